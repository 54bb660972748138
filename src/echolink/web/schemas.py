"""What may a request's body hold? Sizes, shapes and blanks are judged here; what needs knowledge, by the use-cases."""

import re
from typing import Annotated, Any, Literal, get_args

from email_validator import EmailNotValidError, validate_email
from pydantic import (
    MISSING,
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
)

from echolink.accounts.account import AnalysisBy
from echolink.actions.event import UNLESS_NAMED, EventType

_BREAKS = "\t\n\r"


def _readable(text: str) -> str:
    if any(character < " " and character not in _BREAKS for character in text):
        raise ValueError("must not contain control characters")
    return text


def _email(text: str) -> str:
    """Without asking the DNS; the domain in lower case."""
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise ValueError(
            "must be an e-mail address, without a name, quotes, or a reserved domain such as .test or .local"
        ) from None


def _text(longest: int, *, blank: bool = False) -> Any:
    """The constraints of a text field; surrounding white space is not counted, and not kept."""
    return StringConstraints(
        strip_whitespace=True, min_length=0 if blank else 1, max_length=longest, pattern=None if blank else r"\S"
    )


def _stripped(given: Any) -> Any:
    """What is pasted brings a space or a line break along."""
    return given.strip() if isinstance(given, str) else given


def _has_shape(prefix: str) -> AfterValidator:
    """Of a SID of Twilio's. The refusal says what it looks like, because two of them are easily swapped."""

    def check(text: str) -> str:
        if not re.fullmatch(f"{prefix}[0-9a-fA-F]{{32}}", text):
            raise ValueError(f"must be {prefix} and 32 hexadecimal digits")
        return text

    return AfterValidator(check)


_AccountSid = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    _has_shape("AC"),
    Field(description="Twilio Account SID.", json_schema_extra={"pattern": "^AC[0-9a-fA-F]{32}$"}),
]
_AuthToken = Annotated[
    SecretStr, BeforeValidator(_stripped), Field(description="Twilio Auth Token.", min_length=1, max_length=128)
]
_NumberSid = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    _has_shape("PN"),
    Field(description="SID of the Twilio number to use.", json_schema_extra={"pattern": "^PN[0-9a-fA-F]{32}$"}),
]
_Name = Annotated[str, _text(100), AfterValidator(_readable)]
_Goal = Annotated[str, _text(2_000), AfterValidator(_readable), Field(examples=["Book table"])]
_Webhook = Annotated[
    str,
    _text(4_200),  # twice the longest URL: as a Markdown link it stands there twice
    Field(description="http(s) URL that is called when the goal is reached.", examples=["https://api.eatery.com/book"]),
]
_Context = Annotated[
    str, _text(20_000, blank=True), AfterValidator(_readable), Field(examples=["Open 5-10PM. Tables: 2,4,6"])
]
_BotName = Annotated[str, _text(100, blank=True), AfterValidator(_readable)]
_Greeting = Annotated[
    str,
    _text(1_000, blank=True),
    AfterValidator(_readable),
    Field(description="The first words of a call; empty: the default greeting."),
]
_Voice = Annotated[
    str, _text(100), Field(description="`man`, `woman`, or a `Polly.…` or `Google.…` voice of Twilio's.")
]
_Language = Annotated[str, _text(35), Field(description="Of ear and mouth, such as `en-US`.")]
_Timezone = Annotated[str, _text(64), Field(description="IANA name; default: the phone number's.")]
_Fields = Annotated[
    dict[str, Any] | None,
    Field(description="JSON Schema of an object: what to collect. Without it, goal and context say so."),
]
_Model = Annotated[
    str | None, Field(description="One of the operator's list; null: its first.", max_length=200, min_length=1)
]
_ThinkAhead = Annotated[
    bool,
    Field(
        description="Whether a model may start on a reply while the caller still speaks; a wrong guess costs tokens that are "
        "thrown away. True for a new bot."
    ),
]


class _Body(BaseModel):
    """An unknown field is a typo, and a number is no text."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class ConnectBody(_Body):
    first_name: _Name
    last_name: _Name
    email: Annotated[str, _text(254), AfterValidator(_email), Field(json_schema_extra={"format": "email"})]
    account_sid: _AccountSid
    auth_token: _AuthToken
    phone_number_sid: _NumberSid


class ConnectQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    move: bool = Field(False, description="Give the number that is connected back, and connect this one instead.")


class SecretBody(_Body):
    overlap_seconds: int = Field(
        86_400, ge=0, le=604_800, description="How long the secret before it still signs beside the new one."
    )


_WebhookUrl = Annotated[
    str,
    _text(4_200),
    Field(description="http(s) URL that is sent the events.", examples=["https://api.eatery.com/calls"]),
]
_Events = Annotated[
    list[EventType],
    Field(description="Which events; see `GET /v1/event-types`.", min_length=1, max_length=len(get_args(EventType))),
    AfterValidator(lambda named: list(dict.fromkeys(named))),
]
_OnlyOfBot = Annotated[str | None, Field(description="Only of this bot's calls; null: of all.", max_length=64)]


class WebhookBody(_Body):
    url: _WebhookUrl
    events: _Events = Field(list(UNLESS_NAMED))
    bot_id: _OnlyOfBot = None


class WebhookEdit(_Body):
    url: _WebhookUrl | MISSING = MISSING
    events: _Events | MISSING = MISSING
    bot_id: _OnlyOfBot | MISSING = MISSING


class BrainBody(_Body):
    url: Annotated[
        str,
        _text(4_200),
        Field(
            description="http(s) URL that is asked at each turn what to say.", examples=["https://api.eatery.com/talk"]
        ),
    ]
    timeout_seconds: float = Field(
        8.0, ge=0.5, le=10, description="How long its answer may take; then the scripted agent carries the call on."
    )


_Brain = Annotated[
    BrainBody | None,
    Field(description="A backend of yours that finds the bot's words, instead of a model; null: none."),
]


_Variables = Annotated[
    dict[str, Any],
    Field(
        description="Values for `{{name}}` in goal, context and greeting: at most 50 texts, numbers or booleans.",
        json_schema_extra={
            "additionalProperties": {"type": ["string", "number", "boolean"], "maxLength": 1_000},
            "maxProperties": 50,
            "propertyNames": {"pattern": "^[A-Za-z_][A-Za-z0-9_]{0,63}$"},
        },
        examples=[{"restaurant": "Luigi's"}],
    ),
]
_CallStartedUrl = Annotated[
    str | None,
    Field(
        description="http(s) URL that is asked for variables when it rings, for 1.5 seconds at most; null: none.",
        min_length=1,
        max_length=4_200,
    ),
]

_Analysis = Annotated[
    AnalysisBy,
    Field(
        description="Who says after a call what it was: `model` (the bot's own; by rule where it has none), `rule`, which costs "
        "nothing, or `off`: nobody. `model` for a new bot."
    ),
]


_TransferTo = Annotated[
    str | None,
    Field(
        description="E.164 number of a person to whom callers who want one are put through; null: none.",
        min_length=1,
        max_length=40,
        examples=["+14155550199"],
    ),
]


_StoreTranscript = Annotated[
    bool,
    Field(
        description="False: what callers and bot said is wiped once a call is over; times, outcome, fields and deliveries stay. "
        "True for a new bot."
    ),
]


class ToolBody(_Body):
    name: Annotated[str, _text(64), Field(description="Letters, digits and underscores.", examples=["is_free"])]
    description: Annotated[
        str,
        _text(1_000),
        AfterValidator(_readable),
        Field(description="What it does and when to use it, for a model.", examples=["Is a table free then?"]),
    ]
    parameters: dict[str, Any] = Field(
        {"type": "object", "properties": {}},
        description="JSON Schema (2020-12) of an object, without references and patterns. What does not fit is not sent.",
        examples=[{"type": "object", "properties": {"date": {"type": "string"}}, "required": ["date"]}],
    )
    url: Annotated[str, _text(4_200), Field(examples=["https://api.eatery.com/free"])]
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = "POST"
    headers: dict[str, str] = Field(
        {},
        description="At most 10 besides those that EchoLink sets. Values are kept encrypted and shown as `***`, which, sent "
        "back, keeps the value that is there.",
    )
    timeout_seconds: float = Field(5.0, ge=0.5, le=8, description="How long its answer may take.")
    speak_while_waiting: Annotated[str, _text(100, blank=True), AfterValidator(_readable)] = Field(
        "", description="Said when its answer takes more than a moment; empty: a filler of ours."
    )
    side_effects: bool | None = Field(
        None, description="Whether it changes anything: then it is sent once. Null: unless its method is GET."
    )


_Tools = Annotated[
    list[ToolBody],
    Field(description="What the bot can ask of your systems, or have done there, in the middle of a call."),
]


class BotBody(_Body):
    goal: _Goal
    webhook: _Webhook
    context: _Context = ""
    name: _BotName | MISSING = MISSING
    greeting: _Greeting | MISSING = MISSING
    voice: _Voice | MISSING = MISSING
    language: _Language | MISSING = MISSING
    timezone: _Timezone | MISSING = MISSING
    fields: _Fields | MISSING = MISSING
    model: _Model | MISSING = MISSING
    think_ahead: _ThinkAhead | MISSING = MISSING
    brain: _Brain | MISSING = MISSING
    variables: _Variables | MISSING = MISSING
    call_started_url: _CallStartedUrl | MISSING = MISSING
    transfer_to: _TransferTo | MISSING = MISSING
    tools: _Tools | MISSING = MISSING
    store_transcript: _StoreTranscript | MISSING = MISSING
    analysis: _Analysis | MISSING = MISSING


class BotEdit(_Body):
    goal: _Goal | MISSING = MISSING
    webhook: _Webhook | MISSING = MISSING
    context: _Context | MISSING = MISSING
    name: _BotName | MISSING = MISSING
    greeting: _Greeting | MISSING = MISSING
    voice: _Voice | MISSING = MISSING
    language: _Language | MISSING = MISSING
    timezone: _Timezone | MISSING = MISSING
    fields: _Fields | MISSING = MISSING
    model: _Model | MISSING = MISSING
    think_ahead: _ThinkAhead | MISSING = MISSING
    brain: _Brain | MISSING = MISSING
    variables: _Variables | MISSING = MISSING
    call_started_url: _CallStartedUrl | MISSING = MISSING
    transfer_to: _TransferTo | MISSING = MISSING
    tools: _Tools | MISSING = MISSING
    store_transcript: _StoreTranscript | MISSING = MISSING
    analysis: _Analysis | MISSING = MISSING
    active: bool | MISSING = Field(
        MISSING, description="True: this bot answers from now on, in the place of the one that did."
    )
