"""Is every sentence there, and are values said so that an ear can write them down?"""

import string
from datetime import date

import pytest

from echolink.agent.catalogue import sentences
from echolink.agent.catalogue.holding import HOLDING
from echolink.agent.sentences import for_the_ear

ENGLISH = sentences("en-US")
SUNDAY = date(2026, 11, 22)


def test_languages_that_are_missing_get_english() -> None:
    assert sentences("xx-YY") is ENGLISH
    assert sentences("") is ENGLISH
    assert sentences("en-GB") is ENGLISH


@pytest.mark.parametrize("tag", [*HOLDING, "no", "pt-BR", "es-MX"])
def test_what_holds_the_line_is_in_the_bots_language_varied_and_fit_for_the_ear(tag: str) -> None:
    catalogue = sentences(tag)
    held = [catalogue.filler(turn) for turn in range(3)] + [catalogue.sending(turn) for turn in range(2)]

    assert len(set(held)) == 5
    assert not set(held) & {*ENGLISH.wordings["filler"], *ENGLISH.wordings["sending"]}
    assert [for_the_ear(said) for said in held] == held
    assert catalogue.greeting() == ENGLISH.greeting()


@pytest.mark.parametrize("key", sorted(ENGLISH.wordings))
def test_every_wording_is_fit_for_the_ear_and_all_of_a_key_take_the_same_values(key: str) -> None:
    wordings = ENGLISH.wordings[key]
    names = [{name for _, name, _, _ in string.Formatter().parse(wording) if name} for wording in wordings]

    assert len(set(wordings)) == len(wordings)
    for wording, taken in zip(wordings, names, strict=True):
        filled = wording.format_map(dict.fromkeys(taken, "X1"))
        assert for_the_ear(filled).rstrip(".") == filled.rstrip(".").strip()
    assert max(len(names_of) for names_of in names) - min(len(names_of) for names_of in names) <= 2


@pytest.mark.parametrize(
    "key", ["filler", "goodbye", "ack", "anything_else", "readback", "unknown_answer", "ask.date_time", "silence"]
)
def test_nothing_is_said_twice_in_a_row(key: str) -> None:
    values = {"details": "x", "question": "y"}

    for turn in range(6):
        first = ENGLISH.say(key, turn, **values)
        assert ENGLISH.say(key, turn, unlike=first, **values) != first


def test_fillers_are_what_people_say_on_the_phone() -> None:
    assert ENGLISH.filler(0) == "One moment, please."
    assert {ENGLISH.filler(n) for n in range(3)} == {"One moment, please.", "Just a moment.", "Let me check."}


def test_what_the_conversation_itself_says() -> None:
    assert ENGLISH.greeting() == "Hi, welcome to your AI assistant. How can I help you today?"
    assert ENGLISH.still_there("What day?", 1) == "Sorry, I didn't hear anything. What day?"
    assert ENGLISH.still_there("What day?", 2) != ENGLISH.still_there("What day?", 1)
    assert ENGLISH.still_there("", 1) == "Are you still there?"
    assert ENGLISH.hello_again("What day?") == "Hello again. What day?"
    assert ENGLISH.listening("What day?") == "I'm listening. What day?"
    assert ENGLISH.noted() == "I've noted your request and will pass it on."
    for sentence in (
        ENGLISH.goodbye(),
        ENGLISH.silence_goodbye(),
        ENGLISH.lines_busy(),
        ENGLISH.max_turns_goodbye(),
        ENGLISH.max_duration_goodbye(),
        ENGLISH.technical_goodbye(),
        ENGLISH.nobody_here(),
    ):
        assert "oodbye" in sentence
    assert ENGLISH.technical_apology().startswith("Sorry")


@pytest.mark.parametrize(
    ("kind", "value", "spoken"),
    [
        ("date", "2026-11-22", "today, Sunday, November 22nd"),
        ("date", "2026-11-23", "tomorrow, Monday, November 23rd"),
        ("date", "2026-12-01", "Tuesday, December 1st"),
        ("date", "2028-03-11", "Saturday, March 11th, 2028"),
        ("time", "19:00", "7 PM"),
        ("time", "07:30", "7:30 AM"),
        ("time", "12:00", "noon"),
        ("time", "00:00", "midnight"),
        ("time", "12:15", "12:15 PM"),
        ("phone", "+14155552671", "4 1 5, 5 5 5, 2 6 7 1"),
        ("phone", "+442079460018", "plus 4 4, 2 0, 7 9 4 6, 0 0 1 8"),
        ("email", "j_ferrer@outlook.es", "j underscore ferrer at outlook dot es"),
        ("money", 12.5, "12.50"),
        ("yes_no", True, "yes"),
        ("count", 4, "4"),
        ("text", "as it is", "as it is"),
    ],
)
def test_values_are_said_as_people_say_them(kind: str, value: object, spoken: str) -> None:
    assert ENGLISH.value(kind, value, SUNDAY, "US") == spoken


def test_weekdays_and_spans() -> None:
    assert ENGLISH.on_weekdays(["sunday"]) == "on Sundays"
    assert ENGLISH.on_weekdays(["monday", "tuesday", "wednesday"]) == "Monday to Wednesday"
    assert ENGLISH.on_weekdays(["monday", "saturday", "sunday"]) == "on Mondays, on Saturdays and on Sundays"
    assert ENGLISH.spans([("17:00", "22:00")]) == "5 PM to 10 PM"
    assert ENGLISH.spans([("00:00", "24:00")]) == "around the clock"
    assert ENGLISH.spans([("11:00", "14:00"), ("17:00", "24:00")]) == "11 AM to 2 PM and 5 PM to midnight"


def test_a_wording_whose_sentences_are_all_new_is_preferred_to_one_that_repeats_a_part() -> None:
    before = ENGLISH.say("again.text", 0, question="What is your name?")

    after = ENGLISH.say("again.text", 0, unlike=before, question="May I have your name?")

    assert "Sorry, I didn't catch that." in before
    assert "Sorry, I didn't catch that." not in after


@pytest.mark.parametrize(
    ("kind", "label", "spoken", "told"),
    [
        ("count", "number of tents", "3", "3 tents"),
        ("count", "how many months", "1", "1 month"),
        ("count", "children", "1", "1 child"),
        ("count", "how many you need", "4", ""),
        ("date", "delivery day", "tomorrow, Monday, November 23rd", "delivery tomorrow, Monday, November 23rd"),
        ("date", "wedding date", "Saturday, June 19th", "wedding on Saturday, June 19th"),
        ("time", "pick-up time", "noon", "pick-up at noon"),
        ("text", "name of the boat", "Windrose", ""),
    ],
)
def test_a_value_and_what_it_is_called_are_one_phrase(kind: str, label: str, spoken: str, told: str) -> None:
    assert sentences("en").named(kind, label, spoken) == told


def test_what_a_day_and_its_time_are_of_is_said_once() -> None:
    assert sentences("en").enumerated(["pick-up on Monday", "pick-up at noon", "at the pier"]) == (
        "pick-up on Monday, at noon, at the pier"
    )
