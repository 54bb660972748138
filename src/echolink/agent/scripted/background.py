"""Which values of an utterance belong to the story around the call: "we fly on the 11th, so I'd bring him on the 10th"?"""

from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.view import View

_KINDS: Final = ("date", "time", "count", "money", "choice")
_MOMENTS: Final = ("date", "time")
_MOST_PARTS: Final = 3  # of one value: its weekday, its day, its month
_SEVERAL: Final = 2
_ENDS: Final = ("start", "end")
Span = tuple[int, int]


def without_background(told: Sequence[Clause], view: View) -> list[Clause]:
    """The parts with the values blank that are told beside those which are wished for, where these fill the fields alone."""
    if view.plan.moves or view.state.message:
        return list(told)
    told = [_blank(c, _beside_what_is_noted(c, view)) for c in told]
    stories = [[*view.ear.background(c), *view.ear.affairs(c.text)] for c in told]
    if not any(stories):
        return list(told)
    bare = [_blank(c, spans) for c, spans in zip(told, stories, strict=True)]
    values = [_values(c, spans, bare, view) for c, spans in zip(told, stories, strict=True)]
    return [_blank(c, spans) for c, spans in zip(told, values, strict=True)]


def _beside_what_is_noted(clause: Clause, view: View) -> list[Span]:
    """Days and times of the caller's own affairs, where what they could be is noted already: "we have the Monday off"."""
    affairs = view.ear.affairs(clause.text) if view.state.values else []
    affairs = [span for span in affairs if not _tells_an_end(clause.text[span[0] : span[1]], view)]
    places: list[Span] = []
    for kind in _MOMENTS if affairs else ():
        fields = view.of_kind(kind)
        if any(f.name in view.state.values for f in fields) and all(view.is_visit(f) for f in fields):
            places += _not_told_anew(_inside(kind, clause, affairs, fields, view), kind, clause, fields, view)
    return places


def _tells_an_end(story: str, view: View) -> bool:
    """ "We're leaving Monday the 7th" is no other plan where the day of departure is asked for."""
    leads = story.partition("#")[0] if "#" in story else " ".join(story.split()[:3])
    return view.ends is not None and view.ear.role(f"{leads} ", "", _ENDS) is not None


def _not_told_anew(
    places: Sequence[Span], kind: str, clause: Clause, fields: Sequence[Field], view: View
) -> list[Span]:
    """The last of several takes the place of the first behind a second thought: "no wait, that's my nephew's thing, the 13th"."""
    found = sorted(_found(kind, clause, fields, view))
    if len(found) < _SEVERAL or not view.ear.turns(clause.text[: found[-1][0]]):
        return list(places)
    if len(fields) > 1:
        return [place for place in places if not view.ear.turns(clause.text[found[0][1] : place[0]])]
    return [place for place in places if place[1] <= found[-1][0]]


def _blank(clause: Clause, spans: Sequence[Span]) -> Clause:
    text = clause.text
    for start, end in spans:
        text = text[:start] + "#" * (end - start) + text[end:]
    return clause._replace(text=text)


def _values(clause: Clause, stories: Sequence[Span], bare: Sequence[Clause], view: View) -> list[Span]:
    """Where values stand in the story for whose fields there are others outside of it."""
    places: list[Span] = []
    for kind in _KINDS if stories else ():
        for fields in _alike(kind, view):
            if kind == "date" and view.ear.reckons(clause.text):
                continue  # "my flight is on the 5th, I'd come the day before" counts from what is told
            inside = _inside(kind, clause, stories, fields, view)
            if inside and sum(len(_found(kind, c, fields, view)) for c in bare) >= len(fields):
                places += _not_told_anew(inside, kind, clause, fields, view)
    return places


def _inside(kind: str, clause: Clause, stories: Sequence[Span], fields: Sequence[Field], view: View) -> list[Span]:
    """Where values of a kind stand in the story; of "Friday the 4th" the Friday, too, that would be one by itself."""
    places: list[Span] = []
    for _ in range(_MOST_PARTS):
        found = _found(kind, _blank(clause, places), fields, view)
        new = [place for place in found if any(a <= place[0] and place[1] <= b for a, b in stories)]
        if not new:
            break
        places += new
    return places


def _alike(kind: str, view: View) -> Iterator[list[Field]]:
    """Fields of a kind that the same values may answer: days and times together, counts and choices each by its own words."""
    fields = view.of_kind(kind)
    if kind in ("count", "choice"):
        yield from ([f] for f in fields)
    elif fields and all(view.is_to_come(f) and f.name not in view.plan.events for f in fields):
        yield [f for f in fields if f.name in view.state.awaited] or [f for f in fields if view.is_visit(f)] or fields


def _found(kind: str, clause: Clause, fields: Sequence[Field], view: View) -> list[Span]:
    return [(f.start, f.end) for f in view.find(kind, clause, fields[0], asked=False) if f.sure]
