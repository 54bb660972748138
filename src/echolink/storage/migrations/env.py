"""How does Alembic run our migrations? On the connection that `storage.schema` hands it, inside that one's transaction."""

from alembic import context

from echolink.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by making it anew
)
context.run_migrations()
