"""Sentences: full stops that end nothing, and lines that a page wrapped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.prose import sentences_in
from agendawatch.lang.sv.sentences import breaks_name, cut, unwrap


def sentences_of(text: str) -> list[str]:
    """Give the sentences of what stands under a heading."""
    return [sentence.text for sentence in sentences_in(text)]


@cases("text", "sentences", sentences=list)
def test_text_is_cut_where_a_statement_ends(text: str, sentences: list[str]) -> None:
    """Abbreviations and wrapped lines go on; votes and headings do not."""
    assert sentences_of(text) == sentences


def test_wrapped_lines_are_joined_and_points_kept() -> None:
    """One line for each paragraph and point, with one kind of mark."""
    assert unwrap("- Planen\nantas.\n- Taxan höjs.") == "• Planen antas.\n• Taxan höjs."


@pytest.mark.parametrize(
    ("before", "piece", "broken"),
    [("förslag. Eva", "Öst (V) yrkar", True), ("Ordförande", "Ada Ek (S)", False), ("Bo Ek (M)", "Öst (V)", False)],
)
def test_a_cut_name_is_known(before: str, piece: str, broken: bool) -> None:
    """A given name at a line's end and a surname with its party on the next."""
    assert breaks_name(before, piece) is broken


@given(st.text(max_size=400))
def test_a_sentences_place_is_where_it_begins(text: str) -> None:
    """Starts rise and lie within the text."""
    starts = [start for start, _ in cut(text)]

    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)


@cases("text", "lines", lines=list)
def test_a_blank_line_parts_what_does_not_go_on(text: str, lines: list[str]) -> None:
    """A small letter or a figure behind it goes on, unless a sentence ended."""
    assert unwrap(text).split("\n") == lines


def test_a_line_that_ended_is_not_joined() -> None:
    """A full stop or a colon ends it, whatever letter follows."""
    assert sentences_of("Planen antas.\noch gäller") == ["Planen antas.", "och gäller"]
    assert sentences_of("Planen\nantas") == ["Planen antas"]
