"""Which sentences of a context tell what callers are to be asked, and where does what they list end?"""

import pytest

from echolink.agent.english.asked_for import fields_of
from echolink.agent.english.list_ends import without_rest
from echolink.agent.profile import read_profile

TOLD = [
    ("When somebody calls I need to know what breed it is, and then name and phone so I can ring back after 5.", "breed name phone"),
    ("When a client wants a slot, write down their name, email and which class, we send the link there.", "name email class"),
    ("Whenever someone wants to order, get the flavor, the size, pick-up day and their name.", "flavor size pick_up_day name"),
    ("If anybody wants to book, note the date, the number of guests and a phone number so we can confirm.", "date party_size phone"),
    ("Tell me the address, which lock (apartment, house, car), name and phone and I'll be there in an hour.", "address lock name phone"),
    ("Need street address, which floor, day, how many windows, name, cell phone.", "address floor date windows name phone"),
    ("I write quotes at night so I always need these five: what kind of event / where / how many guests / name / email.",
     "event address party_size name email"),
    ("Send me name, email and the size of the sofa and I'll get back to you with a price.", "name email size_sofa"),
    ("Get me their name, number and what the job is, then my wife calls them back.", "name phone job"),
    ("In order to help we have to have the order number, the name and an email.", "order_number name email"),
    ("For a booking I want the name, the date, the number of people and whether they have a dog.", "name date party_size dog"),
    ("Just get the name, the car, the mileage and the phone, that's enough.", "name car mileage phone"),
    ("We must know:\n1) student's name\n2) learner permit, yes or no\n3) automatic or manual\n4) phone",
     "student_name learner_permit automatic_or_manual phone"),
]  # fmt: skip


@pytest.mark.parametrize(("context", "names"), TOLD)
def test_a_context_may_tell_in_its_own_words_what_to_ask(context: str, names: str) -> None:
    fields = [f.name for f in read_profile(goal="Take requests", context=context).reading.fields]

    assert set(names.split()) <= set(fields)


@pytest.mark.parametrize(
    "context",
    [
        "Get 10% off, free delivery and a gift.",
        "If they want to cancel, ask for the booking number and their email.",
        "Tell us how we did, and win a prize.",
        "We need two days, sometimes three.",
    ],
)
def test_what_asks_nothing_of_every_caller_adds_no_field(context: str) -> None:
    plain = read_profile(goal="Book appointments", context="").reading.fields

    assert read_profile(goal="Book appointments", context=context).reading.fields == plain


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("Take their name and phone, and we call back", "Take their name and phone"),
        ("Ask what time we should come and which door it is", "Ask what time we should come and which door it is"),
        ("Note the plate and the color because there are two lots", "Note the plate and the color"),
        ("I'm busy, so I always need the name and the day", "I'm busy, so I always need the name and the day"),
    ],
)
def test_a_reason_after_a_list_is_none_of_its_items(sentence: str, listed: str) -> None:
    assert without_rest(sentence) == listed


@pytest.mark.parametrize(
    ("item", "options"),
    [
        ("do they own or rent", ("own", "rent")),
        ("is it a house or a flat", ("house", "flat")),
        ("are they a new or returning client", ("new", "returning")),
        ("is the car manual or automatic", ("manual", "automatic")),
        ("do they prefer phone or email", ("phone", "email")),
        ("is it their first visit or a follow-up", ("first visit", "follow-up")),
        ("do they sit inside or outside", ("inside", "outside")),
        ("wash or polish only", ("wash", "polish")),
        ("front door or back door", ("front", "back")),
    ],
)
def test_one_of_two_is_a_choice(item: str, options: tuple[str, ...]) -> None:
    (field,) = fields_of(item)

    assert (field.kind, field.options) == ("choice", options)


@pytest.mark.parametrize(
    "item", ["do they have pets or children", "are they 18 or older", "have they had a facial or a peel before"]
)
def test_what_yes_and_no_answer_is_no_choice(item: str) -> None:
    assert [f.kind for f in fields_of(item)] == ["yes_no"]
