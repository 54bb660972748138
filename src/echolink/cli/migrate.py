"""How does an operator bring a database to the schema of this version without starting a server?"""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from echolink.settings import Settings


def migrate() -> None:
    """Bring the database to the schema of this version.

    PostgreSQL needs it before the first start and after each upgrade; on SQLite `serve` does the same when it starts.
    """
    from echolink.cli.logs import set_up_logs
    from echolink.setting_values import without_password
    from echolink.settings import lend_env_file, load_settings

    set_up_logs("error")
    lend_env_file()
    settings = load_settings()
    asyncio.run(_migrate(settings))
    print(f"{without_password(settings.database_url)} has the schema of this version.")


async def _migrate(settings: "Settings") -> None:
    from echolink.assembly.stores import open_stores

    async with open_stores(settings, exclusive=True, migrates=True):
        return
