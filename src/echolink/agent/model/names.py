"""Which models may answer? The operator's list, checked before the first call: form, provider, and key."""

import os
import re
from collections.abc import Sequence

from echolink.errors import RefusedToStart

SCRIPTED = "scripted"
_FORM = re.compile(r"[a-z0-9][a-z0-9/_.-]*:[^\s,]+")
# Checked here, so that a start with the usual names need not wait for pydantic-ai (2 to 4 s) to say what is missing.
_KEY_OF_PROVIDER = {
    "openai": "OPENAI_API_KEY",
    "openai-chat": "OPENAI_API_KEY",
    "openai-responses": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
}
_OPENAI_BASE_URL = "OPENAI_BASE_URL"


def parse_models(text: str) -> tuple[str, ...]:
    """`"openai-chat:x, anthropic:y"` → `("openai-chat:x", "anthropic:y", "scripted")`: as listed, `scripted` always last.

    A list that begins with `scripted` keeps it in front too: then only bots that name a model are answered by one.
    Raises RefusedToStart for a malformed name, an unknown provider or a missing key, naming the variable to set.
    """
    names = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name != SCRIPTED:
            _check(name)
    if not names or names[-1] != SCRIPTED:
        names.append(SCRIPTED)
    return tuple(names)


def real(models: Sequence[str]) -> tuple[str, ...]:
    """The names that are models, in order."""
    return tuple(name for name in models if name != SCRIPTED)


def _check(name: str) -> None:
    if not _FORM.fullmatch(name):
        raise RefusedToStart(
            f"ECHOLINK_MODEL names {name!r}, which is no model: write `scripted` or provider:model, such as openai:gpt-5-mini."
        )
    provider = name.partition(":")[0]
    if provider not in _KEY_OF_PROVIDER:
        from echolink.agent.model.provider import check_buildable  # imports pydantic-ai

        check_buildable(name)
        return
    variable = _KEY_OF_PROVIDER[provider]
    if not os.environ.get(variable) and not (provider.startswith("openai") and _own_endpoint(name)):
        raise RefusedToStart(f"ECHOLINK_MODEL names {name}, which needs a key: set {variable} in the environment.")


def _own_endpoint(name: str) -> bool:
    """Servers of one's own (Ollama, vLLM) often want no key."""
    url = os.environ.get(_OPENAI_BASE_URL, "")
    if url and not url.startswith(("http://", "https://")):
        raise RefusedToStart(
            f"ECHOLINK_MODEL names {name}, but {_OPENAI_BASE_URL} is no http:// or https:// URL: {url!r}."
        )
    return bool(url)
