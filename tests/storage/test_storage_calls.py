"""Is each step of a call written once, whole, and by whoever still has it?"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from echolink.accounts.account import Bot
from echolink.actions.delivery import DeliveryState, DeliveryStatus
from echolink.calls.call import (
    Call,
    CallNow,
    CallStatus,
    EndReason,
    HeldLine,
    HopKind,
    HopStatus,
    ModelUsage,
    TurnKind,
    TurnWrite,
)
from echolink.errors import TurnTaken
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.tables import call_changes
from tests.makers import NOON, a_call, a_delivery, a_goal, a_hop, a_turn, an_opening

LATER = NOON + timedelta(seconds=30)


@pytest.fixture
async def call(call_store: SqlCallStore, bot: Bot) -> Call:
    """In progress, its greeting recorded."""
    opened = a_call(bot)
    await call_store.open(opened, an_opening(opened))
    return opened


async def now(call_store: SqlCallStore, call: Call) -> CallNow:
    found = await call_store.now(call.account_id, call.call_sid)
    assert found is not None
    return found


async def history(database: Database, call: Call) -> Sequence[tuple[str | None, str, str]]:
    rows = await database.read(
        lambda connection: connection.execute(call_changes.select().order_by(call_changes.c.id)).all()
    )
    return [(row.old, row.new, row.why) for row in rows if row.call_id == call.id]


def a_step(call: Call, turn: int, /, *, is_new: bool = True, **other: object) -> TurnWrite:
    moved = replace(call, turn=turn, last_request_at=LATER)
    return replace(TurnWrite(call=moved, turn=a_turn(turn), is_new=is_new), **other)  # type: ignore[arg-type]


async def test_a_call_that_was_opened_is_found_by_its_account_and_sid(call_store: SqlCallStore, bot: Bot) -> None:
    call = a_call(
        bot,
        memory={"asked": "date"},
        fields={"party_size": 4},
        questions=("Is there parking?",),
        silences=2,
        variables={"name": {"value": "Ada", "from": "call_started_url"}},
        variables_why="answered in 84 ms",
    )
    opening = an_opening(call)

    await call_store.open(call, opening)

    assert opening.hop is not None
    assert await call_store.now(call.account_id, call.call_sid) == CallNow(call, opening.turn, [opening.hop])


async def test_another_accounts_call_is_not_there(call_store: SqlCallStore, call: Call) -> None:
    assert await call_store.now("acc_other", call.call_sid) is None
    assert await call_store.now(call.account_id, "CAother") is None


async def test_a_call_is_opened_once(call_store: SqlCallStore, call: Call, bot: Bot) -> None:
    same = a_call(bot, call_sid=call.call_sid)

    with pytest.raises(TurnTaken):
        await call_store.open(same, an_opening(same))

    assert (await now(call_store, call)).call.id == call.id
    assert await call_store.whole(same.id) is None


async def test_the_same_call_sid_may_ring_at_two_accounts(call_store: SqlCallStore, call: Call, bot: Bot) -> None:
    """Nothing but the account makes a CallSid unique: a stranger who sends one must not be in anybody's way."""
    other = a_call(bot, call_sid="CA" + "0" * 32)

    await call_store.open(other, an_opening(other))

    assert (await now(call_store, other)).call.id == other.id
    assert (await now(call_store, call)).call.id == call.id


async def test_a_new_turn_becomes_the_latest_one_with_its_hops_in_order(call_store: SqlCallStore, call: Call) -> None:
    filler, reply = a_hop(0, kind=HopKind.FILLER, say="One moment."), a_hop(1)
    waiting = a_turn(1, reply=None, finished_at=None)
    await call_store.write(a_step(call, 1, turn=waiting, hop=filler))

    await call_store.write(a_step(call, 1, is_new=False, hop=reply))

    found = await now(call_store, call)
    assert found.call == replace(call, turn=1, last_request_at=LATER)
    assert found.turn == a_turn(1)
    assert found.hops == [filler, reply]


async def test_what_a_turn_collected_stays(call_store: SqlCallStore, call: Call) -> None:
    knows = replace(
        call,
        turn=1,
        last_request_at=LATER,
        silences=1,
        memory={"fields": {"date": "2026-03-05"}, "asked": ["time"]},
        fields={"date": "2026-03-05", "party_size": 4},
        questions=("Do you have parking?",),
    )

    await call_store.write(TurnWrite(call=knows, turn=a_turn(1), is_new=True))

    assert (await now(call_store, call)).call == knows


async def test_a_transfer_is_written_with_its_turn_and_its_outcome_also_when_the_call_has_ended(
    call_store: SqlCallStore, call: Call
) -> None:
    begun = ({"turn": 1, "to": "+14155550199", "at": NOON.isoformat(), "outcome": None},)
    over = ({**begun[0], "outcome": "completed", "seconds": 42},)

    await call_store.write(a_step(replace(call, transfers=begun), 1))
    dialling = (await now(call_store, call)).call.transfers
    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 60, None)
    await call_store.tell_transfers(call.id, over)

    assert dialling == begun
    assert (await now(call_store, call)).call.transfers == over


async def test_a_turn_is_begun_once(call_store: SqlCallStore, call: Call) -> None:
    await call_store.write(a_step(call, 1, turn=a_turn(1, said="first")))

    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1, turn=a_turn(1, said="second"), usage=ModelUsage(input_tokens=9)))

    found = await now(call_store, call)
    assert (found.turn.said, found.call.model_usage) == ("first", ModelUsage())
    assert await call_store.tokens_today(call.account_id, LATER) == 0


async def test_a_hop_is_recorded_once_and_nothing_of_the_second_write_stands(
    call_store: SqlCallStore, call: Call
) -> None:
    await call_store.write(a_step(call, 1, hop=a_hop(0, twiml="<first/>")))

    late = a_turn(1, reply="too late")
    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1, is_new=False, turn=late, hop=a_hop(0, twiml="<second/>")))

    found = await now(call_store, call)
    assert [hop.twiml for hop in found.hops] == ["<first/>"]
    assert found.turn.reply == a_turn(1).reply


async def test_a_worker_that_wakes_up_late_writes_nothing(call_store: SqlCallStore, call: Call) -> None:
    await call_store.write(a_step(call, 1, turn=a_turn(1, epoch=2, reply=None)))

    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1, is_new=False, turn=a_turn(1, epoch=1, reply="late"), hop=a_hop(0)))

    found = await now(call_store, call)
    assert (found.turn.reply, found.turn.epoch, found.hops) == (None, 2, [])


async def an_open_turn(call_store: SqlCallStore, call: Call) -> None:
    """Turn 1, at `wrk_1`, with no reply."""
    await call_store.write(a_step(call, 1, turn=a_turn(1, reply=None, worker="wrk_1"), hop=None))


async def test_a_turn_is_taken_over_once_and_only_while_it_is_open(call_store: SqlCallStore, call: Call) -> None:
    await an_open_turn(call_store, call)
    await call_store.take_over(call.id, 1, 1, "wrk_2")

    with pytest.raises(TurnTaken):
        await call_store.take_over(call.id, 1, 1, "wrk_3")
    taken = (await now(call_store, call)).turn
    assert (taken.epoch, taken.worker) == (2, "wrk_2")
    await call_store.write(a_step(call, 1, is_new=False, turn=a_turn(1, epoch=2)))
    with pytest.raises(TurnTaken):
        await call_store.take_over(call.id, 1, 2, "wrk_3")


async def test_a_turn_has_one_reply(call_store: SqlCallStore, call: Call) -> None:
    await an_open_turn(call_store, call)
    await call_store.write(a_step(call, 1, is_new=False, hop=a_hop(0)))
    before = await now(call_store, call)

    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1, is_new=False, hop=a_hop(1)))
    assert await now(call_store, call) == before


async def test_another_worker_holds_the_line_of_an_open_turn_and_changes_nothing_else(
    call_store: SqlCallStore, call: Call
) -> None:
    await an_open_turn(call_store, call)
    before = await now(call_store, call)
    filler = a_hop(0, kind=HopKind.FILLER, recorded_at=LATER)
    pause = a_hop(1, kind=HopKind.PAUSE, recorded_at=LATER)
    await call_store.hold(HeldLine(call_id=call.id, turn=1, epoch=1, hop=filler))
    await call_store.hold(HeldLine(call_id=call.id, turn=1, epoch=1, hop=pause, acknowledges={0: HopStatus.FETCHED}))

    after = await now(call_store, call)
    assert after.hops == [replace(filler, status=HopStatus.FETCHED), pause]
    assert after.turn == before.turn
    assert after.call == replace(before.call, last_request_at=LATER)


@pytest.mark.parametrize(
    "held",
    [
        {"turn": 1, "epoch": 2, "hop": a_hop(1)},
        {"turn": 0, "epoch": 1, "hop": a_hop(1)},
        {"turn": 1, "epoch": 1, "hop": a_hop(0)},
    ],
    ids=["another epoch", "an earlier turn", "a hop that stands"],
)
async def test_who_is_late_holds_no_line(call_store: SqlCallStore, call: Call, held: dict[str, Any]) -> None:
    await an_open_turn(call_store, call)
    await call_store.hold(HeldLine(call_id=call.id, turn=1, epoch=1, hop=a_hop(0)))
    before = await now(call_store, call)

    with pytest.raises(TurnTaken):
        await call_store.hold(HeldLine(call_id=call.id, **held))
    assert await now(call_store, call) == before


@pytest.mark.parametrize("ends", ["answered", "hung up"])
async def test_nobody_holds_the_line_of_a_turn_that_is_over(call_store: SqlCallStore, call: Call, ends: str) -> None:
    await an_open_turn(call_store, call)
    if ends == "answered":
        await call_store.write(a_step(call, 1, is_new=False))
    else:
        await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, None, None)
    before = await now(call_store, call)

    with pytest.raises(TurnTaken):
        await call_store.hold(HeldLine(call_id=call.id, turn=1, epoch=1, hop=a_hop(1)))
    assert await now(call_store, call) == before


async def test_a_turn_that_the_call_has_left_behind_writes_nothing(call_store: SqlCallStore, call: Call) -> None:
    await call_store.write(a_step(call, 1, turn=a_turn(1, reply=None)))
    await call_store.write(a_step(call, 2))

    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1, is_new=False, hop=a_hop(0)))

    assert (await now(call_store, call)).call.turn == 2
    assert await call_store.turn(call.id, 1) == (a_turn(1, reply=None), [])


async def test_an_earlier_turn_is_found_with_its_hops(call_store: SqlCallStore, call: Call) -> None:
    await call_store.write(a_step(call, 1, hop=a_hop(0)))
    await call_store.write(a_step(call, 2))

    assert await call_store.turn(call.id, 1) == (a_turn(1), [a_hop(0)])
    assert await call_store.turn(call.id, 3) is None
    assert await call_store.turn("call_other", 1) is None


async def test_what_is_known_of_earlier_hops_is_noted_with_the_turn(call_store: SqlCallStore, call: Call) -> None:
    await call_store.write(a_step(call, 1, hop=a_hop(0), acknowledges={(0, 0): HopStatus.FETCHED}))

    await call_store.write(a_step(call, 2, acknowledges={(1, 0): HopStatus.PERHAPS_HEARD, (0, 0): HopStatus.UNHEARD}))

    whole = await call_store.whole(call.id)
    assert whole is not None
    assert [[hop.status for hop in hops] for _, hops in whole.turns] == [
        [HopStatus.UNHEARD],
        [HopStatus.PERHAPS_HEARD],
        [],
    ]


async def test_an_action_is_decided_in_the_turns_own_transaction(
    call_store: SqlCallStore, delivery_store: SqlDeliveryStore, call: Call
) -> None:
    await call_store.write(a_step(call, 1, events=[a_goal(call, "dlv_1")]))

    assert await delivery_store.get("dlv_1") == DeliveryState(
        delivery=a_delivery(call, id="dlv_1", turn=1),
        status=DeliveryStatus.PENDING,
        begun_at=NOON,
        next_attempt_at=NOON,
    )


async def test_a_turn_that_was_taken_decides_nothing(
    call_store: SqlCallStore, delivery_store: SqlDeliveryStore, call: Call
) -> None:
    await call_store.write(a_step(call, 1))

    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1, events=[a_goal(call)]))

    assert await delivery_store.of_call(call.id) == []


async def test_a_voice_request_is_recognised_by_its_token(call_store: SqlCallStore, call: Call) -> None:
    await call_store.write(a_step(call, 1, turn=a_turn(1, kind=TurnKind.RETURNED, token="a-token", digest="d")))

    assert await call_store.turn_of_token(call.id, "a-token") == 1
    assert await call_store.turn_of_token(call.id, "another") is None
    assert await call_store.turn_of_token("call_other", "a-token") is None


async def test_tokens_add_up_over_the_day_and_begin_anew_at_midnight_utc(call_store: SqlCallStore, call: Call) -> None:
    for turn, tokens in ((1, 100), (2, 20)):
        await call_store.write(a_step(call, turn, usage=ModelUsage(input_tokens=tokens)))

    assert await call_store.tokens_today(call.account_id, LATER) == 120
    assert await call_store.tokens_today(call.account_id, LATER + timedelta(days=1)) == 0
    assert await call_store.tokens_today("acc_other", LATER) == 0


async def test_what_models_cost_adds_up_in_the_call_whatever_its_writers_knew_of_it(
    call_store: SqlCallStore, bot: Bot
) -> None:
    call = a_call(bot)
    heard = ModelUsage(requests=1, input_tokens=100, output_tokens=20)
    wasted = ModelUsage(requests=2, input_tokens=50, output_tokens=5, thrown_away_tokens=55, is_estimated=True)

    await call_store.open(call, an_opening(call, usage=heard))
    await call_store.write(a_step(replace(call, model_usage=wasted), 1, usage=wasted))
    await call_store.write(a_step(call, 2))
    await call_store.write(a_step(call, 3, usage=heard))

    assert (await now(call_store, call)).call.model_usage == ModelUsage(
        requests=4, input_tokens=250, output_tokens=45, thrown_away_tokens=55, is_estimated=True
    )


async def test_what_is_spent_outside_a_turn_is_added_and_nothing_else_of_the_call_changes(
    call_store: SqlCallStore, call: Call
) -> None:
    guess = ModelUsage(requests=1, input_tokens=70, output_tokens=7, thrown_away_tokens=77, is_estimated=True)
    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 30, None)
    ended = (await now(call_store, call)).call

    await call_store.spend(call.id, call.account_id, guess, LATER + timedelta(days=1))

    assert (await now(call_store, call)).call == replace(ended, model_usage=guess)
    assert await call_store.tokens_today(call.account_id, LATER) == 0
    assert await call_store.tokens_today(call.account_id, LATER + timedelta(days=1)) == 77


async def test_what_is_spent_for_a_deleted_call_the_account_pays_alone(
    call_store: SqlCallStore, call: Call, database: Database
) -> None:
    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 30, None)
    await SqlCallLog(database).delete(call.account_id, call.id)

    await call_store.spend(call.id, call.account_id, ModelUsage(requests=1, input_tokens=70), LATER)

    assert await call_store.whole(call.id) is None
    assert await call_store.tokens_today(call.account_id, LATER) == 70


async def test_a_goodbye_ends_the_call_and_says_why(call_store: SqlCallStore, call: Call, database: Database) -> None:
    ended = replace(
        call, turn=1, last_request_at=LATER, status=CallStatus.ENDED, ended_at=LATER, end_reason=EndReason.AGENT_ENDED
    )

    await call_store.write(
        TurnWrite(call=ended, turn=a_turn(1), is_new=True, hop=a_hop(kind=HopKind.GOODBYE), note="goodbye")
    )

    assert (await now(call_store, call)).call == ended
    assert await history(database, call) == [(None, "in-progress", ""), ("in-progress", "ended", "goodbye")]


async def test_a_call_refused_at_once_is_recorded_as_ended(
    call_store: SqlCallStore, bot: Bot, database: Database
) -> None:
    refused = a_call(bot, status=CallStatus.ENDED, ended_at=NOON, end_reason=EndReason.TOO_MANY_CALLS)

    await call_store.open(refused, an_opening(refused))

    assert (await now(call_store, refused)).call == refused
    assert await history(database, refused) == [(None, "ended", "too_many_calls")]


async def test_nothing_is_said_in_a_call_that_has_ended(call_store: SqlCallStore, call: Call) -> None:
    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 30, None)

    with pytest.raises(TurnTaken):
        await call_store.write(a_step(call, 1))

    assert await call_store.turn(call.id, 1) is None


async def test_a_goodbye_after_the_hang_up_is_recorded_but_the_first_reason_stays(
    call_store: SqlCallStore, call: Call, database: Database
) -> None:
    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 30, None)
    goodbye = replace(
        call,
        turn=1,
        last_request_at=LATER,
        status=CallStatus.ENDED,
        ended_at=LATER + timedelta(seconds=1),
        end_reason=EndReason.AGENT_ENDED,
    )

    await call_store.write(TurnWrite(call=goodbye, turn=a_turn(1), is_new=True))

    found = (await now(call_store, call)).call
    assert (found.ended_at, found.end_reason, found.twilio_seconds) == (LATER, EndReason.CALLER_HUNG_UP, 30)
    assert found.turn == 1
    assert len(await history(database, call)) == 2


async def test_the_status_callback_ends_a_call_once(call_store: SqlCallStore, call: Call, database: Database) -> None:
    first = await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, None, (0, 0, HopStatus.PERHAPS_HEARD))
    second = await call_store.end(call.id, LATER + timedelta(hours=1), EndReason.FAILED, 42, None)

    assert (first, second) == (True, False)
    found = await now(call_store, call)
    assert (found.call.status, found.call.ended_at, found.call.end_reason, found.call.twilio_seconds) == (
        CallStatus.ENDED,
        LATER,
        EndReason.CALLER_HUNG_UP,
        42,
    )
    assert found.hops[0].status is HopStatus.PERHAPS_HEARD
    assert await history(database, call) == [(None, "in-progress", ""), ("in-progress", "ended", "caller_hung_up")]


async def test_a_late_status_callback_without_a_duration_erases_none(call_store: SqlCallStore, call: Call) -> None:
    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 42, None)

    await call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, None, None)

    assert (await now(call_store, call)).call.twilio_seconds == 42


async def test_ending_a_call_that_nobody_knows_ends_nothing(call_store: SqlCallStore) -> None:
    assert not await call_store.end("call_none", NOON, EndReason.FAILED, 0, None)


async def test_live_calls_are_those_in_progress_with_a_request_of_late(call_store: SqlCallStore, bot: Bot) -> None:
    stale, live, ended = a_call(bot), a_call(bot, last_request_at=LATER), a_call(bot, last_request_at=LATER)
    for opened in (stale, live, ended):
        await call_store.open(opened, an_opening(opened))
    await call_store.end(ended.id, LATER, EndReason.CALLER_HUNG_UP, None, None)

    assert await call_store.live_calls(bot.account_id, NOON) == 2
    assert await call_store.live_calls(bot.account_id, NOON + timedelta(microseconds=1)) == 1
    assert await call_store.live_calls("acc_other", NOON) == 0


async def test_a_whole_call_is_told_from_its_beginning(call_store: SqlCallStore, call: Call) -> None:
    for turn in range(1, 12):
        filler = a_hop(0, kind=HopKind.FILLER, say="One moment.")
        await call_store.write(a_step(call, turn, turn=a_turn(turn, reply=None), hop=filler))
        await call_store.write(a_step(call, turn, is_new=False, hop=a_hop(1)))

    whole = await call_store.whole(call.id)

    assert whole is not None
    assert whole.call.turn == 11
    assert [turn.turn for turn, _ in whole.turns] == list(range(12))
    assert [[hop.hop for hop in hops] for _, hops in whole.turns] == [[0], *([[0, 1]] * 11)]


async def test_of_many_writers_of_one_turn_one_wins_and_its_turn_stands_whole(
    call_store: SqlCallStore, call: Call
) -> None:
    steps = [
        a_step(call, 1, turn=a_turn(1, said=str(n)), hop=a_hop(0, twiml=f"<{n}/>"), usage=ModelUsage(input_tokens=1))
        for n in range(40)
    ]

    outcomes = await asyncio.gather(*(call_store.write(step) for step in steps), return_exceptions=True)

    winners = [n for n, outcome in enumerate(outcomes) if outcome is False]
    assert len(winners) == 1
    assert all(isinstance(outcome, TurnTaken) for n, outcome in enumerate(outcomes) if n != winners[0])
    found = await now(call_store, call)
    assert (found.turn.said, found.hops[0].twiml) == (str(winners[0]), f"<{winners[0]}/>")
    assert await call_store.tokens_today(call.account_id, LATER) == 1


async def test_a_step_tells_whether_it_was_the_one_that_ended_the_call(call_store: SqlCallStore, call: Call) -> None:
    over = replace(call, turn=1, status=CallStatus.ENDED, ended_at=LATER, end_reason=EndReason.AGENT_ENDED)
    ends = TurnWrite(call=over, turn=a_turn(1), is_new=True)

    told = [
        await call_store.write(a_step(call, 1, turn=a_turn(1, reply=None), hop=a_hop(0))),
        await call_store.write(replace(ends, turn=a_turn(1, reply=None), is_new=False)),
        await call_store.write(replace(ends, is_new=False)),
    ]

    assert told == [False, True, False]


async def test_of_many_hang_ups_one_ends_the_call(call_store: SqlCallStore, call: Call, database: Database) -> None:
    ends = [call_store.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 5, None) for _ in range(20)]

    outcomes = await asyncio.gather(*ends)

    assert sum(outcomes) == 1
    assert len(await history(database, call)) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(st.integers(1, 6), min_size=1, max_size=30))
async def test_in_whatever_order_turns_are_written_each_stands_once_and_the_call_never_goes_back(
    turns: list[int], call_store: SqlCallStore, bot: Bot
) -> None:
    call = a_call(bot)
    await call_store.open(call, an_opening(call))

    wrote = [await wins(call_store.write(a_step(call, turn, hop=a_hop(0)))) for turn in turns]

    highest = [max(turns[: n + 1]) for n in range(len(turns))]
    assert wrote == [turn == highest[n] and turn not in turns[:n] for n, turn in enumerate(turns)]
    await stand(call_store, call, [turn for turn, won in zip(turns, wrote, strict=True) if won], max(turns))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(st.integers(1, 6), min_size=1, max_size=30))
async def test_of_turns_that_are_written_at_once_those_stand_that_were_told_so_and_the_latest_is_among_them(
    turns: list[int], call_store: SqlCallStore, bot: Bot
) -> None:
    call = a_call(bot)
    await call_store.open(call, an_opening(call))

    wrote = await asyncio.gather(*(wins(call_store.write(a_step(call, turn, hop=a_hop(0)))) for turn in turns))

    await stand(call_store, call, [turn for turn, won in zip(turns, wrote, strict=True) if won], max(turns))


costs = st.builds(
    ModelUsage,
    requests=st.integers(0, 3),
    input_tokens=st.integers(0, 2**40),
    output_tokens=st.integers(0, 2**33),
    thrown_away_tokens=st.integers(0, 2**40),
    is_estimated=st.booleans(),
).filter(lambda usage: usage.requests or usage.tokens)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.booleans(), costs), min_size=1, max_size=12))
async def test_in_whatever_order_turns_and_guesses_cost_something_it_adds_up_once(
    steps: list[tuple[bool, ModelUsage]], call_store: SqlCallStore, bot: Bot
) -> None:
    call = a_call(bot)
    await call_store.open(call, an_opening(call))
    before = await call_store.tokens_today(call.account_id, LATER)

    async def cost(turn: int, usage: ModelUsage, *, is_turn: bool) -> bool:
        if is_turn:
            return await wins(call_store.write(a_step(call, turn, usage=usage)))
        await call_store.spend(call.id, call.account_id, usage, LATER)
        return True

    stood = await asyncio.gather(
        *(cost(turn, usage, is_turn=is_turn) for turn, (is_turn, usage) in enumerate(steps, 1))
    )

    total = ModelUsage()
    for (_, usage), stands in zip(steps, stood, strict=True):
        total = total.plus(usage) if stands else total
    assert (await now(call_store, call)).call.model_usage == total
    assert await call_store.tokens_today(call.account_id, LATER) == before + total.tokens


async def wins(write: Awaitable[bool]) -> bool:
    try:
        await write
    except TurnTaken:
        return False
    return True


async def stand(call_store: SqlCallStore, call: Call, written: list[int], latest: int) -> None:
    """Each of `written` stands once, and the call is at the latest."""
    whole = await call_store.whole(call.id)
    assert whole is not None
    assert [turn.turn for turn, _ in whole.turns] == [0, *sorted(written)]
    assert whole.call.turn == latest == max(written)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200),
    confidence=st.none() | st.floats(0, 1),
    at=st.datetimes(timezones=st.timezones()),
    memory=st.dictionaries(st.text(), st.integers(-(2**40), 2**40) | st.text(st.characters()) | st.none()),
)
async def test_whatever_is_said_comes_back_the_same(
    said: str, confidence: float | None, at: datetime, memory: dict[str, object], call_store: SqlCallStore, bot: Bot
) -> None:
    call = a_call(bot, memory=memory, from_number=None)
    turn = a_turn(0, said=said, confidence=confidence, started_at=at)

    await call_store.open(call, an_opening(call, turn=turn))

    found = await now(call_store, call)
    assert (found.call, found.turn) == (call, replace(turn, started_at=at.astimezone(UTC)))
