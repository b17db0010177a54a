"""From the words of a text to the watches that look for them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.stems import fold
from agendawatch.model import AgendaItem, Meeting, Organization, Watch
from agendawatch.proposals import find_hits
from agendawatch.proposals.terms import tokens
from agendawatch.proposals.watch_index import WatchIndex, fragments


def test_phrases_that_begin_alike_are_told_apart() -> None:
    """The longer and the shorter are both found where both stand."""
    index = WatchIndex(
        (Watch(name="a", phrases=("gång- och cykelväg", "gång-")), Watch(name="b", phrases=("gång och tåg",)))
    )

    assert sorted(words for _, words in index.looked_for(tokens("en gång- och cykelväg"))) == [
        "gång",
        "gång och cykelväg",
    ]


def test_a_text_that_holds_no_piece_of_any_word_is_passed_over() -> None:
    """Few words are looked for at once; of many, or of other things than texts, each text is looked at."""
    few = WatchIndex((Watch(name="a", words=("skola",), phrases=("plan för torget",)),))
    many = WatchIndex(Watch(name=f"a{nth}", words=(f"ord{nth}x",)) for nth in range(100))
    party = WatchIndex((Watch(name="a", parties=("V",)),))

    assert [few.may_hold(text) for text in ("förskolan", "vid torget", "budget")] == [True, True, False]
    assert many.may_hold("budget")
    assert party.may_hold("budget")
    assert [index.begins_with_texts for index in (few, many, party)] == [True, True, False]


TITLES = (
    "Cykelbanorna vid torget",
    "Cyklar till förskolan",
    "Städernas Cykelplan",
    "Nya bäddar, KS 2026/00123",
    "Plan för skolor och GATU-kök",
    "Handlingsplaner mot sexköp",
    "Vattnet i Ängsby",
)
WORDS = ("cykelbana", "cykel", "stad", "skola", "bädd", "kök", "handlingsplan", "vatten", "torg", "plan")


@pytest.mark.parametrize(
    ("watch", "pieces"),
    [
        (Watch(name="a", words=("skola",)), {"skol"}),
        (Watch(name="a", where="skola and not torg"), {"skol"}),
        (Watch(name="a", references=("KS 2026/00123",)), {"123"}),
        (Watch(name="a", parties=("V",)), None),
        (Watch(name="a", words=("skola",), where="torg"), {"skol"}),
    ],
)
def test_pieces_are_those_of_what_brings_a_watch_up(watch: Watch, pieces: set[str] | None) -> None:
    """A party stands under many names: nothing is narrowed by it."""
    assert fragments(watch) == pieces


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True), st.sampled_from(TITLES))
def test_whatever_is_found_holds_one_of_the_pieces(words: list[str], title: str) -> None:
    """In every form and compound."""
    watch = Watch(name="a", words=tuple(words))
    meeting = Meeting(
        organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11), agenda=(AgendaItem(title=title),)
    )

    if list(find_hits([watch], [meeting])):
        assert any(piece in fold(title) for piece in fragments(watch) or {""})
