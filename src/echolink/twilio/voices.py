"""Which voices may speak, and which `language` goes with each?"""

import re
from functools import lru_cache
from typing import Final

BASIC_VOICES: Final = ("man", "woman")

_POLLY: Final = re.compile(r"Polly\.[A-Z][A-Za-z]{1,30}(?:-(?:Neural|Generative))?")
_GOOGLE: Final = re.compile(
    r"Google\.(?P<locale>[a-z]{2,3}-(?:[A-Z]{2}|[0-9]{3}))-[A-Z][A-Za-z0-9]{1,20}(?:-HD)?-[A-Z][A-Za-z]{0,30}"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def is_voice(text: str) -> bool:
    """Whether Twilio's `<Say>` could know this voice: `man`, `woman`, `Polly.Joanna-Neural`,
    `Google.en-US-Chirp3-HD-Aoede` and what is shaped like them. Twilio alone knows which names exist."""
    return text in BASIC_VOICES or bool(_POLLY.fullmatch(text) or _GOOGLE.fullmatch(text))


@lru_cache(maxsize=256)
def ear_language(language: str) -> str:
    """The `language` of a `<Gather>`: the bot's, or en-US where it is not shaped like one."""
    return language if _LANGUAGE.fullmatch(language) else "en-US"


@lru_cache(maxsize=256)
def say_attributes(voice: str, language: str) -> str:
    """The attributes of a `<Say>`, escaped by being harmless.

    A voice and a language that do not match may lose the sentence. So `man` and `woman` get the bot's language, a
    Google voice the one in its own name, and a Polly voice, whose one language only Twilio knows, no attribute at all.
    What is no voice becomes `man`.
    """
    google = _GOOGLE.fullmatch(voice)
    if google:
        return f' voice="{voice}" language="{google["locale"]}"'
    if _POLLY.fullmatch(voice):
        return f' voice="{voice}"'
    return f' voice="{voice if voice in BASIC_VOICES else "man"}" language="{ear_language(language)}"'
