"""Which words of a schema or a context tell what a number or a code looks like: "prescription numbers have seven digits"?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.stems import stems

_A_FORM: Final = re.compile(
    r"\b(?:digits?|figures|characters|letters?)\b|\b(?:begins?|starts?|ends?|starting|beginning|ending) (?:with|in)\b|"
    r"\b(?:looks?|written) like\b|\bfor example\b|\be\.g\.",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 20


def form_told(label: str, description: str, sentences: Sequence[str]) -> str:
    """What is told of the form of a value: a sentence of the context, else the schema's description as one; else empty."""
    wanted = stems(label)
    told = next((s for s in sentences if _tells_a_form(s) and wanted and wanted <= stems(s)), "")
    if told or not _tells_a_form(description):
        return told
    what = description.strip().rstrip(".")
    small = what[:1].lower() + what[1:] if what[1:2].islower() else what
    return f"It should be: {small}."


def length_told(shortest: int | None, longest: int | None) -> str:
    """How long it must be, as a sentence."""
    if shortest and longest is not None:
        return f"It should have {shortest if shortest == longest else f'{shortest} to {longest}'} characters."
    return f"It should have at {f'least {shortest}' if shortest else f'most {longest}'} characters."


def _tells_a_form(sentence: str) -> bool:
    return len(sentence.split()) <= _MOST_WORDS and not sentence.endswith("?") and _A_FORM.search(sentence) is not None
