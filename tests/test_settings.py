"""Are settings read from where they should, refused where they must be, and told without a secret?"""

import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from echolink.errors import RefusedToStart
from echolink.settings import Settings, described, lend_env_file, load_settings, origin_bound_to

KEY = "a-key-that-nobody-has-to-remember"
SID = "AC" + "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No ECHOLINK_ variable of the machine, and a working directory without `.env`."""
    for name in list(os.environ):
        if name.upper().startswith("ECHOLINK_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def refusal(**overrides: object) -> str:
    with pytest.raises(RefusedToStart) as refused:
        load_settings(**overrides)
    return refused.value.detail


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings()

    assert settings.model == ("scripted",)
    assert settings.registration == "open"
    assert settings.verify_twilio
    assert settings.database_url == f"sqlite:///{settings.data_dir}/echolink.sqlite"
    assert (settings.max_call_seconds, settings.max_turns, settings.max_concurrent_calls) == (900, 60, 20)
    assert settings.model_tokens_per_day == 2_000_000


def test_settings_cannot_be_changed_after_they_were_read() -> None:
    settings = load_settings()

    with pytest.raises(ValueError, match="frozen"):
        settings.__setattr__("max_turns", 1)


def test_the_command_line_beats_the_environment_which_beats_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("ECHOLINK_MAX_TURNS=10\nECHOLINK_MAX_CALL_SECONDS=100\nECHOLINK_MAX_CONCURRENT_CALLS=3\n")
    monkeypatch.setenv("ECHOLINK_MAX_TURNS", "20")
    monkeypatch.setenv("ECHOLINK_MAX_CALL_SECONDS", "200")

    settings = load_settings(max_turns=30)

    assert (settings.max_turns, settings.max_call_seconds, settings.max_concurrent_calls) == (30, 200, 3)
    sources = {row.name: row.source for row in described(settings)}
    assert sources["ECHOLINK_MAX_TURNS"] == "command line"
    assert sources["ECHOLINK_MAX_CALL_SECONDS"] == "environment"
    assert sources["ECHOLINK_MAX_CONCURRENT_CALLS"] == ".env"
    assert sources["ECHOLINK_MODEL"] == "default"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("ECHOLINK_MAX_TURNS=10\n")
    monkeypatch.setenv("ECHOLINK_MAX_TURNS", "")
    monkeypatch.setenv("ECHOLINK_PUBLIC_URL", "")

    settings = load_settings()

    assert settings.max_turns == 10
    assert settings.public_url is None


def test_a_misspelt_variable_is_refused_with_the_nearest_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECHOLINK_PUBLICURL", "https://phone.example.com")

    words = refusal()

    assert "ECHOLINK_PUBLICURL" in words
    assert "ECHOLINK_PUBLIC_URL?" in words
    assert "environment" in words


def test_a_misspelt_line_of_the_file_is_refused_too() -> None:
    Path(".env").write_text("ECHOLINK_MODLE=scripted\nOPENAI_API_KEY=anything\n")

    words = refusal()

    assert "ECHOLINK_MODLE (from .env)" in words
    assert "ECHOLINK_MODEL?" in words


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("max_turns", "many", "a whole number from 1 to 1000"),
        ("max_turns", "0", "a whole number from 1 to 1000"),
        ("max_call_seconds", "14401", "30 to 14400"),
        ("filler_after_seconds", "nan", "0.2 to 4.5"),
        ("filler_after_seconds", "5", "0.2 to 4.5"),
        ("model_tokens_per_day", "-1", "0 for no cap"),
        ("verify_twilio", "perhaps", "on or off"),
        ("registration", "closed", "open, first"),
        ("registration", SID + ",AC12", "AC and 32 hex digits"),
        ("allow_private_webhooks", "127.0.0.1:9000,printer.local", "network[:port]"),
        ("allow_private_webhooks", "10.0.0.0/8:70000", "ports go from 1 to 65535"),
        ("model", "gpt", "provider:model"),
        ("public_url", "phone.example.com", "https://"),
        ("public_url", "ftp://phone.example.com", "https://"),
        ("public_url", "https://phone.example.com/echolink", "no path"),
        ("public_url", "https://phone.example.com?x=1", "no query"),
        ("public_url", "https://my_tunnel.example.com", "underscores"),
        ("public_url", "https://phone.example.com:99999", "no URL"),
        ("twilio_api_url", "api.twilio.com", "https://"),
        ("database_url", "sqlite://", "sqlite:///PATH"),
        ("database_url", "sqlite:///:memory:", "sqlite:///PATH"),
        ("database_url", "mysql://localhost/x", "sqlite:///PATH"),
        ("database_url", "postgresql://localhost", "/DATABASE"),
        ("database_url", "postgresql://someone:pass@localhost/x#1", "percent-encoded"),
        ("data_dir", __file__, "no directory"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_what_is(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(f"ECHOLINK_{name.upper()}", value)

    words = refusal()

    assert f"ECHOLINK_{name.upper()}" in words
    assert allowed in words


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("public_url", "https://someone:hunter2@phone.example.com"),
        ("database_url", "postgresql://someone:hunter2@db.example.com"),
        ("database_url", "oracle://someone:hunter2@db.example.com/echolink"),
        ("twilio_api_url", "https://someone:hunter2@proxy.example.com"),
        ("max_turns", "hunter2"),
        ("model", "hunter2"),
        ("model", "scripted, hunter2"),
        ("model", "openai:hunter2"),
        ("model", "sk-hunter2:x"),
        ("model", "scripted, hunter2:gpt"),
        ("allow_private_webhooks", "127.0.0.1:9000, hunter2"),
        ("allow_private_webhooks", "10.0.0.0/8:hunter2"),
    ],
)
def test_a_refusal_repeats_no_secret(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ECHOLINK_{name.upper()}", value)

    words = refusal()

    assert "hunter2" not in words
    assert f"ECHOLINK_{name.upper()}" in words


def test_a_bad_entry_of_a_list_is_told_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    assert "entry 2" in refusal(model="scripted, gpt")
    assert "entry 2" in refusal(model="scripted, openai:gpt-5")
    assert "entry 2" in refusal(allow_private_webhooks="127.0.0.1:9000, printer.local")


def test_postgresql_needs_a_key_that_is_set() -> None:
    assert "ECHOLINK_SECRET_KEY is required" in refusal(database_url="postgresql://db.example.com/echolink")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_password_for_postgresql_is_used_and_never_shown(scheme: str) -> None:
    settings = load_settings(
        database_url=f"{scheme}://someone:hunter%402@db.example.com:5433/echolink", secret_key="k" * 16
    )

    assert settings.database_url == "postgresql://someone:hunter%402@db.example.com:5433/echolink"
    [shown] = [row.value for row in described(settings) if row.name == "ECHOLINK_DATABASE_URL"]
    assert shown == "postgresql://someone:***@db.example.com:5433/echolink"


def test_a_model_without_its_key_is_refused_by_the_name_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)

    assert "ANTHROPIC_API_KEY" in refusal(model="anthropic:claude-sonnet-4-5")


def test_a_model_key_may_stand_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "")
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    Path(".env").write_text("ANTHROPIC_API_KEY=from-the-file\nECHOLINK_MODEL=anthropic:claude-sonnet-4-5\n")

    lend_env_file()
    settings = load_settings()

    assert settings.model == ("anthropic:claude-sonnet-4-5", "scripted")


def test_the_environment_beats_the_file_for_a_model_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "from-the-environment")
    Path(".env").write_text("ANTHROPIC_API_KEY=from-the-file\n")

    lend_env_file()

    assert os.environ["ANTHROPIC_API_KEY"] == "from-the-environment"


def test_a_file_that_is_no_text_is_a_refusal_not_a_traceback() -> None:
    Path(".env").write_bytes(b"ECHOLINK_MODEL=\xff\xfe")

    assert ".env" in refusal()


def test_a_line_of_the_file_that_cannot_be_read_is_named() -> None:
    Path(".env").write_text("# ours\nECHOLINK_MAX_TURNS=7\nECHOLINK_MODEL scripted\n")

    assert "line 3" in refusal()


def test_a_filler_that_comes_after_giving_up_is_refused() -> None:
    words = refusal(filler_after_seconds=3, reply_give_up_seconds=2)

    assert "ECHOLINK_REPLY_GIVE_UP_SECONDS must be more" in words


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://Phone.Example.com/", "https://phone.example.com"),
        ("https://phone.example.com:443", "https://phone.example.com"),
        ("https://phone.example.com:8443/", "https://phone.example.com:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_kept_in_one_form(written: str, kept: str) -> None:
    assert load_settings(public_url=written).public_url == kept


@hypothesis_settings(max_examples=25)
@given(
    host=st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?(\.[a-z]{2,8}){1,3}", fullmatch=True),
    port=st.integers(1, 65535),
)
def test_what_is_an_origin_already_stays_as_it_is(host: str, port: int) -> None:
    once = load_settings(public_url=f"https://{host}:{port}/").public_url

    assert load_settings(public_url=once).public_url == once
    assert once is not None
    assert not once.endswith("/")


def test_registration_may_list_twilio_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECHOLINK_REGISTRATION", f" {SID}, {SID.replace('0', '1')} ")

    assert load_settings().registration == frozenset({SID, SID.replace("0", "1")})


def test_secrets_are_stars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECHOLINK_SECRET_KEY", KEY)
    monkeypatch.setenv("ECHOLINK_PREVIOUS_SECRET_KEYS", f"{KEY}-1,{KEY}-2")

    settings = load_settings()
    rows = {row.name: row for row in described(settings)}

    assert rows["ECHOLINK_SECRET_KEY"].value == "***"
    assert rows["ECHOLINK_SECRET_KEY"].source == "environment"
    assert rows["ECHOLINK_PREVIOUS_SECRET_KEYS"].value == "***, ***"
    assert KEY not in repr(settings) + str(rows)


def test_a_key_that_nobody_set_is_shown_as_made_once() -> None:
    row = next(row for row in described(load_settings()) if row.name == "ECHOLINK_SECRET_KEY")

    assert (row.value, row.source) == ("***", "made once")


def test_every_setting_says_what_it_is_for_and_what_is_allowed() -> None:
    for row in described(load_settings()):
        assert row.meaning, row.name
        assert row.allowed, row.name
        assert row.default, row.name


def test_on_loopback_the_bound_address_is_the_origin() -> None:
    assert origin_bound_to(load_settings(), "127.0.0.1", 8123) == "http://127.0.0.1:8123"
    assert origin_bound_to(load_settings(), "::1", 8123) == "http://[::1]:8123"


def test_beyond_loopback_a_public_url_is_required() -> None:
    with pytest.raises(RefusedToStart, match="ECHOLINK_PUBLIC_URL"):
        origin_bound_to(load_settings(), "0.0.0.0", 8000)

    settings = load_settings(public_url="https://phone.example.com")
    assert origin_bound_to(settings, "0.0.0.0", 8000) == "https://phone.example.com"


@pytest.mark.parametrize(
    ("host", "public_url"),
    [
        ("0.0.0.0", "https://phone.example.com"),
        ("127.0.0.1", "https://phone.example.com"),
        ("10.0.0.5", "http://127.0.0.1"),
    ],
)
def test_unverified_requests_are_served_to_nobody_but_this_machine(host: str, public_url: str) -> None:
    settings = load_settings(verify_twilio=False, public_url=public_url)

    with pytest.raises(RefusedToStart, match="ECHOLINK_VERIFY_TWILIO"):
        origin_bound_to(settings, host, 8000)


def test_on_loopback_verification_may_be_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECHOLINK_VERIFY_TWILIO", "off")

    settings = load_settings()

    assert not settings.verify_twilio
    assert origin_bound_to(settings, "127.0.0.1", 8000) == "http://127.0.0.1:8000"


@hypothesis_settings(max_examples=25)
@given(name=st.text(string.ascii_uppercase + "_", min_size=1, max_size=24))
def test_no_other_name_is_a_setting(name: str) -> None:
    known = name.lower() in Settings.model_fields
    Path(".env").write_text(f"ECHOLINK_{name}=1\n")

    if not known:
        assert f"ECHOLINK_{name}" in refusal()
