"""Which ear hears which language?"""

from collections.abc import Mapping
from typing import Final

from echolink.agent.ear import Ear
from echolink.agent.english.ear import EnglishEar

_ENGLISH: Final[Ear] = EnglishEar()
_EARS: Final[Mapping[str, Ear]] = {"en": _ENGLISH}


def ear_for(language: str) -> Ear:
    """The ear for a BCP 47 tag; the English one where there is none."""
    return _EARS.get(language.split("-")[0].lower(), _ENGLISH)
