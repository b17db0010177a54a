"""How well each organization is followed, as a page for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape

from agendawatch.model import STOCKHOLM
from agendawatch.model.coverage import Coverage

__all__ = ["coverage_table", "to_coverage_page"]

_HEADS = ("Municipality", "Organization", "Last success", "Last change", "Meetings", "Without agenda", "Without minutes", "Failing since")  # fmt: skip
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #ddd}.late{background:#fff3cd}.fails{background:#f8d7da}"
)


def coverage_table(rows: Iterable[Coverage]) -> str:
    """Write a table, to stand within another page."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in _HEADS)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"


def to_coverage_page(rows: Iterable[Coverage], *, now: dt.datetime) -> bytes:
    """Write a whole page; it needs nothing beside itself."""
    told = now.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Coverage</title><style>{_STYLE}</style></head><body><h1>Coverage</h1>"
        f"<p>As of {told}.</p>{coverage_table(rows)}</body></html>\n"
    ).encode()


def _row(row: Coverage) -> str:
    kind = "fails" if row.failing_since else "late" if row.without_agenda or row.without_minutes else ""
    cells = (
        escape(str(row.municipality or "")),
        escape(str(row.organization or ", ".join(row.sites))),
        _moment(row.last_success),
        _moment(row.last_change),
        str(row.meetings),
        ", ".join(it.date.isoformat() for it in row.without_agenda),
        ", ".join(it.date.isoformat() for it in row.without_minutes),
        _moment(row.failing_since) + (f": {escape(row.error)}" if row.error else ""),
    )
    return f"<tr{f' class={kind!r}' if kind else ''}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _moment(moment: dt.datetime | None) -> str:
    return moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if moment else ""
