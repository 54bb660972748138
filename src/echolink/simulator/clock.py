"""How long does it take to say something, and does anyone really wait for it? A call's own time."""

import asyncio
import contextlib
import time
from typing import Literal

Pace = Literal["instant", "real"] | float

CHARACTERS_A_SECOND = 15  # of speech: about 160 words a minute
AUTO_SPEECH_TIMEOUT_SECONDS = 0.8  # "auto" ends at the first pause; between a half and one second in practice


class CallClock:
    """Seconds of a call. `pace` is how much of the spoken time is really waited: 0 ("instant") none of it, 1 ("real") all."""

    def __init__(self, pace: Pace) -> None:
        self._pace = _share(pace)
        self._started = time.monotonic()
        self._skipped = 0.0

    @property
    def waits(self) -> bool:
        """False: nothing happens by the passing of time alone, the caller's silence included."""
        return self._pace > 0

    def elapsed(self) -> float:
        """Seconds that the call would have lasted."""
        return time.monotonic() - self._started + self._skipped

    async def spend(self, seconds: float, until: asyncio.Event | None = None, *, pace: Pace | None = None) -> float:
        """Let `seconds` pass, or less when `until` is set first; the share of them that passed (0..1).

        `pace`: for these seconds, instead of the clock's own.
        """
        if until is not None and until.is_set():
            return 0.0
        waited = self._pace if pace is None else _share(pace)
        real = seconds * waited
        began = time.monotonic()
        if real > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for((until or asyncio.Event()).wait(), real)
        share = 1.0 if until is None or not until.is_set() or real <= 0 else min((time.monotonic() - began) / real, 1.0)
        self._skipped += seconds * share * (1 - waited)
        return share


def _share(pace: Pace) -> float:
    return {"instant": 0.0, "real": 1.0}[pace] if isinstance(pace, str) else pace


def speaking_seconds(text: str) -> float:
    """How long a voice takes for `text`."""
    return len(text) / CHARACTERS_A_SECOND
