"""Who may have an account here? Working Twilio credentials prove a developer; rules of identity find the account."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal
from weakref import WeakValueDictionary

import structlog

from echolink.accounts.account import Account, Number, TwilioCredentials, WiringStatus
from echolink.accounts.loan import GivenBack, Loan
from echolink.accounts.ports import AccountStore, BotStore, TwilioNumber, TwilioNumbers
from echolink.accounts.tokens import Tokens
from echolink.errors import (
    EmailInUse,
    NotAuthenticated,
    NumberInUse,
    OtherNumberConnected,
    RegistrationClosed,
)
from echolink.ids import new_id

Admission = Literal["open", "first"] | frozenset[str]  # anyone, the first account, or these Twilio Account SIDs

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What a developer sends to connect."""

    first_name: str
    last_name: str
    email: str
    credentials: TwilioCredentials
    phone_number_sid: str


@dataclass(frozen=True, slots=True)
class Connected:
    account: Account
    number: Number
    access_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Released:
    phone_number: str
    given_back: GivenBack


class Registration:
    """Connect, renew, release."""

    def __init__(
        self,
        accounts: AccountStore,
        bots: BotStore,
        twilio: TwilioNumbers,
        loan: Loan,
        tokens: Tokens,
        admission: Admission = "open",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._accounts = accounts
        self._bots = bots
        self._twilio = twilio
        self._loan = loan
        self._tokens = tokens
        self._admission = admission
        self._now = now
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def connect(self, introduction: Introduction, *, move: bool, bearer: str | None) -> Connected:
        """Prove the credentials at Twilio, then find or make the account; `move` swaps its number for another one.

        `bearer` is an access token, if the request carried one. A number that cannot be wired fails nothing: its wiring
        says so. Raises RefusedByTwilio (CredentialsRefused, NumberNotFound, NumberNotVoiceCapable), TwilioUnreachable,
        EmailInUse, NumberInUse, OtherNumberConnected, RegistrationClosed.
        """
        found = await self._twilio.look_up(introduction.credentials, introduction.phone_number_sid)
        async with self._one_at_a_time(introduction.email):
            account, number = await self._take_in(introduction, found, move=move, bearer=bearer)
        if number.active_bot_id is not None and number.wiring.status is not WiringStatus.WIRED:
            await self._loan.settle(number.id)
        log.info("account_connected", account_id=account.id, number_id=number.id)
        return Connected(account, number, self._tokens.issue(account))

    def renew(self, account: Account) -> str:
        """A new token for an account whose present one was verified."""
        return self._tokens.issue(account)

    async def release(self, account: Account) -> Released:
        """Give the number back, forget the Twilio token, kill all access tokens. Bots and calls stay with the account.

        Raises TwilioUnreachable, and then nothing is forgotten. NotAuthenticated if somebody released it meanwhile.
        """
        async with self._one_at_a_time(account.email):  # a reconnect meanwhile would hold a number that is given back
            known = await self._accounts.by_id(account.id)
            number = await self._accounts.number_of(account.id)
            if known is None or known.generation != account.generation or number is None:
                raise NotAuthenticated("The account of this access token was released. Connect again.")
            given_back = await self._loan.give_back(number.id)
            await self._accounts.release(account.id, self._now())
        log.info("account_released", account_id=account.id, by_hand=len(given_back.by_hand), left=len(given_back.left))
        return Released(number.phone_number, given_back)

    def _one_at_a_time(self, email: str) -> asyncio.Lock:
        """Two requests of one developer must not make two accounts; and of two first accounts only one is the first."""
        return self._locks.setdefault("" if self._admission == "first" else email.casefold(), asyncio.Lock())

    async def _take_in(
        self, introduction: Introduction, found: TwilioNumber, *, move: bool, bearer: str | None
    ) -> tuple[Account, Number]:
        known = await self._accounts.by_email(introduction.email)
        await self._admit(known, found.account_sid, bearer)
        holder = await self._accounts.holder_of(found.sid)
        if holder is not None and (known is None or holder.id != known.id):
            raise NumberInUse("Another EchoLink account holds this number. It must be released there first.")
        current = await self._accounts.number_of(known.id) if known is not None else None
        leaves = current if current is not None and current.phone_number_sid != found.sid else None
        if leaves is not None and not move:
            raise OtherNumberConnected(
                f"{leaves.phone_number} is connected already. "
                "Add ?move=true to give it back and connect this number instead."
            )
        account = self._account(introduction, known, found)
        if leaves is not None:
            await self._leave(leaves)
        number = await self._number_for(account, found, current)
        await self._accounts.connect(
            account,
            introduction.credentials.auth_token,
            number,
            releases=leaves.id if leaves is not None else None,
        )
        return account, number

    async def _admit(self, known: Account | None, account_sid: str, bearer: str | None) -> None:
        """Same e-mail and Twilio account is the same developer; another Twilio account needs the account's own token."""
        if known is not None and known.twilio_account_sid == account_sid:
            return
        if known is not None and not await self._speaks_for(known, bearer):
            raise EmailInUse(
                "This e-mail is registered with another Twilio account. "
                "Connect with that one, or send the access token of this e-mail along."
            )
        if isinstance(self._admission, frozenset) and account_sid not in self._admission:
            raise RegistrationClosed("This server admits only the Twilio accounts that its operator has listed.")
        if self._admission == "first" and known is None and await self._accounts.all():
            raise RegistrationClosed("This server admits one account, and it has it.")

    async def _speaks_for(self, account: Account, bearer: str | None) -> bool:
        if bearer is None:
            return False
        try:
            return (await self._tokens.verify(bearer)).id == account.id
        except NotAuthenticated:
            return False

    def _account(self, introduction: Introduction, known: Account | None, found: TwilioNumber) -> Account:
        if known is None:
            return Account(
                id=new_id("acc"),
                email=introduction.email,
                first_name=introduction.first_name,
                last_name=introduction.last_name,
                twilio_account_sid=found.account_sid,
                generation=1,
                created_at=self._now(),
            )
        return replace(
            known,
            first_name=introduction.first_name,
            last_name=introduction.last_name,
            twilio_account_sid=found.account_sid,
            connected=True,
        )

    async def _number_for(self, account: Account, found: TwilioNumber, current: Number | None) -> Number:
        """The number's row: as it is, or new, answered by the bot that answered before (after a release: the newest)."""
        if current is not None and current.phone_number_sid == found.sid:
            return replace(current, phone_number=found.phone_number)
        newest = await self._bots.page(account.id, after=None, limit=1)
        answered = current.active_bot_id if current is not None else None
        return Number(
            id=new_id("num"),
            account_id=account.id,
            phone_number_sid=found.sid,
            phone_number=found.phone_number,
            active_bot_id=answered or (newest[0].id if newest else None),
            created_at=self._now(),
        )

    async def _leave(self, number: Number) -> None:
        given_back = await self._loan.give_back(number.id)
        if given_back.by_hand or given_back.left:
            log.warning(
                "number_not_wholly_given_back",
                number_id=number.id,
                left=sorted(given_back.left),
                by_hand=sorted(given_back.by_hand),
            )
