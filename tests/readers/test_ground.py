"""Every fact can be shown where it stands."""

from __future__ import annotations

import datetime as dt

import pytest
from benchmarks.verbatim import READERS, grounds, misplaced, pages, read_all
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers import drawn
from tests.readers.agenda_layouts import WITH_PAPERS, WITHOUT_PAPERS, items, surrounded
from tests.readers.drawn import Text

from agendawatch.errors import ReadError
from agendawatch.model import AgendaItem, Decision, Document, Meeting, PressRelease, Provenance
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.opening import ground, open_document
from agendawatch.readers.press import read_press_release
from agendawatch.readers.schedule import read_schedule


@pytest.mark.slow
@pytest.mark.parametrize("kind", READERS)
def test_words_of_the_corpus_stand_where_they_say(kind: str) -> None:
    """Each piece is the document's own, letter by letter; every fifth page is read by each reader, whatever it is for."""
    wrong: list[str] = []
    read = 0
    for nth, (_, name, page) in enumerate(it for it in pages() if it[0] == kind):
        try:
            document = open_document(page)
        except ReadError:
            continue
        for answer in read_all(document, *([] if nth % 5 == 0 else [kind])):
            read += 1
            wrong += (f"{name}: {told}" for told in misplaced(document, answer))

    assert wrong == []
    assert read > 100


@pytest.mark.parametrize("layout", [*WITH_PAPERS, *WITHOUT_PAPERS, *map(surrounded, WITH_PAPERS)])
def test_words_of_drawn_agendas_stand_where_they_say(layout: object) -> None:
    """In every layout, and each item has some."""
    assert callable(layout)
    page = layout(items())
    found = read_agenda(page)

    assert list(misplaced(open_document(page), found)) == []
    assert all(ground.spans for ground in grounds(found))


PIECES = st.sampled_from(
    ["<h2>Kommunstyrelsen 2026</h2>", "<li>13 januari kl. 13", "<li>10 mars (inställt)", "<p>Valnämnden<br>3 maj", "<td>", "<table><tr><th>Organ<th>Jan<th>Feb<tr><td>KF<td>26<td>23", "</table>", "<td rowspan=2>KS", "<tr>", "<pre>", "\n", "<dt>Datum<dd>5 maj 2026<dt>Organ<dd>Valnämnden", "<p>1. Upprop<p>2. Taxa<br>Dnr KS 2026/1", "<sup>1)</sup>", "<time datetime=2026-04-01>1 apr</time>", "<del>14 april</del>", "\xad", "é", " ", "§ 7 Plan<p>Beslut<p>Planen antas."]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_words_of_any_page_stand_where_they_say(page: str) -> None:
    """However the markup comes; `python -m benchmarks.fuzz` tries many more."""
    page = f"<p>Möten</p>{page}"
    document = open_document(page)
    for answer in read_all(document):
        assert list(misplaced(document, answer)) == []


LINES = st.sampled_from(
    ["Kommunstyrelsen 2026", "13 januari kl. 13", "        Jan   Feb   Mars", "KF      26    23     30", "KS      13    10     9", "Nämnd", "Jan", "Feb", "14", "11", "-", "", "", "jan KS 13 KF 26", "feb KS 10 KF 23", "KF\t26\t23", "| KS | 13 | 10 |", "§ 7 Cykelplan", "Beslut", "Planen antas.", "1. Upprop", "2. Taxa  KS 2026/1", "Nr   Ärende      Dnr     Föredragande", "1    Upprop"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25).map("\n".join))
def test_words_of_any_text_stand_where_they_say(text: str) -> None:
    """Those of tables that were put together, too."""
    if not text.strip():
        return
    document = open_document(text)
    for answer in read_all(document):
        assert list(misplaced(document, answer)) == []


def said(fact: Meeting | AgendaItem | Document | Decision | PressRelease | None) -> Provenance:
    """Give the ground of a fact that has one."""
    assert fact is not None
    assert fact.provenance is not None
    return fact.provenance


def test_a_cells_ground_is_the_cell_and_what_heads_it() -> None:
    """The day, who meets and in which month, each in its own place of the table."""
    page = "<h1>2026</h1><table><tr><th><th>Januari<th>Februari<tr><th>Kommunstyrelsen<td>13<td>10</table>"
    ground = said(read_schedule(page)[1])

    assert ground.words == "Februari … Kommunstyrelsen … 10"
    assert [(span.row, span.column) for span in ground.spans] == [(0, 2), (1, 0), (1, 2)]
    assert ground.place == "row 2, column 3 of table 1 under '2026'"


def test_a_moved_days_ground_is_the_remark_too() -> None:
    """The new day stands in another cell than the old."""
    page = (
        "<table><tr><th>Datum<th>Organ<th>Anmärkning<tr><td>2026-04-14<td>Valnämnden<td>Flyttas till 15 april</table>"
    )
    ground = said(read_schedule(page)[0])

    assert ground.words == "Valnämnden … Flyttas till 15 april"


def test_a_row_of_a_lost_table_stands_on_its_lines() -> None:
    """A table that came with one cell on a line is not one line of the text."""
    text = "Möten 2026\n\nNämnd\nJan\nFeb\nMars\nKommunstyrelsen\n14\n11\n11\nKommunfullmäktige\n26\n-\n23"
    found = read_schedule(text)
    ways = [it for doubt in found.doubts for way in doubt.alternatives for it in way.meetings]
    ground = said(next(it for it in (*found, *ways) if it.date == dt.date(2026, 3, 23)))

    assert ground.words == "Mars … Kommunfullmäktige … 23"


def test_a_papers_fact_tells_page_and_box() -> None:
    """In points, from the lower left corner, as PDF counts."""
    page = drawn.draw(
        [Text(72, 700, "Kommunstyrelsen 2026", bold=True), Text(72, 660, "Nämnden möts 13 januari kl. 13.00.")]
    )
    ground = said(read_schedule(page)[0])

    [span] = ground.spans
    assert (span.page, ground.place) == (1, "page 1")
    assert span.box is not None
    left, bottom, right, top = span.box
    assert 70 < left < 74 < right < 300
    assert 650 < bottom < 660 < top < 680


def test_an_items_words_and_those_of_its_papers_are_the_pages() -> None:
    """A row's cells are pieces, a link's words one."""
    page = "<table><tr><th>Nr<th>Ärende<th>Dnr<tr><td>1<td><a href='/t.pdf'>Taxa</a><td>KS 2026/1<tr><td>2<td>Val<td></table>"
    item = read_agenda(page)[0]

    assert said(item).words == "1 … Taxa … KS 2026/1"
    assert (said(item.documents[0]).words, said(item.documents[0]).spans[0].column) == ("Taxa", 1)


def test_a_decision_stands_over_the_lines_that_it_takes() -> None:
    """A sentence that was wrapped is one piece, line end and all."""
    text = "§ 7 Cykelplan\n\nBeslut\nKommunstyrelsen antar\ncykelplanen.\n"
    decision = read_minutes(text)[0].decision

    assert said(decision).words == "Kommunstyrelsen antar\ncykelplanen."


@pytest.mark.parametrize("proposed_first", [True, False])
def test_a_decision_stands_under_its_own_heading(*, proposed_first: bool) -> None:
    """Not where the same words are but proposed, whether that stands above or below."""
    parts = ["Förslag till beslut\nMotionen avslås.", "Beslut\nMotionen avslås."]
    text = "\n\n".join(["§ 5 Motion om cykelbana", *(parts if proposed_first else parts[::-1])])
    decision = read_minutes(text)[0].decision

    assert said(decision).rule == "reject"
    assert said(decision).spans[0].start == text.index("\nBeslut\n") + len("\nBeslut\n")


def test_what_a_sentence_says_of_a_meeting_is_its_ground_too() -> None:
    """The day stands in the list, what became of it in a sentence below; the rule that read it is named."""
    page = (
        "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari<li>10 februari</ul><p>Mötet den 10 februari är inställt.</p>"
    )
    first, second = read_schedule(page)

    assert (said(first).words, said(first).rule) == ("Kommunstyrelsen … 13 januari", None)
    assert said(second).words == "Kommunstyrelsen … 10 februari … Mötet den 10 februari är inställt"
    assert said(second).rule == "called-off"


def test_contact_details_are_no_fact_s_words() -> None:
    """What is left out of a release is left out of what it rests on."""
    text = "V vill ha ett bad\n\nPå onsdag tar kommunstyrelsen upp förslaget, ring 070-123 45 67 före mötet om badet."
    words = said(read_press_release(text, published=dt.date(2026, 3, 6))).words

    assert words is not None
    assert "070" not in words
    assert "kommunstyrelsen" in words


def test_a_fact_without_words_has_no_place() -> None:
    """It rests on the page's shape alone."""
    nothing = ground(open_document("Möten"), [])

    assert (nothing.words, nothing.spans, nothing.place) == (None, (), None)
