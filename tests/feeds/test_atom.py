"""Atom by the rules of RFC 4287, written out here by hand."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.feeds import to_atom
from agendawatch.model import AgendaItem, Change, ChangeKind, Document, Meeting, Organization

SEEN = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
HOSTILE = "a & b <b>\x00\r\n]]>\"' \u202e </entry>"


def changes() -> list[Change]:
    """Make changes, one of them with hostile text in every place."""
    meeting = Meeting(
        organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), url="https://example.se/?a=1&b=2"
    )
    bad = Meeting(
        organization=Organization(name=HOSTILE), date=dt.date(2026, 3, 11), name=HOSTILE, url="https://example.se"
    )
    return [
        Change(kind=ChangeKind.MEETING_ADDED, meeting=meeting, after="2026-03-11", seen=SEEN),
        Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=meeting, seen=SEEN + dt.timedelta(days=1)),
        Change(
            kind=ChangeKind.ITEM_RENAMED,
            meeting=bad,
            item=AgendaItem(title=HOSTILE),
            document=Document(url="https://example.se/ö", title=HOSTILE),
            before=HOSTILE,
            after=HOSTILE,
            words=HOSTILE,
        ),
    ]


def the_one(parent: ET.Element, name: str) -> str:
    """Give the text of an element that stands exactly once."""
    (found,) = parent.findall(ATOM + name)
    return found.text or ""


def check(data: bytes) -> ET.Element:
    """Hold a feed to what RFC 4287 4.1 demands."""
    feed = ET.fromstring(data)  # noqa: S314 - our own bytes
    assert feed.tag == ATOM + "feed"
    identities = [the_one(part, "id") for part in (feed, *feed.findall(ATOM + "entry"))]
    assert len(set(identities)) == len(identities)
    assert all(re.match(r"(?:https?|urn):\S+$", identity) for identity in identities)
    for part in (feed, *feed.findall(ATOM + "entry")):
        assert MOMENT.fullmatch(the_one(part, "updated"))
        assert the_one(part, "title").strip()
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in part.findall(ATOM + "link")
            if link.get("rel") == "alternate"
        ]
        assert len(set(alternates)) == len(alternates)
        assert all((link.get("href") or "").isascii() for link in part.findall(ATOM + "link"))
        assert all(category.get("term") for category in part.findall(ATOM + "category"))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert all(the_one(entry, "content") for entry in feed.findall(ATOM + "entry"))
    return feed


def test_a_feed_is_valid_whatever_pages_say() -> None:
    """Every element that must stand stands once, and hostile text stays text."""
    feed = check(
        to_atom(
            changes(),
            name=f"Nämnden {HOSTILE}",
            source_url="https://example.se/a?b=1&c=2",
            page_url="https://example.se/",
        )
    )

    assert len(feed.findall(ATOM + "entry")) == 3
    assert the_one(feed, "id") == "https://example.se/a?b=1&c=2"
    assert the_one(feed, "updated") == "2026-03-10T12:00:00Z"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"


def test_an_empty_feed_is_valid() -> None:
    """It was updated when it all began."""
    assert the_one(check(to_atom(())), "updated") == "2020-03-06T00:00:00Z"


def test_equal_changes_give_equal_bytes() -> None:
    """In whatever order they come."""
    assert to_atom(changes()) == to_atom(changes()[::-1])


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=80))
def test_any_words_are_xml(words: str) -> None:
    """Characters that XML forbids never reach it."""
    meeting = Meeting(organization=Organization(name="N"), date=dt.date(2026, 3, 11))

    check(to_atom([Change(kind=ChangeKind.MEETING_RENAMED, meeting=meeting, before=words, words=words)]))


@pytest.mark.parametrize(("field", "value"), [("language", "no"), ("name", ""), ("page_url", "javascript:alert(1)")])
def test_what_cannot_be_used_is_refused(field: str, value: str) -> None:
    """By the field's name."""
    with pytest.raises(InputError, match=field):
        to_atom((), **{field: value})  # type: ignore[arg-type] # a row of a table
