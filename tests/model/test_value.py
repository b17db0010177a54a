"""What every value shares, and what the small ones say of themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.model import (
    AgendaItem,
    Certainty,
    Change,
    ChangeKind,
    Decision,
    Document,
    DocumentClassification,
    Meeting,
    Municipality,
    Organization,
    Outcome,
    Party,
    Person,
    PressRelease,
    Provenance,
    Value,
    VoteCount,
    Watch,
    durable,
)
from agendawatch.model.agenda import Disqualification, Minutes
from agendawatch.model.change import Coverage, Health
from agendawatch.model.proposal import Deadline, DeadlineKind

DAY = dt.date(2026, 3, 11)
NAIVE = dt.datetime(2026, 3, 1, 12)  # noqa: DTZ001 - the mistake that is meant
BOARD = Organization(name="Kommunstyrelsen")


def test_a_value_cannot_be_changed_and_takes_no_stray_field() -> None:
    """A slip in a field's name never passes unseen."""
    with pytest.raises(ValueError, match="frozen"):
        BOARD.name = "Socialnämnden"  # type: ignore[misc] # the mistake is the test
    with pytest.raises(InputError, match="nmae"):
        Organization(name="Kommunstyrelsen", nmae="x")  # type: ignore[call-arg] # likewise


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        *((Organization, {"name": words}) for words in ("", " ", "\n\t")),
        *((Municipality, {"name": "Göteborg", "code": code}) for code in ("148", "14800", "GBG", "")),
        (Watch, {"name": "  ", "words": ("cykelbana",)}),
        (Document, {"url": "", "title": "Kallelse"}),
        (Provenance, {"seen": NAIVE}),
        (Health, {"url": "https://x.example", "tried": NAIVE}),
    ],
)
def test_what_cannot_be_is_refused(kind: type[Value], facts: dict[str, object]) -> None:
    """Text that says nothing, a code that is none, a moment without its zone."""
    with pytest.raises(InputError):
        kind(**facts)


@pytest.mark.parametrize(
    "value",
    [
        Change(
            kind=ChangeKind.MEETING_MOVED,
            meeting=Meeting(organization=BOARD, date=DAY),
            before="2026-03-04",
            after="2026-03-11",
            words="flyttat från 4 mars",
            seen=NAIVE.replace(tzinfo=dt.UTC),
        ),
        Deadline(
            kind=DeadlineKind.APPEAL,
            date=dt.date(2026, 4, 7),
            unshifted=dt.date(2026, 4, 3),
            counted_from=dt.date(2026, 3, 13),
            paragraph="kommunallagen (2017:725) 13 kap. 5 §",
            words="Sista dag att överklaga",
        ),
        Watch(name="Cyklar", words=("cykelbana",), without=("parkering",), kinds=(ChangeKind.ITEM_ADDED,)),
    ],
    ids=lambda it: type(it).__name__,
)
def test_a_value_survives_json(value: Value) -> None:
    """What is written is read back alike."""
    assert type(value).model_validate_json(value.model_dump_json()) == value


def test_nothing_known_is_nothing_claimed() -> None:
    """What no source says is `None`, empty or `unknown`, never guessed; the usual ground is that the page says so."""
    row, minutes = Coverage(), Minutes(items=(AgendaItem(title="Cykelplan"),))
    release = PressRelease(title="Vi vill ha fler cykelbanor", published=DAY)
    document = Document(url="https://kommun.example/a.pdf", title="a.pdf")

    assert (row.last_success, row.last_change, row.meetings) == (None, None, 0)
    assert (release.date, release.when_words, release.tense) == (None, None, None)
    assert (minutes.items[0].decision, Decision().outcome) == (None, Outcome.UNKNOWN)
    assert (minutes.organization, minutes.date, minutes.adjusted, minutes.posted) == (None, None, None, None)
    assert (minutes.attendance, minutes.adjusters, minutes.disqualified) == ((), (), ())
    assert VoteCount(winning=7, losing=6).abstained is None
    assert (document.classification, document.content_hash) == (DocumentClassification.OTHER, None)
    assert Provenance(words="den 3 mars").certainty is Certainty.STATED


def test_people_and_places_are_shown_as_they_are_written() -> None:
    """A party behind the name; å, ä and ö lose their marks in addresses only. They compare by content."""
    anna = Person(name="Anna Ek", party=Party(code="V", name="Vänsterpartiet"))

    assert (str(anna), str(Person(name="Anna Ek"))) == ("Anna Ek (V)", "Anna Ek")
    assert Municipality(code="1480", name="Göteborg").slug == "goteborg"
    assert Organization(name="Miljö- och byggnadsnämnden").slug == "miljo-och-byggnadsnamnden"
    assert Disqualification(person=anna) == Disqualification(person=anna) != Disqualification(person=anna, number="7")


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_facts_give_different_ids(one: list[str], other: list[str]) -> None:
    """Facts are kept apart however they are cut, and equal facts give the same id."""
    assert (durable(*one) == durable(*other)) == (one == other or _joined(one) == _joined(other))


def _joined(facts: list[str]) -> str:
    return "".join(f"{fact}\x1f" for fact in facts)
