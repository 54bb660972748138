"""Choices that a context lists in plain prose, and which field they are of."""

import pytest

from echolink.agent.english.choices import choices
from echolink.agent.english.heard import heard
from echolink.agent.english.meanings import meanings
from echolink.agent.english.prose_lists import prose_lists
from echolink.agent.english.stems import stems
from echolink.agent.profile import read_profile


@pytest.mark.parametrize(
    ("goal", "context", "field", "options"),
    [
        (
            "Order a cake: flavor, name",
            "Sugar Plum makes chocolate, lemon and carrot cakes, any day.",
            "flavor",
            "lemon",
        ),
        ("Soap orders: which soap, name", "Bars come in lavender, cedar or mint. Daily.", "soap", "cedar"),
        ("Frame orders: frame color, name", "Black, walnut or white frames. Ready in a week.", "frame_color", "walnut"),
        ("Wholesale orders: which bread, name", "Old Mill. Sourdough, rye, ciabatta.", "bread", "ciabatta"),
        ("Nail appointments: service, name", "Manicure, pedicure, gel set. Open daily.", "service", "pedicure"),
        ("House cleaning: kind of cleaning, name", "Standard or deep clean, Monday to Friday.", "cleaning", "deep"),
        ("Train with us: name, trainer", "Trainers Dex and Lupe. Closed Sundays.", "trainer", "Lupe"),
        ("Visits: name, insurance", "Our clinic accepts Aetna, Cigna and Oscar.", "insurance", "Oscar"),
        ("Tours: which tour, language", "The Ghost Tour and the Port Tour, in Dutch or German.", "language", "German"),
        ("Class signups: class, name", "Slow flow at 7 am, hot yoga at 6 pm, every weekday.", "class", "hot yoga"),
        ("Jobs: name, position", "Kestrel Cafe is hiring baristas, line cooks and bakers.", "position", "line cooks"),
    ],
)
def test_a_list_in_prose_has_the_options_of_the_field_that_asks_which(
    goal: str, context: str, field: str, options: str
) -> None:
    reading = read_profile(
        goal=goal, context=context, name="", fields=None, timezone="America/New_York", region="US"
    ).reading

    assert options in next(f.options for f in reading.fields if f.name == field)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ivory Lens, any date, packages from $500.",
        "Licensed, bonded and insured.",
        "Free parking, wifi and breakfast.",
        "Cash, checks or credit cards.",
        "Bring last year's papers and a photo ID.",
        "Closed Monday, Tuesday and Thanksgiving.",
        "We open at nine and close at five.",
        "We are friendly, fast and local.",
        "Bao Haus, dumplings and tea.",
    ],
)
def test_what_a_firm_says_of_itself_is_no_list(sentence: str) -> None:
    assert not list(prose_lists(sentence, stems("book a visit")))


@pytest.mark.parametrize("field", ["what is wrong", "breed", "notes"])
def test_what_is_the_callers_own_is_in_his_words(field: str) -> None:
    reading = read_profile(
        goal=f"Repairs: {field}, name",
        context="Haircut, beard trim, shave.",
        name="",
        fields=None,
        timezone="America/New_York",
        region="US",
    ).reading

    assert not any(f.options for f in reading.fields)


@pytest.mark.parametrize(
    ("context", "said", "option"),
    [
        ("We teach Vinyasa on Tuesdays, chair yoga on Wednesdays and Yin on Thursdays.", "the thursday one", "Yin"),
        ("Tuesday is watercolor, Wednesday is oil painting and Friday is pottery.", "the friday class", "pottery"),
        ("Dr. Diaz sees adults, Dr. Chen treats children and Dr. Okafor does skin.", "the skin doctor", "Dr. Okafor"),
    ],
)
def test_one_is_called_by_its_day_or_by_whom_it_is_for(context: str, said: str, option: str) -> None:
    options = tuple(
        one
        for one in (
            "Vinyasa",
            "chair yoga",
            "Yin",
            "watercolor",
            "oil painting",
            "pottery",
            "Dr. Diaz",
            "Dr. Chen",
            "Dr. Okafor",
        )
        if one in context
    )

    found = choices(heard(said), options, meanings(options, (context,)), asked=True)

    assert [f.value for f in found] == [option]
