"""What a watch can be narrowed by before anything is read: pieces of text of which one must be there."""

from __future__ import annotations

import re

from agendawatch.lang.sv.stems import fragments as fragments_of_word
from agendawatch.model import Watch
from agendawatch.proposals.terms import Term, TermKind
from agendawatch.proposals.watch_index import condition

_FIGURES = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def fragments(watch: Watch) -> frozenset[str] | None:
    """List pieces of text, folded, of which one stands in whatever the watch finds; `None` where none need.

    >>> sorted(fragments(Watch(name="Cyklar", words=("skola",), phrases=("plan för cykelbanor",))))
    ['cykelbanor', 'skol']

    A database that looks for them leaves little to read; what it gives is still to be looked at.
    Raises `InputError` for a watch that cannot be read.
    """
    pieces: set[str] = set()
    for term in condition(watch).triggers() or ():
        found = _of_term(term)
        if not found:
            return None
        pieces |= found
    return frozenset(pieces) or None


def _of_term(term: Term) -> frozenset[str]:
    if term.kind is TermKind.WORD:
        return fragments_of_word(term.text)
    if term.kind is TermKind.PHRASE:
        return frozenset({max(term.text.split(), key=len)})
    if term.kind is TermKind.REFERENCE:
        figures = [part.lstrip("0") for part in _FIGURES.findall(term.text)]
        # A year stands in every agenda of it.
        telling = [part for part in figures if not _YEAR.fullmatch(part)] or figures
        return frozenset({max(telling, key=len)}) - {""}
    return frozenset()
