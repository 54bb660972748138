"""Who is speaking? The access tokens that stand for an account: issued once its Twilio credentials have been proved."""

from datetime import UTC, datetime, timedelta

import jwt

from echolink.accounts.account import Account
from echolink.accounts.ports import AccountStore
from echolink.errors import NotAuthenticated

LIFETIME = timedelta(seconds=86_400)  # `expires_in` of the API document
ALGORITHM = "HS256"
ISSUER = "echolink"


class Tokens:
    """JWTs, signed with one key and checked against the account's generation: a release kills all that went before it."""

    def __init__(self, key: bytes, accounts: AccountStore) -> None:
        """`key` is 32 bytes, derived for tokens alone."""
        self._key = key
        self._accounts = accounts

    def issue(self, account: Account) -> str:
        """A token for `LIFETIME` from now."""
        now = datetime.now(UTC)
        claims = {
            "iss": ISSUER,
            "sub": account.id,
            "email": account.email,
            "gen": account.generation,
            "iat": now,
            "exp": now + LIFETIME,
        }
        return jwt.encode(claims, self._key, algorithm=ALGORITHM)

    async def verify(self, token: str) -> Account:
        """The connected account that `token` stands for.

        Raises NotAuthenticated when it is expired, forged, of another algorithm, or of a released or removed account.
        """
        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                options={"require": ["iss", "sub", "gen", "iat", "exp"]},
            )
        except jwt.ExpiredSignatureError as error:
            raise NotAuthenticated(
                "The access token has expired. Get a new one with POST /v1/connect-twilio."
            ) from error
        except jwt.InvalidTokenError as error:
            raise NotAuthenticated("The access token is not valid.") from error
        account = await self._accounts.by_id(claims["sub"])
        if account is None or not account.connected or account.generation != claims["gen"]:
            raise NotAuthenticated("The account of this access token was released. Connect again.")
        return account
