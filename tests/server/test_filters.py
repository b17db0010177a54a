"""A query is read as a filter, or refused with a reason."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.proposals.watch_index import WatchIndex
from agendawatch.server.filters import FEED, LIST, Filter, filter_of, read_filter
from agendawatch.server.queries import Values

WRITTEN = (
    ("", Filter()),
    ("words=cykelbana,cykelplan", Filter(words=("cykelbana", "cykelplan"))),
    ("words=cykelbana&words=cykelplan&words=cykelbana", Filter(words=("cykelbana", "cykelplan"))),
    ("phrase=plan+f%C3%B6r+cyklar", Filter(phrases=("plan för cyklar",))),
    ("party=V,Moderaterna", Filter(parties=("V", "Moderaterna"))),
    ("municipality=G%C3%B6teborg,9901,kungsbacka", Filter(municipalities=("1480", "9901", "1384"))),
    ("organization=KS", Filter(organizations=("KS",))),
    ("hide=cancelled,held", Filter(hide=("cancelled", "held"))),
    ("alarm=1d,2h,-PT15M", Filter(alarms=("-P1D", "-PT2H", "-PT15M"))),
    ("items=1&past=30&language=en", Filter(items=True, past=30, language="en")),
    ("assume_length=90m", Filter(assume_length=dt.timedelta(minutes=90))),
    ("from=2026-03-01&to=2026-03-31", Filter(first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))),
    ("kind=meeting_moved&since=2026-03-01", Filter(kinds=("meeting_moved",), since=dt.date(2026, 3, 1))),
    ("where=cykel+and+not+torg", Filter(where="cykel and not torg")),
    ("words=cykel&without=torg", Filter(words=("cykel",), without=("torg",))),
    ("reference=KS+2026%2F00123", Filter(references=("KS 2026/00123",))),
)


@pytest.mark.parametrize(("query", "wanted"), WRITTEN)
def test_what_is_written_is_what_is_wanted(query: str, wanted: Filter) -> None:
    """Lists by commas or by repeating; lengths and days as people write them."""
    assert read_filter(query.encode()) == wanted


@pytest.mark.parametrize(("query", "wanted"), [row for row in WRITTEN if "words" in row[0] or "party" in row[0]])
def test_a_filter_with_words_is_a_watch(query: str, wanted: Filter) -> None:
    """One that can be looked for."""
    del query
    assert wanted.watch is not None
    WatchIndex([wanted.watch])


def test_a_filter_without_words_is_none() -> None:
    """All meetings of the places are wanted."""
    assert read_filter(b"municipality=1480&hide=held").watch is None


def test_a_filter_is_named_by_what_it_looks_for() -> None:
    """So that a calendar can be told from another."""
    assert read_filter(b"words=cykel&party=V&organization=KS").title == "cykel, V, KS"


def test_a_list_takes_what_makes_sense_of_a_list() -> None:
    """No alarm, nor any other wish of calendars."""
    with pytest.raises(InputError) as refused:
        read_filter(b"alarm=1d", LIST)

    assert refused.value.field == "alarm"


def test_other_parameters_are_somebody_elses() -> None:
    """A page's limit is no filter's."""
    assert filter_of(Values({"limit": ("5",)})) == Filter()


def taken(query: bytes) -> Filter | InputError:
    """Read a query, or give why not; nothing else is ever raised."""
    try:
        return read_filter(query)
    except InputError as error:
        return error


@given(st.binary(max_size=6000))
def test_any_octets_are_read_or_refused(query: bytes) -> None:
    """With the field named."""
    found = taken(query)

    assert isinstance(found, Filter) or found.expected


@given(st.lists(st.tuples(st.sampled_from(FEED), st.text(max_size=60)), max_size=6))
def test_any_text_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    """For every parameter that there is; what is taken can be looked for."""
    query = "&".join(f"{name}={quote_plus(value.encode('utf-8', 'replace').decode())}" for name, value in pairs)

    found = taken(query.encode())

    if isinstance(found, InputError):
        assert found.field in {*FEED, "query"}
    elif found.watch is not None:
        assert WatchIndex([found.watch]) is not None


def test_what_would_be_found_everywhere_is_refused() -> None:
    """An expression looks for something, beside what it does not."""
    with pytest.raises(InputError, match="looked for"):
        read_filter(b"where=not+cykel")
