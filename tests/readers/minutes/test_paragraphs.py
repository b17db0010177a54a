"""Paragraphs: where each begins, what it is called, and the sections under it."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import cut_minutes, cut_reference, sections


@cases("text", "facts")
def test_a_paragraph_begins_with_its_sign(text: str, facts: tuple[str, str, str | None]) -> None:
    """Number, title and case number stand in many orders."""
    paragraph = cut_minutes(minutes_lines(text)).paragraphs[0]

    assert (paragraph.number, paragraph.title, paragraph.reference) == facts


def test_sections_follow_headings() -> None:
    """A proposal under a decision goes upwards; a proposal elsewhere is only proposed."""
    lines = minutes_lines("Förslag till beslut\nA.\nBeslut\nB.\nFörslag till beslut i kommunfullmäktige\nC.")

    assert [(s.kind, s.text) for s in sections(lines)] == [
        ("proposal", "A."),
        ("decision", "B."),
        ("decision_above", "C."),
    ]


@cases("words", "cut")
def test_a_case_number_is_cut_from_a_title(words: str, cut: tuple[str, str | None]) -> None:
    """A law's number stays in the title."""
    assert cut_reference(words) == cut
