"""What all pages of a site share, and what every page's facts have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from agendawatch.answers.text import address
from agendawatch.errors import InputError
from agendawatch.i18n import Language
from agendawatch.site.facts.examples import Examples


@dataclass(frozen=True, slots=True)
class Frame:
    """What a site says of itself; the same on every page."""

    title: str = "Agendawatch"
    base_url: str | None = None
    """Its absolute address, ending in "/"; `None` while it is not known, and then nothing can be subscribed to."""
    languages: tuple[Language, ...] = ("sv", "en")
    feed_languages: tuple[Language, ...] = ("sv",)
    """Those that feeds are written in; pages in another lead to the Swedish ones."""
    publisher: str | None = None
    """Who publishes it; `None` when nobody said."""
    contact: str | None = None
    """Where the publisher is reached: an http(s) address, or an address of mail; `None` when nobody said."""
    report: str | None = None
    """The address of a form for issues, with `{title}` and `{body}` where the facts go; `None` when nobody said."""
    official: str | None = None
    """The municipality that publishes its own meetings here; `None` for a watch by others."""
    mail: bool = False
    """Whether mail can be asked for."""
    search: bool = False
    """Whether everything can be searched: a server's pages can, a static site's cannot."""
    made_up: bool = False
    """Whether no municipality on it exists."""
    cases: bool = False
    """Whether each case has a page of its own."""
    own: frozenset[str] | None = None
    """Ids of the meetings that have a page of their own; `None` when all have."""

    def __post_init__(self) -> None:
        """Check the address once, and give it its last slash."""
        if self.base_url is not None:
            url = address(self.base_url, "base_url")
            if "?" in url or "#" in url:
                raise InputError(field="base_url", value=self.base_url, expected="an address without ? and #")
            object.__setattr__(self, "base_url", url if url.endswith("/") else f"{url}/")


class Page(Protocol):
    """The facts of one page: frozen, the same facts are the same bytes, and no clock is within."""

    template: ClassVar[str]
    """Which template shows it, without its ending."""

    @property
    def path(self) -> str:
        """Where it is (`agendawatch.site.addresses`)."""
        ...

    @property
    def feeds(self) -> tuple[str, ...]:
        """The endings of the feeds that stand beside it: `ics`, `atom`, `json`."""
        ...

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        ...
