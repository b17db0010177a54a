"""A document drawn as a page of its own, with what was read of it marked and linked: nothing of a foreign page but its text."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from agendawatch.documents.document import Document
from agendawatch.documents.tables import Cell
from agendawatch.documents.tree import Block, BlockKind, BoxKind, Range, Region, Run

_PAGES_AT_MOST = 60
"""Pages of a PDF that are drawn; of a longer one, those that facts stand on come first."""
_NUMBERS_AT_MOST = 2
"""Facts that a piece names by number; a column's head may be part of hundreds."""


_DEEPEST = 6
"""Boxes within boxes that are set in; what is deeper stands with these."""


class ShownRange(NamedTuple):
    """A fact as it is listed, and the ranges that it rests on."""

    title: str
    told: str
    ranges: tuple[Range, ...]


class _DrawnPiece(NamedTuple):
    """A stretch of the text that the same facts rest on."""

    start: int
    end: int
    facts: tuple[int, ...]
    begins: tuple[tuple[int, int], ...]
    """Which piece of which fact begins here."""
    ends: tuple[int, ...]
    """The facts of which a piece ends here."""


def draw(
    document: Document, data: bytes, facts: Sequence[ShownRange], *, title: str, heads: tuple[str, str], language: str
) -> str:
    """Draw a document with its facts beside it; `heads` stand over the facts and over the document."""
    rules: list[str] = []
    listed: list[str] = []
    for nth, fact in enumerate(facts, start=1):
        # All pieces of a fact stand out when one of them, or the fact, is gone to.
        rules.append(
            f':root:has([id="f{nth}"]:target,[id^="f{nth}-"]:target) .f{nth}{{outline:.15rem solid var(--strong)}}'
        )
        words = " … ".join(
            f'<a href="#f{nth}-{at}">{escape(document.text[start:end])}</a>'
            for at, (start, end) in enumerate(fact.ranges)
        )
        quoted = f"<q>{words}</q>" if words else ""
        listed.append(f'<li id="f{nth}"><strong>{escape(fact.title)}</strong> {escape(fact.told)}<br>{quoted}</li>\n')
    return _PAGE.format(
        language=escape(language),
        title=escape(title),
        style=_STYLE + "".join(rules),
        facts_head=escape(heads[0]),
        facts="".join(listed),
        document_head=escape(heads[1]),
        document=_paper(document, data, facts) if document.kind == "pdf" else draw_text(document, facts),
    )


def draw_text(document: Document, facts: Sequence[ShownRange], first: int = 1) -> str:
    """Draw a document's text alone, with what facts rest on marked and numbered from `first`; it brings no style."""
    return "".join(_text(document, _pieces(facts, first)))


def _pieces(facts: Sequence[ShownRange], number: int) -> list[_DrawnPiece]:
    """Cut what facts, numbered from one, rest on into pieces that do not overlap."""
    ranges = [
        (start, end, nth, at) for nth, fact in enumerate(facts, number) for at, (start, end) in enumerate(fact.ranges)
    ]
    cuts = sorted({place for start, end, _, _ in ranges for place in (start, end)})
    ranges.sort()
    made: list[_DrawnPiece] = []
    open_: list[tuple[int, int, int, int]] = []
    following = 0
    for start, end in itertools.pairwise(cuts):
        open_ = [it for it in open_ if it[1] > start]
        begun = following
        while following < len(ranges) and ranges[following][0] == start:
            open_.append(ranges[following])
            following += 1
        if open_:
            begins = tuple((nth, at) for _, _, nth, at in ranges[begun:following])
            here = tuple(dict.fromkeys(nth for _, _, nth, _ in open_))
            made.append(_DrawnPiece(start, end, here, begins, tuple(nth for _, last, nth, _ in open_ if last == end)))
    return made


# Text


@dataclass(slots=True, eq=False)
class _Marker:
    """Writes ranges of the text, in order, with the pieces in them marked."""

    document: Document
    pieces: Sequence[_DrawnPiece]
    following: int = 0
    """The first piece that does not end before what is written."""

    def write(self, start: int, end: int) -> str:
        """Write a range; ranges come in rising order."""
        out: list[str] = []
        at = start
        while self.following < len(self.pieces) and self.pieces[self.following].end <= start:
            self.following += 1
        nth = self.following
        while nth < len(self.pieces) and self.pieces[nth].start < end:
            piece = self.pieces[nth]
            first, last = max(piece.start, start), min(piece.end, end)
            out += [self._plain(at, first), self._mark(piece, first, last)]
            at = last
            nth += 1
        out.append(self._plain(at, end))
        return "".join(out)

    def _plain(self, start: int, end: int) -> str:
        """Write text, struck where it is struck, with its line ends."""
        out: list[str] = []
        at = start
        for first, last in self.document.struck_in(start, end):
            out += [self._escaped(at, first), f"<del>{self._escaped(first, last)}</del>"]
            at = last
        return "".join([*out, self._escaped(at, end)])

    def _escaped(self, start: int, end: int) -> str:
        return escape(self.document.text[start:end]).replace("\n", "<br>")

    def _mark(self, piece: _DrawnPiece, start: int, end: int) -> str:
        anchors = "".join(f'<i id="f{nth}-{at}"></i>' for nth, at in piece.begins) if start == piece.start else ""
        classes = " ".join(f"f{nth}" for nth in piece.facts)
        # Name the facts that the piece is of; of many the first ones, and how many more.
        ended = piece.ends if end == piece.end else ()
        shown = " ".join(f'<a href="#f{nth}">{nth}</a>' for nth in ended[:_NUMBERS_AT_MOST])
        more = f" +{len(ended) - _NUMBERS_AT_MOST}" if len(ended) > _NUMBERS_AT_MOST else ""
        numbers = f"<sup>{shown}{more}</sup>" if ended else ""
        return f'{anchors}<a class="mark {classes}" href="#f{piece.facts[0]}">{self._plain(start, end)}</a>{numbers}'


def _text(document: Document, pieces: Sequence[_DrawnPiece]) -> Iterator[str]:
    """Write a document's blocks in order, tables as tables."""
    marker = _Marker(document, pieces)
    if document.kind == "text":
        yield f'<pre class="plain">{marker.write(0, len(document.text)).replace("<br>", chr(10))}</pre>'
        return
    tables = {table.box.first: table for table in reversed(document.tables) if table.box.first < table.box.last}
    at, region = 0, Region.MAIN
    while at < len(document.blocks):
        block = document.blocks[at]
        if block.region is not region:
            region = block.region
            yield f'<p class="region">{escape(region.value)}</p>'
        if at in tables:
            table = tables[at]
            yield "<table>"
            if table.caption is not None:
                yield f"<caption>{marker.write(table.caption.start, table.caption.end)}</caption>"
            for row in table.rows:
                cells = "".join(_cell(cell, marker) for cell in row)
                yield f"<tr>{cells}</tr>\n"
            yield "</table>\n"
            at = table.box.last
        else:
            yield _block(block, marker)
            at += 1


def _block(block: Block, marker: _Marker) -> str:
    depth = sum(box.kind in {BoxKind.ITEM, BoxKind.VALUE, BoxKind.DETAILS, BoxKind.PANEL} for box in block.box.above)
    hidden = " hidden-text" if block.hidden else ""
    name = f"h{min(block.level + 1, 6)}" if block.level and block.kind is not BlockKind.TITLE else "div"
    number = block.box.number
    mark = f"{number}. " if number else "• " if block.kind is BlockKind.LIST_ITEM else ""
    return (
        f'<{name} class="{block.kind.value}{hidden} in{min(depth, _DEEPEST)}">'
        f"{mark}{marker.write(block.start, block.end)}</{name}>\n"
    )


def _cell(cell: Cell, marker: _Marker) -> str:
    name = "th" if cell.head else "td"
    size = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
        f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    )
    said = "".join(f"<div>{marker.write(block.start, block.end)}</div>" for block in cell.blocks)
    return f"<{name}{size}>{said}</{name}>"


# Papers


def _paper(document: Document, data: bytes, facts: Sequence[ShownRange]) -> str:
    """Draw the pages of a PDF, with a box about each line of what facts rest on."""
    from agendawatch.documents.pdf.file import draw_pages  # noqa: PLC0415 - the parser is an extra

    boxes: dict[int, dict[Run, list[tuple[int, int | None]]]] = {}
    for nth, fact in enumerate(facts, start=1):
        for at, (start, end) in enumerate(fact.ranges):
            for line, run in enumerate(document.runs_in(start, end)):
                boxes.setdefault(run.page, {}).setdefault(run, []).append((nth, None if line else at))
    every = range(1, len(document.sizes) + 1)
    drawn = sorted(sorted(every, key=lambda page: page not in boxes)[:_PAGES_AT_MOST])
    return "".join(
        f'<figure id="page{it.page}"><div class="page"><img alt="{it.page}" width="{it.width:.0f}" height="{it.height:.0f}" '
        f'src="data:image/png;base64,{base64.b64encode(it.png).decode()}">'
        f"{''.join(_box(document, *box) for box in boxes.get(it.page, {}).items())}</div>"
        f"<figcaption>{it.page}</figcaption></figure>\n"
        for it in draw_pages(data, drawn)
    )


def _box(document: Document, run: Run, facts: Sequence[tuple[int, int | None]]) -> str:
    """Draw a box about a line, which may be part of many facts; it is where the pieces that begin on it are gone to."""
    width, height = document.sizes[run.page - 1]
    place = (
        f"left:{100 * run.left / width:.2f}%;top:{100 * (1 - run.top / height):.2f}%;"
        f"width:{100 * (run.right - run.left) / width:.2f}%;height:{100 * (run.top - run.bottom) / height:.2f}%"
    )
    anchors = "".join(f'<i id="f{nth}-{at}"></i>' for nth, at in facts if at is not None)
    classes = " ".join(f"f{nth}" for nth, _ in facts)
    numbers = ", ".join(str(nth) for nth, _ in facts)
    words = escape(document.text[run.start : run.end])
    return f'<a class="box {classes}" href="#f{facts[0][0]}" style="{place}" title="{numbers}: {words}">{anchors}</a>'


_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head>
<body><main><section class="facts"><h1>{facts_head}</h1><ol>
{facts}</ol></section><section class="document"><h1>{document_head}</h1>
{document}</section></main></body></html>
"""
_STYLE = """
:root{--mark:#fff1a8;--strong:#b3261e;--faint:#667;--line:#ccd;color-scheme:light;font:16px/1.5 system-ui,sans-serif}
body{margin:0}main{display:grid;grid-template-columns:minmax(16rem,26rem) 1fr;gap:1.5rem;padding:0 1rem}
h1{font-size:1.1rem}.facts{position:sticky;top:0;height:100vh;overflow:auto;font-size:.85rem}
.facts li{padding:.3rem;border-bottom:1px solid var(--line)}.facts li:target{outline:.15rem solid var(--strong)}
q{color:var(--faint);quotes:"“" "”"}q a{color:inherit}.document{max-width:60rem;overflow-wrap:anywhere}
.document h2,.document h3,.document h4,.document h5,.document h6{margin:1rem 0 .2rem;font-size:1.15rem}
.mark{background:var(--mark);color:inherit;text-decoration:none}.mark:hover{outline:1px solid var(--strong)}
sup{font-size:.65em;white-space:nowrap;padding-left:.1em}sup a{color:var(--strong);text-decoration:none}.title{color:var(--faint)}
.region{color:var(--faint);font-size:.75rem;border-top:1px solid var(--line);margin:1rem 0 .3rem}
.in1{margin-left:1em}.in2{margin-left:2em}.in3{margin-left:3em}.in4{margin-left:4em}.in5{margin-left:5em}.in6{margin-left:6em}
.hidden-text{color:var(--faint);font-style:italic}.key,caption{font-weight:600}
table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid var(--line);padding:.2rem .5rem;vertical-align:top;text-align:left}
table{overflow-wrap:normal}.plain{white-space:pre-wrap;font-size:.85rem}.page{position:relative}figure{margin:0 0 1rem;max-width:56rem}
img{width:100%;height:auto;display:block;border:1px solid var(--line)}figcaption{color:var(--faint);font-size:.75rem}
.box{position:absolute;background:rgb(255 225 60/.35);border-bottom:2px solid var(--strong);box-sizing:border-box}
@media(max-width:50rem){main{display:block}.facts{position:static;height:auto}}
@media print{.facts{position:static;height:auto;overflow:visible}main{display:block}}
"""
