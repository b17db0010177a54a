"""The command that records a live site for tests."""

from __future__ import annotations

from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.model import Window, slug

__all__ = ["record"]


@click.command()
@click.argument("where")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), required=False)
@options.organization
@options.window_options
@click.option("--agendas", type=click.IntRange(0, 20), default=2, show_default=True, help="How many agendas to record.")
@click.option("--platform", help="The platform of an address; detected unless given.")
def record(
    where: str,
    out: Path | None,
    *,
    organization: str | None,
    span: Window,
    agendas: int,
    platform: str | None,
) -> None:
    """Record a live site of WHERE, a municipality or an address, into the folder OUT.

    Telephone numbers, e-mail addresses and personal numbers are taken out of pages, and documents that hold
    any are left out. Names of private persons are for you to find: read every file before you hand it on.
    `expected.json` says what was read from the recording; compare it with the site.

    \b
    agendawatch record Höör tests/samples/hoor -o kommunstyrelsen
    """
    from agendawatch.fetch.sample import EXPECTED, take_sample  # noqa: PLC0415 - httpx is not needed for --help

    folder = out or Path(f"recording-{slug(where)}")
    place = options.place(where, platform)
    sample = take_sample(folder, place, organization=organization, window=span, now=options.now, agendas=agendas)
    report = sample.report
    show.say(f"Recorded {sample.site.url} ({sample.site.platform or 'detected'}) into {folder}:")
    show.say(f"  {report.requests} requests, {report.bytes / 1e6:.1f} MB, {len(sample.meetings)} meetings")
    for kind, count in sample.trimmed.trimmed:
        show.say(f"  {count} × {kind.value.replace('_', ' ')} taken out of pages")
    for url, why in sample.trimmed.left_out:
        show.say(f"  left out: {url} ({why})")
    show.say(f"Now read every file in it for private persons, and compare {folder / EXPECTED} with the site.")
