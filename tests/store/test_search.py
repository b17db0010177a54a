"""Full-text search in Swedish, over a town that does not exist."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from benchmarks import search as benchmark
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.store.invented import HOUR, MORNING, SITE, TOWN, listed, meet

import agendawatch as aw
from agendawatch.errors import InputError
from agendawatch.model import PositionRole
from agendawatch.store import Store
from agendawatch.store.search import SearchQuery

LEFT = aw.Party(code="V", name="Vänsterpartiet")
AGENDA = tuple(
    aw.AgendaItem(title=title, reference=f"KS 2031/{nth}")
    for nth, title in enumerate(("Grundskolans lokaler", "Brygga vid ån", "Anläggning av cykelbanor", "Förskola"), 11)
)
PAPER = aw.Document(url="https://e.example/k", title="Kallelse med skolplan", content_hash="c" * 64)


def _titles(store: Store, words: str, **facets: Any) -> list[str]:  # noqa: ANN401 - Any: each facet takes its own
    return [hit.title for hit in store.search(words, **facets)]


@pytest.fixture
def filled(store: Store) -> Store:
    """Fill a store with one meeting in March and one in May."""
    council = meet(5, who="Kommunfullmäktige", agenda=(aw.AgendaItem(title="Cykelplan"),))
    store.records.add(listed(meet(3, agenda=AGENDA, documents=(PAPER,)), council), site=SITE, seen=MORNING)
    return store


@cases("words", "found", found=set)
def test_words_are_found_in_inflections_and_compounds(filled: Store, words: str, found: set[str]) -> None:
    """Compounds by their parts, å not as a; every word must be there, within quotes in a row; a number that nobody has is no words."""
    assert set(_titles(filled, words)) == found


@cases("slip", "found", found=list)
def test_a_slip_of_one_letter_is_forgiven(filled: Store, slip: str, found: list[str]) -> None:
    """Another letter, one more, one less, or two that changed places, of an inflection too, where the word itself stands nowhere.

    Two slips, and a word of two letters, are other words.
    """
    assert _titles(filled, slip) == found


@cases("number")
def test_a_case_number_is_found_however_it_is_written(filled: Store, number: str) -> None:
    """Zeros, signs and small letters do not count, nor does leaving out the register's letters or the century."""
    assert _titles(filled, number) == ["Anläggning av cykelbanor"]


def test_a_number_that_is_nobodys_case_is_found_where_it_is_written(store: Store) -> None:
    """In a row, as words are; its parts apart are not it."""
    agenda = (aw.AgendaItem(title="Svar på ABC 77/99 om torget"), aw.AgendaItem(title="Torget 99, ABC 77"))
    store.records.add(listed(meet(3, agenda=agenda)), site=SITE, seen=MORNING)

    assert _titles(store, "ABC 77/99") == ["Svar på ABC 77/99 om torget"]


def test_a_town_and_a_short_form_find_the_meetings(filled: Store) -> None:
    """The first is the meeting itself, before what stands on its agenda."""
    first = filled.search("Exempelköping KS")[0]

    assert (first.kind, first.title, first.date) == ("meeting", "Kommunstyrelsen", dt.date(2031, 3, 10))
    assert first.municipality == TOWN


def test_facets_narrow_what_is_found(filled: Store) -> None:
    """By organization, kind and day; what is left out narrows nothing."""
    assert _titles(filled, "cykel", organization="KF") == ["Cykelplan"]
    assert _titles(filled, "cykel", until=dt.date(2031, 4, 1)) == ["Anläggning av cykelbanor"]
    assert _titles(filled, "cykel", since=dt.date(2031, 4, 1), municipality=TOWN) == ["Cykelplan"]
    assert _titles(filled, "skola", kind="document") == ["Kallelse med skolplan"]
    assert _titles(filled, "", kind="meeting", organization="KF") == ["Kommunfullmäktige"]

    page = filled.queries.search_page(SearchQuery("cykel"), limit=1, count=True)
    assert (len(page.hits), page.total) == (1, 2)
    assert page.facets["organization"] == {"kommunstyrelsen": 1, "kommunfullmäktige": 1}


def test_an_agenda_that_changed_is_found_as_it_stands_now(filled: Store) -> None:
    """One item comes before the others, one is gone: every hit has its own place, in the agenda's order."""
    now = (aw.AgendaItem(title="Brygga vid bron"), *AGENDA[1:])
    council = meet(5, who="Kommunfullmäktige", agenda=(aw.AgendaItem(title="Cykelplan"),))
    filled.records.add(listed(meet(3, agenda=now, documents=(PAPER,)), council), site=SITE, seen=MORNING + HOUR)

    assert [(hit.title, hit.position) for hit in filled.search("brygga")] == [
        ("Brygga vid bron", 0),
        ("Brygga vid ån", 1),
    ]
    assert [hit.reference for hit in filled.search("cykelbanor")] == ["KS 2031/13"]
    assert _titles(filled, "lokaler") == []


def test_decisions_and_positions_are_found_by_party(store: Store) -> None:
    """What was decided, who spoke, and for which party."""
    position = aw.Position(role=PositionRole.RESERVATION, party=LEFT, person=aw.Person(name="Exempel Exempelsson"))
    item = aw.AgendaItem(
        title="Budget",
        decision=aw.Decision(outcome=aw.Outcome.APPROVED, text="Kommunstyrelsen avsätter medel till badhuset."),
        positions=(position,),
    )
    store.records.add(listed(meet(3, agenda=(item, aw.AgendaItem(title="Badplats")))), site=SITE, seen=MORNING)

    hit = store.search("badhus")[0]
    assert hit.title == "Budget"
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["badhuset"]
    assert _titles(store, "Exempelsson") == ["Budget"]
    assert _titles(store, "bad", party="Vänsterpartiet") == ["Budget"]


def test_a_documents_text_is_found_by_page_without_ways_to_reach_a_person(filled: Store) -> None:
    """Telephone numbers are taken out before anything is kept, and what is forgotten is found no more."""
    filled.records.index_document("c" * 64, ["Inledning", "Ring 031-365 00 00 om laddstolpar", ""])

    (hit,) = filled.search("laddstolpe")
    assert (hit.kind, hit.title, hit.page, hit.url) == ("document", "Kallelse med skolplan", 2, "https://e.example/k")
    assert "365" not in hit.snippet.text
    assert filled.search('"031-365 00 00"') == ()
    body = b"%PDF"
    kept = filled.records.save_page("https://e.example/k", body, MORNING)
    filled.records.index_document(kept, ["hemligheter"])
    filled.maintenance.delete_pages()
    assert filled.search("laddstolpe") != ()


def test_a_proposal_is_found_until_another_holds_it(store: Store) -> None:
    """By its title, its number and its party."""
    proposal = aw.Proposal(
        id="p1", title="Giftfria förskolor", reference="KS 2031/77", municipality=TOWN, parties=(LEFT,)
    )
    store.records.save_proposal(proposal, MORNING)

    assert [(hit.kind, hit.proposal_id) for hit in store.search("KS 2031-77")] == [("proposal", "p1")]
    assert _titles(store, "giftfri förskola vänsterpartiet", party="V") == ["Giftfria förskolor"]
    store.records.save_proposal(proposal.model_copy(update={"joined_to": "p2"}), MORNING + HOUR)
    assert store.search("giftfri") == ()


def test_what_is_no_longer_there_is_not_found(filled: Store) -> None:
    """The index follows the present."""
    filled.records.add(listed(meet(3, agenda=AGENDA[:1])), site=SITE, seen=MORNING + HOUR)

    assert _titles(filled, "skol") == ["Grundskolans lokaler"]


def test_most_words_have_to_do_where_nothing_holds_all(filled: Store) -> None:
    """Asked for loosely, and said; never a row that holds half of them, and never where some row holds all."""
    loose = filled.queries.search_page(SearchQuery("anläggning cykelbanor zzzzzz", loosely=True))
    half = filled.queries.search_page(SearchQuery("cykelbanor zzzzzz yyyyyy xxxxxx", loosely=True))
    whole = filled.queries.search_page(SearchQuery("anläggning cykelbanor", loosely=True))

    assert ([hit.title for hit in loose.hits], loose.loose) == (["Anläggning av cykelbanor"], True)
    assert half.hits == ()
    assert (len(whole.hits), whole.loose) == (1, False)
    assert filled.search("anläggning cykelbanor zzzzzz") == ()


def test_of_what_is_alike_the_nearest_day_comes_first(store: Store) -> None:
    """To come rather than past, and the latest where no day is told."""
    agenda = (aw.AgendaItem(title="Torget"),)
    store.records.add(listed(*(meet(6, day, agenda=agenda) for day in (4, 8, 11, 20))), site=SITE, seen=MORNING)

    def days(today: dt.date | None) -> list[int]:
        return [hit.date.day for hit in store.search("torget", today=today) if hit.date]

    assert days(None) == [20, 11, 8, 4]
    assert days(dt.date(2031, 6, 6)) == [8, 4, 11, 20]
    assert days(dt.date(2031, 6, 9)) == [8, 11, 4, 20]
    assert days(dt.date(2031, 6, 10)) == [11, 8, 4, 20]


def test_a_snippet_is_cut_between_words_and_says_where(filled: Store) -> None:
    """Before and behind what was found, and its marks are where it stands now."""
    filled.records.index_document("c" * 64, [f"{'Inledning ' * 30}laddstolpar {'Slutord ' * 60}"])

    (hit,) = filled.search("laddstolpar")
    words = hit.snippet.text
    assert (words[:12], words[-10:]) == ("… Inledning ", " Slutord …")
    assert [words[start:end] for start, end in hit.snippet.marks] == ["laddstolpar"]
    assert len(words) <= 80 + 180 + 4

    filled.records.index_document("c" * 64, ["Om laddstolpar vid ån"])
    (hit,) = filled.search("laddstolpar")
    assert hit.snippet.text == "Om laddstolpar vid ån"


@cases("limit", "offset", "ranks", ranks=list)
def test_pages_of_an_answer_meet(filled: Store, limit: int, offset: int, ranks: list[int]) -> None:
    """No row stands on two, none between them."""
    whole = filled.search("skola")
    page = filled.queries.search_page(SearchQuery("skola"), limit=limit, offset=offset, count=True)

    assert [hit.rank for hit in page.hits] == ranks
    assert page.hits == whole[offset : offset + limit]
    assert page.total == len(whole) == 3


def test_more_than_can_be_asked_is_told() -> None:
    """Too long a text and too many words are errors with their reason, not an empty answer."""
    with Store("sqlite://") as store:
        with pytest.raises(InputError, match="letters"):
            store.search("a" * 301)
        with pytest.raises(InputError, match="words"):
            store.search(" ".join(f"ord{nth}" for nth in range(17)))


@pytest.fixture(scope="module")
def searched() -> Iterator[Store]:
    """Keep one meeting with an agenda."""
    with Store("sqlite://") as opened:
        opened.records.add(listed(meet(3, agenda=AGENDA)), site=SITE, seen=MORNING)
        yield opened


@given(words=st.text(max_size=60))
def test_any_text_is_answered(searched: Store, words: str) -> None:
    """Whatever the script: nothing of it is the database's own language."""
    for hit in searched.search(words):
        assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)


def test_what_somebody_wants_is_among_the_first_five() -> None:
    """Of the corpus's searches over five towns, nine in ten."""
    rows = [json.loads(line) for line in benchmark.SEARCHES.read_text(encoding="utf-8").splitlines()]

    with Store("sqlite://") as store:
        benchmark.lay_agendas(store)
        missed = [row["query"] for row in rows if not benchmark.is_found(store, row)]

    assert len(missed) <= 0.1 * len(rows), missed
