"""Answers are hashed, compressed and given their headers once."""

from __future__ import annotations

import datetime as dt
import gzip
import json

import pytest
from tests.cases import cases

from agendawatch.server.answers import Answer, prepare, problem
from agendawatch.server.headers import Kind
from agendawatch.site.content import content_type

TEXT = b"BEGIN:VCALENDAR\r\n" * 100
NOON = dt.datetime(2026, 3, 10, 12, 0, 0, 5, tzinfo=dt.UTC)


def test_equal_octets_have_equal_tags() -> None:
    """Whenever they are made; other octets have others."""
    first, again = (prepare(Answer(TEXT, "text/calendar", Kind.FEED, modified=NOON)) for _ in range(2))
    other = prepare(Answer(TEXT + b"x", "text/calendar", Kind.FEED, modified=NOON))

    assert first.tags == again.tags
    assert first.packed == again.packed
    assert not set(first.tags) & set(other.tags)


def test_each_form_has_its_length_and_tag() -> None:
    """The compressed form unpacks to the plain one."""
    ready = prepare(Answer(TEXT, "text/calendar; charset=utf-8", Kind.FEED, modified=NOON))
    plain, packed = dict(ready.form(None)[0]), dict(ready.form(b"gzip")[0])

    assert plain[b"content-length"] == str(len(TEXT)).encode()
    assert packed[b"content-length"] == str(len(ready.form(b"gzip")[1])).encode()
    assert gzip.decompress(ready.form(b"gzip")[1]) == TEXT
    assert plain[b"etag"] != packed[b"etag"]
    assert plain[b"last-modified"] == packed[b"last-modified"] == b"Tue, 10 Mar 2026 12:00:00 GMT"


@cases("path")
def test_every_text_of_a_site_is_compressed(path: str) -> None:
    """Pages, feeds and indexes alike."""
    assert prepare(Answer(TEXT, content_type(path), Kind.DATA)).packed is not None


@pytest.mark.parametrize(("body", "media"), [(b"short", "text/html"), (TEXT, "image/png")])
def test_what_gains_nothing_is_not_compressed(body: bytes, media: str) -> None:
    """Small answers and pictures hang on no encoding."""
    ready = prepare(Answer(body, media, Kind.PAGE))

    assert ready.packed is None
    assert b"vary" not in dict(ready.headers)


def test_a_refusal_is_no_copy_to_be_kept() -> None:
    """It has no tag; a server's own trouble is kept nowhere."""
    ready = prepare(problem(400, "no", field="words"))
    trouble = prepare(problem(503, "locked"))

    assert ready.tags == trouble.tags == ()
    assert ready.unmodified(b"*", None) is None
    assert dict(trouble.headers)[b"cache-control"] == b"no-store"
    assert json.loads(ready.body) == {"title": "Bad Request", "status": 400, "detail": "no", "field": "words"}


def test_a_name_is_safe_in_a_header() -> None:
    """Letters beyond ASCII are not sent raw."""
    ready = prepare(Answer(TEXT, "text/calendar", Kind.FEED, filename="ängsby.ics"))

    assert dict(ready.headers)[b"content-disposition"] == b'inline; filename="?ngsby.ics"'
