"""Finding the way: which pages of a municipality's site hold its meetings. It asks nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.crawl.explore.explorer import Budget, Explored, explore, is_current, is_due

__all__ = ["Budget", "Explored", "explore", "is_current", "is_due"]

__getattr__ = lazy_names(
    __name__,
    {
        "explorer": ("Budget", "Explored", "explore", "is_current", "is_due"),
    },
)
