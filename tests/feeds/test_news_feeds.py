"""Atom and JSON Feed tell the same changes, whatever their words; `test_validators` judges their form."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.feeds.usual import meeting

from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, to_atom, to_ical, to_json_feed
from agendawatch.model import AgendaItem, Change, ChangeKind, Document

SEEN = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
MEETING = meeting(url="https://example.se/?a=1&b=2")
KALLELSE = Document(url="https://example.se/å.pdf", title="Kallelse", media_type="application/pdf", size=1000)
CHANGES = [
    Change(kind=ChangeKind.MEETING_ADDED, meeting=MEETING, seen=SEEN),
    Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=MEETING, document=KALLELSE, seen=SEEN + dt.timedelta(days=1)),
    Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=MEETING, document=Document(url="https://a.se", title="</script>")),
]


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    """It is known by its address, a document is enclosed with its kind, and an empty feed is as old as all of it."""
    atom = feedparser.parse(to_atom(CHANGES, source_url="https://example.se/a?b=1&c=2"))
    (kallelse,) = json.loads(to_json_feed(CHANGES))["items"][0]["attachments"]

    assert (atom.feed.id, atom.feed.updated) == ("https://example.se/a?b=1&c=2", "2026-03-10T12:00:00Z")
    assert kallelse == {
        "url": "https://example.se/%C3%A5.pdf",
        "mime_type": "application/pdf",
        "title": "Kallelse",
        "size_in_bytes": 1000,
    }
    assert feedparser.parse(to_atom(())).feed.updated == "2020-03-06T00:00:00Z"


@pytest.mark.parametrize("write", [to_atom, to_json_feed])
def test_equal_changes_give_equal_bytes(write: Callable[[list[Change]], bytes]) -> None:
    """In whatever order they come."""
    assert write(CHANGES) == write(CHANGES[::-1])


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=80))
def test_any_words_are_xml(words: str) -> None:
    """Characters that XML forbids never reach it."""
    named = MEETING.model_copy(update={"agenda": (AgendaItem(number=words, title=words),)})
    changes = [
        Change(kind=ChangeKind.MEETING_RENAMED, meeting=MEETING, before=words, words=words),
        Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=named),
    ]

    ET.fromstring(to_atom(changes))  # noqa: S314 - our own bytes


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("language", "no"),
        ("name", ""),
        ("name", " \u202e\r\n"),
        ("page_url", "file:///etc/passwd"),
        ("source_url", "a"),
    ],
)
def test_what_cannot_be_used_is_refused(field: str, value: str) -> None:
    """By the field's name, in calendars as in news."""
    wish: dict[str, str] = {field: value}
    beside = CalendarOptions(**wish if field.endswith("url") else {})  # type: ignore[arg-type] # a row of a table

    with pytest.raises(InputError, match=field):
        to_atom((), **wish)  # type: ignore[arg-type] # likewise
    with pytest.raises(InputError, match=field):
        to_ical((), **{} if field.endswith("url") else wish, options=beside)  # type: ignore[arg-type] # likewise
