"""What is an agent told for a turn? The call as it stands, put into the agent's own terms."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from echolink.accounts.account import Bot
from echolink.accounts.tools import for_agents
from echolink.accounts.variables import filled
from echolink.actions.delivery import DeliveryStore
from echolink.agent.port import Heard, HeardKind, Line, Situation
from echolink.agent.profile import Profile, read_profile
from echolink.calls.call import Call, CallWhole, HopStatus, Said, Turn, TurnKind
from echolink.calls.goal import done_before
from echolink.calls.ports import CallStore
from echolink.calls.record import keeper
from echolink.calls.starting import values_of
from echolink.calls.tool_call import ToolStore, used_before
from echolink.calls.transfer import may_transfer, tried
from echolink.calls.withholding import Sealer, memory_of, said_in, values_in

_HEARD: dict[HopStatus, Literal["fetched", "perhaps_heard", "unheard"]] = {
    HopStatus.RECORDED: "unheard",
    HopStatus.SENT: "perhaps_heard",
    HopStatus.FETCHED: "fetched",
    HopStatus.PERHAPS_HEARD: "perhaps_heard",
    HopStatus.UNHEARD: "unheard",
}


class Situations:
    """Puts together what an agent needs, reading no more than it needs."""

    def __init__(self, calls: CallStore, deliveries: DeliveryStore, tools: ToolStore, sealer: Sealer) -> None:
        self._calls, self._deliveries, self._tools, self._sealer = calls, deliveries, tools, sealer

    async def of(
        self,
        call: Call,
        turn: Turn,
        bot: Bot,
        at: datetime,
        *,
        agent: str,
        known_since: Mapping[tuple[int, int], HopStatus],
    ) -> Situation:
        """What the agent named `agent` kept is its own only if it answered the turn before; else it gets the whole history."""
        memory = _kept_by(agent, memory_of(self._sealer, call), turn)
        history = () if memory and agent == "scripted" else await self._history(call.id, turn.turn, known_since)
        done = done_before(await self._deliveries.goals_of(call.id), self._sealer) if call.outcome else ()
        used = used_before(await self._tools.of_call(call.id)) if bot.tools else ()
        return Situation(
            profile=profile_of(bot),
            heard=Heard(HeardKind(turn.kind), turn.said, call.silences, turn.confidence),
            now=at.astimezone(ZoneInfo(bot.timezone)),
            caller=call.from_number,
            history=history,
            done=done,
            used=used,
            memory=memory,
            may_transfer=may_transfer(bot, call),
            transfers=tried(call.transfers),
            private=values_in(self._sealer, call),
        )

    async def _history(
        self, call_id: str, before: int, known_since: Mapping[tuple[int, int], HopStatus]
    ) -> Sequence[Line]:
        said = [
            one if one.said_sealed is None else replace(one, said=self._opened(call_id, one))
            for one in await self._calls.said_before(call_id, before)
        ]
        return list(_lines(said, known_since))

    def _opened(self, call_id: str, one: Said) -> str:
        """Of a turn that was never answered: what was said to it would else be lost."""
        return said_in(self._sealer, call_id, one.turn, one.said, one.said_sealed)


_MOST_PROFILES: Final = 1024
_profiles: OrderedDict[tuple[str, int, str, str], Profile] = OrderedDict()  # the one asked for longest ago first


def profile_of(bot: Bot) -> Profile:
    """The bot as agents see it. Revisions are immutable, so each is read once; filled otherwise, once more."""
    profile = _profiles.get(_key(bot))
    return _keep(bot, _read(bot) if profile is None else profile)


async def filled_for(call: Call, bot: Bot) -> Bot:
    """The bot with the call's variables in its texts, and those read beside the event loop: a long context takes a second."""
    one = filled(bot, values_of(call))
    if one is not bot and _key(one) not in _profiles:
        _keep(one, await asyncio.to_thread(_read, one))
    return one


def _key(bot: Bot) -> tuple[str, int, str, str]:
    return bot.id, bot.revision, bot.goal, bot.context


def _keep(bot: Bot, profile: Profile) -> Profile:
    _profiles[_key(bot)] = profile
    _profiles.move_to_end(_key(bot))
    if len(_profiles) > _MOST_PROFILES:
        _profiles.popitem(last=False)
    return profile


def _read(bot: Bot) -> Profile:
    return read_profile(
        goal=bot.goal,
        context=bot.context,
        name=bot.name,
        language=bot.language,
        timezone=bot.timezone,
        region=bot.region,
        fields=bot.fields,
        transfers=bot.transfer_to is not None,
        tools=for_agents(bot),
    )


def _kept_by(agent: str, kept: Mapping[str, Any], turn: Turn) -> Mapping[str, Any]:
    contiguous = kept.get("by") == keeper(agent) and kept.get("turn") == turn.turn - 1
    memory: Mapping[str, Any] = kept.get("kept", {}) if contiguous else {}
    return memory


def lines_of(whole: CallWhole) -> Sequence[Line]:
    """All that was said in a call."""
    said: list[Said] = []
    for turn, hops in whole.turns:
        of_turn = (turn.turn, turn.kind, turn.said, None, turn.started_at)
        said += [Said(*of_turn, hop.hop, hop.say, hop.status, hop.recorded_at) for hop in hops]
        said += [] if hops else [Said(*of_turn, None, None, None, None)]  # hung up before anything was answered
    return list(_lines(said, {}))


def _lines(said: Sequence[Said], known_since: Mapping[tuple[int, int], HopStatus]) -> Iterator[Line]:
    turn = -1
    for one in said:
        if one.turn != turn and one.said and one.kind in (TurnKind.SPEECH, TurnKind.KEYS):
            yield Line("caller", one.said, one.said_at)
        turn = one.turn
        if one.say and one.hop is not None and one.status and one.recorded_at:
            status = known_since.get((turn, one.hop), one.status)
            yield Line("agent", one.say, one.recorded_at, _HEARD[status])
