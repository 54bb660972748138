"""Which options have an "and" in their names, and how are they chosen by a part of it or by their price?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.told import known

CONTEXT = (
    "Open daily 8 am to 8 pm. The Basic Exterior Wash costs 15 dollars and takes 20 minutes. The Hand Wash and Wax costs "
    "35 dollars and takes an hour. The Full Interior Detail costs 110 dollars and takes three hours."
)
PACKAGES = ("Basic Exterior Wash", "Hand Wash and Wax", "Full Interior Detail")


@pytest.mark.parametrize(
    ("listed", "options"),
    [
        (", ".join(PACKAGES), PACKAGES),
        ("Basic Exterior Wash, Hand Wash and Wax or Full Interior Detail", PACKAGES),
        ("Basic Exterior Wash / Hand Wash and Wax / Full Interior Detail", PACKAGES),
        ("Hand Wash & Wax, Full Interior Detail", ("Hand Wash & Wax", "Full Interior Detail")),
        ("oil change, tires and brakes, inspection", ("oil change", "tires and brakes", "inspection")),
        ("cut, color, cut and color", ("cut", "color", "cut and color")),
        ("small, medium and large", ("small", "medium", "large")),
        ("chicken, beef or fish", ("chicken", "beef", "fish")),
        ("pick-up and delivery", ("pick-up", "delivery")),
    ],
)
def test_an_and_within_a_name_parts_no_options(listed: str, options: tuple[str, ...]) -> None:
    fields = read_profile(goal=f"Book a visit. Ask for the name, the package ({listed}) and the day.").reading.fields
    assert fields[1].options == options


def test_a_context_prices_one_thing_with_an_and_in_its_name() -> None:
    reading = read_profile(goal="Book a car wash. Get the name, the package and the day.", context=CONTEXT).reading
    assert [s["name"] for s in reading.services] == [*PACKAGES]


@pytest.mark.parametrize(
    ("said", "package"),
    [
        ("the wax one please", "Hand Wash and Wax"),
        ("i'll take the hand wash", "Hand Wash and Wax"),
        ("can i get the cheapest one", "Basic Exterior Wash"),
        ("can i get the thirty five dollar one", "Hand Wash and Wax"),
        ("how much is the cheapest one", None),
    ],
)
async def test_an_option_is_chosen_by_a_part_or_its_price(said: str, package: str | None) -> None:
    goal = f"Book a car wash. Ask for the driver's name, the package ({', '.join(PACKAGES)}) and the day and time."
    values = await known(goal, "hi this is brenda shaw i'd like to get my car washed", said, context=CONTEXT)
    assert values.get("package") == package
