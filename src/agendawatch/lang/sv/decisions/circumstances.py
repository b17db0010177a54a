"""How a decision came about: what its text tells beside the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import Rules, compile_pattern
from agendawatch.lang.sv.tokens import Token

__all__ = ["circumstances_in", "read_circumstances"]


def read_circumstances(sections: Iterable[Section]) -> frozenset[str]:
    """Find what an item's text tells of how it was decided: `immediate` adjustment, by a `minority`.

    >>> sorted(read_circumstances([Section("decision", "", "Paragrafen justeras omedelbart.")]))
    ['immediate']
    """
    return frozenset(it for section in sections for it in circumstances_in(section.prose.tokens))


def circumstances_in(tokens: Sequence[Token]) -> Iterator[str]:
    """Give the rules that words meet."""
    names, finder = _rules()
    return (names[nth] for nth, _ in finder.find(tokens))


@cache
def _rules() -> tuple[tuple[str, ...], Rules]:
    rows = load("outcomes")["circumstance"]
    return tuple(row["id"] for row in rows), Rules([compile_pattern(row["pattern"]) for row in rows])
