"""An archive of documents into the store: workers read, one writer keeps, and what was done is not done again."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from agendawatch.arguments import now as moment_now
from agendawatch.crawl.archive.documents import (
    Archive,
    ArchiveDocument,
    DocumentFacts,
    find_documents,
    in_reading_order,
    merge,
    read_archive_document,
)
from agendawatch.crawl.followed import advance_kept
from agendawatch.errors import AgendawatchError, FetchError, InputError, UnsafeError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import Change, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.redaction import bare_address
from agendawatch.registry import municipality as municipality_of
from agendawatch.sources.page_memory import Validators
from agendawatch.store import Store

Progress = Callable[[int, int, str], None]
"""Is told how many documents are done, of how many, and the name of the last one."""

_AHEAD = 64
"""Documents that wait with the workers."""


@dataclass(frozen=True, slots=True)
class UnreadDocument:
    """A document that nothing was kept of."""

    name: str
    """Its file's name or address."""
    error: AgendawatchError
    """What was wrong with it."""


@dataclass(frozen=True, slots=True)
class BackfillReport:
    """What became of an archive."""

    taken: tuple[str, ...] = ()
    """Documents whose facts are in the store now, by name."""
    known: int = 0
    """How many were read before, and have the bytes that they had then."""
    left: tuple[str, ...] = ()
    """Documents that tell of no meeting by themselves: memoranda, attachments."""
    elsewhere: tuple[str, ...] = ()
    """Documents whose meetings a site that is watched tells of; what stands there goes before."""
    failed: tuple[UnreadDocument, ...] = ()
    """Documents that could not be read, each with why."""
    changes: tuple[Change, ...] = ()
    """What was seen to be different, in the order written down."""


def backfill(
    store: Store,
    documents: Iterable[ArchiveDocument | Path | str],
    *,
    municipality: Municipality | str,
    now: dt.datetime | None = None,
    executor: Executor | None = None,
    organization: Organization | str | None = None,
    base_url: str | None = None,
    anew: bool = False,
    progress: Progress | None = None,
) -> BackfillReport:
    """Read a municipality's documents of many years into the store, side by side where there is an executor.

    `documents` are papers, files, or folders with all that is in them. `base_url` is where the archive is on the web:
    then meetings lead to their documents. Each document is kept in one transaction and remembered by its hash: a run
    that is stopped goes on where it stood, and a second one reads only what is new or other than it was; with `anew`
    everything. A document that cannot be read is told, and tried again next time; one that stopped its reader is tried
    again by a newer version. Proposals that are followed are taken on by what came. One run at a time for an archive.
    """
    now = moment_now(now)
    own = municipality_of(municipality)
    who = read_organization(organization) if isinstance(organization, str) else organization
    met = store.maintenance.unsafe_pages()
    base_url = bare_address(base_url) if base_url else None
    archive = Archive(own, who, base_url, now, {it.content_hash: it.limit for it in met if not it.outdated})
    outdated = frozenset(it.content_hash for it in met if it.outdated)
    filling = _Filling(store, archive, Site(url=base_url or f"archive:{own.slug}", municipality=own), outdated)
    given = list(documents)
    found = [it for it in given if isinstance(it, ArchiveDocument)]
    found += find_documents(*(it for it in given if not isinstance(it, ArchiveDocument)))
    names = {paper.name for paper in found}
    if len(names) < len(found):
        raise InputError(field="documents", value=f"{len(found)} with {len(names)} names", expected="a name for each")
    papers = in_reading_order(found)
    with ThreadPoolExecutor(1) if executor is None else nullcontext(executor) as readers:
        for done, (paper, made) in enumerate(_understood(papers, filling, readers, anew=anew), start=1):
            filling.take(paper, made)
            if progress:
                progress(done, len(papers), paper.name)
    advance_kept(store, own, now)
    return BackfillReport(
        taken=tuple(filling.outcomes["taken"]),
        known=len(filling.outcomes["known"]),
        left=tuple(filling.outcomes["left"]),
        elsewhere=tuple(filling.outcomes["elsewhere"]),
        failed=tuple(filling.failed),
        changes=tuple(filling.changes),
    )


def _understood(
    papers: Iterable[ArchiveDocument], filling: _Filling, executor: Executor, *, anew: bool
) -> Iterator[tuple[ArchiveDocument, Future[DocumentFacts]]]:
    """Have papers read, some ahead of the writer, and give them in their order, whichever is done first."""
    going: deque[tuple[ArchiveDocument, Future[DocumentFacts]]] = deque()
    try:
        for paper in papers:
            known = None if anew else filling.known(paper)
            going.append((paper, executor.submit(read_archive_document, paper, known, filling.archive)))
            if len(going) >= _AHEAD:
                yield going.popleft()
        while going:
            yield going.popleft()
    finally:
        for _, made in going:
            made.cancel()


@dataclass(slots=True)
class _Filling:
    """A backfill under way: the one writer."""

    store: Store
    archive: Archive
    site: Site
    outdated: frozenset[str]
    """Hashes of documents that stopped a reader of an older version: they are read again."""
    outcomes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    failed: list[UnreadDocument] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def known(self, paper: ArchiveDocument) -> str | None:
        """Tell the hash that a paper had when it was read last."""
        kept = self.store.records.validators(self._key(paper))
        return kept.content_hash if kept and kept.content_hash not in self.outdated else None

    def take(self, paper: ArchiveDocument, made: Future[DocumentFacts]) -> None:
        """Keep what a worker read of a paper, and remember that it was read when that is kept."""
        error = made.exception()
        if error is not None:
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise error
            told = error if isinstance(error, AgendawatchError) else FetchError(f"its worker was lost: {error!r}")
            self.failed.append(UnreadDocument(paper.name, told.detached()))
            if isinstance(told, UnsafeError) and told.content_hash is not None:
                if not told.known:
                    self.store.records.save_unsafe_limit(told.content_hash, told.limit, self.archive.now)
                self._remember(paper, told.content_hash)
            return
        understood = made.result()
        outcome = "known" if understood.known else self._keep(paper, understood)
        self.outcomes[outcome].append(paper.name)
        if outcome != "known":
            self._remember(paper, understood.content_hash)

    def _keep(self, paper: ArchiveDocument, understood: DocumentFacts) -> str:
        """Keep what a document tells beside all that is known of those days, so that nothing seems to be gone."""
        told = understood.meetings
        if not told:
            return "left"
        window = Window(first=min(it.date for it in told), last=max(it.last_day for it in told))
        last = self.store.records.last_listing(self.site, window)
        rows = {_who_and_when(it): it for it in (last.meetings if last else ())}
        for meeting in told:
            key = _who_and_when(meeting)
            rows[key] = merge(rows.get(key), meeting, understood.kind, paper.name)
        listing = Listing(window=window, meetings=tuple(rows.values()), url=self.site.url)
        recorded = self.store.records.add(listing, site=self.site, seen=self.archive.now)
        self.changes.extend(recorded.changes)
        return "elsewhere" if recorded.listing is not None and not recorded.listing.meetings else "taken"

    def _remember(self, paper: ArchiveDocument, content_hash: str) -> None:
        self.store.records.save_validators(
            self._key(paper), Validators(content_hash=content_hash, seen=self.archive.now)
        )

    def _key(self, paper: ArchiveDocument) -> str:
        return f"archive {self.site.url} {paper.name}"


def _who_and_when(meeting: Meeting) -> tuple[str, dt.date, int]:
    return meeting.organization.slug, meeting.date, meeting.nth
