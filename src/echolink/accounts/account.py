"""What are an account, its number and its bots? Frozen values; storage adds nothing to them but permanence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, TypedDict

from echolink.actions.event import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A registered developer."""

    id: str  # acc_…
    email: str  # as written; unique when case-folded
    first_name: str
    last_name: str
    twilio_account_sid: str  # AC…
    generation: int  # tokens of earlier generations are dead
    created_at: datetime
    connected: bool = True  # False once released, until the same Twilio account connects again


@dataclass(frozen=True, slots=True)
class TwilioCredentials:
    """What proves an account to Twilio. Never logged, never returned; `repr` hides the token."""

    account_sid: str
    auth_token: str

    def __repr__(self) -> str:
        return f"TwilioCredentials({self.account_sid!r}, ***)"


class WiringStatus(StrEnum):
    """How a number stands at Twilio."""

    NOT_WIRED = "not_wired"  # no bot yet, or released
    WIRED = "wired"  # written by us and read back
    FAILED = "failed"  # the last write did not succeed; `error` says why
    CHANGED_ELSEWHERE = "changed_elsewhere"  # a later look found other settings than ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The loan of a number: what was there before, what we wrote, how it stands.

    Settings stand under Twilio's own field names, which are opaque here.
    """

    status: WiringStatus = WiringStatus.NOT_WIRED
    before: Mapping[str, str] | None = None  # recorded once, when the number becomes ours
    ours: Mapping[str, str] | None = None  # as last written and read back
    origin: str | None = None  # our public origin at that time
    error: str | None = None
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A Twilio number on loan."""

    id: str  # num_…
    account_id: str
    phone_number_sid: str  # PN…
    phone_number: str  # E.164
    active_bot_id: str | None = None
    wiring: Wiring = Wiring()
    created_at: datetime
    released_at: datetime | None = None


AnalysisBy = Literal["model", "rule", "off"]


class BrainAt(TypedDict):
    """A backend that finds a bot's words in the place of a model."""

    url: str  # absolute http(s) URL
    timeout_seconds: float  # that a turn's answer may take


class ToolAt(TypedDict):
    """Something that a bot can ask of its developer's systems, or have done there, in the middle of a call."""

    name: str
    description: str
    parameters: dict[str, Any]  # JSON Schema of an object
    url: str  # absolute http(s) URL
    method: str
    headers: dict[str, str]  # name → id of its value, which is stored sealed
    timeout_seconds: float
    speak_while_waiting: str  # empty: from the catalogue
    side_effects: bool  # then a use of it is sent once, whatever happens


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """A bot as of one immutable revision; each edit makes the next one."""

    id: str  # bot_…
    account_id: str
    revision: int  # from 1
    goal: str
    webhook: str  # absolute http(s) URL
    context: str = ""
    name: str = ""
    greeting: str = ""  # empty: the document's
    voice: str = "man"
    language: str = "en-US"
    timezone: str = "UTC"  # IANA name; defaults to the number's
    region: str = "US"  # country in which spoken numbers are read: the number's
    fields: Mapping[str, Any] | None = None  # JSON Schema of an object
    model: str | None = None  # None: the operator's list
    think_ahead: bool = True  # a model may begin a reply while the caller still speaks
    brain: BrainAt | None = None  # asked instead of a model
    variables: Mapping[str, Any] = field(default_factory=dict)  # for `{{name}}` in goal, context and greeting
    store_transcript: bool = True  # False: what was said is wiped once the call is over
    call_started_url: str | None = None  # asked for variables when it rings
    transfer_to: str | None = None  # E.164; the person to whom callers who want one are put through
    tools: tuple[ToolAt, ...] = ()
    analysis: AnalysisBy = "model"  # who says afterwards what a call was
    created_at: datetime  # of the bot
    revised_at: datetime  # of this revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A URL of an account that hears of what happens in its calls, beside its bots' own webhooks."""

    id: str  # whk_…
    account_id: str
    url: str  # absolute http(s) URL
    events: tuple[EventType, ...]
    bot_id: str | None = None  # None: of every bot's calls
    created_at: datetime
