"""A PDF file opened, page by page, and everything refused that is none.

PDFium is not safe in threads: one lock holds all use of it. Who reads in parallel uses processes.
"""

from __future__ import annotations

import ctypes
import re
import struct
import threading
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from agendawatch.documents.pdf.lines import PaperWord, Turn, WordReader, address_of, bound
from agendawatch.errors import DocumentError, TooLargeError

if TYPE_CHECKING:
    import pypdfium2

# What a PDF says of itself before anybody parses it: its objects, streams and images counted, its nested forms
# weighed.

MAX_OBJECTS = 500_000
_MAX_STREAMS = 100_000
_MAX_IMAGES = 50_000
_MAX_DRAWN = 50_000
"""Times that forms may be drawn by one: those that it draws, those that they draw, and so on."""

_OBJECT = re.compile(rb"\b(\d{1,10})\s{1,3}\d{1,5}\s{1,3}obj\b")
_FORM = re.compile(rb"/Subtype\s{0,3}/Form\b")
_IMAGE = re.compile(rb"/Subtype\s{0,3}/Image\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_FILTER = re.compile(rb"/Filter\s{0,3}(?:\[\s{0,3})?/(\w{1,20})(?:\s{0,3}\])?")
_RESOURCES = re.compile(rb"/(?:Resources|XObject)\s{1,3}(\d{1,10})\s{1,3}\d{1,5}\s{1,3}R\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s{1,3}(\d{1,10})\s{1,3}\d{1,5}\s{1,3}R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s{1,9}Do\b")
_FACTS = 65_536
"""Bytes of an object within which its dictionary is looked for."""
_UNPACKED = 4_000_000
_LOOKED_AT = 64_000_000
"""Bytes of dictionaries and streams that all forms of a document are weighed by; the rest stays unweighed."""


def _check_count(what: str, count: int, most: int) -> None:
    if count > most:
        raise TooLargeError(limit=f"{most} {what}", came=f"{count} {what}")


class _Object(NamedTuple):
    facts: bytes
    """Its dictionary, as far as it is looked at."""
    body: int
    """Where its stream begins; -1 where it has none."""
    end: int


def _forms(data: bytes) -> Iterator[tuple[int, Counter[int]]]:
    """Give each form's number, and how often it draws which others."""
    # The objects by their numbers; of two with one number the last holds.
    starts = [(match.start(), match.end(), int(match[1])) for match in _OBJECT.finditer(data)]
    objects: dict[int, _Object] = {}
    for (_, after, number), (end, _, _) in pairwise([*starts, (len(data), 0, 0)]):
        facts = data[after : min(end, after + _FACTS)]
        opened = _STREAM.search(facts)
        body = after + opened.end() if opened else -1
        objects[number] = _Object(facts[: opened.start()] if opened else facts, body, end)
    forms = {number for number, it in objects.items() if it.body >= 0 and _FORM.search(it.facts)}
    left = _LOOKED_AT
    for number in sorted(forms):
        facts = _known(objects[number], objects)
        named = {match[1]: int(match[2]) for match in _NAMED.finditer(facts) if int(match[2]) in forms}
        content = _content(data, objects[number]) if named else b""
        yield number, Counter(named[match[1]] for match in _DRAWN.finditer(content) if match[1] in named)
        left -= len(facts) + len(content)
        if left < 0:
            return


def _known(form: _Object, objects: dict[int, _Object]) -> bytes:
    """Give what holds the names that a form knows others by: its own dictionary, and those that this leads to."""
    facts = [form.facts]
    for _ in range(2):
        led = dict.fromkeys(int(match[1]) for match in _RESOURCES.finditer(facts[-1]))
        facts.append(b"\n".join(objects[number].facts for number in led if number in objects))
    return b"\n".join(facts)


def _content(data: bytes, form: _Object) -> bytes:
    """Unpack a form's stream as far as is looked at; nothing where it is packed in another way than Flate."""
    body = data[form.body : min(form.end, form.body + _UNPACKED)]
    filters = _FILTER.findall(form.facts)
    if not filters:
        return body
    if filters != [b"FlateDecode"]:
        return b""
    try:
        return zlib.decompressobj().decompress(body, _UNPACKED)
    except zlib.error:
        return b""


def _check_forms(forms: dict[int, Counter[int]]) -> None:
    """Weigh each form by all that it draws, those without others first; raise for one that is never done."""
    weights: dict[int, int] = {}
    waiting = [(number, False) for number in forms]
    open_: set[int] = set()
    while waiting:
        number, weighed = waiting.pop()
        if number in weights:
            continue
        if weighed:
            open_.discard(number)
            drawn = forms.get(number, Counter())
            weights[number] = 1 + sum(count * weights[inner] for inner, count in drawn.items())
            _check_count("forms drawn by one", weights[number], _MAX_DRAWN)
            continue
        open_.add(number)
        waiting.append((number, True))
        for inner in forms.get(number, ()):
            if inner in open_:
                raise DocumentError(expected="a PDF that can be drawn", came="a form that draws itself")
            waiting.append((inner, False))


# The straight edges drawn on a PDF page: rules, borders and the sides of filled boxes.

_THIN = 2.5
"""Points: a box no thicker is a line."""
_MAX_OBJECTS = 20_000
"""A drawing of more parts is a map, not a table."""
_MAX_SEGMENTS = 2_000
_BOX_SEGMENTS = 5
_SAME = 1.6
"""Points: edges nearer than this lie in one line."""
_BRIDGE = 3.0
"""Points: pieces of one edge nearer than this touch."""


_PAGE = 0.9
"""A box over so much of the page is its background."""


class Edge(NamedTuple):
    """A straight line: `at` is its x when upright and its y when lying, `low` to `high` its reach."""

    upright: bool
    at: float
    low: float
    high: float


class EdgeReader:
    """Reads the edges of pages."""

    def __init__(self) -> None:
        """Bind what is called for every object on a page."""
        from pypdfium2 import raw  # noqa: PLC0415 - imported late, as all of PDFium

        number, address = ctypes.c_int, ctypes.c_void_p
        self._raw = raw
        self._object = bound(raw.FPDFPage_GetObject, address, address, number)
        self._kind = bound(raw.FPDFPageObj_GetType, number, address)
        self._bounds = bound(raw.FPDFPageObj_GetBounds, number, *([address] * 5))
        self._segments = bound(raw.FPDFPath_CountSegments, number, address)
        self.objects = 0
        """How many things the page that was read last draws."""
        self._sides = (ctypes.c_float * 4)()
        self._sides_at = [ctypes.addressof(self._sides) + 4 * index for index in range(4)]

    def read(self, page: object, turn: Turn) -> list[Edge]:
        """Read the edges on a page, pieces in one line joined."""
        count = self.objects = self._raw.FPDFPage_CountObjects(page)
        if count > _MAX_OBJECTS:
            return []
        at, path = address_of(page), self._raw.FPDF_PAGEOBJ_PATH
        edges: list[Edge] = []
        for index in range(count):
            thing = self._object(at, index)
            if self._kind(thing) != path or not self._bounds(thing, *self._sides_at):
                continue
            left, bottom, right, top = self._sides
            if turn.degrees:
                left, right, bottom, top = turn.upright((left, right, bottom, top))
            width, height = right - left, top - bottom
            if width > _THIN and height > _THIN and self._segments(thing) > _BOX_SEGMENTS:
                edges += _path_edges(self._raw, self._raw.FPDFPage_GetObject(page, index), turn)
            elif width <= _PAGE * turn.width or height <= _PAGE * turn.height:
                edges += _box_edges(left, bottom, right, top)
        return _joined(edges)


def _box_edges(left: float, bottom: float, right: float, top: float) -> Iterable[Edge]:
    """Give a thin box as one edge and another as its four sides."""
    if right - left <= _THIN:
        return (Edge(upright=True, at=(left + right) / 2, low=bottom, high=top),)
    if top - bottom <= _THIN:
        return (Edge(upright=False, at=(bottom + top) / 2, low=left, high=right),)
    return (
        Edge(upright=True, at=left, low=bottom, high=top),
        Edge(upright=True, at=right, low=bottom, high=top),
        Edge(upright=False, at=bottom, low=left, high=right),
        Edge(upright=False, at=top, low=left, high=right),
    )


def _path_edges(raw: ModuleType, path: object, turn: Turn) -> Iterator[Edge]:
    """Give the level and upright strokes of a path of many."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    x_reference, y_reference = ctypes.byref(x), ctypes.byref(y)
    before: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x_reference, y_reference)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if before is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            left, right = sorted((before[0], here[0]))
            bottom, top = sorted((before[1], here[1]))
            left, right, bottom, top = turn.upright((left, right, bottom, top))
            if right - left <= _THIN or top - bottom <= _THIN:
                yield from _box_edges(left, bottom, right, top)
        before = here


def _joined(edges: list[Edge]) -> list[Edge]:
    """Join the pieces of edges that lie in one line and touch."""
    joined: list[Edge] = []
    lines: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: (edge.upright, edge.at)):
        if lines and lines[-1][-1].upright == edge.upright and edge.at - lines[-1][-1].at <= _SAME:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    for line in lines:
        at = line[0].at
        pieces = sorted((edge.low, edge.high) for edge in line)
        low, high = pieces[0]
        for next_low, next_high in pieces[1:]:
            if next_low - high <= _BRIDGE:
                high = max(high, next_high)
            else:
                joined.append(Edge(line[0].upright, at, low, high))
                low, high = next_low, next_high
        joined.append(Edge(line[0].upright, at, low, high))
    return joined


MAX_BYTES = 200_000_000
MAX_PAGES = 2_000
MAX_CHARACTERS = 100_000
"""On one page; a dense page of print holds 6,000."""

_END_WITHIN = 2048

_pdfium = threading.Lock()


class PdfPage(NamedTuple):
    """A page's words in the order that the file draws them, and the straight edges drawn on it."""

    words: list[PaperWord]
    edges: list[Edge]
    width: float
    height: float
    drawn: bool = True
    """Whether anything at all is drawn on it."""


def pdf_pages(data: bytes) -> tuple[PdfPage, ...]:
    """Read every page; raise `DocumentError` or `TooLargeError` for what cannot be read."""
    with _open_pdf(data) as document:
        if len(document) > MAX_PAGES:
            raise TooLargeError(limit=f"{MAX_PAGES} pages", came=f"{len(document)} pages")
        readers = WordReader(), EdgeReader()
        return tuple(_page(document, index, *readers) for index in range(len(document)))


@contextmanager
def _open_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document when nobody else uses PDFium, and close it whatever happens; PDFium's own errors become ours."""
    # Refuse what is too large or cut short.
    if len(data) > MAX_BYTES:
        raise TooLargeError(limit=f"{MAX_BYTES} bytes", came=f"{len(data)} bytes")
    if b"%%EOF" not in data.rstrip(b"\0 \r\n\t")[-_END_WITHIN:]:
        raise DocumentError(expected="a whole PDF", came=f"one that breaks off after {len(data)} bytes")
    # Raise for a PDF with more in it than any agenda holds, or with forms that draw themselves. What stands in
    # packed objects, and what is encrypted, is not seen here: the sandbox holds it to its limits.
    _check_count("objects", sum(1 for _ in _OBJECT.finditer(data)), MAX_OBJECTS)
    _check_count("streams", data.count(b"endstream"), _MAX_STREAMS)
    _check_count("images", sum(1 for _ in _IMAGE.finditer(data)), _MAX_IMAGES)
    if _FORM.search(data) is not None:
        _check_forms(dict(_forms(data)))
    try:
        library = import_module("pypdfium2")
    except ImportError as error:
        raise DocumentError(expected="pypdfium2 to read a PDF", came="none: install agendawatch[pdf]") from error
    with _pdfium:
        try:
            document = library.PdfDocument(data)
        except library.PdfiumError as error:
            raise DocumentError(expected="a readable PDF", came=f"one that PDFium refuses ({error})") from error
        try:
            yield document
        except library.PdfiumError as error:
            raise DocumentError(expected="a readable PDF", came=f"a page that PDFium refuses ({error})") from error
        finally:
            document.close()


def _page(document: pypdfium2.PdfDocument, index: int, words: WordReader, edges: EdgeReader) -> PdfPage:
    """Read one page, upright."""
    with closing(document[index]) as page:
        width, height = page.get_size()
        turn = Turn(page.get_rotation(), width, height)
        with closing(page.get_textpage()) as textpage:
            count = textpage.count_chars()
            if count > MAX_CHARACTERS:
                raise TooLargeError(limit=f"{MAX_CHARACTERS} characters a page", came=f"{count} on page {index + 1}")
            found = words.read(textpage.raw, count, turn, index + 1)
        return PdfPage(found, edges.read(page.raw, turn), width, height, drawn=edges.objects > 0)


# The pages of a PDF as pictures, drawn by PDFium.

_SCALE = 1.5
"""Dots a point: an A4 page is some 900 dots broad."""
_LARGEST = 4_000
"""Dots that a page's picture may be broad or high; a larger page is drawn smaller."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Picture(NamedTuple):
    """A page, counted from 1, as a PNG picture, and its size in points."""

    page: int
    png: bytes
    width: float
    height: float


def draw_pages(data: bytes, pages: Collection[int]) -> Iterator[Picture]:
    """Draw some pages of a PDF, counted from 1, one after another."""
    for number in sorted(pages):
        # The lock is taken anew for each page: whoever else reads need not wait for all.
        with _open_pdf(data) as document, closing(document[number - 1]) as page:
            width, height = page.get_size()
            scale = min(_SCALE, _LARGEST / max(width, height, 1))
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, grayscale=False)
            png = _png(bitmap.width, bitmap.height, bitmap.n_channels, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
        yield Picture(number, png, width, height)


def _png(width: int, height: int, channels: int, stride: int, dots: bytes) -> bytes:
    """Write red, green and blue dots, perhaps with alpha, as PNG: each row unfiltered, all deflated."""
    rows = b"".join(b"\0" + dots[at : at + width * channels] for at in range(0, height * stride, stride))
    kind = {1: 0, 3: 2, 4: 6}[channels]
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
