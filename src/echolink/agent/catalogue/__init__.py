"""What does the product say in a caller's language? English stands in for languages that are missing."""

from collections.abc import Mapping
from typing import Final

from echolink.agent.catalogue.catalogue import Catalogue
from echolink.agent.catalogue.en import English

__all__ = ["Catalogue", "sentences"]

_LANGUAGES: Final[Mapping[str, Catalogue]] = {"en": English()}


def sentences(language: str) -> Catalogue:
    """The catalogue of a BCP 47 tag: the language's, whatever the region; English where there is none."""
    return _LANGUAGES.get(language.split("-")[0].lower(), _LANGUAGES["en"])
