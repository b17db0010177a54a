"""Atom, JSON Feed and JSON-LD, each by judges that we did not write, or wrote from the standard's own text.

Atom by RFC 4287's grammar and by feedparser; JSON Feed by a JSON Schema after the specification; JSON-LD by a
processor of JSON-LD 1.1 and schema.org's own table of which property stands on what, and what it takes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from pyld import jsonld
from tests.cases import table

from agendawatch.feeds import to_atom, to_json_feed, to_jsonld
from agendawatch.model import AgendaItem, Change, ChangeKind, Document, Meeting

FORMATS = Path(__file__).parent / "formats"
SEEN = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
Addresses = dict[str, Any]
"""Keywords. Any: each has a type of its own."""
ADDRESSES: Addresses = {"source_url": "https://kalender.example/ks.atom", "page_url": "https://kalender.example/ks/"}
HOSTILE = "a & b <b>\x00\r\n]]>\"' \u202e </entry> \ufffe"


@pytest.fixture
def changes(hard_meetings: tuple[Meeting, ...]) -> list[Change]:
    """Give every kind of change of every hard meeting."""
    paper = Document(url="https://ängelvik.se/å ä.pdf?a=1&b=2", title=HOSTILE, media_type="application/pdf", size=9)
    item = AgendaItem(title=HOSTILE)
    return [
        Change(
            kind=kind,
            meeting=meeting,
            item=item if "item" in kind else None,
            document=paper if "document" in kind else None,
            before=HOSTILE,
            after="2026-03-11",
            words=HOSTILE,
            seen=SEEN + dt.timedelta(minutes=nth),
        )
        for nth, meeting in enumerate(hard_meetings)
        for kind in ChangeKind
    ]


NAMED = pytest.mark.parametrize("addresses", [{}, ADDRESSES], ids=["nameless", "addressed"])
LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


@NAMED
@LANGUAGES
@pytest.mark.parametrize("many", [True, False], ids=["full", "empty"])
def test_atom_is_as_its_grammar_says(changes: list[Change], addresses: Addresses, language: str, many: bool) -> None:
    """RFC 4287, appendix B."""
    data = to_atom(changes if many else [], name="Svåra fall & <annat>", language=language, **addresses)
    grammar = etree.RelaxNG(etree.parse(FORMATS / "atom.rng"))

    feed = etree.fromstring(data)

    assert grammar.validate(feed), str(grammar.error_log)
    assert all(len(entry.findall("{*}link[@rel='alternate']")) <= 1 for entry in feed)


def test_a_feed_that_breaks_the_grammar_is_refused() -> None:
    """The judge can say no."""
    grammar = etree.RelaxNG(etree.parse(FORMATS / "atom.rng"))
    data = to_atom([], name="Tom")

    for broken in (data.replace(b"<updated>2020-03-06T", b"<updated>2020-03-06 "), data.replace(b"<author>", b"<person>").replace(b"</author>", b"</person>")):  # fmt: skip
        assert not grammar.validate(etree.fromstring(broken))


@LANGUAGES
def test_a_reader_of_feeds_sees_what_we_meant(changes: list[Change], language: str) -> None:
    """Nothing that feedparser has to mend, and the entries of the JSON Feed under the same names."""
    shown = feedparser.parse(to_atom(changes, name="Svåra fall", language=language, **ADDRESSES))
    meant = json.loads(to_json_feed(changes, name="Svåra fall", language=language, **ADDRESSES))["items"]

    assert not shown.bozo
    assert shown.version == "atom10"
    ending = {"sv": "(påhittat exempel)", "en": "(made-up example)"}[language]
    assert (shown.feed.title, shown.feed.language) == (f"Svåra fall {ending}", language)
    assert [entry.id for entry in shown.entries] == [item["id"] for item in meant]
    assert all(tag for item in meant for tag in item["tags"])
    assert [entry.title for entry in shown.entries] == [item["title"] for item in meant]
    assert [entry.updated for entry in shown.entries] == [item["date_published"] for item in meant]
    assert [entry.content[0].value for entry in shown.entries] == [item["content_text"] for item in meant]


@NAMED
@LANGUAGES
def test_json_feed_is_as_its_specification_says(changes: list[Change], addresses: Addresses, language: str) -> None:
    """Version 1.1."""
    judge = Draft202012Validator(json.loads((FORMATS / "json-feed.json").read_text(encoding="utf-8")))
    feed = json.loads(to_json_feed(changes, name="Svåra fall", language=language, **addresses))

    assert [error.message for error in judge.iter_errors(feed)] == []
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    assert not judge.is_valid({**feed, "version": "1"})
    assert not judge.is_valid({**feed, "items": [{"id": "a"}]})


SCHEMA = "https://schema.org/"
EXPECTS = table(__file__, "EXPECTS")
"""Schema.org's own domains and ranges, of what we use."""
STATUSES = {f"{SCHEMA}Event{word}" for word in ("Cancelled", "MovedOnline", "Postponed", "Rescheduled", "Scheduled")}


def _kinds(value: dict[str, object]) -> set[str]:
    """Tell as what a value may pass."""
    if "@type" in value:
        types = value["@type"]
        assert isinstance(types, list)
        return {str(kind).removeprefix(SCHEMA) for kind in types}
    if "@id" in value:
        return {"Event"}
    text = str(value["@value"])
    found = {"Text", "EventStatusType"} if text in STATUSES else {"Text"}
    if text.startswith(("https://", "http://")):
        found.add("URL")
    try:
        found.add("DateTime" if "T" in text and dt.datetime.fromisoformat(text).tzinfo else "Date")
        dt.datetime.fromisoformat(text)
    except ValueError:
        found -= {"Date", "DateTime"}
    return found


def _wrong(node: dict[str, object]) -> Iterator[str]:
    """Find what schema.org does not know of a node, or does not take."""
    types = node.get("@type", [f"{SCHEMA}Event"])
    assert isinstance(types, list)
    known = EXPECTS.get(types[0].removeprefix(SCHEMA), {})
    for name, values in node.items():
        if name.startswith("@"):
            continue
        expected = set(known.get(name.removeprefix(SCHEMA), ()))
        assert isinstance(values, list)
        for value in values:
            if not _kinds(value) & expected:
                yield f"{types[0]} {name}: {value}"
            if "@type" in value:
                yield from _wrong(value)


@LANGUAGES
@pytest.mark.parametrize("items", [True, False], ids=["with items", "meetings"])
def test_json_ld_says_what_schema_org_understands(
    hard_meetings: tuple[Meeting, ...], language: str, items: bool
) -> None:
    """Expanded by a JSON-LD processor: every type and property is schema.org's, and takes what it is given."""
    document = json.loads(to_jsonld(hard_meetings, items=items, language=language))
    assert document.pop("@context") == "https://schema.org"

    # The published context is a file of the web; what matters of it here is that terms are schema.org's.
    nodes = jsonld.expand({"@context": {"@vocab": SCHEMA}, **document})

    assert len(nodes) >= len(hard_meetings)
    assert [wrong for node in nodes for wrong in _wrong(node)] == []
    assert all(node["@id"].startswith("urn:uuid:") for node in nodes)
    assert all({f"{SCHEMA}name", f"{SCHEMA}startDate"} <= node.keys() for node in nodes)
    assert not list(_wrong({"@type": [f"{SCHEMA}Event"], f"{SCHEMA}name": [{"@value": "x"}]}))
    assert list(_wrong({"@type": [f"{SCHEMA}Event"], f"{SCHEMA}startDate": [{"@value": "på onsdag"}]}))
