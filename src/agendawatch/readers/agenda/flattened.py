"""Running words that were lines once: items found again by numbers that count on, and what stood in columns beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.agendas import (
    AGENDA_HEADING,
    GROUP,
    MONTH_OR_UNIT,
    PROPOSES,
    RUN_ON_END,
    SENDER,
    UNFINISHED,
)
from agendawatch.lang.sv.references import find_references
from agendawatch.model import ItemClassification

_MARK = re.compile(
    r"(?<!\S)(?:(?P<section>§\s?)?(?P<number>\d{1,3})(?(section)(?:/(?:20)?\d\d)?)(?:\s?[-–]\s?(?P<last>\d{1,3}))?(?P<sign>[.)]?))\s+"
    r"(?=(?P<title>(?:[A-ZÅÄÖÉ\d\"”'’(«»]|(?<=\)\s)[a-zåäö])\S*))"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s[a-zåäö]|(?:19|20)\d\d[/:-]\d")
"""How what stands behind a bare number begins where it is a title, though figures do: a year, a case number."""
_BULLET = re.compile(r"(?<!\S)[•▪●◦‣·]\s+(?=\S)")
_CAPITALS = re.compile(r"(?:\s[A-ZÅÄÖ]{2,40}){3,12}$")
_PAGE = re.compile(r"(?:[.…]{3,}|\s…)\s*\d{1,3}(?=\s|$)")
"""Dots and the page that they lead to."""
_CUT_NUMBER = re.compile(r"\s(?:[A-ZÅÄÖ]{1,8}\s(?:19|20)\d\d/(?=\s|$)|/\d{1,5}\s[A-ZÅÄÖ]{2,8}(?=\s|$))")
"""A case number that lost its figures at one end."""
_SENTENCE = re.compile(r"[.!?:]\s+(?=[A-ZÅÄÖ])")
_WORD_BEGINS = re.compile(r"(?<=[a-zåäö])\s(?=[A-ZÅÄÖ])")
_SHORT = 120
_SPACE = re.compile(r"\s+")
_HEADING_WORDS = 3
"""Words of the heading of a group, at most."""
_LEAST = 3
_LEAST_BARE = 4
"""Numbers without a sign count on by chance more easily, but from 1 under the name of an agenda."""
_MOST = 300
"""Items of one passage; more are no agenda's."""
_FAR = 3
"""Numbers that may be lost between two items."""
_LOST, _NAMED = -2.0, 0.6
"""What a step over lost numbers weighs, and a number behind a name: "Kvarnen 3"; another weighs 1."""
_LOOK = 20
"""Letters of a title that tell whether it is one."""


class RunOnPiece(NamedTuple):
    """A piece of running words that was a line."""

    start: int
    end: int
    bullet: bool = False
    more: bool = False
    """Whether it goes on with the item that the piece before it begins."""


class _NumberMark(NamedTuple):
    """A number that may begin an item, or the first and the last of those that one stands for."""

    start: int
    first: int
    last: int
    sign: str
    weight: float


class _ChainEnd(NamedTuple):
    """A number as the end of a chain."""

    start: int
    last: int
    weight: float
    begun: int
    items: int
    before: _ChainEnd | None


def pieces_of(text: str, number: str | None, counted: int | None = None) -> list[RunOnPiece]:
    """Part running words where items begin in them, in the order that they are to be read in; one piece where none do.

    `number` is the list item's whose words they are, `counted` the last one of the page before. What stands about items
    is left out: a footer, a signature.

    >>> words = "Ärenden 1 Upprop 2 Köp av Ek 3 3 Taxa för slam KS 2026/7 4 Val Sida 2(3)"
    >>> [words[it.start : it.end] for it in pieces_of(words, None)]
    ['Ärenden', '1 Upprop', '2 Köp av Ek 3', '3 Taxa för slam KS 2026/7', '4 Val']
    """
    places, end = _counted(text, number, counted)
    bullet = False
    if len(places) > _MOST or (places and not _are_run_on(text, places)):
        return [RunOnPiece(0, len(text))]
    if not places:
        places = [match.start() for match in _BULLET.finditer(text)]
        end, bullet = len(text), True
        if not _LEAST <= len(places) <= _MOST:
            return _formalities(text)
    heads = [mark["title"] if (mark := _MARK.match(text, at)) else "" for at in places]
    items = [
        _item(text, start, stop, following)
        for (start, stop), following in zip(pairwise([*places, end]), [*heads[1:], ""], strict=True)
    ]
    front = list(_front(text, places[0]))
    if bullet:
        return [*front, *(item.title[0]._replace(bullet=True) for item in items)]
    return [*front, *_by_column(text, items)]


def last_number(text: str, pieces: Sequence[RunOnPiece]) -> int | None:
    """Give the last number that items were found by."""
    marks = [mark for piece in pieces if (mark := _MARK.match(text, piece.start))]
    return int(marks[-1]["last"] or marks[-1]["number"]) if marks else None


def _formalities(text: str) -> list[RunOnPiece]:
    """Part formalities that stand side by side: "Upprop Val av justerare"."""
    short = len(text) < _SHORT and "\n" not in text
    begun = [0, *(match.end() for match in _WORD_BEGINS.finditer(text))] if short else []
    parts = [_trimmed(text, start, end) for start, end in pairwise([*begun, len(text)])]
    formal = all(_is_formality(text[part.start : part.end]) for part in parts)
    return parts if len(parts) > 1 and formal else [RunOnPiece(0, len(text))]


def _are_run_on(text: str, places: Sequence[int]) -> bool:
    """Tell whether items are not just lines: most begin amid one, and one line holds several."""
    begun = sum(at == 0 or text[at - 1] == "\n" for at in places)
    several_on_one = len({text.count("\n", 0, at) for at in places}) < len(places)
    return "\n" not in text or (begun <= len(places) / 2 and several_on_one)


def _front(text: str, end: int) -> Iterator[RunOnPiece]:
    """Part what stands before the first item from the line that announces the items."""
    heads = [match.end() for match in _SENTENCE.finditer(text, 0, end)]
    heads += [match.start() for match in AGENDA_HEADING.finditer(text, 0, end) if match[0][0].isupper()]
    cut = max((at for at in heads if text[at:end].strip()), default=0)
    yield from (it for it in (_trimmed(text, 0, cut), _trimmed(text, cut, end)) if it.end > it.start)


def _counted(text: str, number: str | None, counted: int | None) -> tuple[list[int], int]:
    """Find where the items begin whose numbers count on, and where the last one ends; no places where none do."""
    families: dict[str, list[_NumberMark]] = {}
    for mark in _marks(text):
        for family in {"§", ".", ")", ""} if mark.first < mark.last and not mark.sign else {mark.sign}:
            families.setdefault(family, []).append(mark)
    chains: list[tuple[_ChainEnd, str]] = []
    for family, marks in families.items():
        given = [_NumberMark(0, int(number), int(number), family, 1.0)] if number and number.isdecimal() else []
        given += [_NumberMark(-1, counted, counted, family, 1.0)] if counted else []
        link = _longest([*given, *marks], family)
        whole = link.last == link.items and AGENDA_HEADING.search(text) is not None
        least = _LEAST_BARE if not family and not whole else _LEAST - (family == "§" and link.begun == 0)
        least -= link.begun < 0
        chains += [(link, family)] if link.items >= least else []
    if not chains:
        return [], len(text)
    best, family = max(chains, key=lambda it: (it[0].weight, it[0].begun - it[0].start))
    end = next((mark.start for mark in families[family] if family and mark.start > best.start), len(text))
    places = [best.start]
    while best.before is not None and best.before.start >= 0:
        best = best.before
        places.append(best.start)
    return places[::-1], end


def _marks(text: str) -> Iterator[_NumberMark]:
    """Find the numbers that a title may follow."""
    announced = AGENDA_HEADING.search(text) is not None
    for match in _MARK.finditer(text):
        first, last = int(match["number"]), int(match["last"] or match["number"])
        sign = "§" if match["section"] else match["sign"]
        rest = text[match.start("title") : match.start("title") + _LOOK]
        if MONTH_OR_UNIT.match(rest) or (match["last"] and last <= first) or (rest[0].islower() and not announced):
            continue
        if sign or not rest[0].isdigit() or _YEAR.match(rest):
            before = text[max(match.start() - _LOOK, 0) : match.start()].split()
            named = not sign and before and before[-1][0].isupper()
            yield _NumberMark(match.start(), first, last, sign, _NAMED if named else 1.0)


def _longest(marks: Sequence[_NumberMark], family: str) -> _ChainEnd:
    """Find the longest chain of numbers that count on; of two, the one that stands closer together."""
    ends: dict[int, _ChainEnd] = {}
    best: _ChainEnd | None = None
    for start, first, last, _, own in marks:
        link = _ChainEnd(start, last, 1.0, start, 1, None)
        for far in range(1, _FAR + 2 if family else 2):
            before = ends.get(first - far)
            if before is not None:
                weight = before.weight + own + (_LOST if far > 1 else 0)
                if weight > link.weight:
                    link = _ChainEnd(start, last, weight, before.begun, before.items + 1, before)
        known = ends.get(last)
        if known is None or (link.weight, link.begun) >= (known.weight, known.begun):
            ends[last] = link
        if best is None or (link.weight, link.begun - link.start) >= (best.weight, best.begun - best.start):
            best = link
    assert best is not None  # noqa: S101 - a family has marks
    return best


@dataclass(slots=True)
class _Item:
    """An item of running words: the pieces of its title, what stood in a column beside it, what stands behind it."""

    title: list[RunOnPiece]
    numbers: list[RunOnPiece]
    """Its case number, or those of several items, where columns were lost."""
    lost: int
    """How many case numbers among them lost figures."""
    after: list[RunOnPiece]


def _item(text: str, start: int, stop: int, following: str) -> _Item:
    """Part an item from what stands behind it; `following` is the word that begins the next one."""
    mark = _MARK.match(text, start)
    begin = mark.start("title") if mark else start
    over = RUN_ON_END.search(text, begin + 1, stop)
    stop = over.start() if over else stop
    sender = SENDER.search(text[begin:stop]) if over else None
    if sender is not None and not UNFINISHED.search(text[begin : begin + sender.start()]):
        stop = begin + sender.start()
    proposed = PROPOSES.search(text, begin + 1, stop)
    if proposed is not None and not UNFINISHED.search(text[begin : proposed.start()]):
        return _Item([_trimmed(text, start, proposed.start())], [], 0, [_trimmed(text, proposed.end(), stop)])
    page = _PAGE.search(text, begin, stop)
    end = page.end() if page else begin + _heading(text[begin:stop], following)
    after = [_trimmed(text, end, stop)] if page is None or GROUP.fullmatch(text[end:stop].strip()) else []
    title = text[begin:end]
    found = [reference.span for reference in find_references(title)]
    runs = [one for one, other in pairwise(found) if not title[one[1] : other[0]].strip()]
    cut = _CUT_NUMBER.search(title)
    places = [one[0] for one in runs[:1]] + [it.start() for it in (cut,) if it]
    first = min(places, default=0)
    if first:
        numbers = [RunOnPiece(begin + a, begin + b) for a, b in found if a >= first]
        last = max([*(number.end - begin for number in numbers), cut.end() if cut else 0])
        after = [_trimmed(text, begin + last, end), *after]
        return _Item([_trimmed(text, start, begin + first)], numbers, len(_CUT_NUMBER.findall(title)), after)
    if (
        len(found) == 1
        and title[found[0][1] :].lstrip()[:1].islower()
        and UNFINISHED.search(title[: found[0][0]].rstrip())
    ):
        a, b = found[0]
        parts = [_trimmed(text, start, begin + a), _trimmed(text, begin + b, end)]
        return _Item(parts, [RunOnPiece(begin + a, begin + b)], 0, after)
    return _Item([_trimmed(text, start, end)], [RunOnPiece(0, 0)] * len(found), 0, after)


def _heading(words: str, following: str) -> int:
    """Find where the heading of the next group begins at an item's end; the end where there is none."""
    capitals = _CAPITALS.search(words.rstrip())
    if capitals and capitals.start():
        return capitals.start()
    for space in [*_SPACE.finditer(words.rstrip())][-_HEADING_WORDS:]:
        tail, before = words[space.end() :].strip(), words[: space.start()]
        known = GROUP.fullmatch(tail) is not None or tail == following
        if known and tail[:1].isupper() and before[-1:].isalnum() and not UNFINISHED.search(before):
            return space.start()
    return len(words)


def _by_column(text: str, items: Sequence[_Item]) -> Iterator[RunOnPiece]:
    """Give each item's pieces; case numbers that stand in a run go to the items above, where there are as many of them."""
    waiting: list[_Item] = []
    for item in items:
        waiting.append(item)
        if len(item.numbers) + item.lost <= 1:
            waiting = [] if item.numbers or item.lost else waiting
            continue
        told = [it for it in waiting if not _is_formality(text[it.title[0].start : it.title[-1].end])]
        block = next((it for it in (waiting, told) if len(it) == len(item.numbers) + item.lost), None)
        numbers, item.numbers = item.numbers, []
        for it, number in zip(block or waiting[: len(waiting) == 1], numbers, strict=False):
            it.numbers = [number]
        waiting = []
    for item in items:
        more = (it._replace(more=True) for it in (*item.title[1:], *item.numbers))
        yield from (it for it in (item.title[0], *more, *item.after) if it.end > it.start)


def _is_formality(title: str) -> bool:
    mark = _MARK.match(title)
    return classify_item(title[mark.start("title") :] if mark else title) is ItemClassification.FORMALITY


def _trimmed(text: str, start: int, end: int) -> RunOnPiece:
    said = text[start:end]
    return RunOnPiece(start + len(said) - len(said.lstrip()), start + len(said.rstrip(" \n;,")))
