"""Is what lies on this machine in order: settings, key, database?"""

import shutil
import stat
from collections import Counter
from pathlib import Path

from echolink.cli.checks.finding import Finding, note, ok, wrong
from echolink.errors import EchoLinkError
from echolink.keys import secret_path
from echolink.settings import Settings, described

_LEAST_FREE_BYTES = 100_000_000  # some 20,000 calls, and room for SQLite's write-ahead log


def settings_finding(settings: Settings) -> Finding:
    """That they are valid is clear: there would be no `settings` else."""
    places = Counter(row.source for row in described(settings))
    given = ", ".join(f"{places[place]} from {place}" for place in ("environment", ".env") if places[place])
    return ok("settings", given or "all at their defaults")


def key_finding(settings: Settings, database: Path | None) -> Finding:
    """A missing key is made at the first start, but not for a database that was encrypted with another one."""
    if settings.secret_key is not None:
        return ok("key", "ECHOLINK_SECRET_KEY")
    file = secret_path(settings.data_dir)
    if not file.exists() and database is not None and database.exists():
        return wrong(
            "key", f"{file} is gone, and {database} needs it: restore it, or set ECHOLINK_SECRET_KEY to what it held."
        )
    if not file.exists():
        return note("key", f"none yet; the first `echolink serve` makes {file}.")
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return wrong("key", f"{file} is open to other users: run `chmod 600 {file}`.")
    return ok("key", str(file))


def space_finding(database: Path) -> Finding:
    folder = next(parent for parent in database.parents if parent.exists())
    free = shutil.disk_usage(folder).free
    text = f"{free / 1e9:.1f} GB free in {folder}"
    return (
        ok("disk", text)
        if free > _LEAST_FREE_BYTES
        else wrong("disk", f"only {text}: make room before calls are lost.")
    )


def server_finding(is_served: bool) -> Finding:
    """Whether a server is at work."""
    if is_served:
        return ok("server", "a server is at work on this database")
    return note("server", "no server is at work on this database: start `echolink serve`.")


def refused(subject: str, error: EchoLinkError) -> Finding:
    return wrong(subject, error.detail)
