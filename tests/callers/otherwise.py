"""In which other ways might a written caller have said the same: with a hesitation, a courtesy, without any sign?"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

Way = Callable[[str], str]

_SIGNS: Final = re.compile(r"(?<!\.[a-z])(?:[.,;!?]|(?<!\d):)+(?=\s|$)|\s[-–—]+(?=\s)")
_OWN: Final = re.compile(r"I\b|[A-Z][\w']* [A-Z]")  # these words keep their capital inside a sentence
_END: Final = (".", "?", "!")
# Not "h a w a i i", which is spelled.
_STUTTERS: Final = re.compile(r"(?<!\b[a-z] )\b(the|I|I'd|my|it's|for|a|we|to)(?= (?!\w\b))", re.IGNORECASE)
# An answer that names something and says no more.
_NUMBER: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_NAMED: Final = re.compile(
    rf"(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: at \w+)?\W*|{_NUMBER}(?: [a-z']+)?\W*|"
    r"(?-i:[A-Z][a-z]+ [A-Z][a-z]+)\W*",
    re.IGNORECASE,
)


def _bare(said: str) -> str:
    return " ".join(_SIGNS.sub(" ", said).lower().split())


def _dotted(said: str) -> str:
    """A capital only where there are others: who writes one writes them in names as well."""
    said = said.strip()
    begun = said if said.islower() else f"{said[:1].upper()}{said[1:]}"
    return begun + ("" if said.endswith(_END) else ".")


def _begun(lead: str) -> Way:
    return lambda said: lead + (said if _OWN.match(said) else said[:1].lower() + said[1:])


def _ended(trail: str) -> Way:
    """Behind a comma; a question takes none."""
    return lambda said: said if said.rstrip().endswith(("?", "!")) else f"{said.rstrip(' .,')}, {trail}."


def _with_please(said: str) -> str:
    return said if "please" in said.lower() else _ended("please")(said)


def _with_thanks(said: str) -> str:
    said = said.rstrip()
    return f"{said} Thanks." if said.endswith(_END) else f"{said}, thanks"


def _stuttered(said: str) -> str:
    return _STUTTERS.sub(r"\1 \1", said, count=1)


def _stated(lead: str) -> Way:
    """Only where it becomes a sentence: "It's Friday"."""
    return lambda said: f"{lead} {said}" if _NAMED.fullmatch(said) else said


WAYS: Final[Mapping[str, Way]] = {
    "bare": _bare,
    "dotted": _dotted,
    "um": _begun("Um, "),
    "uh": lambda said: f"uh {said}",
    "well": lambda said: f"Well, {said}",
    "so": _begun("So, "),
    "okay so": _begun("Okay so "),
    "oh": _begun("Oh, "),
    "hi": _begun("Hi, "),
    "sorry": _begun("Sorry, "),
    "it's": _stated("It's"),
    "that'd be": _stated("That'd be"),
    "I think": _stated("I think"),
    "please": _with_please,
    "thanks": _with_thanks,
    "thank you so much": _ended("thank you so much"),
    "you know": _ended("you know"),
    "I guess": _ended("I guess"),
    "stuttered": _stuttered,
}
ONLY_AT_FIRST: Final = frozenset(("hi",))


def otherwise(script: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The script with what its caller says put in the way of that name."""
    way, turns = WAYS[name], list(script.get("turns", ()))
    if name in ONLY_AT_FIRST:
        return {**script, "turns": [*(_said(turn, way) for turn in turns[:1]), *turns[1:]]}
    changed: dict[str, Any] = {**script, "turns": [_said(turn, way) for turn in turns]}
    for key in ("then", "first"):
        if key in script:
            changed[key] = [[pattern, _said(answer, way)] for pattern, answer in script[key]]
    if "usual" in script:
        changed["usual"] = {what: _said(answer, way) for what, answer in script["usual"].items()}
    return changed


def _said(said: Any, way: Way) -> Any:
    if isinstance(said, str):
        return way(said) if said.strip() else said
    if isinstance(said, list):
        return [_said(one, way) for one in said]
    return {**said, "say": way(said["say"])} if isinstance(said.get("say"), str) else said
