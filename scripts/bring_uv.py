"""How does uv get into `.uv/uv` on a machine that has only Python, without root and without touching that Python?

Run by `make` with any Python ≥ 3.11; standard library only. Ways, in this order: the uv on PATH; pip with `--target`
(which PEP 668 allows, since nothing is installed into the system's environment); pip of a private venv; on Debian without
pip and venv the pip wheel out of a package that is downloaded and unpacked, not installed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / ".uv"
LINK = HERE / "uv"
OLDEST = (0, 8)  # the first with a stable `uv_build`
WANTED = "uv>=0.13,<0.14"

NO_WAY = """uv could not be brought: this Python has neither pip nor venv.
  Debian, Ubuntu:  sudo apt-get install python3-venv
  macOS:           brew install uv
Then run the same make command again."""
NO_DOWNLOAD = """uv could not be downloaded; what pip said stands above.
Behind a proxy or with an index of your own, pip's settings apply: HTTPS_PROXY, PIP_INDEX_URL, PIP_CERT."""


def main() -> int:
    if _usable(LINK):
        return 0
    HERE.mkdir(exist_ok=True)
    on_path = shutil.which("uv")
    if on_path and _usable(Path(on_path)):
        return _link(Path(on_path))
    say("Bringing uv into .uv/ (nothing is installed outside this folder)")
    for pip in _pips():
        target = HERE / "pip"
        shutil.rmtree(target, ignore_errors=True)
        if not _run(
            [*pip, "install", "--target", str(target), "--no-deps", "--only-binary", ":all:", "--no-input", WANTED]
        ):
            say(NO_DOWNLOAD)
            return 1
        return _link(target / "bin" / "uv")
    say(NO_WAY)
    return 1


def _pips() -> Iterator[list[str]]:
    """Commands that run a pip, the least effort first."""
    if _run([sys.executable, "-m", "pip", "--version"], quiet=True):
        yield [sys.executable, "-m", "pip"]
    bootstrap = HERE / "bootstrap"
    if _run([sys.executable, "-m", "venv", "--clear", str(bootstrap)], quiet=True):
        yield [str(bootstrap / "bin" / "python"), "-m", "pip"]
    if shutil.which("apt-get") and shutil.which("dpkg-deb"):
        wheel = _pip_wheel_of_debian()
        if wheel:
            yield [sys.executable, str(wheel / "pip")]


def _pip_wheel_of_debian() -> Path | None:
    """Debian's own pip wheel, unpacked into `.uv/apt`; apt works on lists and caches of its own there, so needs no root."""
    say("Neither pip nor venv here: fetching Debian's pip wheel, without installing it")
    apt = HERE / "apt"
    shutil.rmtree(apt, ignore_errors=True)
    for folder in ("lists/partial", "cache/archives/partial", "unpacked"):
        (apt / folder).mkdir(parents=True)
    no_root = ["-o", "APT::Sandbox::User="]
    own_lists = [*no_root, "-o", f"Dir::State::lists={apt / 'lists'}", "-o", f"Dir::Cache={apt / 'cache'}"]
    wanted = ["download", "python3-pip-whl"]
    if not _run(["apt-get", "-qq", *no_root, *wanted], cwd=apt, quiet=True) and not (
        _run(["apt-get", "-qq", *own_lists, "update"]) and _run(["apt-get", "-qq", *own_lists, *wanted], cwd=apt)
    ):
        return None
    for package in apt.glob("*.deb"):
        _run(["dpkg-deb", "-x", str(package), str(apt / "unpacked")])
    return next((apt / "unpacked").rglob("pip-*.whl"), None)


def _link(uv: Path) -> int:
    LINK.unlink(missing_ok=True)
    LINK.symlink_to(os.path.relpath(uv, HERE) if uv.is_relative_to(ROOT) else uv)
    return 0


def _usable(uv: Path) -> bool:
    try:
        said = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    version = re.match(r"uv (\d+)\.(\d+)", said)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def _run(command: list[str], cwd: Path | None = None, quiet: bool = False) -> bool:
    # PIP_USER: a `user = true` in someone's pip.conf cannot be combined with --target
    env = os.environ | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    return subprocess.run(command, cwd=cwd, env=env, check=False, capture_output=quiet).returncode == 0


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
