"""Measure how long a page takes to become blocks, against the parser's bare time for it.

Run with `python benchmarks/reading.py`. The page has 500 kB: a table of meetings with spans, links, and tags
that nobody closed. What must hold is a ratio, so that the machine does not matter.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.html import html_document

AT_MOST = 4.0
"""Times the parser's own time that reading may take."""
_SIZE = 500_000
_ROUNDS = 15
_ROW = (
    '<tr class="moten__rad"><td class="moten__datum"{span}>Måndagen den {day} januari 2026</td>'
    '<td class="moten__tid">18.00–21.00</td><td class="moten__organ"><a class="lank" '
    'href="/kommun-och-politik/moten/kommunfullmaktige/{number}">Kommunfullmäktige i Exempelby</a></td>'
    '<td class="moten__plats">Folkets hus, stora salen, Storgatan</td><td class="moten__handlingar">{papers}</td></tr>\n'
)
_PAPERS = '<p class="normal">Kallelse och handlingar publiceras en vecka före mötet'
_LINKED = '<p class="normal">Handlingar: <a class="fil" href="/download/18.5f7a/{number}/kallelse.pdf">Kallelse (PDF, 2 MB)</a>'


def page() -> str:
    """Make the page."""
    rows: list[str] = []
    size = 0
    while size < _SIZE:
        number = len(rows)
        papers = (_LINKED if number % 3 == 0 else _PAPERS).format(number=number)
        span = " rowspan=2" if number % 40 == 0 else ""
        rows.append(_ROW.format(span=span, day=number % 28 + 1, number=number, papers=papers))
        size += len(rows[-1])
    head = (
        "<!doctype html><html lang=sv><head><title>Möten</title></head><body><main><h1>Möteskalender 2026</h1><table>"
    )
    return f"{head}{''.join(rows)}</table></main></body></html>"


def seconds(work: Callable[[], object]) -> float:
    """Give the shortest of many rounds, in processor time."""
    best = float("inf")
    for _ in range(_ROUNDS):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def main() -> None:
    """Print both times and their ratio, and fail when it is too large."""
    text = page()
    bare = seconds(lambda: LexborHTMLParser(text))
    whole = seconds(lambda: html_document(text))
    ratio = whole / bare
    print(
        f"{len(text) / 1000:.0f} kB: parsed in {bare * 1000:.1f} ms, read in {whole * 1000:.1f} ms: {ratio:.1f} times"
    )
    assert ratio <= AT_MOST, f"reading takes {ratio:.1f} times the parser's time, more than {AT_MOST}"


if __name__ == "__main__":
    main()
