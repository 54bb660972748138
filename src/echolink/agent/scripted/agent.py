"""Who answers without a model? The scripted agent: it listens, decides, sends after a yes, and says what came of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from echolink.agent.ear import Act
from echolink.agent.port import Answer, HeardKind, Outcome, Say, Situation, Tools, unheard
from echolink.agent.profile import Field
from echolink.agent.scripted.asking import ask_for_more, ask_next
from echolink.agent.scripted.catching_up import caught_up
from echolink.agent.scripted.checking import check
from echolink.agent.scripted.coming_back import came_back
from echolink.agent.scripted.instead import is_declined, offer_instead
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.returning import back_to_the_goal, wants_to_come
from echolink.agent.scripted.state import CHANGE, CONFIRM, MORE, MOST_KEPT, State
from echolink.agent.scripted.turn import decide
from echolink.agent.scripted.understanding import understand
from echolink.agent.scripted.view import View, view_of
from echolink.agent.scripted.voice import Voice
from echolink.agent.sentences import for_the_ear
from echolink.agent.silence import answer_without_words
from echolink.agent.withheld import hushed

_READABLE = re.compile(r"[^\W_]")
_DICTATED = frozenset(("phone", "email"))
_MOST_OF_A_NO = 2  # words


class ScriptedAgent:
    """Stands behind `agent.port.Agent`. Keeps nothing itself: all that it knows of a call is in the situation's memory."""

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        """Never raises AgentFailed. It has its whole reply at once, once the bot's tools have answered."""
        state = State.of(situation.memory) if situation.memory else caught_up(situation)
        state.turns += 1
        view = view_of(situation, state)
        before = _Before(view.awaited(), dict(state.values), state.awaits(CONFIRM) or state.awaits(CHANGE))
        voice = Voice(view)
        if situation.heard.kind in (HeardKind.SPEECH, HeardKind.KEYS):
            move = _heard(situation, view, voice)
            if situation.profile.tools and (move.sends or not move.ends) and not state.message:
                await check(payload_of(view), view, voice, tools, move)
        elif situation.heard.kind is HeardKind.TRANSFERRED:
            move = came_back(situation, view, voice)
        else:
            move = _without_words(situation, view, voice)
        if move.sends:
            await _send(situation, view, voice, tools, move)
        return _answer(view, voice, move, withholds=_given(situation.heard.text, view, before))


def _heard(situation: Situation, view: View, voice: Voice) -> Move:
    said = situation.heard.text
    if situation.heard.kind is HeardKind.KEYS:
        said = _keys(said, view)
    if not _READABLE.search(said):
        move = Move()
        move.say(
            view.catalogue.still_there(view.state.asked or ask_next(view, voice), 1),
            "nothing to read in what was heard",
        )
        return move
    plain = view.ear.plain(said)
    if wants_to_come(plain, view):
        back_to_the_goal(view)
    _note_request(plain, view)
    understood = understand(plain, view)
    if plain != said and view.ear.only_small_words(plain):  # "that's great, thanks"
        understood.acts |= view.ear.acts(said) & {Act.THANKS}
    return decide(plain, understood, view, voice)


def _note_request(said: str, view: View) -> None:
    """Which of several things the caller wants must be known before anything else is read: a day is of the one or the other."""
    request, state = view.whole.request, view.state
    if request is None or state.message:
        return
    known = state.values.get(request.name)
    told = " ".join(clause.said for clause in view.ear.clauses(said) if not clause.asks)
    wish = view.ear.request(told, is_open=known is None)
    if wish is None and known is None and (_names_a_moment(said, view) or _asks_a_price(said, view)):
        wish = "book"  # who only says when, or asks what one thing costs, wants something new
    if wish in request.options and wish != known:
        state.values[request.name] = wish
        state.awaited = []


def _names_a_moment(said: str, view: View) -> bool:
    clauses = view.ear.clauses(said)
    is_arranged = Act.EXISTING in view.ear.acts(said)
    told = [clause for clause in clauses if not clause.asks]
    return not is_arranged and any(view.find(kind, c, None, asked=False) for c in told for kind in ("date", "time"))


def _asks_a_price(said: str, view: View) -> bool:
    asking = [clause for clause in view.ear.clauses(said) if clause.asks and view.ear.topic(clause.said).price]
    choices = [f for f in view.whole.fields if f.kind == "choice" and f is not view.whole.request]
    return any(view.find("choice", clause, field, asked=False) for clause in asking for field in choices)


def _keys(pressed: str, view: View) -> str:
    """Keys as words: 1 and 2 are yes and no where that was asked, else they are figures."""
    digits = pressed.strip("*# ")
    is_question = not view.awaited() or view.awaited()[0].kind == "yes_no"
    return {"1": "yes", "2": "no"}.get(digits, digits) if is_question else digits


def _without_words(situation: Situation, view: View, voice: Voice) -> Move:
    """Silence, a return, or a line that fell through: the open question again."""
    move = Move()
    question = view.state.asked
    if situation.heard.kind is not HeardKind.SILENCE and not question:
        question = ask_next(view, voice)
    answer = answer_without_words(situation, question=question)
    assert answer is not None
    move.say(answer.say, answer.why)
    move.ends = answer.ends
    return move


async def _send(situation: Situation, view: View, voice: Voice, tools: Tools, move: Move) -> None:
    """Send what was confirmed, once; then tell what the webhook answered."""
    state, payload = view.state, payload_of(view)
    if any(dict(done.fields) == payload for done in situation.done):
        move.say(voice.say("already_sent"), "the same was sent before")
        _end_or_go_on(view, voice, move)
        return
    outcome = await tools.complete_goal(payload, tuple(state.questions))
    state.sent = True
    told = _told(outcome, voice)
    move.say(told, f"sent: {outcome.status}")
    state.declined = outcome.status == "answered" and is_declined(told, view)
    if state.declined:
        move.ends = False
        offer_instead(told, view, voice, move)
    elif told.endswith("?") and not move.ends:
        state.awaited, state.asked = [MORE], told
    else:
        _end_or_go_on(view, voice, move)


def _end_or_go_on(view: View, voice: Voice, move: Move) -> None:
    move.say(voice.catalogue.goodbye(view.state.turns) if move.ends else ask_for_more(view, voice))


def _told(outcome: Outcome, voice: Voice) -> str:
    if outcome.status == "answered":
        return for_the_ear(outcome.said) or voice.say("answered")
    return voice.catalogue.noted() if outcome.status == "noted" else voice.say("unknown")


def payload_of(view: View) -> dict[str, Any]:
    """All fields that have a value, in normal form and in the bot's order, those that the bot gave itself included."""
    known: Mapping[str, Any] = {f.name: f.known for f in view.profile.reading.fields if f.known is not None}
    given = {f.name: view.state.values[f.name] for f in view.fields if f.name in view.state.values}
    orders = {n for n, value in given.items() if isinstance(value, list)}
    texts = {f.name for f in view.profile.reading.fields if f.kind == "text" and f.options} & orders
    numeric = {f.name for f in view.fields if f.numeric}  # and not of a field whose name a message has, too
    return {
        **known,
        **{n: _as_text(v, view) if n in texts else _as_number(v) if n in numeric else v for n, v in given.items()},
    }


def _as_number(option: Any) -> Any:
    """An option of an enum of numbers."""
    number = float(option)
    return int(number) if number.is_integer() else number


def _as_text(order: Any, view: View) -> str:
    return view.catalogue.value("items", order, view.now.date(), view.profile.region)


@dataclass(frozen=True, slots=True)
class _Before:
    """How things stood before the caller spoke."""

    awaited: Sequence[Field]
    values: Mapping[str, Any]
    is_read_back: bool  # a yes was awaited to that, or what is wrong with it


def _given(said: str, view: View, before: _Before) -> list[Field]:
    """Sensitive fields that were asked for, whatever was answered; those whose value is another than it was; and where a
    read-back was put right in words that changed nothing, all that have one: it may be the right one that was said."""
    values, state = view.state.values, view.state
    new = {name for name, value in values.items() if name not in before.values or before.values[name] != value}
    is_open = before.is_read_back and (state.awaits(CONFIRM) or state.awaits(CHANGE))
    is_unread = is_open and not new and len(said.split()) > _MOST_OF_A_NO
    return [
        f
        for f in view.fields
        if f.sensitive and (f in before.awaited or f.name in new or (is_unread and f.name in values))
    ]


def _private(view: View) -> list[Any]:
    return [view.state.values[f.name] for f in view.fields if f.sensitive and f.name in view.state.values]


def _answer(view: View, voice: Voice, move: Move, *, withholds: Sequence[Field]) -> Answer:
    state = view.state
    say = hushed(for_the_ear(" ".join(move.parts)), _private(view), view.profile.language)
    if say[:MOST_KEPT] == state.said[:MOST_KEPT]:
        say = for_the_ear(voice.say("once_more", said=say))
    state.said = say
    return Answer(
        say=say,
        memory=state.as_memory(),
        fields=payload_of(view),
        questions=tuple(state.questions),
        ends=move.ends,
        transfer=move.transfers,
        dictation=not move.ends and any(f.kind in _DICTATED or f.sensitive for f in view.awaited()),
        why=move.explained,
        withholds=withholds,
    )
