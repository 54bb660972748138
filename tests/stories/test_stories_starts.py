"""A server that cannot do right refuses to start, and says what to do."""

import os
import subprocess
import sys
from pathlib import Path

from tests.stories.conftest import on_sqlite
from tests.stories.served import served


def start(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return run("serve", folder, "--port", "0", **settings)


def run(verb: str, folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {f"ECHOLINK_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [str(Path(sys.executable).with_name("echolink")), verb, *arguments],
        env={**os.environ, "ECHOLINK_DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@on_sqlite
async def test_a_second_server_on_the_same_file_is_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as first:
        second = start(tmp_path / "data")

        assert second.returncode == 2
        assert first.process is not None
        assert str(first.process.pid) in second.stderr
        assert "Traceback" not in second.stderr


async def test_another_key_than_the_databases_is_refused_by_name(tmp_path: Path) -> None:
    async with served(tmp_path):
        pass

    again = start(tmp_path / "data", secret_key="5rtZ0pQeW8vYk2Lm9Xc4")

    assert again.returncode == 2
    assert "ECHOLINK_SECRET_KEY" in again.stderr
    assert "5rtZ0" not in again.stderr


@on_sqlite
def test_an_address_beyond_loopback_without_a_public_url_is_refused(tmp_path: Path) -> None:
    refused = subprocess.run(
        [str(Path(sys.executable).with_name("echolink")), "serve", "--host", "0.0.0.0", "--port", "0"],
        env={**os.environ, "ECHOLINK_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert refused.returncode == 2
    assert "ECHOLINK_PUBLIC_URL" in refused.stderr
