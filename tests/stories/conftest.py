"""On which databases is each story told? On both, but where it says that it is about one."""

import pytest

from tests.makers import SECRET

# For stories about files, or about what no database has a part in: `@on_sqlite`.
on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True, params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The environment of a service, in this process or in one of its own, that works on it; its name."""
    name: str = request.param
    if name == "postgres":
        monkeypatch.setenv("ECHOLINK_DATABASE_URL", request.getfixturevalue("postgres_url"))
        monkeypatch.setenv("ECHOLINK_SECRET_KEY", SECRET)
    return name
