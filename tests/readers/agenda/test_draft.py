"""An item as it is gathered, and as it becomes a value."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.documents.page import read_document
from agendawatch.model import Document, ItemClassification
from agendawatch.readers.agenda.item_parts import Draft, item_of

PAGE = read_document("Skolan")


@cases("title", "kind", "group", "expected", expected=ItemClassification)
def test_the_title_tells_before_the_group(
    title: str, kind: str | None, group: str | None, expected: ItemClassification
) -> None:
    """Title, then the page's word for the kind, then the group."""
    assert item_of(PAGE, Draft(title, kind=kind, group=group)).classification is expected


@pytest.mark.parametrize(
    ("group", "public"), [("Slutna ärenden", False), ("Öppna ärenden", True), ("Beslutsärenden", None), (None, None)]
)
def test_a_group_may_close_its_items(group: str | None, public: bool | None) -> None:
    """What the item says itself goes first."""
    assert item_of(PAGE, Draft("Skolan", group=group)).public is public
    assert item_of(PAGE, Draft("Skolan", group=group, public=True)).public is True


def test_a_document_is_added_once() -> None:
    """The same address and title count once."""
    draft = Draft("Skolan")
    for title in ("Bilaga 1", "Bilaga 1", "Bilaga 2"):
        draft.add_document(Document(url="/1.pdf", title=title))

    assert [document.title for document in item_of(PAGE, draft).documents] == ["Bilaga 1", "Bilaga 2"]
