"""Is the option that holds a told number chosen, and only that?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_FIELDS = {
    "type": "object",
    "required": ["size", "name"],
    "properties": {"size": {"enum": ["small", "medium", "large"]}, "name": {"type": "string"}},
}
_CONTEXT = "Boxes: small (under 10 kg) $20 / medium (10 to 25 kg) $35 / large (25 to 60 kg) $50."


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("i'd like to send about eight kilos", "small"),
        ("it weighs eighteen kilos", "medium"),
        ("a parcel of forty kilos", "large"),
        ("it's ninety kilos", None),
        ("there are eighteen books in it", None),
    ],
)
async def test_a_number_chooses_the_option_that_holds_it(said: str, size: str | None) -> None:
    call = Conversation(read_profile(goal="Arrange shipping of boxes", context=_CONTEXT, fields=_FIELDS))

    await call.hears(said)

    assert call.answers[-1].memory.get("values", {}).get("size") == size
