"""Words in their inflections and compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.stems import Vocabulary, fragments


def holds(word: str, token: str) -> bool:
    """Look for one word in another."""
    words = Vocabulary()
    words.add(word)
    return bool(words.find(token))


@pytest.mark.parametrize(
    ("word", "token"),
    [
        ("cykelbana", "cykelbana"),
        ("cykelbana", "cykelbanor"),
        ("cykelbana", "cykelbanornas"),
        ("cykelbana", "cykelbaneplan"),
        ("cykelbana", "huvudcykelbana"),
        ("cykelbanor", "cykelbana"),
        ("cykelbanan", "cykelbanor"),
        ("Cykelbana", "cykelbanor"),
        ("cykel", "cyklar"),
        ("cykel", "cykelplan"),
        ("cykel", "lastcyklar"),
        ("vatten", "vattnet"),
        ("vatten", "vattentorn"),
        ("vatten", "dricksvatten"),
        ("skola", "skolor"),
        ("skola", "skolgård"),
        ("skola", "förskolan"),
        ("skola", "grundskolor"),
        ("sexköp", "sexköpslagen"),
        ("sexköp", "sexköpare"),
        ("detaljplan", "detaljplanen"),
        ("detaljplan", "detaljplaneändring"),
        ("plan", "handlingsplaner"),
        ("plan", "planuppdrag"),
        ("bibliotek", "bibliotekens"),
        ("bibliotek", "biblioteksplan"),
        ("bibliotek", "stadsbibliotekets"),
        ("gata", "gatukontoret"),
        ("gata", "gatorna"),
        ("bil", "bilarna"),
        ("hus", "huset"),
        ("kyrka", "kyrkogård"),
        ("bok", "böcker"),
        ("bok", "bokbuss"),
        ("stad", "städer"),
        ("hus", "badhuset"),
        ("hus", "husbåtar"),
        ("kommun", "kommunsammanslagning"),
        ("arbete", "arbetsplatser"),
        ("avgift", "parkeringsavgifterna"),
        ("parkering", "parkeringsplats"),
        ("vindkraft", "vindkraftverk"),
        ("äldre", "äldreboende"),
    ],
)
def test_a_word_is_found_in_its_forms_and_compounds(word: str, token: str) -> None:
    """Inflected, as first, middle or last part, with or without a joining letter."""
    assert holds(word, token)


@pytest.mark.parametrize(
    ("word", "token"),
    [
        ("cykelbana", "cykelväg"),
        ("cykelbana", "banan"),
        ("plan", "planka"),
        ("plan", "planering"),
        ("plan", "planerad"),
        ("plan", "plantering"),
        ("bil", "bilist"),
        ("bil", "bilaga"),
        ("bil", "mobil"),
        ("bil", "bilder"),
        ("hus", "husera"),
        ("skola", "skolning"),
        ("bok", "boken" + "x"),
        ("vatten", "vattra"),
        ("avgift", "gift"),
        ("kommun", "kommunikation"),
    ],
)
def test_a_word_is_not_found_where_letters_only_happen_to_agree(word: str, token: str) -> None:
    """Other words that begin or end alike are left alone."""
    assert not holds(word, token)


@given(st.text(alphabet="abcdeghiklmnoprstuvyåäö", min_size=3, max_size=30))
def test_every_word_is_found_as_it_is_written(word: str) -> None:
    """Whatever folding does, a word is itself."""
    assert holds(word, word)


@given(st.text(max_size=60))
def test_any_text_can_be_looked_in(token: str) -> None:
    """No token breaks the search."""
    assert holds("cykelbana", token) in {True, False}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("torgen", {"torg"}), ("stad", {"stad", "städ"}), ("cykelbana", {"cykelban"}), ("cykel", {"cykel", "cykl"})],
)
def test_a_word_is_looked_for_by_what_all_its_forms_hold(word: str, pieces: set[str]) -> None:
    """The shortest pieces: none of them holds another."""
    assert fragments(word) == pieces
