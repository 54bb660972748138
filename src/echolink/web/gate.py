"""Does this request come from Twilio, and whose call is it? Signatures fail closed; the answer names account and bot."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog

from echolink.accounts.account import Account, Bot, TwilioCredentials
from echolink.accounts.ports import AccountStore, BotStore, OriginStore
from echolink.errors import StorageUnavailable
from echolink.twilio import vocabulary as v
from echolink.twilio.requests import TwilioRequest
from echolink.twilio.signature import is_genuine

log = structlog.get_logger(__name__)

_FRESH_SECONDS = (
    1.0  # how long a look-up may serve further requests where another process may have changed what it found
)
_CACHED_MOST = 4096
_OUR_PARAMETERS = frozenset({v.BOT_ID, v.NUMBER_ID, v.CALL_SID, v.TURN, v.HOP, v.FELL, v.AGAIN})
OLD_ORIGIN_HOURS = 4  # as long as Twilio lets a call last by default, so that calls begun at an old origin end well


@dataclass(frozen=True, slots=True)
class Admitted:
    """A genuine request, of this account's."""

    account_id: str


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
    """An account and its Twilio credentials."""

    account: Account
    credentials: TwilioCredentials


_Key = tuple[str | None, str | None, str | None]  # bot, number, Account SID


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look-up found, and when."""

    holders: Sequence[_Holder]
    at: float  # monotonic seconds
    changes: int


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
        self._looks: dict[_Key, _Look] = {}
        self._old_origins: tuple[float, Sequence[str]] = (-1e9, ())

    async def admit(self, request: TwilioRequest, signed: Signed) -> Admitted | Refused:
        """Raises StorageUnavailable."""
        for look_up in (self._known_holders, self._holders_now):
            for holder in await look_up(request):
                if not self._verify or await self._is_genuine(holder, request, signed):
                    return Admitted(holder.account.id)
        if not self._verify:
            return Admitted("")
        log.warning(
            "twilio_request_refused",
            url_tried=self._origin + _without_form(signed.target),
            signed=bool(signed.signature),
            account_sid=request.account_sid,
        )
        return Refused()

    async def bot(self, request: TwilioRequest) -> Bot | None:
        """The bot that the URL names, or that answers its number, as of now; None when there is none that lives."""
        if request.bot_id:
            return await self._bots.find(request.bot_id)
        bot = await self._bots.answering(request.number_id) if request.number_id else None
        look = self._looks.get(_key(request))
        if (
            bot is not None and look is not None
        ):  # the call's next requests name the bot, and may come while nothing is to be read
            self._looks.setdefault((bot.id, None, request.account_sid), look)
        return bot

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
        look = self._looks.get(_key(request))
        is_fresh = look is not None and time.monotonic() - look.at < _FRESH_SECONDS
        if look is not None and is_fresh and look.changes == self._accounts.changes:
            return look.holders
        try:
            return await self._holders_now(request)
        except StorageUnavailable:
            if look is None:
                raise
            return look.holders  # better an old look at the account than none: its caller's words can then be kept

    async def _holders_now(self, request: TwilioRequest) -> Sequence[_Holder]:
        """Looked up anew, so that a token that was just replaced is never a reason to refuse."""
        changes = self._accounts.changes
        holders = await self._look_up(request)
        if len(self._looks) >= _CACHED_MOST:
            self._looks.clear()
        self._looks[_key(request)] = _Look(holders, time.monotonic(), changes)
        return holders

    async def _look_up(self, request: TwilioRequest) -> Sequence[_Holder]:
        account_id = await self._owner(request)
        if account_id is not None:
            account = await self._accounts.by_id(account_id)
            candidates = [account] if account else []
        else:  # the URL names nothing that ever was: any account of the sender may prove that Twilio sent it
            candidates = list(await self._accounts.of_twilio(request.account_sid)) if request.account_sid else []
        holders = []
        for account in candidates:
            if credentials := await self._accounts.credentials(account.id):
                holders.append(_Holder(account, credentials))
        return holders

    async def _owner(self, request: TwilioRequest) -> str | None:
        """The account that the bot or number of the URL belongs to; a deleted bot's too: calls that it began go on."""
        if request.bot_id:
            bot = await self._bots.revision(request.bot_id, 1)
            return bot.account_id if bot else None
        if request.number_id:
            number = await self._accounts.number(request.number_id)
            return number.account_id if number and number.released_at is None else None
        return None

    async def _recent_origins(self) -> Sequence[str]:
        looked, origins = self._old_origins
        if time.monotonic() - looked > _FRESH_SECONDS:
            origins = await self._origins.recent(datetime.now(UTC) - timedelta(hours=OLD_ORIGIN_HOURS))
            self._old_origins = (time.monotonic(), origins)
        return origins


def _key(request: TwilioRequest) -> _Key:
    return request.bot_id, request.number_id, request.account_sid


def _without_form(target: str) -> str:
    """The target for a log line: a GET carries the caller's number and words in its query, and they stay out of it."""
    path, mark, query = target.partition("?")
    kept = [pair for pair in query.split("&") if pair.partition("=")[0] in _OUR_PARAMETERS]
    return path + mark + "&".join(kept)
