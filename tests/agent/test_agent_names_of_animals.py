"""How is the animal called of which a caller tells, in all lower case, too?"""

import pytest

from tests.agent.told import known

GOAL = "Book a checkup. Find out the owner's name, the pet's name, what kind of animal it is and the day they want to come."


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("it's for my beagle biscuit", "Biscuit"),
        ("it's for my guinea pig peanut", "Peanut"),
        ("my tabby cat is called luna", "Luna"),
        ("it's about kiwi, she's a parrot", "Kiwi"),
        ("the little patient is clover and that's a rabbit", "Clover"),
        ("well we adopted a dachshund a month ago and the kids named her pepper", "Pepper"),
        ("our poodle otis needs his shots", "Otis"),
        ("my beagle needs his shots", None),
        ("it's about a checkup, she's a beagle", None),
        ("my dachshund keeps coughing", None),
    ],
)
async def test_an_animal_is_named_behind_its_kind_or_before_it(said: str, name: str | None) -> None:
    values = await known(GOAL, "hi i'm laura simmons and i'd like to book a checkup", said)
    assert (values["owner_name"], values.get("pet_name")) == ("Laura Simmons", name)
