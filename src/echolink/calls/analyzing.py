"""How does a call come to its analysis? At once when its end is told, or when somebody finds that it is still owed."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

import structlog

from echolink.accounts.account import Bot
from echolink.accounts.ports import BotStore
from echolink.actions.delivery import DeliveryStore
from echolink.agent.analysis import Analyst, Analyzed, Material
from echolink.agent.model.names import SCRIPTED
from echolink.agent.port import Usage
from echolink.agent.ruled import by_rule
from echolink.calls.analysis import Analysis, AnalysisStore, Claim, Wanted
from echolink.calls.call import Call, CallStatus, CallWhole, ModelUsage, Transcript
from echolink.calls.clock import SteadyClock
from echolink.calls.goal import done_before
from echolink.calls.ports import CallStore
from echolink.calls.situation import filled_for, lines_of, profile_of
from echolink.calls.withholding import Sealer
from echolink.errors import AgentFailed, Conflict, NotFound, StorageUnavailable

log = structlog.get_logger(__name__)

_LONGEST_SECONDS: Final = 180.0  # of all models that are asked in one try
_LEASE: Final = timedelta(seconds=300)  # longer than a try: whoever has not finished by then is taken to have lost it
_PAUSES: Final = (
    timedelta(seconds=30),
    timedelta(minutes=2),
)  # after a model that cannot be asked; then it is done by rule
_AT_A_TIME: Final = 4  # of one account: a model that is slow holds up no other account's
_MOST_DUE: Final = 500  # looked at in one go


class AnalystChoice(Protocol):
    """Which model is asked about a bot's calls."""

    def analyst(self, bot_model: str | None) -> Analyst | None:
        """None: no model answers for this bot."""


class Analyzing:
    """Makes analyses, each once, whichever worker begins it. The row says what is owed; a task here is a try at it."""

    def __init__(
        self,
        store: AnalysisStore,
        calls: CallStore,
        bots: BotStore,
        deliveries: DeliveryStore,
        agents: AnalystChoice,
        clock: SteadyClock,
        worker: str,
        sealer: Sealer,
        begin: Callable[[str, Sequence[str]], None],
        *,
        tokens_per_day: int,
    ) -> None:
        """`begin`: sets deliveries of an account going. `tokens_per_day`: what it may use; over that the rule speaks;
        0: any number."""
        self._store, self._calls, self._bots, self._deliveries = store, calls, bots, deliveries
        self._agents, self._clock, self._worker, self._sealer = agents, clock, worker, sealer
        self._begin_deliveries = begin
        self._tokens_per_day = tokens_per_day
        self._is_closing = False
        self._tasks: dict[str, asyncio.Task[None]] = {}  # by call
        self._lanes: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(_AT_A_TIME))  # by account

    def begin(self, call_id: str) -> asyncio.Task[None]:
        """Set it going, where it is due; whoever is at it here already goes on."""
        task = self._tasks.get(call_id)
        if task is None:
            task = self._tasks[call_id] = asyncio.create_task(self._make(call_id))
            task.add_done_callback(lambda _: self._tasks.pop(call_id, None))
        return task

    async def again(self, account_id: str, call_id: str, wait_seconds: float) -> Analysis | None:
        """Analyze a call anew; None where that takes longer than the wait, and goes on. Raises NotFound, and Conflict while the
        call is in progress."""
        whole = await self._calls.whole(call_id)
        if whole is None or whole.call.account_id != account_id:
            raise NotFound("There is no such call.")
        if whole.call.status is not CallStatus.ENDED:
            raise Conflict("The call is still in progress: it can be analyzed once it has ended.")
        at = self._clock()
        await self._store.want(call_id, at)
        await asyncio.wait({self.begin(call_id)}, timeout=wait_seconds)
        analysis = (await self._store.of([call_id])).get(call_id)
        return analysis if analysis is not None and analysis.at >= at else None

    async def all_again(self, wanted: Wanted) -> int:
        """Analyze an account's calls anew, whatever their bots say of it; how many. It begins at once, here or elsewhere."""
        count = await self._store.want_all(wanted, self._clock())
        await self._begin_due([self._worker])
        return count

    async def look(self, living: Collection[str]) -> None:
        """Begin what is due and nobody makes. Raises StorageUnavailable."""
        await self._begin_due(living)

    async def close(self) -> None:
        """What is under way stays owed."""
        self._is_closing = True
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _begin_due(self, living: Collection[str]) -> None:
        for call_id in await self._store.due(living, self._clock(), _MOST_DUE):
            self.begin(call_id)

    async def _make(self, call_id: str) -> None:
        """Until it is not due any more: it may be wanted anew while it is made."""
        try:
            whole = await self._calls.whole(call_id)
            if whole is None or self._is_closing:
                return
            async with self._lanes[whole.call.account_id]:
                while (claim := await self._claimed(call_id)) and (now := await self._calls.whole(call_id)):
                    await self._try(claim, now)
        except StorageUnavailable:  # told by the storage; whoever looks finds it still owed
            log.info("analysis_not_made", call_id=call_id)
        except Exception as error:  # noqa: BLE001 (a task of its own: it is told here or nowhere)
            log.error("analysis_broken", call_id=call_id, error=type(error).__name__)

    async def _claimed(self, call_id: str) -> Claim | None:
        now = self._clock()
        return await self._store.claim(call_id, self._worker, now, now + _LEASE)

    async def _try(self, claim: Claim, whole: CallWhole) -> None:
        call = whole.call
        bot = await self._bots.revision(call.bot_id, call.revision)
        assert bot is not None, "a call's bot revision is never deleted before the call"
        bot = await filled_for(call, bot)
        material = await self._material(whole, bot)
        try:
            analyzed = await self._analyzed(material, bot, call)
        except AgentFailed as failed:
            used = ModelUsage(requests=1, input_tokens=failed.tokens, thrown_away_tokens=failed.tokens)
            if claim.tries <= len(_PAUSES):
                pause = _PAUSES[claim.tries - 1]
                log.info("analysis_put_off", call_id=call.id, tries=claim.tries, seconds=pause.total_seconds())
                await self._store.put_off(claim, call, self._clock() + pause, used)
                return
            analyzed = Analyzed(found=None, by="", usage=Usage(), why=failed.detail)
            await self._finish(claim, call, material, analyzed, used)
            return
        await self._finish(claim, call, material, analyzed, ModelUsage.of(analyzed.usage))

    async def _finish(
        self, claim: Claim, call: Call, material: Material, analyzed: Analyzed, usage: ModelUsage
    ) -> None:
        found, by = analyzed.found or by_rule(material), analyzed.by if analyzed.found else SCRIPTED
        analysis = Analysis(found, by, self._clock(), analyzed.why)
        self._begin_deliveries(call.account_id, await self._store.finish(claim, call, analysis, usage))
        log.info("call_analyzed", call_id=call.id, by=by, outcome=found.outcome, tries=claim.tries)

    async def _analyzed(self, material: Material, bot: Bot, call: Call) -> Analyzed:
        """Raises AgentFailed."""
        by_the_rule = Analyzed(found=by_rule(material), by=SCRIPTED, usage=Usage())
        analyst = self._agents.analyst(bot.model) if bot.brain is None and bot.analysis != "rule" else None
        if analyst is None or not any(line.who == "caller" for line in material.transcript):
            return by_the_rule
        if self._tokens_per_day and await self._tokens_today(call) >= self._tokens_per_day:
            return Analyzed(found=None, by="", usage=Usage(), why="the account's model tokens of today are used up")
        try:
            async with asyncio.timeout(_LONGEST_SECONDS):
                return await analyst.analyze(material)
        except TimeoutError:
            raise AgentFailed("the models took too long") from None

    async def _tokens_today(self, call: Call) -> int:
        return await self._calls.tokens_today(call.account_id, self._clock())

    async def _material(self, whole: CallWhole, bot: Bot) -> Material:
        call = whole.call
        done = done_before(await self._deliveries.goals_of(call.id), self._sealer) if call.outcome else []
        return Material(
            profile=profile_of(bot),
            began=call.started_at.astimezone(ZoneInfo(bot.timezone)),
            transcript=lines_of(whole),
            is_wiped=call.transcript is Transcript.WIPED,
            end_reason=call.end_reason.value if call.end_reason else "",
            caller=call.from_number,
            fields=call.fields,
            questions=call.questions,
            goal=done[-1].outcome if done else None,
        )
