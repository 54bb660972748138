"""What does a caller's first sentence tell a bot of two words, and is all of it sent?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

OPENINGS = [
    (
        "Arrange piano tunings",
        "our old upright hasn't been tuned in years, could somebody come by",
        "reason",
        "upright",
    ),
    ("Book massage", "my back's been killing me since i moved the couch, could i get a massage", "reason", "back"),
    ("Piano lessons", "my daughter Mia wants to learn the piano, she's never played", "reason", "Mia"),
    ("Balloon deliveries", "twenty red balloons for my son's party saturday morning", "items", "twenty red balloons"),
    ("Take flower delivery orders", "a dozen red roses for tomorrow", "items", "a dozen red roses"),
    (
        "Real estate leads",
        "we want to sell our condo, can you email me at nora at lee dot com",
        "email",
        "nora@lee.com",
    ),
    ("Heating repair visits", "my furnace quit and i think i smell gas", "reason", "my furnace quit"),
    ("Heating repair visits", "the gas company was already here this morning and our boiler is broken", "date", None),
]


@pytest.mark.parametrize(("goal", "said", "field", "told"), OPENINGS)
async def test_what_a_caller_begins_with_is_kept(goal: str, said: str, field: str, told: str | None) -> None:
    fields = (await Conversation(read_profile(goal=goal)).hears(said)).fields

    assert field not in fields if told is None else told in fields[field]


async def test_a_lead_keeps_all_that_is_told_of_it() -> None:
    call = Conversation(read_profile(goal="Qualify solar leads"))
    await call.hears("hi i saw your ad")
    fields = (await call.hears("it's our own house, in montclair new jersey")).fields
    assert fields["reason"] == "i saw your ad, it's our own house, in montclair new jersey"


async def test_no_card_takes_nothing_from_the_order() -> None:
    call = Conversation(read_profile(goal="Take flower delivery orders"))
    await call.hears("could you send some lilies to Rosa Miller, 12 Elm Street, for tomorrow")
    fields = (await call.hears("no card")).fields
    assert fields["items"] == "some lilies"


@pytest.mark.parametrize(
    "said", ["i need a haircut on friday at three", "hi yeah i need a haircut sometime friday afternoon"]
)
async def test_the_goal_itself_is_no_reason(said: str) -> None:
    fields = (await Conversation(read_profile(goal="Book haircuts.")).hears(said)).fields
    assert "reason" not in fields
