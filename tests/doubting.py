"""A reader of schedules that is in doubt, in place of ours: it knows the organizations, and not whose days are whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from agendawatch.model import Alternative, Caveat, CaveatCode, Doubt, Meeting, Organization, Provenance, Schedule
from agendawatch.readers.schedule import read_schedule

Reader = Callable[..., Schedule]


def doubt_where(*names: str, whole: bool = False, sure_by: Reader = read_schedule) -> Reader:
    """Make a reader that withholds organizations, or the whole page where it names one of them, of what another reads."""

    def read(page: str | bytes, **settings: object) -> Schedule:
        sure = sure_by(page, **settings)
        groups: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in sure:
            groups[meeting.organization.name].append(meeting)
        if whole and not groups.keys().isdisjoint(names):
            return Schedule((), (doubt_of(None, sure),))
        doubts = [doubt_of(name, tuple(groups[name])) for name in names if name in groups]
        return Schedule((it for it in sure if it.organization.name not in names), doubts)

    return read


def doubt_of(name: str | None, meetings: tuple[Meeting, ...], url: str | None = None) -> Doubt:
    """Doubt whether meetings are an organization's own, or its presidium's; of a page, whether they are any."""
    words = " … ".join(filter(None, (it.provenance.words for it in meetings if it.provenance)))
    ways = [Alternative(reading="column_head", meetings=meetings)]
    if name is not None:
        presidium = Organization(name=f"{name}s presidium")
        theirs = (
            Meeting.model_validate({**{key: it for key, it in meeting if key != "id"}, "organization": presidium})
            for meeting in meetings
        )
        ways.append(Alternative(reading="heading", meetings=tuple(theirs)))
    return Doubt(
        caveat=Caveat.of(CaveatCode.READINGS_DIFFER),
        organization=meetings[0].organization if name is not None else None,
        alternatives=tuple(ways),
        provenance=Provenance(words=words, url=url, place="the list under the heading"),
        shape="list",
    )


def doubting(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    """Have every source read by a reader from now on."""
    monkeypatch.setattr("agendawatch.sources.page.schedule_of", reader)


def read_by(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    """Say of every reader that it is of a version from now on."""
    for room in ("resolve", "client", "visit"):
        monkeypatch.setattr(f"agendawatch.crawl.{room}.READER", f"agendawatch/{version}")
