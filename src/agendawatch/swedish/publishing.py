"""Words that tell when something was put out: their days are no meeting's."""

from __future__ import annotations

import re

__all__ = ["without_publishing"]

_PUBLISHED = re.compile(
    r"[(\[]?\b(?:(?:publicera|uppdatera|ändra|justera|upprätta|skapa|uppladda|utskicka)(?:d|t|de|des|s|ts)|ansla(?:gen|get|gs|gits))\b"
    r"[^\d()\[\];|]{0,20}\d[\d./:-]{0,16}(?:\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w{0,9}(?:\s\d{4})?)?"
    r"(?:\s(?:kl\.?\s)?\d{1,2}[.:]\d{2})?[)\]]?",
    re.IGNORECASE,
)


def without_publishing(text: str) -> str:
    """Cut from a line the words that tell when a file was published, changed or adjusted.

    >>> without_publishing("Möte 11 mars 2026 (publicerad 2026-03-04 kl. 10.15)")
    'Möte 11 mars 2026'
    >>> without_publishing("Senast uppdaterad: 4 mars 2026")
    'Senast'
    """
    return " ".join(_PUBLISHED.sub(" ", text).split())
