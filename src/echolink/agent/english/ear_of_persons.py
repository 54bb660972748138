"""How are persons and places heard in English: names, addresses, numbers by which somebody is reached?"""

from collections.abc import Sequence, Set

from echolink.agent.ear import Clause, Found, Introduced
from echolink.agent.english.addresses import in_order, is_inside, may_be_address, place_of
from echolink.agent.english.areas import is_region, place_named, state_named
from echolink.agent.english.codes import asks_for_a_code, codes
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.introduced import introduced, introduces, is_called
from echolink.agent.english.name_words import is_whole_name
from echolink.agent.english.names import may_be_a_name
from echolink.agent.english.names_apart import names_apart
from echolink.agent.english.names_in_passing import named_in_passing
from echolink.agent.english.parts import (
    begins_an_email,
)
from echolink.agent.english.phones import (
    dictated,
    e164,
    end_told,
    joined,
    lacks_area_code,
    means_caller_id,
    only_figures,
    put_right,
    spoken_in,
)
from echolink.agent.english.places import places, wishes_for_a_way
from echolink.agent.english.relayed import relayed
from echolink.agent.english.respelling import same_name
from echolink.agent.english.roles import ends_a_way, heads_for, is_for_whom, is_own_name, journey, whose_name
from echolink.agent.english.wanted import whom_wanted


class EarOfPersons:
    """A part of the English ear; what each method answers stands in `agent.ear.Ear`."""

    def digits(self, said: str) -> str:
        return dictated(tidied(said).lower())

    def as_name(self, said: str) -> str:
        return " ".join(word[:1].upper() + word[1:] for word in said.split())

    def end_told(self, said: str) -> str:
        return end_told(tidied(said).lower())

    def put_right(self, number: str, part: str, said: str) -> str:
        return put_right(number, part, tidied(said).lower())

    def only_figures(self, clause: Clause) -> str:
        return only_figures(clause.said.lower())

    def joined(self, digits: str, part: str, said: str, region: str) -> str:
        return joined(digits, part, said, region)

    def spoken_in(self, text: str) -> tuple[int, int]:
        return spoken_in(text)

    def lacks_area_code(self, digits: str, region: str) -> bool:
        return lacks_area_code(digits, region)

    def number(self, digits: str, region: str) -> str | None:
        return e164(digits, region)

    def is_region(self, area: str) -> bool:
        return is_region(area)

    def names_state(self, said: str) -> str:
        return state_named(said)

    def place_named(self, clause: Clause) -> str:
        return place_named(clause.text)

    def whose_name(self, before: str, after: str) -> str | None:
        return whose_name(before, after)

    def is_own_name(self, label: str) -> bool:
        return is_own_name(label)

    def whom_wanted(self, said: str) -> str:
        return whom_wanted(tidied(said))

    def relayed(self, said: str) -> str:
        return relayed(said)

    def is_for_whom(self, wording: str) -> bool:
        return is_for_whom(wording)

    def names_whom_to_ask(self, clause: Clause) -> bool:
        return "ask for" in clause.text

    def begins_an_email(self, said: str) -> bool:
        return begins_an_email(said)

    def is_inside(self, before: str) -> bool:
        return is_inside(before)

    def wishes_for_a_way(self, clause: Clause) -> bool:
        return wishes_for_a_way(clause.text)

    def places(self, clause: Clause) -> list[Found]:
        return _places(clause)

    def place_of(self, address: str) -> str:
        return place_of(address)

    def journey(self, said: str) -> tuple[str, str] | None:
        return journey(tidied(said)) if " to " in said else None

    def means_own_number(self, clause: Clause, *, asked: bool) -> bool:
        return means_caller_id(clause.text, asked=asked) is not None

    def ends_a_way(self, label: str) -> bool:
        return ends_a_way(label)

    def heads_for(self, said: str) -> str | None:
        return heads_for(tidied(said)) if " to " in said else None

    def may_be_address(self, said: str) -> bool:
        return may_be_address(said)

    def asks_for_a_code(self, label: str) -> bool:
        return asks_for_a_code(label)

    def codes(self, clause: Clause, label: str, *, asked: bool) -> list[Found]:
        return codes(clause.said, label, asked=asked)

    def introduced(self, said: str) -> Sequence[Introduced]:
        return introduced(tidied(said))

    def introduces(self, rest: str) -> bool:
        return introduces(rest)

    def is_whole_name(self, name: str) -> bool:
        return is_whole_name(name)

    def is_called(self, who: str, label: str) -> bool:
        return is_called(who, label)

    def in_order(self, address: str) -> str:
        return in_order(address)

    def names_apart(self, clause: Clause) -> list[Found]:
        return names_apart(clause)

    def named_in_passing(self, clause: Clause, known: Set[str], *, bare: bool) -> list[Found]:
        return named_in_passing(clause.said, clause.text, known, bare=bare)

    def same_name(self, known: str, new: str, said: str) -> str:
        return same_name(known, new, said)

    def may_be_a_name(self, said: str) -> bool:
        return may_be_a_name(said)


def _places(clause: Clause) -> list[Found]:
    """Those that have none, where they stand in the text."""
    said = tidied(clause.said)
    found: list[Found] = []
    for start, end in places(said):
        as_heard = heard(said[start:end])
        at = clause.text.find(as_heard, found[-1].end if found else 0)
        if at >= 0:
            found.append(Found("address", said[start:end], at, at + len(as_heard), sure=True))
    return found
