"""Is what is owed after a call made once, by whoever comes to it, and paid for whatever comes of it?"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from echolink.accounts.account import Bot
from echolink.agent.analysis import Analyst, Analyzed, Found, Material
from echolink.agent.port import Usage
from echolink.calls.analysis import Analysis, Wanted
from echolink.calls.analyzing import Analyzing
from echolink.calls.call import Call, EndReason, ModelUsage, TurnKind
from echolink.calls.clock import SteadyClock
from echolink.calls.prices import Price, Unpriced
from echolink.errors import AgentFailed
from echolink.keys import Keyring
from echolink.storage.analysis_store import SqlAnalysisStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.price_store import SqlPriceStore
from tests.makers import NOON, SECRET, WEBHOOK_SECRET, a_bot, a_call, a_turn, an_opening

FOUND = Found(summary="A table.", outcome="partly", mood="neutral", fields={"people": 4}, follow_ups=("Call back.",))


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


@pytest.fixture
def store(database: Database) -> SqlAnalysisStore:
    return SqlAnalysisStore(database)


@pytest.fixture
async def call(call_store: SqlCallStore, bot: Bot) -> Call:
    """It ended at noon, when something had been said, and its end was told."""
    return await ended(call_store, bot)


async def ended(call_store: SqlCallStore, bot: Bot) -> Call:
    call = a_call(bot)
    turn = a_turn(0, kind=TurnKind.SPEECH, said="a table, please")
    await call_store.open(call, an_opening(call, turn=turn))
    await call_store.end(call.id, NOON, EndReason.CALLER_HUNG_UP, 42, None)
    return call


async def test_of_two_workers_one_makes_it(store: SqlAnalysisStore, call: Call) -> None:
    assert await store.due(["wrk_a", "wrk_b"], NOON, 10) == [call.id]

    one = await store.claim(call.id, "wrk_a", NOON, minutes(5))
    other = await store.claim(call.id, "wrk_b", NOON, minutes(5))

    assert one is not None
    assert other is None
    assert await store.due(["wrk_a", "wrk_b"], minutes(4), 10) == []


async def test_what_a_dead_worker_began_is_due_at_once_and_its_late_result_is_not_taken(
    store: SqlAnalysisStore, call: Call
) -> None:
    late = await store.claim(call.id, "wrk_a", NOON, minutes(5))
    assert late is not None
    assert await store.due(["wrk_b"], minutes(1), 10) == [call.id]
    taken = await store.claim(call.id, "wrk_b", minutes(1), minutes(6))
    assert taken is not None

    await store.finish(taken, call, Analysis(FOUND, "scripted", minutes(1)), ModelUsage())
    await store.finish(late, call, Analysis(FOUND, "too late", minutes(2)), ModelUsage())

    assert (await store.of([call.id]))[call.id] == Analysis(FOUND, "scripted", minutes(1))
    assert await store.pending(call.account_id) == 0


async def test_a_bot_may_have_none(
    call_store: SqlCallStore, bot_store: SqlBotStore, store: SqlAnalysisStore, bot: Bot
) -> None:
    silent = a_bot(bot.account_id, analysis="off")
    await bot_store.create(silent, WEBHOOK_SECRET, number_id=None)

    call = await ended(call_store, silent)

    assert await store.due(["wrk_a"], minutes(1), 10) == []
    assert await store.want_all(Wanted(call.account_id, minutes(-600), bot_id=silent.id), minutes(1)) == 1
    assert await store.due(["wrk_a"], minutes(1), 10) == [call.id]


@pytest.mark.parametrize(
    ("since", "until", "count"), [(-600, None, 1), (600, None, 0), (-600, -500, 0), (-600, 600, 1)]
)
async def test_old_calls_are_wanted_again_by_when_they_began(
    store: SqlAnalysisStore, call: Call, since: int, until: int | None, count: int
) -> None:
    wanted = Wanted(call.account_id, minutes(since), None if until is None else minutes(until))

    assert await store.want_all(wanted, NOON) == count
    assert await store.want_all(Wanted("acc_other", minutes(-600)), NOON) == 0


async def test_what_breaks_every_worker_is_left_alone_in_the_end(store: SqlAnalysisStore, call: Call) -> None:
    tries = 0
    while await store.claim(call.id, "wrk_a", minutes(tries), minutes(tries + 1)) is not None:
        tries += 1

    assert tries == 8
    assert await store.due(["wrk_a"], minutes(600), 10) == []


@dataclass
class Failing:
    """A model that cannot be asked, so often; then it finds something."""

    times: int
    asked: list[Material] = field(default_factory=list)

    def analyst(self, bot_model: str | None) -> Analyst | None:
        return self

    async def analyze(self, material: Material) -> Analyzed:
        self.asked.append(material)
        if len(self.asked) <= self.times:
            raise AgentFailed("fake: its provider answered with HTTP 503", tokens=50)
        return Analyzed(found=FOUND, by="fake", usage=Usage(1, 100, 10))


Make = Callable[[Failing, datetime], Analyzing]


@pytest.fixture
def make(
    store: SqlAnalysisStore, call_store: SqlCallStore, bot_store: SqlBotStore, delivery_store: SqlDeliveryStore
) -> Make:
    def make(model: Failing, at: datetime) -> Analyzing:
        stores = (store, call_store, bot_store, delivery_store)
        clock, keys = SteadyClock(wall=lambda: at), Keyring(SECRET)
        return Analyzing(*stores, model, clock, "wrk_a", keys, lambda account_id, ids: None, tokens_per_day=0)

    return make


@pytest.mark.parametrize(("times", "by"), [(0, "fake"), (2, "fake"), (3, "scripted"), (9, "scripted")])
async def test_a_model_that_cannot_be_asked_is_asked_again_twice_and_all_of_it_is_paid(
    store: SqlAnalysisStore, call_store: SqlCallStore, call: Call, make: Make, times: int, by: str
) -> None:
    model = Failing(times)
    for at in (NOON, minutes(0.4), minutes(0.5), minutes(2.4), minutes(2.5), minutes(60)):
        await make(model, at).begin(call.id)

    made = (await store.of([call.id]))[call.id]
    whole = await call_store.whole(call.id)
    assert whole is not None
    assert made.by == by
    assert ("503" in made.why) is (by == "scripted")
    assert len(model.asked) == min(times + 1, 3)
    assert whole.call.model_usage.requests == min(times + 1, 3)
    assert whole.call.model_usage.tokens == 50 * min(times, 3) + (110 if by == "fake" else 0)


@dataclass
class Interrupted(Failing):
    """While it is asked for the first time, somebody wants the analysis anew."""

    want: Callable[[], Awaitable[None]] | None = None

    async def analyze(self, material: Material) -> Analyzed:
        want, self.want = self.want, None
        if want is not None:
            await want()
        return await super().analyze(material)


async def test_a_call_that_is_wanted_anew_while_it_is_made_is_made_anew(
    store: SqlAnalysisStore, call_store: SqlCallStore, call: Call, make: Make
) -> None:
    model = Interrupted(0, want=lambda: store.want(call.id, NOON))

    await make(model, NOON).begin(call.id)

    whole = await call_store.whole(call.id)
    assert whole is not None
    assert len(model.asked) == 2
    assert whole.call.model_usage.requests == 2
    assert await store.pending(call.account_id) == 0


async def test_a_price_is_asked_for_five_minutes_after_the_end_and_kept_exactly(database: Database, call: Call) -> None:
    prices = SqlPriceStore(database)
    asked = Unpriced(call.id, call.account_id, call.call_sid, 0)
    assert await prices.due(minutes(4), 10) == []
    assert await prices.due(minutes(6), 10) == [asked]

    await prices.put_off(call.id, minutes(60))
    assert await prices.due(minutes(6), 10) == []
    assert [one.tries for one in await prices.due(minutes(61), 10)] == [1]
    assert await prices.of(call.id) is None
    await prices.record(call.id, Price(Decimal("0.00850"), "USD"))

    assert await prices.of(call.id) == Price(Decimal("0.00850"), "USD")
    assert str((await prices.of(call.id) or Price(Decimal(0), "")).amount) == "0.00850"
    assert await prices.due(minutes(6_000), 10) == []
