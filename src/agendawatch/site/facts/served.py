"""What the pages say that a server alone has: lists for other sites' pages to frame, mail, and searches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, NamedTuple

from agendawatch.model import Example, Meeting
from agendawatch.site.addresses import SEARCH
from agendawatch.site.facts.page import Examples, examples_of
from agendawatch.store.search import SearchHit, Snippet


@dataclass(frozen=True, slots=True)
class FramedPage:
    """A list without scripts, that fits a column of another page."""

    template: ClassVar[str] = "framed"
    feeds: ClassVar[tuple[str, ...]] = ()

    path: str
    """Its own."""
    of: str
    """The path of the page that it is a part of."""
    title: str
    meetings: tuple[Meeting, ...]
    colours: str | None = None
    """The address of its colours, from the site's root; `None` for ours."""
    logo: str | None = None

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*self.meetings)


class MailStep(StrEnum):
    """Which of them a page is."""

    ASK = "ask"
    """The form."""
    ASKED = "asked"
    """A letter that asks for confirmation is on its way."""
    CONFIRM = "confirm"
    BEGUN = "begun"
    MANAGE = "manage"
    ENDED = "ended"
    STALE = "stale"
    """A link that was answered, ended, or is too old."""
    STRANGE = "strange"
    """A link that is none of ours."""


@dataclass(frozen=True, slots=True)
class MailPage:
    """One step of it; it holds a reader's address only where the reader's own letter led there."""

    template: ClassVar[str] = "mail"
    feeds: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Examples] = frozenset()

    path: str
    step: MailStep
    wish: Mapping[str, str] = field(default_factory=dict)
    """What the form holds, by field."""
    proposal: str = ""
    """The title of a followed proposal that the form is for; empty for a search."""
    wrong: str = ""
    """Why what was sent cannot be used, in the reader's language."""
    mine: tuple[tuple[str, str, str, bool, str], ...] = ()
    """What is kept of the address, or waits for its answer: each subscription's title, period, standing, whether the
    link is its own, and its id."""
    begun: str = ""
    """The title of what begins."""
    address: str = ""
    by: str = ""
    """The period of the link's own subscription."""


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
        towns = (hit.municipality for hit in self.hits)
        return frozenset(Example.MADE_UP if town and town.made_up else None for town in towns)


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
