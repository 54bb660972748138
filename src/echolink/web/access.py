"""Whose request is this? The bearer token of a request, and the account that it stands for."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from echolink.accounts.account import Account
from echolink.errors import NotAuthenticated
from echolink.web.services import services_of

_scheme = HTTPBearer(
    scheme_name="access_token",
    bearerFormat="JWT",
    description="The `access_token` of POST /v1/connect-twilio.",
    auto_error=False,
)
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)]


def _bearer(credentials: _Credentials) -> str | None:
    return credentials.credentials if credentials is not None else None


async def _account(request: Request, token: Annotated[str | None, Depends(_bearer)]) -> Account:
    if token is None:
        raise NotAuthenticated("Send the access token: Authorization: Bearer <access_token>.")
    return await services_of(request).tokens.verify(token)


def _offered(request: Request) -> str | None:
    """Read by hand: an endpoint that needs no token must not be listed as one that does."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


Offered = Annotated[str | None, Depends(_offered)]  # the token of a request that may come without one
Caller = Annotated[Account, Depends(_account)]  # raises NotAuthenticated
