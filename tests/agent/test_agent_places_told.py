"""A place is noted without the full stop with which its sentence ends, and with those that belong to it."""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("It's at the Boathouse in Greenwich.", "the Boathouse in Greenwich"),
        ("About eighty guests, and it's at the Elks Lodge.", "the Elks Lodge"),
        ("We're at 12 Elm Street, Rye.", "12 Elm Street, Rye"),
        ("We're at 12 Elm Street in St. Louis.", "12 Elm Street, St. Louis"),
        ("We're at 12 Elm Street, D.C.", "12 Elm Street, D.C."),
    ],
)
@pytest.mark.parametrize("is_asked", [True, False], ids=["asked", "unasked"])
async def test_the_full_stop_of_a_sentence_is_no_part_of_a_place(said: str, place: str, *, is_asked: bool) -> None:
    call = Conversation(read_profile(goal="Take inquiries: venue, number of guests, name and phone."))

    await call.hears_all(*(["hello"] if is_asked else []), said)

    assert call.answers[-1].memory["values"]["venue"] == place
