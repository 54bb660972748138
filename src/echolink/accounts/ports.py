"""What do accounts, numbers and bots need from storage and from Twilio?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from echolink.accounts.account import Account, Bot, Number, TwilioCredentials, Webhook, Wiring


@dataclass(frozen=True, slots=True, kw_only=True)
class TwilioNumber:
    """A number as Twilio describes it; `voice` holds its voice settings under Twilio's own field names."""

    sid: str
    account_sid: str
    phone_number: str
    voice: Mapping[str, str]


class TwilioNumbers(Protocol):
    """Twilio's REST side. Every method raises CredentialsRefused, NumberNotFound or TwilioUnreachable (10 s)."""

    async def look_up(self, credentials: TwilioCredentials, phone_number_sid: str) -> TwilioNumber:
        """Prove credentials and ownership; raises NumberNotVoiceCapable too."""

    async def write_voice(
        self, credentials: TwilioCredentials, phone_number_sid: str, settings: Mapping[str, str]
    ) -> TwilioNumber:
        """Write voice settings, and nothing else of the number, and return it as read back."""

    def voice_settings(self, origin: str, number_id: str) -> Mapping[str, str]:
        """What EchoLink writes into a number so that it rings at `origin`."""

    def differences(self, wanted: Mapping[str, str], found: Mapping[str, str]) -> Mapping[str, str]:
        """Where `found` says something else than `wanted`: setting → what was found. How Twilio spells it does not count."""

    def restoration(
        self, before: Mapping[str, str], ours: Mapping[str, str], found: Mapping[str, str]
    ) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """(what to write so that the number is as it was, what will still be otherwise). Both: setting → value from then on.

        A setting that still holds what we wrote goes back; what somebody else changed stays, and its companions with it.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What an account that wants to go is still in the middle of."""

    deliveries: int  # that its webhooks have not got
    live_calls: int


class AccountStore(Protocol):
    """Accounts and their numbers. Every method raises StorageUnavailable."""

    @property
    def changes(self) -> int:
        """Grows with every connect and release of this process: what was looked up before may be out of date."""

    async def by_id(self, account_id: str) -> Account | None: ...

    async def by_email(self, email: str) -> Account | None:
        """Case-folded; released accounts too."""

    async def of_twilio(self, account_sid: str) -> Sequence[Account]:
        """Connected accounts of one Twilio account, oldest first; with those that are being deleted."""

    async def credentials(self, account_id: str) -> TwilioCredentials | None:
        """Decrypted; None when released."""

    async def holder_of(self, phone_number_sid: str) -> Account | None:
        """The account that holds a number now."""

    async def number_of(self, account_id: str) -> Number | None:
        """The account's current number."""

    async def number(self, number_id: str) -> Number | None:
        """Any number, released ones too."""

    async def connect(self, account: Account, auth_token: str, number: Number, *, releases: str | None = None) -> None:
        """One transaction: insert account and number, or (by id) write what a reconnect changes of them; mark number `releases`
        as released. Raises EmailInUse or NumberInUse when somebody was first.

        What others may have changed since `account` and `number` were read stays as it is: generation, active bot, wiring.
        A new number whose `active_bot_id` was deleted meanwhile has no active bot.
        """

    async def release(self, account_id: str, at: datetime) -> None:
        """One transaction: forget the token, mark the number released, kill all tokens (generation + 1)."""

    async def save_wiring(self, number_id: str, wiring: Wiring) -> None: ...

    async def wired_numbers(self) -> Sequence[Number]:
        """All numbers on loan whose wiring holds settings of ours (for rewiring at start)."""

    async def count(self) -> int:
        """Connected accounts."""

    async def all(self) -> Sequence[Account]:
        """For the operator's list; oldest first."""

    async def take_leave(self, account_id: str, at: datetime, *, drops: bool) -> Owed:
        """One transaction: kill all tokens, forget name and e-mail, mark the number released and the bots deleted, delete the
        calls in progress, give up what is still owed to webhooks. What is left is deleted by `remove_calls` and `remove`; until
        then the row proves Twilio's requests, which get a goodbye.

        Nothing happens where something is owed and `drops` is not set. Raises NotFound when it is gone or going already.
        """

    async def owed(self, account_id: str) -> int:
        """How many of its deliveries are pending or held."""

    async def remove_calls(self, account_id: str, most: int) -> int:
        """Delete so many of its calls with all that hangs on them, and return how many there were."""

    async def remove(self, account_id: str) -> bool:
        """Delete the account and all that is its, calls included; False if there is none."""

    async def left(self, before: datetime) -> Sequence[str]:
        """Accounts that took leave before then and are not wholly removed."""


_NONE: Mapping[str, str] = {}


class BotStore(Protocol):
    """Bots and their revisions. Every method raises StorageUnavailable."""

    async def create(
        self, bot: Bot, webhook_secret: str, *, number_id: str | None, header_values: Mapping[str, str] = _NONE
    ) -> bool:
        """Insert bot and first revision with its encrypted secret, and the values of its tools' headers, encrypted, by id.

        If number `number_id` has no active bot, this one becomes it: True.
        """

    async def rotate_secret(self, bot: Bot, webhook_secret: str, at: datetime, overlap: timedelta) -> None:
        """Add an encrypted secret; the newest before it still lives for `overlap`, those before that one no more."""

    async def get(self, account_id: str, bot_id: str) -> Bot | None:
        """The latest revision; None when deleted or another account's."""

    async def page(self, account_id: str, *, after: str | None, limit: int) -> Sequence[Bot]:
        """Newest first, ids below `after`."""

    async def count(self, account_id: str) -> int: ...

    async def revise(self, bot: Bot, header_values: Mapping[str, str] = _NONE) -> None:
        """Insert `bot` as its next revision, with the header values that are new in it; raises TurnTaken if that revision number
        exists."""

    async def activate(self, number_id: str, bot_id: str) -> bool:
        """Let this bot answer the number; False, and nothing changes, when it was deleted or is another account's."""

    async def delete(self, account_id: str, bot_id: str, at: datetime) -> bool:
        """Mark deleted; where it was active the newest left (or none) becomes active. False if there was none."""

    async def answering(self, number_id: str) -> Bot | None:
        """The active bot of a number, at its latest revision."""

    async def find(self, bot_id: str) -> Bot | None:
        """Any account's live bot, at its latest revision: Twilio's side knows ids only."""

    async def revision(self, bot_id: str, revision: int) -> Bot | None:
        """One revision, also of a deleted bot: a call keeps the one with which it began."""


class OriginStore(Protocol):
    """Which public origins this installation has had."""

    async def remember(self, origin: str, at: datetime) -> None:
        """Note that `origin` is the one in use from now on (idempotent while it stays the same)."""

    async def recent(self, since: datetime) -> Sequence[str]:
        """Origins in use at or after `since`, newest first: an origin counts until the moment the next one replaced it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The response that an idempotent request got the first time."""

    status: int  # of HTTP
    body: str


class IdempotencyStore(Protocol):
    """What was answered to requests that carried an `Idempotency-Key`, for 24 hours. Every method raises StorageUnavailable.

    `operation` is the operation id of the endpoint, `fingerprint` a digest of the request; the account has to exist.
    """

    async def begin(self, account_id: str, operation: str, key: str, fingerprint: str) -> Stored | None:
        """None: the request is yours to carry out and to `finish`. Stored: answer this again.

        Raises IdempotencyKeyReused when the key came with another fingerprint, and Conflict while the first request is
        being carried out; one that was not finished within 60 s is taken to be lost, and becomes yours.
        """

    async def finish(self, account_id: str, operation: str, key: str, status: int, body: str) -> None:
        """Store the response of a request that was begun; the body is encrypted."""


class WebhookStore(Protocol):
    """An account's webhooks beside those of its bots. Every method raises StorageUnavailable."""

    async def create(self, webhook: Webhook, secret: str, *, most: int) -> bool:
        """Insert it with its encrypted secret; False, and nothing changes, where the account has `most` already."""

    async def get(self, account_id: str, webhook_id: str) -> Webhook | None:
        """None when there is none, or it is another account's."""

    async def all(self, account_id: str) -> Sequence[Webhook]:
        """Newest first."""

    async def save(self, webhook: Webhook) -> bool:
        """Write what can be edited; False if it is gone. Deliveries that are under way go where they were to go."""

    async def rotate_secret(self, webhook: Webhook, secret: str, at: datetime, overlap: timedelta) -> None:
        """As `BotStore.rotate_secret`."""

    async def delete(self, account_id: str, webhook_id: str) -> bool:
        """With its secrets; False if there is none. What is pending for it is given up when it is next tried."""
