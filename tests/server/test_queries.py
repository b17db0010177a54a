"""A query is read by its route's model, or refused with everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases, table
from tests.server.country import Served

from agendawatch.answers.question import Form, Question
from agendawatch.errors import ConfigError, InputError
from agendawatch.feeds.options import FeedOptions
from agendawatch.proposals.watch_index import WatchIndex
from agendawatch.server.queries import FILTER, MEETING_LIST, SEARCH_LIST, parameters_of, read_query

WRITTEN = [(query, Question.model_validate(told)) for query, told in table(__file__, "WRITTEN")]


@pytest.mark.parametrize(("query", "wanted"), WRITTEN)
def test_what_is_written_is_what_is_wanted(query: str, wanted: Question) -> None:
    """Lists by commas or by repeating; lengths, days and places as people write them."""
    assert read_query(query.encode(), FILTER) == wanted


@cases("written", "alarm")
def test_an_alarm_is_written_as_calendars_take_it(written: str, alarm: str) -> None:
    """Whichever way it was said; the feeds take it."""
    read = read_query(f"alarm={written}".encode(), FILTER)

    assert read.alarms == FeedOptions(alarms=read.alarms).at(None).alarms == (alarm,)


@pytest.mark.parametrize(("query", "wanted"), [row for row in WRITTEN if "words=c" in row[0] or "party" in row[0]])
def test_a_filter_with_words_is_a_watch(query: str, wanted: Question) -> None:
    """One that can be looked for."""
    del query
    assert wanted.watch is not None
    WatchIndex([wanted.watch])


def test_a_filter_is_named_by_what_it_looks_for() -> None:
    """So that a calendar can be told from another; without words all meetings of the places are wanted."""
    assert read_query(b"words=cykel&party=V&organization=KS", FILTER).title == "cykel, V, KS"
    assert read_query(b"municipality=1480&hide=held", FILTER).watch is None


def test_a_list_is_asked_as_a_feed_is() -> None:
    """The same parts are one question, and a page has its limit beside them."""
    asked = read_query(b"words=cykel&to=2026-03-31&limit=5", MEETING_LIST)

    assert asked == Question(words=("cykel",), last=dt.date(2026, 3, 31), limit=5)


TOO_MUCH = [
    ("x" * 5000, "query"), ("municipality=" + "x" * 300, "municipality"),
    ("words=" + "a" * 301, "words"), ("words=" + "bana," * 21, "words"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "field"), [*table(__file__, "REFUSED"), *TOO_MUCH])
def test_what_cannot_be_had_is_refused(query: str, field: str) -> None:
    """With the parameter, what came, and what was expected; no more of it than fits a line."""
    with pytest.raises(InputError) as refused:
        read_query(query.encode(), FILTER)

    assert refused.value.field == field
    assert refused.value.expected
    assert len(str(refused.value)) < 500


def test_everything_that_is_wrong_is_told_at_once(served: Served) -> None:
    """Each with its parameter, what came and what was expected; the first stands where a lone one does."""
    refused = served.ask("/api/v1/meetings?word=cykel&limit=500&from=2026-3-1&municipality=Lunnd,Nowhere&hide=held")

    told = refused.json()
    assert refused.status_code == 400
    assert {(it["field"], it["value"]) for it in told["mistakes"]} == {
        ("word", "cykel"), ("limit", "500"), ("from", "2026-3-1"), ("municipality", "Lunnd"), ("municipality", "Nowhere"),
    }  # fmt: skip
    assert {it["expected"] for it in told["mistakes"]} >= {"a whole number, 1 to 200", "a day such as 2026-03-11"}
    assert {name: told[name] for name in ("field", "value", "expected")} == told["mistakes"][0]


def test_a_great_many_mistakes_are_told_in_part() -> None:
    """An answer is not many times the question."""
    with pytest.raises(ConfigError) as refused:
        read_query(b"&".join(b"x%d=" % nth for nth in range(500)), FILTER)

    assert len(refused.value.mistakes) == 20


def test_a_search_takes_its_words_as_they_are() -> None:
    """In lists they are a watch's, with rules of their own."""
    assert read_query(b"words=ny+park,+torg", SEARCH_LIST).text == "ny park, torg"


def taken(query: bytes, form: Form) -> Question | InputError:
    """Read a query, or give why not; nothing else is ever raised."""
    try:
        return read_query(query, form)
    except InputError as error:
        return error


FORMS = st.sampled_from([FILTER, MEETING_LIST, SEARCH_LIST])


@given(st.binary(max_size=6000), FORMS)
def test_any_octets_are_read_or_refused(query: bytes, form: Form) -> None:
    """With the field named."""
    found = taken(query, form)

    assert isinstance(found, Question) or found.expected


@given(st.lists(st.tuples(st.sampled_from([*parameters_of(FILTER)]), st.text(max_size=60)), max_size=6))
def test_any_text_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    """For every parameter that there is; what is taken can be looked for."""
    query = "&".join(f"{name}={quote_plus(value.encode('utf-8', 'replace').decode())}" for name, value in pairs)

    found = taken(query.encode(), FILTER)

    if isinstance(found, InputError):
        assert found.field in {*parameters_of(FILTER), "query"}
    elif found.watch is not None:
        assert WatchIndex([found.watch]) is not None
