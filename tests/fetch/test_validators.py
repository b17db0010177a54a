"""A host's word that a page is unchanged is taken where its tag has been seen to follow the body."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import zlib

import pytest
from tests.cases import cases

from agendawatch.fetch import InMemoryPages, Memory
from agendawatch.fetch.exchange import CachedRequest, is_computed, known_by
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
BODY = "<!doctype html><p>Sammanträde 8 april".encode()


def condition(known: Validators) -> tuple[tuple[str, str], ...]:
    """Tell on which condition a page is asked for again."""
    return CachedRequest(Request("https://example.se/plan"), known).condition


def _page(body: bytes, etag: str | None = None, last_modified: str | None = None) -> Response:
    headers = (("ETag", etag), ("Last-Modified", last_modified))
    told = tuple((name, value) for name, value in headers if value is not None)
    return Response("https://example.se/plan", 200, body, NOON, headers=told)


def _seen(*pages: Response) -> Validators:
    known = None
    for page in pages:
        known = known_by(page, known)
    assert known is not None
    return known


COMPUTED = (
    f'"{hashlib.md5(BODY, usedforsecurity=False).hexdigest()}"',
    f'W/"{hashlib.sha256(BODY).hexdigest()[:16]}"',
    f'"{hashlib.sha1(BODY, usedforsecurity=False).hexdigest().upper()}-gzip"',
    # As Express writes it: the length, and a digest in base 64.
    f'W/"{len(BODY):x}-{base64.b64encode(hashlib.sha1(BODY, usedforsecurity=False).digest()).decode()[:27]}"',
    f'"{zlib.crc32(BODY):08x}"',
)


@pytest.mark.parametrize("etag", COMPUTED)
def test_a_tag_that_can_be_computed_from_the_body_is_believed_at_first_sight(etag: str) -> None:
    """Whichever usual digest it holds, whole or its beginning; of another body the same tag is not."""
    assert known_by(_page(BODY, etag)).believed is True
    assert condition(known_by(_page(BODY, etag))) == (("If-None-Match", etag),)
    assert not is_computed(etag, BODY.replace(b"8 april", b"9 april"))


@pytest.mark.parametrize(("etag", "date"), [('"v1"', None), (None, "Wed, 11 Mar 2026 06:00:00 GMT"), (None, None)])
def test_another_tag_is_not_sent_before_it_has_been_seen_to_follow_the_body(etag: str | None, date: str | None) -> None:
    """A page that comes back the same with the same tag proves nothing."""
    seen = _seen(*[_page(BODY, etag, date)] * 5)

    assert seen.believed is None
    assert condition(seen) == ()


DATES = [f"Wed, {day} Mar 2026 06:00:00 GMT" for day in (11, 18, 25)]


@cases("tags", "bodies", "believed")
@pytest.mark.parametrize("kind", ["etag", "last_modified"])
def test_a_tag_is_believed_while_it_follows_the_body(
    kind: str, tags: str, bodies: str, *, believed: bool | None
) -> None:
    """It must change when the body does, and then only; once caught it is never believed again."""
    seen = None
    for tag, body in zip(tags, bodies, strict=True):
        words = f'"{tag}"' if kind == "etag" else DATES["ABC".index(tag)]
        seen = known_by(_page(body.encode(), **{kind: words}), seen)

    assert seen is not None
    assert seen.believed is believed
    assert bool(condition(seen)) is (believed is True)


def test_an_etag_goes_before_a_date() -> None:
    """Only the tag that has been judged is sent: a server must not answer by the other."""
    seen = _seen(_page(b"a", '"1"', DATES[0]), _page(b"b", '"2"', DATES[0]))

    assert condition(seen) == (("If-None-Match", '"2"'),)


def test_a_tag_that_is_gone_says_nothing() -> None:
    """What is judged is a pair of the same kind."""
    assert _seen(_page(b"a", '"1"'), _page(b"b", None, DATES[0])).believed is None
    assert condition(_seen(_page(b"a", '"1"'), _page(b"b", '"2"'), _page(b"b"))) == ()


def test_a_file_is_believed_until_it_is_caught() -> None:
    """A PDF has one date, and is large; one that was replaced under its old tag is asked for in full."""
    first, second = _page(b"%PDF-1.7 first", None, DATES[0]), _page(b"%PDF-1.7 second", None, DATES[0])

    assert condition(_seen(first)) == (("If-Modified-Since", DATES[0]),)
    assert _seen(first, second).believed is False


def test_a_tag_that_was_computed_once_and_kept_is_caught() -> None:
    """Its page changed under it: computed or not, it is not believed again."""
    changed = BODY.replace(b"8 april", b"9 april")
    seen = [known_by(_page(BODY, COMPUTED[0]))]
    for body in (changed, BODY):
        seen.append(known_by(_page(body, COMPUTED[0]), seen[-1]))

    assert [known.believed for known in seen] == [True, False, False]


def test_what_is_remembered_is_recalled() -> None:
    """Validators by key, itineraries by name; nothing for what was never kept."""
    memory: Memory = InMemoryPages()
    validators, asks = Validators(etag='"1"'), (Request("https://example.se/"),)

    memory.save_validators("a", validators)
    memory.save_requests("b", asks)

    assert (memory.validators("a"), memory.validators("b")) == (validators, None)
    assert (memory.requests("b"), memory.requests("a")) == (asks, None)
