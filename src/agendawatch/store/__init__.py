"""What changed, and when we saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.diff import Evidence, carry, compare, identify
from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.store.maintenance import Maintenance
    from agendawatch.store.record_round import Recorded
    from agendawatch.store.records import Records
    from agendawatch.store.store import Queries, Store

__all__ = [
    "Evidence",
    "Maintenance",
    "Queries",
    "Recorded",
    "Records",
    "Store",
    "carry",
    "compare",
    "identify",
]

__getattr__ = lazy_names(
    __name__,
    {
        "maintenance": ("Maintenance",),
        "record_round": ("Recorded",),
        "records": ("Records",),
        "store": ("Queries", "Store"),
    },
)
