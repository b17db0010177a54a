"""What a platform lists of an item is taken apart as a page's words are."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.model import ItemClassification
from agendawatch.sources.listed import listed_item


@cases("title", "reference", "number", "told", "case")
def test_number_title_and_case_are_told_apart(
    title: str, reference: str, number: str | None, told: str, case: str | None
) -> None:
    """A field that holds no case number gives none."""
    item = listed_item(title, reference=reference)

    assert (item.number, item.title, item.reference) == (number, told, case)


def test_an_item_has_its_kind_and_its_fate() -> None:
    """Classified by its title; taken off where the words say so."""
    item = listed_item("Svar på motion om cykelbanor (utgår)")

    assert item.classification is ItemClassification.MOTION
    assert item.withdrawn
