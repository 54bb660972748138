"""Which tokens stand for an account?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from echolink.accounts.account import Account
from echolink.accounts.tokens import Tokens
from echolink.errors import NotAuthenticated
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.schema import migrate
from echolink.storage.sqlite import SqliteDatabase
from tests.makers import AUTH_TOKEN, NOON, SECRET, a_number, an_account

KEY = b"k" * 32


@pytest.fixture
async def account(tmp_path: Path) -> Any:
    """A connected account, its store, and the tokens of both."""
    database = SqliteDatabase(tmp_path / "echolink.sqlite")
    await database.open()
    await migrate(database)
    accounts, one = SqlAccountStore(database, Keyring(SECRET)), an_account()
    await accounts.connect(one, AUTH_TOKEN, a_number(one.id))
    yield one, accounts, Tokens(KEY, accounts)
    await database.close()


def claims_of(account: Account, **other: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    claims = {"iss": "echolink", "sub": account.id, "email": account.email, "gen": account.generation}
    return {**claims, "iat": now, "exp": now + timedelta(hours=1), **other}


async def test_an_issued_token_stands_for_its_account(account: Any) -> None:
    one, _, tokens = account

    assert await tokens.verify(tokens.issue(one)) == one


async def test_a_token_says_who_when_and_until_when(account: Any) -> None:
    one, _, tokens = account

    claims = jwt.decode(tokens.issue(one), KEY, algorithms=["HS256"], issuer="echolink")

    assert claims.keys() == {"iss", "sub", "email", "gen", "iat", "exp"}
    assert claims["exp"] - claims["iat"] == 86_400


async def test_a_release_kills_the_tokens_and_a_later_connection_does_not_revive_them(account: Any) -> None:
    one, accounts, tokens = account
    token = tokens.issue(one)

    await accounts.release(one.id, NOON)
    with pytest.raises(NotAuthenticated):
        await tokens.verify(token)
    released = await accounts.by_id(one.id)
    await accounts.connect(replace(released, connected=True), AUTH_TOKEN, a_number(one.id))

    with pytest.raises(NotAuthenticated):
        await tokens.verify(token)


@pytest.mark.parametrize(
    "other",
    [
        {"sub": "acc_nobody"},
        {"sub": 5},
        {"gen": 2},
        {"gen": "1"},
        {"iss": "somebody"},
        {"exp": datetime(2020, 1, 1, tzinfo=UTC)},
        {"iat": datetime(2100, 1, 1, tzinfo=UTC)},
    ],
)
async def test_a_wellsigned_token_with_other_claims_is_refused(account: Any, other: dict[str, Any]) -> None:
    one, _, tokens = account

    with pytest.raises(NotAuthenticated):
        await tokens.verify(jwt.encode(claims_of(one, **other), KEY))


@pytest.mark.parametrize("missing", ["iss", "sub", "gen", "iat", "exp"])
async def test_no_claim_may_be_missing(account: Any, missing: str) -> None:
    one, _, tokens = account
    claims = claims_of(one)
    del claims[missing]

    with pytest.raises(NotAuthenticated):
        await tokens.verify(jwt.encode(claims, KEY))


@pytest.mark.parametrize(("key", "algorithm"), [(b"o" * 32, "HS256"), (KEY * 2, "HS512"), (None, "none")])
async def test_another_key_or_algorithm_is_refused(account: Any, key: Any, algorithm: str) -> None:
    one, _, tokens = account

    with pytest.raises(NotAuthenticated):
        await tokens.verify(jwt.encode(claims_of(one), key, algorithm=algorithm))


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "é.é.é", "x" * 10_000])
async def test_what_is_no_token_is_refused(account: Any, token: str) -> None:
    _, _, tokens = account

    with pytest.raises(NotAuthenticated):
        await tokens.verify(token)
