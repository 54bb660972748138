"""Does a log line give away neither a caller nor a secret, whoever wrote it?"""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from echolink.cli.logs import set_up_logs
from echolink.errors import StorageUnavailable
from echolink.personal import Personal

CALLER = "+14155550123"


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Put structlog and the root logger back: what a test sets up must not reach the next one."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    logging.captureWarnings(False)
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def lines_of(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def logged(*, log_personal: bool = False, **fields: Any) -> dict[str, Any]:
    stream = io.StringIO()
    set_up_logs(stream=stream, log_personal=log_personal)
    structlog.get_logger().info("something_happened", **fields)
    return lines_of(stream)[0]


def test_what_is_no_terminal_gets_one_json_object_a_line() -> None:
    line = logged(call_id="call_1", hop=2)

    assert (line["event"], line["level"], line["call_id"], line["hop"]) == ("something_happened", "info", "call_1", 2)
    assert line["timestamp"].endswith("Z")


def test_a_terminal_gets_words() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    set_up_logs(stream=stream)

    structlog.get_logger().info("something_happened", caller=Personal(CALLER))

    assert "something_happened" in stream.getvalue()
    assert CALLER not in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.text("αβγδεζηθ🙂\x00\n", min_size=1))
def test_a_personal_value_is_marked_and_not_told(said: str) -> None:
    line = logged(said=Personal(said), nested={"deep": [Personal(said)]})

    assert line["said"].startswith("<personal ")
    assert line["nested"]["deep"] == [line["said"]]
    assert f"{len(said)} characters" in line["said"]
    assert said not in line["said"]


def test_the_same_caller_has_the_same_mark_and_another_one_another() -> None:
    assert repr(Personal(CALLER)) == str(Personal(CALLER))
    assert repr(Personal(CALLER)) != repr(Personal("+14155550124"))


def test_a_personal_value_does_not_slip_into_the_message_by_formatting() -> None:
    assert CALLER not in f"{Personal(CALLER)}"
    assert CALLER not in f"{[Personal(CALLER)]}"


def test_the_operator_may_ask_for_personal_data() -> None:
    assert logged(log_personal=True, caller=Personal(CALLER))["caller"] == CALLER


@pytest.mark.parametrize(
    "name", ["auth_token", "token", "Authorization", "client_secret", "secret", "password", "api_key", "set-cookie"]
)
def test_what_is_named_like_a_secret_is_never_told(name: str) -> None:
    assert logged(log_personal=True, **{name: "hunter2"})[name] == "***"
    assert logged(headers={name: "hunter2"})["headers"] == {name: "***"}


def test_counts_of_tokens_are_no_secret() -> None:
    assert logged(input_tokens=7, token=3)["input_tokens"] == 7


def test_a_value_without_a_json_form_tells_its_type_alone() -> None:
    class Prompt:
        def __repr__(self) -> str:
            return f"Prompt({CALLER})"

    assert logged(prompt=Prompt())["prompt"] == "<Prompt>"


def test_an_exception_tells_type_and_place_but_not_its_words() -> None:
    stream = io.StringIO()
    set_up_logs(stream=stream)

    try:
        raise ValueError(f"cannot call {CALLER}")
    except ValueError:
        structlog.get_logger().exception("turn_failed")

    line = lines_of(stream)[0]
    assert line["exception"] == "ValueError"
    assert "test_cli_logs.py" in line["exception_at"][0]
    assert CALLER not in stream.getvalue()


def test_an_error_of_ours_tells_its_code() -> None:
    stream = io.StringIO()
    set_up_logs(stream=stream)

    structlog.get_logger().error("turn_failed", exc_info=StorageUnavailable("locked"))

    assert lines_of(stream)[0]["exception_code"] == "storage_unavailable"


def test_a_library_is_heard_without_its_words() -> None:
    stream = io.StringIO()
    set_up_logs(stream=stream)

    logging.getLogger("asyncio").error(f"Task exception was never retrieved: ValueError('{CALLER}')")

    line = lines_of(stream)[0]
    assert (line["event"], line["logger"], line["level"]) == ("a library reports", "asyncio", "error")
    assert CALLER not in stream.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "twilio.http_client",
        "twilio.async_http_client",
        "httpx2",
        "httpcore2.http11",
        "sqlalchemy.engine.Engine",
        "openai._base_client",
        "uvicorn.access",
    ],
)
def test_what_libraries_send_and_receive_is_not_logged_even_when_debugging(name: str) -> None:
    stream = io.StringIO()
    set_up_logs("debug", stream=stream)

    logging.getLogger(name).debug("body: %s", "hunter2")
    logging.getLogger(name).info("body: %s", "hunter2")

    assert stream.getvalue() == ""


def test_uvicorn_says_when_it_serves() -> None:
    stream = io.StringIO()
    set_up_logs(stream=stream)

    logging.getLogger("uvicorn.error").info("Uvicorn running on %s", "http://127.0.0.1:8000")

    assert lines_of(stream)[0]["event"] == "Uvicorn running on http://127.0.0.1:8000"


def test_lines_below_the_level_are_left_out() -> None:
    stream = io.StringIO()
    set_up_logs("warning", stream=stream)

    structlog.get_logger().info("too_quiet")
    structlog.get_logger().warning("loud_enough")

    assert [line["event"] for line in lines_of(stream)] == ["loud_enough"]
