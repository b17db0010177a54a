"""A store as JSON Lines."""

from __future__ import annotations

import json

import pytest
from tests.store.invented import HOUR, MORNING, SITE, listed, meet

from agendawatch.errors import StoreError
from agendawatch.model import AgendaItem, Document, Meeting, Proposal
from agendawatch.sources.page_memory import Validators
from agendawatch.store import Store


def _filled(store: Store) -> None:
    paper = Document(url="https://exempelkoping.example/k.pdf", title="Kallelse", content_hash="a" * 64)
    for nth in range(3):
        agenda = (AgendaItem(title="Grundskolans lokaler"),) if nth else None
        meeting = meet(3, 10 + nth, start=None, agenda=agenda, documents=(paper,))
        store.records.add(listed(meeting), site=SITE, seen=MORNING + nth * 24 * HOUR)
    store.records.save_proposal(Proposal(id="p1", title="Cykelplan"), MORNING)
    store.records.save_validators("GET https://exempelkoping.example/", Validators(etag='"1"', seen=MORNING))
    store.records.save_page("https://exempelkoping.example/", b"<html>", MORNING)


def test_what_is_taken_out_is_put_in(store: Store) -> None:
    """Into another database, with everything that can be asked; bytes of events that an earlier export holds are left."""
    _filled(store)
    lines = tuple(store.maintenance.export_lines())
    event = '{"table": "events", "content_hash": "b", "format_version": 3, "data": "QkVHSU4="}'

    with Store("sqlite://") as twin:
        count = twin.maintenance.import_lines(f"{line}\n" for line in (*lines, event))

        assert count == len(lines) - 1
        assert tuple(twin.maintenance.export_lines()) == lines
        assert tuple(twin.changes()) == tuple(store.changes())
        assert tuple(twin.meetings()) == tuple(store.meetings())
        assert len(twin.search("skola")) == 1
        assert twin.records.validators("GET https://exempelkoping.example/") == Validators(etag='"1"', seen=MORNING)
        (page,) = store.maintenance.saved_pages()
        assert twin.records.page(page.content_hash) == store.records.page(page.content_hash)


def test_rounds_go_on_after_an_import(store: Store) -> None:
    """Numbers, ids and counts go on where they were."""
    with Store("sqlite://") as twin:
        _filled(twin)
        store.maintenance.import_lines(twin.maintenance.export_lines())
    (meeting,) = store.meetings()
    moved = Meeting.model_validate({**dict(meeting), "location": "Folkets hus"})

    recorded = store.records.add(listed(moved), site=SITE, seen=MORNING + 216 * HOUR)

    assert [change.kind for change in recorded.changes] == ["meeting_place_changed"]
    assert [change.meeting.id for change in recorded.changes] == [meeting.id]


HEAD = '{"format": "agendawatch", "version": 4}'


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "the first line should say"),
        (("{}",), "the first line should say"),
        (('{"format": "agendawatch", "version": 3}',), "the first line should say"),
        (('{"format": "agendawatch", "version": 5}',), "the first line should say"),
        ((HEAD, "not json"), "line 2 is no JSON"),
        ((HEAD, "[" * 100_000), "line 2 is no JSON"),
        ((HEAD, "[]"), "line 2 is no object"),
        ((HEAD, '{"table": "cats"}'), "names no table of ours"),
        ((HEAD, '{"table": "sites", "id": 1}'), "cannot be used as it is"),
    ],
)
def test_lines_that_are_not_ours_are_refused(store: Store, lines: tuple[str, ...], told: str) -> None:
    """All of them, with what is wrong; nothing is left behind."""
    with pytest.raises(StoreError, match=told):
        store.maintenance.import_lines(lines)

    assert store.sites() == ()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("sites", "first_seen", []),
        ("sites", "first_seen", "yesterday"),
        ("present", "created", 1),
        ("present", "date", 2**70),
        ("present", "date", "2031-02-30"),
        ("changes", "organization", "\ud800"),
        ("changes", "seen", {}),
        ("versions", "id", 2**70),
    ],
)
def test_values_that_no_row_can_hold_are_told(store: Store, table: str, column: str, value: object) -> None:
    """As an error of ours, and nothing of it all is kept."""
    _filled(store)
    rows = [json.loads(line) for line in store.maintenance.export_lines()]
    damaged = [json.dumps({**row, column: value} if row.get("table") == table else row) for row in rows]

    with Store("sqlite://") as other:
        with pytest.raises(StoreError):
            other.maintenance.import_lines(damaged)
        assert list(other.meetings()) == []
        other.maintenance.import_lines(map(json.dumps, rows))


def test_a_store_that_holds_something_takes_nothing_in() -> None:
    """Two histories are not mixed."""
    with Store("sqlite://") as store:
        _filled(store)
        with pytest.raises(StoreError, match="into an empty store"):
            store.maintenance.import_lines(store.maintenance.export_lines())
