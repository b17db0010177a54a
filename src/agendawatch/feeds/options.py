"""What a subscriber may ask of a feed, and what it says of itself, checked before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Literal, Self, get_args

from agendawatch.answers.text import address, cut, line
from agendawatch.answers.words import Phrases, named_example, phrases
from agendawatch.arguments import aware, seconds_of, several, word_of
from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, Example, Hideable

HIDEABLE = frozenset(get_args(Hideable))

_TITLES = {"calendar": (100, "a title for the calendar"), "feed": (200, "a title for the feed")}
"""Characters of a title, and what is expected of it."""

_PAST = 400
"""Days of the past that a feed holds unless told otherwise; keeps it under Google's limit for imports (1 MB)."""


@dataclass(frozen=True, slots=True)
class Options:
    """How events are worded and which are shown; never who they are."""

    say: Phrases
    alarms: tuple[str, ...] = ()
    hide: frozenset[str] = frozenset()
    first_day: dt.date | None = None
    """Events that end before it are left out; `None` shows all."""
    assume_length: dt.timedelta | None = None
    now: dt.datetime | None = None
    wording: tuple[str, tuple[str, ...], dt.timedelta | None] = field(init=False)
    """What an event's bytes depend on, beside its facts."""

    def __post_init__(self) -> None:
        """Tell the wording once, for thousands of events."""
        object.__setattr__(
            self, "wording", (f"{self.say.language} {self.say.unofficial}", self.alarms, self.assume_length)
        )

    def has_passed(self, day: dt.date) -> bool:
        """Tell whether a day lies behind the moment of writing; without one nothing does."""
        return self.now is not None and day < self.now.astimezone(STOCKHOLM).date()


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
        self.at(None)

    def at(self, now: dt.datetime | None) -> Options:
        """Settle the options at a moment of writing: the language's phrases, durations, and the first day that is shown."""
        now = None if now is None else aware("now", now)
        return Options(
            say=phrases(self.language, self.official),
            alarms=tuple(dict.fromkeys(_alarm(alarm) for alarm in several(self.alarms, str | dt.timedelta))),
            hide=frozenset(word_of("hide", name, HIDEABLE) for name in several(self.hide)),
            first_day=_first_day(self.past, now),
            assume_length=_length(self.assume_length),
            now=now,
        )


@dataclass(frozen=True, slots=True)
class FeedHeading:
    """What a feed says of itself."""

    name: str
    say: Phrases
    description: str
    source_url: str | None = None
    """The feed's own address; `None` when it has none yet."""
    page_url: str | None = None
    """The page about it."""

    @classmethod
    def checked(
        cls,
        name: str,
        say: Phrases,
        source_url: str | None = None,
        page_url: str | None = None,
        *,
        about: str = "",
        kind: Literal["calendar", "feed"] = "feed",
    ) -> Self:
        """Clean a heading's texts and addresses; one without a name raises `InputError`."""
        longest, expected = _TITLES[kind]
        title = cut(line(name), longest)
        if not title:
            raise InputError(field="name", value=name, expected=expected)
        source = address(source_url, "source_url") if source_url else None
        page = address(page_url, "page_url") if page_url else None
        return cls(title, say, line(about) or say.calendar, source, page)

    def showing(self, examples: Collection[Example | None]) -> Self:
        """Say which of the things that the feed shows are examples; `None` stands for those that are not."""
        name, about = named_example(self.name, self.description, examples, self.say)
        return replace(self, name=name, description=about)


def _first_day(past: object, now: dt.datetime | None) -> dt.date | None:
    if past is None:
        return (now.astimezone(STOCKHOLM) - dt.timedelta(days=_PAST)).date() if now else None
    if isinstance(past, bool) or not isinstance(past, int) or past < 0:
        raise InputError(field="past", value=past, expected="a number of days, 0 or more")
    # The one thing that ever asks the clock, and only when a subscriber counts days and nobody says from when.
    today = (now or dt.datetime.now(dt.UTC)).astimezone(STOCKHOLM).date()
    return dt.date.fromordinal(max(today.toordinal() - past, 1))


def _alarm(alarm: object) -> str:
    if isinstance(alarm, dt.timedelta):
        from agendawatch.feeds.ical import duration  # noqa: PLC0415 - it needs options too, and few give a length

        return duration(alarm)
    if not isinstance(alarm, str) or seconds_of(alarm) is None:
        raise InputError(field="alarms", value=alarm, expected='a duration such as "-P1D" or "-PT2H"')
    return alarm


def _length(length: object) -> dt.timedelta | None:
    if length is None:
        return None
    if isinstance(length, str):
        seconds = seconds_of(length)
        length = dt.timedelta(seconds=seconds) if seconds and not length.startswith("-") else length
    if not isinstance(length, dt.timedelta) or length <= dt.timedelta(0):
        raise InputError(field="assume_length", value=length, expected='a length of time such as "PT2H"')
    return length
