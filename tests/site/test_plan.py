"""What a site is made of, and what each file's key hangs on."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.site.towns import ANGELVIK, COMING, NOW, SETTINGS, add, meeting

from agendawatch.model import Action, ActionCode, Organization, Proposal, Site
from agendawatch.site.plan import plan
from agendawatch.site.planned_file import PlannedFile, checked
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store


def keys(store: Store, now: dt.datetime = NOW, settings: SiteSettings = SETTINGS) -> dict[str, str]:
    """Plan, and give each file's key."""
    return {one.path: one.key for one in plan(store, settings, now)}


def test_every_path_is_good_and_wanted_once(store: Store) -> None:
    """No page takes another's address."""
    paths = [one.path for one in plan(store, SETTINGS, NOW)]

    assert [checked(path) for path in paths] == paths
    assert len(set(paths)) == len(paths)


def test_a_site_that_holds_nothing_yet_has_every_page_that_others_lead_to() -> None:
    """Also the running month."""
    with Store("sqlite://") as store:
        made = {one.path: one.make(None) for one in plan(store, SETTINGS, NOW)}

    assert {"index.html", "manad/index.html", "tackning/index.html", "om/index.html", "en/manad/index.html"} <= set(
        made
    )
    assert "Inget möte är känt den här månaden" in made["manad/index.html"].decode()


def test_settings_and_format_are_in_every_pages_key(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What all pages show; a new release, or a template of one's own."""
    before = keys(store)
    others = [
        keys(store, settings=SETTINGS.model_copy(update=changed))
        for changed in ({"title": "Annat"}, {"base_url": "https://annan.example/"}, {"contact": "a@moten.example"})
    ]
    monkeypatch.setattr("agendawatch.site.plan.format_hash", lambda: "another")

    for after in (*others, keys(store)):
        assert {path for path in before if before[path] == after[path] and not path.startswith("assets/")} == set()


def test_a_site_that_stops_answering_is_in_the_keys_of_its_municipality(store: Store) -> None:
    """A second failure in a row changes nothing, an answer takes it back."""
    site = Site(url="https://angelvik.example/", platform="page", municipality=ANGELVIK)
    before = keys(store)
    store.records.note_visit(site, seen=NOW, error="no answer")
    after = keys(store)
    store.records.note_visit(site, seen=NOW + dt.timedelta(hours=2), error="no answer")
    again = keys(store)
    store.records.note_visit(site, seen=NOW + dt.timedelta(hours=9))
    mended = keys(store)

    other = {path for path in after if after[path] != before[path] and path.endswith("html")}
    assert {"angelvik/index.html", "angelvik/kommunstyrelsen/index.html", "tackning/index.html"} <= other
    assert not any(path.startswith("berga") for path in other)
    assert {path for path in after if again[path] != after[path]} <= {"tackning/index.html", "en/tackning/index.html"}
    assert mended["angelvik/index.html"] == before["angelvik/index.html"]


def test_a_followed_proposal_is_in_the_keys_of_its_municipality(store: Store) -> None:
    """Its meetings name it."""
    before = keys(store)
    (proposal,) = store.proposals()
    store.records.save_proposal(proposal.model_copy(update={"title": "Mer ljus"}), NOW)
    after = keys(store)

    other = {path for path in after if after[path] != before[path]}
    assert {f"angelvik/kommunstyrelsen/{COMING.id}/index.html", "angelvik/index.html", "index.html"} <= other
    assert not any(path.startswith("berga") for path in other)


def test_a_day_that_passes_in_silence_is_in_the_keys_of_a_proposals_calendar() -> None:
    """Else the calendar would promise a meeting that has been."""
    announced = Action(
        code=ActionCode.ANNOUNCED,
        date=NOW.date(),
        organization=Organization(name="Kommunstyrelsen"),
        meeting_date=NOW.date() + dt.timedelta(days=5),
    )
    with Store("sqlite://") as store:
        store.records.save_proposal(Proposal(id="p", title="Mer ljus", actions=(announced,)), seen=NOW)
        before, after = (
            {one.path: (one.key, one.make(None)) for one in plan(store, SETTINGS, NOW + dt.timedelta(days=days))}
            for days in (4, 7)
        )

    assert b"har passerat" not in before["arende/p.ics"][1]
    assert b"har passerat" in after["arende/p.ics"][1].replace(b"\r\n ", b"")
    assert before["arende/p.ics"][0] != after["arende/p.ics"][0]


def test_meetings_of_no_municipality_have_pages_too(store: Store) -> None:
    """Under an address of their own."""
    alone = meeting(ANGELVIK, "Rådet", 3, 20, municipality=None)
    add(store, alone)
    made = {one.path: one for one in plan(store, SETTINGS, NOW)}

    assert b"20 mars 2026" in made[f"ovriga/radet/{alone.id}/index.html"].make(None)


@pytest.mark.slow
def test_a_file_whose_key_stands_is_the_same_on_any_later_day(store: Store) -> None:
    """A site that is kept up from day to day is the one that would be made anew."""
    seen: dict[str, tuple[str, bytes]] = {}
    stale = set()
    for days in (0, 1, 7, 8, 14, 15, 31, 399, 401, 800):
        for one in plan(store, SETTINGS, NOW + dt.timedelta(days=days)):
            key, last = seen.get(one.path, ("", None))
            data = one.make(last if one.follows else None)
            if key == one.key and data != last:
                stale.add((one.path, days))
            seen[one.path] = (one.key, data)

    assert stale == set()


def test_what_is_made_together_reads_the_same_things(store: Store) -> None:
    """A group a municipality; what leads to all comes last, in none."""
    groups = {one.path: one.group for one in plan(store, SETTINGS, NOW)}

    assert groups["angelvik/index.html"] == groups["en/angelvik/kommunstyrelsen/index.html"] == groups["angelvik.ics"]
    assert groups["angelvik/index.html"] != groups["berga/index.html"]
    last = {path for path, group in groups.items() if not group and not path.startswith("search/")}
    assert last == {"freshness.json", "feed-index.json", "search.json", "sitemap.xml", "llms.txt", "robots.txt"}


def test_calendars_follow_their_last_bytes_and_promises_stay(store: Store) -> None:
    """Pages follow nothing; what others subscribe to stays, and a meeting is found again by its municipality."""
    told: dict[str, PlannedFile] = {one.path: one for one in plan(store, SETTINGS, NOW)}

    assert {one.path.endswith(".ics") for one in told.values() if one.follows} == {True}
    assert not told[f"angelvik/kommunstyrelsen/{COMING.id}/index.html"].stays
    assert told["angelvik/kommunstyrelsen.ics"].stays
    assert not told["angelvik/kommunstyrelsen/index.html"].stays
    assert not told["bevakning/cyklar.ics"].stays
