"""The command that reads an archive of documents into the store."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.terminal import say
from agendawatch.crawl.archive import BackfillReport, find_documents
from agendawatch.crawl.archive import backfill as fill
from agendawatch.i18n import ngettext, tr
from agendawatch.i18n.finished import tr_said
from agendawatch.store import Store


@options.command()
@click.argument("documents", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.municipality_option("Whose documents they are, by name or code.", required=True)
@click.option(
    "--organization", "-o", help="Whose they are where neither they nor their names say, by name or short form (KS)."
)
@click.option("--base-url", help="Where the archive is on the web; then meetings lead to their documents.")
@click.option("--anew", is_flag=True, help="Read every document again, also those that are as they were.")
@options.workers
@options.store
@options.as_json
def backfill(
    documents: tuple[Path, ...],
    *,
    municipality: str,
    organization: str | None,
    base_url: str | None,
    anew: bool,
    count: int,
    store_url: str,
    as_json: bool,
) -> None:
    """Read an archive of DOCUMENTS into the store: minutes, summonses and plans of past years.

    DOCUMENTS are files, or folders with all that is in them: PDF, HTML or text.
    What a document is, of whom and of which day, is told by its text and its name, as in 2021/KS protokoll 2021-03-10.pdf.
    One that is stopped goes on where it stood, and a second run reads only what is new.

    \b
    agendawatch backfill protokoll -m Höör
    agendawatch backfill arkiv -m Höör --base-url https://kommun.example/arkiv/

    Writes what is read into the store; the documents are only read.
    """
    papers = find_documents(*documents)

    def progress(done: int, total: int, name: str) -> None:
        say(f"{done}/{total} {name}", err=True)

    with Store(store_url) as store, ThreadPoolExecutor(count) as executor:
        told = fill(
            store,
            papers,
            municipality=municipality,
            now=options.now(),
            executor=executor,
            organization=organization,
            base_url=base_url,
            anew=anew,
            progress=None if as_json else progress,
        )
    show.say(show.to_json(_facts(told))) if as_json else _tell(told)
    if told.failed:
        sys.exit(1)


def _facts(told: BackfillReport) -> dict[str, object]:
    return {
        "taken": told.taken,
        "known": told.known,
        "left": told.left,
        "elsewhere": told.elsewhere,
        "failed": [
            {"document": unread.name, "kind": type(unread.error).__name__, "error": str(unread.error)}
            for unread in told.failed
        ],
        "changes": len(told.changes),
    }


def _tell(told: BackfillReport) -> None:
    counts = {"taken": len(told.taken), "known": told.known, "left": len(told.left), "changes": len(told.changes)}
    show.say(tr("{taken} documents read, {known} as they were, {left} left alone; {changes} changes.", **counts))
    if told.elsewhere:
        show.say(
            ngettext(
                "1 document is of a meeting that a watched site tells of; what it tells stands.",
                "{n} documents are of meetings that a watched site tells of; what it tells stands.",
                len(told.elsewhere),
            )
        )
    for unread in told.failed:
        show.say(f"{tr('Failed')}: {unread.name}: {tr_said(str(unread.error))}")
