"""Measure how long pages take to become documents, stage by stage, against the bare parser's time for them.

    python -m benchmarks.reading

Each page has some 500 kB: a table of meetings with spanning cells, links and tags that nobody closed; cards with lists
and pairs; the plan of a year in columns that only spaces hold together. Stages are sums: the document with its blocks,
boxes and spans; that and its passages; the whole reader. What must hold is a ratio, so that
the machine does not matter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks import measured
from benchmarks.tables import race, say, table
from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents import read_document
from agendawatch.readers.schedule import read_schedule

AT_MOST = 10.0
"""Times the parser's own time that a document of the table may take.

The parser's time is a third when it gets the memory of the tree before, as here; alone, in a process that gives all
memory back each time, the same document takes 4 times what the parser does.
"""
_SIZE = 500_000
_TURNS = 9
_ROW = (
    '<tr class="moten__rad"><td class="moten__datum"{span}>Måndagen den {day} januari 2026</td>'
    '<td class="moten__tid">18.00–21.00</td><td class="moten__organ"><a class="lank" '
    'href="/kommun-och-politik/moten/kommunfullmaktige/{number}">Kommunfullmäktige</a></td>'
    '<td class="moten__plats">Folkets hus, stora salen, Storgatan</td><td class="moten__handlingar">{papers}</td></tr>\n'
)
_PAPERS = '<p class="normal">Kallelse och handlingar publiceras en vecka före mötet'
_LINKED = '<p class="normal">Handlingar: <a class="fil" href="/download/18.5f7a/{number}/kallelse.pdf">Kallelse (PDF, 2 MB)</a>'


_CARD = (
    '<li class="card card--{kind}"><article class="teaser__inner"><div class="card__head"><h3 class="card__title">'
    '<a class="lank" href="/moten/{number}">Kommunstyrelsen</a></h3><div class="card__meta"><span class="icon"></span>'
    '<time datetime="2026-01-{day:02}T13:00">{day} januari</time><span>,</span> <span class="tid">kl. 13.00</span></div></div>'
    '<div class="card__body"><p>Sammanträdet är <strong>öppet</strong> för allmänheten och hålls i stadshuset, sal Furan.</p>'
    "<dl><dt>Plats</dt><dd>Stadshuset</dd><dt>Tid</dt><dd>13.00</dd></dl><ul><li><a href='/f/{number}/k.pdf'>Kallelse "
    "(PDF, 1 MB)</a></li><li><a href='/f/{number}/h.pdf'>Handlingar (PDF, 9 MB)</a></li></ul></div></article></li>\n"
)
_LINE = "{name:34}" + "{:>10}" * 11 + "\n"
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "juni", "aug", "sep", "okt", "nov", "dec")


def table_page() -> str:
    """Make a page that is one table."""
    rows: list[str] = []
    size = 0
    while size < _SIZE:
        number = len(rows)
        papers = (_LINKED if number % 3 == 0 else _PAPERS).format(number=number)
        span = " rowspan=2" if number % 40 == 0 else ""
        rows.append(_ROW.format(span=span, day=number % 28 + 1, number=number, papers=papers))
        size += len(rows[-1])
    return f"<!doctype html><html lang=sv><title>Möten</title><main><h1>Möteskalender 2026</h1><table>{''.join(rows)}</table></main>"


def cards_page() -> str:
    """Make a page of cards."""
    rows: list[str] = []
    size = 0
    while size < _SIZE:
        number = len(rows)
        rows.append(_CARD.format(kind=number % 3, number=number, day=number % 28 + 1))
        size += len(rows[-1])
    return f"<!doctype html><html lang=sv><title>Möten</title><main><h1>Möten 2026</h1><ul>{''.join(rows)}</ul></main>"


def plain_page() -> str:
    """Make a text whose columns only spaces hold together."""
    head = _LINE.format(*_MONTHS, name="Nämnd")
    rows: list[str] = []
    size = 0
    while size < _SIZE:
        number = len(rows)
        days = ((number + month * 3) % 28 + 1 for month in range(11))
        rows.append(_LINE.format(*days, name=f"Byggnadsnämnden, utskott {number}"))
        size += len(rows[-1])
    return f"Sammanträden 2026\n\n{head}{''.join(rows)}"


def stages(page: str) -> dict[str, Callable[[], object]]:
    """Give what each stage does, all that goes before it included."""
    bare = {"parsed": lambda: LexborHTMLParser(page)} if page.startswith("<") else {}
    return {
        **bare,
        "document": lambda: read_document(page),
        "passages": lambda: read_document(page).passages,
        "schedule": lambda: read_schedule(page),
    }


def main() -> int:
    """Print what the stages take, and fail where a document costs too much."""
    rows: list[tuple[str, ...]] = []
    ratios: dict[str, float] = {}
    for name, page in (("a table", table_page()), ("cards", cards_page()), ("columns of spaces", plain_page())):
        took = race(stages(page), _TURNS)
        bare = took.get("parsed")
        shown = (
            f"{took[it] * 1000:.0f}" if it in took else "–" for it in ("parsed", "document", "passages", "schedule")
        )
        ratios[name] = took["document"] / bare if bare else 0
        rows.append((name, f"{len(page.encode()) / 1000:.0f}", *shown, f"{ratios[name]:.1f}" if bare else "–"))
    head = (
        "page",
        "kB",
        "bare parse, ms",
        "document",
        "and passages",
        "whole schedule",
        "document / parse",
    )
    sys.stdout.write(table(head, rows))
    say(f"At most {AT_MOST} × the bare parse for the table ({ratios['a table']:.1f}).")
    return measured.write(
        "reading",
        [measured.figure("document of a long table, beside the bare parse", ratios["a table"], unit="×")],
        promise=f"a document of a long table in at most {AT_MOST:.0f} × the bare parse",
        kept=ratios["a table"] <= AT_MOST,
    )


if __name__ == "__main__":
    sys.exit(main())
