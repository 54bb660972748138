"""How old, how tall, how heavy: are bounds read in the words and keys that owners write them in?"""

import pytest

from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone

_GOAL = "Book a ride: name, the rider's age in years, the rider's height in inches, the weight in pounds, and the day."

# A context, the least age, the least height and the most weight.
CONTEXTS = [
    ("min_age: 10; min_height_inches: 55; max_weight_lb: 220", 10, 55, 220),
    ("We don't let anyone ride who is under 10 years or under 55 inches.", 10, 55, None),
    ("Under 10 not allowed, under 55 inches not allowed, over 220 pounds not allowed.", 10, 55, 220),
    ("You have to be ten or older and 55 inches or taller to ride.", 10, 55, None),
    ("Our horses are for people of 55 inches and up, and the rider must have turned 10.", 10, 55, None),
    ("Kids can ride from age 10 if they are 55 inches tall or more.", 10, 55, None),
    ("Children under 10 can't ride.", 10, None, None),
    ("The youngest of our guides is 19. Our barn is 80 feet long.", None, None, None),
]


@pytest.mark.parametrize(("context", "age", "height", "weight"), CONTEXTS)
def test_bounds_are_read_in_the_words_of_owners(
    context: str, age: int | None, height: int | None, weight: int | None
) -> None:
    fields = read_profile(goal=_GOAL, context=context, name="", fields=None).reading.fields
    least = {word: f.least for f in fields for word in ("age", "height") if word in f.name}
    most = next(f.most for f in fields if "weight" in f.name)
    assert (least["age"], least["height"], most) == (age, height, weight)


async def test_fifty_inches_are_no_age() -> None:
    phone = DeskPhone({"bot": {"goal": _GOAL, "context": CONTEXTS[0][0]}, "webhook": "Booked."})
    await phone.say("I want to book a ride for my son")
    said = await phone.say("he is fifty inches tall")
    assert "55" in said
    assert "10" in await phone.say("he is eight years old")
