"""Pages that say the same whatever is followed: how to subscribe, what words mean, who publishes, that nothing is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from agendawatch.site.addresses import ABOUT, MISSING, SUBSCRIBE, WORDS
from agendawatch.site.facts.examples import Examples


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """How to subscribe in each calendar, and how late each is."""

    template: ClassVar[str] = "subscribe"
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = SUBSCRIBE
    examples: ClassVar[Examples] = frozenset()


@dataclass(frozen=True, slots=True)
class WordsPage:
    """What the words mean that municipalities use of meetings, matters and decisions."""

    template: ClassVar[str] = "words"
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = WORDS
    examples: ClassVar[Examples] = frozenset()


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Who publishes, where facts come from, and what is kept of readers."""

    template: ClassVar[str] = "about"
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = ABOUT
    examples: ClassVar[Examples] = frozenset()


@dataclass(frozen=True, slots=True)
class MissingPage:
    """That an address leads nowhere, and where to go instead; `404.html` on a static host."""

    template: ClassVar[str] = "missing"
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = MISSING
    examples: ClassVar[Examples] = frozenset()
