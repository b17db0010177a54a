"""A municipality's archive of documents into the store: read side by side by workers, kept by one writer."""

from agendawatch.crawl.archive.backfill import BackfillReport, backfill
from agendawatch.crawl.archive.documents import ArchiveDocument, find_documents
from agendawatch.crawl.archive.workers import WorkerPool, worker_pool

__all__ = ["ArchiveDocument", "BackfillReport", "WorkerPool", "backfill", "find_documents", "worker_pool"]
