"""Whoever asks whether something is free at a time wishes for that time; who asks for the next opening wishes for the earliest."""

import re
from typing import Any

import pytest

from tests.callers.desk_phone import DeskPhone

SALON = {
    "goal": "Book a haircut with one of our stylists",
    "context": "Stylists: Mia, Tom, Ana. Haircut $45, color from $90. Tue-Sat 9-19.",
}
SCHOOL = {"goal": "Book piano lessons", "context": "Daily 8am to 9pm. Breaks are on public holidays."}
FRIDAY, SATURDAY = "2026-11-27", "2026-11-28"  # the calls are on Sunday, November 22nd

ON_A_DAY = [
    ("Is Mia free on Friday afternoon?", FRIDAY),
    ("is ana available this Friday?", FRIDAY),
    ("is Tom working friday", FRIDAY),
    ("does Mia have time on Saturday morning", SATURDAY),
    ("do you have anything free Friday night", FRIDAY),
    ("have you anything left for Saturday", SATURDAY),
    ("any openings this Saturday?", SATURDAY),
    ("what do you have on Friday?", FRIDAY),
    ("what have you got for Saturday afternoon", SATURDAY),
    ("what times do you have free on Friday?", FRIDAY),
    ("what's available on Saturday", SATURDAY),
    ("is there anything Friday, or is that too short notice", FRIDAY),
    ("Thursday is Thanksgiving isn't it, Friday then", FRIDAY),
    ("Thursday's the holiday, right? so Friday", FRIDAY),
]
AT_A_TIME = [
    "is Mia in on Friday at three",
    "does Tom have anything on Friday at 3?",
    "would Friday at three work?",
    "how's Friday at three?",
    "are you guys free Friday at 3?",
    "I was wondering if you had anything on Friday at three",
    "any chance of something on Friday at three?",
]
SOONEST = [
    "when's your next opening?",
    "when is the next available appointment?",
    "what's the earliest you have?",
    "when can I come in?",
    "how soon could you fit us in",
    "what's your first available",
    "do you have anything soon?",
]
NO_WISHES = [
    ("is parking free on Saturday?", "Parking is free.", "free"),
    ("is breakfast available on Saturday?", "We serve breakfast on weekdays only.", "weekdays"),
    ("is Dr. Hale in on Friday?", "Dr. Hale is in on Mondays and Tuesdays.", "Mondays"),
    ("what's the first one cost", "First lesson $75, after that $85.", "75"),
    ("is the first lesson really free", "The first lesson is free.", "free"),
    ("are you open on Saturday?", "Open Mon-Fri 9-5.", "(?i)closed"),
]


async def noted(bot: dict[str, Any], *lines: str) -> dict[str, Any]:
    phone = DeskPhone({"bot": bot})
    for line in lines:
        await phone.say(line)
    return dict(phone.call.answers[-1].memory["values"])


@pytest.mark.parametrize("bot", [SALON, SCHOOL])
@pytest.mark.parametrize(("said", "day"), ON_A_DAY)
async def test_a_day_that_is_asked_for_is_wished_for(bot: dict[str, Any], said: str, day: str) -> None:
    assert (await noted(bot, said))["date"] == day


@pytest.mark.parametrize("bot", [SALON, SCHOOL])
@pytest.mark.parametrize("said", AT_A_TIME)
async def test_so_is_a_time(bot: dict[str, Any], said: str) -> None:
    values = await noted(bot, f"hi, {said}")
    assert (values["date"], values["time"]) == (FRIDAY, "15:00")


@pytest.mark.parametrize("bot", [SALON, SCHOOL])
@pytest.mark.parametrize("said", SOONEST)
async def test_whoever_asks_for_the_next_opening_gets_the_earliest(bot: dict[str, Any], said: str) -> None:
    assert {"date", "time"} <= (await noted(bot, said)).keys()


@pytest.mark.parametrize(("said", "context", "told"), NO_WISHES)
async def test_what_the_context_answers_stays_a_question(said: str, context: str, told: str) -> None:
    reply = await DeskPhone({"bot": {"goal": "Book a lesson", "context": context}}).say(said)
    assert re.search(told, reply)


async def test_who_was_wished_for_is_passed_on() -> None:
    phone = DeskPhone({"bot": SALON})
    for line in ("Is Mia free on Friday afternoon?", "a haircut", "at three", "Zoe Bell", "yes"):
        await phone.say(line)
    ((fields, questions),) = phone.sent
    assert (fields["date"], fields["time"]) == (FRIDAY, "15:00")
    assert any("Mia" in question for question in questions)


CUTS = {"goal": "Book a salon appointment", "context": "Women's cut $60, men's cut $35, color from $90. Tue-Sat 9-19."}
VET = {
    "goal": "Book an appointment with the vet for a pet",
    "context": "Consultation $60, vaccination $35. Mon-Sat 8-18.",
}


async def test_a_choice_of_the_price_list_blocks_no_call() -> None:
    phone = DeskPhone({"bot": VET})
    for line in (
        "My rabbit isn't eating",
        "and my dog needs his shots",
        "Saturday morning",
        "eleven",
        "Paula Ives",
        "yes",
    ):
        await phone.say(line)
    ((fields, told),) = phone.sent
    assert fields == {"date": SATURDAY, "time": "11:00", "name": "Paula Ives"}
    assert told == ("My rabbit isn't eating", "my dog needs his shots")


async def test_asked_twice_it_takes_the_callers_words() -> None:
    values = await noted(CUTS, "I'd like to come on Saturday", "um, at ten", "the thing with the foils")
    assert values["service"] == "the thing with the foils"


@pytest.mark.parametrize(
    ("said", "service"),
    [("it's for my husband", "men's cut"), ("for my wife", "Women's cut"), ("a haircut for my dad", "men's cut")],
)
async def test_for_whom_it_is_tells_which(said: str, service: str) -> None:
    assert (await noted(CUTS, "I need a haircut for Saturday", said))["service"] == service


SPA = {"goal": "Book an appointment", "context": "Facial $80, massage $90, waxing $40. Tue-Sat 10-19."}


@pytest.mark.parametrize(
    "lines",
    [
        ("hi there", "I'm not sure", "whatever you think", "Saturday at noon"),
        ("hi there", "I don't know", "I really don't know", "Saturday at noon"),
        ("I'd like to come Saturday at noon", "my back's been killing me", "hm, something"),
        ("something on Saturday", "at noon", "it's our anniversary"),
    ],
)
async def test_whoever_cannot_choose_is_not_asked_for_ever(lines: tuple[str, ...]) -> None:
    phone = DeskPhone({"bot": SPA})
    for line in (*lines, "Lee Ann", "yes"):
        await phone.say(line)
    ((fields, _),) = phone.sent
    assert fields == {"date": SATURDAY, "time": "12:00", "name": "Lee Ann"}
