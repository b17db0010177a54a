"""Run the migrations on the connection that `agendawatch.store.database` holds; Alembic reads this file."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
