"""The command that publishes: a store as pages, feeds and indexes, in a folder or an object store."""

from __future__ import annotations

import datetime as dt
import sys
import time
from contextlib import nullcontext

import click

from agendawatch.cli import options, show
from agendawatch.cli.config import Session
from agendawatch.cli.terminal import say
from agendawatch.errors import InputError
from agendawatch.i18n import LANGUAGES, decimal, ngettext, tr
from agendawatch.site.build import build_site, processes, tune_interpreter
from agendawatch.site.file_stores import open_file_store
from agendawatch.site.hosts import HOSTS, Host, Size, excesses, host_of
from agendawatch.site.settings import read_settings
from agendawatch.site.writer import SiteWriteReport
from agendawatch.store import Store

_MEMORY = "memory://"
"""A place that no other process can open; nor can it a store that is a copy."""
_NAMED = 20
"""Paths that are named; more are counted."""


@options.command()
@click.argument("out")
@options.store
@click.option("--base-url", help="Where the site will stand, as https://moten.example/; calendars need it.")
@click.option("--title", help="What the site is called.")
@click.option(
    "--pages-in",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="A language that pages are written in; may be said again. Swedish unless given.",
)
@options.municipality_option(
    "Show this municipality alone, by name or code; may be said again. All of the store unless given.",
    "only",
    multiple=True,
    metavar="NAME",
)
@click.option(
    "--as-of",
    "moment",
    type=options.MOMENT,
    help="Draw the store as it stood then: 2020-03-11, its end, or 2020-03-11 08:00. Now unless given.",
)
@options.workers
@options.as_json
@click.pass_obj
def publish(
    session: Session,
    out: str,
    *,
    store_url: str,
    base_url: str | None,
    title: str | None,
    languages: tuple[str, ...],
    only: tuple[str, ...],
    moment: dt.datetime | None,
    count: int,
    as_json: bool,
) -> None:
    """Write pages, calendars and feeds of the store into OUT: a folder, or an object store's address.

    Only what is other than it was is made and written, each file whole or not at all.
    A page that cannot be made is told, and stands as it stood.

    \b
    agendawatch publish site --base-url https://moten.example/
    agendawatch publish s3://bucket/moten -m Ängelvik
    agendawatch publish da --as-of 2026-03-11

    Writes into OUT; the store is only read.
    """
    began = time.monotonic()
    now = options.now()
    if moment is not None and moment > now:
        raise InputError(field="--as-of", value=moment.isoformat(), expected="a moment that has been")
    settings = read_settings(session.text, base_url=base_url, languages=languages, title=title, only=only)
    place = open_file_store(out)
    tune_interpreter()
    alone = out.startswith(_MEMORY) or moment is not None
    with (
        Store(store_url, make=False) as whole,
        whole.as_of(moment) if moment else nullcontext(whole) as store,
        processes(1 if alone else count) as executor,
    ):
        report = build_site(
            store,
            settings,
            place,
            now=moment or now,
            executor=executor,
            before=lambda size: _warn(size, host_of(settings.host, settings.base_url, out)),
        )
    seconds = time.monotonic() - began
    if as_json:
        facts = {
            "written": report.written,
            "unchanged": report.kept,
            "made": report.made,
            "removed": report.removed,
            "files": report.size.files,
            "octets": report.size.octets,
            "left_out": [{"path": bad.path, "reason": bad.reason} for bad in report.left_out],
            "seconds": round(seconds, 3),
        }
        show.say(show.to_json(facts))
    else:
        _tell(report, seconds, out, settings.base_url)
    if report.left_out:
        sys.exit(1)


def _warn(size: Size, host: Host | None) -> None:
    """Say before anything is written what its host will not take; without a host of a name, what one or another will not."""
    for excess in excesses(size, (host,) if host else HOSTS):
        found, most = (_amount(excess.limit, figure) for figure in (excess.found, excess.most))
        facts = {"host": excess.host.name, "found": found, "most": most}
        words = {
            "files": tr("{host} takes at most {most} files, and the site has {found}.", **facts),
            "octets": tr("{host} takes a site of at most {most}, and this one is about {found}.", **facts),
            "largest": tr("{host} takes files of at most {most}, and the largest one has {found}.", **facts),
            "in_folder": tr("{host} takes at most {most} files in a folder, and one has {found}.", **facts),
        }
        say(words[excess.limit], err=True)
        if host:
            say(tr("Fewer: meeting_pages, languages or only in [site], or --municipality."), err=True)


def _amount(limit: str, found: int) -> str:
    return decimal(found, ",") if limit in {"files", "in_folder"} else f"{decimal(found / 1_000_000, ',.0f')} MB"


def _tell(report: SiteWriteReport, seconds: float, out: str, base_url: str | None) -> None:
    if not report.written and not report.removed:
        show.say(
            ngettext(
                "Nothing has changed: 1 file stands in {out}.",
                "Nothing has changed: {n} files stand in {out}.",
                report.kept,
                out=out,
            )
        )
    else:
        for head, paths in ((tr("Written"), report.written), (tr("Removed"), report.removed)):
            for path in paths if len(paths) <= _NAMED else ():
                show.say(f"{head}: {path}")
        counts = {"written": len(report.written), "kept": report.kept, "removed": len(report.removed)}
        took = decimal(seconds)
        show.say(
            tr("{written} files written, {kept} unchanged, {removed} removed, in {seconds} s.", **counts, seconds=took)
        )
    megabytes = decimal(report.size.octets / 1_000_000)
    show.say(tr("The site has {files} files and {megabytes} MB.", files=report.size.files, megabytes=megabytes))
    if base_url is None:
        unknown = tr(
            "Nobody can subscribe: the site's address is not known. Give it by --base-url, or base_url in [site]."
        )
        show.say(unknown)
    for bad in report.left_out:
        show.say(tr("Left out: {path}: {reason}", path=bad.path, reason=bad.reason))
