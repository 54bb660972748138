"""In how many days is each of several things ready, in every form in which a context tells it?"""

import pytest

from tests.callers.desk_phone import DeskPhone

_GOAL = "Book a bike in: the name, the service, the day they bring the bike and the day they pick it up."

CONTEXTS = [
    "Tune-up: 2 days. Full overhaul: 7 days. Mon-Sat.",
    "turnaround: tune-up 2 days, full overhaul 7 days; open: Mon-Sat",
    "We need two days for a tune-up and a week for a full overhaul.",
    "Your bike is ready two days after drop-off for a tune-up and seven days after drop-off for a full overhaul.",
    "full overhaul 1 week, tune-up 2 days, closed sunday",
    "A full overhaul can be picked up after one week at the earliest. A tune-up after two days at the earliest.",
    "How long will it take? Tune-up: two days. Full overhaul: seven days. Opening days: Monday to Saturday.",
]


@pytest.mark.parametrize("context", CONTEXTS)
async def test_what_cannot_be_ready_by_then_is_told(context: str) -> None:
    phone = DeskPhone({"bot": {"goal": _GOAL, "context": context}, "webhook": "Booked."})
    await phone.say("I want a full overhaul and I'll bring the bike in on Monday November thirtieth")
    said = await phone.say("I'd like to pick it up on Wednesday December second")
    assert "7 days" in said or "week" in said
    said = await phone.say("then on Wednesday December ninth")
    assert "7 days" not in said


async def test_what_is_kept_or_lent_so_long_is_not_made_ready() -> None:
    goal = "Rent out kayaks: name, which kayak, the pick-up date and the return date."
    phone = DeskPhone(
        {"bot": {"goal": goal, "context": "Single kayak: 1 day $40. Double kayak: 3 days $90."}, "webhook": "Booked."}
    )
    await phone.say("a double kayak from Monday November thirtieth")
    said = await phone.say("I'd return it on Tuesday December first")
    assert "ready" not in said
