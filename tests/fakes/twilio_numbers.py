"""A Twilio on the desk: accounts, tokens and numbers in memory, behind the port `TwilioNumbers`.

It refuses what Twilio refuses, keeps voice settings as Twilio keeps them, and can be told to be out of reach, to lose the
answer to a write, or to keep other values than it was sent. `requests` lists what it was asked, without tokens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from echolink.accounts.account import TwilioCredentials
from echolink.accounts.ports import TwilioNumber
from echolink.errors import CredentialsRefused, NumberNotFound, NumberNotVoiceCapable, TwilioUnreachable
from echolink.twilio import number as rules


@dataclass
class OwnedNumber:
    """A number as Twilio has it."""

    account_sid: str
    phone_number: str
    voice: dict[str, str] = field(
        default_factory=lambda: {n: "POST" if "Method" in n else "" for n in rules.VOICE_SETTINGS}
    )
    takes_calls: bool = True


class FakeTwilioNumbers:
    """See the module."""

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}  # Account SID → Auth Token
        self.numbers: dict[str, OwnedNumber] = {}  # by PN SID
        self.is_unreachable = False
        self.loses_answers = False  # a write arrives, its answer does not
        self.keeps: dict[str, str] = {}  # these values, whatever is written
        self.requests: list[tuple[str, str]] = []  # (look_up or write_voice, PN SID)

    def own(self, account_sid: str, auth_token: str, phone_number_sid: str, phone_number: str) -> OwnedNumber:
        """An account and a number of its; returns the number, to be varied."""
        self.tokens[account_sid] = auth_token
        self.numbers[phone_number_sid] = OwnedNumber(account_sid, phone_number)
        return self.numbers[phone_number_sid]

    async def look_up(self, credentials: TwilioCredentials, phone_number_sid: str) -> TwilioNumber:
        found = self._found("look_up", credentials, phone_number_sid)
        if not found.takes_calls:
            raise NumberNotVoiceCapable("The number cannot take calls.")
        return _described(phone_number_sid, found)

    async def write_voice(
        self, credentials: TwilioCredentials, phone_number_sid: str, settings: Mapping[str, str]
    ) -> TwilioNumber:
        found = self._found("write_voice", credentials, phone_number_sid)
        found.voice.update(settings)
        found.voice.update(self.keeps)
        if self.loses_answers:
            raise TwilioUnreachable("Twilio did not answer in time.")
        return _described(phone_number_sid, found)

    def voice_settings(self, origin: str, number_id: str) -> Mapping[str, str]:
        return rules.voice_settings(origin, number_id)

    def differences(self, wanted: Mapping[str, str], found: Mapping[str, str]) -> Mapping[str, str]:
        return rules.differences(wanted, found)

    def restoration(
        self, before: Mapping[str, str], ours: Mapping[str, str], found: Mapping[str, str]
    ) -> tuple[Mapping[str, str], Mapping[str, str]]:
        return rules.restoration(before, ours, found)

    def _found(self, asked: str, credentials: TwilioCredentials, phone_number_sid: str) -> OwnedNumber:
        self.requests.append((asked, phone_number_sid))
        if self.is_unreachable:
            raise TwilioUnreachable("Twilio did not answer in time.")
        if self.tokens.get(credentials.account_sid) != credentials.auth_token:
            raise CredentialsRefused("Twilio refuses these credentials.")
        found = self.numbers.get(phone_number_sid)
        if found is None or found.account_sid != credentials.account_sid:
            raise NumberNotFound("The number is not in this Twilio account.")
        return found


def _described(phone_number_sid: str, found: OwnedNumber) -> TwilioNumber:
    return TwilioNumber(
        sid=phone_number_sid, account_sid=found.account_sid, phone_number=found.phone_number, voice=dict(found.voice)
    )
