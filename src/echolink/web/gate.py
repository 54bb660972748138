"""Does this request come from Twilio, and whose call is it? Signatures fail closed; the answer names account and bot."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog

from echolink.accounts.account import Account, Bot, TwilioCredentials
from echolink.accounts.ports import AccountStore, BotStore, OriginStore
from echolink.errors import StorageUnavailable
from echolink.twilio.requests import TwilioRequest
from echolink.twilio.signature import is_genuine

log = structlog.get_logger(__name__)

_FRESH_SECONDS = 1.0  # how long a look-up may serve further requests: turns come in bursts, changes are rare
_CACHED_MOST = 4096
OLD_ORIGIN_HOURS = 4  # as long as Twilio lets a call last by default, so that calls begun at an old origin end well


@dataclass(frozen=True, slots=True)
class Admitted:
    """A genuine request. `bot` is None where the URL names none that lives."""

    account_id: str
    bot: Bot | None
    number_id: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Not from Twilio, or not for this account."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a request says of its own origin. `target` is path and query, byte for byte as they were requested."""

    target: str
    signature: str | None  # X-Twilio-Signature
    settings: str | None = None  # X-Twilio-Webhooks-Signature-Settings


@dataclass(frozen=True, slots=True)
class _Holder:
    """An account and its Twilio credentials, with the bot that the URL means."""

    account: Account
    credentials: TwilioCredentials
    bot: Bot | None


class Gate:
    """Checks `X-Twilio-Signature` with the token of the account that the URL's bot or number belongs to."""

    def __init__(
        self,
        accounts: AccountStore,
        bots: BotStore,
        origins: OriginStore,
        *,
        origin: str,
        verify: bool,
    ) -> None:
        self._accounts, self._bots, self._origins = accounts, bots, origins
        self._origin, self._verify = origin, verify
        self._holders: dict[tuple[str | None, str | None, str | None], tuple[float, Sequence[_Holder]]] = {}
        self._old_origins: tuple[float, Sequence[str]] = (-1e9, ())

    async def admit(self, request: TwilioRequest, signed: Signed) -> Admitted | Refused:
        """Raises StorageUnavailable."""
        for look_up in (self._known_holders, self._holders_now):
            for holder in await look_up(request):
                if not self._verify or await self._is_genuine(holder, request, signed):
                    return Admitted(holder.account.id, holder.bot, request.number_id)
        if not self._verify:
            return Admitted("", None, request.number_id)
        log.warning(
            "twilio_request_refused",
            url_tried=self._origin + signed.target,
            signed=bool(signed.signature),
            account_sid=request.account_sid,
        )
        return Refused()

    async def _is_genuine(self, holder: _Holder, request: TwilioRequest, signed: Signed) -> bool:
        if request.account_sid != holder.account.twilio_account_sid:
            return False
        token = holder.credentials.auth_token
        if is_genuine(token, self._origin + signed.target, request.params, signed.signature, signed.settings):
            return True
        return any(
            is_genuine(token, origin + signed.target, request.params, signed.signature, signed.settings)
            for origin in await self._recent_origins()
            if origin != self._origin
        )

    async def _known_holders(self, request: TwilioRequest) -> Sequence[_Holder]:
        key = (request.bot_id, request.number_id, request.account_sid)
        cached = self._holders.get(key)
        if cached and time.monotonic() - cached[0] < _FRESH_SECONDS:
            return cached[1]
        try:
            return await self._holders_now(request)
        except StorageUnavailable:
            if cached is None:
                raise
            return cached[1]  # better an old look at the account than none: its caller's words can then be kept

    async def _holders_now(self, request: TwilioRequest) -> Sequence[_Holder]:
        """Looked up anew, so that a token that was just replaced is never a reason to refuse."""
        holders = await self._look_up(request)
        if len(self._holders) >= _CACHED_MOST:
            self._holders.clear()
        self._holders[(request.bot_id, request.number_id, request.account_sid)] = (time.monotonic(), holders)
        return holders

    async def _look_up(self, request: TwilioRequest) -> Sequence[_Holder]:
        bot, account_id = await self._target(request)
        if account_id is not None:
            account = await self._accounts.by_id(account_id)
            candidates = [account] if account else []
        else:  # the URL names nothing that lives: any account of the sender may prove that Twilio sent it
            candidates = list(await self._accounts.of_twilio(request.account_sid)) if request.account_sid else []
        holders = []
        for account in candidates:
            if credentials := await self._accounts.credentials(account.id):
                holders.append(_Holder(account, credentials, bot))
        return holders

    async def _target(self, request: TwilioRequest) -> tuple[Bot | None, str | None]:
        if request.bot_id:
            if bot := await self._bots.find(request.bot_id):
                return bot, bot.account_id
            deleted = await self._bots.revision(request.bot_id, 1)  # calls that it has begun go on
            return None, deleted.account_id if deleted else None
        if request.number_id:
            number = await self._accounts.number(request.number_id)
            if number is not None and number.released_at is None:
                return await self._bots.answering(number.id), number.account_id
        return None, None

    async def _recent_origins(self) -> Sequence[str]:
        looked, origins = self._old_origins
        if time.monotonic() - looked > _FRESH_SECONDS:
            origins = await self._origins.recent(datetime.now(UTC) - timedelta(hours=OLD_ORIGIN_HOURS))
            self._old_origins = (time.monotonic(), origins)
        return origins
