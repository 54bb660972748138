"""A Twilio REST API of three accounts and a few numbers, for tests of the client alone; nothing of the product is in it.

Every request is shown to the OpenAPI judge; `complaints` has what it said. `fault` makes the next answers go wrong.
"""

import base64
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from tests.judges.twilio_openapi_judge import judge, judge_answer

ACCOUNT, OTHER_ACCOUNT = "AC" + "a" * 32, "AC" + "b" * 32
TOKEN = "c" * 32
NUMBER = "PN" + "d" * 32

_FORM_TO_ANSWER = {
    "VoiceUrl": "voice_url",
    "VoiceMethod": "voice_method",
    "VoiceFallbackUrl": "voice_fallback_url",
    "VoiceFallbackMethod": "voice_fallback_method",
    "StatusCallback": "status_callback",
    "StatusCallbackMethod": "status_callback_method",
    "VoiceApplicationSid": "voice_application_sid",
    "TrunkSid": "trunk_sid",
}


def a_number(**changes: Any) -> dict[str, Any]:
    """A number as Twilio describes it, null and "" for unset as in its own examples."""
    return {
        "account_sid": ACCOUNT,
        "address_requirements": "none",
        "address_sid": None,
        "api_version": "2010-04-01",
        "beta": False,
        "bundle_sid": None,
        "capabilities": {"voice": True, "sms": True, "mms": False, "fax": False},
        "date_created": "Thu, 30 Jul 2015 23:19:04 +0000",
        "date_updated": "Thu, 30 Jul 2015 23:19:04 +0000",
        "emergency_address_sid": None,
        "emergency_address_status": "unregistered",
        "emergency_status": "Inactive",
        "friendly_name": "(415) 555-0100",
        "identity_sid": None,
        "origin": "twilio",
        "phone_number": "+14155550100",
        "sid": NUMBER,
        "sms_application_sid": "",
        "sms_fallback_method": "POST",
        "sms_fallback_url": "",
        "sms_method": "POST",
        "sms_url": "https://theirs.example/sms",
        "status": "in-use",
        "status_callback": "",
        "status_callback_method": "POST",
        "trunk_sid": None,
        "type": "local",
        "uri": f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers/{NUMBER}.json",
        "voice_application_sid": "",
        "voice_caller_id_lookup": False,
        "voice_fallback_method": "POST",
        "voice_fallback_url": None,
        "voice_method": "POST",
        "voice_receive_mode": "voice",
        "voice_url": None,
    } | changes


def refused(status: int, code: int, message: str) -> tuple[int, str, str]:
    """A refusal in Twilio's words."""
    more = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": message, "more_info": more, "status": status}
    return status, "application/json", json.dumps(body)


@dataclass
class FakeTwilio:
    """`number` may be changed at will; `requests` has (method, form) of each request, `complaints` those of the judge."""

    number: dict[str, Any] = field(default_factory=a_number)
    fault: tuple[int, str, str] | None = None  # status, content type, body
    is_slow: bool = False  # no answer until `closing`
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def start(self) -> Callable[[], None]:
        """Listen on a free port of this machine; returns what ends it."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"twilio": self}))
        server.daemon_threads = False
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def stop() -> None:
            self.closing.set()
            server.shutdown()
            server.server_close()
            thread.join()

        return stop

    def answer(self, method: str, path: str, form: list[tuple[str, str]], headers: Any) -> tuple[int, str, str]:
        self.requests.append((method, dict(form)))
        try:
            operation = judge(method, path, form, headers.get("Content-Type") or "application/x-www-form-urlencoded")
        except AssertionError as complaint:
            self.complaints.append(str(complaint))
            return refused(400, 20001, str(complaint))
        if self.is_slow:
            self.closing.wait()
        return self.fault or self._answer(operation, path, dict(form), headers.get("Authorization"))

    def _answer(self, operation: str, path: str, form: dict[str, str], given: str | None) -> tuple[int, str, str]:
        account, _, sid = path.removeprefix("/2010-04-01/Accounts/").removesuffix(".json").split("/")
        if given != "Basic " + base64.b64encode(f"{account}:{TOKEN}".encode()).decode():
            return refused(401, 20003, "Authenticate")
        if sid != self.number["sid"]:
            return refused(404, 20404, f"The requested resource {path} was not found")
        self.number |= {_FORM_TO_ANSWER[name]: value for name, value in form.items()}
        judge_answer(operation, self.number)
        return 200, "application/json", json.dumps(self.number)


class _Handler(BaseHTTPRequestHandler):
    twilio: FakeTwilio

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        form = parse_qsl(body, keep_blank_values=True)
        status, content_type, text = self.twilio.answer(self.command, self.path, form, self.headers)
        if self.twilio.is_slow:
            return  # whoever asked has gone
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the parent's signature
        """Quiet: a test that fails says why itself."""
