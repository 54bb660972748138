"""How do words look in a chat completion? Messages of text alone, mapped without looking for what else a message may hold."""

from collections.abc import Sequence

from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart, UserPromptPart


def plain_messages(messages: Sequence[ModelMessage]) -> list[dict[str, str]] | None:
    """The instructions of the last request first, as pydantic-ai has them; None where anything is in there but words."""
    mapped: list[dict[str, str]] = []
    for message in messages:
        if len(message.parts) != 1:
            return None
        match message, message.parts[0]:
            case ModelRequest(), UserPromptPart(content=str() as content):
                mapped.append({"role": "user", "content": content})
            case ModelResponse(), TextPart(content=content):
                mapped.append({"role": "assistant", "content": content})
            case _:
                return None
    last = messages[-1] if messages else None
    told = last.instructions if isinstance(last, ModelRequest) else None
    return [{"role": "system", "content": told}, *mapped] if told else mapped
