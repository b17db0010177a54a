"""Whatever the bytes: readers answer or raise ReadError."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import cases
from tests.readers import drawn
from tests.readers.agenda_layouts import WITH_PAPERS, WITHOUT_PAPERS, items
from tests.readers.worst_words import WORST, WORST_OF_HTML

from agendawatch.documents.html import CHARACTERS
from agendawatch.errors import ReadError, TooLargeError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.decisions import Section, read_verdict
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.positions import read_positions
from agendawatch.lang.sv.references import find_paragraphs, find_references
from agendawatch.lang.sv.status_words import day_role, find_status_words
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.votes import read_votes
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.press import read_press_release
from agendawatch.readers.schedule import read_schedule

_DAY = dt.date(2026, 3, 6)
_PAGES = (
    "<main><h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13<li>10 mars (inställt)</ul><table><tr><th>Mån<th>KF<tr><td rowspan=2>Maj<td>4<tr><td>7*</table><p>* kl. 8.30",
    "Dagordning\n\n1. Upprop\n\n2. Taxa för vatten\n   Dnr KS 2026/00123\n   Föredragande: Anna Ek\n",
    "Kommunstyrelsen 2026-03-11\nBeslutande: Ada Ek (S), Bo Lind (M)\n\n§ 7 Cykelplan  KS 2026/1\n\nBeslut\natt planen antas.\n\nReservation\nBo Lind (M)\n\nMed 8 ja-röster mot 4 nej-röster\n",
    "V vill ha ett badhus\n\nPå onsdag tas frågan upp i kommunstyrelsen, säger Mona Dahl (V).\nKontakt: 070-123 45 67",
)
_AGENDAS = tuple(str(layout(items())) for layout in (*WITH_PAPERS, *WITHOUT_PAPERS[:4]))
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
Reader = Callable[[str | bytes], object]


def _minutes(page: str | bytes) -> object:
    minutes = read_minutes(page)
    assert minutes.items
    return minutes


def _press(page: str | bytes) -> object:
    return read_press_release(page, published=_DAY)


_READERS: tuple[Reader, ...] = (read_schedule, read_agenda, _minutes, _press)
_FINDERS: tuple[Callable[[str], object], ...] = (
    lambda text: find_dates(text, counted_from=_DAY),
    find_times,
    find_organizations,
    find_parties,
    find_references,
    find_paragraphs,
    read_statuses,
    find_status_words,
    day_role,
    lambda text: read_verdict([Section("decision", "", text)]),
    lambda text: read_votes([Section("vote", "", text)]),
    lambda text: read_positions([Section("lead", "", text)]),
)
_reader = pytest.mark.parametrize("read", _READERS, ids=lambda read: read.__name__)


@_reader
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_damaged_pages_are_answered_or_refused(read: Reader, data: st.DataObject) -> None:
    """Readers raise nothing but ReadError, with what was expected; `python -m benchmarks.fuzz` tries many more."""
    page = data.draw(st.sampled_from(_PAGES) | st.sampled_from(_AGENDAS))
    for _ in range(data.draw(st.integers(1, 6))):
        at, gap = data.draw(st.integers(0, len(page))), data.draw(st.integers(0, 40))
        page = page[:at] + data.draw(st.sampled_from(_MARKS) | st.text(max_size=6)) + page[at + gap :]
    coded = data.draw(st.sampled_from((None, "utf-8", "utf-16", "cp1252")))

    try:
        read(page.encode(coded, "replace") if coded else page)
    except ReadError as error:
        assert error.expected  # noqa: PT017 - either outcome is right


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
@pytest.mark.parametrize("page", ["", " \n ", b"", "\1\2" * 100, b"\0\1\2" * 50, b"%PDF-1.7 cut", "<div>" * 3000])
def test_what_is_no_page_is_refused(read: Reader, page: str | bytes) -> None:
    """Nothing at all, noise, and half a document are no empty answer."""
    with pytest.raises(ReadError):
        read(page)


@_reader
@pytest.mark.parametrize("page", ["a" * (CHARACTERS + 1), b"<p>" + b" " * CHARACTERS], ids=["text", "html"])
def test_pages_over_the_limit_are_refused(read: Reader, page: str | bytes) -> None:
    """The limit is named, and nothing is read."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        read(page)


@cases("unit")
@pytest.mark.parametrize("find", _FINDERS)
def test_finders_read_much_of_the_worst_words(find: Callable[[str], object], unit: str) -> None:
    """A regular expression that explodes would never end; how time grows is measured by `benchmarks.growth`."""
    find(unit * (20_000 // len(unit)))


@pytest.mark.slow
@_reader
def test_readers_read_much_of_the_worst_words(read: Reader) -> None:
    """Sixty thousand characters in which every bad unit is repeated are read to their end, or refused."""
    page = "".join(unit * (60_000 // len(WORST) // len(unit)) for unit in WORST)

    with contextlib.suppress(ReadError):
        read(page)


@pytest.mark.slow
@_reader
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_readers_read_or_refuse_one_unit_alone(read: Reader, html: bool) -> None:
    """A page that is one bad unit over and over has no other words to be saved by."""
    before = "<main><table>" if html else ""
    for unit in WORST_OF_HTML if html else WORST:
        for size in (1, 60, 1_500):
            with contextlib.suppress(ReadError):
                read(before + unit * max(1, size // len(unit)))
