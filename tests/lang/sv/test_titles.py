"""Titles: what a matter is called, out of a line or out of a sentence."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.titles import cut_number, derive_title, is_sentence, part_title, tidy_title


@cases("text", "title")
def test_a_title_is_derived_from_sentences(text: str, title: str) -> None:
    """The motion, the subject of a passive verb, or the object of a decision; else its first words."""
    assert derive_title(text) == title


@cases("line", "number", "rest")
def test_a_number_is_cut_from_a_title(line: str, number: str | None, rest: str) -> None:
    """A year is no number."""
    assert cut_number(line) == (number, rest)


@cases("line", "title", "labelled")
def test_a_line_is_parted_in_its_title_and_the_rest(line: str, title: str | None, labelled: bool | None) -> None:
    """A heading of minutes and a party's words hold none."""
    parted = part_title(line)

    assert ((parted.title, parted.labelled) if parted else (None, None)) == (title, labelled)


@cases("line", "sentence")
def test_a_sentence_is_no_title(line: str, sentence: bool) -> None:
    """A line with a decision's verb is running text."""
    assert is_sentence(line) is sentence


@cases("line", "title")
def test_what_stands_beside_a_title_is_cut(line: str, title: str) -> None:
    """The outcome and its paragraph are no part of the name."""
    assert tidy_title(line) == title
