"""Is the schema of a database the one that this version works with, and how does it become that?"""

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from echolink.errors import RefusedToStart
from echolink.storage.database import Database

# The newest revision in migrations/versions, written here too: a start with nothing to migrate need not import Alembic (0.3 s).
HEAD = "0010"

_MIGRATIONS = Path(__file__).parent / "migrations"
_version = table("alembic_version", column("version_num"))


async def migrate(database: Database) -> None:
    """Bring an empty or older database to `HEAD`, in one transaction; nothing happens where it is there already.

    Raises RefusedToStart for a schema of a newer version, which this one would damage.
    """
    found = await database.read(_revision)
    if found == HEAD:
        return
    if found is not None and found not in known_revisions():
        raise RefusedToStart(
            f"The database has a schema ({found}) newer than this version of EchoLink knows ({HEAD}): install the version "
            "that wrote it or a later one, or restore the backup that was made before the upgrade."
        )
    await database.alter(_upgrade)


async def check_schema(database: Database) -> None:
    """For tools that work beside a server and migrate nothing. Raises RefusedToStart unless the schema is at `HEAD`."""
    found = await database.read(_revision)
    if found != HEAD:
        has = f"has the schema {found}" if found else "has no tables of ours"
        raise RefusedToStart(
            f"The database {has}, and this version of EchoLink needs the schema {HEAD}: "
            "run the `echolink migrate` of this same version, which brings it there."
        )


def known_revisions() -> set[str]:
    """All revisions that ship with this version, the first included."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(_MIGRATIONS)).walk_revisions()}


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_version.name):
        return None
    return connection.execute(select(_version.c.version_num)).scalar_one_or_none()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
