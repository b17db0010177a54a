"""The application answers each address as it promises."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases import cases, table
from tests.server.country import HOSTILE, NOW, Served, serve

from agendawatch.server.api import OPERATIONS
from agendawatch.server.queries import FILTER, parameters_of

FEEDS = table(__file__, "FEEDS")
PAGES = ("/", "/en/", "/angsby/", "/angsby/kommunstyrelsen/", "/arende/p1/", "/tackning/", "/prenumerera/")
KINDS = {"ics": "text/calendar", "atom": "application/atom+xml", "json": "application/feed+json"}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_sent_as_what_it_is(served: Served, path: str) -> None:
    """Its type says so, any page may read it, and no browser runs it."""
    answer = served.ask(path)

    assert answer.status_code == 200, answer.text
    ending = path.partition("?")[0].rpartition(".")[2]
    assert answer.headers["content-type"].startswith(KINDS[ending])
    assert "charset=utf-8" in answer.headers["content-type"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline")
    directives = {part.strip().partition("=")[0] for part in answer.headers["cache-control"].split(",")}
    assert "max-age" in directives
    assert directives.isdisjoint({"no-store", "private"})
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", [*FEEDS, *PAGES, "/api/v1/meetings", "/api/v1/export/changes", "/search.json"])
def test_a_good_copy_is_not_sent_again(served: Served, path: str) -> None:
    """By its tag in every form, or by its date; a foreign tag, an old date and no date get the whole."""
    whole = served.ask(path)
    tag, modified = whole.headers["etag"], whole.headers["last-modified"]

    for good in (tag, f'"zzz", {tag}', f"W/{tag}", "*"):
        again = served.ask(path, if_none_match=good)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["cache-control"] == whole.headers["cache-control"]
    assert served.ask(path, if_modified_since=modified).status_code == 304
    old = format_datetime(dt.datetime(1971, 1, 1, tzinfo=dt.UTC), usegmt=True)
    tries: tuple[dict[str, Any], ...] = (  # Any: keywords beside others of other types
        {"if_none_match": '"nope"'},
        {"if_none_match": '"nope"', "if_modified_since": modified},
        {"if_modified_since": old},
        {"if_modified_since": "not a date"},
    )
    for headers in tries:
        answer = served.ask(path, **headers)
        assert (answer.status_code, answer.content) == (200, whole.content)
    assert parsedate_to_datetime(modified) <= NOW


@pytest.mark.parametrize("path", [*FEEDS, *PAGES, "/api/v1/meetings", "/healthz"])
def test_head_is_get_without_a_body(served: Served, path: str) -> None:
    """Headers are the same, the length among them."""
    whole, head = served.ask(path), served.ask(path, "HEAD")

    assert head.status_code == 200
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)


@cases("path")
def test_only_reading_is_allowed(served: Served, path: str) -> None:
    """All else is told what is."""
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
        answer = served.ask(path, method)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    asked = served.ask(path, "OPTIONS", origin="https://other.example", access_control_request_method="GET")
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in asked.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_nothing_that_was_written_into_it(served: Served, path: str) -> None:
    """No script or style but the site's own files, no frame, no words to other sites."""
    answer = served.ask(path)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "max-age" in answer.headers["strict-transport-security"]
    assert "<script>alert" not in answer.text
    assert " onclick=" not in answer.text
    assert " style=" not in answer.text


def test_assets_are_kept_for_ever(served: Served) -> None:
    """Their addresses hold their hash."""
    front = served.ask("/").text
    sheet = front.partition('rel="stylesheet" href="')[2].partition('"')[0]

    answer = served.ask(f"/{sheet.removeprefix('./')}")

    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


def test_a_page_without_its_last_slash_is_led_there(served: Served) -> None:
    """For ever, as a static host does; a name with a host in it leads nowhere."""
    answer = served.ask("/angsby/kommunstyrelsen")

    assert (answer.status_code, answer.headers["location"]) == (308, "kommunstyrelsen/")
    assert served.ask("/evil.example/..").status_code == 404
    assert served.ask("//evil.example/angsby").status_code == 404


def test_what_hangs_on_a_page_is_passed_over(served: Served) -> None:
    """Other sites hang their own words on links; it is one page, held once."""
    plain = served.ask("/angsby/")

    for nth in range(20):
        assert served.ask(f"/angsby/?fbclid={nth}").content == plain.content
    for spelt in ("/%61ngsby/", "/an%67sby/", "/angsb%79/"):
        assert served.ask(spelt).content == plain.content

    assert len(served.service.cache) == 1


@cases("path")
def test_an_address_that_leads_nowhere_says_so(served: Served, path: str) -> None:
    """Whatever is written in it, and in the same words."""
    answer = served.ask(path)

    assert answer.status_code == 404
    assert "passwd" not in answer.text
    assert "Traceback" not in answer.text


def test_hostile_words_are_words_in_every_form(served: Served) -> None:
    """A title with mark-up, quotes and marks of direction is text in each format."""
    page = served.ask("/angsby/kommunstyrelsen/").text
    atom = served.ask("/feed.atom?past=400").text

    assert HOSTILE not in page + atom
    assert "<script>alert" not in page + atom
    assert "SUMMARY:" in served.ask("/feed.ics?words=förskola").text


def test_an_alarm_is_set_where_it_is_asked_for(served: Served) -> None:
    """In each event of the feed."""
    assert "TRIGGER:-P1D" in served.ask("/angsby.ics?alarm=1d").text.replace(";RELATED=START", "")


def test_an_event_is_the_same_in_a_filtered_feed(served: Served) -> None:
    """Its bytes do not hang on how it was asked for."""
    plain = served.ask("/angsby.ics").text.split("BEGIN:VEVENT")[1:]
    narrowed = served.ask("/feed.ics?municipality=9901").text.split("BEGIN:VEVENT")[1:]

    assert [it.partition("END:VEVENT")[0] for it in narrowed] == [it.partition("END:VEVENT")[0] for it in plain]


@pytest.mark.parametrize("path", ["/feed.ics", "/angsby.atom", "/feed.json", "/api/v1/meetings", "/api/v1/search"])
@cases("query", "field", "told")
def test_a_wrong_query_is_told_what_is_wrong(served: Served, path: str, query: str, field: str, told: str) -> None:
    """The parameter, what it held, and what was expected; a slip is mended at a glance."""
    answer = served.ask(f"{path}?{query}")

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    (said,) = (it for it in answer.json()["mistakes"] if it["field"] == field)
    assert told in said["expected"]
    assert len(answer.content) < 2500


NAMES = st.sampled_from(
    sorted(
        {name for operation in OPERATIONS for name in parameters_of(operation.form)}
        | {*parameters_of(FILTER), "word", "", "%"}
    )
)
VALUES = st.one_of(st.text(max_size=40), st.sampled_from(table(__file__, "VALUES")))
ADDRESSES = [
    "feed.ics",
    "feed.atom",
    "feed.json",
    *(f"api/v1{it.path}" for it in OPERATIONS if "limit" in it.form.names),
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), st.sampled_from(ADDRESSES))
def test_no_query_breaks_the_server(served: Served, pairs: list[tuple[str, str]], address: str) -> None:
    """It is answered, or told why not: by feeds and by lists."""
    query = "&".join(f"{name}={value}" for name, value in pairs)

    answer = served.ask(f"/{address}?{query}")

    assert answer.status_code in {200, 400, 404}, answer.text
    if answer.status_code == 400:
        assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "language"), [("/nowhere", "sv"), ("/en/nowhere", "en"), ("/en/angsby/nowhere.ics", None)]
)
def test_what_is_missing_is_told_in_the_language_asked(served: Served, path: str, language: str | None) -> None:
    """By the site's own page; where a feed would stand by none: a calendar would read it as one without events."""
    answer = served.ask(path)

    assert answer.status_code == 404
    if language is None:
        assert answer.headers["content-type"] == "application/problem+json"
    else:
        assert f'<html lang="{language}"' in answer.text


@cases("path", "title")
def test_every_feed_has_its_scope(served: Served, path: str, title: str) -> None:
    """It is named by what stands at its address, and by what is looked for there."""
    listed = served.ask("/api/v1/meetings?municipality=9901&organization=KS").json()["items"]

    assert served.ask(path.format(id=listed[0]["id"])).json()["title"] == title


def test_what_changes_in_the_store_changes_here(served: Served) -> None:
    """What the change does not concern keeps its tag, and is not made again."""
    before = {
        path: served.ask(path).headers["etag"] for path in ("/angsby.ics", "/sjostad.ics", "/feed.ics?words=cykelbana")
    }
    served.add()
    stale = served.ask("/angsby.ics").headers["etag"]
    served.see()
    held = len(served.service.cache)
    after = {path: served.ask(path).headers["etag"] for path in before}

    assert stale == before["/angsby.ics"]
    assert held == 1
    assert after["/angsby.ics"] != before["/angsby.ics"]
    assert after["/sjostad.ics"] == before["/sjostad.ics"]
    assert after["/feed.ics?words=cykelbana"] == before["/feed.ics?words=cykelbana"]


def test_a_store_that_is_missing_is_told_everywhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The server starts all the same, says why and when to come again, and where to its log alone; nothing is laid out."""
    file = tmp_path / "none.db"
    with closing(serve(f"sqlite:///{file}")) as server:
        for path in ("/healthz", "/", "/feed.ics", "/api/v1/meetings"):
            answer = server.ask(path)
            assert answer.status_code == 503
            assert "there is no database" in answer.text
            assert str(tmp_path) not in answer.text
        assert server.ask("/feed.ics").headers["retry-after"]
    assert not file.exists()
    assert f"there is no database {file}" in caplog.text


def test_a_writer_keeps_no_reader_waiting(served: Served, tmp_path: Path) -> None:
    """A round's transaction is open while pages and feeds are made."""
    asked = ("/angsby.ics", "/feed.ics?words=cykelbana", "/angsby/", "/api/v1/search?words=cykelbanor", "/healthz")
    with closing(sqlite3.connect(tmp_path / "agendawatch.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM texts")

        assert {served.ask(path).status_code for path in asked} == {200}
