"""What is known of a call before its first word? The bot's variables, and what its developer's system says of this caller."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from echolink.accounts.account import Bot
from echolink.accounts.variables import MOST, is_name, problem_of
from echolink.actions.asking import Question, ask
from echolink.actions.client import Response, WebhookClient
from echolink.actions.delivery import DeliveryStore
from echolink.actions.json_answer import NotUsable, json_of, kind_of, text_of
from echolink.actions.payload import call_started
from echolink.calls.call import Call
from echolink.calls.clock import Clock

_WAIT_SECONDS: Final = 1.5  # in all: the caller hears it ring meanwhile
_MOST_NAMED: Final = 5  # of what was left out
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of asking: values, and half a sentence about it for the developer."""

    values: Mapping[str, Any]
    why: str


class Starting:
    """Asks once a call, at ring time."""

    def __init__(self, client: WebhookClient, store: DeliveryStore, clock: Clock) -> None:
        self._client, self._store, self._clock = client, store, clock

    async def with_variables(self, call: Call, bot: Bot) -> Call:
        """The call with its variables: those that `call_started_url` tells in time come before the bot's own."""
        own = {name: {"value": value, "from": "bot"} for name, value in bot.variables.items()}
        if bot.call_started_url is None:
            return replace(call, variables=own) if own else call
        told = await self._ask(call, bot, bot.call_started_url)
        asked = {name: {"value": value, "from": "call_started_url"} for name, value in told.values.items()}
        return replace(call, variables=own | asked, variables_why=told.why)

    async def _ask(self, call: Call, bot: Bot, url: str) -> _Told:
        began, now = time.monotonic(), self._clock()
        body = call_started(
            at=now, call_sid=call.call_sid, bot_id=bot.id, from_number=call.from_number, to_number=call.to_number
        )
        question = Question(
            f"call_started_{call.call_sid}", body, now
        )  # a call that is opened twice at once has two ids
        secrets = await self._store.secrets(bot.id, now)
        answer = await ask(self._client, url, secrets, question, _WAIT_SECONDS - (time.monotonic() - began))
        if isinstance(answer, str):
            return _Told({}, answer)
        try:
            told = _read(answer)
        except NotUsable as flaw:
            return _Told({}, str(flaw))
        return replace(told, why="; ".join([f"answered in {_since(began)} ms", *filter(None, [told.why])]))


def values_of(call: Call) -> Mapping[str, Any]:
    """Name → value."""
    return {name: one["value"] for name, one in call.variables.items()}


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _read(response: Response) -> _Told:
    """`{"variables": {…}}`, or the object alone. What is no variable is left out and named; null means that there is none. Raises
    NotUsable."""
    answer = json_of(text_of(response))
    if isinstance(answer, dict) and "variables" in answer:
        answer = answer["variables"]
    if not isinstance(answer, dict):
        raise NotUsable(f"the variables must be an object, and are {kind_of(answer)}")
    given = {name: value for name, value in answer.items() if value is not None}
    if len(given) > MOST:
        raise NotUsable(f"there must be at most {MOST} variables")
    wrong = {name: _flaw(name, value) for name, value in given.items()}
    left_out = [f"`{name[:_LONGEST_NAME]}` {flaw}" for name, flaw in wrong.items() if flaw][:_MOST_NAMED]
    usable = {name: value for name, value in given.items() if not wrong[name]}
    return _Told(usable, f"left out: {', '.join(left_out)}" if left_out else "")


def _flaw(name: str, value: Any) -> str:
    if not is_name(name):
        return "must be a name of at most 64 letters, digits and underscores, no digit first"
    flaw = problem_of(value)
    return f"{flaw}, and is {kind_of(value)}" if isinstance(value, dict | list) else flaw
