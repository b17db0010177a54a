"""The command that records a live site for tests."""

from __future__ import annotations

from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.i18n import decimal, tr
from agendawatch.model import Window, slug


@options.command()
@click.argument("where", shell_complete=options.complete_places)
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), required=False)
@options.organization
@options.window_options
@options.number("--agendas", 0, 20, 2, "How many agendas to record.")
@options.platform
@options.as_json
def record(
    where: str,
    out: Path | None,
    *,
    organization: str | None,
    span: Window,
    agendas: int,
    platform: str | None,
    as_json: bool,
) -> None:
    """Record a live site of WHERE into the folder OUT, for tests.

    WHERE is a municipality or an address. Telephone numbers, e-mail addresses and personal numbers are taken out of pages, and documents that hold
    any are left out. Names of private persons are for you to find: read every file before you hand it on.
    `expected.json` says what was read from the recording; compare it with the site.

    \b
    agendawatch record Höör tests/samples/hoor -o kommunstyrelsen
    agendawatch record https://kommun.example/moten --agendas 1

    Writes pages, and what was read from them, into OUT.
    """
    from agendawatch.crawl.sample import EXPECTED, take_sample  # noqa: PLC0415 - httpx is not needed for --help

    folder = out or Path(f"recording-{slug(where)}")
    place = options.place(where, platform)
    sample = take_sample(folder, place, organization=organization, window=span, now=options.now, agendas=agendas)
    report = sample.report
    if as_json:
        facts = {
            "folder": folder,
            "site": sample.site,
            "requests": report.requests,
            "bytes": report.bytes,
            "meetings": len(sample.meetings),
            "trimmed": [{"kind": kind.value, "count": count} for kind, count in sample.trimmed.trimmed],
            "left_out": [{"url": url, "why": why} for url, why in sample.trimmed.left_out],
        }
        show.say(show.to_json(facts))
        return
    site = f"{sample.site.url} ({sample.site.platform or tr('detected')})"
    show.say(tr("Recorded {site} into {folder}:", site=site, folder=folder))
    size, count = f"{decimal(report.bytes / 1e6)} MB", len(sample.meetings)
    counted = tr("{requests} requests, {size}, {count} meetings", requests=report.requests, size=size, count=count)
    show.say(f"  {counted}")
    for kind, times in sample.trimmed.trimmed:
        show.say("  " + tr("{times} × {kind} taken out of pages", times=times, kind=kind.value.replace("_", " ")))
    for url, why in sample.trimmed.left_out:
        show.say("  " + tr("left out: {url} ({why})", url=url, why=why))
    expected = folder / EXPECTED
    show.say(tr("Now read every file in it for private persons, and compare {file} with the site.", file=expected))
