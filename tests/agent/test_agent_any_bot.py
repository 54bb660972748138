"""What holds whatever a bot is made of: any schema, any goal and context that somebody wrote, any caller's words."""

import json
from pathlib import Path
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from echolink.agent.port import HeardKind
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_DATA: Final = Path(__file__).parents[1] / "data"
_SCRIPTS: Final = [
    script
    for path in sorted([*(_DATA / "strangers").glob("*.json"), *(_DATA / "callers").glob("*.json")])
    for script in json.loads(path.read_text(encoding="utf-8"))
]
_SAID: Final = sorted({turn["say"] for script in _SCRIPTS for turn in script.get("turns", ()) if turn.get("say")})
_SHORT: Final = (
    "yes", "no", "two", "the first one", "none", "make that two dozen", "Friday at three", "John Smith", "?", "…", "555",
    "a@b.c", "size 40", "an hour later", "that's all", "12/31", "one of each", "no sorry make it fourteen",
)  # fmt: skip
_NAMES: Final = (
    "name", "firstName", "pickup_date", "x", "time", "party_size", "email", "phone", "notes", "a-b", "1", "service", "address",
    "dogName", "ok?", "start", "end", "return_date", "urgent", "level", "total_amount", "message", "items",
)  # fmt: skip
_TEXTS: Final = (
    "",
    "Name",
    "the day",
    "How many people?",
    "time of pick-up (HH:MM)",
    "what, when and who",
    "Ünïcode",
    "x" * 300,
)
_KINDS: Final = (
    {"type": "string"},
    {"type": "integer"},
    {"type": "integer", "minimum": 1, "maximum": 10},
    {"type": "number", "minimum": 5},
    {"type": "boolean"},
    {"type": ["string", "null"]},
    {"anyOf": [{"type": "string"}, {"type": "null"}]},
    {"const": 3},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "time"},
    {"type": "string", "format": "email"},
    {"type": "string", "pattern": "^[A-Z]{2}\\d{4}$", "maxLength": 6},
    {"type": "string", "enum": ["Small", "Large"]},
    {"type": "string", "enum": ["9-12", "1-4"]},
    {"type": "string", "enum": ["A & B", "A", ""]},
    {"type": "integer", "enum": [1, 2, 5]},
    {"type": "array", "items": {"type": "string"}},
    {
        "type": "array",
        "items": {"type": "object", "properties": {"item": {"type": "string"}, "quantity": {"type": "integer"}}},
    },
    {"type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}},
)
_FIELD = st.builds(lambda kind, text: {**kind, "description": text}, st.sampled_from(_KINDS), st.sampled_from(_TEXTS))


@st.composite
def _schemas(draw: st.DrawFn) -> dict[str, Any]:
    properties = draw(st.dictionaries(st.sampled_from(_NAMES), _FIELD, min_size=1, max_size=6))
    required = draw(st.lists(st.sampled_from(sorted(properties)), unique=True))
    return {"type": "object", "properties": properties, "required": required}


@settings(max_examples=300)
@given(
    goal=st.sampled_from(_SCRIPTS).map(lambda script: str(script["bot"]["goal"])),
    context=st.sampled_from(_SCRIPTS).map(lambda script: str(script["bot"].get("context", ""))),
    fields=st.none() | _schemas(),
    said=st.lists(st.sampled_from(_SAID) | st.sampled_from(_SHORT), min_size=1, max_size=12),
)
async def test_whatever_a_bot_is_made_of_every_caller_gets_an_answer(
    goal: str, context: str, fields: dict[str, Any] | None, said: list[str]
) -> None:
    call = Conversation(read_profile(goal=goal, context=context, fields=fields))

    for words in said:
        answer = await call.hears(words, HeardKind.SPEECH)

        assert answer.say.strip()
        assert json.loads(json.dumps(answer.memory)) == answer.memory
        if answer.ends:
            break
