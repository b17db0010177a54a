"""Meetings: when an organization meets, what it handles, and how we know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, model_validator

from agendawatch.arguments import STOCKHOLM, days_in_order
from agendawatch.errors import InputError
from agendawatch.model.caveat import WITHHOLDS_AGENDA, Caveat, CaveatCode
from agendawatch.model.item import AgendaItem, Document
from agendawatch.model.organization import Municipality, Organization
from agendawatch.model.provenance import IN_A_RELEASE, Provenance
from agendawatch.model.value import Aware, Value, durable, on_the_clock

# Which things are examples: made up whole, or read from what we made in a real host's place.


class Example(StrEnum):
    """Why a thing is no fact of the world."""

    MADE_UP = "made_up"
    """Its municipality exists nowhere."""
    CONSTRUCTED = "constructed"
    """It was read from a recording or a replica that stands for a real host and was made by us."""


def example_of(municipality: Municipality | None, grounds: Iterable[Provenance | None]) -> Example | None:
    """Tell what kind of example a thing is, by whose it is and what it rests on; `None` for what a real host said."""
    if municipality is not None and municipality.made_up:
        return Example.MADE_UP
    return Example.CONSTRUCTED if any(ground and ground.constructed for ground in grounds) else None


# Meetings.


class MeetingStatus(StrEnum):
    """What is known of a meeting. That it has passed is computed from the clock, never stored."""

    SCHEDULED = "scheduled"
    """It stands in a plan."""
    CONVENED = "convened"
    """Its kallelse, kungörelse or föredragningslista is published."""
    HELD = "held"
    """Minutes of any kind are listed."""
    POSTPONED = "postponed"
    """Put off without a new day."""
    CANCELLED = "cancelled"
    """Somebody said so (inställt, ställs in, utgår)."""
    UNLISTED = "unlisted"
    """Gone from its list without a word; not cancelled."""


Hideable = Literal["cancelled", "held", "postponed", "reserve", "unlisted"]
"""What a reader may leave out of meetings."""
PreviousStart = Aware | dt.date
"""An earlier start: a moment, or a day where no time was published."""


def _default_meeting_id(facts: dict[str, Any]) -> str:
    """Derive an id from the platform's key where there is one, else from who meets and when."""
    municipality = facts.get("municipality")
    where = municipality.code if municipality else ""
    if facts.get("source_id"):
        return durable("meeting", where, facts["source_id"])
    organization, day = facts.get("organization"), facts.get("date")
    if organization is None or day is None:
        return ""
    return durable("meeting", where, organization.name.casefold(), day.isoformat(), facts.get("nth", 1))


def _clock_caveat(moment: object) -> Caveat | None:
    """Tell of a moment in an hour that the clocks of its zone skip, or show twice."""
    if not isinstance(moment, dt.datetime) or type(moment.tzinfo) is not ZoneInfo or moment.fold:
        return None
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first == second:
        return None
    code = CaveatCode.HOUR_TWICE if first > second else CaveatCode.HOUR_SKIPPED
    return Caveat.of(code, words=f"{moment:%H:%M}", date=moment.date().isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """What is to be known of a plain text of a meeting, words of the page or `None`, by all who write, read and show it."""

    change: str
    """As which kind of change another text is told."""
    fact: str
    """What it is called among the facts of an event of ours (`X-AGENDAWATCH`), and read back by."""
    says: str | None = None
    """The line under an event that tells it, with `{words}`: a key of the catalogue, context "feed"; `None`: no line."""
    page: str | None = None
    """What stands before it on the meeting's page, a key of the catalogue; `None` shows it nowhere of its own."""
    column: str = "Words of the page"
    """What it is, in an export."""
    of_hour: bool = False
    """Whether it stands in for an hour: of no use where one is known."""


class Meeting(Value):
    """A sammanträde: one organization, one day (or several), one agenda."""

    organization: Organization
    """Who meets."""
    date: dt.date
    """The local day in Sweden that it begins."""
    municipality: Municipality | None = None
    """`None` when the page does not say and nobody told."""
    end_date: dt.date | None = None
    """The last day of a meeting over several days; `None` when it is over the same day."""
    start: AwareDatetime | None = None
    """Europe/Stockholm; `None` when no time is published."""
    end: AwareDatetime | None = None
    """Europe/Stockholm; `None` when no end is published."""
    time_note: Annotated[
        str | None,
        PlainText(
            change="meeting_time_changed",
            fact="note",
            says="About the time: “{words}”.",
            page="Of the time the page says:",
            column="Words about the time that are no time",
            of_hour=True,
        ),
    ] = None
    """Words about the time that are no time: "efter kommunstyrelsen"; `None` for none."""
    name: Annotated[str | None, PlainText(change="meeting_renamed", fact="name", column="A title of its own")] = None
    """A title of its own ("Budgetfullmäktige"); `None` when it goes by the organization's name."""
    location: str | None = None
    """Where, in the page's words; `None` where it does not say."""
    url: str | None = None
    """The meeting's own page; `None` when it has none."""
    status: MeetingStatus = MeetingStatus.SCHEDULED
    """How it stands."""
    status_words: str | None = None
    """The page's words for it; `None` when the page is silent and its shape says it."""
    extra: bool = False
    """Extra sammanträde, extrainsatt."""
    reserve: bool = False
    """Reservdag: held only if needed."""
    previous_starts: tuple[PreviousStart, ...] = ()
    """Starts that it was moved from, oldest first."""
    agenda: tuple[AgendaItem, ...] | None = None
    """`None` until the agenda is published, and while it is withheld; `()` when it is published empty."""
    documents: tuple[Document, ...] = ()
    """Papers that are listed with the meeting itself."""
    provenance: Provenance | None = None
    """Where it was read; `None` where it was not read from a page."""
    warnings: tuple[Caveat, ...] = ()
    """What the page says that cannot be so: a weekday that contradicts the date, 30 February."""
    source_id: str | None = None
    """The platform's own key; `None` where the platform has none."""
    nth: int = 1
    """Which of the organization's meetings that day, counted from 1."""
    id: str = Field(default_factory=_default_meeting_id)
    """Durable and opaque. From the platform's key, else from municipality, organization, day and `nth`;
    `history` keeps the first one through moves and renames."""

    @model_validator(mode="after")
    def _clocks(self) -> Self:
        """Settle hours that the clocks skip or show twice, and tell of them; an end that is none then is left out."""
        told = [it for it in map(_clock_caveat, (self.start, self.end)) if it is not None and it not in self.warnings]
        if self.start is not None and (told or self.start.fold or (self.end and self.end.fold)):
            start, end = on_the_clock(self.start), self.end and on_the_clock(self.end)
            ends = end if self.end is None or self.end <= self.start or (end is not None and end > start) else None
            # A frozen value is changed here alone, before anybody has it.
            self.__dict__.update(start=start, end=ends, warnings=(*self.warnings, *dict.fromkeys(told)))
            self.__pydantic_fields_set__.add("warnings")
        return self

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        if self.start is not None and self.start.astimezone(STOCKHOLM).date() != self.date:
            expected = f"a moment on {self.date.isoformat()} in Sweden"
            raise InputError(field="start", value=self.start.isoformat(), expected=expected)
        if self.start is not None and self.end is not None and self.end <= self.start:
            expected = f"a moment after {self.start.isoformat()}, its start"
            raise InputError(field="end", value=self.end.isoformat(), expected=expected)
        days_in_order(self.date, self.end_date, "end_date")
        return self

    def __str__(self) -> str:
        """Say who meets where and when: "Kommunstyrelsen, Göteborg 2020-03-11 13:00 (cancelled)"."""
        who = ", ".join(map(str, filter(None, (self.title, self.municipality))))
        hour = f" {self.start.astimezone(STOCKHOLM):%H:%M}" if self.start else ""
        how = "" if self.status is MeetingStatus.SCHEDULED else f" ({self.status.value})"
        return f"{who} {self.date.isoformat()}{hour}{how}"

    @property
    def last_day(self) -> dt.date:
        """The last day of it, which for most is the first."""
        return self.end_date or self.date

    @property
    def rescheduled(self) -> bool:
        """Whether it has been moved."""
        return bool(self.previous_starts)

    @property
    def agenda_withheld(self) -> bool:
        """Whether its agenda is withheld, whole or in part, since we are not sure of it: it is published all the same."""
        return any(warning.code in WITHHOLDS_AGENDA for warning in self.warnings)

    @property
    def title(self) -> str:
        """Its own name, else the organization's."""
        return self.name or self.organization.name

    @property
    def released(self) -> bool:
        """Whether a press release speaks of it, and no list that we have read."""
        return self.provenance is not None and self.provenance.place == IN_A_RELEASE

    @property
    def example(self) -> Example | None:
        """Why it is no fact of the world; `None` for what a real host said of a real municipality."""
        return example_of(self.municipality, (self.provenance,))

    @property
    def made_up(self) -> bool:
        """Whether it is an example: its municipality exists nowhere, or it was read from what we constructed."""
        return self.example is not None


PLAIN_TEXTS: dict[str, PlainText] = dict(
    sorted(
        (
            (name, told)
            for name, it in Meeting.model_fields.items()
            for told in it.metadata
            if isinstance(told, PlainText)
        ),
        key=lambda pair: pair[1].fact,
    )
)
"""The plain texts of a meeting, by the name of their field, in the order that events write them in."""


def plain_texts(meeting: Meeting) -> dict[str, str]:
    """Give those that a meeting has and that stand for themselves, by name."""
    return {name: text for name, told in PLAIN_TEXTS.items() if told.says and (text := getattr(meeting, name))}
