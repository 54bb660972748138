"""Do the files of deploy/ fit one another, the program, and what docs/deploying.md says of them?"""

import asyncio
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from dotenv import dotenv_values

from echolink.cli import VERBS
from echolink.settings import PREFIX, Settings, load_settings
from tests.cli.echolink_program import echolink
from tests.makers import SECRET
from tests.stories.served import served

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs/deploying.md").read_text()
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}
TEXTS = {path.name: path.read_text() for path in [ROOT / "docs/deploying.md", *sorted(DEPLOY.iterdir())]}


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(TEXTS["compose.yaml"])
    return found


def instruction(name: str) -> list[list[str]]:
    """The arguments of each of the Dockerfile's instructions of that name that are a JSON list."""
    lines = re.findall(rf"^{name} .*?(\[.*\])$", TEXTS["Dockerfile"], re.MULTILINE)
    return [json.loads(line) for line in lines]


def unit() -> dict[str, list[str]]:
    """All values of each of the unit's settings."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", TEXTS["echolink.service"], re.MULTILINE):
        found.setdefault(name, []).append(value)
    return found


def commands() -> list[list[str]]:
    """Every `echolink …` that the page or a file of deploy/ runs, from the verb on."""
    written = re.findall(r"(?:bin/|-1 |`)echolink ([a-z].*?)(?:`|$)", PAGE, re.MULTILINE)
    written.append(unit()["ExecStart"][0].partition("/echolink ")[2])
    of_services = [service["command"] for service in compose()["services"].values() if "command" in service]
    return [*map(shlex.split, written), instruction("CMD")[-1], *of_services]


def test_every_setting_that_is_named_exists() -> None:
    named = {(name, word) for name, text in TEXTS.items() for word in re.findall(r"\bECHOLINK_[A-Z_]+\b", text)}

    assert {word for _, word in named} & SETTINGS
    assert [pair for pair in sorted(named) if pair[1] not in SETTINGS] == []


def test_every_file_of_deploy_is_on_the_page_and_every_file_of_the_page_exists() -> None:
    named = set(re.findall(r"`deploy/([\w.]+)`", PAGE))

    assert named == {path.name for path in DEPLOY.iterdir()}


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_has_the_verb_and_the_options_of_the_program(words: list[str], tmp_path: Path) -> None:
    assert words[0] in VERBS
    told = echolink(tmp_path, words[0], "--help").stdout

    for option in words[1:]:
        if option.startswith("--"):
            assert re.search(rf"(?<!\S){re.escape(option)}\b", told), option


def test_the_example_is_refused_until_its_blanks_are_filled_in_and_then_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = TEXTS["env.example"].replace("#ECHOLINK_DATABASE_URL", "ECHOLINK_DATABASE_URL")
    (tmp_path / ".env").write_text(example.replace("ECHOLINK_SECRET_KEY=", f"ECHOLINK_SECRET_KEY={SECRET}"))
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    settings = load_settings()

    assert settings.public_url == "https://phone.example.com"
    assert settings.registration == "first"
    assert settings.database_url.startswith("postgresql://")
    assert not dotenv_values(DEPLOY / "env.example")["POSTGRES_PASSWORD"]


def test_the_services_that_the_page_names_are_in_compose() -> None:
    of_docker = re.findall(r"^docker compose (?:exec|run|stop|up) .*$", PAGE, re.MULTILINE)
    named = {word for line in of_docker for word in line.split() if word in compose()["services"]}

    assert {"echolink-1", "echolink-2", "migrate", "postgres"} == named
    assert set(re.findall(r"echolink-\d", PAGE)) <= named


# The unit.


def test_the_unit_passes_the_judgement_of_systemd_where_there_is_one(tmp_path: Path) -> None:
    try:
        subprocess.run(["systemd-analyze", "--version"], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no systemd-analyze here: install Debian's `systemd`")
    for name in ("echolink.service", "echolink.socket"):
        (tmp_path / name).write_text(TEXTS[name].replace("/opt/echolink/bin/", "/bin/true #"))

    verified = subprocess.run(
        ["systemd-analyze", "verify", "./echolink.service", "./echolink.socket"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (verified.returncode, verified.stderr) == (0, "")


def test_the_unit_waits_longer_than_a_server_takes_to_stop() -> None:
    assert unit()["TimeoutStopSec"] == ["15s"]
    assert {service["stop_grace_period"] for name, service in servers().items()} == {"15s"}


# The image.


def test_the_image_is_built_from_what_is_there_and_from_no_more_than_is_let_through() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", TEXTS["Dockerfile"], re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    let_through = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))

    assert sources == let_through
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert (ROOT / ".dockerignore").read_text().splitlines()[1] == "*"


def test_the_image_has_no_root_and_no_shell_before_its_server() -> None:
    assert re.findall(r"^USER (.*)$", TEXTS["Dockerfile"], re.MULTILINE) == ["10001:10001"]
    assert instruction("ENTRYPOINT") == [["echolink"]]


async def test_the_images_health_check_is_content_with_a_server_and_with_nothing_else(tmp_path: Path) -> None:
    [check] = instruction("HEALTHCHECK")

    async def judged(port: int) -> int:
        code = check[2].replace("8000", str(port))
        process = await asyncio.create_subprocess_exec(
            sys.executable, check[1], code, stderr=asyncio.subprocess.DEVNULL
        )
        return await process.wait()

    async with served(tmp_path) as server:
        assert await judged(server.port) == 0
    assert await judged(server.port) == 1


# Compose.


def servers() -> dict[str, Any]:
    return {name: service for name, service in compose()["services"].items() if name.startswith("echolink-")}


def test_nginx_and_compose_have_the_same_servers_at_the_same_addresses() -> None:
    of_nginx = re.findall(r"^    server (\S+):8000 ", TEXTS["nginx.conf"], re.MULTILINE)  # of two upstreams
    addresses = {name: service["networks"]["inside"]["ipv4_address"] for name, service in servers().items()}
    hosts = dict(line.split(":") for line in compose()["services"]["nginx"]["extra_hosts"])

    assert len(addresses) >= 2
    assert of_nginx == 2 * list(addresses)
    assert hosts == addresses


def test_servers_start_on_a_database_that_is_up_and_migrated() -> None:
    for server in servers().values():
        assert server["depends_on"] == {
            "postgres": {"condition": "service_healthy"},
            "migrate": {"condition": "service_completed_successfully"},
        }
    assert compose()["services"]["migrate"]["restart"] == "no"
    assert compose()["services"]["postgres"]["healthcheck"]["test"][1] == "pg_isready"


def test_no_secret_stands_in_compose() -> None:
    passwords = re.findall(r"PASSWORD[^:\n]*: *(\S.*)|://echolink:([^@]+)@", TEXTS["compose.yaml"])

    assert passwords
    assert all("${POSTGRES_PASSWORD:?see env.example}" in one + other for one, other in passwords)
    assert all(server["env_file"] == ".env" for server in servers().values())


def test_only_nginx_is_reached_from_outside() -> None:
    assert [name for name, service in compose()["services"].items() if "ports" in service] == ["nginx"]
