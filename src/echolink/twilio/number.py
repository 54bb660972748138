"""Which settings of a number are about voice, what do we put there, and how does the number get its own back?

Source: Twilio's IncomingPhoneNumber resource. A VoiceApplicationSid or a TrunkSid makes Twilio ignore the URLs, and setting
one of the two deletes the other; a fallback URL is refused without a voice URL (error 21405).
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from echolink.twilio import vocabulary as v

VOICE_SETTINGS: Final = (
    v.VOICE_URL,
    v.VOICE_METHOD,
    v.VOICE_FALLBACK_URL,
    v.VOICE_FALLBACK_METHOD,
    v.STATUS_CALLBACK,
    v.STATUS_CALLBACK_METHOD,
    v.VOICE_APPLICATION_SID,
    v.TRUNK_SID,
)

_METHOD_OF: Final = {
    v.VOICE_URL: v.VOICE_METHOD,
    v.VOICE_FALLBACK_URL: v.VOICE_FALLBACK_METHOD,
    v.STATUS_CALLBACK: v.STATUS_CALLBACK_METHOD,
}
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def voice_settings(origin: str, number_id: str) -> dict[str, str]:
    """What makes a number ring at `origin` (`https://host`), under the names of the update form."""

    def url(path: str) -> str:
        return f"{origin}{path}?{v.NUMBER_ID}={number_id}{v.OVERRIDE_FRAGMENT}"

    return {
        v.VOICE_URL: url(v.VOICE_PATH),
        v.VOICE_METHOD: "POST",
        v.VOICE_FALLBACK_URL: url(v.FALLBACK_PATH),
        v.VOICE_FALLBACK_METHOD: "POST",
        v.STATUS_CALLBACK: url(v.STATUS_PATH),
        v.STATUS_CALLBACK_METHOD: "POST",
        v.VOICE_APPLICATION_SID: "",
        v.TRUNK_SID: "",
    }


def differences(wanted: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Where `found` says something else than `wanted`: setting → what was found. How Twilio spells it does not count."""
    return {name: found.get(name, "") for name in wanted if not _same(name, wanted[name], found.get(name, ""))}


def restoration(
    before: Mapping[str, str], ours: Mapping[str, str], found: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """(what to write so that the number is as it was, what stays otherwise). Both: setting → value from then on.

    A setting that still holds what we wrote goes back to what it was; one that holds something else was changed by
    somebody, and stays. A method belongs to its URL. `to_write` never holds what Twilio would refuse or undo.
    """
    changed = differences({name: before.get(name, "") for name in VOICE_SETTINGS}, found)
    left = {name: value for name, value in changed.items() if not _is_ours(name, ours, value)}
    for url, method in _METHOD_OF.items():
        if url in left and method in changed:  # somebody's URL expects somebody's method
            left[method] = changed[method]
    for sid, other in ((v.TRUNK_SID, v.VOICE_APPLICATION_SID), (v.VOICE_APPLICATION_SID, v.TRUNK_SID)):
        if sid in changed and before.get(sid) and left.get(other):  # setting it would delete what somebody put there
            left[sid] = changed[sid]
    to_write = {name: before.get(name, "") for name in changed if name not in left}
    if to_write.get(v.TRUNK_SID) and to_write.get(v.VOICE_APPLICATION_SID):  # Twilio never holds both; the trunk rules
        del to_write[v.VOICE_APPLICATION_SID]
        left[v.VOICE_APPLICATION_SID] = ""
    _keep_fallback_company(to_write, left, found)
    return to_write, left


def _keep_fallback_company(to_write: dict[str, str], left: dict[str, str], found: Mapping[str, str]) -> None:
    """A fallback URL may only be set beside a voice URL, in the same request (error 21405)."""
    if not to_write.get(v.VOICE_FALLBACK_URL) or to_write.get(v.VOICE_URL):
        return
    voice_url = "" if v.VOICE_URL in to_write else found.get(v.VOICE_URL, "")
    if voice_url:
        to_write[v.VOICE_URL] = voice_url
    else:
        to_write[v.VOICE_FALLBACK_URL] = left[v.VOICE_FALLBACK_URL] = ""


def _is_ours(name: str, ours: Mapping[str, str], value: str) -> bool:
    return name in ours and _same(name, ours[name], value)


def _same(name: str, wanted: str, found: str) -> bool:
    if name in _METHOD_OF.values():
        return (wanted or "POST").upper() == (found or "POST").upper()
    if wanted == found:
        return True
    if not wanted or not found or name not in _METHOD_OF:
        return False
    if "#" not in found:  # should Twilio not give a connection override back, there is no way to see it
        wanted = wanted.partition("#")[0]
    return _spelled(wanted) == _spelled(found)


def _spelled(url: str) -> tuple[str, ...]:
    """A URL in one spelling: case of scheme and host, default port, empty path, percent-encoding."""
    try:
        parts = urlsplit(url)
        port = parts.port if parts.port != _DEFAULT_PORTS.get(parts.scheme) else None
    except ValueError:
        return (url,)
    authority = (parts.username or "", parts.password or "", parts.hostname or "", str(port or ""))
    return (parts.scheme, *authority, unquote(parts.path) or "/", unquote(parts.query), unquote(parts.fragment))
