"""What comes of the same thing in many words: frames of callers times what they say, contexts and goals that mean the same.

Each file of tests/data/grids is a list of grids. A grid has one `bot`, or one `goal` with many `contexts`, or one `context` with
many `goals`; `before` is said first. Then each of `says` is played in a call of its own with every bot, or each of `frames`
with each of `fills` in it. `values` must be held then, `absent` must not; the reply must match `hear`, and not `hear_not`.
`play` is a whole call in which every question is answered, up to what is sent.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.callers.desk_phone import DeskPhone
from tests.callers.phrases import flat, has

FOLDER: Final = Path(__file__).parents[1] / "data" / "grids"
_IS_READ_BACK: Final = re.compile(r"(?i)\b(?:right|correct|ahead)\?$")
_MOST_TURNS: Final = 16


class Put(NamedTuple):
    """One way to put it: the bot, the lines of the caller, and what must come of the last of them."""

    bot: Mapping[str, Any]
    lines: Sequence[str]
    wanted: Mapping[str, Any]


class Came(NamedTuple):
    """Whether it came to what it should, what is held or was sent, and what the agent said last."""

    held: bool
    values: Sequence[Any]
    reply: str


def load(name: str) -> list[dict[str, Any]]:
    grids: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return grids


def bots(grid: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "contexts" in grid:
        return [{"goal": grid["goal"], "context": context} for context in grid["contexts"]]
    if "goals" in grid:
        return [{"goal": goal, "context": grid["context"]} for goal in grid["goals"]]
    return [grid["bot"]]


def puts(grid: Mapping[str, Any]) -> Iterator[Put]:
    before = grid.get("before", [])
    for bot in bots(grid):
        for one in grid.get("says", ()):
            yield Put(bot, [*before, one["say"]], one)
        for frame in grid.get("frames", ()):
            for fill in grid["fills"]:
                said = frame.replace("{x}", str(fill["x"])).replace("{y}", str(fill.get("y", "")))
                yield Put(bot, [*before, said], {"hear": grid.get("hear"), "hear_not": grid.get("hear_not"), **fill})


async def came_of(put: Put) -> Came:
    phone, reply = _phone(put.bot), ""
    for line in put.lines:
        if not phone.ended:
            reply = await phone.say(line)
    values = flat(dict(phone.call.answers[-1].memory.get("values", {}))) + _sent(phone)
    wanted = put.wanted
    held = all(has(value, values) for value in wanted.get("values", ()))
    held = held and not any(has(value, values) for value in wanted.get("absent", ()))
    heard = not wanted.get("hear") or re.search(wanted["hear"], reply)
    unheard = not wanted.get("hear_not") or not re.search(wanted["hear_not"], reply)
    return Came(bool(held and heard and unheard), values, reply)


async def whole_call(bot: Mapping[str, Any], play: Mapping[str, Any]) -> Came:
    """The caller answers each question by the first of `then` that fits it, until something is sent."""
    phone, said, reply = _phone(bot), str(play["opening"]), ""
    for _ in range(_MOST_TURNS):
        reply = await phone.say(said)
        if phone.sent or phone.ended:
            break
        question = re.split(r"(?<=[.!?])\s", reply)[-1]
        answers = (answer for asks, answer in play["then"].items() if re.search(asks, question))
        said = "yes" if _IS_READ_BACK.search(question) else next(answers, "I don't know")
    values = _sent(phone)
    return Came(all(has(value, values) for value in play["values"]), values, reply)


def _phone(bot: Mapping[str, Any]) -> DeskPhone:
    return DeskPhone({"bot": {"goal": bot["goal"], "context": bot.get("context", "")}, "webhook": "Thank you."})


def _sent(phone: DeskPhone) -> list[Any]:
    return [value for payload, *_ in phone.sent for value in flat(dict(payload))]
