"""What did one utterance come to?"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from echolink.agent.ear import Act, Alone, Clause, Ordered


@dataclass(slots=True)
class Understood:
    """Values for fields, questions to us, and acts."""

    values: dict[str, Any] = field(default_factory=dict)
    either: dict[str, list[Any]] = field(default_factory=dict)  # field → two readings that fit as well
    impossible: list[str] = field(default_factory=list)  # fields for which something impossible was named
    asked: list[Clause] = field(default_factory=list)  # questions to us
    open_questions: list[Clause] = field(default_factory=list)  # that wish for something and are passed on as well
    contacts: list[str] = field(default_factory=list)  # numbers and addresses for which no field asks
    told: list[Clause] = field(default_factory=list)  # the rest of what was said
    left: list[Clause] = field(default_factory=list)  # of what was told, with the places of values blank
    acts: frozenset[Act] = frozenset()
    only_acts: bool = False  # there is nothing besides them
    alone: Alone | None = None  # it is nothing but an answer to a question for a yes
    agreement: bool | None = None
    named: frozenset[str] = frozenset()  # kinds called by their name
    wrong: list[str] = field(default_factory=list)  # fields whose values are called wrong by their own words
    digits: str = ""  # dictated, but no number yet
    spelled: str = ""  # dictated, but no e-mail address yet
    dictated_for: str = ""  # the field that they are for
    half: str = ""  # a part of the day without an hour
    until: str = ""  # the day on which something ends, where only its start and its length are fields
    commented: bool = False  # nothing was said but a comment, or that the caller is back
    remarked: bool = False  # something was told that no field is for, and noted
    withheld: bool = False  # the caller wishes not to tell what was asked for
    orders: list[Ordered] = field(default_factory=list)

    @property
    def has_values(self) -> bool:
        return bool(self.values or self.either or self.impossible or self.orders)

    def without_values(self) -> "Understood":
        """What else it does."""
        return replace(self, values={}, either={}, impossible=[], orders=[], digits="", spelled="")

    @property
    def questions(self) -> list[str]:
        return [clause.said for clause in self.asked]


NOTHING_HEARD: Final[frozenset[str]] = frozenset()
