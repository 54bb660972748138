"""What does the shell get from `echolink`: quickly, and without a traceback where the operator can put things right?"""

import signal
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from echolink.cli import VERBS
from tests.cli.echolink_program import echolink


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    asked = echolink(tmp_path, "--version")

    assert (asked.returncode, asked.stdout) == (0, f"echolink {version('echolink')}\n")


def test_help_names_every_verb(tmp_path: Path) -> None:
    asked = echolink(tmp_path, "--help")

    assert asked.returncode == 0
    for verb in VERBS:
        assert f"  {verb}" in asked.stdout


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_wait_for_no_library(tmp_path: Path, option: str) -> None:
    heavy = {
        "fastapi",
        "starlette",
        "pydantic",
        "sqlalchemy",
        "twilio",
        "pydantic_ai",
        "rich",
        "httpx2",
        "cryptography",
    }
    code = (
        "import sys; from echolink.cli import main\n"
        f"sys.argv = ['echolink', {option!r}]\n"
        "try: main()\n"
        "finally: print('loaded', *sorted(name for name in sys.modules if '.' not in name))"
    )

    asked = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    loaded = set(asked.stdout.rpartition("loaded ")[2].split())
    assert loaded & heavy == set()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_module_and_tells_its_options(tmp_path: Path, verb: str) -> None:
    assert find_spec(f"echolink.cli.{verb}") is not None

    asked = echolink(tmp_path, verb, "--help")

    assert asked.returncode == 0, asked.stderr
    assert f"echolink {verb}" in asked.stdout


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        (["demo"], "exit code 0 when the goal was reached"),
        (["doctor"], "Exit code 1 when something is wrong"),
        (["call"], "signs for ECHOLINK_PUBLIC_URL"),
        (["accounts", "remove"], "This cannot be undone"),
    ],
)
def test_help_says_what_a_verb_does_in_plain_text(tmp_path: Path, verb: list[str], told: str) -> None:
    asked = echolink(tmp_path, *verb, "--help")

    assert told in " ".join(asked.stdout.split())
    assert "╭" not in asked.stdout
    assert "list[str]" not in asked.stdout


def test_no_caption_is_cut_off(tmp_path: Path) -> None:
    asked = echolink(tmp_path, "--help", COLUMNS="80")

    assert "..." not in asked.stdout.partition("Options:")[2]


def test_an_unknown_verb_is_a_usage_error(tmp_path: Path) -> None:
    asked = echolink(tmp_path, "dial")

    assert asked.returncode == 2
    assert "No such command 'dial'" in asked.stderr


@pytest.mark.parametrize("verb", [["settings"], ["serve"], ["accounts", "list"], ["migrate"]])
def test_a_bad_setting_is_one_message_and_exit_code_2(tmp_path: Path, verb: list[str]) -> None:
    asked = echolink(tmp_path, *verb, ECHOLINK_MAX_TURN="3")

    assert asked.returncode == 2
    assert asked.stdout == ""
    assert (
        asked.stderr
        == "echolink: ECHOLINK_MAX_TURN (from the environment) is no setting: did you mean ECHOLINK_MAX_TURNS?\n"
    )


def test_settings_prints_each_with_value_and_source(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ECHOLINK_MAX_TURNS=7\n")

    asked = echolink(tmp_path, "settings", ECHOLINK_SECRET_KEY="a-key-that-nobody-has-to-remember")

    lines = {line.split()[0]: line.split() for line in asked.stdout.splitlines()}
    assert asked.returncode == 0
    assert lines["ECHOLINK_MAX_TURNS"][1:3] == ["7", ".env"]
    assert lines["ECHOLINK_SECRET_KEY"][1:3] == ["***", "environment"]
    assert "nobody-has-to-remember" not in asked.stdout


def test_settings_knows_the_model_keys_of_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ECHOLINK_MODEL=openai:gpt-5-mini\nOPENAI_API_KEY=sk-nothing\n")

    asked = echolink(tmp_path, "settings", OPENAI_API_KEY="")

    assert asked.returncode == 0, asked.stderr
    assert "sk-nothing" not in asked.stdout


@pytest.mark.parametrize("verb", [["migrate"], ["accounts", "list"], ["serve", "--port", "0"]])
def test_a_lost_key_is_never_replaced_by_a_new_one(tmp_path: Path, verb: list[str]) -> None:
    echolink(tmp_path, "migrate")
    key = tmp_path / "data/secret_key"
    key.unlink()

    asked = echolink(tmp_path, *verb)

    assert asked.returncode == 2
    assert f"{key} is gone" in asked.stderr
    assert not key.exists()


def test_a_verb_that_only_looks_makes_no_key(tmp_path: Path) -> None:
    asked = echolink(tmp_path, "accounts", "list")

    assert "run `echolink serve` first" in asked.stderr
    assert not (tmp_path / "data").exists()


def test_ctrl_c_is_exit_code_130_without_a_traceback(tmp_path: Path) -> None:
    code = "import signal\ndef settings() -> None:\n    signal.raise_signal(signal.SIGINT)\n"
    (tmp_path / "stopped.py").write_text(code)
    script = (
        "import sys, stopped; sys.modules['echolink.cli.settings'] = stopped\n"
        "from echolink.cli import main; sys.argv = ['echolink', 'settings']; main()"
    )

    stopped = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert stopped.returncode == 128 + signal.SIGINT
    assert "Traceback" not in stopped.stderr
