"""What does a bot know and want? The profile that every agent works from, and the `reading` that the API shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from echolink.agent.field import Field, Reading
from echolink.agent.languages import reader_for
from echolink.agent.reading.reading import hints_of, read_bot
from echolink.agent.tool import BotTool

__all__ = ["Field", "Profile", "Reading", "read_profile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A bot revision as an agent sees it; made once a revision and shared by its calls."""

    goal: str
    context: str = ""
    name: str = ""
    language: str = "en-US"
    timezone: str = "UTC"  # IANA name
    region: str = "US"  # ISO 3166 country in which spoken phone numbers are read
    reading: Reading = field(default_factory=Reading)
    transfers: bool = False  # there is a person to whom callers may be put through
    hints: tuple[str, ...] = ()  # the bot's own words, for speech-to-text
    tools: tuple[BotTool, ...] = ()  # besides those that every bot has


def read_profile(
    *,
    goal: str,
    context: str = "",
    name: str = "",
    language: str = "en-US",
    timezone: str = "UTC",
    region: str = "US",
    fields: Mapping[str, Any] | None = None,
    transfers: bool = False,
    tools: tuple[BotTool, ...] = (),
) -> Profile:
    """Read a bot; `fields` is its JSON Schema (an object schema), when the user gave one."""
    reading = read_bot(goal, context, fields, reader_for(language))
    return Profile(
        goal=goal,
        context=context,
        name=name,
        language=language,
        timezone=timezone,
        region=region,
        reading=reading,
        transfers=transfers,
        hints=hints_of(goal, name, reading, context),
        tools=tools,
    )
