"""What the pages say by which mail is asked for, confirmed and ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from agendawatch.site.facts.examples import Examples


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
