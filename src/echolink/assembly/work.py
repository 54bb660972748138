"""What of the product works for calls? What decides, delivers and analyzes, each part closed in the order in which it may be."""

from contextlib import AsyncExitStack
from dataclasses import dataclass

from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.actions.deliverer import Deliverer
from echolink.agent.model.agents import Agents
from echolink.agent.scripted.agent import ScriptedAgent
from echolink.assembly.peers import Peers
from echolink.assembly.stores import Stores, durable_url, sqlite_path
from echolink.background.engine import EngineThread
from echolink.background.runs import DurableRuns
from echolink.calls.analyzing import Analyzing
from echolink.calls.budget import Budget
from echolink.calls.clock import SteadyClock
from echolink.calls.conversation import Conversation
from echolink.calls.parts import Parts
from echolink.calls.wakes import Wakes
from echolink.settings import Settings
from echolink.storage.call_store import SqlCallStore
from echolink.twilio.twiml import TwimlSpeaker

_DELIVERY_GRACE_SECONDS = 0.5  # what is decided is owed: whoever lives makes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What works for calls in this process."""

    clock: SteadyClock
    allowed: AllowedNetworks  # with `look_up`, what a webhook's address is judged by
    look_up: SystemLookUp
    runs: DurableRuns
    deliveries: Deliverer
    calls: SqlCallStore
    agents: Agents
    analyzing: Analyzing
    speaker: TwimlSpeaker
    conversation: Conversation


async def open_work(
    stack: AsyncExitStack, settings: Settings, stores: Stores, peers: Peers, wakes: Wakes, origin: str
) -> Work:
    """All of it, running; what closes last is opened first."""
    clock = SteadyClock()
    allowed, look_up = AllowedNetworks.parse(settings.allow_private_webhooks), SystemLookUp()
    stack.callback(look_up.close)
    client = WebhookClient(allowed, look_up)
    stack.push_async_callback(client.aclose)
    runs = DurableRuns(EngineThread(durable_url(settings), peers.me, migrates=sqlite_path(settings) is not None))
    deliveries = Deliverer(stores.deliveries, client, runs, clock, stores.keyring)
    await runs.open(deliveries.attempt)
    stack.push_async_callback(runs.close, _DELIVERY_GRACE_SECONDS)
    stack.push_async_callback(deliveries.close)
    scripted = ScriptedAgent()
    agents = Agents(settings.model, scripted, silence_seconds=settings.model_silence_seconds)
    stack.push_async_callback(agents.close)
    calls, analyzing = _calls(settings, stores, deliveries, agents, clock, peers.me)
    stack.push_async_callback(analyzing.close)
    speaker = TwimlSpeaker(origin)
    parts = Parts(
        calls=calls,
        bots=stores.bots,
        delivery_store=stores.deliveries,
        deliveries=deliveries,
        tool_store=stores.tools,
        client=client,
        agents=agents,
        scripted=scripted,
        speaker=speaker,
        clock=clock,
        budget=budget_of(settings),
        peers=peers,
        wakes=wakes,
        sealer=stores.keyring,
    )
    conversation = Conversation(parts)
    stack.push_async_callback(conversation.drain, 0)
    return Work(
        clock=clock,
        allowed=allowed,
        look_up=look_up,
        runs=runs,
        deliveries=deliveries,
        calls=calls,
        agents=agents,
        analyzing=analyzing,
        speaker=speaker,
        conversation=conversation,
    )


def _calls(
    settings: Settings, stores: Stores, deliveries: Deliverer, agents: Agents, clock: SteadyClock, me: str
) -> tuple[SqlCallStore, Analyzing]:
    """The calls' store sets analyses going when a call ends, and these read calls: each has the other."""
    calls = SqlCallStore(stores.database, deliveries.begin, lambda call_id: analyzing.begin(call_id))
    analyzing = Analyzing(
        stores.analyses,
        calls,
        stores.bots,
        stores.deliveries,
        agents,
        clock,
        me,
        stores.keyring,
        deliveries.begin,
        tokens_per_day=settings.model_tokens_per_day,
    )
    return calls, analyzing


def budget_of(settings: Settings) -> Budget:
    """How long each part of a turn and a call may take."""
    return Budget(
        filler_after_seconds=settings.filler_after_seconds,
        hold_seconds=settings.hold_seconds,
        think_after_seconds=settings.think_ahead_after_seconds,
        webhook_seconds=settings.webhook_wait_seconds,
        give_up_seconds=settings.reply_give_up_seconds,
        max_call_seconds=settings.max_call_seconds,
        max_turns=settings.max_turns,
        max_concurrent_calls=settings.max_concurrent_calls,
        model_tokens_per_day=settings.model_tokens_per_day,
    )
