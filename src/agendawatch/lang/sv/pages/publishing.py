"""Words that tell when something was put out: their days are no meeting's."""

from __future__ import annotations

import re

__all__ = ["without_publishing"]

_PUBLISHED = re.compile(
    r"[(\[]?\b(?:(?:publicera|uppdatera|ändra|justera|upprätta|skapa|uppladda|utskicka)(?:d|t|de|des|s|ts)|ansla(?:gen|get|gs|gits))\b"
    r"(?:[\s:,–-]|\b(?:den|dag|datum|av|till|på|webben|digitalt|senast|sidan|anslagstavlan?|\w{2,6}dag(?:en)?)\b){1,12}\d[\d./:-]{0,16}(?:\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w{0,9}(?:\s\d{4})?)?"
    r"(?:\s(?:kl\.?\s)?\d{1,2}[.:]\d{2})?[)\]]?",
    re.IGNORECASE,
)


def without_publishing(text: str) -> str:
    """Cut from a line the words that tell when a file was published, changed or adjusted.

    >>> without_publishing("Möte 11 mars 2026 (publicerad 2026-03-04 kl. 10.15)")
    'Möte 11 mars 2026'
    >>> without_publishing("Senast uppdaterad: 4 mars 2026")
    'Senast'

    A name between the word and the day tells that the day is the meeting's.

    >>> without_publishing("Omedelbart justerat protokoll KS 2026-03-11")
    'Omedelbart justerat protokoll KS 2026-03-11'
    """
    return " ".join(_PUBLISHED.sub(" ", text).split())
