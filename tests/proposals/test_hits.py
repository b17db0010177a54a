"""What watches find, and by which words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cases import cases

from agendawatch.model import (
    AgendaItem,
    Change,
    ChangeKind,
    Decision,
    Document,
    Meeting,
    Municipality,
    Organization,
    Outcome,
    Party,
    Position,
    PositionRole,
    TextDifference,
    Watch,
)
from agendawatch.proposals.hits import WatchHit, find_hits
from agendawatch.proposals.watch_index import WatchIndex

MOLNDAL = Municipality(code="1481", name="Mölndal")
LEFT = Party(code="V", name="Vänsterpartiet")
ITEMS = (
    AgendaItem(title="Nya cykelbanor i Kållered", reference="KS 2026/00123"),
    AgendaItem(title="Cykelbaneplan och parkering"),
    AgendaItem(title="Motion av Anna Ek (V) om badhuset"),
    AgendaItem(title="Budget", positions=(Position(role=PositionRole.PROPOSER, party=LEFT),)),
    AgendaItem(title="Delårsrapport", documents=(Document(url="https://a.example/1", title="Bilaga om skolgårdar"),)),
    AgendaItem(title="Ärende 7", decision=Decision(outcome=Outcome.REJECTED, text="Förslaget om vindkraftverk avslås")),
)
BOARD = Meeting(
    organization=Organization(name="Kommunstyrelsen"),
    date=dt.date(2026, 3, 11),
    municipality=MOLNDAL,
    name="Budgetberedning",
    agenda=ITEMS,
)


Hits = tuple[tuple[str | None, tuple[tuple[str, str], ...]], ...]


def watch(facts: dict[str, Any]) -> Watch:  # Any: of all that a watch may ask for
    """Make a watch of what a table says of it."""
    return Watch.model_validate({"name": "w", **facts})


def hits(watch: Watch, among: Meeting | Change = BOARD) -> Hits:
    """Look with one watch: the items it found, and where by which words."""
    return tuple(
        (hit.item.title if hit.item else None, tuple((found.place.value, found.words) for found in hit.found))
        for hit in find_hits([watch], [among])
    )


@cases("watch", "expected", watch=watch)
def test_a_watch_finds_what_it_asks_for(watch: Watch, expected: Hits) -> None:
    """Texts are alternatives, all else narrows; each hit says by which words and where."""
    assert hits(watch) == expected


def test_words_are_told_in_the_order_of_the_text() -> None:
    """Whatever order the watch has them in; what holds of the whole meeting comes last."""
    asked = Watch(name="w", words=("moms", "torg", "bad", "skola", "skog", "äng"), municipalities=("Mölndal",))
    meeting = BOARD.model_copy(update={"agenda": (AgendaItem(title="Skola, äng, bad, torg, skog och moms"),)})

    assert [words for _, words in hits(asked, meeting)[0][1]] == [
        "Skola",
        "äng",
        "bad",
        "torg",
        "skog",
        "moms",
        "Mölndal",
    ]


def test_a_change_is_looked_at_in_what_it_is_about() -> None:
    """A new item is found by its kind of change; the meeting's other items are not."""
    added = Change(kind=ChangeKind.ITEM_ADDED, meeting=BOARD, item=ITEMS[0])
    watch = Watch(name="w", words=("cykelbana",), kinds=(ChangeKind.ITEM_ADDED,))

    assert hits(watch, added) == ((ITEMS[0].title, (("title", "cykelbanor"), ("kind", "item_added"))),)
    assert hits(watch, added.model_copy(update={"kind": ChangeKind.ITEM_RENAMED})) == ()


@cases("watch", "found", watch=watch)
def test_a_kind_of_change_can_be_watched_without_words(watch: Watch, found: tuple[tuple[str, str], ...] | None) -> None:
    """Every cancelled meeting, of all or of an organization; it says so, and finds nothing where nothing has changed."""
    cancelled = Change(kind=ChangeKind.MEETING_CANCELLED, meeting=BOARD)

    assert hits(watch, cancelled) == (((None, found),) if found else ())
    assert hits(watch) == ()


def test_a_case_number_is_found_in_a_change() -> None:
    """However a page writes it, and whatever its item is called now."""
    renamed = Change(
        kind=ChangeKind.ITEM_RENAMED, meeting=BOARD, item=ITEMS[0].model_copy(update={"title": "Ärende 1"})
    )
    watch = Watch(name="w", references=("dnr ks 2026-0123",), kinds=(ChangeKind.ITEM_RENAMED,))

    assert hits(watch, renamed) == (("Ärende 1", (("reference", "KS 2026/00123"), ("kind", "item_renamed"))),)


def test_a_documents_change_is_found_by_the_document() -> None:
    """The meeting's other documents stay out of it."""
    document = Document(url="https://a.example/2", title="Cykelplan")
    added = Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=BOARD, document=document)

    assert hits(Watch(name="w", words=("cykel",)), added) == ((None, (("document", "Cykelplan"),)),)
    assert hits(Watch(name="w", words=("skola",)), added) == ()


def test_everything_of_a_place_can_be_watched() -> None:
    """A watch without words is told of every item of its municipality, and of the meeting."""
    assert len(hits(Watch(name="w", municipalities=("Mölndal",)))) == len(ITEMS) + 1


def test_an_index_can_be_asked_again() -> None:
    """The same watches, asked twice, find the same: each once, however many of its words are there, and others not at all."""
    words = {"w": ("cykelbana", "plan"), "x": ("cykelbana",), "y": ("simhall",)}
    index = WatchIndex([Watch(name=name, words=its) for name, its in words.items()])
    first: list[WatchHit] = list(find_hits(index, [BOARD]))

    assert [hit.watch.name for hit in first] == ["w", "x", "w", "x"]
    assert list(find_hits(index, [BOARD])) == first


def test_words_are_looked_for_in_what_a_replaced_document_says_now() -> None:
    """And not in what it says no more."""
    document = Document(url="https://e.example/k.pdf", title="Kallelse")
    passage = TextDifference(before="bygga badhus", after="bygga cykelbana")
    change = Change(kind=ChangeKind.DOCUMENT_TEXT_CHANGED, meeting=BOARD, document=document, differences=(passage,))

    assert hits(Watch(name="w", words=("cykelbana",)), change) != ()
    assert hits(Watch(name="w", words=("badhus",)), change) == ()


@pytest.mark.parametrize("kind", [ChangeKind.AGENDA_PUBLISHED, ChangeKind.MEETING_ADDED])
def test_a_new_agenda_is_looked_at_in_all_its_items(kind: ChangeKind) -> None:
    """History tells a whole agenda as one change."""
    found = hits(Watch(name="w", words=("badhus", "skola")), Change(kind=kind, meeting=BOARD))

    assert [title for title, _ in found] == [ITEMS[2].title, ITEMS[4].title]
