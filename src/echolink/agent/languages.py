"""Which ear hears which language, and which reader reads it?"""

from collections.abc import Mapping
from typing import Final

from echolink.agent.ear import Ear
from echolink.agent.english.ear import EnglishEar
from echolink.agent.english.reader import EnglishReader
from echolink.agent.reader import Reader

_ENGLISH: Final[Ear] = EnglishEar()
_EARS: Final[Mapping[str, Ear]] = {"en": _ENGLISH}
_ENGLISH_READER: Final[Reader] = EnglishReader()
_READERS: Final[Mapping[str, Reader]] = {"en": _ENGLISH_READER}


def ear_for(language: str) -> Ear:
    """The ear for a BCP 47 tag; the English one where there is none."""
    return _EARS.get(language.split("-")[0].lower(), _ENGLISH)


def reader_for(language: str) -> Reader:
    """The reader of goal and context for a BCP 47 tag; the English one where there is none."""
    return _READERS.get(language.split("-")[0].lower(), _ENGLISH_READER)
