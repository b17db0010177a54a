"""What comes in is text: nothing that a reader does not see passes the door, and nothing goes on without end."""

from __future__ import annotations

import datetime as dt

import pytest

import agendawatch as aw
from agendawatch.documents.page import read_document
from agendawatch.documents.text import RUN, WORD
from agendawatch.visible import UNSEEN

CLIPBOARD, TITLE, AROUND, CSI = "\x1b]52;c;cm0gLXJm\x07", "\x1b]0;root\x1b\\", "\u202egpj\u202c", "\x9b31m"
HOSTILE = f"Taxa{CLIPBOARD} för{TITLE} vatten{AROUND}{CSI}"


@pytest.mark.parametrize(
    "page",
    [
        f"Dagordning\n\n1. Upprop\n2. {HOSTILE}\n",
        f"<h2>Dagordning</h2><ol><li>Upprop<li>{HOSTILE}</ol>",
        "<h2>Dagordning</h2><ol><li>Upprop<li>Taxa&#27;]52;c;cm0gLXJm&#7; för vatten&#8238;gpj&#155;31m</ol>",
        f"<h2>Dagordning</h2><table><tr><th>Nr<th>Ärende<tr><td>1<td>Upprop<tr><td>2<td>{HOSTILE}</table>",
        f"<pre>Dagordning\n\n1. Upprop\n2. {HOSTILE}</pre>",
    ],
    ids=["text", "html", "entities", "table", "pre"],
)
def test_what_nobody_sees_stays_outside_and_words_are_verbatim(page: str) -> None:
    """Titles are clean, and their ground is still the document's own text, letter by letter."""
    document = read_document(page)
    *_, item = aw.read_agenda(page)

    assert not UNSEEN.search(document.text)
    assert item.title.startswith("Taxa för vatten")
    assert item.provenance is not None
    assert item.provenance.words == " … ".join(document.text[it.start : it.end] for it in item.provenance.spans)


@pytest.mark.parametrize(
    ("unit", "most"),
    [(" ", RUN + 1), ("\n", RUN + 1), ("\t", RUN + 1), ("(", RUN), (".", RUN), ("a", WORD), ("7", WORD)],
)
def test_nothing_goes_on_without_end(unit: str, most: int) -> None:
    """Patterns that look from every place of a run look at so much of it alone."""
    for page in (f"KS {unit * 9_000}!", f"<pre>KS {unit * 9_000}!</pre>"):
        assert read_document(page).text.count(unit) <= most + 2

    put_together = read_document("<p>KS " + f"<i>{'a' * 90}</i>" * 90).text
    assert put_together.count("a") <= WORD


def test_a_line_s_end_in_white_space_stays() -> None:
    """What is cut out of the middle of white space parts two lines all the same."""
    assert read_document(f"KS{' ' * 300}\n{' ' * 300}KF").text.split() == ["KS", "KF"]
    assert "\n" in read_document(f"KS{' ' * 300}\n{' ' * 300}KF").text


def test_a_letter_has_no_more_marks_than_any_language_gives_it() -> None:
    """Putting them in order takes time with the square of their number."""
    assert len(read_document("Ko" + "\u0323\u0308" * 9_000).text) < 40
    assert len(read_document("<p>Ko" + "\u0323\u0308" * 9_000).text) < 40


def test_a_calendar_is_text_too() -> None:
    """Names and places of somebody's calendar come in by the same door."""
    data = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260113T130000Z\r\nSUMMARY:{HOSTILE}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

    (meeting,) = aw.read_ical(data.encode())

    assert not UNSEEN.search(meeting.title)
    assert meeting.date == dt.date(2026, 1, 13)
