"""How are changes heard in English: corrections, refusals, by how much something is moved, what is wrong?"""

from echolink.agent.ear import Clause, Fault, Found, Reworded, Swap
from echolink.agent.english import (
    comers,
    corrections,
    order_lines,
    relations,
    replacing,
    second_thoughts,
    shifts,
    swapping,
)
from echolink.agent.english.address_parts import calls_a_part, part_anew
from echolink.agent.english.attendance import whether_attending
from echolink.agent.english.declines import declines, possible_in, puts_forward
from echolink.agent.english.faults import fault
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.letters import lettered
from echolink.agent.english.needs import whether_needed
from echolink.agent.english.newcomers import whether_new
from echolink.agent.english.parts import (
    adds,
    denies,
    denies_of,
)
from echolink.agent.english.repairs import repaired
from echolink.agent.english.replacing import More
from echolink.agent.english.respelling import alike, respelled, spelled_anew
from echolink.agent.english.restated import lacks_its_subject, restated
from echolink.agent.english.rewordings import calls_the_matter, reworded
from echolink.agent.english.times import leads_on
from echolink.agent.english.told_whether import told_whether
from echolink.agent.english.wishes import does_without
from echolink.agent.english.withholding import withholds
from echolink.agent.english.words import words_in


class EarOfChanges:
    """A part of the English ear; what each method answers stands in `agent.ear.Ear`."""

    def alike(self, known: str, new: str) -> bool:
        return alike(known, new)

    def replaced(self, known: str, said: str) -> str | None:
        return replacing.replaced(known, said)

    def swapped(self, known: str, clause: Clause) -> Swap | None:
        return swapping.swapped(known, clause.said)

    def thing_anew(self, said: str) -> str | None:
        return swapping.anew(said)

    def thing_meant(self, said: str) -> str | None:
        return swapping.meant(said)

    def address_anew(self, known: str, clause: Clause) -> str | None:
        return part_anew(known, clause.said)

    def fault(self, said: str) -> Fault | None:
        return fault(tidied(said))

    def reworded(self, said: str) -> Reworded | None:
        return reworded(tidied(said))

    def calls_the_matter(self, words: str) -> bool:
        return calls_the_matter(words)

    def calls_part_of_address(self, words: str) -> bool:
        return calls_a_part(words)

    def lettered(self, known: str, clause: Clause) -> str | None:
        return lettered(known, clause.text)

    def more(self, text: str) -> More | None:
        return replacing.more(text)

    def comers(self, text: str) -> More | None:
        return comers.comers(text)

    def other_number(self, text: str) -> tuple[int, int] | None:
        return comers.other_number(text)

    def in_all(self, text: str, total: int, after: int) -> int:
        return replacing.in_all(text, total, after)

    def corrects(self, between: str) -> bool:
        return corrections.corrects(between)

    def thinks_again(self, between: str, *, bare: bool) -> bool:
        return second_thoughts.thinks_again(between, bare=bare)

    def repaired(self, clause: Clause) -> Clause:
        said = repaired(clause.said)
        text = heard(said)
        return clause if said == clause.said else Clause(said, text, clause.asks, words_in(text))

    def concludes(self, between: str) -> bool:
        return second_thoughts.concludes(between)

    def settles(self, text: str) -> bool:
        return second_thoughts.settles(text)

    def turns(self, between: str) -> bool:
        return second_thoughts.last_turn(between) is not None

    def leads_on(self, between: str) -> bool:
        return leads_on(between)

    def is_reasoned_about(self, after: str) -> bool:
        return second_thoughts.is_reasoned_about(after)

    def behind_a_correction(self, between: str) -> str:
        return corrections.behind(between)

    def refuses(self, before: str) -> bool:
        return corrections.refuses(before)

    def takes_back(self, clause: Clause) -> bool:
        return corrections.takes_back(clause.text)

    def is_hindered(self, before: str) -> bool:
        return corrections.is_hindered(before)

    def misspoke(self, before: str) -> bool:
        return corrections.misspoke(before)

    def puts_right(self, before: str, after: str) -> bool:
        return corrections.puts_right(before, after)

    def changed_to(self, before: str) -> bool:
        return corrections.changed_to(before)

    def offers_both(self, between: str) -> bool:
        return corrections.offers_both(between)

    def kinds_named(self, said: str) -> frozenset[str]:
        return relations.kinds_named(heard(said))

    def same(self, said: str) -> frozenset[str]:
        return relations.same(heard(said))

    def which(self, said: str) -> str | None:
        return relations.which(heard(said))

    def does_without(self, clause: Clause) -> bool:
        return does_without(clause.text)

    def shift(self, said: str) -> tuple[str, int] | None:
        return shifts.shift(heard(said))

    def denies(self, said: str) -> bool:
        return denies(heard(said))

    def whether_so(self, label: str, clause: Clause, *, asked: bool) -> bool | None:
        is_new = whether_new(label, clause.text, asked=asked)
        if is_new is not None:
            return is_new
        attends = whether_attending(label, clause.text)
        if attends is not None:
            return attends
        needed = whether_needed(label, clause.text, asked=asked)
        return told_whether(label.rpartition("; ")[2] or label, clause.text) if needed is None else needed

    def lacks_its_subject(self, said: str) -> bool:
        return lacks_its_subject(said)

    def restated(self, question: str, said: str) -> bool | None:
        return restated(question, said)

    def denies_of(self, said: str, stems: frozenset[str]) -> bool:
        return denies_of(heard(said), stems)

    def adds(self, text: str) -> bool:
        return adds(text)

    def amended(self, known: str, said: str, *, adds: bool) -> tuple[str, str] | None:
        return order_lines.amended(known, tidied(said), adds=adds)

    def withholds(self, said: str) -> bool:
        return withholds(heard(said))

    def declines(self, said: str) -> bool:
        return declines(said)

    def puts_forward(self, said: str) -> bool:
        return puts_forward(said)

    def possible_in(self, said: str) -> str:
        return possible_in(said)

    def weekday_after(self, said: str) -> tuple[int, int] | None:
        return shifts.weekday_after(heard(said))

    def parts_moments(self, between: str) -> bool:
        return relations.parts_moments(between)

    def minutes_past(self, said: str) -> int | None:
        return shifts.minutes_past(heard(said))

    def spelled_anew(self, known: str, clause: Clause) -> Found | None:
        return spelled_anew(known, clause.said)

    def respelled(self, known: str, clause: Clause) -> Found | None:
        return respelled(known, clause.text)
