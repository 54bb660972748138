"""Which things are told in the first breath for fields in free words: "four winter tires on my subaru outback" for the car?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause, Named
from echolink.agent.profile import Field
from echolink.agent.scripted.quoting import ruled_out
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_NEAR: Final = 0.35  # of a phrase to the words of the field that it answers
_WISHED: Final = 0.15  # is added for what is wished for or had
_OFFERED: Final = 0.15  # and for what the context names


def read_nearest(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """Each field for a thing takes the phrase that is nearest to its words, as long as nothing was asked."""
    if not _may_tell(view, heard):
        return
    fields = [f for f in view.of_kind("text") if _takes_a_thing(f, view) and f.name not in heard.values]
    named = _free_phrases(left, view, heard) if fields else []
    pairs = [(_score(one, f, view), n, f) for f in fields for n, one in enumerate(named) if _says_more(one, f, view)]
    taken: set[int] = set()
    for score, n, target in sorted(pairs, key=lambda pair: -pair[0]):
        if score >= _NEAR and n not in taken and target.name not in heard.values:
            heard.values[target.name] = named[n].phrase
            taken.add(n)


def read_what_is_wished(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """The only field that is open takes what is wished for, whatever its words: "our sofa" for "Which item is it?".

    Where its words are of one sort of thing, nothing else may be wished for: "four for the seagull", of a play.
    """
    if not _may_tell(view, heard):
        return
    fields = [f for f in view.of_kind("text") if _takes_a_thing(f, view) and f.name not in heard.values]
    if len(fields) != 1:
        return
    told = " ".join(str(value).lower() for value in heard.values.values())
    wished = [n for n in _free_phrases(left, view, heard) if n.is_wished and n.phrase.lower() not in told]
    is_meant = len(wished) == 1 and not wished[0].is_own and not view.ear.asks_for_a_make(fields[0].label)
    if wished and (is_meant or view.ear.asks_for_anything(fields[0].label)):
        heard.values[fields[0].name] = wished[0].phrase


def read_only_number(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """The only count that is open takes the only number of what is near to it: "two kittens" of animals."""
    fields = [f for f in view.of_kind("count") if f.name not in heard.values]
    if len(fields) != 1 or view.state.values or not heard.has_values or fields[0].name in heard.either:
        return
    found = [one for c in left for one in view.ear.counted_in_passing(c.text, fields[0].label)]
    if len(found) == 1:
        heard.values[fields[0].name] = found[0].value


def read_in_full(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "It's a honda civic" says more of the civic that is noted."""
    for target in view.of_kind("text"):
        known = str(view.state.values.get(target.name, "")).lower()
        if not known or target.name in heard.values or not _takes_a_thing(target, view):
            continue
        fuller = [
            n.phrase for c in left for n in view.ear.named_things(c.said) if n.phrase.lower().endswith(f" {known}")
        ]
        if fuller:
            heard.values[target.name] = fuller[0]


def _may_tell(view: View, heard: Understood) -> bool:
    """In the first breath beside other values, and not where nothing is to be had of what is told there."""
    is_later = bool(view.state.values) or bool(view.state.message)
    told = " ".join(c.said for c in heard.told)
    breaks = any(view.ear.breaks(c, limit) for limit in view.profile.reading.limits for c in heard.told)
    return (
        heard.has_values and not is_later and Act.HUMAN not in heard.acts and not breaks and not ruled_out(told, view)
    )


def _takes_a_thing(target: Field, view: View) -> bool:
    plan = view.plan
    makes = [f for f in view.of_kind("text") if view.ear.asks_for_a_make(f.label)]
    if makes and target not in makes and target.name in plan.things:
        return False  # "my washer, it's a Bosch" tells both, and one is no answer for the other
    named_otherwise = plan.codes.keys() | plan.inscribed | plan.pets | plan.orders
    return (
        target.required
        and target.name not in named_otherwise
        and target.name != "message"
        and view.ear.asks_for_a_noun(plan.wording[target.name], target.label)
    )


def _free_phrases(left: Sequence[Clause], view: View, heard: Understood) -> list[Named]:
    """Those that are led to, stand in no other value, and say more than what the bot is there for."""
    free = []
    for clause in left:
        for one in view.ear.named_things(clause.said):
            is_blank = view.ear.as_heard(one.phrase) not in clause.text
            is_known = view.ear.stems(one.phrase) <= view.plan.goal_stems
            if (one.is_led or one.is_wished or one.is_alone) and not is_blank and not is_known:
                free.append(one)
    return free


def _says_more(one: Named, target: Field, view: View) -> bool:
    """ "My car" does not tell which car it is."""
    return not view.ear.stems(one.phrase) <= view.ear.stems(target.label)


def _score(one: Named, target: Field, view: View) -> float:
    offered = one.phrase.lower() in view.profile.context.lower()
    near = max(view.ear.nearness(target.label, words) for words in (one.phrase, one.phrase.rsplit(" ", 1)[-1]))
    return near + _WISHED * one.is_wished + _OFFERED * offered
