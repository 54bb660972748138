"""Signatures, as the reference library for Standard Webhooks sees them."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from echolink.actions import signing

BODY = '{"type":"goal.completed"}'


def test_a_secret_is_32_random_bytes() -> None:
    first, second = signing.new_secret(), signing.new_secret()

    assert first.startswith("whsec_")
    assert len(base64.b64decode(first.removeprefix("whsec_"), validate=True)) == 32
    assert first != second


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_the_reference_library_accepts_what_we_sign(body: str) -> None:
    secret = signing.new_secret()

    headers = signing.headers([secret], "dlv_1", datetime.now(UTC), body)

    Webhook(secret).verify(body, headers, json_parse=False)


def test_either_of_two_live_secrets_verifies() -> None:
    new, old = signing.new_secret(), signing.new_secret()

    headers = signing.headers([new, old], "dlv_1", datetime.now(UTC), BODY)

    assert headers["webhook-signature"].count("v1,") == 2
    assert Webhook(new).verify(BODY, headers) == Webhook(old).verify(BODY, headers) == {"type": "goal.completed"}


@pytest.mark.parametrize("what", ["body", "id", "secret", "time"])
def test_what_was_tampered_with_is_refused(what: str) -> None:
    secret, now = signing.new_secret(), datetime.now(UTC)
    signed_at = now - timedelta(minutes=6) if what == "time" else now
    headers = signing.headers([secret], "dlv_1", signed_at, BODY)

    if what == "id":
        headers["webhook-id"] = "dlv_2"
    body = BODY.replace("goal", "gaol") if what == "body" else BODY
    verifier = Webhook(signing.new_secret() if what == "secret" else secret)

    with pytest.raises(WebhookVerificationError):
        verifier.verify(body, headers)


def test_nothing_is_signed_without_a_secret() -> None:
    with pytest.raises(ValueError, match="signature"):
        signing.headers([], "dlv_1", datetime.now(UTC), BODY)


@pytest.mark.parametrize("secret", ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***"])
def test_a_secret_of_another_make_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match=r"whsec_|base64"):
        signing.headers([secret], "dlv_1", datetime.now(UTC), BODY)
