"""Pages are decoded as browsers decode them."""

from __future__ import annotations

import pytest

from agendawatch.documents.text import decode


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Möte – åäö".encode(), None),
        ("Möte – åäö".encode("cp1252"), None),
        ("Möte – åäö".encode("cp1252"), "iso-8859-1"),
        ("Möte – åäö".encode("utf-16"), None),
        ("\ufeffMöte – åäö".encode(), "latin-1"),
        ("Möte – åäö".encode(), "no-such-charset"),
    ],
)
def test_text_comes_out_whole(body: bytes, charset: str | None) -> None:
    """The mark, the header, the page and the bytes themselves are asked in turn."""
    assert decode(body, charset=charset) == "Möte – åäö"


def test_page_names_its_charset() -> None:
    """A `meta` element counts where the header is silent."""
    assert decode("<meta charset='windows-1252'>Åmål".encode("cp1252")).endswith("Åmål")


def test_xml_names_its_encoding() -> None:
    """In its first line; the header goes before it, and words about XML further down are none."""
    page = "<?xml version='1.0' encoding='iso-8859-2'?><rss>Łódź"
    assert decode(page.encode("iso-8859-2")).endswith("Łódź")
    assert decode(page.encode(), charset="utf-8").endswith("Łódź")
    assert decode(f"<p>{page}".encode()).endswith("Łódź")


def test_bytes_without_meaning_are_marked() -> None:
    """What stands for nothing becomes U+FFFD, never an error."""
    assert decode(b"\xff\xfe\x00", charset="utf-8") != ""
    assert "\ufffd" in decode(b"a\xffb", charset="utf-8")


@pytest.mark.parametrize(
    "label", ["punycode", "idna", "utf-7", "unicode_escape", "undefined", "utf-16-no", "\0", "x" * 9_000]
)
def test_encodings_that_no_browser_knows_are_passed_over(label: str) -> None:
    """In the header and in the page: some take minutes for a small page, and some raise."""
    page = f"<meta charset='{label}'>{'a-b9' * 40_000}möte"
    assert decode(page.encode(), charset=label) == page
