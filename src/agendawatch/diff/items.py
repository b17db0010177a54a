"""Agenda items beside agenda items: which are the same matter, and which changed place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from agendawatch.diff.normalization import folded
from agendawatch.model import AgendaItem

__all__ = ["out_of_order", "pair_items"]

Pairs = tuple[tuple[int | None, int | None], ...]


def _by_reference_and_title(item: AgendaItem) -> Hashable:
    return (folded(item.reference), folded(item.title))


def _by_title(item: AgendaItem) -> Hashable:
    return (folded(item.title), folded(item.group))


def _by_bare_title(item: AgendaItem) -> Hashable:
    return folded(item.title)


def _by_reference(item: AgendaItem) -> Hashable:
    return folded(item.reference) or None


def _by_words(item: AgendaItem) -> Hashable:
    words = sorted({word for word in folded(item.title).split() if len(word) > 3})  # noqa: PLR2004 - "och", "för", "av" say nothing
    return " ".join(words) or None


_KEYS: tuple[Callable[[AgendaItem], Hashable], ...] = (
    _by_reference_and_title,
    _by_title,
    _by_reference,
    _by_bare_title,
    _by_words,
)
"""What makes two items one matter, strongest first; each counts only where it names one on either side."""


def _single(
    items: Sequence[AgendaItem], rows: Iterable[int], key: Callable[[AgendaItem], Hashable]
) -> dict[Hashable, int]:
    named = [(key(items[row]), row) for row in rows]
    counts = Counter(name for name, _ in named)
    return {name: row for name, row in named if name is not None and counts[name] == 1}


def _same_number(
    before: Sequence[AgendaItem], after: Sequence[AgendaItem], left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """Pair what is left by its number, where its neighbours agree that nothing was put in between."""
    if len(left) != len(right):
        return []
    numbers = [(folded(before[a].number), folded(after[b].number)) for a, b in zip(left, right, strict=True)]
    whole = len(before) == len(after)
    return [
        (a, b)
        for (a, b), (old, new) in zip(zip(left, right, strict=True), numbers, strict=True)
        if old == new and (old or (whole and a == b))
    ]


def pair_items(before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> Pairs:
    """Pair items by their places (indices): the same matter stands beside itself, a lone one beside `None`.

    >>> old = (AgendaItem(title="Budget 2031"), AgendaItem(title="Val"))
    >>> new = (AgendaItem(title="Upprop"), AgendaItem(title="BUDGET  2031"), AgendaItem(title="Val"))
    >>> pair_items(old, new)
    ((0, 1), (1, 2), (None, 0))
    """
    left, right = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []

    def take(found: Iterable[tuple[int, int]]) -> None:
        for a, b in found:
            pairs.append((a, b))
            left.remove(a)
            right.remove(b)

    for key in _KEYS:
        old, new = _single(before, left, key), _single(after, right, key)
        take([(old[name], new[name]) for name in new if name in old])
        if key is _by_reference_and_title:
            take(_alike(before, after, left, right))
    take(_same_number(before, after, left, right))
    return (*sorted(pairs), *((a, None) for a in left), *((None, b) for b in right))


def _alike(
    before: Sequence[AgendaItem], after: Sequence[AgendaItem], left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """Pair items that stand several times over ("Information"), in their order."""
    places: dict[Hashable, list[int]] = {}
    for row in left:
        places.setdefault(_by_reference_and_title(before[row]), []).append(row)
    found: list[tuple[int, int]] = []
    for row in right:
        rows = places.get(_by_reference_and_title(after[row]))
        if rows:
            found.append((rows.pop(0), row))
    return found


def out_of_order(places: Sequence[int]) -> frozenset[int]:
    """Find the fewest places that must be lifted out for the rest to rise: what was moved, not what made room.

    >>> sorted(out_of_order([3, 0, 1, 2]))
    [3]
    """
    ends: list[int] = []
    chain: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        chain.append(at)
    kept: set[int] = set()
    want = len(ends) - 1
    for place, at in zip(reversed(places), reversed(chain), strict=True):
        if at == want:
            kept.add(place)
            want -= 1
    return frozenset(places) - kept
