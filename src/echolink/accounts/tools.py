"""Can a bot have these tools, and what of them is secret? Definitions judged, and the values of headers put apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from echolink.accounts import tool_schema
from echolink.accounts.account import Bot, ToolAt
from echolink.agent.sentences import for_the_ear
from echolink.agent.tool import BUILT_IN, BotTool
from echolink.errors import InvalidInput
from echolink.ids import new_id

MOST_TOOLS: Final = 20
MOST_HEADERS: Final = 10
LONGEST_VALUE: Final = 4_000
HIDDEN: Final = "***"
"""Stands for the value of a header wherever a tool is shown; sent back, it keeps that value."""

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_HEADER: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")  # RFC 9110, 5.6.2
_VALUE: Final = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_OURS: Final = frozenset(
    [
        "host",
        "user-agent",
        "content-type",
        "content-length",
        "accept",
        "accept-encoding",
        "connection",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "expect",
        "keep-alive",
        "idempotency-key",
        "traceparent",
        "tracestate",
    ]
)
_OURS_BEGIN: Final = ("webhook-", "proxy-")


@dataclass(frozen=True, slots=True)
class Kept:
    """Tools as a revision keeps them: a header is the id of its value, which is stored sealed."""

    tools: tuple[ToolAt, ...]
    values: Mapping[str, str] = field(default_factory=dict, repr=False)  # new ones, by id


def problems_of(tools: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What is wrong with them, by path (`tools.0.name`); empty when a bot can have them. URLs are judged elsewhere."""
    if len(tools) > MOST_TOOLS:
        return {"tools": f"must be at most {MOST_TOOLS}"}
    wrong = {f"tools.{n}.{path}": told for n, tool in enumerate(tools) for path, told in _problems(tool)}
    names = [tool["name"] for tool in tools]
    for n, name in enumerate(names):
        if name in names[:n]:
            wrong[f"tools.{n}.name"] = "is the name of another tool: names are unique"
    return wrong


def kept(tools: Sequence[Mapping[str, Any]], before: Sequence[ToolAt]) -> Kept:
    """New header values get ids; `***` keeps the one that the tool of that name had `before`. Raises InvalidInput where there is
    none, or where it would be sent to another server than the one for which it was given."""
    known = {tool["name"]: tool for tool in before}
    values: dict[str, str] = {}
    wrong: dict[str, str] = {}
    out = []
    for n, tool in enumerate(tools):
        refs = {}
        for name, value in tool["headers"].items():
            if value != HIDDEN:
                refs[name] = new_id("hdr")
                values[refs[name]] = value
            elif (ref := _known(known.get(tool["name"]), name, tool["url"])) is not None:
                refs[name] = ref
            else:
                wrong[f"tools.{n}.headers.{name}"] = "has no value to keep for this tool and server: give the value"
        out.append(_as_kept(tool, refs))
    if wrong:
        raise InvalidInput("The value of a header is missing: see errors.", fields=wrong)
    return Kept(tuple(out), values)


def shown(bot: Bot) -> list[dict[str, Any]]:
    """The tools without what is secret of them."""
    return [{**tool, "headers": dict.fromkeys(tool["headers"], HIDDEN)} for tool in bot.tools]


def for_agents(bot: Bot) -> tuple[BotTool, ...]:
    """What an agent has to know of them."""
    return tuple(
        BotTool(
            name=tool["name"],
            description=tool["description"],
            parameters=tool["parameters"],
            has_side_effects=tool["side_effects"],
        )
        for tool in bot.tools
    )


def unfit_checks(bot: Bot) -> dict[str, str]:
    """Fields whose `check` cannot work, by path: no such tool, or one that needs what is no field."""
    properties = (bot.fields or {}).get("properties", {})
    sensitive = {name for name, its in properties.items() if its.get("sensitive")}
    tools = {tool["name"]: tool for tool in bot.tools}
    wrong = {}
    for name, its in properties.items():
        check = its.get("check")
        if check is None:
            continue
        path = f"fields.properties.{name}.check"
        if check not in tools:
            wrong[path] = "must be the name of one of the bot's tools"
        elif private := sorted(sensitive & set(tools[check]["parameters"].get("properties", {}))):
            wrong[path] = f"would be sent {', '.join(private)}: a sensitive field goes to the bot's webhook alone"
        elif missing := sorted(set(tools[check]["parameters"].get("required", [])) - set(properties)):
            wrong[path] = f"needs {', '.join(missing)}, which no field collects"
    return wrong


def _problems(tool: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not _NAME.fullmatch(tool["name"]):
        yield "name", "must be at most 64 letters, digits and underscores, no digit first"
    elif tool["name"] in BUILT_IN:
        yield "name", "is the name of a tool that every bot has: choose another"
    if problem := tool_schema.problem_of(tool["parameters"]):
        yield "parameters", problem
    said = tool["speak_while_waiting"]
    if said and not for_the_ear(said):
        yield "speak_while_waiting", "holds nothing that can be spoken"
    if len(tool["headers"]) > MOST_HEADERS:
        yield "headers", f"must be at most {MOST_HEADERS}"
        return
    for name, value in tool["headers"].items():
        if problem := _problem_of_header(name, value):
            yield f"headers.{name[:100]}", problem
    if len({name.lower() for name in tool["headers"]}) < len(tool["headers"]):
        yield "headers", "must differ in more than upper and lower case"


def _problem_of_header(name: str, value: str) -> str:
    if not _HEADER.fullmatch(name):
        return "is no name that a header can have"
    if name.lower() in _OURS or name.lower().startswith(_OURS_BEGIN):
        return "is set by EchoLink itself"
    if len(value) > LONGEST_VALUE or not _VALUE.fullmatch(value):
        return f"must be 1 to {LONGEST_VALUE} printable ASCII characters, no space first or last"
    return ""


def _known(before: ToolAt | None, header: str, url: str) -> str | None:
    if before is None or _server(before["url"]) != _server(url):
        return None
    return before["headers"].get(header)


def _server(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _as_kept(tool: Mapping[str, Any], refs: dict[str, str]) -> ToolAt:
    effects = tool["side_effects"]
    return ToolAt(
        name=tool["name"],
        description=tool["description"],
        parameters=tool["parameters"],
        url=tool["url"],
        method=tool["method"],
        headers=refs,
        timeout_seconds=tool["timeout_seconds"],
        speak_while_waiting=for_the_ear(tool["speak_while_waiting"]),
        side_effects=tool["method"] != "GET" if effects is None else effects,
    )
