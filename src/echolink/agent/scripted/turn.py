"""What does the scripted agent do with what it understood? One turn of a conversation, decided step by step."""

from echolink.agent.scripted import asides
from echolink.agent.scripted.answers import reply_to
from echolink.agent.scripted.collecting import collect
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.steps import STEPS
from echolink.agent.scripted.taking import Taken, take
from echolink.agent.scripted.understanding import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice


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
    for mark, step in STEPS.items():
        if state.awaits(mark):
            step(heard, taken, view, voice, move)
            return move
    collect(said, heard, taken, view, voice, move)
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
    """Settle what was asked with "Is that 9 AM or 9 PM?", by "in the evening" or "the time"."""
    state = view.state
    if heard.has_values or not (state.either or state.awaits(CONFIRM) or state.awaits(CHANGE)):
        return
    half = view.ear.half_of_day(said)
    if half and not state.either:
        for target in view.of_kind("time"):
            at = state.values.get(target.name)
            if at and (at < "12:00") != (half == "am"):
                heard.values[target.name] = f"{(int(at[:2]) + 12) % 24:02}{at[2:]}"
    open_ones = [(f, state.either[f.name]) for f in view.fields if f.name in state.either]
    for target, choices in open_ones:
        name = target.name
        if len(choices) == 1 and target.kind in heard.named:
            heard.values[name] = choices[0]
        elif target.kind == "time" and half:
            fitting = [t for t in choices if (t < "12:00") == (half == "am")]
            heard.values |= {name: fitting[0]} if fitting else {}


def _answer_questions(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    for question in heard.asked[:3]:
        reply = reply_to(question, view, voice)
        move.say(reply.say, f"question answered from {reply.from_}")
        if not reply.is_known and question.said not in view.state.questions:
            view.state.questions.append(question.said)
