"""Lines of a page that are not its text: signatures' places, page numbers, the document's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendawatch.lang.sv.tokens import tokenize

__all__ = ["is_furniture", "is_page_head", "is_signature"]

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


def is_page_head(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces of a line, which white parts, are a page's head: a body beside what only pages have.

    >>> is_page_head(["Kommunstyrelsen", "Protokoll nr 13"]), is_page_head(["Kommunstyrelsen", "Ja"])
    (True, False)
    """
    marks = [is_furniture(piece) or piece.casefold() == "voteringslista" for piece in pieces]
    return (
        len(pieces) > 1
        and any(marks)
        and all(mark or _names_body(piece) for mark, piece in zip(marks, pieces, strict=True))
    )


def _names_body(words: str) -> bool:
    tokens = tokenize(words)
    return len(tokens) == 1 and tokens[0].kind == "body" and not tokens[0].genitive


def is_signature(line: str) -> bool:
    """Tell whether a line is the label of one signature, with a name below: at a page's foot it comes again.

    >>> is_signature("Justerare"), is_signature("Justerare   Justerare")
    (True, False)
    """
    return line.strip(" .:_").casefold() in {"justerare", "justerande"}
