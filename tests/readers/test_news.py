"""News of meetings and documents as meetings."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.errors import LayoutError
from agendawatch.model import DocumentClassification
from agendawatch.readers.announced import Announced, find_holder, read_news

HERE = "https://kommun.example/rss"
SEEN = dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC)


def news(*items: str) -> tuple[Announced, ...]:
    """Read a feed."""
    rows = "".join(f"<item>{item}</item>" for item in items)
    return read_news(f"<rss><channel>{rows}</channel></rss>", HERE, fetched=SEEN)


def only(item: str) -> Announced:
    """Read a feed of one entry."""
    (event,) = news(item)
    return event


@cases("item", "holder")
def test_who_meets_stands_in_title_text_or_categories(item: str, holder: str | None) -> None:
    """In that order; a concert is nobody's."""
    found = find_holder(only(item))

    assert (found and found.name) == holder


@cases("item", "start")
def test_words_tell_the_day(item: str, start: dt.datetime | dt.date) -> None:
    """A day without a year counts from when the entry was published, else from when it was fetched."""
    assert only(item).start == start


def test_entries_about_one_meeting_are_one() -> None:
    """With the documents of all, which are its files, or the pages of documents."""
    (event,) = news(
        "<title>Kallelse till kommunstyrelsen 11 mars</title><link>/kallelse.pdf</link>",
        "<title>Protokoll kommunstyrelsen 2026-03-11</title><link>/nytt</link><enclosure url='/18' type='application/pdf'/>",
        "<title>Kommunstyrelsens protokoll 11 mars är justerat</title><link>/nytt/2</link>",
    )

    assert [(it.url, it.classification, it.media_type) for it in event.documents] == [
        ("https://kommun.example/kallelse.pdf", DocumentClassification.NOTICE, "application/pdf"),
        ("https://kommun.example/18", DocumentClassification.MINUTES, "application/pdf"),
        ("https://kommun.example/nytt/2", DocumentClassification.MINUTES, None),
    ]


def test_news_without_a_day_are_left_out() -> None:
    """Where none has one it is another feed; none at all is a claim."""
    bath = "<title>Sommaröppet på badet</title>"

    assert len(news(bath, "<title>KS 11 mars</title>")) == 1
    assert news() == ()
    with pytest.raises(LayoutError, match="Sommaröppet"):
        news(bath)


def test_a_text_is_read_as_far_as_a_person_would() -> None:
    """What stands after twenty thousand letters is no news."""
    assert len(news("<title>KS 11 mars</title>", f"<title>KF</title><description>{'ord ' * 6_000} 30 mars</description>")) == 1  # fmt: skip
