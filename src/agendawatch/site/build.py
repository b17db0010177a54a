"""A site from a store into a place: the whole round of publishing."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from agendawatch.i18n import LANGUAGES
from agendawatch.site.file_stores import FileStore
from agendawatch.site.hits import Hits
from agendawatch.site.hosts import Size
from agendawatch.site.plan import plan_of
from agendawatch.site.planned_file import HITS
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData
from agendawatch.site.writer import SiteWriteReport, write_site
from agendawatch.store import Store


def build_site(
    store: Store,
    settings: SiteSettings,
    place: FileStore,
    *,
    now: dt.datetime,
    executor: Executor | None = None,
    before: Callable[[Size], None] | None = None,
) -> SiteWriteReport:
    """Publish a store's pages, feeds and indexes as they stand at a moment; the store is only read.

    An executor of processes needs a store and a place that another process can open.
    `before` anything is written it is told how much the site will be.
    """
    source = SiteData(store, settings, now)
    noted = place.read(HITS) if settings.watches else None
    hits = Hits.read(noted).followed(source)
    unasked = tuple(f"{language}/" for language in LANGUAGES[1:] if language not in settings.languages)
    report = write_site(
        plan_of(source, hits), place, executor=executor, unwanted=lambda it: it.startswith(unasked), before=before
    )
    if settings.watches and (data := hits.written()) != noted:
        place.write({HITS: data})
    return report


@contextmanager
def processes(count: int) -> Iterator[Executor | None]:
    """Run processes to make pages in, started when the first is needed; for one, none."""
    if count <= 1:
        yield None
        return
    # A fork would copy the store's open connections; a clean process opens its own.
    context = get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=tune_interpreter) as executor:
        yield executor


def tune_interpreter() -> None:
    """Set the interpreter of a process that makes a site and little else: it collects garbage seldom.

    A plan has a hundred thousand values that stay, and pages make few that do not go by themselves.
    """
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)
