"""The pages of a PDF as pictures, drawn by PDFium."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterator
from typing import NamedTuple

from agendawatch.documents.pdf.file import open_pdf

__all__ = ["Picture", "draw_pages"]

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
        with open_pdf(data) as document:
            page = document[number - 1]
            try:
                width, height = page.get_size()
                scale = min(_SCALE, _LARGEST / max(width, height, 1))
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, grayscale=False)
                png = _png(bitmap.width, bitmap.height, bitmap.n_channels, bitmap.stride, bytes(bitmap.buffer))
                bitmap.close()
            finally:
                page.close()
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
