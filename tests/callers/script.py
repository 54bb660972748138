"""How does a written caller phone a bot, and what must come of it? A script says both; `tests/data/README.md` has its form."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

from echolink.agent.sentences import split
from tests.callers.usual import answers

MOST_TURNS: Final = 30
_TOO_EARLY = re.compile(
    r"\b(?:booked|confirmed|reserved(?! [a-z]+s )|scheduled|all set|see you (?:on|then|at|there))\b", re.IGNORECASE
)
_ASKED_TO_REPEAT = re.compile(
    r"(?:again|repeat|pardon|sorry\??$|what\??$|what was that|sorry (?:when|where|who|how \w+)|once more|one more time|catch that|hello|are you (?:still )?there|hear me|come again|what did you say"
    r"|so far|what do you have|read)",
    re.IGNORECASE,
)


class Phone(Protocol):
    """What a caller phones with."""

    async def say(self, words: str | None) -> str:
        """Say something, or nothing (None); the reply."""

    @property
    def ended(self) -> bool: ...

    @property
    def sent(self) -> Sequence[tuple[Mapping[str, Any], Sequence[str]]]:
        """What the webhook got: fields, and questions that stayed open."""


@dataclass
class Played:
    """A call that was made: its lines, and what went wrong in it."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join([*self.lines, *(f"PROBLEM: {p}" for p in self.problems)])


def scripts(path: Path) -> list[Mapping[str, Any]]:
    loaded: list[Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


async def play(script: Mapping[str, Any], phone: Phone) -> Played:
    """Make the call; never raises for what the bot does."""
    played = Played()
    reply = ""
    for turn in _turns(script):
        if phone.ended:
            break
        reply = await _turn(turn, reply, phone, played)
    then, given = _then(script), Counter[int]()
    for _ in range(MOST_TURNS):
        answer = None if phone.ended else _answer(then, reply, given)
        if answer is None:
            break
        reply = await _turn(answer, reply, phone, played)
    _judge(script, phone, played)
    return played


def _then(script: Mapping[str, Any]) -> Sequence[Sequence[str]]:
    """What the caller answers: what the script says, and what callers usually do."""
    own = list(script.get("then", ()))
    return [*script.get("first", ()), *answers(script["usual"], own)] if "usual" in script else own


def _turns(script: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from script.get("turns", ())


async def _turn(turn: Mapping[str, Any], before: str, phone: Phone, played: Played) -> str:
    sent_before = len(phone.sent)
    words = turn.get("say")
    reply = await phone.say(words)
    played.lines += [f"caller: {words if words is not None else '(silence)'}", f"agent:  {reply}"]
    _check_reply(reply, before, words or "", phone, sent_before, played)
    for pattern in turn.get("hear", ()):
        if not re.search(pattern, reply):
            played.problems.append(f"{pattern!r} is not in {reply!r}")
    for pattern in turn.get("hear_not", ()):
        if re.search(pattern, reply):
            played.problems.append(f"{pattern!r} is in {reply!r}")
    return reply


def _check_reply(reply: str, before: str, words: str, phone: Phone, sent_before: int, played: Played) -> None:
    if not reply.strip():
        played.problems.append(f"no reply to {words!r}")
    if not phone.sent and _TOO_EARLY.search(reply):
        played.problems.append(f"sounds done before anything was sent: {reply!r}")
    if len(phone.sent) > sent_before + 1:
        played.problems.append(f"sent twice in one turn, after {words!r}")
    said_again = set(split(reply)) & set(split(before))
    if said_again and not _ASKED_TO_REPEAT.search(words) and words:
        played.problems.append(f"said twice in a row: {sorted(said_again)}")


def _answer(then: Sequence[Sequence[Any]], reply: str, given: Counter[int]) -> Mapping[str, Any] | None:
    """What is answered to the last question of a reply; None where the caller has nothing to say to it."""
    asked = [part for part in split(reply) if part.endswith("?")] or split(reply)
    last = asked[-1] if asked else ""
    at = next((n for n, (pattern, _) in enumerate(then) if re.search(pattern, last, re.IGNORECASE)), None)
    if at is None:
        return None
    answers = then[at][1] if isinstance(then[at][1], list) else [then[at][1]]
    answer = answers[min(given[at], len(answers) - 1)]
    given[at] += 1
    return answer if isinstance(answer, dict) else {"say": answer}


def _judge(script: Mapping[str, Any], phone: Phone, played: Played) -> None:
    wanted = script.get("sent")
    if wanted is not None:
        _judge_sent(wanted, phone.sent, played)
    for pattern in script.get("questions", ()):
        if not any(re.search(pattern, q) for _, questions in phone.sent for q in questions):
            played.problems.append(f"the question {pattern!r} was not passed on")
    if script.get("ends") and not phone.ended:
        played.problems.append("the call did not end")


def _judge_sent(
    wanted: Sequence[Mapping[str, Any]], sent: Sequence[tuple[Mapping[str, Any], Sequence[str]]], played: Played
) -> None:
    if len(wanted) != len(sent):
        played.problems.append(f"sent {len(sent)} times instead of {len(wanted)}: {[fields for fields, _ in sent]}")
        return
    for one, (fields, _) in zip(wanted, sent, strict=True):
        values = list(_leaves(fields))
        missing = [value for value in one.get("values", ()) if not any(_holds(v, value) for v in values)]
        unwanted = [value for value in one.get("absent", ()) if any(_holds(v, value) for v in values)]
        if missing or unwanted:
            played.problems.append(f"sent {dict(fields)}: lacks {missing}, has {unwanted} which it should not")


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)
    else:
        yield value


def _holds(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if isinstance(wanted, int | float) or isinstance(value, int | float):
        return str(value).removesuffix(".0") == str(wanted).removesuffix(".0")
    return str(wanted).lower() in str(value).lower()
