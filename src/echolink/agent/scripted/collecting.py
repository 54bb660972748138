"""How does the agent go on while values are still missing? It asks for them, for which is meant, or again."""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.profile import Field
from echolink.agent.scripted.answers import is_noted
from echolink.agent.scripted.asking import ask_for_more, ask_next, open_question
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.own_words import may_be_open, without_an_option
from echolink.agent.scripted.proposing import soonest
from echolink.agent.scripted.state import OFFER, PROPOSAL
from echolink.agent.scripted.taking import Taken
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

MOST_MISSES: Final = 3  # answers to one question that are not understood; then a message is offered
_MOST_MISSES_AT_ALL: Final = 7  # then the call ends: a machine that asks on and on helps nobody
_MOST_REFUSED: Final = 4
_FREE: Final = frozenset(("text", "address"))
_MAY_BE_LEFT_OUT: Final = frozenset(("text", "email", "money"))


def collect(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    """Fields are awaited, or nothing yet."""
    state = view.state
    _leave_open(said, heard, taken, view, voice, move)
    for reason in taken.reasons:
        move.say(reason)
    state.refused = state.refused + 1 if taken.reasons and not taken.any else 0
    if state.refused >= _MOST_REFUSED and not state.message:
        state.refused = 0
        move.say(open_question(view, voice.say("offer_instead"), [OFFER]), "nothing that was wished for is possible")
    elif heard.either:
        ask_which(heard, view, voice, move)
    elif heard.digits or heard.spelled:
        so_far(heard, view, voice, move)
    elif _passes_over(heard, taken, view):
        _not_understood(said, heard, view, voice, move)  # whatever else it is, again and again it is no answer
    elif taken.any or taken.reasons or heard.asked or taken.same or heard.half or heard.remarked:
        state.misses = 0
        _acknowledge(heard, taken, view, voice, move)
        _go_on(heard, taken, view, voice, move)
    elif not state.awaited:
        greets = Act.GREETING in heard.acts and len(said.split()) <= 4
        move.say(voice.say("hello" if greets else "start"), "nothing given yet")
        move.say(ask_next(view, voice))
    elif _without_an_answer(heard, view, voice, move):
        return
    elif state.passed < 2 and view.ear.stems(said) & view.ear.stems(view.profile.goal):
        move.say(voice.say("start"), "says again what the goal is")
        move.say(ask_next(view, voice))
    else:
        _not_understood(said, heard, view, voice, move)


def _leave_open(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    """What nobody answers, though it was asked for, and what can be done without."""
    _leave_area_open(heard, taken, view)
    if key := without_an_option(said, heard, taken, view):
        move.say(voice.say(key), "no answer to a choice that only the context tells of: leaves it open")


def _leave_area_open(heard: Understood, taken: Taken, view: View) -> None:
    """In which area an address lies is asked once: whoever cannot tell has told where it is."""
    state = view.state
    if "area" in state.awaited and "area" not in state.values and not (heard.asked or taken.reasons):
        state.skipped.append("area")
        state.awaited = []
        heard.remarked = True


def _passes_over(heard: Understood, taken: Taken, view: View) -> bool:
    """Whether a question is passed over again and again; what is noted already settles which of two open readings is meant."""
    if taken.any or taken.reasons or heard.asked or view.state.passed < MOST_MISSES:
        return False
    return not any(f.name in view.state.awaited for f in taken.same)


def _acknowledge(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    if move.parts or not (taken.any or heard.half):
        return
    if len(taken.changed) == 1 and not taken.new and taken.changed[0].name in view.state.values and view.missing():
        changed = taken.changed[0]
        key = "order_now" if changed.kind == "items" else "changed"
        move.say(voice.say(key, value=voice.value(changed, view.state.values[changed.name])))
    else:
        move.say(voice.say("ack"))


def _go_on(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    missing = view.missing()
    only_asks = bool(heard.asked) and not (taken.any or taken.reasons)
    if only_asks and view.profile.reading.takes_message and not view.state.values:
        after_an_answer(heard, view, voice, move)
        return
    move.say(
        ask_next(view, voice, changed=bool(taken.changed), first=taken.refused),
        "asks for what is missing: " + ", ".join(f.name for f in missing) if missing else "has all: reads it back",
    )


def so_far(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """A number or an address of which a part was dictated."""
    state = view.state
    state.digits, state.spelled = heard.digits, heard.spelled
    state.misses = 0
    if heard.digits:
        key = "area_code" if view.ear.lacks_area_code(heard.digits, view.profile.region) else "phone_so_far"
        question = voice.say(key, digits=" ".join(heard.digits.replace("+", "")))
    else:
        question = voice.say("email_so_far")
    move.say(open_question(view, question, [heard.dictated_for]), "part of a number or an address")


def after_an_answer(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """Where nothing is to be collected but a message: offer to take one for what is not known, else ask for more."""
    state = view.state
    unknown = any(is_noted(clause.said, view) for clause in heard.asked)
    if unknown and not state.sent:
        move.say(open_question(view, voice.say("offer_callback"), [OFFER]), "not known: offers to take a message")
    else:
        move.say(ask_for_more(view, voice), "a question, no message")


def ask_which(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """Which of two readings is meant: 9 AM or 9 PM, four people or four o'clock."""
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
    awaited = list(heard.either)
    if (
        len(awaited) == 1
        and view.field(awaited[0]).kind == "date"
        and (partner := view.partner(view.field(awaited[0]))) in view.missing()
        and partner is not None
    ):
        awaited.append(partner.name)  # who says "ten" to "Tuesday or Thursday?" means the time
    move.say(open_question(view, question, awaited), "asks which is meant")


def _without_an_answer(heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    """Who cannot or will not say gets a proposal, or the field is left out where the bot can do without it."""
    state = view.state
    target = next(iter(view.awaited()), None)
    if target is None:
        return False
    refuses = heard.agreement is False and target.kind in ("text", "email", "phone", "money")
    if not (Act.DONT_KNOW in heard.acts or refuses or heard.withheld):
        return False
    if target.kind in ("date", "time") and view.is_visit(target) and target.role != "end":
        return _propose_soonest(view, voice, move)
    if target.kind == "phone" and view.caller and not state.digits and not state.keeps_number:
        state.proposed = {target.name: view.caller}
        question = voice.say("use_caller_id")
        move.say(open_question(view, question, [PROPOSAL]), "offers the number that the caller calls from")
        return True
    if _may_be_left_out(target, view):
        return _leave_out(target, heard, view, voice, move)
    return heard.withheld and not state.misses and _needs_it(target, view, voice, move)


def _leave_out(target: Field, heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    state = view.state
    if heard.withheld:  # where it is to be found, or when, is for those who need it
        told = [] if target.kind == "phone" else [c.said for c in heard.told]
        state.questions += [said for said in told if said not in state.questions]
    state.skipped.append(target.name)
    move.say(voice.say("left_out"), f"leaves {target.name} out")
    move.say(ask_next(view, voice))
    return True


def _needs_it(target: Field, view: View, voice: Voice, move: Move) -> bool:
    question = voice.question(target)
    move.say(voice.say("needed", question=question), "wishes not to tell what is needed: asks once more")
    open_question(view, question, [target.name])
    view.state.misses += 1
    return True


def _may_be_left_out(target: Field, view: View) -> bool:
    """A bot whose fields were derived can do without; without an address only after it was asked for again."""
    if target.name == "message" or view.profile.reading.explicit:
        return False
    if may_be_open(target, view):
        return view.state.misses > 0
    if target.kind == "phone":
        return view.state.keeps_number
    return target.kind in _MAY_BE_LEFT_OUT or (target.kind == "address" and view.state.misses > 0)


def _propose_soonest(view: View, voice: Voice, move: Move) -> bool:
    values = soonest(view, at_once=False)
    if not values:
        return False
    view.state.proposed = values
    question = voice.say("propose", moment=voice.moment(values))
    move.say(open_question(view, question, [PROPOSAL]), "proposes the earliest time")
    return True


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
    if state.misses >= _MOST_MISSES_AT_ALL:
        key = "withheld_goodbye" if Act.DONT_KNOW in heard.acts else "lost_goodbye"
        move.say(voice.say(key), "no answer to one question for too long: goodbye")
        move.ends = True
        return
    if target.kind in ("phone", "email") and heard.agreement is False:
        state.digits = state.spelled = ""  # "no, start over"
    if target.kind == "name" and _is_unusual_name(said, heard, view):
        state.values[target.name] = said.strip(" .,!?").title()
        move.say(voice.say("ack"), "took the name as it was said, because it was said twice")
        move.say(ask_next(view, voice))
        return
    _ask_again(target, heard, view, voice, move)


def _is_unusual_name(said: str, heard: Understood, view: View) -> bool:
    words = len(said.split())
    is_unsaid = heard.acts or heard.agreement or view.ear.digits(said) or not view.ear.may_be_a_name(said)
    return view.state.misses > 1 and 0 < words <= 4 and not is_unsaid


def _ask_again(target: Field, heard: Understood, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    awaited, misses = list(state.awaited), state.misses
    question = voice.question(target)
    if target.kind in _FREE and heard.agreement is True and not heard.withheld:
        said = voice.say("go_ahead", question=question)
    elif Act.DONT_KNOW in heard.acts:
        said = voice.say("dont_know", question=question)
    else:
        said = voice.again(target, question, misses)
    keeps = len(awaited) == 1 or misses < 2
    open_question(view, question, awaited if keeps else [target.name])  # asked once more, it comes without the apology
    move.say(said, "not understood: asks again")
    state.misses = misses


def _is_message(view: View) -> bool:
    """Whether the bot takes a message anyway."""
    kinds = {f.kind for f in view.fields}
    return view.profile.reading.takes_message or {"phone", "text"} <= kinds
