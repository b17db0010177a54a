"""Headings in minutes: what stands under each, and what is only a page's furniture."""

from __future__ import annotations

import pytest

from agendawatch.swedish.pages.minutes_headings import SectionKind, is_furniture, read_heading


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Beslut", SectionKind.DECISION),
        ("Kommunfullmäktiges beslut", SectionKind.DECISION),
        ("Nämnden beslutar att", SectionKind.DECISION),
        ("Kommunstyrelsen beslutar för egen del", SectionKind.DECISION),
        ("Förslag till beslut", SectionKind.PROPOSAL),
        ("Förvaltningens förslag till beslut", SectionKind.PROPOSAL),
        ("Kommunstyrelsens förslag till kommunfullmäktige", SectionKind.PROPOSAL),
        ("Förslag till beslut på sammanträdet", SectionKind.CLAIMS),
        ("Yrkanden", SectionKind.CLAIMS),
        ("Propositionsordning", SectionKind.ORDER),
        ("Beslutsgång", SectionKind.ORDER),
        ("Omröstningsresultat", SectionKind.VOTE),
        ("Reservationer", SectionKind.RESERVATION),
        ("Protokollsanteckning", SectionKind.STATEMENT),
        ("Särskilt yttrande", SectionKind.STATEMENT),
        ("Expedieras till", SectionKind.DISPATCH),
        ("Protokollsutdrag skickas till", SectionKind.DISPATCH),
        ("Beslutsunderlag", SectionKind.BASIS),
        ("Ärendebeskrivning", SectionKind.BACKGROUND),
        ("Tidigare behandling", SectionKind.BACKGROUND),
        ("Jäv", SectionKind.DISQUALIFIED),
    ],
)
def test_a_heading_is_known(line: str, kind: SectionKind) -> None:
    """Every kind of section by the headings that minutes use."""
    read = read_heading(line)

    assert read is not None
    assert read[0] is kind


@pytest.mark.parametrize(
    "line", ["yttrande:", "Beslut om taxor", "Enligt kontorets förslag:", "Motionen avslås.", "", "Yrkandet avslås."]
)
def test_text_is_no_heading(line: str) -> None:
    """A wrapped line, a title and a sentence."""
    assert read_heading(line) is None


def test_text_behind_a_label_is_kept() -> None:
    """A label and its text stand on one line ("Beslut: Motionen avslås.")."""
    assert read_heading("Beslut: Motionen avslås.") == (SectionKind.DECISION, "Motionen avslås.")


@pytest.mark.parametrize(
    "line", ["Utdragsbestyrkande", "Sida 3 (12)", "3(12)", "Protokoll nr 13", "2026-05-04", "Justerandes sign"]
)
def test_a_pages_furniture_is_known(line: str) -> None:
    """What every page repeats is no text."""
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["Protokollsanteckning", "Beslut", "Taxan antas.", "3 000 kronor"])
def test_text_is_no_furniture(line: str) -> None:
    """Headings and sentences stay."""
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Beslut,", "Beslut.", "Yrkanden!", "yrkanden", "", f"Beslut {'om mål och medel ' * 9}"]
)
def test_what_ends_as_a_sentence_is_no_heading(line: str) -> None:
    """Nor what begins in small letters, nor what is long."""
    assert read_heading(line) is None
