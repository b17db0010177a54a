"""A change as a row of the store is the change that it is, whoever looks at it and in whatever order."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from collections.abc import Callable, Sequence

import pytest
from pydantic import TypeAdapter, ValidationError

from agendawatch.diff.normalization import frozen
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Change,
    ChangeKind,
    Document,
    Meeting,
    Organization,
    TextDifference,
)
from agendawatch.store.stored_change import COLUMNS, recorded

SEEN = dt.datetime(2026, 3, 1, 8, 0, 0, 125, tzinfo=dt.UTC)
ITEM = AgendaItem(title="Budget", number="1")
VERSION = 7
MEETING = Meeting(
    organization=Organization(name="Kommunstyrelsen"),
    date=dt.date(2026, 3, 11),
    start=dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
    agenda=(ITEM,),
)
PAPER = Document(url="https://kommun.example/a.pdf", title="Kallelse")
DIFFERENCE = TextDifference(before="kl. 13", after="kl. 15", before_page=1, after_page=1)
EAGER = {
    "an item": Change(
        kind=ChangeKind.ITEM_ADDED, meeting=MEETING, item=ITEM, document=None, before=None, after="Budget", words=None, differences=(), seen=SEEN
    ),
    "a document": Change(
        kind=ChangeKind.DOCUMENT_REPLACED, meeting=MEETING, item=None, document=PAPER, before="a", after="b", words="Ny", differences=(), seen=SEEN
    ),
    "a text": Change(
        kind=ChangeKind.DOCUMENT_TEXT_CHANGED, meeting=MEETING, item=None, document=PAPER, before="a", after="b", words="Ny", differences=(DIFFERENCE,), seen=SEEN
    ),
}  # fmt: skip
CHANGES = pytest.mark.parametrize("eager", EAGER.values(), ids=EAGER)


def row(change: Change, seen: object = None) -> tuple[object, ...]:
    """Write a change's row as SQLite gives it."""
    item = change.item.model_dump_json(exclude_defaults=True) if change.item else None
    document = change.document.model_dump_json(exclude_defaults=True) if change.document else None
    moment = seen or "2026-03-01 08:00:00.000125"
    differs = json.dumps([it.model_dump() for it in change.differences]) if change.differences else None
    own = (change.kind.value, moment, item, document, change.before, change.after, change.words, differs)
    assert len(own) == len(COLUMNS)
    return (*own, VERSION)


def lazy(change: Change) -> Change:
    """Make a change that has read nothing of its row yet."""
    (made,) = recorded([[row(change)]], lambda _: {VERSION: frozen(change.meeting)})
    return made


@CHANGES
def test_it_equals_the_change_that_it_is(eager: Change) -> None:
    """From both sides, as a key, and against what differs."""
    other = eager.model_copy(update={"words": "annat"})

    assert lazy(eager) == eager
    assert eager == lazy(eager)
    assert lazy(eager) == lazy(eager)
    assert lazy(eager) != other
    assert other != lazy(eager)
    assert lazy(eager) != object()
    assert hash(lazy(eager)) == hash(eager)
    assert {eager: 1}[lazy(eager)] == 1


WAYS: dict[str, Callable[[Change], object]] = {
    "repr": repr,
    "str": str,
    "dict": dict,
    "vars": lambda change: list(vars(change).items()),
    "model_dump": Change.model_dump,
    "model_dump_json": Change.model_dump_json,
    "as JSON without defaults": lambda change: change.model_dump_json(exclude_defaults=True),
    "in a tuple, as JSON": lambda change: TypeAdapter(tuple[Change, ...]).dump_json((change,)),
    "order of keys": lambda change: list(json.loads(change.model_dump_json())),
    "fields set": lambda change: change.model_fields_set,
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "model_copy": lambda change: change.model_copy(update={"before": "x"}),
    "pickle": lambda change: pickle.loads(pickle.dumps(change)),  # noqa: S301 - our own bytes
    "validated": lambda change: TypeAdapter(list[Change]).validate_python([change]),
    "fields": lambda change: tuple(getattr(change, name) for name in Change.model_fields),
}
"""Ways to look at a value."""


@CHANGES
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("first", [(), ("words",), ("seen", "meeting"), tuple(reversed(Change.model_fields))], ids=str)
def test_every_way_to_look_at_it_shows_the_same(
    eager: Change, way: Callable[[Change], object], first: tuple[str, ...]
) -> None:
    """Whatever was read of it before."""
    change = lazy(eager)
    for name in first:
        getattr(change, name)

    assert way(change) == way(eager)


@CHANGES
def test_a_copy_or_a_pickle_is_a_plain_change(eager: Change) -> None:
    """It carries no row along."""
    change = lazy(eager)

    for made in (copy.copy(change), copy.deepcopy(change), change.model_copy(), pickle.loads(pickle.dumps(change))):  # noqa: S301 - our own bytes
        assert type(made) is Change


def test_it_is_frozen() -> None:
    """As any value."""
    with pytest.raises(ValidationError):
        setattr(lazy(EAGER["an item"]), "words", "annat")  # noqa: B010 - a type checker refuses it by itself


def test_it_has_no_more_than_a_change_has() -> None:
    """A wrong name is the same error."""
    change = lazy(EAGER["an item"])

    with pytest.raises(AttributeError, match="'Change' object has no attribute 'meetings'"):
        _ = change.meetings  # type: ignore[attr-defined] # that is the point
    assert isinstance(change, Change)


def test_a_moment_with_its_zone_is_given_in_utc() -> None:
    """PostgreSQL's driver gives it in the session's zone."""
    (change,) = recorded([[row(EAGER["an item"], SEEN.astimezone(STOCKHOLM))]], lambda _: {})

    assert change.seen == SEEN
    assert change.seen is not None
    assert change.seen.tzinfo is dt.UTC


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """Of a row whose meeting is no JSON, all else can be had."""
    (change,) = recorded([[row(EAGER["an item"])]], lambda _: {VERSION: "{"})

    assert (change.kind, change.item) == (ChangeKind.ITEM_ADDED, ITEM)
    with pytest.raises(ValidationError):
        _ = change.meeting


def test_the_meetings_of_a_batch_are_fetched_together_and_once() -> None:
    """When the first is looked at; changes of one version share its meeting."""
    asked: list[list[int]] = []

    def fetch(versions: Sequence[int]) -> dict[int, str]:
        asked.append(list(versions))
        return dict.fromkeys(versions, frozen(MEETING))

    rows = [(*row(EAGER["an item"])[:-1], version) for version in (9, 8, 9)]
    one, other, again = recorded([rows], fetch)
    assert asked == []

    assert one.meeting == other.meeting == MEETING
    assert one.meeting is again.meeting
    assert asked == [[8, 9]]
