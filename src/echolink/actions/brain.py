"""What did a bot's own backend answer to a turn? Words and what they mean for the call, or precisely what is wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from echolink.actions.client import Response
from echolink.actions.json_answer import NotUsable, json_of, kind_of, text_of
from echolink.agent.sentences import for_the_ear

_SHAPE: Final[Mapping[str, tuple[type, str]]] = {
    "say": (str, "a text"),
    "end": (bool, "true or false"),
    "fields": (dict, "an object"),
    "completed": (bool, "true or false"),
    "transfer": (bool, "true or false"),
}
_MARKUP = re.compile(r"\s*<")
_MOST_READ = (
    2_000  # characters of `say`, of which 1,500 are said: cleaning 16,000 hostile ones held the event loop for 1.3 s
)
_MOST_NAMED = 5  # keys that mean nothing here
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Spoken:
    """A usable answer."""

    say: str  # fit for the ear; empty only where it ends the call or has the caller put through
    ends: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)  # what is known now besides what was
    completed: bool = False  # the goal is reached: the bot's webhook is told the fields
    transfer: bool = False  # put the caller through to a person after saying it
    ignored: Sequence[str] = ()  # keys that mean nothing here


def spoken(response: Response) -> Spoken:
    """Plain text is what to say; JSON is `{"say", "end", "fields", "completed", "transfer"}`, of which all but the first may be
    left out, or a JSON text. Null counts as left out. Raises NotUsable."""
    text = text_of(response)
    kind = response.content_type.partition(";")[0].strip().lower()
    if text[0] not in "{[" and kind != "application/json":
        return Spoken(_words(_plain(text, kind), ends=False))
    answer = json_of(text)
    if isinstance(answer, str):
        return Spoken(_words(answer, ends=False))
    if not isinstance(answer, dict):
        raise NotUsable(f"the answer must be an object with `say`, and is {kind_of(answer)}")
    given = {name: value for name, value in answer.items() if value is not None}
    for name, (its_type, wanted) in _SHAPE.items():
        if name in given and not isinstance(given[name], its_type):
            raise NotUsable(f"`{name}` must be {wanted}, and is {kind_of(given[name])}")
    ends, transfer = given.get("end", False), given.get("transfer", False)
    if "say" not in given and not (ends or transfer):
        raise NotUsable("`say` is missing")
    return Spoken(
        say=_words(given.get("say", ""), ends=ends or transfer),
        ends=ends and not transfer,
        fields=given.get("fields", {}),
        completed=given.get("completed", False),
        transfer=transfer,
        ignored=tuple(name[:_LONGEST_NAME] for name in answer if name not in _SHAPE)[:_MOST_NAMED],
    )


def _plain(text: str, kind: str) -> str:
    if kind in ("text/html", "text/xml", "application/xml", "application/xhtml+xml") or _MARKUP.match(text):
        raise NotUsable("the answer is a page or XML, where JSON or plain text is awaited")
    if kind and not kind.startswith("text/"):
        raise NotUsable("the answer's Content-Type is neither JSON nor text")
    return text


def _words(say: str, *, ends: bool) -> str:
    words = for_the_ear(say[:_MOST_READ])
    if not words and not ends:
        raise NotUsable("`say` holds nothing that can be spoken, and `end` is not true")
    return words
