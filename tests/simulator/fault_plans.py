"""Fault plans as hypothesis makes them up."""

from hypothesis import strategies as st

from echolink.simulator.faults import Fault, FaultPlan, Harm, Kind

_DOCUMENTS: list[Kind] = [kind for kind in Kind if kind is not Kind.STATUS]
_KINDS: dict[Harm, list[Kind]] = {
    Harm.REGATHER: [Kind.RESPONSE],
    Harm.FELL: [Kind.RESPONSE],
    Harm.NEVER: [Kind.STATUS],
    Harm.SWAPPED: [Kind.PARTIAL],
    Harm.STALE: [Kind.PARTIAL],
    Harm.HANGUP: _DOCUMENTS,
    Harm.OVERTAKEN: _DOCUMENTS,
    Harm.REENTER: _DOCUMENTS,
}


@st.composite
def faults(draw: st.DrawFn, harms: list[Harm]) -> Fault:
    """One fault, of a kind that its harm can befall."""
    harm = draw(st.sampled_from(harms))
    kind = draw(st.sampled_from(_KINDS.get(harm, list(Kind))))
    first = draw(st.integers(1, 6))
    ranges = {"first": first, "last": first + draw(st.integers(0, 3))}
    # By lot or again and again these would keep the caller from ever being heard, or the call from ever going on.
    endless = harm in {Harm.FELL, Harm.REGATHER, Harm.REENTER}
    which = ranges if endless else draw(st.sampled_from([ranges, {"every": first + 1}, {"percent": 10 * first}]))
    return Fault(harm, kind, **which)


def plans(harms: list[Harm] | None = None, most: int = 4) -> st.SearchStrategy[FaultPlan]:
    """Up to `most` faults, of these harms."""
    one = faults(list(Harm) if harms is None else harms)
    return st.builds(FaultPlan, st.lists(one, max_size=most).map(tuple), st.integers(0, 99))
