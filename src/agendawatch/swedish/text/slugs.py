"""Swedish words as addresses spell them: small, without å, ä and ö, parted by hyphens."""

from __future__ import annotations

import re

from agendawatch.swedish.pages.statuses import StatusKind

__all__ = ["slug_statuses", "slug_title"]

_STATUSES = {
    "installt": StatusKind.CANCELLED,
    "installd": StatusKind.CANCELLED,
    "instalt": StatusKind.CANCELLED,
    "utgar": StatusKind.CANCELLED,
    "extra": StatusKind.EXTRA,
    "extrainsatt": StatusKind.EXTRA,
    "flyttat": StatusKind.MOVED,
    "flyttad": StatusKind.MOVED,
    "framflyttat": StatusKind.MOVED,
    "uppskjutet": StatusKind.POSTPONED,
    "reservdag": StatusKind.RESERVE,
}
_NUMBERED = re.compile(r"(?<=pdf)-\d{3,7}$")
_SUFFIX = re.compile(r"\.?pdf$")
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_PARAGRAPH = re.compile(r"\bss(?= \d)")


def slug_statuses(slug: str) -> frozenset[StatusKind]:
    """Tell what an address says of a meeting's fate.

    >>> sorted(slug_statuses("extra-kommunfullmaktige-2026-02-04-installt"))
    [<StatusKind.CANCELLED: 'cancelled'>, <StatusKind.EXTRA: 'extra'>]
    """
    return frozenset(_STATUSES[word] for word in slug.casefold().split("-") if word in _STATUSES)


def slug_title(slug: str) -> str:
    """Write a file's address as its title; days stay whole, and the sign of paragraphs comes back.

    >>> slug_title("protokoll-ks-2026-06-15-ss-93pdf-60508")
    'protokoll ks 2026-06-15 § 93'
    """
    bare = _SUFFIX.sub("", _NUMBERED.sub("", slug.casefold()))
    return _PARAGRAPH.sub("§", _HYPHEN.sub(" ", bare)).strip()
