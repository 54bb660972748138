"""How does the agent go on when something else than a value is awaited: a yes, a change, anything else, a message?"""

from collections.abc import Callable, Mapping
from typing import Final

from echolink.agent.ear import Act
from echolink.agent.scripted import asides
from echolink.agent.scripted.answers import is_noted
from echolink.agent.scripted.asking import ask_for_more, ask_next, ask_whether_right, open_question
from echolink.agent.scripted.collecting import MOST_MISSES, after_an_answer, ask_which, collect, so_far
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import CHANGE, CONFIRM, MORE, OFFER, PROPOSAL
from echolink.agent.scripted.taking import Taken, take
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice


def _confirm(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    if _brings_something(heard, taken):
        _changed(heard, taken, view, voice, move)
    elif heard.wrong:
        _remove_or_ask(heard, view, voice, move)
    elif heard.agreement is True and (heard.alone or not (view.ear.reserved(said) or heard.acts & _NOT_YET)):
        move.sends = True
        move.ends = Act.BYE in heard.acts
        move.why.append("the caller said yes")
    elif heard.agreement is True:
        _with_reservation(said, heard, view, voice, move)
    elif taken.same:
        move.say(voice.say("have_that", value=voice.value(taken.same[0], state.values[taken.same[0].name])))
        move.say(open_question(view, voice.say("confirm_short"), [CONFIRM]), "said what is noted already")
    elif heard.asked or (heard.remarked and not (heard.agreement is False and heard.named)):
        move.say(open_question(view, voice.say("confirm_short"), [CONFIRM]))
    elif heard.agreement is False or heard.named:
        _remove_or_ask(heard, view, voice, move)
    else:
        state.misses += 1
        misses = state.misses
        if misses == 1:
            move.say(open_question(view, voice.say("confirm_short"), [CONFIRM]), "neither yes nor no")
        else:
            move.say(ask_whether_right(view, voice, "still_unsure"), "neither yes nor no")
        state.misses = misses


def _with_reservation(said: str, heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """ "Yes, but can you make it outside": a wish is noted; where it may be a correction it is asked for."""
    wish = view.ear.reservation(said)
    if wish is None and heard.asked:
        move.say(
            open_question(view, voice.say("confirm_short"), [CONFIRM]), "a yes with a question, which was answered"
        )
        return
    if wish is None:
        move.say(open_question(view, voice.say("what_to_change"), [CHANGE]), "a yes with a reservation: asks which")
        return
    if wish not in view.state.questions:
        view.state.questions.append(wish)
    move.say(voice.say("remark_noted"), "a yes with a wish: notes it")
    move.say(open_question(view, voice.say("confirm_short"), [CONFIRM]))


_NOT_YET: Final = frozenset((Act.HOLD, Act.EXISTING, Act.START_OVER))


def _brings_something(heard: Understood, taken: Taken) -> bool:
    return bool(taken.reasons or taken.any or heard.either or heard.digits or heard.spelled)


def _changed(heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    for reason in taken.reasons:
        move.say(reason)
    if heard.either:
        ask_which(heard, view, voice, move)
    elif heard.digits or heard.spelled:
        view.state.values.pop(heard.dictated_for, None)
        so_far(heard, view, voice, move)
    else:
        move.say(ask_next(view, voice, changed=True, first=taken.refused), "changed: reads back again")


def _remove_or_ask(heard: Understood, view: View, voice: Voice, move: Move) -> None:
    """After "the time is wrong" ask for it anew; after a plain no ask what is."""
    wrong = [view.field(name) for name in heard.wrong]
    for kind in heard.named if not wrong else ():
        known = [f for f in view.of_kind(kind) if f.name in view.state.values]
        if kind == "name" and len(known) > 1:
            continue  # whose name it is was not told
        wrong += [f for f in known if f.role == "new"] or known[:1]
    for target in wrong[:1]:
        del view.state.values[target.name]
        move.say(voice.say("removed"), f"{target.name} is not right")
        move.say(open_question(view, voice.question(target), [target.name]))
        return
    move.say(open_question(view, voice.say("what_to_change"), [CHANGE]), "not right: asks what to change")


def _change(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    if _brings_something(heard, taken):
        _changed(heard, taken, view, voice, move)
    elif heard.named or heard.wrong:
        _remove_or_ask(heard, view, voice, move)
    elif Act.NOTHING_MORE in heard.acts or heard.agreement is not None or heard.asked or taken.same:
        move.say(ask_whether_right(view, voice, "readback_again"), "nothing to change: reads back again")
    else:
        view.state.misses += 1
        misses = view.state.misses
        if misses >= MOST_MISSES and not view.state.message:
            move.say(open_question(view, voice.say("offer_message"), [OFFER]), "not understood: offers a message")
            return
        move.say(open_question(view, voice.say("what_to_change"), [CHANGE]), "not understood what to change")
        view.state.misses = misses


def _propose(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    """A yes takes what was put forward; anything else that was said counts instead."""
    state = view.state
    proposed, state.proposed = state.proposed, {}
    is_indifferent = Act.DONT_KNOW in heard.acts and all(view.field(name).kind in ("date", "time") for name in proposed)
    if (heard.agreement is True or is_indifferent) and not _brings_something(heard, taken):
        heard.values |= proposed
        taken = take(heard, view, voice)
        move.why.append("yes to what was proposed")
    elif heard.asked and not _brings_something(heard, taken):
        state.proposed = proposed
        move.say(open_question(view, voice.say("propose_again"), [PROPOSAL]), "the proposal stands")
        return
    state.awaited = [] if not proposed else [name for name in proposed if name not in state.values]
    if state.declined and not _brings_something(heard, taken):
        move.say(open_question(view, voice.say("another_time"), [MORE]), "not what was proposed")
        return
    if _brings_something(heard, taken):
        for name in list(state.awaited):
            state.awaited.remove(name)
        collect(said, heard, taken, view, voice, move)
    else:
        state.awaited = []
        state.keeps_number |= any(view.field(name).kind == "phone" for name in proposed)
        move.say(ask_next(view, voice), "not what was proposed: asks")


def _more(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    state = view.state
    if _brings_something(heard, taken):
        _changed(heard, taken, view, voice, move)
    elif heard.asked and view.profile.reading.takes_message and not state.values:
        after_an_answer(heard, view, voice, move)
    elif heard.asked:
        move.say(_anything_else(view, voice))
    elif heard.agreement is False or heard.acts & {Act.NOTHING_MORE, Act.THANKS} or _is_over(said, heard, view):
        move.say(voice.catalogue.goodbye(view.state.turns), "nothing more: goodbye")
        move.ends = True
    elif heard.agreement is True and state.declined:
        move.say(open_question(view, voice.say("which_instead"), [MORE]), "wants something else instead")
    elif heard.agreement is True:
        move.say(open_question(view, voice.say("how_can_i_help"), [MORE]), "something more will come")
    elif _note_questions(heard, view) and not state.sent:
        move.say(voice.say("remark_noted"), "asks for what nothing is known of: notes it")
        move.say(open_question(view, voice.say("offer_callback"), [OFFER]), "offers to take a message")
    elif not state.sent:
        move.say(voice.say("start"), "wants something of us")
        move.say(ask_next(view, voice))
    else:
        _more_unclear(view, voice, move)


def _is_over(said: str, heard: Understood, view: View) -> bool:
    """ "Perfect", "see you Friday", "happy Thanksgiving": who wants nothing more may say so in any kind words."""
    if view.state.declined:
        return False
    is_over = heard.only_acts or heard.alone is not None or heard.agreement is True
    return is_over and not (heard.agreement and view.ear.wants_more(said))


def _anything_else(view: View, voice: Voice) -> str:
    """After a no of the business: whether another time shall be tried."""
    if view.state.declined:
        return open_question(view, voice.say("another_time"), [MORE])
    return ask_for_more(view, voice)


def _more_unclear(view: View, voice: Voice, move: Move) -> None:
    view.state.misses += 1
    misses = view.state.misses
    if misses >= MOST_MISSES:
        move.say(voice.catalogue.goodbye(view.state.turns), "nothing understood after all was done: goodbye")
        move.ends = True
        return
    question = _anything_else(view, voice) if view.state.declined else voice.say("more_unclear")
    move.say(open_question(view, question, [MORE]), "not understood")
    view.state.misses = misses


def _offer(said: str, heard: Understood, taken: Taken, view: View, voice: Voice, move: Move) -> None:
    takes_it = heard.agreement is True and view.ear.takes_it(said) and not heard.asked
    if _tells_the_message(heard, taken, view):
        _as_the_message(taken, view)
        asides.take_message(view, voice, move)
    elif taken.reasons or (taken.any and not (takes_it and _only_reached(taken))):
        collect(said, heard, taken, view, voice, move)
    elif heard.asked and view.ear.takes_it(said) and all(is_noted(c.said, view) for c in heard.asked):
        asides.take_message(view, voice, move)  # "yes please, I'd like to know whether you have one"
    elif heard.asked and view.profile.reading.takes_message:
        after_an_answer(heard, view, voice, move)
    elif heard.asked:  # "okay okay, what time do you open" takes no offer, and is no message
        move.say(open_question(view, voice.say("offer_again"), [OFFER]), "asked something first: the offer stands")
    elif heard.agreement is True:
        _note_questions(heard, view)
        view.state.noted = view.state.noted or _told_with_a_yes(heard, view)
        asides.take_message(view, voice, move)
    elif heard.agreement is False and view.profile.reading.takes_message:
        move.say(ask_for_more(view, voice), "no message")
    elif heard.agreement is False:
        view.state.awaited = []
        move.say(voice.say("back_to_it"), "no message")
        move.say(ask_next(view, voice))
    elif len(view.ear.stems(said)) > 1 and not heard.acts:
        view.state.values["message"] = said.strip()
        asides.take_message(view, voice, move)
    else:
        _offer_unclear(view, voice, move)


def _tells_the_message(heard: Understood, taken: Taken, view: View) -> bool:
    """ "Okay, then have somebody call me, my glasses came out wrong": what is the matter is what shall be passed on."""
    targets = (*taken.new, *taken.changed)
    wants_it = Act.MESSAGE in heard.acts and heard.agreement is not False and not taken.reasons
    is_told = any(target.name in view.plan.matters for target in targets)
    return wants_it and is_told and all(f.kind in _REACHED or f.name in view.plan.matters for f in targets)


def _as_the_message(taken: Taken, view: View) -> None:
    values = view.state.values
    told = [values.pop(f.name) for f in (*taken.new, *taken.changed) if f.name in view.plan.matters]
    values["message"] = ", ".join(map(str, told))


_REACHED: Final = frozenset(("name", "phone", "email"))


def _only_reached(taken: Taken) -> bool:
    """ "Yes please, it's Ann Lee" says to whom the answer goes, and wishes for nothing else."""
    return all(target.kind in _REACHED for target in (*taken.new, *taken.changed))


def _note_questions(heard: Understood, view: View) -> bool:
    """Where nothing is arranged, what sounds like a wish is a question: "can you do birthday parties there"."""
    if not view.profile.reading.takes_message:
        return False
    asked = [c.said.strip() for c in heard.left if "#" not in c.text and view.ear.has_form_of_question(c)]
    new = [question for question in asked if not is_noted(question, view)]
    view.state.questions += new
    return bool(new)


def _told_with_a_yes(heard: Understood, view: View) -> str:
    """What shall be passed on, said at once: "yes please, I'd like to know whether you do weddings"."""
    if view.profile.reading.takes_message:
        return ""  # there it is noted with what was asked
    whole = [c for c in heard.left if "#" not in c.text]
    return ", ".join(filter(None, (view.ear.asked_to_tell(c) or view.ear.remark(c) for c in whole)))


def _offer_unclear(view: View, voice: Voice, move: Move) -> None:
    """Nobody is offered a message for ever: who does not say wants none."""
    view.state.misses += 1
    misses = view.state.misses
    if misses >= MOST_MISSES - 1 and view.profile.reading.takes_message:
        move.say(ask_for_more(view, voice), "neither yes nor no to a message: none")
    elif misses >= MOST_MISSES - 1:
        view.state.awaited = []
        move.say(voice.say("back_to_it"), "neither yes nor no to a message: none")
        move.say(ask_next(view, voice))
    else:
        move.say(open_question(view, voice.say("offer_again"), [OFFER]))
        view.state.misses = misses


_Step = Callable[[str, Understood, Taken, View, Voice, Move], None]
STEPS: Final[Mapping[str, _Step]] = {
    CONFIRM: _confirm,
    CHANGE: _change,
    MORE: _more,
    OFFER: _offer,
    PROPOSAL: _propose,
}
