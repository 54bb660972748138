"""How does a borrowed number stand at Twilio? Its voice settings are recorded, written, checked, and given back."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from echolink.accounts.account import Number, TwilioCredentials, Wiring, WiringStatus
from echolink.accounts.ports import AccountStore, TwilioNumbers
from echolink.errors import CredentialsRefused, RefusedByTwilio, TwilioUnreachable

Settings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What became of a number's voice settings when it was given back; all under Twilio's own field names."""

    restored: tuple[str, ...] = ()  # hold again what they held before
    left: Settings = field(default_factory=dict)  # setting → value: somebody else changed it, so it stays
    by_hand: Settings = field(default_factory=dict)  # setting → value to put back: Twilio no longer lets us


class Loan:
    """The number is borrowed, not taken.

    What was there is recorded once, only voice is touched, and every write is read back.
    """

    def __init__(
        self,
        accounts: AccountStore,
        twilio: TwilioNumbers,
        origin: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`origin` is our public one, without a trailing slash."""
        self._accounts = accounts
        self._twilio = twilio
        self._origin = origin
        self._now = now
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def settle(self, number_id: str) -> Wiring:
        """Bring Twilio to what our rows say: wired while a bot is active, else given back. Also repairs.

        Never raises for Twilio: a failure is recorded in the wiring that is returned (FAILED, in words for the developer).
        """
        async with self._alone(number_id):
            number = await self._number(number_id)
            if number.active_bot_id is None:
                wiring = await self._unwired(number)
            else:
                wiring = await self._wired(number)
            await self._accounts.save_wiring(number_id, wiring)
            return wiring

    async def check(self, number_id: str) -> Wiring:
        """Ask Twilio how the number stands and record it; raises what `TwilioNumbers.look_up` raises.

        A number that nothing was written to is not asked about.
        """
        async with self._alone(number_id):
            number = await self._number(number_id)
            if number.wiring.before is None:
                return number.wiring
            found = await self._twilio.look_up(await self._credentials(number), number.phone_number_sid)
            wiring = self._as_found(number, found.voice)
            await self._accounts.save_wiring(number_id, wiring)
            return wiring

    async def give_back(self, number_id: str) -> GivenBack:
        """Restore each setting that still holds what we wrote, and leave what somebody else changed.

        When Twilio refuses (a revoked token, a number that is gone) nothing can be restored: `by_hand` lists what to put
        back. Raises TwilioUnreachable, and then nothing is forgotten.
        """
        async with self._alone(number_id):
            number = await self._number(number_id)
            try:
                given = await self._restore(number)
            except RefusedByTwilio:
                given = GivenBack(by_hand=self.to_reset(number))
            await self._accounts.save_wiring(number_id, Wiring(checked_at=self._now()))
            return given

    async def move_here(self, number_id: str) -> Wiring:
        """Write our present origin into a number that was wired to an earlier one, if it still holds what we wrote.

        Raises what `TwilioNumbers` raises, so that the caller can try again.
        """
        async with self._alone(number_id):
            number = await self._number(number_id)
            found = await self._twilio.look_up(await self._credentials(number), number.phone_number_sid)
            if not self._twilio.differences(self._ours_in(number, found.voice), found.voice):
                wiring = await self._write(number)
            else:
                wiring = self._as_found(number, found.voice)
            await self._accounts.save_wiring(number_id, wiring)
            return wiring

    async def note_failure(self, number_id: str, why: str) -> None:
        """Record that Twilio could not be asked about a number; what we know of its settings stays."""
        async with self._alone(number_id):
            number = await self._number(number_id)
            await self._accounts.save_wiring(number_id, self._failed(number.wiring, why))

    def is_here(self, number: Number) -> bool:
        """Whether what we last wrote into a number is what we would write today."""
        return number.wiring.ours == self._settings(number)

    @asynccontextmanager
    async def _alone(self, number_id: str) -> AsyncIterator[None]:
        """One at a time a number: a second writer would record our own settings as those that were there before."""
        lock = self._locks.setdefault(number_id, asyncio.Lock())
        async with lock:
            yield

    async def _number(self, number_id: str) -> Number:
        number = await self._accounts.number(number_id)
        if number is None:
            raise LookupError("the number of this loan is not in the database")
        return number

    async def _credentials(self, number: Number) -> TwilioCredentials:
        credentials = await self._accounts.credentials(number.account_id)
        if credentials is None:
            raise CredentialsRefused("The account was released: there are no Twilio credentials any more.")
        return credentials

    def _settings(self, number: Number) -> dict[str, str]:
        return dict(self._twilio.voice_settings(self._origin, number.id))

    async def _wired(self, number: Number) -> Wiring:
        try:
            return await self._write(await self._recorded(number))
        except (RefusedByTwilio, TwilioUnreachable) as error:
            latest = await self._number(number.id)  # `before` may have been recorded just now
            return self._failed(latest.wiring, error.detail)

    async def _recorded(self, number: Number) -> Number:
        """The number with `before` in the database: it must stand there before the first write."""
        if number.wiring.before is not None:
            return number
        found = await self._twilio.look_up(await self._credentials(number), number.phone_number_sid)
        before = {name: self._not_ours(found.voice.get(name, "")) for name in self._settings(number)}
        wiring = replace(number.wiring, before=before)
        await self._accounts.save_wiring(number.id, wiring)
        return replace(number, wiring=wiring)

    def _not_ours(self, value: str) -> str:
        """A URL at our own origin was left by an earlier installation of ours: nobody's to be given back."""
        return "" if value.startswith(self._origin + "/") else value

    async def _write(self, number: Number) -> Wiring:
        settings = self._settings(number)
        back = await self._twilio.write_voice(await self._credentials(number), number.phone_number_sid, settings)
        differing = self._twilio.differences(settings, back.voice)
        if differing:
            kept = ", ".join(differing)
            return self._failed(number.wiring, f"Twilio accepted the settings but keeps other values in: {kept}.")
        return replace(
            number.wiring,
            status=WiringStatus.WIRED,
            ours=settings,
            origin=self._origin,
            error=None,
            checked_at=self._now(),
        )

    async def _unwired(self, number: Number) -> Wiring:
        try:
            await self._restore(number)
        except (RefusedByTwilio, TwilioUnreachable) as error:
            return self._failed(number.wiring, f"The number's earlier settings could not be restored. {error.detail}")
        return Wiring(checked_at=self._now())

    async def _restore(self, number: Number) -> GivenBack:
        before = number.wiring.before
        if before is None:
            return GivenBack()
        credentials = await self._credentials(number)
        found = (await self._twilio.look_up(credentials, number.phone_number_sid)).voice
        to_write, left = self._twilio.restoration(before, self._ours_in(number, found), found)
        if to_write:
            found = (await self._twilio.write_voice(credentials, number.phone_number_sid, to_write)).voice
        refused = self._twilio.differences(to_write, found)
        restored = tuple(name for name in to_write if name not in refused and name not in left)
        return GivenBack(restored=restored, left={**left, **refused})

    def _ours_in(self, number: Number, found: Settings) -> dict[str, str]:
        """What of ours a number may hold: as last read back, or as a write that timed out left it."""
        settings, written = self._settings(number), number.wiring.ours or {}
        differing = self._twilio.differences(settings, found)
        return {name: written.get(name, value) if name in differing else value for name, value in settings.items()}

    def to_reset(self, number: Number) -> dict[str, str]:
        """What somebody has to put back by hand where we cannot: setting → value."""
        before, written = number.wiring.before or {}, number.wiring.ours or self._settings(number)
        return {name: before[name] for name in self._twilio.differences(before, written)}

    def _as_found(self, number: Number, found: Settings) -> Wiring:
        differing = self._twilio.differences(self._settings(number), found)
        if not differing:
            return replace(
                number.wiring,
                status=WiringStatus.WIRED,
                ours=self._settings(number),
                origin=self._origin,
                error=None,
                checked_at=self._now(),
            )
        if number.wiring.ours is None:  # our first write never arrived: nobody changed anything
            return replace(number.wiring, checked_at=self._now())
        others = ", ".join(differing)
        return replace(
            number.wiring,
            status=WiringStatus.CHANGED_ELSEWHERE,
            error=f"The number holds other values than EchoLink's in: {others}.",
            checked_at=self._now(),
        )

    def _failed(self, wiring: Wiring, why: str) -> Wiring:
        return replace(wiring, status=WiringStatus.FAILED, error=why, checked_at=self._now())
