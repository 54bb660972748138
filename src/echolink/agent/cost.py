"""What does a reply cost whose provider reports nothing? An estimate, for streams that were stopped."""

from typing import Final

from echolink.agent.port import Situation, Usage
from echolink.agent.prompt import instructions

_CHARACTERS_A_TOKEN: Final = (
    4  # OpenAI's rule of thumb for English (help.openai.com, "What are tokens and how to count them?")
)


def estimated(situation: Situation, said: str) -> Usage:
    """One request with this situation, stopped after `said`."""
    sent = len(instructions(situation)) + len(situation.heard.text) + sum(len(line.text) for line in situation.history)
    return Usage(requests=1, input_tokens=_tokens(sent), output_tokens=_tokens(len(said)))


def _tokens(characters: int) -> int:
    return -(-characters // _CHARACTERS_A_TOKEN)
