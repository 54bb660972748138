"""What may stand in a setting, beyond what its type says?

Each function returns the value in its normal form or raises ValueError with a sentence for the operator, which does not
repeat a value that may be a secret. Lists of models and of networks are judged by the rooms that use them.
"""

import ipaddress
import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from echolink.actions.addresses import AllowedNetworks
from echolink.agent.model.names import SCRIPTED, parse_models
from echolink.errors import RefusedToStart

_ACCOUNT_SID = re.compile(r"AC[0-9a-fA-F]{32}")
_MODEL = re.compile(r"[a-z0-9][a-z0-9/_.-]*:\S+")


def listed(value: object) -> object:
    """`a, b` as ("a", "b"); what is no text stays as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def directory(path: Path) -> Path:
    """Absolute, `~` resolved; it need not exist yet."""
    path = path.expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("that path exists and is no directory.")
    return path


def database_url(url: str) -> str:
    """`sqlite:///…` with an absolute path, or `postgresql://…` as libpq has it."""
    scheme, _, rest = url.partition("://")
    if scheme.split("+")[0] in ("postgresql", "postgres"):
        return _postgres_url(url)
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/" or "?" in rest or rest == "/:memory:":
        raise ValueError(
            "allowed is sqlite:///PATH, a file (a database in memory would lose every call at a restart), or "
            "postgresql://USER:PASSWORD@HOST:PORT/DATABASE."
        )
    return f"sqlite:///{Path(rest[1:]).expanduser().absolute()}"


def _postgres_url(url: str) -> str:
    """Under the name that libpq knows it by, whatever driver was named; percent-encoded parts stay so."""
    parts = _split(url)
    if len(parts.path) < 2 or parts.fragment:
        raise ValueError(
            "it must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with / ? # @ in it percent-encoded."
        )
    return parts._replace(scheme="postgresql").geturl()


def without_password(url: str) -> str:
    """A database's URL as it may be shown."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=f"{parts.username or ''}:***@{parts.netloc.rpartition('@')[2]}").geturl()


def origin(url: str) -> str:
    """`https://host[:port]`, host in lower case, default port and trailing slash dropped."""
    parts = _split(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it must be an origin such as https://phone.example.com, beginning with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise ValueError("it must not carry a user or password.")
    if parts.path not in ("", "/") or parts.query or parts.fragment or "?" in url or "#" in url:
        raise ValueError("it must end after the host and port: no path, no query. EchoLink adds /v1/… itself.")
    if re.search(r"[\s_\\]", parts.netloc):  # Twilio refuses callback hosts with underscores
        raise ValueError("its host must not contain spaces, underscores or backslashes.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default_port = 443 if parts.scheme == "https" else 80
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in (None, default_port) else "")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # is checked when it is read
    except ValueError:
        raise ValueError("it is no URL: brackets or port are malformed.") from None
    return parts


def optional_origin(url: str | None) -> str | None:
    return None if url is None else origin(url)


def models(value: object) -> object:
    """What `parse_models` makes of a list; raises RefusedToStart too, for an unknown provider or a missing API key.

    An entry that is refused is told by its place: it may be a key that was pasted here.
    """
    if not isinstance(value, str):
        return value
    for place, name in enumerate(value.split(","), 1):
        name = name.strip()
        if name and name != SCRIPTED and not _MODEL.fullmatch(name):
            raise ValueError(
                f"entry {place} is no model: write `scripted` or provider:model, such as openai:gpt-5-mini."
            )
        try:
            parse_models(name)
        except RefusedToStart as refused:
            raise RefusedToStart(refused.detail.replace(name, f"entry {place}")) from None
    return parse_models(value)


def registration(value: object) -> object:
    """`open`, `first`, or the set of Account SIDs that may connect."""
    if not isinstance(value, str) or value.strip().lower() in ("open", "first"):
        return value.strip().lower() if isinstance(value, str) else value
    sids = frozenset(part.strip() for part in value.split(",") if part.strip())
    if not sids or not all(_ACCOUNT_SID.fullmatch(sid) for sid in sids):
        raise ValueError("allowed is open, first, or a comma-separated list of Account SIDs (AC and 32 hex digits).")
    return sids


def networks(entries: tuple[str, ...]) -> tuple[str, ...]:
    """`10.1.0.0/16`, `127.0.0.0/8:9000`, `[fd00::/8]:9000`."""
    AllowedNetworks.parse(entries)
    return entries


def is_loopback(host: str) -> bool:
    """Of a host to listen on, as written: no name but `localhost` is resolved."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_loopback_origin(url: str) -> bool:
    return is_loopback(urlsplit(url).hostname or "")
