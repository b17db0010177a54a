"""RSS and Atom taken apart."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import ReadError
from agendawatch.reading.feed_entries import read_entries

HERE = "https://kommun.example/rss"
RSS = """<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0"><channel><title>Möten</title>
<item><title>Kallelse&nbsp;till n&auml;mnden</title><link>/a</link><guid>7</guid>
<description><![CDATA[<p>Den <b>11 mars</b>]]></description><pubDate>Wed, 04 Mar 2026 08:00:00 GMT</pubDate>
<enclosure url="/k.pdf" type="application/pdf"/></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A &lt;b&gt;B&lt;/b&gt; &amp;amp; C</title>
<link rel="edit" href="/edit"/><link href="/b"/><id>tag:8</id><updated>2026-03-04T09:00:00+01:00</updated></entry></feed>"""


def test_rss_is_read() -> None:
    """With HTML's letters, markup undone and addresses whole."""
    (entry,) = read_entries(RSS, HERE)

    assert (entry.title, entry.text, entry.key) == ("Kallelse till nämnden", "Den 11 mars", "7")
    assert entry.url == "https://kommun.example/a"
    assert entry.files == (("https://kommun.example/k.pdf", "application/pdf"),)
    assert entry.published == dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC)


def test_atom_is_read() -> None:
    """Its link is the one that a person would follow."""
    (entry,) = read_entries(ATOM, HERE)

    assert (entry.title, entry.url, entry.key) == ("A B & C", "https://kommun.example/b", "tag:8")
    assert entry.published == dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC)


def test_an_empty_feed_is_one() -> None:
    """That is a claim."""
    assert read_entries("<rss><channel></channel></rss>", HERE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ord",
        "<html><body/></html>",
        "<rss/>",
        RSS[:-20],
        '<!DOCTYPE a [<!ENTITY b "c">]><rss><channel>&b;</channel></rss>',
    ],
)
def test_what_is_no_feed_is_refused(text: str) -> None:
    """Half of one, and one that declares entities, too."""
    with pytest.raises(ReadError):
        read_entries(text, HERE)
