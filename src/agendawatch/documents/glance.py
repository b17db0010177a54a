"""What an answer shows at a glance, without a tree made of it: for whoever looks at every one."""

from __future__ import annotations

import html
import re

__all__ = ["asks_password", "is_pdf", "looks_like_html", "titles_of"]

_SNIFFED = 1024
_PDF_WITHIN = 1024
"""Readers of PDF accept its mark anywhere in the first kilobyte."""
_START = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|title|div|script|\?xml[^>]{0,80}\?>\s*<html)",
    re.IGNORECASE | re.DOTALL,
)
_TITLES = re.compile(r"<(title|h1)\b[^>]{0,300}>(.{0,300}?)</\1", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]{0,300}>")
_PASSWORD = re.compile(r"""<input\b[^>]{0,300}\btype\s*=\s*["']?password""", re.IGNORECASE)


def is_pdf(body: bytes) -> bool:
    """Tell whether bytes are a PDF document."""
    return b"%PDF-" in body[:_PDF_WITHIN]


def looks_like_html(body: bytes) -> bool:
    """Tell whether bytes begin as a page of HTML does."""
    return _START.match(body[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")) is not None


def titles_of(markup: str) -> tuple[str, ...]:
    """Find a page's title and first headings.

    >>> titles_of("<title>Möten &amp; protokoll</title><h1>Möten</h1>")
    ('Möten & protokoll', 'Möten')
    """
    found = (" ".join(html.unescape(_TAGS.sub(" ", words)).split()) for _, words in _TITLES.findall(markup))
    return tuple(words for words in found if words)


def asks_password(markup: str) -> bool:
    """Tell whether a page has a field for a password."""
    return _PASSWORD.search(markup) is not None
