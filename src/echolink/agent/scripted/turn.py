"""What does the scripted agent do with what it understood? One turn of a conversation, decided step by step."""

from typing import Any, Final

from echolink.agent.ear import Act
from echolink.agent.profile import Field
from echolink.agent.scripted import asides
from echolink.agent.scripted.addressee import note_whom, with_addressee, with_open_questions
from echolink.agent.scripted.along import tell_rules_on_what_comes
from echolink.agent.scripted.answers import is_noted
from echolink.agent.scripted.asking import open_question
from echolink.agent.scripted.collecting import collect
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.nearest import is_near, told_to
from echolink.agent.scripted.once_more import answer_once_more
from echolink.agent.scripted.option_rules import limits_of_the_chosen
from echolink.agent.scripted.pointing import reply_to_one
from echolink.agent.scripted.proposing import soonest
from echolink.agent.scripted.quoting import is_answered, ruled_out
from echolink.agent.scripted.remarks import remarks, without_notes
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.steps import STEPS
from echolink.agent.scripted.taking import Taken, take
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice
from echolink.agent.sentences import for_the_ear
from echolink.agent.withheld import WITHHELD

_MOST_ANSWERS = 3  # questions of one breath
_MOST_LOST = 7  # turns
_MOST_STALLED = 15  # turns
# What wants nothing of us.
_IDLE = frozenset((Act.LINE_CHECK, Act.REPEAT, Act.HOLD, Act.GREETING, Act.THANKS, Act.DONT_KNOW))


def decide(said: str, heard: Understood, view: View, voice: Voice) -> Move:
    """Asides first, then what was given and asked, then the next question. Changes `view.state`."""
    move = Move()
    note_whom(said, heard, view)
    view.state.stalled += 1
    if not _goes_round(heard, view) and asides.handle(said, heard, view, voice, move):
        if move.transfers:
            _note(heard, take(heard, view, voice), view, move)  # known when the caller comes back
        else:
            _note_acts(heard, move)
        return move
    _choose_between(said, heard, view)
    taken = take(heard, view, voice)
    with_addressee(view)
    with_open_questions(view)
    if _is_lost(heard, view) or _is_stalled(heard, taken, view):
        move.say(voice.say("lost_goodbye"), "nothing new for too long: goodbye")
        move.ends = True
        return move
    _as_soon_as_possible(heard, taken, view, voice, move)
    refused = _refuse_what_is_ruled_out(heard, taken, view, voice, move)
    has_a_rule = not refused and tell_rules_on_what_comes(heard, view, voice, move)
    _ask_what_is_wished(heard, view)
    _note(heard, taken, view, move)
    refused |= _tell_limits(heard, view, voice, move)
    _answer_questions(heard, view, voice, move, is_refused=refused or bool(taken.refused))
    if not refused:
        has_a_rule |= _tell_what_it_touches(heard, taken, view, voice, move)
        _note_remarks(heard, taken, view, voice, move, is_told_of=has_a_rule)
    _note_contacts(heard, view, voice, move)
    if _asks_for_a_hidden_number(heard, view, voice, move):
        return move
    heard.remarked |= heard.commented  # which is heard, and needs no answer
    for mark, step in STEPS.items():
        if view.state.awaits(mark):
            step(said, heard, taken, view, voice, move)
            return move
    awaited = view.state.awaited
    collect(said, heard, taken, view, voice, move)
    _count_passes(awaited, heard, view)
    return move


def _count_passes(awaited: list[str], heard: Understood, view: View) -> None:
    """Turns that left the open question as it was; who asks something back has not passed it over."""
    state = view.state
    if not awaited or state.awaited != awaited:
        state.passed = 0
    elif not heard.asked:
        state.passed += 1


def _note_remarks(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move, *, is_told_of: bool) -> None:
    """What no field is for goes along with the questions that stayed open; `is_told_of`: it was answered by a rule."""
    if any(f.kind == "text" for f in (*taken.new, *taken.changed)) or any(f.kind == "choice" for f in taken.refused):
        return
    told = remarks(heard, view)
    is_the_wish = not view.state.awaited and any(view.ear.stems(said) & view.plan.goal_stems for said in told)
    told = told if is_the_wish else without_notes(told, taken, view)
    view.state.questions += told
    heard.remarked |= any(not view.ear.stems(remark) & view.plan.goal_stems for remark in told)
    if heard.remarked and not is_told_of:
        move.say(voice.say("remark_noted"), "notes what no field is for: " + "; ".join(told))


def _note_contacts(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """A number to be called at, told where nothing asks for one."""
    new = [one for one in heard.contacts if one not in view.state.questions]
    view.state.questions += new
    if heard.contacts:
        heard.remarked = True
        _without_a_phone(heard, view)
        move.say(voice.say("remark_noted"), "notes how the caller is reached: " + ", ".join(heard.contacts))


def _asks_for_a_hidden_number(heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    """Who means a number that is withheld hears so, and is asked for it."""
    target = next((f for f in view.missing() if f.kind == "phone"), None)
    if view.caller or target is None:
        return False
    is_asked = target.name in view.state.awaited
    if not any(view.ear.means_own_number(clause, asked=is_asked) for clause in heard.told):
        return False
    move.say(voice.say("hidden_number"), "means a number that is withheld")
    move.say(open_question(view, voice.question(target), [target.name]))
    return True


def _without_a_phone(heard: Understood, view: View) -> None:
    """Asked for a number that the goal does not name, who tells an address has told how to be reached."""
    for target in view.awaited():
        is_named = not view.ear.stems(target.label).isdisjoint(view.plan.goal_stems)
        if target.kind == "phone" and not (
            is_named or view.profile.reading.explicit or target.name in view.state.values
        ):
            view.state.skipped.append(target.name)


def _tell_limits(heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    """A number that no field is for may be one that the context rules out: "he's only four". Whether one was told."""
    told = False
    for limit in (*view.profile.reading.limits, *limits_of_the_chosen(view)):
        asking = [clause for clause in heard.asked if view.ear.breaks(clause, limit)]
        if asking or any(view.ear.breaks(clause, limit) for clause in heard.told):
            sentence = for_the_ear(limit.told)
            move.say(voice.say("breaks_limit", sentence=sentence), "breaks a limit for which there is no field")
            heard.asked = [clause for clause in heard.asked if clause not in asking]  # that was the answer
            heard.remarked = told = True
    for limit in view.profile.reading.kept_limits:
        asking = [clause for clause in heard.asked if view.ear.breaks(clause, limit)]
        if asking:  # "do you tattoo sixteen year olds?", where the age is asked for
            heard.asked = [clause for clause in heard.asked if clause not in asking]
            move.say(voice.first("quote", sentence=for_the_ear(limit.told)), "asks whether a limit holds")
            heard.remarked = told = True
    return told


def _is_lost(heard: Understood, view: View) -> bool:
    """Whether nothing at all was understood for so many turns that going on helps nobody."""
    something = heard.has_values or heard.acts or heard.asked or heard.digits or heard.spelled or heard.half
    view.state.lost = 0 if something or heard.agreement is not None else view.state.lost + 1
    return view.state.lost >= _MOST_LOST


def _is_stalled(heard: Understood, taken: Taken, view: View) -> bool:
    """Whether nothing new came for too many turns."""
    if taken.any or heard.asked or heard.digits or heard.spelled or heard.orders:
        view.state.stalled = 0
    return _goes_round(heard, view)


def _goes_round(heard: Understood, view: View) -> bool:
    """Whether the call goes round in a circle: who wants something of us is heard longer, and danger always."""
    most = _MOST_STALLED if heard.acts <= _IDLE else 2 * _MOST_STALLED
    return view.state.stalled >= most and Act.EMERGENCY not in heard.acts and not view.state.danger


def _note(heard: Understood, taken: Taken, view: View, move: Move) -> None:
    got = [
        f"{f.name}={WITHHELD if f.sensitive else repr(view.state.values.get(f.name))}"
        for f in (*taken.new, *taken.changed)
    ]
    if got:
        move.understood.append("understood " + ", ".join(got))
    if taken.refused:
        move.understood.append("refused, because it breaks a constraint: " + ", ".join(f.name for f in taken.refused))
    if heard.either:
        move.understood.append("open between two readings of " + ", ".join(heard.either))
    _note_acts(heard, move)


def _note_acts(heard: Understood, move: Move) -> None:
    if heard.acts:
        move.understood.append("acts " + ", ".join(sorted(heard.acts)))
    if heard.asked:
        move.understood.append("asked " + ", ".join(repr(question) for question in heard.questions))
    if heard.agreement is not None:
        move.understood.append("a yes" if heard.agreement else "a no")


def _choose_between(said: str, heard: Understood, view: View) -> None:
    """Settle what was asked with "Is that 9 AM or 9 PM?", by "in the evening" or "the time"."""
    state = view.state
    which = view.ear.which(said) if state.either or heard.either else None
    if which is not None and len(heard.either) == 1:  # "Tuesday or Thursday, whichever is earlier"
        ((name, choices),) = heard.either.items()
        heard.values[name] = _picked(which, choices)
        heard.either = {}
    if heard.has_values:
        return
    if not state.either and (state.awaits(CONFIRM) or state.awaits(CHANGE)):
        _other_half(heard, view)
    for target in [f for f in view.fields if f.name in state.either]:
        value = _chosen(target, state.either[target.name], which if len(state.either) == 1 else None, heard)
        if value is not None:
            heard.values[target.name] = value


def _other_half(heard: Understood, view: View) -> None:
    """ "In the evening", said of the time that was read back."""
    for target in view.of_kind("time") if heard.half else ():
        at = view.state.values.get(target.name)
        if at and (at < "12:00") != (heard.half == "am"):
            heard.values[target.name] = f"{(int(at[:2]) + 12) % 24:02}{at[2:]}"


def _chosen(target: Field, choices: list[Any], which: str | None, heard: Understood) -> Any:
    """Which of the readings of a field is meant; None while that is not told."""
    if len(choices) == 1 and target.kind in heard.named:
        return choices[0]
    if target.kind == "time" and heard.half:
        return next((t for t in choices if (t < "12:00") == (heard.half == "am")), None)
    if which is not None:
        return _picked(which, choices)
    is_half = (
        target.kind == "time" and len({time[3:] for time in choices}) == len({int(t[:2]) % 12 for t in choices}) == 1
    )
    return (
        choices[0] if heard.agreement is True and len(choices) == 2 and is_half else None
    )  # the likelier half of the day


def _picked(which: str, choices: list[Any]) -> Any:
    """One of the readings put forward; whoever takes either gets the first."""
    match which:
        case "last":
            return choices[-1]
        case "second" | "third":
            return choices[min(("first", "second", "third").index(which), len(choices) - 1)]
        case "earliest":
            return min(choices)
        case "latest":
            return max(choices)
        case _:
            return choices[0]


def _as_soon_as_possible(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    """Who wants the earliest time gets it, in words that can be refused at the read-back."""
    if Act.ASAP not in heard.acts or taken.refused:
        return
    values = soonest(view, at_once=True)
    for name, value in values.items():
        view.state.values[name] = value
        taken.new.append(view.field(name))
    if values:
        move.say(voice.say("soonest", moment=voice.moment(values)), "wants it as soon as possible")


def _refuse_what_is_ruled_out(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> bool:
    """Say that there is not what is wished for, and keep no text that speaks of it."""
    if view.state.awaits(CONFIRM) or view.state.message or view.profile.reading.takes_message:
        return False
    told = " ".join(clause.said for clause in heard.told)
    sentence = "" if view.ear.denies(told) else ruled_out(told, view)
    if not sentence:
        return False
    heard.remarked = True
    move.say(voice.first("quote", sentence=sentence), "wishes for what the context rules out")
    for target in [f for f in taken.new if f.kind == "text" and ruled_out(str(view.state.values.get(f.name)), view)]:
        view.state.values.pop(target.name, None)
        taken.new.remove(target)
    return True


def _ask_what_is_wished(heard: Understood, view: View) -> None:
    """A wish that is no value, and of which the context speaks, is the question whether that is possible."""
    if heard.has_values or heard.asked or view.state.awaits(CONFIRM) or view.state.awaits(CHANGE):
        return
    wishes = [c for c in heard.told if view.ear.may_be_a_question(c)]
    heard.asked = [c for c in wishes if is_answered(view.ear.topic(c.said), view) or is_near(c, view)]


def _answer_questions(heard: Understood, view: View, voice: Voice, move: Move, *, is_refused: bool) -> None:
    """Of what was just refused nobody has to hear that it is not known, too."""
    for n, question in enumerate(heard.asked[:_MOST_ANSWERS]):
        no_values = [c for c in heard.left if "#" not in c.text]
        told = (*heard.told, *heard.asked[:n])
        question, reply = reply_to_one(question, told, view, voice, without_values=no_values)
        if any(reply.say in part for part in move.parts):
            continue
        if reply.is_known or not is_refused:
            move.say(reply.say, f"question answered from {reply.from_}")
        if reply.is_known:
            view.state.wondered = question.said
        elif not is_noted(question.said, view):
            view.state.questions.append(question.said)
    for question in heard.open_questions:
        if question.said not in view.state.questions:
            view.state.questions.append(question.said)
            move.say(voice.say("unknown_answer"), "wishes for somebody at a time: takes the time, passes the wish on")
    if not heard.asked:
        _answer_once_more(heard, view, voice, move)


def _tell_what_it_touches(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> bool:
    """What nobody asks outright, and the context has something to say to; whether it was told."""
    state = view.state
    if heard.asked or heard.acts or heard.agreement is not None or taken.any or taken.refused:
        return False
    if state.message or state.awaits(CONFIRM) or any(f.kind in _IN_WORDS for f in view.awaited()):
        return False
    told = told_to(heard.left, view)
    for sentence in told[:1]:
        move.say(voice.first("quote", sentence=sentence), "told what the context has to say to it")
    return bool(told)


_IN_WORDS: Final = frozenset(("text", "address", "yes_no"))


def _answer_once_more(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """ "And what about the double": what was asked last is asked of that, if it can be."""
    again = answer_once_more(heard.told, view, voice)
    if again:
        clause, answer = again
        move.say(answer, f"the last question, asked again: {clause.said!r}")
        heard.asked.append(clause)
