"""What the page of a search says: what is found, by what it can be narrowed, and how it is subscribed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from agendawatch.model import Example
from agendawatch.site.addresses import SEARCH
from agendawatch.site.facts.examples import Examples
from agendawatch.store.search import SearchHit, Snippet


class Facet(NamedTuple):
    """Something that a search can be narrowed by."""

    name: str
    size: int
    query: str
    """The query of the search that is narrowed so, or no longer where it is chosen."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A search and what it found; without a question, the form alone."""

    template: ClassVar[str] = "search"
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = SEARCH

    asked: Mapping[str, str]
    """The parameters of the address, as they were written."""
    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    first: int = 1
    """The number of the first hit of this page."""
    loose: bool = False
    """Whether nothing holds every word: the hits hold most of them."""
    more_than: bool = False
    """Whether there are more than `total`."""
    choices: tuple[tuple[str, tuple[Facet, ...]], ...] = ()
    """By `kind`, `municipality` and `organization`."""
    before: str | None = None
    """The query of the page before; `None` on the first."""
    behind: str | None = None
    """The query of the next page; `None` on the last."""
    feed: str | None = None
    """The query by which the search is subscribed to; `None` where no feed can look for it."""
    own: frozenset[str] | None = None
    """The meetings that have a page of their own, by id; `None` for all."""
    problem: str | None = None
    """What is wrong with the question; `None` when nothing is."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return frozenset(
            Example.MADE_UP if hit.municipality and hit.municipality.made_up else None for hit in self.hits
        )


def pieces(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    """Part a snippet into pieces, each with whether it is what was found.

    >>> list(pieces(Snippet(text="Fler cykelbanor nu", marks=((5, 15),))))
    [('Fler ', False), ('cykelbanor', True), (' nu', False)]
    """
    place = 0
    for start, end in snippet.marks:
        if start > place:
            yield snippet.text[place:start], False
        yield snippet.text[start:end], True
        place = end
    if place < len(snippet.text):
        yield snippet.text[place:], False
