"""What of a delivery with sensitive values is sent, shown, and kept of its answer?"""

import json
from dataclasses import replace
from typing import Any

import pytest

from echolink.actions.delivery import Delivery
from echolink.actions.payload import event
from echolink.actions.secrecy import as_kept, body_of, is_gone, place_of
from echolink.errors import SealNotOpened
from echolink.keys import Keyring
from tests.makers import NOON, SECRET, a_bot, a_call, a_delivery

KEYS = Keyring(SECRET)
DATA = {"fields": {"card": "4111 1234", "ok": True, "n": 2, "name": "Maria"}}
HIDDEN = {"fields": {"card": "(withheld)", "ok": "(withheld)", "n": "(withheld)", "name": "Maria"}}
SENT = event("goal.completed", NOON, {**DATA, "sequence": 4})
SHOWN = event("goal.completed", NOON, {**HIDDEN, "sequence": 4})


def sealed(**other: Any) -> Delivery:
    one = a_delivery(a_call(a_bot("acc_1")), body=SHOWN)
    return replace(one, sealed=KEYS.seal(json.dumps(DATA), bound_to=place_of(one.id)), **other)


def test_what_is_sent_has_the_sealed_data_and_the_sequence_that_is_shown() -> None:
    assert body_of(sealed(), KEYS) == SENT


def test_a_sealed_body_opens_for_its_own_delivery_alone() -> None:
    with pytest.raises(SealNotOpened):
        body_of(sealed(id="dlv_other"), KEYS)


def test_a_delivery_without_secrets_is_sent_as_it_is_shown_and_may_be_sent_again() -> None:
    plain = a_delivery(a_call(a_bot("acc_1")), body=SENT)

    assert body_of(plain, KEYS) == SENT
    assert not is_gone(plain)


def test_it_is_gone_once_only_what_is_shown_is_left() -> None:
    assert not is_gone(sealed())
    assert is_gone(replace(sealed(), sealed=None))


def test_of_an_answer_that_repeats_values_only_the_others_are_kept() -> None:
    kept = as_kept("Maria paid with 4111 1234, 2 times: True", sealed(), SENT)

    assert kept == "Maria paid with (withheld), 2 times: True"
