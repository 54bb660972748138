"""A telephone that reaches the bot as Twilio does: over the exchange, HTTP and the database."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import PlainTextResponse

from echolink.simulator.phone import SimulatedCall
from echolink.simulator.receiver import Answer, Received, Receiver
from tests.stories.desk import Desk

TIMEZONE = "America/New_York"
CALLER = "+12125550123"


class ExchangePhone:
    """One call to one bot of a desk."""

    def __init__(self, call: SimulatedCall, receiver: Receiver) -> None:
        self._call, self._receiver = call, receiver

    async def say(self, words: str | None) -> str:
        if words is None:
            await self._call.silence()
        else:
            await self._call.say(words)
        return await self._call.listen()

    @property
    def ended(self) -> bool:
        return self._call.ended

    @property
    def sent(self) -> Sequence[tuple[Mapping[str, Any], Sequence[str]]]:
        """Each delivery once, however often it was attempted."""
        once = {one.headers["webhook-id"]: one for one in self._receiver.received}
        return [(one.fields, one.payload["data"]["questions"]) for one in once.values()]


async def phone_of(script: Mapping[str, Any], at: Desk) -> ExchangePhone:
    """The bot of a script, made by the API, has picked up and greeted."""
    await at.make_bot(**{"context": "", **script["bot"], "timezone": TIMEZONE})
    texts = script.get("webhook", "Thank you.")
    at.receiver.answer = _answering(list(texts) if isinstance(texts, list) else [texts])
    call = await at.exchange.call(caller=script.get("caller", CALLER))
    await call.listen()
    return ExchangePhone(call, at.receiver)


def _answering(texts: list[str | None]) -> Any:
    """The texts one after another, the last one again and again; None is a server error."""
    left = list(texts)

    def answer(_: Received) -> Answer:
        text = left.pop(0) if len(left) > 1 else left[0]
        return PlainTextResponse("", 500) if text is None else PlainTextResponse(text)

    return answer
