"""A municipality's archive of documents into the store: read side by side, kept by one writer."""

from agendawatch.crawl.archive.backfill import BackfillReport, backfill
from agendawatch.crawl.archive.documents import ArchiveDocument, find_documents

__all__ = ["ArchiveDocument", "BackfillReport", "backfill", "find_documents"]
