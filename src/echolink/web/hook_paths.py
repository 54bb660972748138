"""How are Twilio's webhooks described in the OpenAPI document? They are no part of the REST side, but of the API."""

from typing import Any

from echolink.twilio import vocabulary as v

TAG = "Twilio webhooks"

_FIELDS = {
    v.CALL_SID: "Twilio's id of the call.",
    v.ACCOUNT_SID: "The Twilio account, whose Auth Token signs the request.",
    v.FROM: "The caller.",
    v.TO: "The number that was called.",
    v.CALL_STATUS: "ringing, in-progress, completed, …",
}
_HEARD = {
    v.SPEECH_RESULT: "What the caller said.",
    v.CONFIDENCE: "0.0 to 1.0; often absent.",
    v.DIGITS: "The keys that the caller pressed.",
}
_OVERHEARD = {
    v.UNSTABLE_SPEECH: "What the caller seems to be saying; it may still change.",
    v.STABLE_SPEECH: "What will not change any more.",
    v.SEQUENCE: "Counts the transcripts of one Gather, from 0.",
}
_DIALLED = {
    v.DIAL_CALL_STATUS: "What came of it: completed, busy, no-answer, failed or canceled.",
    v.DIAL_CALL_DURATION: "Seconds of talk.",
}
_QUERY = {
    v.BOT_ID: "The bot that answers.",
    v.NUMBER_ID: "The number whose active bot answers.",
    v.CALL_SID: "The call, so that a load balancer can keep it on one worker; the signed body's wins.",
    v.TURN: "Which turn of the call this is.",
    v.HOP: "Which part of the reply this is.",
}


def hook_paths() -> dict[str, Any]:
    """The `paths` of all webhooks."""
    return {
        v.VOICE_PATH: _path("voice", "A call comes in", (v.BOT_ID, v.NUMBER_ID, v.CALL_SID), _FIELDS),
        v.RESPONSE_PATH: _path(
            "voice_response", "The caller has said something", (v.BOT_ID, v.CALL_SID, v.TURN), _FIELDS | _HEARD
        ),
        v.CONTINUE_PATH: _path(
            "voice_continue", "The rest of a reply is wanted", (v.BOT_ID, v.CALL_SID, v.TURN, v.HOP), _FIELDS
        ),
        v.TRANSFERRED_PATH: _path(
            "voice_transferred", "A transfer is over", (v.BOT_ID, v.CALL_SID, v.TURN), _FIELDS | _DIALLED
        ),
        v.PARTIAL_PATH: _path(
            "voice_partial", "The caller is saying something", (v.BOT_ID, v.CALL_SID, v.TURN), _FIELDS | _OVERHEARD
        ),
        v.STATUS_PATH: _path(
            "voice_status", "A call has ended", (), _FIELDS | {v.CALL_DURATION: "Length of the call in seconds."}
        ),
        v.FALLBACK_PATH: _path(
            "voice_fallback", "Another webhook of the call failed", (v.NUMBER_ID, v.BOT_ID), _FIELDS
        ),
    }


def _path(operation_id: str, summary: str, query: tuple[str, ...], fields: dict[str, str]) -> dict[str, Any]:
    form = {"type": "object", "properties": {name: _text(meaning) for name, meaning in fields.items()}}
    return {
        "post": {
            "tags": [TAG],
            "summary": summary,
            "description": "Called by Twilio. Takes no access token: the signature proves who is calling.",
            "operationId": operation_id,
            "x-called-by": "Twilio",
            "security": [],
            "parameters": [
                {
                    "name": name,
                    "in": "query",
                    "required": False,
                    "description": _QUERY[name],
                    "schema": {"type": "string"},
                }
                for name in query
            ]
            + [
                {
                    "name": v.SIGNATURE_HEADER,
                    "in": "header",
                    "required": False,
                    "description": "Required while ECHOLINK_VERIFY_TWILIO is on.",
                    "schema": {"type": "string"},
                }
            ],
            "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": form}}},
            "responses": {
                "200": {
                    "description": "TwiML, whatever happens.",
                    "content": {"text/xml": {"schema": {"type": "string"}}},
                },
                "403": {"description": "Not signed by the Twilio account that holds the bot: no TwiML."},
            },
        }
    }


def _text(meaning: str) -> dict[str, str]:
    return {"type": "string", "description": meaning}
