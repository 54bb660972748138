"""Is somebody guessing Twilio tokens through us? Refused credentials are counted, by Twilio account and by client address."""

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from echolink.errors import CredentialsRefused, TooManyAttempts

WINDOW_SECONDS = 600
PER_ACCOUNT_SID = 10
PER_ADDRESS = 30
MAX_KEYS = 20_000  # about 5 MB when full; the key that was used longest ago goes first
UNDER_WAY_RETRY_SECONDS = 2  # Twilio answers a try in some 300 ms


class Attempts:
    """A sliding window in memory: of one server process, and forgotten when it ends."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic, max_keys: int = MAX_KEYS) -> None:
        self._seconds = seconds
        self._max_keys = max_keys
        self._refusals: OrderedDict[str, deque[float]] = OrderedDict()
        self._under_way: Counter[str] = Counter()

    @contextmanager
    def trying(self, account_sid: str, address: str) -> Iterator[None]:
        """Around one try at Twilio; raises TooManyAttempts, with the seconds to wait, when too many were refused before.

        A try counts while it runs, so that a thousand at once are no way around the limit; only CredentialsRefused stays.
        """
        keys = {f"sid:{account_sid.lower()}": PER_ACCOUNT_SID, f"address:{address}": PER_ADDRESS}
        for key, limit in keys.items():
            self._check(key, limit, self._seconds())
        self._under_way.update(keys.keys())
        try:
            yield
        except CredentialsRefused:
            for key in keys:
                self._note(key, self._seconds())
            raise
        finally:
            for key in keys:
                self._under_way[key] -= 1
                if not self._under_way[key]:
                    del self._under_way[key]

    def _check(self, key: str, limit: int, now: float) -> None:
        times = self._refusals.get(key)
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        refused = len(times or ())
        if times and refused >= limit:
            raise TooManyAttempts(
                "Too many attempts with credentials that Twilio refuses. Wait, and check the Auth Token.",
                retry_after_seconds=int(times[0] + WINDOW_SECONDS - now) + 1,
            )
        if refused + self._under_way[key] >= limit:
            raise TooManyAttempts(
                "Too many attempts at the same moment. Try again in a few seconds.",
                retry_after_seconds=UNDER_WAY_RETRY_SECONDS,
            )

    def _note(self, key: str, now: float) -> None:
        self._refusals.setdefault(key, deque()).append(now)
        self._refusals.move_to_end(key)
        if len(self._refusals) > self._max_keys:
            self._refusals.popitem(last=False)
