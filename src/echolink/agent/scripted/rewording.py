"""Which noted value is taken back in a caller's own words, and what takes its place: "scratch the knee, it's my shoulder"?"""

from collections.abc import Sequence
from typing import Any, Final

from echolink.agent.ear import Act, Clause, Reworded
from echolink.agent.profile import Field
from echolink.agent.scripted.clock import likely
from echolink.agent.scripted.naming import named_by
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_IN_WORDS: Final = frozenset(("text", "choice", "address"))  # are meant by their names, too
_AS_TOLD: Final = frozenset(("text", "choice", "address", "name"))
_VALUES: Final = ("date", "time", "count", "money")
_BESIDE: Final = ("date", "time", "phone", "email")  # are told beside what is put right
# What is done by the words that take something back, and not meant.
_BY_THE_WAY: Final = frozenset(
    (Act.HOLD, Act.REPEAT, Act.DONT_KNOW, Act.GIVE_UP, Act.START_OVER, Act.RECAP, Act.MESSAGE, Act.LINE_CHECK)
)
_NO_WORDS: Final = frozenset(("name", "phone", "email", "date", "time"))  # nobody answers these by "it's about …"
_NOON: Final = "12:00"
_LEAST_OF_A_NUMBER: Final = 3  # digits that tell which number is meant


def put_in_its_place(said: str, view: View, heard: Understood) -> None:
    """Takes what is told instead of a noted value; of what was said only what stands beside it is left to be read."""
    is_able = not (heard.alone or heard.commented or Act.REPEAT in heard.acts) and bool(view.state.values)
    told = view.ear.reworded(said) if is_able else None
    target = _meant(told, view) if told is not None else None
    if told is None or target is None:
        return
    new, rest = _apart(told.new, target, view)
    value = _anew(target, told._replace(new=new), view) if new else None
    if value is None or value == view.state.values[target.name]:
        return
    heard.values[target.name] = value
    heard.told, heard.asked = rest, []
    heard.acts -= _BY_THE_WAY
    heard.only_acts = False


def _clause(said: str, view: View) -> Clause:
    return view.ear.together(view.ear.clauses(said))


def _meant(told: Reworded, view: View) -> Field | None:
    """The one noted value that was told in these words; else the one that is called so; else what the call is about."""
    known = [f for f in view.fields if f.name in view.state.values and f.known is None and not _has_own_way(f, view)]
    matters = [f for f in known if f.kind == "text" and f.name in view.plan.matters | {"message"}]
    if not view.ear.stems(told.new):
        return None  # "just the truck is all"
    if not view.ear.stems(told.old):
        answers = not told.is_sure and any(f.kind not in _NO_WORDS for f in view.awaited())
        fitting = matters if told.way != "bare" and not answers else _called(told, known, view)
        return fitting[0] if len(fitting) == 1 and not _holds_others(told.new, view) else None
    addresses = [f for f in known if f.kind == "address"]
    if len(addresses) == 1 and view.ear.calls_part_of_address(told.old):
        return addresses[0]
    by_value = [
        f for f in known if _is_told(f, told.old, view) and (told.way != "about" or _is_most(f, told.old, view))
    ]
    if len(by_value) == 1:
        return by_value[0]
    named = None if by_value else named_by(told.old, view)
    if named is None and not by_value and len(matters) == 1 and view.ear.calls_the_matter(told.old):
        named = matters[0]
    if named is not None and _calls_another(told.old, named, view):
        return None
    is_fitting = named in known and (named.kind in _IN_WORDS or named in _called(told, known, view))
    return named if is_fitting else None


def _calls_another(old: str, named: Field, view: View) -> bool:
    """ "Not English", where one language is known and the other is asked for."""
    stems = view.ear.stems(old)
    open_ones = (f for f in view.fields if f.name not in view.state.values and f.kind == named.kind)
    return any(stems & view.ear.stems(f"{f.name.replace('_', ' ')} {f.label}") for f in open_ones)


def _called(told: Reworded, known: Sequence[Field], view: View) -> list[Field]:
    """ "You misheard me, it's David Burke": the names that are known, where the new is one beyond doubt."""
    return [f for f in known if f.kind == "name"] if told.is_sure and view.ear.is_whole_name(told.new) else []


def _has_own_way(target: Field, view: View) -> bool:
    """What is ordered, and the number of an order, are put right by rules of their own."""
    return target.kind == "items" or target.name in view.plan.orders or target.name in view.plan.codes


def _is_told(target: Field, old: str, view: View) -> bool:
    """Whether these words told a value that is known."""
    known = view.state.values[target.name]
    if target.kind in _AS_TOLD:
        words = view.ear.as_heard(old).split()
        stems = view.ear.stems(old)
        if target.kind != "address" and old.isdigit():
            return False  # of a number that stands in a text by chance
        return stems <= view.ear.stems(str(known)) if stems else words == view.ear.as_heard(str(known)).split()
    if target.kind == "phone":
        digits = view.ear.digits(old)
        return len(digits) >= _LEAST_OF_A_NUMBER and str(known).endswith(digits)
    if target.kind in _VALUES:
        return any(known in (f.value, f.other) for f in view.find(target.kind, _clause(old, view), target, asked=True))
    return False


def _is_most(target: Field, old: str, view: View) -> bool:
    """Of a longer text one word takes back nothing: "her birthday is the third", where a card says happy birthday."""
    if target.kind != "text":
        return True
    return 2 * len(view.ear.stems(old)) >= len(view.ear.stems(str(view.state.values[target.name])))


def _holds_others(new: str, view: View) -> bool:
    """Whether there are values in it that no text is for."""
    clause = _clause(new, view)
    kinds = [*_BESIDE, "choice", "count", "address"]
    return any(
        f.sure for kind in kinds for one in view.of_kind(kind) for f in view.find(kind, clause, one, asked=False)
    )


def _apart(new: str, target: Field, view: View) -> tuple[str, list[Clause]]:
    """What is told for a text, up to a value that another field asks for, and the parts from there on."""
    pieces = view.ear.pieces(new) if target.kind == "text" and target.name != "message" else []
    at = next((n for n, piece in enumerate(pieces) if _holds_a_value(piece, view)), None)
    if not at:
        return new, []
    return ", ".join(pieces[:at]), [c for piece in pieces[at:] for c in view.ear.clauses(piece)]


def _holds_a_value(piece: str, view: View) -> bool:
    clause = _clause(piece, view)
    return any(f.sure for kind in _BESIDE if view.of_kind(kind) for f in view.find(kind, clause, None, asked=False))


def _anew(target: Field, told: Reworded, view: View) -> Any:
    """The value that takes the place of the one that is known; None where none can be made out."""
    known = str(view.state.values[target.name])
    clause = _clause(told.new, view)
    match target.kind:
        case "text":
            return _text(known, told, view)
        case "address":
            found = view.find("address", clause, target, asked=False)
            return str(found[0].value) if found else view.ear.address_anew(known, _as_part(told, view))
        case "phone":
            digits = view.ear.digits(told.new)
            return view.ear.number(view.ear.put_right(known, digits, ""), view.profile.region) if digits else None
        case "name":
            return _name(target, known, told, view)
        case "choice":
            values = {f.value for f in view.find("choice", clause, target, asked=True)} - {known}
            return values.pop() if len(values) == 1 else None
        case "time":
            value = _only_value(target, clause, view)
            return _at(known, value, view.day_of(target, {}), view) if value else None
        case kind if kind in _VALUES:
            value = _only_value(target, clause, view)
            return value[0] if value else None
    return None


def _at(known: str, value: tuple[Any, Any], day: Any, view: View) -> Any:
    """A time in the same half of the day as the one that was wrong: "until ten instead of nine"."""
    same = [one for one in value if one is not None and (str(one) < _NOON) == (known < _NOON)]
    return same[0] if len(same) == 1 else likely(value[0], value[1], view.opening, day, view.now)[0]


def _as_part(told: Reworded, view: View) -> Clause:
    """What is said anew of an address, as it is understood there."""
    is_number = view.ear.as_heard(told.new).isdigit()
    return _clause(f"sorry, it's number {told.new}" if is_number else f"not {told.old} but it's {told.new}", view)


def _text(known: str, told: Reworded, view: View) -> str:
    """A thing takes the place of the other in what is known of it; what is told in a sentence, that of the whole."""
    if told.way == "part" and not view.ear.stems(known) <= view.ear.stems(told.old) and told.old:
        thing = (view.ear.pieces(told.new) or [told.new])[0]  # "german, it's for an office over there"
        anew = (view.ear.replaced(known, f"it's {new}, not {told.old}") for new in (told.new, thing))
        return next(filter(None, anew), told.new)
    return told.new


def _name(target: Field, known: str, told: Reworded, view: View) -> str | None:
    part = view.ear.replaced(known, f"it's {told.new}, not {told.old}") if len(told.new.split()) == 1 else None
    if part is not None:
        return view.ear.as_name(part)
    found = view.find("name", _clause(told.new, view), target, asked=True)
    return str(found[0].value) if len(found) == 1 else None


def _only_value(target: Field, clause: Clause, view: View) -> tuple[Any, Any] | None:
    """The value and its other reading, where nothing else is told."""
    found: Sequence[Any] = view.find(target.kind, clause, target, asked=True)
    if len(found) != 1 or found[0].value is None:
        return None
    rest = clause.text[: found[0].start] + clause.text[found[0].end :]
    return (found[0].value, found[0].other) if view.ear.only_small_words(rest) or not rest.strip() else None
