"""How is a `<Dial>` run? The number rings, and when the dial is over its action is asked what comes next.

Rules: Twilio's page on `<Dial>`. That the action is requested as well when the caller has hung up is seen in the field.
"""

import asyncio
import re
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from echolink.simulator.dialled import TALK_SECONDS, Leg, Party
from echolink.simulator.steps import Jump, Step
from echolink.simulator.twiml import Verb

if TYPE_CHECKING:
    from echolink.simulator.call_line import CallLine

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_DEFAULT_TIMEOUT_SECONDS = 30
_TOLD_SECONDS = 1.0  # a busy line or a dead number is told within moments


class Dialling:
    """The dials of one call, one after another."""

    def __init__(self, line: "CallLine") -> None:
        self._line = line
        self.leg: Leg | None = None  # that is up now
        self.dialled: list[str] = []  # every number that was phoned
        self._left: Jump | None = None  # the action of a dial in which the caller hung up

    async def dial(self, verb: Verb, url: str) -> Step | None:
        """Until the dial is over: the request for its action, or None where there is none and the next verb comes."""
        number = verb.children[0].text.strip() if verb.children else verb.text.strip()
        action = verb.attributes.get("action")
        target = Jump(urljoin(url, action) if action else url, verb.attributes.get("method", "POST"))
        began = self._line.clock.elapsed()
        party = self._next_party() if self._is_usable(number, verb.attributes, url) else Party.FAILED
        try:
            await self._meet(Leg(number, party), int(verb.attributes.get("timeout", _DEFAULT_TIMEOUT_SECONDS)))
        except asyncio.CancelledError:
            self._left = _told(target, party, self._line.clock.elapsed() - began)
            raise
        finally:
            self.leg = None
        return _told(target, party, self._line.clock.elapsed() - began) if action is not None else None

    def forget(self) -> None:
        """The call went on elsewhere, and the dial's action is not requested."""
        self._left = None

    def ended(self) -> None:
        """The call is over: where that was in the middle of a dial its action hears of it, and nothing of the answer is run."""
        left, self._left = self._left, None
        if left is not None:
            params = self._line.params() | dict(left.params)
            fetching = self._line.courier.fetch(left.url, left.method, params, secrets.token_hex(16))
            self._line.upsets.outlast(asyncio.create_task(fetching))

    def _next_party(self) -> Party:
        parties = self._line.setup.parties
        return parties[min(len(self.dialled), len(parties)) - 1] if parties else Party.ANSWERS

    def _is_usable(self, number: str, attributes: Mapping[str, str], url: str) -> bool:
        self.dialled.append(number)
        if not _E164.fullmatch(number):
            self._line.note(13223, f"<Dial> of {number!r}, which is no E.164 number", url)
            return False
        setup = self._line.setup
        shown = attributes.get("callerId", setup.caller)
        if shown not in {setup.caller, setup.called} or not _E164.fullmatch(shown):
            self._line.note(13214, f"<Dial> with the caller id {shown!r}, which is neither side's number", url)
            return False
        return True

    async def _meet(self, leg: Leg, timeout_seconds: int) -> None:
        line = self._line
        self.leg = leg
        line.hear("exchange", f"[{leg.number} is phoned]")
        if leg.party.picks_up:
            line.hear("exchange", f"[{leg.number} picks up]")
            await (leg.hung_up.wait() if leg.party is Party.STAYS else line.clock.spend(TALK_SECONDS, leg.hung_up))
            line.hear("exchange", f"[{leg.number} hangs up]")
            return
        waits = timeout_seconds if leg.party is Party.NO_ANSWER else _TOLD_SECONDS
        await line.clock.spend(waits)
        line.hear("exchange", f"[{leg.number}: {leg.party}]")


def _told(action: Jump, party: Party, seconds: float) -> Jump:
    """What the action is told of it."""
    status = "completed" if party.picks_up else party.value
    params = {"DialCallStatus": status, "DialBridged": "true" if party.picks_up else "false"}
    if party is not Party.FAILED:
        params["DialCallSid"] = "CA" + secrets.token_hex(16)
    if party.picks_up:
        params["DialCallDuration"] = str(round(seconds))
    return Jump(action.url, action.method, params)
