"""PDFs that were made to stop whoever reads them; each is small, and breaks no rule of the format but one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%b/Font<</F1 5 0 R>>>>>>"


def pdf(content: bytes, *objects: bytes, resources: bytes = b"", packed: bool = False) -> bytes:
    """Write a PDF of one page that draws some content; further objects are numbered from 6."""
    written = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE % resources,
        stream(content, packed=packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *objects,
    ]
    numbered = (b"%d 0 obj\n%b\nendobj\n" % (number, it) for number, it in enumerate(written, start=1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(written) + 1)


def stream(content: bytes, *, facts: bytes = b"", packed: bool = False) -> bytes:
    """Write a stream, packed with Flate where it is asked for."""
    body = zlib.compress(content, 9) if packed else content
    how = b"/Filter/FlateDecode" if packed else b""
    return b"<<%b%b/Length %d>>\nstream\n%b\nendstream" % (facts, how, len(body), body)


def drawing(words: str = "Kommunstyrelsen 2026-03-11 kl. 13.00 i stadshuset") -> bytes:
    """Write the operators that draw some words."""
    return b"BT /F1 12 Tf 72 720 Td (%b) Tj ET\n" % words.encode("latin-1")


def form(content: bytes, names: Iterable[tuple[str, int]], *, packed: bool = False) -> bytes:
    """Write a form that draws some content, and knows others by names and numbers."""
    known = b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in names)
    facts = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<%b>>>>" % known
    return stream(content, facts=facts, packed=packed)


def image(width: int, height: int) -> bytes:
    """Write an image of so many points, of which no byte is there."""
    facts = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (width, height)
    return stream(b"", facts=facts)


@cache
def bomb() -> bytes:
    """Write a PDF of 200 kB that unpacks to 200 MB of nothing, which a parser holds in memory."""
    packer = zlib.compressobj(9)
    packed = (
        packer.compress(drawing()) + b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    )
    content = b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(packed), packed)
    return pdf(b"").replace(stream(b""), content)
