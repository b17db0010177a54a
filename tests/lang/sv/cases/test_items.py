"""Items: what kind of matter a title names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.matters import classify_item
from agendawatch.model import ItemClassification


@cases("title", "kind")
def test_a_title_tells_the_kind_of_matter(title: str, kind: str) -> None:
    """What no word tells is a decision."""
    assert classify_item(title) is ItemClassification(kind)
    assert classify_item(f"  {title.upper()}") is ItemClassification(kind)


@given(st.text())
def test_no_title_is_too_strange_for_an_item(title: str) -> None:
    """Every title is something."""
    assert classify_item(title) in ItemClassification
