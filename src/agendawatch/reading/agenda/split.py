"""Blocks that run through several items, split into one for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Link
from agendawatch.reading.agenda.openings import follows, open_line, parts
from agendawatch.reading.traced import placed
from agendawatch.swedish.pages.agenda_labels import Field, field_of

__all__ = ["split_lines"]

_INLINE = re.compile(r"(?:^|\s)(\d{1,3})[.)]\s(?=[A-ZÅÄÖ])")
_LEAST = 2
_STEP = 2
"""How far numbers of neighbouring lines may be apart."""


def split_lines(document: Document, block: Passage) -> list[Passage]:
    """Split a block whose lines open item after item ("1. Upprop", "2. Val av justerare") into one for each.

    So is one line that runs through three or more.
    """
    if block.kind is PassageKind.TABLE or block.number is not None:
        return [block]
    lines = block.text.split("\n")
    pairs = _pairs(document, block, lines)
    if pairs:
        return pairs
    if len(lines) == 1:
        lines = _run_on(block.text)
    cuts: list[int] = []
    last: str | None = None
    for index, line in enumerate(lines):
        opening = open_line(line)
        if opening and opening.number and (last is None or _is_next(opening.number, last)):
            cuts.append(index)
            last = opening.number
    if len(cuts) < _LEAST:
        return [block]
    bounds = [*([0] if cuts[0] else []), *cuts, len(lines)]
    texts = ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]
    return [
        block._replace(text=text, links=_links_in(block, text), struck=_struck_in(block, text), ranges=ranges)
        for text, ranges in zip(texts, placed(document, texts, block.ranges), strict=True)
    ]


def _pairs(document: Document, block: Passage, lines: Sequence[str]) -> list[Passage]:
    """Give lines of labels and values ("Ärende: …", "Dnr: …") as such pairs; none when there is no label for a title."""
    pairs: list[tuple[str, list[str]]] = []
    for line in lines:
        label, colon, value = line.partition(":")
        if colon and field_of(label) is not None:
            pairs.append((label, [value.strip()]))
        elif pairs:
            pairs[-1][1].append(line)
        else:
            return []
    if all(field_of(label) is not Field.TITLE for label, _ in pairs) or len(_run_on(block.text)) > 1:
        return []
    texts = [(label, "\n".join(filter(None, values))) for label, values in pairs]
    return [
        block._replace(
            kind=PassageKind.KEY_VALUE,
            key=label,
            text=text,
            links=_links_in(block, text),
            struck=_struck_in(block, text),
            ranges=ranges,
        )
        for (label, text), ranges in zip(
            texts, placed(document, [text for _, text in texts], block.ranges), strict=True
        )
    ]


def _run_on(text: str) -> list[str]:
    """Break a line before each number that opens an item in it, when three or more follow each other."""
    cuts: list[int] = []
    last: str | None = None
    for match in _INLINE.finditer(text):
        if last is None or (_is_next(match[1], last) and int(match[1]) == int(last) + 1):
            cuts.append(match.start(1))
            last = match[1]
    if len(cuts) <= _LEAST:
        return [text]
    return [part.strip() for start, end in pairwise([0, *cuts, len(text)]) if (part := text[start:end].strip())]


def _is_next(number: str, before: str) -> bool:
    """Tell whether a number comes right after another."""
    one, other = parts(before), parts(number)
    return follows(number, before) and (
        len(one) != len(other) or sum(n for n, _ in other) - sum(n for n, _ in one) <= _STEP
    )


def _links_in(block: Passage, text: str) -> tuple[Link, ...]:
    return tuple(link for link in block.links if link.text in text.replace("\n", " "))


def _struck_in(block: Passage, text: str) -> tuple[str, ...]:
    return tuple(words for words in block.struck if words in text)
