"""What is a measured figure? A row of the report: its aim, what was found, and whether that is enough."""

from collections.abc import Sequence
from dataclasses import dataclass

from .judgement import Verdict
from .live import Run

_LONG_SECONDS = 8.0
_SHOWN = 3  # cases of a kind that are named in the report


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. `is_met` None: there is no aim, it is only written down. `notes` tell what else was seen."""

    test: str
    aim: str
    measured: str
    is_met: bool | None = None
    notes: Sequence[str] = ()


def of_live_calls(test: str, aim: str, run: Run, verdict: Verdict, *, is_met: bool | None) -> Figure:
    """What was found, the aim's own point or not."""
    ended = verdict.calls - len(verdict.not_ended)
    measured = (
        f"{ended} of {verdict.calls} calls reached their end; {len(verdict.decided_twice)} actions decided twice, "
        f"{len(verdict.second_replies)} second replies, {len(verdict.late_writes)} late writes; {len(verdict.lost_words)} of "
        f"{verdict.utterances} utterances asked for again; longest wait {verdict.longest_wait:.1f} s"
    )
    return Figure(test, aim, measured, is_met, [_told(run, verdict), *_cases(verdict)])


def _told(run: Run, verdict: Verdict) -> str:
    over = sum(wait > _LONG_SECONDS for wait in verdict.waits)
    return (
        f"{run.most_alive} calls at once, {verdict.turns} turns ({verdict.by_model} answered by the model), "
        f"{run.toll.done} {run.toll.what}, {verdict.takeovers} turns taken over, {verdict.apologies} apologies; waits for "
        f"the first words: {_spread(verdict.waits)}, {over} over {_LONG_SECONDS:g} s; for the whole reply: "
        f"{_spread(verdict.answers)}"
    )


def _spread(seconds: Sequence[float]) -> str:
    found = sorted(seconds) or [0.0]
    median, most = (found[int(share * (len(found) - 1))] for share in (0.5, 0.99))
    return f"median {median:.2f} s, 99 % {most:.1f} s, longest {found[-1]:.1f} s"


def _cases(verdict: Verdict) -> list[str]:
    """What went wrong, some cases of each kind."""
    kinds = {
        "not ended": verdict.not_ended,
        "asked again": verdict.lost_words,
        "words doubled": verdict.doubled_words,
        "second reply": verdict.second_replies,
        "late write": verdict.late_writes,
        "changed bytes": verdict.changed_bytes,
        "decided twice": verdict.decided_twice,
        "action altered": verdict.altered_actions,
        "not delivered": verdict.not_delivered,
    }
    return [f"{kind} ({len(cases)}): {'; '.join(cases[:_SHOWN])}" for kind, cases in kinds.items() if cases]
