"""Lines of a page that are not its text: signatures' places, page numbers, the document's name."""

from __future__ import annotations

import re

__all__ = ["is_furniture"]

_FURNITURE = re.compile(
    r"(?i)(?:(?:utdragsbestyrkan\w*|justerandes?(?:[:\s]+)?sign\w*|ordförandens?\s+sign\w*|signatur\w*|justerare\w*|bestyrkes)[\s.:_/]*)+"
    r"|(?:sida|sid\.?|blad)\s*:?\s*\d+(?:\s*(?:\(|av|/)\s*\d+\)?)?|\d{1,3}\s?\(\d{1,3}\)|(?:sammanträdes)?protokoll(?:\s+(?:nr\s*)?\d{0,3})?"
    r"|sammanträdesdatum:?(?:\s*\d{4}-\d\d-\d\d)?|\d{4}-\d\d-\d\d|[\wåäö ]{3,40}\s\w+s protokoll|[-–—_\s]{1,}|sammanträdesprotokoll\s+\d{4}-\d\d-\d\d"
)


def is_furniture(line: str) -> bool:
    """Tell whether a line is a page's header or footer, not the document's text.

    >>> is_furniture("Justerandes sign   Justerandes sign   Utdragsbestyrkande"), is_furniture("Protokoll nr 13")
    (True, True)
    """
    return _FURNITURE.fullmatch(line.strip()) is not None
