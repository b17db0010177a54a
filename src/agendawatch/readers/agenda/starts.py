"""What a line that begins an item opens with: a number, an hour, a label, or the title itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.lang.sv.pages.agenda_labels import Field, field_of
from agendawatch.lang.sv.pages.agenda_words import DETAIL_HEADING
from agendawatch.readers.agenda.openings import lone_number, open_line
from agendawatch.readers.agenda.tell import is_detail

__all__ = ["Start", "keyed_start", "numbered_start", "plain_start", "timed_start"]

_HEADS = frozenset({Field.NUMBER, Field.REFERENCE, Field.RAPPORTEUR, Field.DOCUMENTS, Field.TIME})
"""What heads of a table say that is left of it; a title is none of these."""
_TITLE_AT_MOST = 400
_LIKE_HOUR = re.compile(r"([1-9]\d?\.[1-9]\d)\s+([A-ZÅÄÖ].*)", re.DOTALL)
"""A number that could be an hour: "2.10 Taxa". Whether it is one, the numbers around it tell."""
_TEXT_AT_MOST = 5 * _TITLE_AT_MOST


class Start(NamedTuple):
    """What opens an item: its number, its title (empty where the next line is it), and what else the line says."""

    number: str | None
    title: str
    style: str
    """How it opens; items of one agenda mostly open alike."""
    details: str = ""


def numbered_start(line: Passage) -> Start | None:
    """Read an opening with a number; `None` where there is none."""
    if line.kind is PassageKind.TABLE or len(line.text) > _TEXT_AT_MOST:
        return None
    sign = f"{line.kind}{line.level if line.kind is not PassageKind.PARAGRAPH else ''}"
    if line.kind is PassageKind.KEY_VALUE and line.key:
        return _keyed_number(line, sign)
    number = lone_number(line.text)
    if number is not None and line.number is None:
        return Start(number, "", f"{sign} lone")
    opening = open_line(line.text)
    if line.number is not None and line.text:
        inner = opening is not None and opening.style != "bare"
        return Start(opening.number, opening.rest, sign) if inner and opening else Start(line.number, line.text, sign)
    if opening is None:
        decimal = _LIKE_HOUR.fullmatch(line.text)
        return Start(decimal[1], decimal[2], f"{sign} dotted") if decimal else None
    if DETAIL_HEADING.fullmatch(opening.rest):
        return None
    return Start(opening.number, opening.rest, f"{sign} {opening.style}")


def _keyed_number(line: Passage, sign: str) -> Start | None:
    """Read a term that is a number or opens with one; what it stands for is the title, or says more."""
    key = line.key or ""
    number = lone_number(line.text)
    if field_of(key) is Field.NUMBER and number:
        return Start(number, "", f"{sign} lone")
    number = lone_number(key)
    if number is not None:
        return Start(number, line.text, sign)
    opening = open_line(key)
    return Start(opening.number, opening.rest, sign, line.text) if opening else None


def timed_start(line: Passage) -> Start | None:
    """Read an opening with an hour, perhaps with a number behind it: "08.15 1. Upprop"."""
    if line.kind is PassageKind.TABLE or len(line.text) > _TEXT_AT_MOST:
        return None
    opening = open_line(line.text, timed=True)
    if opening is None or opening.number is not None:
        return None
    inner = open_line(opening.rest)
    if inner is not None and inner.style != "bare":
        return Start(inner.number, inner.rest, f"{line.kind} clock")
    return Start(None, opening.rest, f"{line.kind} clock")


def keyed_start(line: Passage) -> Start | None:
    """Read a pair whose label says that a matter's title follows."""
    if line.key is None or field_of(line.key) is not Field.TITLE or not line.text:
        return None
    opening = open_line(line.text)
    return Start(opening.number, opening.rest, "key") if opening else Start(None, line.text, "key")


def plain_start(line: Passage) -> Start | None:
    """Read a line as a title without number; a term as one that its value tells more of."""
    if line.kind is PassageKind.TABLE or len(line.text) > _TEXT_AT_MOST:
        return None
    if line.kind is PassageKind.KEY_VALUE and line.key:
        return Start(None, line.key, "term", line.text) if field_of(line.key) is None else None
    if not line.text or len(line.text) > _TITLE_AT_MOST or field_of(line.text) in _HEADS or is_detail(line.text):
        return None
    return Start(None, line.text, "plain")
