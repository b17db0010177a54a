"""The text under an event fits a phone and never exceeds its limit."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.feeds.usual import meeting

from agendawatch.answers.words import ENGLISH, SWEDISH
from agendawatch.feeds.description import LIMIT, compose, document_lines, item_line, source_lines, state_lines
from agendawatch.feeds.event import Stamps
from agendawatch.model import AgendaItem, Document

STAMP = dt.datetime(2026, 1, 7, 12, tzinfo=dt.UTC)
WORDS = st.lists(st.text("ab åäö", min_size=1, max_size=500), max_size=60)


def test_parts_stand_apart() -> None:
    """An empty line parts state, list and sources."""
    text = compose(["Läge"], ["ett", "två"], ["A:\nhttps://a.se"], ["källa"], say=SWEDISH, where=None)

    assert text == "Läge\n\nett\ntvå\n\nA:\nhttps://a.se\n\nkälla"
    assert compose([], [], [], ["källa"], say=SWEDISH, where=None) == "källa"


@given(WORDS, WORDS, WORDS, st.booleans())
def test_a_text_stays_within_its_limit(head: list[str], items: list[str], papers: list[str], told: bool) -> None:
    """However much a page says; the sources stay."""
    text = compose(head, items, papers, ["källa"], say=SWEDISH, where="https://example.se/" if told else None)

    assert len(text) <= LIMIT
    assert text.endswith("källa")


def test_a_long_list_is_cut_at_a_line() -> None:
    """What is left out is counted, with the address of the rest."""
    rows = [f"§ {n} Ärende om något som tar plats på raden" for n in range(200)]

    papers = [f"Bilaga {n}:\nhttps://example.se/bilaga-{n}.pdf" for n in range(60)]

    text = compose([], rows, papers, ["Källa"], say=SWEDISH, where="https://example.se/m")

    shown = [row for row in text.split("\n") if row.startswith("§")]
    assert shown == rows[: len(shown)]
    assert f"… {200 - len(shown)} fler ärenden på https://example.se/m" in text
    assert all(row.endswith(".pdf") for row in text.split("\n") if row.startswith("https"))
    assert "fler handlingar på https://example.se/m" in text
    assert text.endswith("Källa")
    assert len(shown) > 40
    assert "… 1 till" in compose([], [*rows[:2], *["x" * 290] * 14], [], [], say=SWEDISH, where=None, more=SWEDISH.more)


@cases("facts", "rows")
def test_what_is_unusual_is_said(facts: dict[str, object], rows: tuple[str, ...]) -> None:
    """State with the page's words, an unknown time, the old start, and what cannot be so."""
    assert tuple(state_lines(meeting(**{"start": None} | facts), SWEDISH)) == rows


def test_unlisted_is_said_to_be_uncertain() -> None:
    """A meeting that is gone without a word is not called cancelled."""
    (first, *_) = state_lines(meeting(status="unlisted"), SWEDISH)

    assert "behöver inte vara inställt" in first


@cases("facts", "row")
def test_an_item_is_a_line(facts: dict[str, object], row: str) -> None:
    """Its number, title and case number, and what stands out."""
    assert item_line(AgendaItem.model_validate(facts), ENGLISH) == row


def test_documents_can_be_tapped() -> None:
    """Each address stands on a line of its own."""
    document = Document(url="https://example.se/å.pdf", title="Kallelse\x00")

    assert document_lines([(document, "https://example.se/%C3%A5.pdf")], SWEDISH) == [
        "Handlingar:",
        "Kallelse:\nhttps://example.se/%C3%A5.pdf",
    ]
    assert document_lines([], SWEDISH) == []


def test_a_rule_is_not_called_a_sight() -> None:
    """When nobody saw the page, no moment is told."""
    assert source_lines(Stamps(STAMP, STAMP), None, SWEDISH)[0] == "Uppgifterna sedda onsdag 7 januari 2026 kl. 13.00."
    assert source_lines(Stamps(STAMP, STAMP, witnessed=False), "https://example.se", SWEDISH) == [
        "Läs mer: https://example.se",
        SWEDISH.unofficial,
    ]
