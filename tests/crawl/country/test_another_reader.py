"""A country that was read by an older reader is read by a newer one: nobody is told of what we had misread."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from benchmarks.drawn import FAMILIES, draw
from tests.doubting import Reader, doubting, read_by
from tests.replicas.inbox import Kept

import agendawatch as aw
from agendawatch.crawl.client import Client
from agendawatch.crawl.update import SiteReport, update
from agendawatch.documents.document import Document
from agendawatch.errors import ReadError
from agendawatch.feeds.publishing import Publisher
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.message import Answer, Answers, Question
from agendawatch.model import STOCKHOLM
from agendawatch.notify.delivery import DeliveryRequest, notify
from agendawatch.notify.sender import read_address
from agendawatch.readers.schedule import read_schedule, schedule_of
from agendawatch.store import Store

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=STOCKHOLM)
DAY = dt.timedelta(days=1)
WINDOW = aw.Window(first=dt.date(2024, 1, 1), last=dt.date(2030, 12, 31))
TO = read_address("ntfy://kanal")


_READ: dict[tuple[object, ...], aw.Schedule] = {}


def read(page: Document, *, today: dt.date, **settings: object) -> aw.Schedule:
    """Read what a page shows once; the day settles only which year it is."""
    key = page.text, today.year, *sorted(settings.items())
    if key not in _READ:
        _READ[key] = schedule_of(page, today=today, **settings)  # type: ignore[arg-type] # whatever the source hands on
    return _READ[key]


def misread(page: Document, *, today: dt.date, **settings: object) -> aw.Schedule:
    """Read as an older reader might have.

    Every organization gets the next one's days, with hours that are not theirs; some are missing, some are said to be
    cancelled, and a day after the last of each a meeting is invented.
    """
    told = read(page, today=today, **settings)
    names = list(dict.fromkeys(it.organization.name for it in told))
    following = dict(zip(names, [*names[1:], *names[:1]], strict=True))
    return aw.Schedule(filter(None, (_misread(nth, it, following) for nth, it in enumerate(told))))


def _misread(nth: int, told: aw.Meeting, following: dict[str, str]) -> aw.Meeting | None:
    if nth % 7 == 6:
        return None
    facts: dict[str, object] = {"organization": aw.Organization(name=following[told.organization.name])}
    if nth % 3 == 0:
        facts |= {"start": None, "end": None, "time_note": None}
    if nth % 5 == 1:
        facts |= {"status": aw.MeetingStatus.CANCELLED}
    if nth % 5 == 4:
        facts |= {"date": told.date + DAY, "end_date": None, "start": None, "end": None}
    return aw.Meeting.model_validate({name: it for name, it in {**dict(told), **facts}.items() if name != "id"})


@dataclass
class Land:
    """A town for every page that is drawn; some answer with other bytes each time."""

    pages: dict[str, str] = field(default_factory=dict)
    asked: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the towns' codes."""
        return tuple(str(9001 + nth) for nth in range(len(self.pages)))

    def sites(self) -> tuple[aw.Site, ...]:
        """List the towns' sites."""
        return tuple(
            aw.Site(
                url=f"https://{host}/moten",
                platform="page",
                municipality=aw.Municipality(code=code, name=host.split(".")[1].capitalize()),
            )
            for code, host in zip(self.codes, self.pages, strict=True)
        )

    def answer(self, question: Question) -> Answer:
        """Answer with the page, and nothing else that is there; every third town notes how often it was asked."""
        self.asked += 1
        parts = urlsplit(question.url)
        page = self.pages.get(parts.hostname or "")
        if page is None or parts.path != "/moten":
            return Answer(status=404)
        noisy = list(self.pages).index(parts.hostname or "") % 3 == 0
        return Answer(f"{page}<!-- {self.asked} -->" if noisy else page)

    def round(self, store: Store, now: dt.datetime, *, keep: int) -> tuple[SiteReport, ...]:
        """Visit every town; of every so many one's pages are kept."""
        policy = FetchPolicy(pause=0, attempts=1)
        visits: list[SiteReport] = []
        with Client(transport=Answers(self.answer), now=lambda: now, memory=store.records, policy=policy) as client:
            for nth, site in enumerate(self.sites()):
                visits += update(
                    store, site, now=now, window=WINDOW, client=client, keep_pages=bool(keep) and nth % keep == 0
                ).visits
        return tuple(visits)


@pytest.fixture(scope="module")
def land() -> Land:
    """Draw the country."""
    drawn = [(f"www.{family}.example".replace("_", "-"), draw(family, 2).content) for family in tuple(FAMILIES)[::3]]
    return Land({host: page for host, page in drawn if isinstance(page, str) and "<" in page[:200] and _lists(page)})


def _lists(page: str) -> bool:
    try:
        return bool(read_schedule(page))
    except ReadError:
        return False


def by(monkeypatch: pytest.MonkeyPatch, version: str, reader: Reader) -> None:
    """Have another reader read from now on."""
    doubting(monkeypatch, reader)
    read_by(monkeypatch, version)


def changes_of(visits: tuple[SiteReport, ...]) -> list[aw.Change]:
    """List what was different."""
    return [change for visit in visits for change in visit.changes]


def known(store: Store) -> Counter[tuple[object, ...]]:
    """Tell who is known to meet when, how that stands, and from when it was moved; but of whom, and where, nothing is withheld.

    What was known of those stands until somebody is sure.
    """
    held = {(it.site.municipality, who) for it in store.doubts() for who in it.doubt.organizations or ()}
    whole = {it.site.municipality for it in store.doubts() if it.doubt.organizations is None}
    return Counter(
        (it.municipality, it.organization.name, it.date, it.start, it.status, it.previous_starts)
        for it in store.meetings()
        if (it.municipality, it.organization.name) not in held and it.municipality not in whole
    )


def kinds(store: Store, since: dt.datetime) -> Counter[str]:
    """Count what was different."""
    return Counter(change.kind.value for change in store.changes(since=since))


@pytest.mark.slow
def test_a_change_of_readers_is_no_news_in_the_whole_country(
    land: Land, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known is then what the newer reader reads, though some pages are kept, and others' bytes never the same."""
    by(monkeypatch, "0.1", misread)
    land.round(store, NOW, keep=2)
    before, ids = known(store), {(it.organization, it.date, it.municipality): it.id for it in store.meetings()}
    inbox = Kept()
    notify(store, TO, DeliveryRequest(), now=NOW, sender=inbox)
    feeds = {code: Publisher(store, now=NOW).municipality(code).to_atom() for code in land.codes}
    by(monkeypatch, "0.2", read)

    # Where bytes are other each time and much is gone at once it is believed the third time.
    rounds = [land.round(store, NOW + nth * DAY, keep=2) for nth in (1, 2, 3)]

    with Store("sqlite://") as fresh:
        land.round(fresh, NOW, keep=0)
        assert known(store) == known(fresh)
        assert sum((known(fresh) - before).values()) > 500
    assert [visit.site.url for made in rounds for visit in made if visit.failed] == []
    assert set(kinds(store, NOW + DAY)) == {"corrected"}
    assert kinds(store, NOW + DAY)["corrected"] > 500
    notify(store, TO, DeliveryRequest(), now=NOW + 3 * DAY, sender=inbox)
    assert inbox.messages == []
    late = Publisher(store, now=NOW + 3 * DAY)
    for code in land.codes:
        assert late.municipality(code).to_atom().count(b"<entry>") <= feeds[code].count(b"<entry>")
    for it in store.meetings():
        assert ids.get((it.organization, it.date, it.municipality), it.id) == it.id

    assert len(land.pages) >= 25


PAGE = "<main><h1>Sammanträden 2026</h1><h2>Valnämnden</h2><ul><li>26 januari<li>9 februari<li>3 mars{note}<li>7 april</ul></main>"


@pytest.mark.parametrize(("keep", "kind"), [(True, "meeting_cancelled"), (False, "corrected")])
def test_what_happens_on_the_day_of_the_change_is_told_where_pages_are_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, keep: bool, kind: str
) -> None:
    """The old page tells what we had misread, and the new one what happened; without it nobody can tell which is which."""
    town = Land({"www.annan-by.example": "", "www.exempelby.example": PAGE.format(note="")})
    by(monkeypatch, "0.1", misread)
    town.round(store, NOW, keep=int(keep))
    by(monkeypatch, "0.2", read)
    town.pages["www.exempelby.example"] = PAGE.format(note=" inställt")

    changes = changes_of(town.round(store, NOW + DAY, keep=int(keep)))

    told = Counter((change.kind.value, change.meeting.date.month) for change in changes)
    assert told[kind, 3] >= 1
    assert {which for which, _ in told} == {"corrected", kind}
    assert [(it.date.month, it.status.value) for it in store.meetings()] == [
        (1, "scheduled"),
        (2, "scheduled"),
        (3, "cancelled"),
        (4, "scheduled"),
    ]
    town.pages["www.exempelby.example"] = PAGE.format(note="")
    changes = changes_of(town.round(store, NOW + 2 * DAY, keep=int(keep)))
    assert [change.kind.value for change in changes] == ["meeting_reinstated"]
