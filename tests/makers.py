"""What does an ordinary account, number, bot or call look like? Values with defaults, for any test to vary."""

from datetime import UTC, datetime
from typing import Any

from echolink.accounts.account import Account, Bot, Number
from echolink.actions.delivery import Delivery
from echolink.actions.event import Event, Own
from echolink.actions.payload import event
from echolink.calls.call import Call, Hop, HopKind, Turn, TurnKind, TurnWrite
from echolink.ids import new_id

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
SECRET = "a secret that is long enough for tests"
AUTH_TOKEN = "0123456789abcdef0123456789abcdef"
WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def a_sid(prefix: str) -> str:
    """A Twilio SID that nobody else has: `AC`, `PN`, `CA`, … and 32 hexadecimal digits."""
    return prefix + new_id("x")[2:].encode().hex()[-32:]


def an_account(**other: Any) -> Account:
    """Connected, generation 1, with an e-mail address and an Account SID of its own."""
    account_id = new_id("acc")
    values: dict[str, Any] = {
        "id": account_id,
        "email": f"{account_id}@example.com",
        "first_name": "Ada",
        "last_name": "Byron",
        "twilio_account_sid": a_sid("AC"),
        "generation": 1,
        "created_at": NOON,
    }
    return Account(**(values | other))


def a_number(account_id: str, **other: Any) -> Number:
    """Held, not wired, no active bot."""
    values: dict[str, Any] = {
        "id": new_id("num"),
        "account_id": account_id,
        "phone_number_sid": a_sid("PN"),
        "phone_number": "+15558675310",
        "created_at": NOON,
    }
    return Number(**(values | other))


def a_bot(account_id: str, **other: Any) -> Bot:
    """The first revision of a bot that books tables."""
    values: dict[str, Any] = {
        "id": new_id("bot"),
        "account_id": account_id,
        "revision": 1,
        "goal": "Collect the party size, date, time and name to book a table",
        "webhook": "https://example.com/webhook",
        "context": "We are open from 5 PM to 10 PM.",
        "created_at": NOON,
        "revised_at": NOON,
    }
    return Bot(**(values | other))


def a_call(bot: Bot, **other: Any) -> Call:
    """In progress, at its opening."""
    values: dict[str, Any] = {
        "id": new_id("call"),
        "account_id": bot.account_id,
        "number_id": None,
        "bot_id": bot.id,
        "revision": bot.revision,
        "call_sid": a_sid("CA"),
        "from_number": "+15551234567",
        "to_number": "+15558675310",
        "started_at": NOON,
        "last_request_at": NOON,
    }
    return Call(**(values | other))


def a_turn(turn: int = 0, **other: Any) -> Turn:
    """The opening, or a later turn in which something was said; answered."""
    values: dict[str, Any] = {
        "turn": turn,
        "kind": TurnKind.SPEECH if turn else TurnKind.OPENING,
        "said": "a table for four please" if turn else "",
        "started_at": NOON,
        "reply": "For which day?",
        "agent": "scripted",
        "finished_at": NOON,
    }
    return Turn(**(values | other))


def a_hop(hop: int = 0, **other: Any) -> Hop:
    """A reply with its TwiML."""
    say = "For which day?"
    values: dict[str, Any] = {
        "hop": hop,
        "kind": HopKind.REPLY,
        "say": say,
        "twiml": f"<Response><Gather><Say>{say}</Say></Gather></Response>",
        "recorded_at": NOON,
        "held_ms": 3,
    }
    return Hop(**(values | other))


def an_opening(call: Call, **other: Any) -> TurnWrite:
    """What `CallStore.open` is given with a new call."""
    values: dict[str, Any] = {"call": call, "turn": a_turn(), "is_new": True, "hop": a_hop(kind=HopKind.GREETING)}
    return TurnWrite(**(values | other))


def a_goal(call: Call, delivery_id: str = "", **other: Any) -> Event:
    """A reached goal, to be sent to the bot's webhook."""
    own = Own(delivery_id or new_id("dlv"), other.pop("url", "https://example.com/webhook"))
    data = {"call_id": call.id, "bot_id": call.bot_id, "fields": {"size": 4}}
    values: dict[str, Any] = {"type": "goal.completed", "at": NOON, "data": data, "own": own}
    return Event(**(values | other))


def a_delivery(call: Call, **other: Any) -> Delivery:
    """What becomes of `a_goal`: on its way to the bot's webhook."""
    sequence, at = other.get("sequence", 1), other.get("decided_at", NOON)
    values: dict[str, Any] = {
        "id": new_id("dlv"),
        "account_id": call.account_id,
        "bot_id": call.bot_id,
        "endpoint_id": call.bot_id,
        "call_id": call.id,
        "turn": call.turn,
        "sequence": 1,
        "type": "goal.completed",
        "url": "https://example.com/webhook",
        "body": event("goal.completed", at, {**a_goal(call).data, "sequence": sequence}),
        "decided_at": NOON,
    }
    return Delivery(**(values | other))
