"""Tables in `pre`: text whose columns the page keeps with spaces."""

from __future__ import annotations

import html
import re

from agendawatch.reading.schedule.aligned import align_columns

__all__ = ["with_tables"]

_OPEN = re.compile(r"(?i)<pre\b[^<>]{0,500}>")
_CLOSE = re.compile(r"(?i)</pre\s{0,9}>")
_TAG = re.compile(r"<[^<>]{0,500}>")


def with_tables(page: str) -> str:
    r"""Write the aligned columns in `pre` as tables; a `pre` without columns stays as it is.

    >>> with_tables("<pre>     Jan  Feb\nKF   12   9\nKS   3    4</pre>")
    '<table><tr><td></td><td>Jan</td><td>Feb</td></tr><tr><td>KF</td><td>12</td><td>9</td></tr><tr><td>KS</td><td>3</td><td>4</td></tr></table>'
    """
    made: list[str] = []
    at = 0
    while (begins := _OPEN.search(page, at)) is not None:
        ends = _CLOSE.search(page, begins.end())
        if ends is None:
            break
        made += [
            page[at : begins.start()],
            _written(page[begins.end() : ends.start()], page[begins.start() : ends.end()]),
        ]
        at = ends.end()
    return "".join(made) + page[at:]


def _written(text: str, whole: str) -> str:
    plain = html.unescape(_TAG.sub("", text))
    lines = align_columns(plain).split("\n")
    if not any("\t" in line for line in lines):
        return whole
    out: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if "\t" in line:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            out.append(f"<table>{''.join(rows)}</table>")
            rows = []
        if line.strip():
            out.append(f"<p>{html.escape(line.strip())}</p>")
    return "".join(out)
