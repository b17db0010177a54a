"""How well each organization is followed, as a page for people: one file that needs nothing beside itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

from agendawatch.cli.change_lines import marked
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.i18n.sentences import TROUBLES
from agendawatch.model import STOCKHOLM, Doubt, Example, Municipality
from agendawatch.model.change import Coverage

__all__ = ["coverage_heads", "doubt_words", "named", "to_coverage_page", "trouble_words"]

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #ddd}.late{background:#fff3cd}.fails{background:#f8d7da}"
)


def coverage_heads() -> Sequence[str]:
    """Name the columns of the table, on the page and in the terminal, in the language that is spoken."""
    who, read = (tr("Municipality"), tr("Organization")), (tr("Read"), tr("Changed"), tr("Meetings"))
    return (*who, *read, tr("No agenda"), tr("No minutes"), tr("In doubt"), tr("Failing since"))


def named(town: Municipality | None) -> str:
    """Name a municipality, and say of one that exists nowhere that it does not."""
    return marked(town.name, Example.MADE_UP if town.made_up else None) if town else ""


def trouble_words(row: Coverage) -> str:
    """Say in a person's words why a site could not be read; `--json` has what the error said."""
    return tr(TROUBLES[row.trouble]) if row.trouble else ""


def doubt_words(doubt: Doubt, town: Municipality | None, page: str) -> str:
    """Say whose days are withheld, why, and where they stand."""
    who = str(doubt.organization or tr("the whole page"))
    url = doubt.provenance.url if doubt.provenance else None
    where = ", ".join(filter(None, (doubt.place, url or page)))
    return f"{', '.join(filter(None, (who, named(town))))}: {caveat_words(doubt.caveat, spoken())} ({where})"


def to_coverage_page(rows: Iterable[Coverage], *, now: dt.datetime) -> bytes:
    """Write the page, in the language that is spoken."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in coverage_heads())
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
        _moment(row.failing_since) + (f": {trouble_words(row)}" if row.trouble else ""),
    )
    return f"<tr{f' class={kind!r}' if kind else ''}>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _moment(moment: dt.datetime | None) -> str:
    return moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if moment else ""
