"""The command that writes the store as tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import click

from agendawatch.cli import options, show
from agendawatch.exports import Publishing, export
from agendawatch.exports.descriptors import PublisherType
from agendawatch.exports.writers import FORMATS, Format
from agendawatch.i18n import tr
from agendawatch.store import Store


@options.command("export")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "kind",
    type=click.Choice(sorted(FORMATS)),
    default="csv",
    show_default=True,
    help="How tables are written.",
)
@click.option("--since", type=options.MOMENT, help="Add what is new from a moment on to the export in OUT.")
@click.option(
    "--base-url",
    help="Where OUT is served, as https://data.example/moten/; with --publisher, a DCAT record is written.",
)
@click.option("--publisher", help="Who publishes it.")
@click.option(
    "--publisher-type",
    type=click.Choice(get_args(PublisherType)),
    metavar="TYPE",
    help="What the publisher is, in the words of ADMS; DCAT-AP-SE asks for it.",
)
@click.option("--contact", help="An address of mail or of a page, for who asks about it.")
@click.option("--licence", help="The address of the licence that you give it under.")
@options.store
@options.as_json
def export_(
    out: Path,
    *,
    kind: Format,
    since: dt.datetime | None,
    base_url: str | None,
    publisher: str | None,
    publisher_type: PublisherType | None,
    contact: str | None,
    licence: str | None,
    store_url: str,
    as_json: bool,
) -> None:
    """Write the store's facts into OUT as tables for notebooks and data portals.

    Municipalities, organizations, meetings, items, decisions, votes, positions, documents, proposals, actions, changes and coverage; datapackage.json says what each column means.

    \b
    agendawatch export tables
    agendawatch export tables --format parquet
    agendawatch export tables --since 2026-03-01

    Writes into OUT alone, and replaces an export that stands there; with --since it adds to it.
    """
    if (base_url is None) != (publisher is None):
        msg = "--base-url and --publisher are told together: a record for data portals needs both"
        raise click.UsageError(msg)
    publishing = None
    if base_url is not None and publisher is not None:
        whole = base_url.rstrip("/") + "/"
        publishing = Publishing(
            address=whole, publisher=publisher, publisher_type=publisher_type, contact=contact, licence=licence
        )
    with Store(store_url, make=False) as store:
        done = export(store, out, format=kind, since=since, publishing=publishing)
    if as_json:
        show.say(show.to_json({"folder": str(done.folder), "rows": done.rows, "until": done.until}))
        return
    for table, rows in done.rows.items():
        show.say(f"{rows:>9}  {table}")
    show.say(tr("{folder}/datapackage.json says what each column means", folder=str(out)))
