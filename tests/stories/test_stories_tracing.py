"""A whole call as its traces tell it: each request, the reply made in it, the model and the webhook, and nothing personal."""

import json
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan

from echolink.simulator.exchange import DEFAULT_CALLER
from tests.fakes.chat_completions import Refuses, Says, calls
from tests.fakes.span_collector import span_collector
from tests.stories.conftest import on_sqlite
from tests.stories.desk import desk, played
from tests.stories.test_stories_models import FIELDS, desk_with_model
from tests.stories.test_stories_survival import street
from tests.tracing.collecting import Kept, collecting, told

SAYS = ("I want to book a table", "four, on the seventh of May at seven, Maria Jones. Yes.")
BOOKS = (
    Says("For how many people?"),
    calls("complete_goal", {"fields": FIELDS}),
    calls("end_call", text="Your table is booked, goodbye."),
)


def inside(kept: Kept, span: ReadableSpan) -> list[str]:
    """From the span outwards, the names of those that it lies in."""
    by_id = {each.context.span_id: each for each in kept.all()}
    names = []
    while span.parent is not None:
        span = by_id[span.parent.span_id]
        names.append(span.name)
    return names


async def test_a_call_is_one_trace_a_request_with_reply_model_and_webhook_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, *BOOKS, filler_after_seconds=4.5) as (at, _):
        with collecting() as kept:
            call = await at.exchange.call()
            await played(call, *SAYS)
            [received] = at.receiver.received
            call_id = (await at.the_call(call))["id"]

        hops = [told(span) for span in kept.named("echolink.hop") if "echolink.turn" in told(span)]
        names = ("webhook", "turn", "hop", "outcome", "call_id")
        assert [tuple(hop[f"echolink.{name}"] for name in names) for hop in hops] == [
            ("voice", 0, 0, "answered", call_id),
            ("voice-response", 1, 0, "answered", call_id),
            ("voice-response", 2, 0, "answered", call_id),
        ]
        replies, models = kept.named("echolink.reply"), kept.named("echolink.model")
        assert [told(reply)["echolink.agent"] for reply in replies] == ["model", "model"]
        assert [inside(kept, reply) for reply in replies] == [["echolink.hop"]] * 2
        assert [told(model)["echolink.outcome"] for model in models] == ["answered", "answered"]
        assert [inside(kept, model) for model in models] == [["echolink.reply", "echolink.hop"]] * 2
        [webhook] = kept.named("echolink.webhook")
        assert inside(kept, webhook)[-2:] == ["echolink.reply", "echolink.hop"]
        assert (told(webhook)["echolink.answer"], told(webhook)["echolink.attempt"]) == ("2xx", 1)
        ids = f"{webhook.context.trace_id:032x}-{webhook.context.span_id:016x}"
        assert received.headers["traceparent"] == f"00-{ids}-{webhook.context.trace_flags:02x}"


async def test_nothing_that_was_said_dialled_or_set_stands_in_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, *BOOKS) as (at, _):
        with collecting() as kept:
            call = await at.exchange.call()
            await played(call, *SAYS)

        everything = json.dumps([json.loads(span.to_json()) for span in kept.all()])
        secrets = ["Maria", "table", "people", "seventh", at.webhook, "5-10PM", at.exchange.number.phone_number]
        secrets += [DEFAULT_CALLER, at.exchange.account.sid, at.exchange.account.auth_token]
        assert kept.named("echolink.webhook")
        assert [secret for secret in secrets if secret in everything] == []


async def test_a_model_that_fails_is_an_error_and_the_scripted_agents_reply_stands_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, Refuses(500), filler_after_seconds=4.5) as (at, _):
        with collecting() as kept:
            await played(await at.exchange.call(), SAYS[0])

        [model] = kept.named("echolink.model")
        assert (told(model)["echolink.outcome"], told(model)["error.type"]) == ("failed", "AgentFailed")
        assert [told(reply)["echolink.agent"] for reply in kept.named("echolink.reply")] == ["model", "scripted"]


async def test_a_webhook_gets_no_trace_context_while_tracing_is_off(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        await played(await at.exchange.call(), "a table for four tomorrow at seven, Maria Jones", "yes")

        [received] = at.receiver.received
        assert "traceparent" not in received.headers


@on_sqlite
@pytest.mark.parametrize("options", [(), ("--workers", "1")], ids=["one process", "workers"])
async def test_a_server_with_tracing_on_sends_its_spans_before_it_has_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    async with span_collector() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.origin)
        async with street(tmp_path, *options, tracing="on") as at:
            await played(await at.exchange.call(), "a table for four")
            await at.server.stop()

        assert len(collector.named("echolink.hop")) >= 2
        assert len(collector.named("echolink.reply")) == 1
        assert collector.services == {"echolink"}
