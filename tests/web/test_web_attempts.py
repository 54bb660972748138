"""When is guessing stopped, and who is not taken for a guesser?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.errors import CredentialsRefused, NumberNotFound, TooManyAttempts
from echolink.web.attempts import PER_ACCOUNT_SID, PER_ADDRESS, WINDOW_SECONDS, Attempts


class Watch:
    """A clock that stands still until it is told to go."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def refused(attempts: Attempts, account_sid: str = "AC1", address: str = "192.0.2.1") -> None:
    with pytest.raises(CredentialsRefused), attempts.trying(account_sid, address):
        raise CredentialsRefused("no")


def is_let_in(attempts: Attempts, account_sid: str = "AC1", address: str = "192.0.2.1") -> bool:
    try:
        with attempts.trying(account_sid, address):
            return True
    except TooManyAttempts:
        return False


def test_the_window_slides() -> None:
    watch = Watch()
    attempts = Attempts(watch)
    for _ in range(PER_ACCOUNT_SID):
        refused(attempts)
        watch.seconds += 10

    with pytest.raises(TooManyAttempts) as told, attempts.trying("AC1", "192.0.2.1"):
        pass
    assert told.value.retry_after_seconds is not None

    watch.seconds += told.value.retry_after_seconds
    assert is_let_in(attempts)
    refused(attempts)
    assert not is_let_in(attempts)


def test_an_account_is_the_same_in_any_case_and_from_any_address() -> None:
    attempts = Attempts(Watch())
    for n in range(PER_ACCOUNT_SID):
        refused(attempts, "ACab" if n % 2 else "ACAB", f"192.0.2.{n}")

    assert not is_let_in(attempts, "ACaB", "198.51.100.1")
    assert is_let_in(attempts, "ACcd", "198.51.100.1")


def test_an_address_may_not_try_one_account_after_another() -> None:
    attempts = Attempts(Watch())
    for n in range(PER_ADDRESS):
        refused(attempts, f"AC{n}")

    assert not is_let_in(attempts, "AC99")
    assert is_let_in(attempts, "AC99", "198.51.100.1")


def test_attempts_under_way_count_so_that_many_at_once_are_no_way_around() -> None:
    attempts = Attempts(Watch())
    under_way = [attempts.trying("AC1", "192.0.2.1") for _ in range(PER_ACCOUNT_SID)]
    for attempt in under_way:
        attempt.__enter__()

    assert not is_let_in(attempts)

    for attempt in under_way:
        attempt.__exit__(None, None, None)
    assert is_let_in(attempts)


def test_other_failures_do_not_count() -> None:
    attempts = Attempts(Watch())

    for _ in range(3 * PER_ADDRESS):
        with pytest.raises(NumberNotFound), attempts.trying("AC1", "192.0.2.1"):
            raise NumberNotFound("no")

    assert is_let_in(attempts)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.booleans()), max_size=200))
def test_it_remembers_no_more_than_it_may(tries: list[tuple[int, int, bool]]) -> None:
    watch, most = Watch(), 20
    attempts = Attempts(watch, max_keys=most)

    for account, address, is_refused in tries:
        watch.seconds += WINDOW_SECONDS / 50
        if is_refused and is_let_in(attempts, f"AC{account}", str(address)):
            refused(attempts, f"AC{account}", str(address))

    assert len(attempts._refusals) <= most


def test_who_tries_too_often_at_the_same_moment_waits_for_seconds_not_minutes() -> None:
    attempts = Attempts(Watch())
    under_way = [attempts.trying("AC1", "192.0.2.1") for _ in range(PER_ACCOUNT_SID)]
    for attempt in under_way:
        attempt.__enter__()

    with pytest.raises(TooManyAttempts) as told, attempts.trying("AC1", "192.0.2.1"):
        pass

    assert told.value.retry_after_seconds == 2
    assert "refuses" not in told.value.detail
