"""A town that does not exist, its plan for 2031, and how tests of the store write meetings and lists down."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import STOCKHOLM, Listing, Meeting, Municipality, Organization, Site, Window

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
YEAR = Window.year(2031)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def meet(month: int, day: int = 10, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    """Give a meeting of a day of 2031, one o'clock unless the facts say otherwise."""
    row = {
        "municipality": TOWN,
        "organization": Organization(name=who),
        "date": dt.date(2031, month, day),
        "start": dt.datetime(2031, month, day, 13, tzinfo=STOCKHOLM),
        **facts,
    }
    return Meeting.model_validate(row)


PLAN = tuple(meet(month) for month in range(2, 8))


def listed(*meetings: Meeting, **facts: object) -> Listing:
    """Give a list of meetings, of the whole year unless the facts say otherwise."""
    return Listing.model_validate({"window": YEAR, "meetings": meetings, **facts})
