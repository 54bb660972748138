"""What can an operator set, what is allowed, and where did each value come from?"""

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from echolink import setting_values as values
from echolink.errors import RefusedToStart

PREFIX = "ECHOLINK_"
ENV_FILE = ".env"  # in the working directory

Source = Literal["default", "environment", ".env", "command line", "made once"]


_ORIGIN = "http:// or https:// with a host and, if need be, a port: no path, no user, no query"


def _setting(meaning: str, *, allowed: str, shown_default: str = "", **field: Any) -> Any:
    """A field with what the operator reads of it: what it is for, what may stand in it, and a default that is no value."""
    return Field(description=meaning, json_schema_extra={"allowed": allowed, "shown_default": shown_default}, **field)


class Settings(BaseSettings):
    """Every setting; made by `load_settings`, which turns what is wrong into RefusedToStart."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True, validate_default=True
    )
    _sources: dict[str, Source] = PrivateAttr(default_factory=dict)

    data_dir: Annotated[Path, AfterValidator(values.directory)] = _setting(
        "where the database and the key are kept",
        allowed="a directory, or a path at which one can be made",
        shown_default="the platform's user data directory",
        default_factory=lambda: Path(platformdirs.user_data_dir("echolink", appauthor=False)),
    )
    database_url: Annotated[str, AfterValidator(values.database_url)] = _setting(
        "the database",
        allowed="sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
        shown_default="an SQLite file in the data directory",
        default_factory=lambda data: f"sqlite:///{data['data_dir'] / 'echolink.sqlite'}",
    )
    public_url: Annotated[str | None, AfterValidator(values.optional_origin)] = _setting(
        "the origin at which Twilio reaches this server; signatures are checked on it",
        allowed=_ORIGIN,
        shown_default="the bound address while that is loopback, else required",
        default=None,
    )
    secret_key: SecretStr | None = _setting(
        "encrypts Twilio tokens and webhook secrets, and signs access tokens",
        allowed="at least 16 characters, such as `openssl rand -base64 32` makes",
        shown_default="made once in the data directory, mode 0600",
        default=None,
    )
    previous_secret_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(values.listed)] = _setting(
        "earlier secret keys: they decrypt, and verify no access token",
        allowed="a comma-separated list of keys",
        shown_default="none",
        default=(),
    )
    model: Annotated[tuple[str, ...], NoDecode, BeforeValidator(values.models)] = _setting(
        "who answers: the first is preferred, the rest are fallbacks, `scripted` is always the last",
        allowed="a comma-separated list of `scripted` and `provider:model` names, e.g. openai:gpt-5-mini",
        default=("scripted",),
    )
    registration: Annotated[
        Literal["open", "first"] | frozenset[str], NoDecode, BeforeValidator(values.registration)
    ] = _setting(
        "who may connect: anyone with a working Twilio account, only the first, or the listed accounts",
        allowed="open, first, or a comma-separated list of Account SIDs (AC and 32 hex digits)",
        default="open",
    )
    twilio_api_url: Annotated[str, AfterValidator(values.origin)] = _setting(
        "Twilio's REST API, or what stands in for it: the simulator, a proxy, a region",
        allowed=_ORIGIN,
        default="https://api.twilio.com",
    )
    verify_twilio: bool = _setting(
        "check Twilio's signatures; off only on loopback, to try the API document's own examples",
        allowed="on or off",
        default=True,
    )
    allow_private_webhooks: Annotated[
        tuple[str, ...], NoDecode, BeforeValidator(values.listed), AfterValidator(values.networks)
    ] = _setting(
        "private addresses that bots may send webhooks to",
        allowed="a comma-separated list of network[:port], e.g. 127.0.0.0/8:9000 or [fd00::/8]:9000",
        shown_default="none",
        default=(),
    )
    filler_after_seconds: float = _setting(
        "how long a caller waits in silence before a short filler",
        allowed="seconds from 0.2 to 4.5",
        default=2.0,
        ge=0.2,
        le=4.5,  # no request of Twilio's is held over 5 s
    )
    hold_seconds: float = _setting(
        "how long a further request of a turn is held while there is nothing to say, before a second of quiet",
        allowed="seconds from 0.5 to 4.5",
        default=4.5,
        ge=0.5,
        le=4.5,
    )
    think_ahead_after_seconds: float = _setting(
        "how long what a caller seems to say stands unchanged before a model begins a reply to it",
        allowed="seconds from 0.1 to 2",
        default=0.3,
        ge=0.1,
        le=2,
    )
    webhook_wait_seconds: float = _setting(
        "how long a caller waits for what the bot's webhook answers; delivery goes on behind it",
        allowed="seconds from 1 to 15",
        default=8.0,
        ge=1,
        le=15,  # an attempt lasts no longer
    )
    model_silence_seconds: float = _setting(
        "how long a model may send nothing, before a reply or within it, until the next one of the list is asked",
        allowed="seconds from 0.5 to 60",
        default=5.0,
        ge=0.5,
        le=60,
    )
    reply_give_up_seconds: float = _setting(
        "how long a model may take for a reply before `scripted` carries the call on",
        allowed="seconds from 1 to 60",
        default=12.0,
        ge=1,
        le=60,
    )
    max_call_seconds: int = _setting(
        "a call that lasts longer is brought to an end",
        allowed="whole seconds from 30 to 14400",
        default=900,
        ge=30,
        le=14_400,  # Twilio ends any call after 4 h
    )
    max_turns: int = _setting(
        "a call with more turns is brought to an end",
        allowed="a whole number from 1 to 1000",
        default=60,
        ge=1,
        le=1_000,
    )
    max_concurrent_calls: int = _setting(
        "calls that one account may have at a time",
        allowed="a whole number from 1 to 10000",
        default=20,
        ge=1,
        le=10_000,
    )
    model_tokens_per_day: int = _setting(
        "model tokens that one account may use a UTC day, over which `scripted` answers; 0 is no cap",
        allowed="a whole number, 0 for no cap",
        default=2_000_000,
        ge=0,
    )
    retention_days: Annotated[int, Field(ge=1, le=36_500)] | None = _setting(
        "calls that ended longer ago are deleted with all that was said and sent; a sweep every five minutes does it",
        allowed="whole days from 1 to 36500",
        shown_default="kept for ever",
        default=None,
    )
    tracing: bool = _setting(
        "spans for OpenTelemetry, sent as its OTEL_ variables say; needs echolink[tracing]",
        allowed="on or off",
        default=False,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One setting, as `echolink settings` and the README print it."""

    name: str
    value: str  # stars for a secret
    source: Source
    meaning: str
    allowed: str
    default: str


def load_settings(**overrides: Any) -> Settings:
    """Settings from `overrides` (the command line; None counts as not given), the environment, then `.env`.

    Raises RefusedToStart for a value that is not allowed and for an ECHOLINK_ variable that is no setting: a typo
    must not pass silently. Values are never repeated in the message, because some are secrets.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    sources = _sources(given)
    _refuse_unknown(sources)
    try:
        settings = Settings(**given)
    except ValidationError as refused:
        raise RefusedToStart(_refusal(refused, sources)) from None
    if settings.reply_give_up_seconds <= settings.filler_after_seconds:
        raise RefusedToStart(
            "ECHOLINK_REPLY_GIVE_UP_SECONDS must be more than ECHOLINK_FILLER_AFTER_SECONDS: a filler covers that wait."
        )
    if settings.database_url.startswith("postgresql:") and settings.secret_key is None:
        raise RefusedToStart(
            "ECHOLINK_SECRET_KEY is required with PostgreSQL, because whoever shares the database must have the same: set "
            "it to what `openssl rand -base64 32` prints, and keep it with the backups."
        )
    settings._sources.update(sources)
    return settings


def lend_env_file() -> None:
    """Give this process what `.env` holds besides our settings (`OPENAI_API_KEY`, …).

    Model SDKs read only the environment; what stands there already wins, unless it is empty.
    """
    for name, value in _env_file().items():
        if value and not name.upper().startswith(PREFIX) and not os.environ.get(name):
            os.environ[name] = value


def origin_bound_to(settings: Settings, host: str, port: int) -> str:
    """The origin at which Twilio reaches a server that listens on `host` and `port`; what signatures are checked on.

    Raises RefusedToStart when the address is not loopback and ECHOLINK_PUBLIC_URL is unset, and when verification is
    off while anything but loopback could reach us: unsigned requests would then be served to the world.
    """
    local = values.is_loopback(host)
    if settings.public_url is None and not local:
        raise RefusedToStart(
            f"Listening on {host}, EchoLink cannot know under which address Twilio reaches it: set ECHOLINK_PUBLIC_URL "
            "to that origin, e.g. https://phone.example.com."
        )
    public = settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"
    if not settings.verify_twilio and not (local and values.is_loopback_origin(public)):
        raise RefusedToStart(
            "ECHOLINK_VERIFY_TWILIO=off is only for this machine: listen on 127.0.0.1 and leave ECHOLINK_PUBLIC_URL "
            "unset, or set ECHOLINK_VERIFY_TWILIO=on. `echolink call --curl` prints signed requests to try by hand."
        )
    return public


def described(settings: Settings) -> list[Row]:
    """Each setting in the order of the class."""
    return [_row(settings, name) for name in Settings.model_fields]


def _row(settings: Settings, name: str) -> Row:
    field = Settings.model_fields[name]
    extra = _extra(name)
    default = extra["shown_default"] or _shown(field.default)
    source = settings._sources.get(name, "default")
    if name == "secret_key" and settings.secret_key is None:
        return Row(_variable(name), "***", "made once", field.description or "", extra["allowed"], default)
    value = "" if getattr(settings, name) is None else _shown(getattr(settings, name))
    if name == "database_url":
        value = values.without_password(value)
    return Row(_variable(name), value, source, field.description or "", extra["allowed"], default)


def _shown(value: object) -> str:
    match value:
        case SecretStr():
            return "***"
        case bool():
            return "on" if value else "off"
        case tuple() | frozenset():
            return ", ".join(sorted(map(_shown, value)) if isinstance(value, frozenset) else map(_shown, value))
        case float():
            return f"{value:g}"
    return str(value)


def _extra(name: str) -> dict[str, str]:
    extra = Settings.model_fields[name].json_schema_extra
    return {key: str(value) for key, value in extra.items()} if isinstance(extra, dict) else {}


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _env_file() -> Mapping[str, str | None]:
    """What stands in `.env`; python-dotenv would pass over a line that it cannot read."""
    path = Path(ENV_FILE).absolute()
    try:
        if not path.is_file():
            return {}
        with path.open(encoding="utf-8") as file:
            unreadable = [binding.original.line for binding in parse_stream(file) if binding.error]
        if unreadable:
            raise RefusedToStart(f"{path}, line {unreadable[0]}: each line is NAME=value, a comment, or empty.")
        return dotenv_values(path)
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedToStart(f"{path} cannot be read: {type(error).__name__}.") from None


def _sources(overrides: Mapping[str, Any]) -> dict[str, Source]:
    """Where each value that is given comes from; empty variables count as unset."""
    places: list[tuple[Source, Mapping[str, str | None]]] = [(".env", _env_file()), ("environment", os.environ)]
    found: dict[str, Source] = {}
    for place, variables in places:
        for name, value in variables.items():
            if value and name.upper().startswith(PREFIX):
                found[name.upper().removeprefix(PREFIX).lower()] = place
    return found | dict.fromkeys(overrides, "command line")


def _refuse_unknown(sources: Mapping[str, Source]) -> None:
    unknown = [name for name in sources if name not in Settings.model_fields]
    if not unknown:
        return
    nearest = difflib.get_close_matches(unknown[0], Settings.model_fields, n=1, cutoff=0.5)
    hint = f"did you mean {_variable(nearest[0])}?" if nearest else "`echolink settings` lists what there is."
    raise RefusedToStart(f"{_variable(unknown[0])} (from {_place(sources[unknown[0]])}) is no setting: {hint}")


def _refusal(refused: ValidationError, sources: Mapping[str, Source]) -> str:
    """One sentence for each value that is not allowed: which, from where, and what is; never the value itself."""
    sentences = []
    for error in refused.errors(include_input=False, include_url=False):
        name = str(error["loc"][0])
        if error["type"] == "default_factory_not_called":
            continue  # follows from a field before it, which has its own sentence
        why = str(error["ctx"]["error"]) if error["type"] == "value_error" else f"allowed is {_extra(name)['allowed']}."
        sentences.append(f"{_variable(name)} (from {_place(sources.get(name, 'default'))}): {why}")
    return "\n".join(dict.fromkeys(sentences))


def _place(source: Source) -> str:
    return "the " + source if source in ("environment", "command line") else source
