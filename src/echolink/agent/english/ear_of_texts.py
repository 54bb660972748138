"""How are free answers heard in English: what is told, under which name, and what for?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause, Named, Told
from echolink.agent.english import (
    first_orders,
    free_text,
    inscriptions,
    noun_phrases,
    order_lines,
    reasons,
    tellings,
    told_for,
)
from echolink.agent.english.affairs import affairs
from echolink.agent.english.answerable import (
    asks_for_a_noun,
    asks_for_anything,
    bare,
    identifies,
    may_answer,
    may_be_told_openly,
    own_words,
    phrase_with,
    takes_remark,
)
from echolink.agent.english.background import background
from echolink.agent.english.bare_wishes import beyond_a_wish, has_it_seen_to, only_needs_work
from echolink.agent.english.goal_facts import facts
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.kinds_of_it import kind_of_it
from echolink.agent.english.labels import asks_by_measure, asks_openly, is_matter, labelled
from echolink.agent.english.parts import (
    intends,
    parts,
    states,
)
from echolink.agent.english.purposes import purpose
from echolink.agent.english.remarks import directs, remark
from echolink.agent.english.small_words import only_small_words
from echolink.agent.english.spoken_options import asks_how_often, often_said
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words

# The stems of a message that only asks for a call: "just have somebody call me back about that, please".
_A_CALL: Final = frozenset(words("phone back ring text return touch reach contact message soon"))
_WHEN: Final = re.compile(
    r"\b(?:sometime|anytime|some time|any time|(?:early |late )?(?:mornings?|afternoons?|evenings?|nights?)|"
    r"tonight|soon|next|this|week|weekend)\b"
)


class EarOfTexts:
    """A part of the English ear; what each method answers stands in `agent.ear.Ear`."""

    def only_small_words(self, said: str) -> bool:
        return only_small_words(heard(said))

    def affairs(self, text: str) -> list[tuple[int, int]]:
        return affairs(text)

    def asked_to_tell(self, clause: Clause) -> str | None:
        return reasons.told_to_tell(clause)

    def tells_who_was_named(self, clause: Clause) -> bool:
        return reasons.tells_who_was_named(clause)

    def only_wants_a_call(self, message: str) -> bool:
        return stems(message) <= _A_CALL

    def without_invitation(self, said: str) -> str:
        return reasons.without_invitation(said)

    def facts(self, goal: str) -> Sequence[str]:
        return facts(goal)

    def announces_a_message(self, said: str) -> bool:
        return reasons.announces_a_message(said)

    def remark(self, clause: Clause) -> str | None:
        return remark(clause)

    def directs(self, said: str) -> bool:
        return directs(said)

    def intends(self, said: str) -> bool:
        return intends(heard(said))

    def states(self, said: str) -> bool:
        return states(said)

    def parts(self, said: str) -> list[str]:
        return parts(said)

    def as_heard(self, said: str) -> str:
        return heard(said)

    def chosen(self, said: str) -> str | None:
        return free_text.chosen(said)

    def often(self, label: str, said: str) -> str | None:
        return often_said(said) if asks_how_often(label) else None

    def labelled(self, label: str, clause: Clause) -> str | None:
        return labelled(label, clause.said)

    def pieces(self, said: str) -> list[str]:
        return tellings.pieces(said)

    def without_joint(self, piece: str) -> str:
        return tellings.without_joint(piece)

    def told(self, pieces: Sequence[str]) -> Told:
        return tellings.told(pieces)

    def sort_told(self, label: str) -> int | None:
        return told_for.sort_told(label)

    def may_be_told_openly(self, label: str) -> bool:
        return may_be_told_openly(label)

    def asks_for_words(self, label: str) -> bool:
        return told_for.sort_told(label) == told_for.WORDS

    def asks_for_pets(self, label: str) -> bool:
        return told_for.sort_told(label) == told_for.PETS

    def named_things(self, said: str) -> list[Named]:
        return noun_phrases.named(said)

    def asks_for_a_noun(self, wording: str, label: str) -> bool:
        return asks_for_a_noun(wording, label)

    def asks_for_anything(self, label: str) -> bool:
        return asks_for_anything(label)

    def purpose(self, text: str) -> str:
        return purpose(text)

    def told_for(self, label: str, pieces: Sequence[str]) -> str | None:
        return told_for.told_for(label, pieces)

    def may_answer(self, label: str, piece: str) -> bool:
        return may_answer(label, piece)

    def bare(self, label: str, piece: str) -> str:
        return bare(label, piece)

    def own_words(self, label: str) -> frozenset[str]:
        return own_words(label)

    def takes_remark(self, label: str, said: str) -> bool:
        return takes_remark(label, said)

    def kind_of_it(self, label: str, said: str) -> str | None:
        return kind_of_it(label, said)

    def phrase_with(self, label: str, said: str) -> str | None:
        return phrase_with(label, said)

    def speaks_of_a_thing(self, piece: str) -> bool:
        return tellings.speaks_of_a_thing(piece)

    def goes_on(self, piece: str) -> bool:
        return tellings.goes_on(piece)

    def background(self, clause: Clause) -> list[tuple[int, int]]:
        return background(clause.said, clause.text)

    def asks_for_a_thing(self, label: str) -> bool:
        return tellings.asks_for_a_thing(label)

    def asks_for_a_make(self, label: str) -> bool:
        return tellings.asks_for_a_make(label)

    def asks_for_a_place(self, label: str) -> bool:
        return tellings.asks_for_a_place(label)

    def asks_for_an_inscription(self, label: str) -> bool:
        return inscriptions.asks_for_an_inscription(label)

    def inscription(self, said: str, *, asked: bool) -> str | None:
        return inscriptions.dictated(said) if asked else inscriptions.inscription(said)

    def asks_for_an_order(self, label: str) -> bool:
        return order_lines.asks_for_an_order(label)

    def order_told(self, said: str) -> str:
        return first_orders.order_told(said)

    def ordered_lines(self, said: str) -> str | None:
        return first_orders.ordered_lines(tidied(said))

    def without_when(self, text: str) -> str:
        return _WHEN.sub(" ", text)

    def beyond_a_wish(self, said: str) -> frozenset[str]:
        return beyond_a_wish(said)

    def identifies(self, piece: str) -> bool:
        return identifies(piece)

    def only_needs_work(self, said: str) -> bool:
        return only_needs_work(said)

    def has_it_seen_to(self, said: str) -> bool:
        return has_it_seen_to(said)

    def bare_lines(self, said: str) -> str | None:
        return first_orders.bare_lines(tidied(said))

    def asks_openly(self, question: str) -> bool:
        return asks_openly(question)

    def asks_by_measure(self, label: str) -> bool:
        return asks_by_measure(label)

    def is_matter(self, words: str) -> bool:
        return is_matter(words)

    def reason(self, clause: Clause, *, whole: bool) -> str | None:
        return reasons.message(clause) if whole else reasons.reason(clause)
