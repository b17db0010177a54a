"""An archive into the store."""

from __future__ import annotations

import datetime as dt
import random
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.crawl.archive.drawn_archive import draw_archive, minutes_lines_of

from agendawatch.crawl.archive import ArchiveDocument, BackfillReport, backfill
from agendawatch.errors import DocumentError, FetchError, InputError
from agendawatch.model import ChangeKind, Listing, Meeting, MeetingStatus, Organization, Outcome, Site, Window
from agendawatch.registry import municipality
from agendawatch.store import Store

NOW = dt.datetime(2032, 3, 6, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TOWN = municipality("Höör")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Draw an archive of three meetings."""
    draw_archive(tmp_path / "arkiv")
    return tmp_path / "arkiv"


def _fill(store: Store, folder: Path, now: dt.datetime = NOW, **asked: Any) -> BackfillReport:  # noqa: ANN401 - what backfill takes
    return backfill(store, [folder], municipality="Höör", now=now, **asked)


def _facts(store: Store) -> list[tuple[object, ...]]:
    """Tell what is known, whatever the order it came in."""
    return [
        (it.id, it.date, it.start, it.status, [(i.title, i.reference, i.decision) for i in it.agenda or ()])
        for it in store.meetings()
    ]


def test_plan_summons_and_minutes_become_one_meeting(store: Store, folder: Path) -> None:
    """Its items have the agenda's numbers and the minutes' decisions."""
    made = _fill(store, folder)

    first = next(store.meetings())
    assert len(list(store.meetings())) == 3
    assert (first.status, first.location, first.municipality) == (MeetingStatus.HELD, "Kommunhuset, sal A", TOWN)
    assert [(it.number, it.decision and it.decision.outcome) for it in first.agenda or ()][1:] == [
        ("2", Outcome.REFERRED_BACK),
        ("3", Outcome.APPROVED),
        ("4", Outcome.REFERRED_BACK),
    ]
    assert len(made.taken) == 7
    assert {change.kind for change in made.changes} >= {ChangeKind.MEETING_ADDED, ChangeKind.DECISION_RECORDED}


def test_a_bad_document_is_told_and_stops_no_other(store: Store, folder: Path) -> None:
    """It is tried again next time; a memorandum is left alone, whatever days stand in it."""
    made, again = _fill(store, folder), _fill(store, folder, NOW + HOUR)

    assert [(it.name, type(it.error)) for it in made.failed] == [("2031/Protokoll KF trasigt.pdf", DocumentError)]
    assert [it.name for it in again.failed] == ["2031/Protokoll KF trasigt.pdf"]
    assert made.left == ("2031/tjänsteskrivelse.txt",)


def test_twice_the_same_is_no_change(store: Store, folder: Path) -> None:
    """Documents are known by their hashes; read anew they say what they said."""
    _fill(store, folder)
    before = tuple(store.maintenance.export_lines())

    again = _fill(store, folder, NOW + HOUR)
    assert tuple(store.maintenance.export_lines()) == before
    assert (again.known, again.taken, again.changes) == (8, (), ())

    anew = _fill(store, folder, NOW + 2 * HOUR, anew=True)
    assert (anew.known, len(anew.taken), anew.changes) == (0, 7, ())


def test_a_document_that_is_other_than_it_was_is_read_again(store: Store, folder: Path) -> None:
    """Only that one; what it says now stands."""
    _fill(store, folder)
    text = "\n\n".join(minutes_lines_of(dt.date(2031, 2, 12))).replace("Ärendet återremitteras.", "Förslaget avslås.")
    (folder / "2031" / "ks_protokoll_20310212.txt").write_text(text, encoding="utf-8")

    made = _fill(store, folder, NOW + HOUR)

    assert made.taken == ("2031/ks_protokoll_20310212.txt",)
    assert [change.kind for change in made.changes] == [ChangeKind.DECISION_RECORDED] * 2


@pytest.mark.parametrize("seed", range(3))
def test_the_order_they_come_in_does_not_matter(tmp_path: Path, store: Store, folder: Path, seed: int) -> None:
    """One document a run, in any order, ends where one run of all ends."""
    _fill(store, folder)
    papers = [ArchiveDocument(it.relative_to(folder).as_posix(), str(it)) for it in sorted(folder.rglob("*.*"))]
    random.Random(seed).shuffle(papers)  # noqa: S311 - an order, no secret

    with Store(f"sqlite:///{tmp_path / 'b.db'}") as other:
        for nth, paper in enumerate(papers):
            backfill(other, [paper], municipality=TOWN, now=NOW + nth * HOUR)

        assert _facts(other) == _facts(store)


def test_workers_read_what_one_process_reads(tmp_path: Path, store: Store, folder: Path) -> None:
    """And the writer keeps it in the same order, to the byte."""
    alone = _fill(store, folder)
    with Store(f"sqlite:///{tmp_path / 'b.db'}") as other, ThreadPoolExecutor(3) as threads:
        made = _fill(other, folder, executor=threads)

        assert (made.taken, made.left, made.changes) == (alone.taken, alone.left, alone.changes)
        assert tuple(other.maintenance.export_lines()) == tuple(store.maintenance.export_lines())


def test_a_run_that_is_stopped_goes_on_where_it_stood(tmp_path: Path, store: Store, folder: Path) -> None:
    """What was kept is not read again, and the end is the same."""
    _fill(store, folder)

    def stop(done: int, total: int, name: str) -> None:
        del total, name
        if done == 4:
            raise KeyboardInterrupt

    with Store(f"sqlite:///{tmp_path / 'b.db'}") as other:
        with pytest.raises(KeyboardInterrupt):
            _fill(other, folder, progress=stop)
        rest = _fill(other, folder)

        assert rest.known >= 3
        assert rest.known + len(rest.taken) + len(rest.left) == 8
        assert _facts(other) == _facts(store)


class Losing(Executor):
    """Loses the worker of some documents for good."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - an executor takes all kinds of work
        """Do the work, or lose it."""
        made: Future[Any] = Future()
        try:
            if "20310112" in args[0].name:
                made.set_exception(RuntimeError("killed three times"))
            else:
                made.set_result(fn(*args, **kwargs))
        except DocumentError as error:
            made.set_exception(error)
        return made


def test_a_document_that_kills_its_workers_is_told(store: Store, folder: Path) -> None:
    """The others are kept, and it is read when it can be."""
    lost = _fill(store, folder, executor=Losing())
    found = _fill(store, folder, NOW + HOUR)

    assert [it.name for it in lost.failed if isinstance(it.error, FetchError)] == ["2031/ks_protokoll_20310112.txt"]
    assert found.taken == ("2031/ks_protokoll_20310112.txt",)


def test_documents_that_are_on_the_web_are_led_to(store: Store, folder: Path) -> None:
    """By the archive's address; without one a meeting has none, for nobody could open them."""
    _fill(store, folder, base_url="https://kommun.example/arkiv")

    first = next(store.meetings())
    assert [it.url for it in first.documents] == [
        "https://kommun.example/arkiv/2031/Kallelse%20KS%202031-01-12.pdf",
        "https://kommun.example/arkiv/2031/ks_protokoll_20310112.txt",
    ]
    assert all(it.content_hash for it in first.documents)


def test_what_a_watched_site_tells_goes_before(store: Store, folder: Path) -> None:
    """Its meeting stands as it stood, and the archive's documents say so."""
    site = Site(url="https://kommun.example/moten", municipality=TOWN)
    board = Organization(name="Kommunstyrelsen")
    meeting = Meeting(organization=board, municipality=TOWN, date=dt.date(2031, 2, 12), location="Digitalt")
    store.records.add(Listing(window=Window.year(2031), meetings=(meeting,)), site=site, seen=NOW - HOUR)

    made = _fill(store, folder)

    assert made.elsewhere == ("2031/Kallelse KS 2031-02-12.pdf", "2031/ks_protokoll_20310212.txt")
    assert [it.location for it in store.meetings()] == ["Kommunhuset, sal A", "Digitalt", "Kommunhuset, sal A"]


def test_two_documents_of_one_name_are_refused(store: Store) -> None:
    """They could not be told apart next time."""
    with pytest.raises(InputError, match="a name for each"):
        backfill(
            store,
            [ArchiveDocument("a.txt", body=b"1"), ArchiveDocument("a.txt", body=b"2")],
            municipality=TOWN,
            now=NOW,
        )
