"""What does a bot know and want? The profile that every agent works from, and the `reading` that the API shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from echolink.agent.field import Field, Reading
from echolink.agent.holidays import PUBLIC, public_in
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
    reading = _with_holidays_of(region, read_bot(goal, context, fields, reader_for(language)))
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


def _with_holidays_of(region: str, reading: Reading) -> Reading:
    """ "Closed on public holidays" are the days of the country in which the bot is called."""
    closed = reading.hours.get("closed_holidays", ())
    if PUBLIC not in closed:
        return reading
    names = dict.fromkeys(one for name in closed for one in (public_in(region) if name == PUBLIC else (name,)))
    return replace(reading, hours={**reading.hours, "closed_holidays": list(names)})
