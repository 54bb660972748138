"""Is a borrowed number wired, checked, moved and given back as it should be?"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from echolink.accounts.account import Number, TwilioCredentials, Wiring, WiringStatus
from echolink.accounts.loan import GivenBack, Loan
from echolink.accounts.rewiring import rewire
from echolink.errors import TwilioUnreachable
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.schema import migrate
from echolink.storage.sqlite import SqliteDatabase
from tests.fakes.twilio_numbers import FakeTwilioNumbers
from tests.makers import AUTH_TOKEN, NOON, SECRET, WEBHOOK_SECRET, a_bot, a_number, an_account

OLD, NEW = "https://old.example.com", "https://new.example.com"
BEFORE = "https://earlier.example.com/voice"


@dataclass
class Desk:
    """An account with a number that a bot answers, lent to an installation at `OLD`."""

    accounts: SqlAccountStore
    bots: SqlBotStore
    twilio: FakeTwilioNumbers
    number_id: str
    voice: dict[str, str]  # the number's settings at Twilio
    loan: Loan

    async def number(self) -> Number:
        number = await self.accounts.number(self.number_id)
        assert number is not None
        return number

    async def wiring(self) -> Wiring:
        return (await self.number()).wiring

    def moved(self) -> Loan:
        """The loan as an installation with another origin sees it."""
        return Loan(self.accounts, self.twilio, NEW, lambda: NOON)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = SqliteDatabase(tmp_path / "echolink.sqlite")
    await database.open()
    await migrate(database)
    keyring, twilio = Keyring(SECRET), FakeTwilioNumbers()
    accounts, bots, account = SqlAccountStore(database, keyring), SqlBotStore(database, keyring), an_account()
    number, bot = a_number(account.id), a_bot(account.id)
    owned = twilio.own(account.twilio_account_sid, AUTH_TOKEN, number.phone_number_sid, number.phone_number)
    owned.voice |= {"VoiceUrl": BEFORE, "VoiceMethod": "GET", "StatusCallback": "https://earlier.example.com/status"}
    await accounts.connect(account, AUTH_TOKEN, number)
    await bots.create(bot, WEBHOOK_SECRET, number_id=number.id)
    yield Desk(accounts, bots, twilio, number.id, owned.voice, Loan(accounts, twilio, OLD, lambda: NOON))
    await database.close()


async def test_wiring_records_what_was_there_writes_and_reads_back(desk: Desk) -> None:
    before = dict(desk.voice)

    wiring = await desk.loan.settle(desk.number_id)

    assert wiring == await desk.wiring()
    assert (wiring.status, wiring.before, wiring.origin, wiring.error) == (WiringStatus.WIRED, before, OLD, None)
    assert wiring.ours == desk.voice


async def test_what_was_there_is_recorded_once(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.voice["VoiceUrl"] = "https://theirs.example.com/"

    wiring = await desk.loan.settle(desk.number_id)

    assert wiring.before is not None
    assert wiring.before["VoiceUrl"] == BEFORE


async def test_what_was_there_is_recorded_anew_after_it_was_given_back(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    await desk.loan.give_back(desk.number_id)
    desk.voice["VoiceUrl"] = "https://later.example.com/"

    wiring = await desk.loan.settle(desk.number_id)

    assert wiring.before is not None
    assert wiring.before["VoiceUrl"] == "https://later.example.com/"


async def test_what_an_earlier_installation_of_ours_left_is_nobodys_to_give_back(desk: Desk) -> None:
    desk.voice["VoiceUrl"] = f"{OLD}/v1/voice?number_id=num_forgotten"

    wiring = await desk.loan.settle(desk.number_id)

    assert wiring.before is not None
    assert wiring.before["VoiceUrl"] == ""


async def test_settings_that_twilio_does_not_keep_are_a_failure_that_names_them(desk: Desk) -> None:
    desk.twilio.keeps = {"VoiceUrl": "https://sticky.example.com/"}

    wiring = await desk.loan.settle(desk.number_id)

    assert wiring.status is WiringStatus.FAILED
    assert "VoiceUrl" in (wiring.error or "")


async def test_a_write_whose_answer_is_lost_is_a_failure_that_a_check_clears(desk: Desk) -> None:
    desk.twilio.loses_answers = True
    failed = await desk.loan.settle(desk.number_id)

    checked = await desk.loan.check(desk.number_id)

    assert (failed.status, checked.status) == (WiringStatus.FAILED, WiringStatus.WIRED)


async def test_a_write_whose_answer_is_lost_is_given_back_all_the_same(desk: Desk) -> None:
    before = dict(desk.voice)
    desk.twilio.loses_answers = True
    await desk.loan.settle(desk.number_id)
    desk.twilio.loses_answers = False

    await desk.loan.give_back(desk.number_id)

    assert desk.voice == before


async def test_a_first_write_that_never_arrived_is_not_taken_for_somebody_elses_change(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    number = await desk.number()
    await desk.accounts.save_wiring(number.id, replace(number.wiring, status=WiringStatus.FAILED, ours=None))
    desk.voice["VoiceUrl"] = BEFORE

    assert (await desk.loan.check(desk.number_id)).status is WiringStatus.FAILED


async def test_a_check_sees_what_somebody_else_changed(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.voice["VoiceFallbackUrl"] = "https://theirs.example.com/"

    wiring = await desk.loan.check(desk.number_id)

    assert wiring == await desk.wiring()
    assert wiring.status is WiringStatus.CHANGED_ELSEWHERE
    assert "VoiceFallbackUrl" in (wiring.error or "")


async def test_a_number_that_nothing_was_written_to_is_not_asked_about(desk: Desk) -> None:
    assert (await desk.loan.check(desk.number_id)).status is WiringStatus.NOT_WIRED
    assert await desk.loan.give_back(desk.number_id) == GivenBack()
    assert desk.twilio.requests == []


async def test_giving_back_restores_everything_that_is_still_ours(desk: Desk) -> None:
    before = dict(desk.voice)
    await desk.loan.settle(desk.number_id)

    given = await desk.loan.give_back(desk.number_id)

    assert desk.voice == before
    assert {"VoiceUrl", "StatusCallback"} <= set(given.restored)
    assert (given.left, given.by_hand) == ({}, {})
    assert (await desk.wiring()).status is WiringStatus.NOT_WIRED


async def test_giving_back_leaves_a_number_that_somebody_else_has_taken_over(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.voice |= {"VoiceUrl": "https://theirs.example.com/"}

    given = await desk.loan.give_back(desk.number_id)

    assert given.left["VoiceUrl"] == "https://theirs.example.com/"
    assert desk.voice["VoiceUrl"] == "https://theirs.example.com/"


async def test_giving_back_reports_what_twilio_did_not_take(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.twilio.keeps = {"StatusCallback": "https://sticky.example.com/"}

    given = await desk.loan.give_back(desk.number_id)

    assert given.left["StatusCallback"] == "https://sticky.example.com/"
    assert "StatusCallback" not in given.restored


async def test_revoked_credentials_leave_a_list_to_do_by_hand(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.twilio.tokens.clear()

    given = await desk.loan.give_back(desk.number_id)

    assert given.by_hand["VoiceUrl"] == BEFORE
    assert (await desk.wiring()).before is None


async def test_an_unreachable_twilio_makes_giving_back_fail_with_nothing_forgotten(desk: Desk) -> None:
    wired = await desk.loan.settle(desk.number_id)
    desk.twilio.is_unreachable = True

    with pytest.raises(TwilioUnreachable):
        await desk.loan.give_back(desk.number_id)

    assert await desk.wiring() == wired


async def test_at_a_new_origin_a_number_is_rewired_and_still_remembers_its_own_settings(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)

    await rewire(desk.accounts, desk.moved(), ())

    wiring = await desk.wiring()
    assert desk.voice["VoiceUrl"].startswith(NEW)
    assert (wiring.status, wiring.origin) == (WiringStatus.WIRED, NEW)
    assert wiring.before is not None
    assert wiring.before["VoiceUrl"] == BEFORE


async def test_at_the_same_origin_twilio_is_not_asked(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    asked = len(desk.twilio.requests)

    await rewire(desk.accounts, desk.loan, ())

    assert len(desk.twilio.requests) == asked


async def test_a_number_that_no_longer_holds_ours_is_left_alone_at_a_new_origin(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.voice["VoiceUrl"] = "https://theirs.example.com/"

    await rewire(desk.accounts, desk.moved(), ())

    assert desk.voice["VoiceUrl"] == "https://theirs.example.com/"
    assert (await desk.wiring()).status is WiringStatus.CHANGED_ELSEWHERE


async def test_rewiring_is_tried_again_while_twilio_is_away_and_every_failure_is_told(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.twilio.is_unreachable = True

    with capture_logs() as logs:
        await rewire(desk.accounts, desk.moved(), (0, 0))

    assert [log["event"] for log in logs] == ["number_not_rewired"] * 3
    wiring = await desk.wiring()
    assert (wiring.status, wiring.origin) == (WiringStatus.FAILED, OLD)


async def test_a_number_that_was_rewired_after_a_failure_can_still_be_given_back(desk: Desk) -> None:
    before = dict(desk.voice)
    await desk.loan.settle(desk.number_id)
    desk.twilio.loses_answers = True
    await rewire(desk.accounts, desk.moved(), ())
    desk.twilio.loses_answers = False

    given = await desk.moved().give_back(desk.number_id)

    assert desk.voice == before
    assert given.left == {}


async def test_revoked_credentials_are_not_tried_again(desk: Desk) -> None:
    await desk.loan.settle(desk.number_id)
    desk.twilio.tokens.clear()

    with capture_logs() as logs:
        await rewire(desk.accounts, desk.moved(), (0, 0))

    assert [log["code"] for log in logs] == ["twilio_credentials_refused"]


def test_credentials_hide_their_token() -> None:
    assert AUTH_TOKEN not in repr(TwilioCredentials("AC1", AUTH_TOKEN))
