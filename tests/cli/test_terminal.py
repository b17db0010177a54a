"""How facts are shown."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import click
import pytest

from agendawatch import cli
from agendawatch.cli import show
from agendawatch.cli.show import lines_of
from agendawatch.cli.terminal import say
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
SEEN = dt.datetime(2026, 3, 2, 6, tzinfo=STOCKHOLM)
MEETING = Meeting(
    organization=BOARD,
    municipality=Municipality(code="1481", name="Mölndal"),
    date=dt.date(2026, 3, 11),
)
PAPER = Document(title="Kallelse.pdf", url="https://kommun.example/kallelse.pdf")
LONG = (
    "Yttrande över remiss om förslag till översiktsplan för fördjupad utredning av cykelvägnätet i Åby och Kållered "
    * 3
)
CHANGES = (
    Change(kind=ChangeKind.MEETING_MOVED, meeting=MEETING, seen=SEEN, before="2026-03-04", after="2026-03-11"),
    Change(kind=ChangeKind.ITEM_ADDED, meeting=MEETING, seen=SEEN, item=AgendaItem(title=LONG)),
    Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=MEETING, seen=SEEN, document=PAPER, after="0123456789abcdef"),
)


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
    """Where nobody looks, a row is a line, text with brackets stays text, and every column is there on a quiet day."""
    show.table(("Name", "Nothing"), [("x" * 200 + " [red]", "")])

    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["Name", "Nothing"]
    assert "x" * 200 + " [red]" in row


def test_changes_in_a_pipe_say_whose_they_are_and_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    """With the Swedish hour, what was and is in the language spoken, and without a document's fingerprint."""
    listed = MEETING.model_copy(update={"provenance": Provenance(url="https://kommun.example/moten")})
    one = Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=listed, seen=SEEN.astimezone(dt.UTC), after="1 item")

    with speaking("sv"):
        show.changes([one, one.model_copy(update={"after": "12 items"}), CHANGES[-1]])

    agenda, several, document = capsys.readouterr().out.splitlines()[1:]
    assert [agenda.split()[1], agenda.split()[-1]] == ["06:00", "https://kommun.example/moten"]
    assert (" 1 ärende " in agenda, "12 ärenden" in several) == (True, True)
    assert "Mölndal" in document
    assert document.endswith("https://kommun.example/kallelse.pdf")
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


def told(width: int = 80, changes: tuple[Change, ...] = CHANGES) -> list[str]:
    """Tell changes without colours."""
    return [click.unstyle(line) for line in lines_of(changes, width)]


def test_a_meetings_changes_stand_together() -> None:
    """Its name once, what was and is, in the feeds' words, and no fingerprint."""
    lines = told()

    assert lines[0] == "Kommunstyrelsen 2026-03-11, Mölndal"
    assert "2026-03-04 → 2026-03-11" in lines[1]
    assert lines[-2] == "  document added  Kallelse.pdf"
    assert lines[-1] == "  seen 2026-03-02 06:00"
    with speaking("sv"):
        assert told()[1].split()[0] == "Flyttat"


@pytest.mark.parametrize("width", [20, 60, 80, 120])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    """Long titles are broken between words, under their beginning."""
    with speaking("sv" if language == "sv" else "en"):
        lines = told(width)

    assert max(map(len, lines)) <= max(width, 40)
    assert " ".join(" ".join(lines).split()).count("Kållered") == 3


def test_what_a_document_said_and_says_stands_under_its_change() -> None:
    """Passage by passage, with the page."""
    passage = TextDifference(before="kl. 13", after="kl. 15", after_page=2)
    change = Change(
        kind=ChangeKind.DOCUMENT_TEXT_CHANGED, meeting=MEETING, document=PAPER, differences=(passage,), seen=SEEN
    )

    assert told(changes=(change,))[1:4] == [
        "  document text changed  Kallelse.pdf",
        "    - kl. 13",
        "    + kl. 15 (page 2)",
    ]


def test_only_our_own_styles_pass(capsys: pytest.CaptureFixture[str]) -> None:
    """Bold and colours do; what moves the cursor, hides words, asks the terminal or turns text around does not."""
    say(click.style("fet", bold=True) + "\x1b[8mgömd\x1b[2J\x1b[6n\x1b]0;x\x07 \u2066ord\x9b1A")

    assert capsys.readouterr().out in {"\x1b[1mfet\x1b[0mgömd ord\n", "fetgömd ord\n"}


def test_a_store_s_old_words_are_cleaned_too(capsys: pytest.CaptureFixture[str]) -> None:
    """What was stored before the door was shut is printed clean, and is itself in JSON."""
    show.table(("A",), [("x\x1b]52;c;cm0=\x07y\u202e",)])
    say(show.to_json({"a": "x\u202ey\x9b"}))

    table, json = capsys.readouterr().out.split("{", 1)
    assert "xy" in table
    assert "\\u202e" in json
    assert "\\u009b" in json


def test_everything_is_printed_in_one_place() -> None:
    """A command that prints past `say` would print what a page holds."""
    folder = Path(cli.__file__).parent
    printing = {file.name for file in folder.glob("*.py") if "click.echo" in file.read_text("utf-8")}

    assert printing == {"terminal.py"}
