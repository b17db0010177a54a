"""Sentences: full stops that end nothing, lines that a page wrapped, letters in their place, addresses as words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.prose import sentences_in
from agendawatch.lang.sv.sentences import cut, raised, slug_title, small_letters, unwrap


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


def test_spaces_and_lines_ends_are_plain() -> None:
    """Non-breaking and thin spaces, tabs, and a line's end within a paragraph."""
    assert small_letters("DEN\xa011\u2009MARS\r\n2026\tSal\u2011A") == "den 11 mars  2026 sal-a"


def test_blank_lines_stay() -> None:
    """Paragraphs are never run together."""
    assert small_letters("A\n\nB\n \nC") == "a\n\nb\n \nc"


@given(st.text())
def test_no_letter_moves(text: str) -> None:
    """Also where capitals grow in small letters ("İ")."""
    assert len(small_letters(text)) == len(text)
    assert len(small_letters(text + "İ")) == len(text) + 1


def test_raised_figures_are_no_part_of_what_they_stand_behind() -> None:
    """A note's figure is written small, without its parenthesis; other marks stay."""
    assert [raised(mark) for mark in ("1)", "2", "**")] == ["¹", "²", "**"]


@cases("slug", "title")
def test_a_slug_is_written_as_a_title(slug: str, title: str) -> None:
    """The suffix and its number go, days stay whole."""
    assert slug_title(slug) == title


def test_a_partial_protocol_is_known_by_its_slug() -> None:
    """The sign of paragraphs is spelt `ss`."""
    assert classify_document(slug_title("protokoll-ks-ss-12pdf")).value == "partial_minutes"
