"""What a subscriber asks of a feed, as one value that addresses and settings can be read into."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendawatch.feeds.options import options

__all__ = ["FeedOptions"]


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """How a feed is worded and what it shows; no option ever changes an event's identity.

    What cannot be had raises `InputError` with the field and the value, when it is asked for.
    """

    items: bool = False
    """An event for every agenda item too."""
    alarms: tuple[str | dt.timedelta, ...] = ()
    """Reminders, as durations from the start: "-P1D"."""
    hide: tuple[str, ...] = ()
    """`cancelled`, `postponed`, `unlisted`, `held`, `reserve`."""
    past: int | None = None
    """Days of the past to keep; 400 unless told otherwise."""
    doubts: bool = False
    """Tentative events for days that are withheld, since they are not read with certainty."""
    language: str = "sv"
    assume_length: str | dt.timedelta | None = None
    """A length for meetings whose end nobody published."""

    official: str | None = None
    """The municipality whose own feed it is; `None` where the watch is unofficial."""

    def __post_init__(self) -> None:
        """Check it before anything is written."""
        options(
            language=self.language,
            alarms=self.alarms,
            hide=self.hide,
            past=self.past,
            assume_length=self.assume_length,
        )
