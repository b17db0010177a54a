"""Paragraphs: where each begins, what it is called, and the sections under it."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.model import Outcome
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import cut_minutes, cut_reference, sections


@cases("text", "facts")
def test_a_paragraph_begins_with_its_sign(text: str, facts: tuple[str, str, str | None]) -> None:
    """Number, title and case number stand in many orders."""
    paragraph = cut_minutes(minutes_lines(text)).paragraphs[0]

    assert (paragraph.number, paragraph.title, paragraph.reference) == facts


def test_references_to_other_paragraphs_begin_none() -> None:
    """A wrapped line, a list of papers, and a number out of the run."""
    text = (
        "§ 3 Plan\n\nFullmäktige beslutade den 3 maj,\n§ 145 att börja.\n• § 9 KS Plan\n§ 900 Lag\n\n§ 4 Taxa\n\nText."
    )

    assert [paragraph.number for paragraph in cut_minutes(minutes_lines(text)).paragraphs] == ["3", "4"]


def test_the_range_that_a_document_names_is_kept() -> None:
    """Notices of other bodies' paragraphs do not become items."""
    text = (
        "Plats och tid Rådhuset Paragrafer §§3-4\n\n§ 3 Plan\n\nText.\n\n§ 4 Meddelanden\n\n§ 7 KS Något annat\n\nText."
    )

    assert [paragraph.number for paragraph in cut_minutes(minutes_lines(text)).paragraphs] == ["3", "4"]


def test_sections_follow_headings() -> None:
    """A proposal under a decision goes upwards; a proposal elsewhere is only proposed."""
    lines = minutes_lines("Förslag till beslut\nA.\nBeslut\nB.\nFörslag till beslut i kommunfullmäktige\nC.")

    assert [(s.kind, s.text) for s in sections(lines)] == [
        ("proposal", "A."),
        ("decision", "B."),
        ("decision_above", "C."),
    ]


def test_a_bodys_own_proposal_is_its_decision() -> None:
    """The heading "Kommunstyrelsens förslag" in the board's own minutes is what the board decided."""
    proposed = "§ 4 Taxa\n\nKommunstyrelsens förslag till kommunfullmäktige\nTaxan antas."

    told = [
        read_minutes(f"Protokoll\n{body}\n2026-03-11\n\n{proposed}")[0].decision
        for body in ("Kommunstyrelsen", "Kommunfullmäktige")
    ]

    assert [decision.outcome if decision else None for decision in told] == [Outcome.APPROVED, Outcome.UNKNOWN]


@cases("words", "cut")
def test_a_case_number_is_cut_from_a_title(words: str, cut: tuple[str, str | None]) -> None:
    """A law's number stays in the title."""
    assert cut_reference(words) == cut
