"""What changed, and when we saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.diff import Evidence, apply, carry, compare, identify

if TYPE_CHECKING:
    from agendawatch.store.maintenance import Maintenance
    from agendawatch.store.records import Records
    from agendawatch.store.store import Queries, Recorded, Store

__all__ = [
    "Evidence",
    "Maintenance",
    "Queries",
    "Recorded",
    "Records",
    "Store",
    "apply",
    "carry",
    "compare",
    "identify",
]


def __getattr__(name: str) -> object:
    """Load the store, and with it the database's library, when it is first asked for."""
    if name not in {"Maintenance", "Queries", "Recorded", "Records", "Store"}:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from agendawatch.store import store  # noqa: PLC0415 - SQLAlchemy costs a fifth of a second

    return getattr(store, name)
