"""Documents that were made to stop whoever reads them, by name: what each does, and its bytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

from tests.hostile.pdfs import bomb, drawing, form, image, pdf, stream

_HEAD = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
_TAIL = b"trailer<</Root 1 0 R>>\n%%EOF\n"
_ONE_PAGE = b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _other_stream(facts: bytes, body: bytes) -> bytes:
    """Draw a page whose content is packed in a way of its own."""
    packed = b"<<%b/Length %d>>\nstream\n%b\nendstream" % (facts, len(body), body)
    return pdf(b"").replace(stream(b""), packed)


def _packed_thrice() -> bytes:
    body = b" " * 200_000_000
    for _ in range(3):
        body = zlib.compress(body, 9)
    return _other_stream(b"/Filter[/FlateDecode/FlateDecode/FlateDecode]", body)


def _drawn(content: bytes, times: int) -> bytes:
    return pdf(content * times + drawing(), packed=True)


def _other_font(font: bytes, *objects: bytes) -> bytes:
    return pdf(drawing(), *objects).replace(_FONT, font)


def _wide_forms(count: int) -> bytes:
    forms = [
        form(b"".join(b"/A%d Do " % it for it in range(nth + 1, nth + 3)), [(f"A{it}", it) for it in range(nth + 1, nth + 9)])
        for nth in range(6, 6 + count)
    ]  # fmt: skip
    return pdf(b"/A6 Do", *forms, resources=b"/XObject<</A6 6 0 R>>")


SMALL: Mapping[str, Callable[[], bytes]] = {
    "a form that draws itself": lambda: pdf(b"/A Do", form(b"/A Do", [("A", 6)]), resources=b"/XObject<</A 6 0 R>>"),
    "a form that draws itself, written in figures": lambda: pdf(
        b"/A Do",
        form(b"2f4120446f>", [("A", 6)]).replace(b"/Length", b"/Filter/ASCIIHexDecode/Length"),
        resources=b"/XObject<</A 6 0 R>>",
    ),
    "forms that double at each level": lambda: _wide_forms(3_000),
    "a chain of forms": lambda: pdf(
        b"/A6 Do",
        *(form(b"/A%d Do" % (nth + 1), [(f"A{nth + 1}", nth + 1)]) for nth in range(6, 5_006)),
        resources=b"/XObject<</A6 6 0 R>>",
    ),
    "a bomb": bomb,
    "a stream packed three times": _packed_thrice,
    "runs of runs": lambda: _other_stream(b"/Filter[/RunLengthDecode/RunLengthDecode]", bytes([129, 129]) * 50_000),
    "rows as wide as memory": lambda: _other_stream(
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 32>>",
        zlib.compress(bytes(1_000_000)),
    ),
    "states without end": lambda: _drawn(b"q ", 3_000_000),
    "lines": lambda: _drawn(b"0 0 m 100 100 l S\n", 300_000),
    "boxes": lambda: _drawn(b"3 5 10 10 re S\n", 200_000),
    "curves": lambda: _drawn(b"0 0 m 1 1 2 2 3 3 c S\n", 300_000),
    "clips": lambda: _drawn(b"0 0 9 9 re W n ", 500_000),
    "a line of three million letters": lambda: pdf(b"BT /F1 12 Tf (" + b"a" * 3_000_000 + b") Tj ET", packed=True),
    "words one over the other": lambda: _drawn(b"BT /F1 1 Tf 1 0 0 1 72 72 Tm (11 mars) Tj ET ", 60_000),
    "a page as large as a country": lambda: pdf(drawing()).replace(b"595 842", b"99999999 99999999"),
    "a page of no size": lambda: pdf(drawing()).replace(b"595 842", b"1e308 -1e308"),
    "an image as large as memory": lambda: pdf(b"/I Do", image(60_000, 60_000), resources=b"/XObject<</I 6 0 R>>"),
    "a pattern of itself": lambda: pdf(
        b"/Pattern cs /P scn 0 0 595 842 re f " + drawing(),
        stream(
            b"/Pattern cs /P scn 0 0 1 1 re f",
            facts=b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001/Resources<</Pattern<</P 6 0 R>>>>",
        ),
        resources=b"/Pattern<</P 6 0 R>>",
    ),
    "a font whose letters are its own words": lambda: _other_font(
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</K 6 0 R>>/Encoding"
        b"<</Differences[75/K]>>/FirstChar 75/LastChar 75/Widths[1]/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(b"1 0 d0 BT /F1 1 Tf (KKKK) Tj ET"),
    ),
    "a font of every letter, many times": lambda: _other_font(
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>",
        stream(b"100 beginbfrange " + b"<0000> <ffff> <00410041004100410041>\n" * 20_000 + b"endbfrange"),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 4000000000 1]>>",
    ),
    "pages within pages": lambda: (
        _HEAD
        + b"".join(b"%d 0 obj\n<</Type/Pages/Kids[%d 0 R]/Count 1>>\nendobj\n" % (n, n + 1) for n in range(2, 20_000))
        + _TAIL
    ),
    "pages that hold themselves": lambda: (
        _HEAD + b"2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>\nendobj\n" + _TAIL
    ),
    "one page 200,000 times": lambda: (
        _HEAD
        + b"2 0 obj\n<</Type/Pages/Kids[%b]/Count 200000>>\nendobj\n" % (b"3 0 R " * 200_000)
        + _ONE_PAGE
        + b"4 0 obj\n%b\nendobj\n" % stream(drawing())
        + _TAIL
    ),
    "lists within lists": lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 2_000_000 + b"\nendobj\n" + _TAIL,
    "facts within facts": lambda: b"%PDF-1.4\n1 0 obj\n" + b"<</A" * 500_000 + b"\nendobj\n" + _TAIL,
    "a table of objects that leads to itself": lambda: (
        pdf(drawing())
        + b"xref\n0 1\n0000000000 65535 f\ntrailer<</Root 1 0 R/Prev 0/Size 4294967295>>\nstartxref\n0\n%%EOF\n"
    ),
    "a stream shorter than nothing": lambda: pdf(drawing()).replace(b"/Length ", b"/Length -"),
    "a heading that follows itself": lambda: pdf(
        drawing(), b"<</First 7 0 R/Last 7 0 R/Count 1>>", b"<</Title(A)/Next 7 0 R/First 7 0 R/Parent 6 0 R>>"
    ).replace(b"/Pages 2 0 R>>", b"/Pages 2 0 R/Outlines 6 0 R>>", 1),
    "a page of boxes within boxes": lambda: b"<html>" + b"<div>" * 60_000,
    "a table of wide cells": lambda: b"<html><table>" + b"<tr><td colspan=1000 rowspan=1000>11 mars" * 10_000,
    "a calendar read as a page": lambda: (
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nDTSTART:20260311T120000Z\nSUMMARY:KS\nEND:VEVENT\n" * 5_000
    ),
}
"""What takes some seconds at most."""

LARGE: Mapping[str, Callable[[], bytes]] = {
    "95 MB of nothing": lambda: b"%PDF-1.4\n" + bytes(95_000_000) + b"\n%%EOF\n",
    "95 MB of space": lambda: b"%PDF-1.4\n" + b" " * 95_000_000 + pdf(drawing())[9:],
    "95 MB of figures": lambda: b"%PDF-1.4\n" + b"1 " * 47_000_000 + b"\n%%EOF\n",
    "ten million objects": lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * 10_000_000 + b"\n%%EOF\n",
    "half a million objects": lambda: (
        b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n1\nendobj\n" % n for n in range(10, 480_000)) + pdf(drawing())[9:]
    ),
    "two million streams": lambda: (
        b"%PDF-1.4\n" + b"<</Filter/FlateDecode/Subtype/Form>>stream\n" * 2_000_000 + b"\n%%EOF\n"
    ),
    "a form of ten million names": lambda: (
        b"%PDF-1.4\n1 0 obj<</Subtype/Form" + b"/A 1 0 R" * 10_000_000 + b">>stream\n/A Do endstream\n%%EOF\n"
    ),
    "two hundred thousand links": lambda: pdf(drawing()).replace(
        b"/Contents", b"/Annots[%b]/Contents" % (b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://a.example/)>>>> " * 200_000)
    ),
    "a page of 40 MB": lambda: b"<html><p>11 mars 2026 Kommunstyrelsen kl. 13 " * 900_000,
    "a page of ten million marks": lambda: b"<html><p " + b"a=b " * 10_000_000,
    "a text of 8 MB": lambda: b"Kommunstyrelsen 11 mars 2026 kl. 13.00\n" * 200_000,
    "a calendar of 3 MB read as a page": lambda: (
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nDTSTART:20260311T120000Z\nSUMMARY:KS\nEND:VEVENT\n" * 40_000
    ),
}  # fmt: skip
"""What is large, or takes its time: for the benchmark."""
