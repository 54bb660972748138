"""What does the agent ask next, and how does it read back what it has?"""

from collections.abc import Sequence

from echolink.agent.profile import Field
from echolink.agent.scripted.state import CONFIRM, MORE
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice


def ask_next(view: View, voice: Voice, *, changed: bool = False, first: Sequence[Field] = ()) -> str:
    """The next question, noted in the state: for what is missing, or whether all is right.

    `first` are fields that are asked for before the others, because what was said for them could not be taken.
    """
    missing = view.missing()
    missing = [f for f in missing if f in first] + [f for f in missing if f not in first]
    if not missing:
        return ask_whether_right(view, voice, "readback_again" if changed else "readback")
    pair = _day_and_time(missing, view)
    if pair and not any(f.name in view.state.awaited for f in pair):
        key = f"ask.when_{pair[0].role}" if pair[0].role else "ask.date_time"
        if voice.catalogue.has(key):
            return open_question(view, voice.say(key), [f.name for f in pair])
    target = missing[0]
    if target.kind == "time" and view.state.half and not target.ask:
        return open_question(view, voice.say(f"ask.time_{view.state.half}"), [target.name])
    return open_question(view, voice.question(target), [target.name])


def ask_whether_right(view: View, voice: Voice, key: str) -> str:
    given = [f for f in view.fields if f.known is None]
    question = voice.say("is_that_right")
    read_back = voice.say(key, details=voice.details(given))
    open_question(view, question, [CONFIRM])
    return f"{read_back} {question}"


def ask_for_more(view: View, voice: Voice) -> str:
    return open_question(view, voice.say("anything_else"), [MORE])


def open_question(view: View, question: str, awaited: Sequence[str]) -> str:
    """Note what is asked and awaited from now on."""
    state = view.state
    if list(awaited) != state.awaited:
        state.misses = 0
    state.awaited, state.asked = list(awaited), question
    return question


def _day_and_time(missing: Sequence[Field], view: View) -> list[Field]:
    """Day and time are asked in one question, where they belong together and have no questions of their own."""
    pair = list(missing[:2])
    if [f.kind for f in pair] != ["date", "time"] or any(f.ask for f in pair) or view.state.half:
        return []
    return pair if view.partner(pair[1]) is pair[0] and (pair[0].role or voice_is_plain(pair)) else []


def voice_is_plain(pair: Sequence[Field]) -> bool:
    """Whether "the day and the time" is enough to say which ones are meant."""
    return all(f.label.startswith("the ") for f in pair)
