"""RSS and Atom as entries: mended where they are careless, refused where they are not whole."""

from __future__ import annotations

import datetime as dt
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.documents.feed_entries import FeedEntry, read_entries
from agendawatch.errors import ReadError, TooLargeError

HERE = "https://kommun.example/rss"
RSS = """<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0"><channel><title>Möten</title>
<item><title>Kallelse&nbsp;till n&auml;mnden</title><link>/a</link><guid>7</guid>
<description><![CDATA[<p>Den <b>11 mars</b>]]></description><pubDate>Wed, 04 Mar 2026 08:00:00 GMT</pubDate>
<enclosure url="/k.pdf" type="application/pdf"/><category>Nämnden</category></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A &lt;b&gt;B&lt;/b&gt; &amp;amp; C</title>
<link rel="edit" href="/edit"/><link href="/b"/><link rel="enclosure" href="/c"/><id>tag:8</id>
<updated>2026-03-04T09:00:00+01:00</updated><category term="ks" label="Kommunstyrelsen"/></entry></feed>"""


def item(inner: str, head: str = "") -> FeedEntry:
    """Read a feed of one entry."""
    (entry,) = read_entries(f"{head}<rss><channel><item>{inner}</item></channel></rss>", HERE)
    return entry


def test_rss_is_read() -> None:
    """With HTML's letters, markup undone and addresses whole."""
    (entry,) = read_entries(RSS, HERE)

    assert entry == FeedEntry(
        title="Kallelse till nämnden",
        url="https://kommun.example/a",
        text="Den 11 mars",
        published=dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC),
        categories=("Nämnden",),
        files=(("https://kommun.example/k.pdf", "application/pdf"),),
    )


def test_atom_is_read() -> None:
    """Its link is the one that a person would follow, and a file of no kind has none."""
    (entry,) = read_entries(ATOM, HERE)

    assert entry == FeedEntry(
        title="A B & C",
        url="https://kommun.example/b",
        published=dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC),
        categories=("Kommunstyrelsen",),
        files=(("https://kommun.example/c", None),),
    )


def test_rdf_is_read() -> None:
    """RSS 1.0 has its entries beside its channel."""
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>Nytt</title></channel>
    <item rdf:about="/a"><title>KS</title><link>/a</link><dc:date>2026-03-04</dc:date></item></rdf:RDF>"""

    (entry,) = read_entries(feed, HERE)

    assert (entry.title, entry.url) == ("KS", "https://kommun.example/a")
    assert entry.published == dt.datetime(2026, 3, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "body",
    [
        RSS.encode("iso-8859-1"),
        RSS.replace("iso-8859-1", "utf-16").encode("utf-16"),
        b"\xef\xbb\xbf" + RSS.replace("iso-8859-1", "utf-8").encode(),
        RSS.replace(' encoding="iso-8859-1"', "").encode("cp1252"),
        RSS.replace(' encoding="iso-8859-1"', "").encode(),
    ],
)
def test_a_feed_is_decoded_as_it_says(body: bytes) -> None:
    """By its mark or its first line, else as its bytes can be read."""
    assert read_entries(body, HERE) == read_entries(RSS, HERE)
    assert read_entries(RSS.encode(), HERE, charset="utf-8") == read_entries(RSS, HERE)


@cases("inner", "title")
def test_careless_feeds_are_mended(inner: str, title: str) -> None:
    """Bare ampersands, letters of HTML, characters without a place in XML, prefixes that stand for nothing."""
    assert item(inner).title == title


@pytest.mark.parametrize(
    "head",
    ["\n\n", "\ufeff", "<?xml version='1.0'?><?xml-stylesheet href='a'?>\n<!-- Nytt -->", '<!DOCTYPE rss PUBLIC "-//A//EN" "http://x.example/rss.dtd">'],
)  # fmt: skip
def test_what_stands_before_a_feed_does_not_matter(head: str) -> None:
    """A type that is named is not fetched."""
    assert item("<title>KS</title>", head).title == "KS"


@cases("link", "url")
def test_an_entry_leads_to_the_web_or_nowhere(link: str, url: str | None) -> None:
    """Its address is whole."""
    assert item(link).url == url


def test_an_empty_feed_is_one() -> None:
    """That is a claim."""
    assert read_entries("<rss><channel></channel></rss>", HERE) == ()


@cases("text")
def test_what_is_no_feed_is_refused(text: str) -> None:
    """Half of one, one that declares entities, and what names a feed somewhere else."""
    with pytest.raises(ReadError):
        read_entries(text, HERE)


def test_a_feed_that_is_only_named_is_not_opened(tmp_path: Path) -> None:
    """What is read is a text, though a file has its name."""
    feed = tmp_path / "rss.xml"
    feed.write_text("<rss><channel></channel></rss>", encoding="utf-8")

    for named in (str(feed), feed.as_uri()):
        with pytest.raises(ReadError):
            read_entries(named, HERE)


@pytest.mark.parametrize(
    "inner",
    [
        "<a>" * 200 + "</a>" * 200,
        "<a/>" * 200_001,
        "<a " + " ".join(f"b{place}=''" for place in range(200)) + "/>",
        "".join(f"<p{place}:a/>" for place in range(200)),
        " " * 10_000_000,
        "<item><title>" + "&lt;b&gt;" * 3_000 + "&lt;/i&gt;</title></item>",
    ],
)
def test_a_feed_has_limits(inner: str) -> None:
    """Of size, depth, elements, attributes and prefixes, named."""
    with pytest.raises(TooLargeError, match="at most"):
        read_entries(f"<rss><channel>{inner}</channel></rss>", HERE)


PARTS = st.sampled_from(
    ["<item>", "</item>", "<title>", "</title>", "<entry/>", "<![CDATA[", "]]>", "&", "&amp;", "&#0;", "<pubDate>", "</pubDate>",
     "<link>", "</link>", "<!--", "-->", "<?", "?>", "<a:b>", "</a:b>", "xmlns='x'", "<content type='xhtml'>", "</content>",
     "99999-01-01", "<enclosure url='http://['/>", "<category/>", "<!DOCTYPE a>", "<guid>", "</guid>", "<xml:b/>"],
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(PARTS | st.text(max_size=10), max_size=15).map("".join), st.booleans())
def test_whatever_the_bytes_only_a_read_error_comes_out(inner: str, whole: bool) -> None:
    """And no warning of a library's."""
    text = f"<rss><channel>{inner}</channel></rss>" if whole else inner

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for data in (text, text.encode("utf-8", "surrogatepass")):
            with suppress(ReadError):
                read_entries(data, HERE)
