"""Changes as a person reads them."""

from __future__ import annotations

import datetime as dt

import click
import pytest

from agendawatch.cli.show import lines_of
from agendawatch.i18n import speaking
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Change,
    ChangeKind,
    Document,
    Meeting,
    Municipality,
    Organization,
    TextDifference,
)

SEEN = dt.datetime(2026, 3, 2, 6, tzinfo=STOCKHOLM)
MEETING = Meeting(
    organization=Organization(name="Kommunstyrelsen"),
    municipality=Municipality(code="1481", name="Mölndal"),
    date=dt.date(2026, 3, 11),
)
LONG = (
    "Yttrande över remiss om förslag till översiktsplan för fördjupad utredning av cykelvägnätet i Åby och Kållered "
    * 3
)
CHANGES = (
    Change(kind=ChangeKind.MEETING_MOVED, meeting=MEETING, seen=SEEN, before="2026-03-04", after="2026-03-11"),
    Change(kind=ChangeKind.ITEM_ADDED, meeting=MEETING, seen=SEEN, item=AgendaItem(title=LONG)),
    Change(
        kind=ChangeKind.DOCUMENT_ADDED,
        meeting=MEETING,
        seen=SEEN,
        document=Document(title="Kallelse.pdf", url="https://kommun.example/kallelse.pdf"),
        after="0123456789abcdef",
    ),
)


def told(width: int = 80, changes: tuple[Change, ...] = CHANGES) -> list[str]:
    """Tell changes without colours."""
    return [click.unstyle(line) for line in lines_of(changes, width)]


def test_a_meetings_changes_stand_together() -> None:
    """Its name once, what was and is, and no fingerprint."""
    lines = told()

    assert lines[0] == "Kommunstyrelsen 2026-03-11, Mölndal"
    assert "2026-03-04 → 2026-03-11" in lines[1]
    assert lines[-2] == "  document added  Kallelse.pdf"
    assert lines[-1] == "  seen 2026-03-02 06:00"


@pytest.mark.parametrize("width", [20, 60, 80, 120])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    """Long titles are broken between words, under their beginning."""
    with speaking("sv" if language == "sv" else "en"):
        lines = told(width)

    assert max(map(len, lines)) <= max(width, 40)
    assert " ".join(" ".join(lines).split()).count("Kållered") == 3


def test_swedish_uses_the_feeds_words() -> None:
    """Flyttat is flyttat everywhere."""
    with speaking("sv"):
        assert told()[1].split()[0] == "Flyttat"


def test_what_a_document_said_and_says_stands_under_its_change() -> None:
    """Passage by passage, with the page."""
    passage = TextDifference(before="kl. 13", after="kl. 15", after_page=2)
    paper = Document(title="Kallelse", url="https://kommun.example/kallelse.pdf")
    change = Change(
        kind=ChangeKind.DOCUMENT_TEXT_CHANGED, meeting=MEETING, document=paper, differences=(passage,), seen=SEEN
    )

    assert told(changes=(change,))[1:4] == [
        "  document text changed  Kallelse",
        "    - kl. 13",
        "    + kl. 15 (page 2)",
    ]
