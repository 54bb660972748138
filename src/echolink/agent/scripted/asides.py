"""What has nothing to do with the goal, and is answered first: hang on, say that again, are you a robot, goodbye."""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.scripted.addressee import in_a_row
from echolink.agent.scripted.asking import ask_next, open_question
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.quoting import fitting
from echolink.agent.scripted.returning import without_other_kinds
from echolink.agent.scripted.state import CONFIRM, MORE, OFFER, PROPOSAL
from echolink.agent.scripted.texts import announces_a_question
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_SHORT: Final = 9  # words: a longer utterance is about something else, and these words are by the way
# What a question may do that is no question to the context: it is answered here.
_ANSWERED_HERE: Final = frozenset(
    (
        Act.MESSAGE,
        Act.WHY,
        Act.ROBOT,
        Act.HUMAN,
        Act.LINE_CHECK,
        Act.REPEAT,
        Act.HOLD,
        Act.RECAP,
        Act.ABUSE,
        Act.ORDERS,
    )
)


def handle(said: str, heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    """Answer an aside; True when the turn is thereby answered, False when there is more in what was said."""
    if Act.MESSAGE in heard.acts and any(fitting(view.ear.topic(q.said), view) for q in heard.asked):
        heard.acts -= {Act.MESSAGE}  # "when does she call back" is no wish for a call
    acts = heard.acts
    if not acts and not view.state.danger:
        return False
    is_short = heard.only_acts or len(said.split()) <= _SHORT
    if acts & _ANSWERED_HERE:
        heard.asked = [q for q in heard.asked if not view.ear.acts(q.said) & _ANSWERED_HERE]
    brings = heard.has_values or bool(heard.digits) or (bool(heard.asked) and not is_short)
    if _first_of_all(said, heard, view, voice, move):
        return False if brings else _back_to(view, voice, move)
    if _goes(said, heard, view, voice, move, is_short=is_short):
        return True
    if Act.START_OVER in acts and not heard.has_values and not view.state.sent:
        view.state.values.clear()
        view.state.awaited = []
        move.say(voice.say("start_over"), "begins anew")
        move.say(ask_next(view, voice))
        return True
    if Act.ROBOT in acts:
        move.say(voice.say("robot"), "asked whether it is a machine")
        return False if brings else _back_to(view, voice, move)
    if Act.EXISTING in acts and _arranges(view) and not (view.state.values or view.state.sent or _is_the_goal(view)):
        view.state.noted = said.strip()
        move.say(open_question(view, voice.say("no_changes"), [OFFER]), "about what was arranged: offers a message")
        return True
    if heard.has_values or heard.digits:
        _told_for_whom(heard, view, voice, move)
        return False
    waits = is_short or Act.HOLD in acts  # however long they tell what for
    return _about_us(heard, view, voice, move) or (waits and _about_the_line(said, heard, view, voice, move))


def _told_for_whom(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """ "Can I speak to Mrs Lund" has told for whom the message is."""
    if Act.HUMAN in heard.acts and takes_messages(view):
        move.say(voice.say("cannot_connect"), "wants a person: cannot transfer, takes a message")


def _would_take_back(said: str, heard: Understood, view: View) -> bool:
    """Whether what was sent, and done, shall not be after all: "oh, cancel that"."""
    state = view.state
    is_done = state.sent and not state.declined and state.awaits(MORE)
    return is_done and Act.GIVE_UP in heard.acts and view.ear.request(said, is_open=True) == "cancel"


def _is_told(heard: Understood, view: View) -> bool:
    """Whether there is an emergency, and not only a question about one."""
    return any(Act.EMERGENCY in view.ear.acts(clause.said) for clause in heard.told)


def _first_of_all(said: str, heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    """Danger, abuse, and orders to the machine."""
    if Act.EMERGENCY in heard.acts and _is_told(heard, view):
        view.state.danger = True
        move.say(voice.emergency(), "an emergency: advises the local number")
    elif view.state.danger and view.ear.fit("calls_for_help", said):
        move.say(voice.emergency(), "asked to call for help: cannot, advises the local number")
    elif Act.ABUSE in heard.acts and Act.HUMAN not in heard.acts and not heard.has_values:
        move.say(voice.say("calm"), "abuse: stays calm")
    elif Act.ORDERS in heard.acts:
        move.say(voice.say("no_orders"), "orders to the machine: not followed")
    return bool(move.parts)


def _back_to(view: View, voice: Voice, move: Move) -> bool:
    move.say(open_again(view, voice))
    return True


def _goes(said: str, heard: Understood, view: View, voice: Voice, move: Move, *, is_short: bool) -> bool:
    """The caller hangs up, is put through to a person, or would take back all that was done."""
    if _would_take_back(said, heard, view):
        view.state.noted = said.strip()
        move.say(
            open_question(view, voice.say("no_changes"), [OFFER]), "would take back what was sent: offers a message"
        )
        return True
    if _leaves(heard, view, is_short=is_short):
        _goodbye(heard, view, voice, move)
        return True
    if Act.HUMAN in heard.acts and view.may_transfer:
        move.say(voice.catalogue.connecting(view.state.turns), "wants a person: puts through")
        move.transfers = True
    return move.transfers


def _leaves(heard: Understood, view: View, *, is_short: bool) -> bool:
    if _cancels(view) or (heard.has_values and not _breaks_off(heard, view)):
        return False
    asks = any(view.ear.stems(question) for question in heard.questions)  # "never mind, what's an hour then"
    goes_on = asks or (
        not is_short and (heard.asked or view.state.message)
    )  # "never mind, I'll just order with you: …"
    if Act.GIVE_UP in heard.acts and not goes_on:
        return not view.state.awaits(MORE) or is_short
    nothing_begun = not view.state.values and not heard.asked and Act.NOTHING_MORE in heard.acts
    if nothing_begun and heard.agreement is not True and view.awaited():
        return True
    confirms = view.state.awaits(CONFIRM) and heard.agreement is True
    return Act.BYE in heard.acts and not confirms and not heard.asked


def _breaks_off(heard: Understood, view: View) -> bool:
    """Whether the words around "never mind, bye" are no answer, though they were taken for one."""
    is_over = {Act.GIVE_UP, Act.BYE} <= heard.acts and not takes_messages(view)
    return is_over and not heard.orders and all(view.field(name).kind in ("text", "address") for name in heard.values)


def _cancels(view: View) -> bool:
    """Whether "cancel it" is what the caller has called for, and all that is known yet."""
    request, values = view.whole.request, view.state.values
    return request is not None and len(values) == 1 and values.get(request.name) == "cancel"


def _goodbye(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    unfinished = not view.state.sent and (bool(view.state.values) or Act.GIVE_UP in heard.acts)
    move.say(
        voice.say("goodbye_unfinished" if unfinished else "goodbye"),
        "the caller leaves: goodbye",
    )
    move.ends = True


def _about_us(heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    acts, state = heard.acts, view.state
    if Act.HUMAN in acts:
        _no_person(view, voice, move)
        return True
    if Act.WHY in acts and view.awaited():
        _why_asked(view, voice, move)
        return True
    if Act.RECAP in acts:
        given = [f for f in view.fields if f.known is None]
        details = voice.details(given)
        move.say(
            voice.say("so_far", details=details) if details else voice.say("nothing_so_far"), "asked what is noted"
        )
        move.say(open_again(view, voice))
        return True
    takes_any = view.profile.reading.takes_message and not state.message
    if Act.MESSAGE in acts and (takes_any or not takes_messages(view)) and not state.awaits(CONFIRM):
        take_message(view, voice, move)
        return True
    if Act.HAS_QUESTION in acts and not [
        q for q in heard.questions if len(q.split()) > 2 and not announces_a_question(q, view)
    ]:
        move.say(voice.say("own_question"), "a question will come")
        return True
    return False


def _why_asked(view: View, voice: Voice, move: Move) -> None:
    move.say(voice.say("what_for"), "asked what something is needed for")
    move.say(open_again(view, voice))


def _no_person(view: View, voice: Voice, move: Move) -> None:
    """Nobody can be put through; when somebody calls back, if the context says so, is good to know."""
    told = next((s for s, _ in view.plan.sentences if view.ear.fit("called_back", s)), "")
    if told:
        move.say(voice.first("quote", sentence=told), "wants a person: tells how one is reached")
    if takes_messages(view) or view.plan.calls_back:  # what is asked for is what the person needs
        move.say(voice.say("cannot_connect"), "wants a person: cannot transfer, takes a message")
        move.say(open_again(view, voice))
    else:
        move.say(
            open_question(view, voice.say("no_transfer"), [OFFER]),
            "wants a person: cannot transfer, offers a message",
        )


def _arranges(view: View) -> bool:
    """Whether there may be something to change: a survey has arranged nothing."""
    return (
        bool(view.of_kind("date") or view.of_kind("time") or view.of_kind("items"))
        or view.profile.reading.takes_message
    )


def _is_the_goal(view: View) -> bool:
    """Whether the bot is there for that: "Move appointments"."""
    return takes_messages(view) or view.plan.moves or view.ear.is_about_arranged(view.profile.goal)


def _about_the_line(said: str, heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    acts, state = heard.acts, view.state
    if Act.HOLD in acts and not heard.asked:
        move.say(voice.say("hold"), "asked to wait")
        return True
    if Act.LINE_CHECK in acts and (state.asked or not view.ear.only_small_words(said) or Act.GREETING not in acts):
        move.say(voice.say("here", question=state.asked or ask_next(view, voice)), "asked whether we are there")
        return True
    if Act.REPEAT in acts and (state.said or state.asked):
        only_paused = bool(state.asked) and "?" not in state.said  # "take your time" is not what is to be heard again
        said = state.asked if only_paused else voice.without_lead(state.said) or state.asked
        move.say(voice.say("repeat", said=said), "asked to say it again")
        return True
    return False


def take_message(view: View, voice: Voice, move: Move) -> None:
    """From now on a message is taken instead; where only questions were asked, they are the message."""
    if not view.state.message:
        without_other_kinds(view)
    view.state.message = True
    view.state.awaited = []
    if view.state.noted:
        view.state.values.setdefault("message", view.state.noted)
    if view.profile.reading.takes_message and view.state.questions:
        view.state.values.setdefault("message", in_a_row(view.state.questions))
    move.say(voice.say("takes_message"), "takes a message")
    move.say(ask_next(view, voice))


def takes_messages(view: View) -> bool:
    """Whether a message is what is being taken anyway."""
    kinds = {f.kind for f in view.fields}
    return view.state.message or view.profile.reading.takes_message or {"phone", "text"} <= kinds


def open_again(view: View, voice: Voice) -> str:
    """The question that is open, in other words where there are any."""
    state = view.state
    if not state.awaited:
        return ask_next(view, voice)
    if state.awaits(CONFIRM):
        return open_question(view, voice.say("confirm_short"), [CONFIRM])
    if state.awaits(OFFER):
        return open_question(view, voice.say("offer_again"), [OFFER])
    if state.awaits(MORE):
        return open_question(view, voice.say("anything_else"), [MORE])
    if state.awaits(PROPOSAL):
        return open_question(view, voice.say("propose_again"), [PROPOSAL])
    target = next(iter(view.awaited()), None)
    if target is None:
        return state.asked
    awaited = list(state.awaited)
    if len(awaited) == 1:
        return open_question(view, voice.question(target), awaited)
    state.awaited = []  # so that the pair is asked for once more, in other words
    return ask_next(view, voice) if not state.either else open_question(view, state.asked, awaited)
