"""A municipality's archive of documents into the store: read side by side by workers, kept by one writer."""

from agendawatch.crawl.archive.backfill import Backfilled, backfill
from agendawatch.crawl.archive.files import Paper, find_papers
from agendawatch.crawl.archive.workers import Workers

__all__ = ["Backfilled", "Paper", "Workers", "backfill", "find_papers"]
