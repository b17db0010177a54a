"""Which municipality publishes where: data, one file a county, and the ways to look it up."""

from agendawatch.registry.lookup import (
    NoticeBoard,
    Registration,
    municipalities,
    municipality,
    registration,
    sites,
)

__all__ = ["NoticeBoard", "Registration", "municipalities", "municipality", "registration", "sites"]
