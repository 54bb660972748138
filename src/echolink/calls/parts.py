"""What is a conversation made of? Everything that it is handed by the one who wires the product."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from echolink.accounts.ports import BotStore
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import Deliveries, DeliveryStore
from echolink.agent.port import Agent
from echolink.calls.budget import Budget
from echolink.calls.clock import SteadyClock
from echolink.calls.ports import CallStore, Speaker
from echolink.calls.tool_call import ToolStore
from echolink.calls.wakes import Wakes
from echolink.calls.withholding import Sealer
from echolink.calls.workers import Peers


class AgentChoice(Protocol):
    """Which agent answers for a bot."""

    @property
    def names(self) -> Sequence[str]:
        """The operator's models, preferred first, `scripted` among them."""

    def primary(self, bot_model: str | None) -> Agent:
        """The agent of a bot that names this model (None: the operator's first choice); may be the scripted one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a conversation is made of."""

    calls: CallStore
    bots: BotStore
    delivery_store: DeliveryStore
    deliveries: Deliveries
    tool_store: ToolStore
    client: WebhookClient  # asks a bot's own backend, where the answer is awaited in the turn
    agents: AgentChoice
    scripted: Agent  # needs no model, and answers when they do not
    speaker: Speaker
    clock: SteadyClock
    budget: Budget
    peers: Peers
    wakes: Wakes
    sealer: Sealer
