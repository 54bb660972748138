"""What does the scripted agent do with what it understood? One turn of a conversation, decided step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from echolink.agent.ear import Act
from echolink.agent.scripted import asides
from echolink.agent.scripted.answers import reply_to
from echolink.agent.scripted.asking import ask_for_more, ask_next, ask_whether_right, open_question
from echolink.agent.scripted.state import CHANGE, CONFIRM, MORE, OFFER
from echolink.agent.scripted.taking import Taken, take
from echolink.agent.scripted.understanding import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

MOST_MISSES: Final = 3  # answers to one question that are not understood; then a message is offered


@dataclass(slots=True)
class Move:
    """What the agent does in a turn."""

    parts: list[str] = field(default_factory=list)  # sentences, in order
    why: list[str] = field(default_factory=list)
    ends: bool = False
    sends: bool = False  # the caller said yes: send, and tell what came of it

    def say(self, sentence: str, why: str = "") -> None:
        if sentence:
            self.parts.append(sentence)
        if why:
            self.why.append(why)


def decide(said: str, heard: Understood, view: View, voice: Voice) -> Move:
    """Asides first, then what was given and asked, then the next question. Changes `view.state`."""
    move = Move()
    if asides.handle(said, heard, view, voice, move):
        return move
    _choose_between(said, heard, view)
    taken = take(heard, view, voice)
    _note(heard, taken, view, move)
    _answer_questions(heard, view, voice, move)
    state = view.state
    for mark, step in _STEPS.items():
        if state.awaits(mark):
            step(heard, taken, view, voice, move)
            return move
    _collect(said, heard, taken, view, voice, move)
    return move


def _note(heard: Understood, taken: Taken, view: View, move: Move) -> None:
    got = [f"{f.name}={view.state.values.get(f.name)!r}" for f in (*taken.new, *taken.changed)]
    if got:
        move.why.append("understood " + ", ".join(got))
    if taken.reasons:
        move.why.append("refused: breaks a constraint")
    if heard.either:
        move.why.append("open between two readings of " + ", ".join(heard.either))


def _choose_between(said: str, heard: Understood, view: View) -> None:
    """ "In the evening", "the time": settles what was asked with "Is that 9 AM or 9 PM?"."""
    state = view.state
    half = view.ear.half_of_day(said)
    if heard.has_values:
        return
    if not state.either and half and (state.awaits(CONFIRM) or state.awaits(CHANGE)):
        for target in view.of_kind("time"):
            at = state.values.get(target.name)
            if at and (at < "12:00") != (half == "am"):
                heard.values[target.name] = f"{(int(at[:2]) + 12) % 24:02}{at[2:]}"
    for name, choices in state.either.items():
        target = view.field(name)
        if len(choices) == 1 and target.kind in heard.named:
            heard.values[name] = choices[0]
        elif target.kind == "time" and half:
            fitting = [t for t in choices if (t < "12:00") == (half == "am")]
            heard.values |= {name: fitting[0]} if fitting else {}


def _answer_questions(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    for question in heard.questions[:3]:
        reply = reply_to(question, view, voice)
        move.say(reply.say, f"question answered from {reply.from_}")
        if not reply.is_known and question not in view.state.questions:
            view.state.questions.append(question)


def _collect(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    """Fields are awaited, or nothing yet."""
    state = view.state
    for reason in taken.reasons:
        move.say(reason)
    if heard.either:
        _ask_which(heard, view, voice, move)
    elif heard.digits:
        state.digits = heard.digits
        spoken = " ".join(heard.digits.replace("+", ""))
        state.misses = 0
        move.say(open_question(view, voice.say("phone_so_far", digits=spoken), state.awaited), "part of a number")
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
        _after_an_answer(heard, view, voice, move)
        return
    move.say(
        ask_next(view, voice, changed=bool(taken.changed)),
        "asks for what is missing" if view.missing() else "reads back",
    )


def _after_an_answer(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """Where nothing is to be collected but a message: offer to take one for what is not known, else ask for more."""
    state = view.state
    unknown = [q for q in heard.questions if q in state.questions]
    if unknown and not state.sent:
        move.say(open_question(view, voice.say("offer_callback"), [OFFER]), "not known: offers to take a message")
    else:
        move.say(ask_for_more(view, voice), "a question, no message")


def _ask_which(heard: Understood, view: View, voice: Voice, move: Move) -> None:
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
    if target.kind == "name" and state.misses > 1 and 0 < len(said.split()) <= 4 and not heard.acts:
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


def _confirm(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    if taken.reasons or taken.any or heard.either or heard.digits:
        _changed(heard, taken, view, voice, move)
    elif taken.same and heard.agreement is not True:
        move.say(voice.say("have_that", value=voice.value(taken.same[0], state.values[taken.same[0].name])))
        move.say(open_question(view, voice.say("confirm_short"), [CONFIRM]), "said what is noted already")
    elif heard.questions:
        move.say(open_question(view, voice.say("confirm_short"), [CONFIRM]))
    elif heard.agreement is True:
        move.sends = True
        move.ends = Act.BYE in heard.acts
        move.why.append("the caller said yes")
    elif heard.agreement is False or heard.named:
        _remove_or_ask(heard, view, voice, move)
    else:
        state.misses += 1
        misses = state.misses
        move.say(ask_whether_right(view, voice, "still_unsure"), "neither yes nor no")
        state.misses = misses


def _changed(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    for reason in taken.reasons:
        move.say(reason)
    if heard.either:
        _ask_which(heard, view, voice, move)
    elif heard.digits:
        view.state.digits = heard.digits
        _remove_kind("phone", view, voice, move)
    else:
        move.say(ask_next(view, voice, changed=True), "changed: reads back again")


def _remove_or_ask(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """ "The time is wrong": ask for it anew; a plain no: ask what."""
    for kind in heard.named:
        if any(f.name in view.state.values for f in view.of_kind(kind)):
            _remove_kind(kind, view, voice, move)
            return
    move.say(open_question(view, voice.say("what_to_change"), [CHANGE]), "not right: asks what to change")


def _remove_kind(kind: str, view: View, voice: Voice, move: Move) -> None:
    target = next(f for f in view.of_kind(kind) if f.name in view.state.values)
    del view.state.values[target.name]
    move.say(voice.say("removed"), f"{target.name} is not right")
    move.say(open_question(view, voice.question(target), [target.name]))


def _change(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    if taken.reasons or taken.any or heard.either or heard.digits:
        _changed(heard, taken, view, voice, move)
    elif heard.named:
        _remove_or_ask(heard, view, voice, move)
    elif Act.NOTHING_MORE in heard.acts or heard.agreement is not None or heard.questions or taken.same:
        move.say(ask_whether_right(view, voice, "readback_again"), "nothing to change: reads back again")
    else:
        view.state.misses += 1
        misses = view.state.misses
        if misses >= MOST_MISSES and not view.state.message:
            move.say(open_question(view, voice.say("offer_message"), [OFFER]), "not understood: offers a message")
            return
        move.say(open_question(view, voice.say("what_to_change"), [CHANGE]), "not understood what to change")
        view.state.misses = misses


def _more(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    if taken.any or taken.reasons or heard.either:
        _changed(heard, taken, view, voice, move)
    elif heard.questions and view.profile.reading.takes_message and not state.values:
        _after_an_answer(heard, view, voice, move)
    elif heard.questions:
        move.say(ask_for_more(view, voice))
    elif heard.agreement is False or heard.acts & {Act.NOTHING_MORE, Act.THANKS}:
        move.say(voice.catalogue.goodbye(view.state.turns), "nothing more: goodbye")
        move.ends = True
    elif heard.agreement is True:
        move.say(open_question(view, voice.say("how_can_i_help"), [MORE]), "something more will come")
    elif not state.sent:
        move.say(voice.say("start"), "wants something of us")
        move.say(ask_next(view, voice))
    else:
        view.state.misses += 1
        misses = view.state.misses
        if misses >= MOST_MISSES:
            move.say(voice.catalogue.goodbye(view.state.turns), "nothing understood after all was done: goodbye")
            move.ends = True
            return
        move.say(open_question(view, voice.say("more_unclear"), [MORE]), "not understood")
        view.state.misses = misses


def _offer(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    if taken.any or taken.reasons:
        _collect("", heard, taken, view, voice, move)
    elif heard.questions and view.profile.reading.takes_message:
        _after_an_answer(heard, view, voice, move)
    elif heard.agreement is True:
        asides.take_message(view, voice, move)
    elif heard.agreement is False and view.profile.reading.takes_message:
        move.say(ask_for_more(view, voice), "no message")
    elif heard.agreement is False:
        view.state.awaited = []
        move.say(voice.say("back_to_it"), "no message")
        move.say(ask_next(view, voice))
    else:
        move.say(open_question(view, voice.say("offer_again"), [OFFER]))


_Step = Callable[[Understood, Taken, View, Voice, Move], None]
_STEPS: Final[dict[str, _Step]] = {CONFIRM: _confirm, CHANGE: _change, MORE: _more, OFFER: _offer}
