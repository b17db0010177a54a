"""How facts are shown."""

from __future__ import annotations

import datetime as dt
import io
import json

import click
import pytest

from agendawatch.cli import show
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
    Provenance,
    TextDifference,
)

BOARD = Organization(name="Kommunstyrelsen")


def test_swedish_letters_are_kept_in_json() -> None:
    """Programs get text, not escapes."""
    words = show.to_json({"a": (BOARD, dt.date(2026, 3, 11)), "b": "Åmål"})

    assert "Åmål" in words
    assert json.loads(words)["a"] == [{"name": "Kommunstyrelsen", "classification": "other"}, "2026-03-11"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "2026-03-11"),
        ({"end_date": dt.date(2026, 3, 12)}, "2026-03-11–2026-03-12"),
        ({"start": dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)}, "2026-03-11 13:00"),
        (
            {
                "start": dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
                "end": dt.datetime(2026, 3, 11, 16, 30, tzinfo=STOCKHOLM),
            },
            "2026-03-11 13:00–16:30",
        ),
    ],
)
def test_a_time_is_shown_only_where_one_is_known(fields: dict[str, object], shown: str) -> None:
    """No midnight is invented."""
    meeting = Meeting.model_validate({"organization": BOARD, "date": dt.date(2026, 3, 11), **fields})

    assert show.when(meeting) == shown


def test_a_table_keeps_a_row_on_a_line_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody looks, a row is a line, and text with brackets stays text."""
    show.table(("Name",), [("x" * 200 + " [red]",)])

    assert "x" * 200 + " [red]" in capsys.readouterr().out


def test_changes_in_a_pipe_are_told_in_the_language_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    """Also what was and is."""
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 3, 11))
    change = Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=meeting, after="12 items")

    with speaking("sv"):
        show.changes([change, change.model_copy(update={"after": "1 item"})])

    told = capsys.readouterr().out
    assert "12 ärenden" in told
    assert "1 ärende\n" in told


def test_changes_in_a_pipe_say_whose_they_are_and_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    """With the Swedish hour, and without a document's fingerprint."""
    listed = Provenance(url="https://exempelby.example/moten")
    town = Municipality(code="9901", name="Exempelby")
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 3, 11), municipality=town, provenance=listed)
    paper = Document(title="Kallelse", url="https://exempelby.example/kallelse.pdf")
    seen = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)

    show.changes(
        [
            Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=meeting, seen=seen, after="1 item"),
            Change(
                kind=ChangeKind.DOCUMENT_ADDED, meeting=meeting, seen=seen, document=paper, after="0123456789abcdef"
            ),
        ]
    )

    agenda, document = capsys.readouterr().out.splitlines()[1:]
    assert [agenda.split()[1], agenda.split()[-1]] == ["07:00", "https://exempelby.example/moten"]
    assert "Exempelby" in document
    assert document.endswith("https://exempelby.example/kallelse.pdf")
    assert "0123456789abcdef" not in document


class Terminal(io.StringIO):
    """A terminal, as far as programs can see."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say that somebody looks."""
        return True


def test_a_person_sees_whole_lines_and_no_empty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal text is broken between words; in a pipe nothing is broken and every column stands."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout", terminal := Terminal())
    show.tell("  - Kommunstyrelsen behandlade yrkandet om cykelbanor i Åby")
    show.table(("Namn", "Tomt"), [("Åby", ""), ("Kållered", "")])
    lines = terminal.getvalue().splitlines()

    assert lines[:2] == ["  - Kommunstyrelsen behandlade yrkandet", "    om cykelbanor i Åby"]
    assert [line.strip() for line in lines[2:]] == ["Namn", "Åby", "Kållered"]


def test_a_pipe_gets_every_column(capsys: pytest.CaptureFixture[str]) -> None:
    """A program that counts columns is not surprised by a quiet day."""
    show.table(("Name", "Nothing"), [("Åby", "")])

    assert capsys.readouterr().out.splitlines()[0].split() == ["Name", "Nothing"]


# Changes as a person reads them.

SEEN = dt.datetime(2026, 3, 2, 6, tzinfo=STOCKHOLM)
MEETING = Meeting(
    organization=BOARD,
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
