"""Swedish words as addresses spell them: small, without å, ä and ö, parted by hyphens."""

from __future__ import annotations

import re

__all__ = ["slug_title"]

_NUMBERED = re.compile(r"(?<=pdf)-\d{3,7}$")
_SUFFIX = re.compile(r"\.?pdf$")
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_PARAGRAPH = re.compile(r"\bss(?= \d)")


def slug_title(slug: str) -> str:
    """Write a file's address as its title; days stay whole, and the sign of paragraphs comes back.

    >>> slug_title("protokoll-ks-2026-06-15-ss-93pdf-60508")
    'protokoll ks 2026-06-15 § 93'
    """
    bare = _SUFFIX.sub("", _NUMBERED.sub("", slug.casefold()))
    return _PARAGRAPH.sub("§", _HYPHEN.sub(" ", bare)).strip()
