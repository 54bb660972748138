"""How is a caller put through in TwiML, and what does Twilio tell of it? `<Dial>`, and the words of its action request.

Source: Twilio's page on `<Dial>`.
"""

import re
from typing import Final

from echolink.agent.transfer import TransferOutcome
from echolink.calls.reply import PutThrough

_RING_SECONDS: Final = 25  # about five rings; Twilio's default is 30
_E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")
_OUTCOMES: Final = {outcome.value: outcome for outcome in TransferOutcome} | {
    "answered": TransferOutcome.COMPLETED  # said of conferences; nobody was left waiting
}


def dial(put: PutThrough, action: str) -> str:
    """The verb; `action` is a URL of ours, escaped, which Twilio requests when the dial is over.

    answerOnBridge counts for a call that was not answered yet, and is harmless in one that was. No timeLimit: two people
    talk as long as they like, within Twilio's own four hours a call.
    """
    shown = put.caller if _E164.fullmatch(put.caller) else put.called
    caller_id = f' callerId="{shown}"' if _E164.fullmatch(shown) else ""  # a withheld number is no caller id
    return (
        f'<Dial action="{action}" method="POST" answerOnBridge="true" timeout="{_RING_SECONDS}"{caller_id}>'
        f"<Number>{put.to}</Number></Dial>"
    )


def outcome_of(dial_call_status: str | None) -> TransferOutcome:
    """Of a `DialCallStatus`; words that are not documented, and none at all, tell nothing."""
    return _OUTCOMES.get(dial_call_status or "", TransferOutcome.UNKNOWN)
