"""What a municipality states goes before what is read, is signed, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from agendawatch.errors import InputError
from agendawatch.model import (
    STOCKHOLM,
    Change,
    ChangeKind,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Site,
    Statement,
    StatementKind,
    Window,
)
from agendawatch.store import Store
from agendawatch.store.signing import Keyring, SignedStatement, new_secret
from agendawatch.store.statements import added_id

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
NOON = dt.datetime(2031, 1, 2, 12, tzinfo=dt.UTC)
YEAR = Window.year(2031)
KEYS = Keyring(new_secret("kansli-2031"))


def meeting(day: int, hour: int = 13, **more: object) -> Meeting:
    """Give a meeting in March, as a page tells it."""
    facts: dict[str, object] = {
        "municipality": TOWN,
        "organization": Organization(name="Kommunstyrelsen"),
        "date": dt.date(2031, 3, day),
        "start": dt.datetime(2031, 3, day, hour, tzinfo=STOCKHOLM),
        "location": "Stadshuset",
    }
    return Meeting.model_validate(facts | more)


def _facts(told: dict[str, object]) -> dict[str, Any]:  # Any: facts of a statement, by name
    return told


@dataclass
class Office:
    """A municipality's office, its page and the store."""

    store: Store
    page: list[Meeting] = field(default_factory=list)
    hours: int = 0

    def look(self) -> tuple[ChangeKind, ...]:
        """Read the page, and give what changed."""
        self.hours += 1
        listing = Listing(window=YEAR, meetings=tuple(self.page))
        recorded = self.store.records.add(listing, site=SITE, seen=NOON + dt.timedelta(hours=self.hours))
        return tuple(change.kind for change in recorded.changes)

    def state(
        self, kind: StatementKind, of: str, /, *, keys: Keyring | None = None, **more: object
    ) -> tuple[Change, ...]:
        """State something."""
        self.hours += 1
        made = NOON + dt.timedelta(hours=self.hours)
        facts: dict[str, object] = {
            "kind": kind,
            "meeting": of,
            "why": "Sjukdom",
            "author": "Kommunkansliet",
            "made": made,
        }
        keyring = keys or KEYS
        signed = keyring.sign(Statement.model_validate(facts | more))
        return self.store.records.state(signed, keyring, seen=made, site=SITE)

    def one(self, identifier: str) -> Meeting:
        """Give a meeting as it is known."""
        found = self.store.meeting(identifier)
        assert found is not None
        return found

    def sequence(self, identifier: str) -> int:
        """Give the number by which calendars know that it is another."""
        stamps = self.store.queries.stamps(identifier)
        assert stamps is not None
        return stamps.sequence


@pytest.fixture
def office() -> Iterator[Office]:
    """Give an office whose page lists two meetings."""
    with Store("sqlite://") as store:
        made = Office(store, [meeting(11), meeting(25)])
        made.look()
        yield made


def test_a_stated_cancellation_stands_whatever_the_page_says(office: Office) -> None:
    """At once, with its ground; round after round; and once more as a change, never twice."""
    [told] = office.state(StatementKind.CANCEL, meeting(11).id)
    sequence = office.sequence(meeting(11).id)
    silent = office.look()
    office.page.append(meeting(12, organization=Organization(name="Byggnadsnämnden")))
    others = office.look()
    now = office.one(meeting(11).id)

    assert (told.kind, told.words) == (ChangeKind.MEETING_CANCELLED, "Sjukdom")
    assert sequence == 1
    assert silent == ()
    assert others == (ChangeKind.MEETING_ADDED,)
    assert (now.status, now.stated[0].author) == (MeetingStatus.CANCELLED, "Kommunkansliet")
    assert office.sequence(meeting(11).id) == 1


def test_what_is_taken_back_is_as_its_page_says(office: Office) -> None:
    """The page's own changes of the meanwhile among it."""
    office.state(StatementKind.CANCEL, meeting(11).id)
    [statement] = office.one(meeting(11).id).stated
    office.page[0] = meeting(11, 15)
    during = office.look()
    [back] = office.state(StatementKind.REVOKE, meeting(11).id, about=statement.id, why="Fel möte")
    now = office.one(meeting(11).id)

    assert during == (ChangeKind.MEETING_TIME_CHANGED,)
    assert back.kind is ChangeKind.MEETING_REINSTATED
    assert (now.status, now.stated) == (MeetingStatus.SCHEDULED, ())
    assert now.start == meeting(11, 15).start
    assert office.look() == ()


def test_a_stated_move_is_one_meeting_and_one_change(office: Office) -> None:
    """Its page lists it on the old day for long; when it lists it on the new one, nothing happens."""
    to: dict[str, object] = {"date": dt.date(2031, 3, 13), "start": dt.datetime(2031, 3, 13, 9, tzinfo=STOCKHOLM)}
    [told] = office.state(StatementKind.MOVE, meeting(11).id, **_facts(to))
    old_page = office.look()
    office.page[1] = meeting(25, 14)
    elsewhere = office.look()
    office.page[0] = meeting(13, 9, id=meeting(11).id)
    agreeing = office.look()
    now = office.one(meeting(11).id)

    assert told.kind is ChangeKind.MEETING_MOVED
    assert old_page == ()
    assert elsewhere == (ChangeKind.MEETING_TIME_CHANGED,)
    assert agreeing == ()
    assert (now.date, now.start) == (to["date"], to["start"])
    assert now.previous_starts == (meeting(11).start,)
    assert len(list(office.store.meetings())) == 2
    assert office.sequence(now.id) == 1


def test_a_stated_move_holds_where_the_page_gives_the_new_day_as_another_meeting(office: Office) -> None:
    """A page without ids that drops the 11th and lists the 13th lists the same meeting."""
    to: dict[str, object] = {"date": dt.date(2031, 3, 13), "start": dt.datetime(2031, 3, 13, 9, tzinfo=STOCKHOLM)}
    office.state(StatementKind.MOVE, meeting(11).id, **_facts(to))
    office.page[0] = meeting(13, 9)
    office.look()
    days = sorted(it.date.day for it in office.store.meetings())

    assert days == [13, 25]


@pytest.mark.parametrize("kind", [StatementKind.CANCEL, StatementKind.MOVE])
def test_a_page_that_drops_a_meeting_takes_no_word_back(office: Office, kind: StatementKind) -> None:
    """It stands as stated, and is not told as missing."""
    to: dict[str, object] = {"date": dt.date(2031, 3, 13)} if kind is StatementKind.MOVE else {}
    office.state(kind, meeting(11).id, **_facts(to))
    before = office.one(meeting(11).id)
    del office.page[0]

    assert office.look() == ()
    assert office.one(meeting(11).id) == before


def test_a_meeting_is_added_and_its_page_may_list_it_later(office: Office) -> None:
    """It is the same one then, and its place from the page; taken back it is cancelled with the ground."""
    day = dt.date(2031, 4, 8)
    key = added_id(SITE, "Kommunstyrelsen", day)
    [told] = office.state(StatementKind.ADD, key, organization="Kommunstyrelsen", date=day, why="Extra sammanträde")
    absent = office.look()
    office.page.append(Meeting(municipality=TOWN, organization=Organization(name="Kommunstyrelsen"), date=day))
    listed = office.look()

    assert told.kind is ChangeKind.MEETING_ADDED
    assert absent == ()
    assert listed == ()
    assert len(list(office.store.meetings())) == 3

    other = added_id(SITE, "Valnämnden", day)
    office.state(StatementKind.ADD, other, organization="Valnämnden", date=day)
    [statement] = office.one(other).stated
    [gone] = office.state(StatementKind.REVOKE, other, about=statement.id, why="Blir inte av")
    assert (gone.kind, gone.words) == (ChangeKind.MEETING_CANCELLED, "Blir inte av")


def test_place_and_reinstating_are_stated(office: Office) -> None:
    """The place goes before the page's; a meeting that its page calls off is held after all."""
    [place] = office.state(StatementKind.PLACE, meeting(11).id, location="Folkets hus")
    office.page[1] = meeting(25, status=MeetingStatus.CANCELLED, status_words="Inställt")
    office.look()
    [held] = office.state(StatementKind.REINSTATE, meeting(25).id, why="Hålls ändå")
    silent = office.look()

    assert (place.kind, place.after) == (ChangeKind.MEETING_PLACE_CHANGED, "Folkets hus")
    assert held.kind is ChangeKind.MEETING_REINSTATED
    assert silent == ()
    assert office.one(meeting(11).id).location == "Folkets hus"


def test_a_page_that_disagrees_is_told(office: Office) -> None:
    """Until it says the same, or what was stated is taken back; not of what has been."""
    day = dt.date(2031, 1, 3)
    assert office.store.queries.disagreements(day) == ()
    office.state(StatementKind.CANCEL, meeting(11).id)
    [before] = office.store.queries.disagreements(day)
    office.page[0] = meeting(11, status=MeetingStatus.CANCELLED, status_words="Inställt")
    office.look()

    assert (before.page.meeting.status, before.page.listed) == (MeetingStatus.SCHEDULED, True)
    assert office.store.queries.disagreements(day) == ()
    office.page[0] = meeting(11)
    office.look()
    assert len(office.store.queries.disagreements(day)) == 1
    assert office.store.queries.disagreements(dt.date(2031, 4, 1)) == ()


def test_what_cannot_be_stated_changes_nothing(office: Office) -> None:
    """Each with its reason; the store is as it was."""
    before = list(office.store.maintenance.export_lines())
    day = dt.date(2031, 3, 11)
    wrong: tuple[tuple[StatementKind, str, dict[str, object]], ...] = (
        (StatementKind.CANCEL, "no such meeting", {}),
        (StatementKind.MOVE, meeting(11).id, {}),
        (StatementKind.PLACE, meeting(11).id, {}),
        (StatementKind.ADD, meeting(11).id, {"organization": "Kommunstyrelsen", "date": day}),
        (StatementKind.ADD, "x", {"organization": "Kommunstyrelsen"}),
        (StatementKind.REVOKE, meeting(11).id, {"about": "x"}),
        (StatementKind.REVOKE_KEY, "", {"about": "kansli-2031"}),
    )
    for kind, of, facts in wrong:
        with pytest.raises(InputError):
            office.state(kind, of, **_facts(facts))

    assert list(office.store.maintenance.export_lines()) == before


def test_what_no_key_of_ours_signed_is_refused(office: Office) -> None:
    """A stranger's key, a key of the same name, a statement that was changed, and one that was made before."""
    facts = {"kind": "cancel", "meeting": meeting(11).id, "why": "Sjukdom", "author": "Kansliet", "made": NOON}
    signed = KEYS.sign(Statement.model_validate(facts, strict=False))
    forged = SignedStatement(signed.statement.model_copy(update={"why": "Annat"}), signed.signer, signed.signature)
    before = list(office.store.maintenance.export_lines())
    for wrong in (
        Keyring(new_secret("annan")).sign(signed.statement),
        Keyring(new_secret("kansli-2031")).sign(signed.statement),
        forged,
    ):
        with pytest.raises(InputError):
            office.store.records.state(wrong, KEYS, seen=NOON)
    assert list(office.store.maintenance.export_lines()) == before

    assert len(office.store.records.state(SignedStatement.from_json(signed.to_json()), KEYS, seen=NOON)) == 1
    with pytest.raises(InputError, match="not stated before"):
        office.store.records.state(signed, KEYS, seen=NOON)


def test_a_key_is_replaced_and_given_up(office: Office) -> None:
    """The new one signs, the old one still proves; given up, all that it stated falls, and it states no more."""
    old = new_secret("kansli-2030")
    office.state(StatementKind.CANCEL, meeting(11).id, keys=Keyring(old))
    both = Keyring(f"{new_secret('kansli-2031')},{old}")
    office.state(StatementKind.CANCEL, meeting(25).id, keys=both)
    stands = office.one(meeting(11).id).status
    fallen = office.state(StatementKind.REVOKE_KEY, "", keys=both, about="kansli-2030", why="Nyckeln är röjd")

    assert stands is MeetingStatus.CANCELLED
    assert [change.kind for change in fallen] == [ChangeKind.MEETING_REINSTATED]
    assert office.one(meeting(25).id).status is MeetingStatus.CANCELLED
    with pytest.raises(InputError, match="given up"):
        office.state(StatementKind.CANCEL, meeting(11).id, keys=Keyring(old))
    assert [it.holds for it in office.store.queries.statements()] == [False, True, False]


def test_statements_go_with_a_store_that_is_exported(office: Office) -> None:
    """And hold in the one that takes it in."""
    office.state(StatementKind.CANCEL, meeting(11).id)
    with Store("sqlite://") as other:
        other.maintenance.import_lines(office.store.maintenance.export_lines())
        copied = Office(other, list(office.page), office.hours)
        assert copied.look() == ()
        assert copied.one(meeting(11).id).status is MeetingStatus.CANCELLED
        assert len(other.queries.statements()) == 1


@pytest.mark.parametrize("written", ["", "x", "namn:kort", "a:" + "g" * 64, "å:" + "0" * 64, ","])
def test_a_key_that_is_none_is_refused_and_not_shown(written: str) -> None:
    """By what would make one."""
    with pytest.raises(InputError, match="state key NAME") as told:
        Keyring(written)

    assert "kort" not in str(told.value)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"statement": "{}", "signer": "a", "signature": "b"}', "null", "1"])
def test_a_text_that_is_no_statement_is_refused(text: str) -> None:
    """Whatever it is."""
    with pytest.raises(InputError, match="statement"):
        SignedStatement.from_json(text)
