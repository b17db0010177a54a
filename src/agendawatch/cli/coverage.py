"""The command that tells how well each organization is followed, and the same as a page for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.change_lines import marked
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.i18n.failures import failure_words
from agendawatch.model import STOCKHOLM, Doubt, Example, Municipality
from agendawatch.model.change import Coverage
from agendawatch.store import Store

__all__ = ["coverage", "doubt_words", "named", "to_coverage_page"]

# How well each organization is followed, as a page for people: one file that needs nothing beside itself.

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #ddd}.late{background:#fff3cd}.fails{background:#f8d7da}"
)


def _coverage_heads() -> Sequence[str]:
    """Name the columns of the table, on the page and in the terminal, in the language that is spoken."""
    who, read = (tr("Municipality"), tr("Organization")), (tr("Read"), tr("Changed"), tr("Meetings"))
    return (*who, *read, tr("No agenda"), tr("No minutes"), tr("In doubt"), tr("Failing since"))


def named(town: Municipality | None) -> str:
    """Name a municipality, and say of one that exists nowhere that it does not."""
    return marked(town.name, Example.MADE_UP if town.made_up else None) if town else ""


def _why(row: Coverage) -> str:
    """Say in a person's words why a site could not be read; `--json` has what the error said."""
    return failure_words(row.failure, spoken(), status=row.status)


def doubt_words(doubt: Doubt, town: Municipality | None, page: str) -> str:
    """Say whose days are withheld, why, and where they stand."""
    who = str(doubt.organization or tr("the whole page"))
    url = doubt.provenance.url if doubt.provenance else None
    where = ", ".join(filter(None, (doubt.place, url or page)))
    return f"{', '.join(filter(None, (who, named(town))))}: {caveat_words(doubt.caveat, spoken())} ({where})"


def to_coverage_page(rows: Iterable[Coverage], *, now: dt.datetime) -> bytes:
    """Write the page, in the language that is spoken."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in _coverage_heads())
    title, told = tr("Coverage"), tr("As of {moment}.", moment=_moment(now))
    return (
        f'<!doctype html><html lang="{spoken()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1><p>{told}</p>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table></body></html>\n"
    ).encode()


def _row(row: Coverage) -> str:
    kind = "fails" if row.failing_since else "late" if row.without_agenda or row.without_minutes or row.doubts else ""
    cells = (
        named(row.municipality),
        str(row.organization or ", ".join(row.sites)),
        _moment(row.last_success),
        _moment(row.last_change),
        str(row.meetings),
        ", ".join(it.date.isoformat() for it in row.without_agenda),
        ", ".join(it.date.isoformat() for it in row.without_minutes),
        "; ".join(doubt_words(it, row.municipality, ", ".join(row.sites)) for it in row.doubts),
        _moment(row.failing_since) + (f": {_why(row)}" if row.failing_since else ""),
    )
    return f"<tr{f' class={kind!r}' if kind else ''}>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _moment(moment: dt.datetime | None) -> str:
    return moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if moment else ""


# The command that tells how well each organization is followed.


@click.command()
@options.municipality
@click.option(
    "--agenda-days",
    type=click.IntRange(0, 60),
    default=7,
    show_default=True,
    help="Days before a meeting by which its agenda is expected.",
)
@click.option(
    "--minutes-days",
    type=click.IntRange(0, 180),
    default=21,
    show_default=True,
    help="Days after a meeting by which its minutes are expected.",
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page for people too.")
@options.store
@options.as_json
def coverage(
    municipality: str | None, agenda_days: int, minutes_days: int, html: Path | None, store_url: str, *, as_json: bool
) -> None:
    """Tell how fresh each organization is, and what is late.

    When its site last answered, since when it fails, which agendas and minutes are overdue, and what is withheld since we are not sure of it.

    \b
    agendawatch coverage
    agendawatch coverage -m Göteborg --html coverage.html

    Writes nothing but the page of --html.
    """
    now = options.now()
    with Store(store_url, make=False) as store:
        rows = store.coverage(now.date(), agenda_days=agenda_days, minutes_days=minutes_days)
    if municipality is not None:
        from agendawatch.registry import municipality as find  # noqa: PLC0415 - 311 files are read on import

        code = find(municipality).code
        rows = tuple(row for row in rows if row.municipality is not None and row.municipality.code == code)
    if html:
        from agendawatch.feeds import write_feed  # noqa: PLC0415 - icalendar is not needed for the rest

        write_feed(html, to_coverage_page(rows, now=now))
    show.say(show.to_json(rows)) if as_json else _tell(rows)


def _tell(rows: tuple[Coverage, ...]) -> None:
    if not rows:
        show.say(tr("Nothing is watched yet."))
        return
    show.table(
        _coverage_heads(),
        [
            (
                named(row.municipality),
                str(row.organization or ", ".join(row.sites)),
                _day(row.last_success),
                _day(row.last_change),
                str(row.meetings),
                str(len(row.without_agenda)),
                str(len(row.without_minutes)),
                str(len(row.doubts) or ""),
                _day(row.failing_since),
            )
            for row in rows
        ],
    )
    for row in rows:
        if row.failing_since:
            who = named(row.municipality) or ", ".join(row.sites)
            show.say(f"{tr('Failed')}: {who}: {_why(row)}")
    doubted = (doubt_words(it, row.municipality, ", ".join(row.sites)) for row in rows for it in row.doubts)
    for words in dict.fromkeys(doubted):
        show.tell(f"{tr('Not read with certainty')}: {words}")
    missed = ((it, named(row.municipality)) for row in rows for it in row.unreached)
    for it, town in dict.fromkeys(missed):
        name = ", ".join(filter(None, (it.organization, town)))
        show.tell(tr("Not found: {name} ({why}).", name=name, why=caveat_words(it.reason, spoken())))
    watched = len({row.municipality.code for row in rows if row.municipality is not None and row.last_success})
    failing = sum(row.failing_since is not None for row in rows)
    show.say(
        tr(
            "{watched} municipalities and regions have been read; {failing} rows are failing.",
            watched=watched,
            failing=failing,
        )
    )


def _day(moment: dt.datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
