"""How does the agent go on while values are still missing? It asks for them, for which is meant, or again."""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.scripted.asking import ask_for_more, ask_next, open_question
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import OFFER
from echolink.agent.scripted.taking import Taken
from echolink.agent.scripted.understanding import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

MOST_MISSES: Final = 3  # answers to one question that are not understood; then a message is offered


def collect(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    """Fields are awaited, or nothing yet."""
    state = view.state
    for reason in taken.reasons:
        move.say(reason)
    if heard.either:
        ask_which(heard, view, voice, move)
    elif heard.digits:
        state.digits = heard.digits
        spoken = " ".join(heard.digits.replace("+", ""))
        state.misses = 0
        move.say(open_question(view, voice.say("phone_so_far", digits=spoken), [heard.digits_of]), "part of a number")
    elif taken.any or taken.reasons or heard.questions or taken.same:
        state.misses = 0
        if taken.any and not move.parts:
            move.say(voice.say("ack"))
        _go_on(heard, taken, view, voice, move)
    elif not state.awaited:
        greets = Act.GREETING in heard.acts and len(said.split()) <= 4
        move.say(voice.say("hello" if greets else "start"), "nothing given yet")
        move.say(ask_next(view, voice))
    elif view.ear.stems(said) & view.ear.stems(view.profile.goal):
        move.say(voice.say("start"), "says again what the goal is")
        move.say(ask_next(view, voice))
    else:
        _not_understood(said, heard, view, voice, move)


def _go_on(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    only_asks = bool(heard.questions) and not (taken.any or taken.reasons)
    if only_asks and view.profile.reading.takes_message and not view.state.values:
        after_an_answer(heard, view, voice, move)
        return
    move.say(
        ask_next(view, voice, changed=bool(taken.changed)),
        "asks for what is missing" if view.missing() else "reads back",
    )


def after_an_answer(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """Where nothing is to be collected but a message: offer to take one for what is not known, else ask for more."""
    state = view.state
    unknown = [q for q in heard.questions if q in state.questions]
    if unknown and not state.sent:
        move.say(open_question(view, voice.say("offer_callback"), [OFFER]), "not known: offers to take a message")
    else:
        move.say(ask_for_more(view, voice), "a question, no message")


def ask_which(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    state.either = dict(heard.either)
    if len(heard.either) == 1:
        ((name, values),) = heard.either.items()
        target = view.field(name)
        key = "time_of_day" if target.kind == "time" else "which_of"
        choices = [voice.value(target, value) for value in values]
    else:
        key = "which_of"
        choices = [voice.detail(view.field(name), values[0]) for name, values in heard.either.items()]
    question = voice.say(key, choices=voice.catalogue.either(choices))
    move.say(open_question(view, question, list(heard.either)), "asks which is meant")


def _not_understood(said: str, heard: Understood, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    state.misses += 1
    target = next(iter(view.awaited()), None) or next(iter(view.missing()), None)
    if target is None:
        move.say(ask_next(view, voice), "nothing understood")
        return
    if state.misses >= MOST_MISSES and not state.message and not _is_message(view):
        move.say(open_question(view, voice.say("offer_message"), [OFFER]), "not understood: offers a message")
        return
    if target.kind == "phone" and heard.agreement is False:
        state.digits = ""  # "no, start over"
    if (
        target.kind == "name"
        and state.misses > 1
        and 0 < len(said.split()) <= 4
        and not (heard.acts or view.ear.digits(said))
    ):
        state.values[target.name] = said.strip(" .,!?").title()  # an unusual name, said twice
        move.say(voice.say("ack"), "took the name as it was said")
        move.say(ask_next(view, voice))
        return
    awaited, misses = list(state.awaited), state.misses
    if Act.DONT_KNOW in heard.acts:
        question = voice.say("dont_know", question=voice.question(target))
    else:
        question = voice.again(target, voice.question(target), misses)
    move.say(
        open_question(view, question, awaited if len(awaited) == 1 or misses < 2 else [target.name]), "not understood"
    )
    state.misses = misses


def _is_message(view: View) -> bool:
    """Whether the bot takes a message anyway."""
    kinds = {f.kind for f in view.fields}
    return view.profile.reading.takes_message or {"phone", "text"} <= kinds
