"""A row that cannot be read is left out and told with its key; whatever else a store holds is given as before."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from tests.store.invented import HOUR, MORNING, SITE, YEAR, listed, meet

from agendawatch.errors import StoreError
from agendawatch.model import AgendaItem, Meeting, Proposal
from agendawatch.sources.flow import Request
from agendawatch.store import Store, schema
from agendawatch.store.queries import MeetingFilter

_BROKEN = [
    "",
    "no JSON",
    "{",
    "[]",
    "null",
    "{}",
    '{"organization":{"name":"KS"}}',
    '{"date":"2031-02-10"}',
    "[" * 100_000,
]
_KEPT = (
    meet(2, agenda=(AgendaItem(title="Badplatsen", reference="KS 2031/1"),)),
    meet(3, agenda=(AgendaItem(title="Cykelbanan", reference="KS 2031/2"),)),
    meet(4),
)


@pytest.fixture
def filled(store: Store) -> Store:
    """Have a store with three meetings of which the second is to be damaged, and something of everything else."""
    store.records.add(listed(*_KEPT), site=SITE, seen=MORNING)
    store.records.save_proposal(Proposal(id="p1", title="Cykelplan"), MORNING)
    store.records.save_proposal(Proposal(id="p2", title="Badplats"), MORNING)
    store.records.save_requests("list", (Request("https://exempelkoping.example/"),))
    store.records.note_visit(SITE, seen=MORNING)
    return store


def _spoil(store: Store, table: sa.Table, where: sa.ColumnElement[bool], **values: object) -> None:
    with store._database.engine.begin() as connection:  # noqa: SLF001 - damage comes through no door
        connection.execute(sa.update(table).where(where).values(**values))


def _spoil_meeting(store: Store, body: str = "no JSON") -> None:
    _spoil(store, schema.versions, schema.versions.c.meeting_id == _KEPT[1].id, body=body)


def _titles(meetings: object) -> list[int]:
    return [it.date.month for it in meetings if isinstance(it, Meeting)]  # type: ignore[attr-defined] # whatever gives them


READERS: dict[str, Callable[[Store], object]] = {
    "meetings": lambda store: _titles(store.meetings()),
    "as of": lambda store: _titles(store.meetings(as_of=MORNING)),
    "last": lambda store: _titles((store.records.last_listing(SITE) or listed()).meetings),
    "meeting": lambda store: _titles(filter(None, (store.meeting(it.id) for it in _KEPT))),
    "pick": lambda store: _titles(store.queries.filtered_meetings(MeetingFilter())),
    "changes": lambda store: _titles(it.meeting for it in store.changes()),
    "changes of some": lambda store: _titles(it.meeting for it in store.changes(meetings=[it.id for it in _KEPT])),
    "numbered": lambda store: _titles(it.meeting for _, it in store.queries.numbered_changes()),
}


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_of_meetings_leaves_a_damaged_one_out(
    filled: Store, reader: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The others are given; it is told once, by the row that holds it."""
    assert READERS[reader](filled) == [2, 3, 4]
    with Store(filled.url) as opened, caplog.at_level(logging.WARNING):
        _spoil_meeting(opened)

        assert READERS[reader](opened) == [2, 4]
        assert READERS[reader](opened) == [2, 4]
        assert [(it.table, it.key) for it in opened.maintenance.damages] == [("versions", "2")]

    assert [it.message for it in caplog.records if "versions 2" in it.message] != []
    assert len(caplog.records) == 1


@pytest.mark.parametrize("body", _BROKEN)
def test_whatever_stands_in_its_place(filled: Store, body: str) -> None:
    """No JSON, other JSON, JSON without what a meeting needs, or JSON that goes too deep."""
    with Store(filled.url) as opened:
        _spoil_meeting(opened, body)

        assert _titles(opened.meetings()) == [2, 4]
        assert _titles(it.meeting for it in opened.changes()) == [2, 4]
        assert [(it.table, it.key) for it in opened.maintenance.examine()] == [("versions", "2")]


@pytest.mark.parametrize("body", ["no JSON", '{"status":"cancelled","agenda":5}'])
def test_what_else_rests_on_meetings_goes_on(filled: Store, body: str) -> None:
    """Search, coverage, the outline of a site, and an export."""
    _spoil_meeting(filled, body)

    assert [hit.title for hit in filled.search("badplatsen", kind="item")] == ["Badplatsen"]
    assert filled.search("cykelbanan") == ()
    (row,) = filled.coverage(dt.date(2031, 3, 8))
    assert (row.meetings, row.organization and row.organization.name) == (2, "Kommunstyrelsen")
    outline = filled.queries.outline(since=MORNING)
    assert len(outline.meetings) == 3
    assert len(list(filled.maintenance.export_lines())) > 10


def test_an_organization_is_named_though_its_last_meeting_is_damaged(filled: Store) -> None:
    """By what the index knows of it."""
    _spoil(filled, schema.versions, schema.versions.c.id > 0, body="no JSON")

    (row,) = filled.coverage(dt.date(2031, 3, 8))
    assert row.organization is not None
    assert row.organization.name == "Kommunstyrelsen"
    assert [who.name for _, who in filled.queries.outline(since=MORNING).names.values()] == ["Kommunstyrelsen"]


def test_the_next_round_writes_it_anew(filled: Store) -> None:
    """With the id that it had, and nothing twice; no other meeting is touched."""
    _spoil_meeting(filled)

    filled.records.add(listed(*_KEPT), site=SITE, seen=MORNING + HOUR)
    made = filled.records.add(listed(*_KEPT, meet(5)), site=SITE, seen=MORNING + 2 * HOUR)

    assert [it.kind for it in made.changes if it.meeting.date.month != 3] == ["meeting_added"]
    with Store(filled.url) as opened:
        assert [(it.date.month, it.id) for it in opened.meetings()][:3] == [(it.date.month, it.id) for it in _KEPT]


def test_a_meeting_that_was_known_before_keeps_its_calendar_event(filled: Store) -> None:
    """Where an earlier version of it can be read, its id and the number of its changes go on."""
    moved = _KEPT[1].model_copy(update={"location": "Folkets hus"})
    filled.records.add(listed(_KEPT[0], moved, _KEPT[2]), site=SITE, seen=MORNING + HOUR)
    before = filled.queries.stamps(_KEPT[1].id)
    last = sa.select(sa.func.max(schema.versions.c.id)).scalar_subquery()
    _spoil(filled, schema.versions, schema.versions.c.id == last, body="no JSON")

    again = moved.model_copy(update={"location": "Stadshuset"})
    filled.records.add(listed(_KEPT[0], again, _KEPT[2]), site=SITE, seen=MORNING + 2 * HOUR)

    after = filled.queries.stamps(_KEPT[1].id)
    assert before is not None
    assert after is not None
    assert (after.created, after.sequence) == (before.created, before.sequence + 1)
    assert [it.location for it in filled.meetings()] == [None, "Stadshuset", None]


@pytest.mark.parametrize(
    ("table", "values", "key", "read"),
    [
        (schema.sites, {"body": "{"}, "1", lambda store: store.sites() == ()),
        (schema.proposals, {"body": "[]"}, "1", lambda store: [it.id for it in store.proposals()] == ["p2"]),
        (schema.itineraries, {"asks": "{"}, "list", lambda store: store.records.requests("list") is None),
        (schema.itineraries, {"asks": '[{"url":1}]'}, "list", lambda store: store.records.requests("list") is None),
        (
            schema.rounds,
            {"organizations": "no JSON"},
            "1",
            lambda store: store.queries.rounds()[0].organizations is None,
        ),
        (schema.rounds, {"organizations": ""}, "1", lambda store: store.queries.rounds()[0].organizations is None),
        (schema.changes, {"kind": "meeting_eaten"}, "1", lambda store: len(list(store.changes())) == 2),
        (schema.changes, {"item": "{"}, "1", lambda store: len(list(store.changes())) == 2),
        (schema.health, {"failures": -1}, None, lambda store: len(store.queries.site_health()) == 1),
    ],
)
def test_every_other_row_too(
    filled: Store, table: sa.Table, values: dict[str, object], key: str | None, read: Callable[[Store], bool]
) -> None:
    """Sites, proposals, rounds, changes and what is asked next time."""
    column = next(iter(table.primary_key.columns))
    first = sa.select(sa.func.min(column)).scalar_subquery()
    _spoil(filled, table, column == first, **values)

    assert read(filled)
    assert [(it.table, it.key) for it in filled.maintenance.examine()] == ([(table.name, key)] if key else [])


def test_a_round_goes_on_beside_damaged_rounds(filled: Store) -> None:
    """What an earlier round answered for counts as all, and what it held back as nothing."""
    _spoil(filled, schema.rounds, schema.rounds.c.id == 1, organizations="{", gone="{", reason="x", body="{")

    assert filled.records.release(SITE, seen=MORNING + HOUR).reason == "what is held back of this site is damaged"
    assert filled.records.add(listed(*_KEPT, meet(5)), site=SITE, seen=MORNING + 2 * HOUR).listing is not None


def test_a_moment_that_is_none_is_told(tmp_path: object) -> None:
    """In place of an error that nobody foresaw; and where it stands."""
    with Store(f"sqlite:///{tmp_path}/a.db") as store:
        store.records.add(listed(*_KEPT), site=SITE, seen=MORNING)
        with store._database.engine.begin() as connection:  # noqa: SLF001 - damage comes through no door
            connection.execute(sa.text("UPDATE present SET created = 'i går' WHERE rowid = 1"))

        with pytest.raises(StoreError, match="doctor"):
            store.queries.all_stamps()
        assert {it.table for it in store.maintenance.examine()} == {"present"}
        assert _titles(store.meetings()) == [2, 3, 4]


def test_bytes_that_are_no_text_are_that_rows_damage(tmp_path: object) -> None:
    """Half a letter stops no other row from being read."""
    with Store(f"sqlite:///{tmp_path}/a.db") as store:
        store.records.add(listed(*_KEPT), site=SITE, seen=MORNING)
        with store._database.engine.begin() as connection:  # noqa: SLF001 - damage comes through no door
            spoilt = "UPDATE versions SET body = CAST(replace(body, 'Cykelbanan', x'C3') AS TEXT) WHERE id = 2"
            connection.execute(sa.text(spoilt))

        assert _titles(store.meetings()) == [2, 4]
        assert _titles(store.meetings(window=YEAR)) == [2, 4]


def test_a_sound_store_has_nothing_to_tell(filled: Store) -> None:
    """However often it is read."""
    for reader in READERS.values():
        reader(filled)

    assert filled.maintenance.examine() == filled.maintenance.damages == ()
