from agendawatch.crawl.archive.backfill import BackfillReport as BackfillReport
from agendawatch.crawl.archive.backfill import UnreadDocument as UnreadDocument
from agendawatch.crawl.archive.documents import ArchiveDocument as ArchiveDocument
from agendawatch.crawl.explore.explorer import Budget as Budget
from agendawatch.crawl.update import SiteReport as SiteReport
from agendawatch.crawl.update import UpdateReport as UpdateReport
