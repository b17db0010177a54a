"""A municipality's archive of documents into the store: read side by side by workers, kept by one writer."""

from agendawatch.archive.backfilling import Backfilled, backfill
from agendawatch.archive.papers import Paper, find_papers
from agendawatch.archive.workers import Workers

__all__ = ["Backfilled", "Paper", "Workers", "backfill", "find_papers"]
