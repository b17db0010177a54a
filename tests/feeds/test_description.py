"""The text under an event fits a phone and never exceeds its limit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.feeds.usual import event, meeting

from agendawatch.answers.words import SWEDISH
from agendawatch.feeds.description import LIMIT, compose
from agendawatch.feeds.meetings import meeting_event
from agendawatch.feeds.options import FeedOptions

WORDS = st.lists(st.text("ab åäö", min_size=1, max_size=500), max_size=60)


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
    """State with the page's words, an unknown time, the old start, and what cannot be so; what is gone is not cancelled."""
    above, _, _ = event(**{"start": None} | facts).description.partition("\n\n")

    assert above.split("\n") == ["Påhittat exempel.", *rows]


@cases("facts", "row")
def test_an_item_is_a_line(facts: dict[str, object], row: str) -> None:
    """Its number, title and case number, and what stands out."""
    of = meeting(agenda=[facts])

    assert f"\n{row}\n" in meeting_event(of, None, FeedOptions(language="en").at(None)).description
