"""A site from a store into a place: what is written, and what is not touched."""

from __future__ import annotations

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.cases import table
from tests.site.towns import ANGELVIK, COMING, ELSEWHERE, HAS_BEEN, LATER, NOW, SETTINGS, add, meeting

from agendawatch.model import STOCKHOLM, AgendaItem, Site
from agendawatch.site.build import build_site, processes, tune_interpreter
from agendawatch.site.file_stores import DirectoryStore
from agendawatch.site.settings import SiteSettings
from agendawatch.site.writer import SiteWriteReport
from agendawatch.store import Store

THREE = dt.datetime(2026, 4, 22, 15, tzinfo=STOCKHOLM)
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


def publish(store: Store, out: Path, now: dt.datetime = NOW, settings: SiteSettings = SETTINGS) -> SiteWriteReport:
    """Publish, by ourselves."""
    return build_site(store, settings, DirectoryStore(out), now=now)


def touched(told: SiteWriteReport, *, language: str = "sv") -> set[str]:
    """Name the Swedish files that were written, or the English ones."""
    english = {path for path in told.written if path.startswith("en/")}
    return english if language == "en" else set(told.written) - english


def test_every_page_has_its_file_in_both_languages(store: Store, tmp_path: Path) -> None:
    """Pages at their promised addresses, feeds beside them, indexes at the root."""
    told = publish(store, tmp_path / "ut")

    assert told.left_out == ()
    pages = {*table(__file__, "PAGES"), f"angelvik/kommunstyrelsen/{COMING.id}/"}
    assert {f"{page}index.html" for page in pages} | {"404.html"} <= touched(told)
    assert {f"en/{page}index.html" for page in pages} | {"en/404.html"} <= touched(told, language="en")
    beside = ("angelvik", "angelvik/kommunstyrelsen", "arende/0123456789abcdef0123", "bevakning/cyklar")
    feeds = {f"{path}.{ending}" for path in beside for ending in ("ics", "atom", "json")}
    feeds -= {"angelvik/kommunstyrelsen.json"}
    indexes = {"feed-index.json", "search.json", "sitemap.xml", "robots.txt", "llms.txt"}
    assert feeds | indexes | {"angelvik/moten.json"} <= touched(told)


def test_nothing_changed_means_no_file_touched(store: Store, tmp_path: Path) -> None:
    """Not a page, not a feed, not our own notes; and no page is made."""
    out = tmp_path / "ut"
    publish(store, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}

    told = publish(store, out, NOW + 3 * HOUR)

    assert (told.written, told.made, told.removed) == ((), 0, ())
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_a_round_that_changed_nothing_touches_only_the_page_of_coverage(store: Store, tmp_path: Path) -> None:
    """When a site was last read stands there alone; that it fails stands on its municipality's pages too."""
    out, site = tmp_path / "ut", Site(url="https://angelvik.example/", municipality=ANGELVIK)
    publish(store, out)
    store.records.note_visit(site, seen=NOW)
    quiet = publish(store, out, NOW + HOUR)
    store.records.note_visit(site, seen=NOW + HOUR, error="no answer")
    told = publish(store, out, NOW + 2 * HOUR)
    page = (out / "angelvik" / "index.html").read_text(encoding="utf-8")

    assert touched(quiet) <= {"tackning/index.html", "freshness.json"}
    assert {"angelvik/index.html", "angelvik/kommunstyrelsen/index.html"} <= touched(told)
    assert "har inte gått att läsa sedan" in page


def test_one_change_touches_only_what_shows_it(store: Store, tmp_path: Path) -> None:
    """Its page and calendar, its organization, municipality and month, what is new, and the indexes."""
    out = tmp_path / "ut"
    publish(store, out)
    add(store, HAS_BEEN, COMING, LATER.model_copy(update={"start": THREE}), seen=NOW)

    told = publish(store, out, NOW + HOUR)

    assert touched(told) == set(table(__file__, "TOUCHED"))


def test_a_new_day_touches_only_pages_that_say_so(store: Store, tmp_path: Path) -> None:
    """A meeting that has been is told as such on its own pages; the others stand."""
    out = tmp_path / "ut"
    publish(store, out)
    quiet = publish(store, out, NOW + DAY)
    told = publish(store, out, NOW + 3 * DAY)

    assert not any(path.startswith(("berga/", "angelvik/")) for path in quiet.written)
    assert f"berga/kommunstyrelsen/{ELSEWHERE.id}/index.html" in told.written
    # On the 18th it meets: that is told as of the coming week from the 12th on.
    assert [path for path in told.written if path.startswith("angelvik")] == ["angelvik/index.html"]
    assert not any(path.endswith((".ics", ".atom")) for path in told.written)


@pytest.mark.slow
def test_a_meeting_that_ends_later_has_not_been(store: Store, tmp_path: Path) -> None:
    """Its last day counts."""
    long = meeting(ANGELVIK, "Kommunfullmäktige", 3, 9, end_date=dt.date(2026, 3, 11))
    out = tmp_path / "ut"
    page = f"angelvik/kommunfullmaktige/{long.id}/index.html"
    add(store, HAS_BEEN, COMING, LATER, long, seen=NOW - DAY)
    publish(store, out)

    assert page not in publish(store, out, NOW + 2 * DAY).written
    assert page in publish(store, out, NOW + 3 * DAY).written


def test_a_watch_is_told_of_what_is_new(store: Store, tmp_path: Path) -> None:
    """Only new meetings are looked at, and what it found before is still there."""
    out = tmp_path / "ut"
    bikes = (AgendaItem(number="1", title="Ny cykelbana i hamnen"),)
    publish(store, out)
    first = (out / "bevakning" / "cyklar" / "index.html").read_text(encoding="utf-8")
    add(store, HAS_BEEN, COMING.model_copy(update={"agenda": bikes}), LATER, seen=NOW)
    told = publish(store, out, NOW + HOUR)
    second = (out / "bevakning" / "cyklar" / "index.html").read_text(encoding="utf-8")

    assert "Belysning" in first
    assert "hamnen" not in first
    assert "bevakning/cyklar.ics" in told.written
    assert "Belysning" in second
    assert "hamnen" in second


@pytest.mark.slow
def test_a_meeting_stays_at_its_address_when_its_organization_is_renamed(store: Store, tmp_path: Path) -> None:
    """Its municipality tells where it stands now, and calendars that somebody subscribes to stay."""
    out = tmp_path / "ut"
    publish(store, out)
    renamed = LATER.model_copy(update={"organization": meeting(ANGELVIK, "Fullmäktige", 4, 22).organization})
    add(store, HAS_BEEN, COMING, renamed, seen=NOW)
    told = publish(store, out)

    where = json.loads((out / "angelvik" / "moten.json").read_bytes())
    assert LATER.id in where["months"]["2026-04"]
    assert f'id="{LATER.id}"' in (out / "angelvik" / "manad" / "2026-04" / "index.html").read_text(encoding="utf-8")
    assert (out / "angelvik" / "kommunfullmaktige.ics").exists()
    assert "angelvik/kommunfullmaktige/index.html" in told.removed


@pytest.mark.slow
def test_a_language_or_a_watch_that_is_not_asked_for_any_more_is_removed(store: Store, tmp_path: Path) -> None:
    """A language's meetings and a watch's calendar too: the wish is whole."""
    out = tmp_path / "ut"
    publish(store, out)
    told = publish(store, out, settings=SETTINGS.model_copy(update={"languages": ("sv",), "watches": ()}))

    assert {"bevakning/cyklar/index.html", "bevakning/cyklar.ics"} <= set(told.removed)
    assert not (out / "bevakning").exists()

    assert not (out / "en").exists()


@pytest.mark.slow
@pytest.mark.timeout(900)  # other processes are started, on a machine that may be busy
def test_it_is_the_same_by_threads_and_by_processes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes a page, its bytes are the same."""
    monkeypatch.setattr("agendawatch.site.writer._WORTH", 1)
    publish(store, tmp_path / "ett")
    with ThreadPoolExecutor(2) as threads:
        build_site(store, SETTINGS, DirectoryStore(tmp_path / "tva"), now=NOW, executor=threads)
    with processes(2) as executor:
        build_site(store, SETTINGS, DirectoryStore(tmp_path / "tre"), now=NOW, executor=executor)

    one, two, three = ({
        path.relative_to(tmp_path / name): path.read_bytes()
        for path in (tmp_path / name).rglob("*")
        if path.is_file()
    } for name in ("ett", "tva", "tre"))  # fmt: skip
    assert one == two == three


def test_the_interpreter_of_whoever_publishes_is_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a process that makes a site and nothing else is set for it."""
    asked: list[tuple[int, ...]] = []
    monkeypatch.setattr("gc.set_threshold", lambda *numbers: asked.append(numbers))
    monkeypatch.setattr("gc.freeze", lambda: asked.append(()))

    publish(store, tmp_path / "ut")
    assert asked == []
    tune_interpreter()

    assert asked[0] == ()
    assert asked[1] > (700, 10, 10)  # as Python begins


def test_one_process_is_none() -> None:
    """Nothing is started for it."""
    with processes(1) as executor:
        assert executor is None
