"""What comes of single phrases, area by area: a question, a correction, an opening in one breath, an answer of a business.

The phrases stand in tests/data/phrases; each is played to the scripted agent in a call of its own, and judged by what is held then.
"""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone

_FOLDER: Final = Path(__file__).parents[1] / "data" / "phrases"
_TABLE: Final = {
    "goal": "Book a table: day, time, number of people, name",
    "context": "Open daily 8 am to 11 pm.",
}
_WHOLE_WISH: Final = "a table for two on tuesday at six in the evening, my name is Dana Fox"
_NOT_KNOWN: Final = re.compile(r"(?i)don't (have that|know)|can't (tell|say|answer)|noted|not sure|pass that")
_ANSWERS: Final = {
    "name": "Dana Fox",
    "phone": "646 555 0171",
    "email": "dana at fox dot com",
    "date": "december 8th",
    "time": "2 pm",
    "count": "three",
    "money": "200 dollars",
    "address": "12 Main Street",
    "text": "the usual thing",
    "items": "one",
}
_MOST_QUESTIONS: Final = 14
_YES_OR_NO: Final = {"yes": True, "no": False}
_SLOT: Final = 2  # payloads: what was wished for, and what was taken instead


class Played(NamedTuple):
    """One phrase: what was said, in which area it is counted, whether it came to what it should, and what the agent said."""

    said: str
    area: str
    held: bool
    reply: str

    @property
    def name(self) -> str:
        """In one line, as in failing.txt."""
        return f"{self.area}: {' '.join(self.said.split())}"


Area = Callable[[], AsyncIterator[Played]]


def load(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _phone(bot: Mapping[str, Any], webhook: Any = "Thank you.") -> DeskPhone:
    return DeskPhone({"bot": {"goal": bot["goal"], "context": bot.get("context", "")}, "webhook": webhook})


def _memory(phone: DeskPhone) -> Mapping[str, Any]:
    return phone.call.answers[-1].memory


def _held(phone: DeskPhone) -> Mapping[str, Any]:
    values: Mapping[str, Any] = _memory(phone).get("values", {})
    return values


def flat(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [one for inner in value.values() for one in flat(inner)]
    return [one for inner in value for one in flat(inner)] if isinstance(value, list) else [value]


def has(wanted: Any, held: list[Any]) -> bool:
    """Yes and no as they are, numbers equal, texts contained, case aside."""
    if isinstance(wanted, bool) or (wanted in _YES_OR_NO and any(isinstance(one, bool) for one in held)):
        return any(one is _YES_OR_NO.get(wanted, wanted) for one in held)
    if isinstance(wanted, int | float):
        return any(str(one).replace(".", "", 1).isdigit() and float(one) == wanted for one in held)
    return any(str(wanted).lower() in str(one).lower() for one in held)


async def goals() -> AsyncIterator[Played]:
    """The kinds of what a goal lists; a choice or an order is a text, and a time is on a day."""
    for row in load("goals"):
        fields = read_profile(goal=row["goal"], context="").reading.fields
        kinds = Counter("text" if f.kind in ("items", "choice") else f.kind for f in fields)
        yield Played(row["goal"], "goals", kinds == Counter(row["kinds"]), ", ".join(f.name for f in fields))


async def hours() -> AsyncIterator[Played]:
    """Moments at which one is open are taken, others are not."""
    for row in load("hours"):
        for wanted in ("open", "closed"):
            for moment in map(datetime.fromisoformat, row[wanted]):
                phone = _phone(row)
                said = f"{moment:%A}, {moment:%B} {moment.day}, at {moment:%-I:%M %p}".replace(":00", "")
                reply = await phone.say(said)
                held = flat(_held(phone))
                taken = has(f"{moment:%Y-%m-%d}", held) and has(f"{moment:%H:%M}", held)
                yield Played(f"{row['context']} | {said}", "hours", taken == (wanted == "open"), reply)


async def questions() -> AsyncIterator[Played]:
    """What the context answers is told, in whatever words it is asked; what it does not is passed on."""
    for row in (*load("questions_1"), *load("questions_2")):
        for asked in row["ask"]:
            reply = await _phone(row).say(asked["q"])
            yield Played(asked["q"], "questions answered", bool(re.search(asked["hear"], reply)), reply)
        for question in row["unknown"]:
            reply = await _phone(row).say(question)
            yield Played(question, "questions without an answer, told so", bool(_NOT_KNOWN.search(reply)), reply)


async def danger() -> AsyncIterator[Played]:
    bot = {
        "goal": "Book appointments: what it is about, day, time, name, phone",
        "context": "Open Monday to Friday 9 to 5.",
    }
    rows = load("danger")
    for wanted, area in (("yes", "danger heard"), ("no", "no danger, and none heard")):
        for said in rows[wanted]:
            phone = _phone(bot)
            reply = await phone.say(said)
            yield Played(said, area, bool(_memory(phone).get("danger")) == (wanted == "yes"), reply)


async def acts() -> AsyncIterator[Played]:
    """A person wanted, hold the line, the end; a yes and a no at the read-back; nothing else at the end."""
    for name, lines in load("acts").items():
        for said in lines:
            phone = _phone(_TABLE)
            await phone.say(_WHOLE_WISH if name in ("yes", "no", "recap", "done") else "a table for two please")
            if name == "done":
                await phone.say("yes")
            before = dict(_held(phone))
            reply = await phone.say(said)
            yield Played(said, f"acts: {name}", _did(name, phone, before, reply), reply)


def _did(name: str, phone: DeskPhone, before: Mapping[str, Any], reply: str) -> bool:
    same, ends, sent = dict(_held(phone)) == dict(before), phone.ended, len(phone.sent)
    told = {
        "human": "message" in reply or "pass" in reply or bool(_memory(phone).get("message")),
        "robot": "assistant" in reply or "automated" in reply,
        "repeat": "day" in reply or "when" in reply.lower(),
        "hold": same and re.search(r"(?i)take your time|wait|no rush|no hurry|sure", reply) is not None,
        "give_up": ends and not sent,
        "yes": sent == 1,
        "no": not sent and same and re.search(r"(?i)what|which|change", reply) is not None,
        "done": ends and sent == 1,
        "recap": "Dana" in reply and "2" in reply,
    }
    return told.get(name, same and not ends)


async def webhook() -> AsyncIterator[Played]:
    """Whether a business's answer is a yes or a no, and that the slot it offers instead is taken with a yes."""
    rows = load("webhook")
    for row in rows["no_with_offer"]:
        phone = _phone(_TABLE, [row["answer"], "Great, that is booked."])
        for said in (_WHOLE_WISH, "yes"):
            await phone.say(said)
        reply = await phone.say("yes that works")
        if len(phone.sent) < _SLOT:
            reply = await phone.say("yes")
        held = flat(dict(phone.sent[-1][0])) if len(phone.sent) == _SLOT else []
        is_taken = bool(held) and all(has(row[part], held) for part in ("day", "time") if row[part])
        yield Played(row["answer"], "webhook: an offer", is_taken or (not row["time"] and "ime" in reply), reply)
    for wanted in ("no", "yes"):
        for answer in rows[wanted]:
            phone = _phone(_TABLE, [answer, "Great, that is booked."])
            await phone.say(_WHOLE_WISH)
            reply = await phone.say("yes")
            yield Played(
                answer, f"webhook: a {wanted}", bool(_memory(phone).get("declined")) == (wanted == "no"), reply
            )


async def choices() -> AsyncIterator[Played]:
    for row in load("choices"):
        for one in row["said"]:
            phone = _phone(row)
            reply = await phone.say(one["s"])
            yield Played(one["s"], "choices", has(one["value"], flat(_held(phone))), reply)


async def yes_or_no() -> AsyncIterator[Played]:
    """Answers to a question of the goal, most of them without a yes or a no."""
    for row in load("yes_no"):
        for wanted in ("yes", "no"):
            for said in row[wanted]:
                phone = _phone(row)
                target = next((f.name for f in phone.profile.reading.fields if f.kind == "yes_no"), "")
                is_asked = bool(target) and await _asked_for(target, phone)
                reply = await phone.say(said)
                yield Played(said, "yes or no", is_asked and _held(phone).get(target) is (wanted == "yes"), reply)


async def _asked_for(target: str, phone: DeskPhone) -> bool:
    """Whether the agent comes to ask for a field, while the caller answers all others."""
    await phone.say("hello")
    fields = {f.name: f for f in phone.profile.reading.fields}
    for _ in range(_MOST_QUESTIONS):
        awaited = _memory(phone).get("awaited", [])
        if target in awaited or not awaited or awaited[0] not in fields:
            break
        asked = fields[awaited[0]]
        await phone.say(asked.options[0] if asked.options else _ANSWERS.get(asked.kind, "yes"))
    return target in _memory(phone).get("awaited", [])


async def corrections() -> AsyncIterator[Played]:
    async for one in _values("corrections", "corrections", "corrections_2"):
        yield one


async def openings() -> AsyncIterator[Played]:
    async for one in _values("openings", "openings", "openings_2"):
        yield one


async def mid_call() -> AsyncIterator[Played]:
    """What is told after an opening that says little: answers with more than was asked, free texts, choices, reasons."""
    async for one in _values("mid_call", "mid_call"):
        yield one


async def _values(name: str, *files: str) -> AsyncIterator[Played]:
    """What must be held after one or two utterances, and what must not."""
    for row in (row for file in files for row in load(file)):
        phone, lines = _phone(row), [row["say"]] if isinstance(row["say"], str) else row["say"]
        replies = [await phone.say(said) for said in lines]
        held = flat(_held(phone))
        is_right = all(has(one, held) for one in row["values"]) and not any(
            has(one, held) for one in row.get("absent", ())
        )
        yield Played(" / ".join(lines), name, is_right, replies[-1])


AREAS: Final[Mapping[str, Area]] = {
    area.__name__: area
    for area in (goals, hours, questions, danger, acts, webhook, choices, yes_or_no, corrections, openings, mid_call)
}
