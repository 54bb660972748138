"""What does the REST API do with calls? Makes the exchange ring somebody, shows a call, ends it or sends it elsewhere."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

from echolink.simulator.call_line import CallLine
from echolink.simulator.call_setup import CallSetup
from echolink.simulator.steps import Jump, Run, Step, Stop
from echolink.simulator.subscribers import Account, Refusal, Subscribers

Form = Sequence[tuple[str, str]]

_DOCUMENT_FIELDS = frozenset({"Url", "Method", "Twiml"})
_CREATE_FIELDS = _DOCUMENT_FIELDS | {
    "To",
    "From",
    "FallbackUrl",
    "FallbackMethod",
    "StatusCallback",
    "StatusCallbackMethod",
    "StatusCallbackEvent",
}
_UPDATE_FIELDS = _DOCUMENT_FIELDS | {"Status"}
_EVENTS = frozenset({"initiated", "ringing", "answered", "completed"})
_MAX_TWIML_CHARACTERS = 4_000
_PRICE_A_MINUTE = Decimal("0.00850")
_PRICED_AFTER = timedelta(seconds=1)


@dataclass(slots=True)
class CallDesk:
    """Calls by SID. `place` is the exchange's: it makes a line of a set-up and lets it ring."""

    subscribers: Subscribers
    place: Callable[[Account, CallSetup, Step], Awaitable[CallLine]]
    lines: dict[str, CallLine] = field(default_factory=dict)

    def find(self, account: Account, sid: str) -> CallLine | None:
        line = self.lines.get(sid)
        return line if line is not None and line.setup.account_sid == account.sid else None

    async def create(self, account: Account, form: Form) -> CallLine:
        """Ring `To`, from a number of the account's. Raises Refusal."""
        given = _known(form, _CREATE_FIELDS)
        number = self.subscribers.by_phone_number(given.get("From", ""))
        if not given.get("To"):
            raise Refusal(400, 21201, "No 'To' number is specified")
        if number is None or number.account_sid != account.sid:
            raise Refusal(400, 21210, f"The source phone number provided, {given.get('From', '')}, is not yet verified")
        events = tuple(value for name, value in form if name == "StatusCallbackEvent") or ("completed",)
        if not _EVENTS.issuperset(events):
            raise Refusal(400, 20001, "StatusCallbackEvent is not valid")
        setup = CallSetup(
            account_sid=account.sid,
            caller=number.phone_number,
            called=given["To"],
            direction="outbound-api",
            fallback_url=given.get("FallbackUrl", ""),
            fallback_method=given.get("FallbackMethod", "POST"),
            status_callback=given.get("StatusCallback", ""),
            status_callback_method=given.get("StatusCallbackMethod", "POST"),
            status_events=events,
        )
        return await self.place(account, setup, _first_step(given))

    async def update(self, line: CallLine, form: Form) -> None:
        """End a live call, or send it to another document at once. Raises Refusal: 21220 once it is over."""
        given = _known(form, _UPDATE_FIELDS)
        if line.is_over:
            raise Refusal(400, 21220, "Call is not in-progress. Cannot redirect.")
        if "Status" in given:
            if given["Status"] not in {"completed", "canceled"}:
                raise Refusal(400, 20001, f"Status is not valid: {given['Status']}")
            if given["Status"] == "completed" or line.status in {"queued", "ringing"}:
                line.interrupt(Stop(given["Status"]))
                await line.ended()
        else:
            line.interrupt(_first_step(given))


def _known(form: Form, fields: frozenset[str]) -> dict[str, str]:
    for name, _ in form:
        if name not in fields:
            raise Refusal(400, 20001, f"Unknown parameter {name}")
    return dict(form)


def _first_step(given: dict[str, str]) -> Step:
    if "Url" in given:
        return Jump(given["Url"], given.get("Method", "POST"))
    if not given.get("Twiml"):
        raise Refusal(400, 21205, "Url parameter is required.")
    if len(given["Twiml"]) > _MAX_TWIML_CHARACTERS:
        raise Refusal(400, 20001, f"Twiml is longer than {_MAX_TWIML_CHARACTERS} characters")
    return Run(given["Twiml"])


def call_json(line: CallLine) -> dict[str, Any]:
    """A Call as Twilio shows it."""
    setup = line.setup
    return {
        "sid": line.sid,
        "account_sid": setup.account_sid,
        "from": setup.caller,
        "to": setup.called,
        "from_formatted": setup.caller,
        "to_formatted": setup.called,
        "status": line.status,
        "direction": setup.direction,
        "duration": str(line.duration_seconds) if line.is_over else None,
        "start_time": format_datetime(line.created_at),
        "end_time": _rfc2822(line.ended_at),
        "date_created": format_datetime(line.created_at),
        "date_updated": _rfc2822(line.ended_at) or format_datetime(line.created_at),
        "answered_by": None,
        "api_version": "2010-04-01",
        "caller_name": None,
        "forwarded_from": None,
        "group_sid": None,
        "parent_call_sid": None,
        "phone_number_sid": None,
        "price": _price(line),
        "price_unit": "USD",
        "queue_time": "0",
        "trunk_sid": None,
        "subresource_uris": {},
        "uri": f"/2010-04-01/Accounts/{setup.account_sid}/Calls/{line.sid}.json",
    }


def _price(line: CallLine) -> str | None:
    """Below zero, as Twilio writes what it takes; not there at once, though sooner than Twilio has it."""
    if line.ended_at is None or datetime.now(UTC) - line.ended_at < _PRICED_AFTER:
        return None
    return str(-_PRICE_A_MINUTE * max(1, -(-line.duration_seconds // 60)))


def _rfc2822(at: datetime | None) -> str | None:
    return format_datetime(at) if at else None
