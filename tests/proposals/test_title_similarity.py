"""How alike two titles are, and what speaks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.model import Caveat, CaveatCode, Party
from agendawatch.proposals.title_similarity import compare_titles


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_even_handed(one: str, other: str) -> None:
    """It does not matter which title comes first."""
    there, back = compare_titles(one, other), compare_titles(other, one)

    assert (there.score if there else None) == (back.score if back else None)


def test_the_evidence_names_the_words() -> None:
    """A person can see which words were shared, and that the party is named."""
    party = Party(code="MP", name="Miljöpartiet")
    like = compare_titles(
        "Miljöpartiet vill bevara ekarna i parken", "Yrkande från MP om bevarade ekar i parken", (party,)
    )

    assert like is not None
    assert like.evidence == (
        Caveat.of(CaveatCode.SHARED_WORDS, shared=("bevar", "park"), score=0.77),
        Caveat.of(CaveatCode.SAME_PARTY, shared=("MP",)),
    )


@pytest.mark.parametrize(("one", "other"), [("Skolan", "Skolor"), ("", ""), ("Upprop", "Val av justerare")])
def test_titles_that_say_too_little_are_not_alike(one: str, other: str) -> None:
    """Nothing and a single word that is not the whole title are no ground."""
    like = compare_titles(one, other)

    assert like is None or like.score == 1


@cases("one", "other")
def test_what_a_later_agenda_adds_makes_no_difference(one: str, other: str) -> None:
    """A case number, the note that it was put off, the municipality's own name, and the years around it."""
    like = compare_titles(one, other)

    assert like is not None
    assert like.score == 1


def test_the_parties_own_letters_are_no_word_of_the_matter() -> None:
    """Who proposes it says nothing of what it is."""
    parties = (Party(code="V", name="Vänsterpartiet"), Party(code="MP", name="Miljöpartiet"))
    like = compare_titles("Yttrande från V och MP angående cykelplan", "Cykelplan", parties)

    assert like is not None
    assert like.score >= 1


def test_a_post_of_one_party_is_not_anothers_whoever_proposes_it() -> None:
    """The party that writes and the party that it is about are two things."""
    left = Party(code="V", name="Vänsterpartiet")
    mine = "Yttrande från V angående förordnande av sekreterare för M"

    assert compare_titles(mine, "Förlängt förordnande av sekreterare för V", (left,)) is None
    assert compare_titles(mine, "Förordnande av sekreterare för M", (left,)) is not None


def test_two_titles_that_each_say_something_of_their_own_are_not_nested() -> None:
    """Which of one field they are, both tell."""
    followed = compare_titles(
        "Uppföljning av målen i ekplanen för skolgårdar", "Ändrad avgift enligt ekplanen för skolgårdar"
    )
    shorter = compare_titles("Ekplanen för skolgårdar", "Ändrad avgift enligt ekplanen för skolgårdar")

    assert followed is not None
    assert shorter is not None
    assert (followed.nested, shorter.nested) == (False, True)
