"""What does the product say in a caller's language? English stands in for languages that are missing."""

from collections.abc import Mapping
from typing import Final

from echolink.agent.catalogue.catalogue import Catalogue
from echolink.agent.catalogue.en import English
from echolink.agent.catalogue.holding import HOLDING, Holding

__all__ = ["Catalogue", "sentences"]


class _English(English):
    """English, but for the words that hold the line."""

    def __init__(self, holding: Holding) -> None:
        self.wordings = {**English.wordings, **holding}


_ENGLISH: Final = English()
_LANGUAGES: Final[Mapping[str, Catalogue]] = {
    "en": _ENGLISH,
    **{tag: _English(words) for tag, words in HOLDING.items()},
}
_SAME: Final = {"no": "nb"}  # a tag of its own, and what is spoken there


def sentences(language: str) -> Catalogue:
    """The catalogue of a BCP 47 tag: the language's, whatever the region; English where there is none."""
    tag = language.split("-")[0].lower()
    return _LANGUAGES.get(_SAME.get(tag, tag), _ENGLISH)
