"""Where is an endpoint, with which secrets is it signed for, and how does it fare? A bot's webhook, or one of an account."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, insert, literal_column, or_, select, update

from echolink.actions.delivery import DeliveryStatus, EndpointState
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.tables import bot_revisions, bot_secrets, bots, deliveries, endpoints, webhook_secrets, webhooks

_MOST_LIVE_SECRETS: Final = 2  # one that is being rotated in, and the one before
_HELD: Final = deliveries.c.status == literal_column(f"'{DeliveryStatus.HELD}'")  # as the partial index has it
_SECRETS: Final = {"bot": (bot_secrets, bot_secrets.c.bot_id), "whk": (webhook_secrets, webhook_secrets.c.webhook_id)}


def url_of(connection: Connection, endpoint_id: str) -> str | None:
    """Where an endpoint is now; None when it is gone."""
    found = (
        select(bot_revisions.c.webhook)
        .join(bots, and_(bots.c.id == bot_revisions.c.bot_id, bots.c.revision == bot_revisions.c.revision))
        .where(bots.c.id == endpoint_id, bots.c.deleted_at.is_(None))
    )
    if endpoint_id.startswith("whk_"):
        found = select(webhooks.c.url).where(webhooks.c.id == endpoint_id)
    return connection.execute(found).scalar_one_or_none()


def add_secret(connection: Connection, keyring: Keyring, endpoint_id: str, secret: str, at: datetime) -> None:
    """Encrypted, bound to its row."""
    table, owner = _secrets_of(endpoint_id)
    id_ = new_id("whs")
    sealed = keyring.seal(secret, bound_to=f"{table.name}/sealed/{id_}")
    connection.execute(insert(table).values({"id": id_, owner.name: endpoint_id, "sealed": sealed, "created_at": at}))


def rotate_secret(
    connection: Connection, keyring: Keyring, endpoint_id: str, secret: str, at: datetime, overlap: timedelta
) -> None:
    """Add a secret; the newest before it still lives for `overlap`, those before that one no more."""
    table, owner = _secrets_of(endpoint_id)
    ids = connection.execute(select(table.c.id).where(owner == endpoint_id).order_by(table.c.id.desc())).scalars().all()
    for place, id_ in enumerate(ids):
        connection.execute(update(table).where(table.c.id == id_).values(expires_at=at if place else at + overlap))
    add_secret(connection, keyring, endpoint_id, secret, at)


def live_secrets(connection: Connection, keyring: Keyring, endpoint_id: str, at: datetime) -> Sequence[str]:
    """Newest first."""
    table, owner = _secrets_of(endpoint_id)
    live = (
        select(table.c.id, table.c.sealed)
        .where(owner == endpoint_id, or_(table.c.expires_at.is_(None), table.c.expires_at > at))
        .order_by(table.c.created_at.desc(), table.c.id.desc())
        .limit(_MOST_LIVE_SECRETS)
    )
    rows = connection.execute(live).all()
    return [keyring.open(row.sealed, bound_to=f"{table.name}/sealed/{row.id}") for row in rows]


def states_of(connection: Connection, endpoint_ids: Sequence[str]) -> Mapping[str, EndpointState]:
    """How those fare that fail; of the others nothing is kept."""
    found = select(endpoints.c.id, endpoints.c.failing_since, endpoints.c.paused_at, endpoints.c.why)
    rows = connection.execute(found.where(endpoints.c.id.in_(endpoint_ids)))
    return {row.id: EndpointState(row.failing_since, row.paused_at, row.why) for row in rows}


def resume(connection: Connection, endpoint_id: str, at: datetime) -> None:
    """It is no longer paused; what is held for it stays so."""
    its = update(endpoints).where(endpoints.c.id == endpoint_id, endpoints.c.paused_at.is_not(None))
    connection.execute(its.values(paused_at=None, failing_since=at))


def release_held(connection: Connection, endpoint_id: str, at: datetime) -> Sequence[tuple[str, int]]:
    """What is held for an endpoint is due at once, in a new round; returns that, as (delivery, round)."""
    due = {"status": DeliveryStatus.PENDING, "begun_at": at, "next_attempt_at": at, "round": deliveries.c.round + 1}
    held = update(deliveries).where(_HELD, deliveries.c.endpoint_id == endpoint_id).values(due)
    rows = connection.execute(held.returning(deliveries.c.id, deliveries.c.round))
    return [(row.id, row.round) for row in rows]


def _secrets_of(endpoint_id: str) -> tuple[Any, Any]:
    """Table, and its column with the endpoint."""
    return _SECRETS[endpoint_id.partition("_")[0]]
