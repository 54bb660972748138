"""Who thinks again in one breath is held to what they say last, whatever stands between as a reason."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

VISIT = "Book a visit: day, time and number of people."
HIRE = "Rent a kayak: pick-up date and return date."
COURT = "Book a court: day, start time and end time."


async def known_after(goal: str, said: str) -> dict[str, Any]:
    call = Conversation(read_profile(goal=goal, context="Open daily 10 am to 10 pm."))
    await call.hears(said)
    values: dict[str, Any] = dict(call.answers[-1].memory.get("values", {}))
    return values


@pytest.mark.parametrize(
    ("goal", "said", "want"),
    [
        (VISIT, "ten am on tuesday lol who am i kidding noon", {"time": "12:00"}),
        (VISIT, "wednesday at 10 40 oh i misread my own handwriting that's 11 40", {"time": "11:40"}),
        (VISIT, "tuesday at eleven no eleven's the walkthrough so twelve thirty please", {"time": "12:30"}),
        (VISIT, "the ninth of december at two scratch the ninth the tenth", {"date": "2026-12-10", "time": "14:00"}),
        (VISIT, "wednesday at 3 hold up wednesday's when we fly monday the 30th at 3 instead", {"date": "2026-11-30"}),
        (VISIT, "eleven people on the 12th of december hm noah's out with the flu so ten", {"party_size": 10}),
        (VISIT, "friday at seven for four oh no my sister can't make it so three", {"time": "19:00", "party_size": 3}),
        (HIRE, "pick it up december 4 hmm no the 5th and return it the 8th",
         {"pick_up_date": "2026-12-05", "return_date": "2026-12-08"}),
        (COURT, "on december 2nd two pm until five oh the client has to fly until four",
         {"start_time": "14:00", "end_time": "16:00"}),
        (COURT, "saturday 5 pm to 9 pm wait the play's at 6 we have to leave earlier so 4 30 to 9",
         {"start_time": "16:30", "end_time": "21:00"}),
        (COURT, "monday ten am to noon correction eleven am to noon", {"start_time": "11:00", "end_time": "12:00"}),
        (COURT, "friday from noon till five shoot my shift got longer till six thirty",
         {"start_time": "12:00", "end_time": "18:30"}),
        (COURT, "tuesday 7 to 8 bro make it 7 to 8 30", {"start_time": "19:00", "end_time": "20:30"}),
        (HIRE, "i'd grab it the 4th of december and bring it back the 6th oh brunch is the 6th bring it back on the 7th",
         {"pick_up_date": "2026-12-04", "return_date": "2026-12-07"}),
        (HIRE, "from the 8th to the 9th of december sorry wrong month from the 9th to the 10th of december",
         {"pick_up_date": "2026-12-09", "return_date": "2026-12-10"}),
        (VISIT, "can i come wednesday no hang on im working wednesday friday i mean", {"date": "2026-11-27"}),
        (VISIT, "thursday oh no i work thursday friday the fourth instead", {"date": "2026-12-04"}),
    ],
)  # fmt: skip
async def test_what_is_said_last_takes_the_place_of_the_first(goal: str, said: str, want: dict[str, Any]) -> None:
    assert want.items() <= (await known_after(goal, said)).items()


@pytest.mark.parametrize(
    ("goal", "said", "want"),
    [
        (VISIT, "friday at seven for two, my husband works till six, oh well", {"time": "19:00"}),
        (VISIT, "tuesday at four for three, sorry for the noise, my kid is five", {"time": "16:00", "party_size": 3}),
        (
            HIRE,
            "pick it up friday, um, bring it back sunday",
            {"pick_up_date": "2026-11-27", "return_date": "2026-11-29"},
        ),
        (COURT, "friday at six, um, until eight", {"start_time": "18:00", "end_time": "20:00"}),
    ],
)
async def test_what_only_stands_behind_a_sigh_takes_nothing_back(goal: str, said: str, want: dict[str, Any]) -> None:
    assert want.items() <= (await known_after(goal, said)).items()


async def test_a_day_of_return_that_is_put_right_keeps_its_own_hour() -> None:
    call = Conversation(read_profile(goal="Reserve a car: pick-up day and time, return day and time, the name."))
    await call.hears_all(
        "pick up on Friday at nine in the morning and bring it back on Sunday at five in the afternoon",
        "sorry, no, I'm bringing it back Monday the thirtieth, same time",
    )
    values = call.answers[-1].memory["values"]

    assert (values["return_day"], values["return_time"]) == ("2026-11-30", "17:00")
