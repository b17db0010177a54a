"""The straight edges drawn on a PDF page: rules, borders and the sides of filled boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import NamedTuple

from agendawatch.documents.pdf.calls import address_of, bound
from agendawatch.documents.pdf.words import Turn

__all__ = ["Edge", "EdgeReader"]

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
        get, kind, path, bounds, sides_at = (
            self._object,
            self._kind,
            self._raw.FPDF_PAGEOBJ_PATH,
            self._bounds,
            self._sides_at,
        )
        at = address_of(page)
        edges: list[Edge] = []
        for index in range(count):
            thing = get(at, index)
            if kind(thing) != path or not bounds(thing, *sides_at):
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
