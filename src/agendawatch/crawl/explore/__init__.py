"""Finding the way: which pages of a municipality's site hold its meetings. It asks nothing itself."""

from agendawatch.crawl.explore.explorer import Budget, Explored, explore, is_current, is_due

__all__ = ["Budget", "Explored", "explore", "is_current", "is_due"]
