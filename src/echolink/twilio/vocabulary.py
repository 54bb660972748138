"""What does Twilio call things? Its names, limits and numbers, in one place; the simulator speaks from the same page.

Sources: Twilio's pages on TwiML, on voice webhooks, on webhook connection overrides and its error dictionary.
"""

from typing import Final

# Headers of a webhook request.
SIGNATURE_HEADER: Final = "X-Twilio-Signature"
SIGNATURE_SETTINGS_HEADER: Final = "X-Twilio-Webhooks-Signature-Settings"  # only when a SharedKey signed
IDEMPOTENCY_HEADER: Final = "I-Twilio-Idempotency-Token"  # the same on every retry of one request

# Names in the query of a webhook URL.
BODY_SHA256: Final = "bodySHA256"  # hex digest of a JSON body, put there by Twilio
BOT_ID: Final = "bot_id"  # from here on: ours
NUMBER_ID: Final = "number_id"
TURN: Final = "turn"
HOP: Final = "hop"
FELL: Final = "fell"  # Twilio fell through a Gather to the Redirect behind it
AGAIN: Final = "again"  # our side could not answer the first time: what was said then, sealed

# Form fields of a webhook request.
CALL_SID: Final = "CallSid"
ACCOUNT_SID: Final = "AccountSid"
FROM: Final = "From"
TO: Final = "To"
CALL_STATUS: Final = "CallStatus"
DIRECTION: Final = "Direction"
SPEECH_RESULT: Final = "SpeechResult"
CONFIDENCE: Final = "Confidence"
DIGITS: Final = "Digits"
UNSTABLE_SPEECH: Final = "UnstableSpeechResult"  # of a partial result: may change (documented)
STABLE_SPEECH: Final = "StableSpeechResult"  # stands before it and will stay (seen in the field)
STABILITY: Final = "Stability"  # 0..1 (seen in the field)
SEQUENCE: Final = "SequenceNumber"  # of a partial result, from 0 in each Gather; they may arrive out of order
DIAL_CALL_STATUS: Final = "DialCallStatus"  # of a <Dial>'s action: completed, busy, no-answer, failed, canceled
DIAL_CALL_DURATION: Final = "DialCallDuration"  # seconds of talk
CALL_DURATION: Final = "CallDuration"  # seconds, in the status callback; `Duration` is in minutes

# What stands in `From` when a caller withholds the number: words, or the same words typed on a telephone's keys.
WITHHELD_CALLERS: Final = frozenset(
    {"anonymous", "restricted", "blocked", "unknown", "unavailable", "private"}
    | {"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"}
)

# Paths of ours that Twilio requests.
VOICE_PATH: Final = "/v1/voice"
RESPONSE_PATH: Final = "/v1/voice-response"
CONTINUE_PATH: Final = "/v1/voice-continue"
PARTIAL_PATH: Final = "/v1/voice-partial"
TRANSFERRED_PATH: Final = "/v1/voice-transferred"
STATUS_PATH: Final = "/v1/voice-status"
FALLBACK_PATH: Final = "/v1/voice-fallback"
PATHS: Final = (VOICE_PATH, RESPONSE_PATH, CONTINUE_PATH, TRANSFERRED_PATH, PARTIAL_PATH, STATUS_PATH, FALLBACK_PATH)

# A connection override, never sent and never signed: two retries, whatever failed; 7 s to the first byte, 15 s in all.
OVERRIDE_FRAGMENT: Final = "#rc=2&rp=all&rt=7000&tt=15000"

# Limits of a TwiML document (errors 11750, 13521, 13330).
MAX_DOCUMENT_BYTES: Final = 64_000  # "64 kB": the smaller of the two readings
MAX_SAY_CHARACTERS: Final = 3_000
MAX_SAY_URL_ENCODED: Final = 4_500
MAX_HINTS: Final = 500
MAX_HINT_CHARACTERS: Final = 100

# Statuses of a call that is over.
COMPLETED: Final = "completed"
FINAL_CALL_STATUSES: Final = frozenset({COMPLETED, "busy", "failed", "no-answer", "canceled"})

# Error codes of the REST API.
AUTHENTICATION_FAILED: Final = 20003
ACCOUNT_NOT_ACTIVE: Final = 20005
NOT_FOUND: Final = 20404
TOO_MANY_REQUESTS: Final = 20429

# Voice settings of a number, as the form of an update names them.
VOICE_URL: Final = "VoiceUrl"
VOICE_METHOD: Final = "VoiceMethod"
VOICE_FALLBACK_URL: Final = "VoiceFallbackUrl"
VOICE_FALLBACK_METHOD: Final = "VoiceFallbackMethod"
STATUS_CALLBACK: Final = "StatusCallback"
STATUS_CALLBACK_METHOD: Final = "StatusCallbackMethod"
VOICE_APPLICATION_SID: Final = "VoiceApplicationSid"
TRUNK_SID: Final = "TrunkSid"
