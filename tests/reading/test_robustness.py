"""Whatever the bytes: readers answer or raise ReadError, and take no longer than the page is long."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import drawn

from agendawatch.errors import LayoutError, ReadError, TooLargeError
from agendawatch.reading.agenda import read_agenda
from agendawatch.reading.minutes import read_minutes, read_protocol
from agendawatch.reading.plain import CHARACTERS
from agendawatch.reading.press import read_press_release
from agendawatch.reading.schedule import read_schedule
from agendawatch.swedish.dates import find_dates
from agendawatch.swedish.organizations import find_organizations
from agendawatch.swedish.outcomes import find_rulings
from agendawatch.swedish.parties import find_parties
from agendawatch.swedish.people import find_people
from agendawatch.swedish.positions import find_positions
from agendawatch.swedish.references import find_paragraphs, find_references
from agendawatch.swedish.statuses import find_statuses
from agendawatch.swedish.times import find_times
from agendawatch.swedish.votes import find_votes

_DAY = dt.date(2026, 3, 6)
_PAGES = (
    "<main><h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13<li>10 mars (inställt)</ul><table><tr><th>Mån<th>KF<tr><td rowspan=2>Maj<td>4<tr><td>7*</table><p>* kl. 8.30",
    "Dagordning\n\n1. Upprop\n\n2. Taxa för vatten\n   Dnr KS 2026/00123\n   Föredragande: Anna Ek\n",
    "Kommunstyrelsen 2026-03-11\nBeslutande: Ada Ek (S), Bo Lind (M)\n\n§ 7 Cykelplan  KS 2026/1\n\nBeslut\natt planen antas.\n\nReservation\nBo Lind (M)\n\nMed 8 ja-röster mot 4 nej-röster\n",
    "V vill ha ett badhus\n\nPå onsdag tas frågan upp i kommunstyrelsen, säger Mona Dahl (V).\nKontakt: 070-123 45 67",
)
_MARKS = (
    "<td colspan=9999>",
    "</p>",
    "<li>",
    "&#0;",
    "\0",
    "\ud800",
    "\xad",
    "²",
    "0 maj",
    "30 februari",
    "v. 99",
    "§ ",
)
_WORST = (
    "1", "a", "A-", "1-", " ", "\n", "\t", "§ ", "den ", "1/", ", ", "(", "[", ")", "och ", "nämnden och ", "a\n", "1. A\n",
    "a|b\n", "a\tb\n", "a   b   c\n", "Bo yrkar avslag.\n", "Bo Ek (M), ", "KS ", "v. 12 ", "\natt godkänna", "ja 1 nej 2 ",
    "# a\n", "2026-01-13 ", ": ", "yrkande om ", "Nämnden beslutar:\n", "utgår ",
    "beslutade att avslå ", "överlämnas till ", "anser att ",
)  # fmt: skip
_WORST_OF_HTML = (
    "<div>", "<p>a", "<tr><td>1<td>13 januari", "<td>1", "<tr><td rowspan=900 colspan=900>a", '<a href="a">13 januari</a> ',
    "<li>13 januari 2026", "<ul><li>a", "a<br>", "<", "<!--", "<h2>maj</h2>", "<dt>Datum<dd>3 maj", "<del>a</del>",
    "<table><tr><td>", "&amp;", "<option>1",
)  # fmt: skip

Reader = Callable[[str | bytes], object]


def _press(page: str | bytes) -> object:
    return read_press_release(page, published=_DAY)


_READERS: tuple[Reader, ...] = (read_schedule, read_agenda, read_minutes, read_protocol, _press)
_FINDERS: tuple[Callable[[str], object], ...] = (
    lambda text: find_dates(text, counted_from=_DAY),
    find_times,
    find_organizations,
    find_parties,
    find_people,
    find_references,
    find_paragraphs,
    find_statuses,
    find_rulings,
    find_votes,
    find_positions,
)
_reader = pytest.mark.parametrize("read", _READERS, ids=lambda read: read.__name__)


@_reader
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_pages_are_answered_or_refused(read: Reader, data: st.DataObject) -> None:
    """Readers raise nothing but ReadError; `python -m benchmarks.fuzz` tries a hundred thousand more."""
    page = data.draw(st.sampled_from(_PAGES))
    for _ in range(data.draw(st.integers(1, 6))):
        at, gap = data.draw(st.integers(0, len(page))), data.draw(st.integers(0, 40))
        page = page[:at] + data.draw(st.sampled_from(_MARKS) | st.text(max_size=6)) + page[at + gap :]
    coded = data.draw(st.sampled_from((None, "utf-8", "utf-16", "cp1252")))

    with contextlib.suppress(ReadError):
        read(page.encode(coded, "replace") if coded else page)


@_reader
@settings(max_examples=15, deadline=None)
@given(at=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=20), end=st.floats(0.5, 1))
def test_damaged_pdfs_are_answered_or_refused(read: Reader, at: list[tuple[float, int]], end: float) -> None:
    """Flipped bytes and ends that are missing raise nothing but ReadError."""
    body = bytearray(drawn.draw([drawn.Text(70, 700 - 20 * n, line) for n, line in enumerate(_PAGES[2].split("\n"))]))
    for share, byte in at:
        body[int(share * (len(body) - 1))] = byte

    with contextlib.suppress(ReadError):
        read(bytes(body[: int(len(body) * end)] if end < 1 else body))


@_reader
@settings(max_examples=30, deadline=None)
@given(page=st.binary(max_size=200))
def test_any_bytes_are_answered_or_refused(read: Reader, page: bytes) -> None:
    """Bytes that are no page at all are no surprise."""
    with contextlib.suppress(ReadError):
        read(page)


@_reader
@pytest.mark.parametrize("page", ["a" * (CHARACTERS + 1), b"<p>" + b" " * CHARACTERS], ids=["text", "html"])
def test_pages_over_the_limit_are_refused(read: Reader, page: str | bytes) -> None:
    """The limit is named, and nothing is read."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        read(page)


def test_empty_and_unknown_schedules_are_told_apart() -> None:
    """A page that says that nothing is planned is empty; one where nothing is recognised is an error."""
    assert read_schedule("<main><p>Det finns inga planerade möten.</p></main>") == ()
    with pytest.raises(LayoutError):
        read_schedule("<main><p>Välkommen till biblioteket.</p></main>")


def _seconds(read: Callable[[str], object], page: str) -> float:
    begin = time.process_time()
    with contextlib.suppress(ReadError):
        read(page)
    return time.process_time() - begin


def _is_linear(read: Callable[[str], object], unit: str, size: int, before: str = "") -> bool:
    """Tell whether four times the text takes some four times as long, not sixteen; a busy machine gets three tries."""
    short, long = (before + unit * (many // len(unit)) for many in (size, 4 * size))
    return any(_seconds(read, long) < 9 * max(_seconds(read, short), 0.004) for _ in range(3))


@pytest.mark.parametrize("read", [read_schedule, read_agenda, read_protocol, _press], ids=lambda read: read.__name__)
def test_readers_take_time_by_length(read: Reader) -> None:
    """Time grows with the text, not with its square, whatever it repeats."""
    assert [unit for unit in _WORST if not _is_linear(read, unit, 1_000)] == []


@pytest.mark.parametrize("read", [read_schedule, read_agenda, read_protocol, _press], ids=lambda read: read.__name__)
def test_readers_take_time_by_the_length_of_html(read: Reader) -> None:
    """Tags that are never closed, spans, links and cells cost no more than their length."""
    assert [unit for unit in _WORST_OF_HTML if not _is_linear(read, unit, 1_000, "<main><table>")] == []


@pytest.mark.parametrize("find", _FINDERS)
def test_finders_take_time_by_length(find: Callable[[str], object]) -> None:
    """No regular expression explodes."""
    assert [unit for unit in _WORST if not _is_linear(find, unit, 3_000)] == []


@pytest.mark.parametrize("unit", ["1", "\n", "(", "A-", "den ", "§ "])
def test_finders_read_a_megabyte_of_the_worst_words(unit: str) -> None:
    """A regular expression that explodes would never end."""
    text = unit * (1_000_000 // len(unit))
    for find in (find_times, find_paragraphs, find_parties, find_votes):
        assert _seconds(find, text) < 20


@pytest.mark.parametrize("read", [read_schedule, read_agenda, read_protocol, _press], ids=lambda read: read.__name__)
def test_readers_read_a_megabyte_of_the_worst_words(read: Reader) -> None:
    """A megabyte in which every bad unit is repeated takes by its length: eight times the text, not sixty-four the time."""
    eighth, whole = ("".join(unit * (size // len(_WORST) // len(unit)) for unit in _WORST) for size in (125_000, 10**6))

    assert len(whole) > 900_000
    assert _seconds(read, whole) < 24 * max(_seconds(read, eighth), 0.01)
