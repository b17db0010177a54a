"""Words in their inflections and compounds, folded for comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.stems import Vocabulary, fragments, marks, stem, telling_words


@cases("forms")
def test_inflection_is_folded(forms: tuple[str, ...]) -> None:
    """All forms of a word have one stem."""
    assert len({stem(form) for form in forms}) == 1


@given(st.text(max_size=40))
def test_any_text_can_be_folded(text: str) -> None:
    """Nothing that is written makes it fail, and no word is stretched."""
    assert all(word for word in telling_words(text))
    assert all(values for values in marks(text).values())


@cases("title", "kind", "value")
def test_what_must_agree_is_marked(title: str, kind: str, value: str) -> None:
    """Numbers, times and names are taken apart from the words."""
    assert value in marks(title)[kind]


def test_the_municipality_s_name_and_formal_words_tell_nothing() -> None:
    """What any title of an agenda may hold does not make two titles alike."""
    assert telling_words("Svar på motion om Lunds kommuns badhus") == telling_words("Badhuset")


def holds(word: str, token: str) -> bool:
    """Look for one word in another."""
    words = Vocabulary()
    words.add(word)
    return bool(words.find(token))


@cases("word", "token", "found")
def test_a_word_is_found_in_its_forms_and_compounds(word: str, token: str, found: bool) -> None:
    """Inflected, as first, middle or last part; not where letters only happen to agree."""
    assert holds(word, token) is found


@given(st.text(alphabet="abcdeghiklmnoprstuvyåäö", min_size=3, max_size=30))
def test_every_word_is_found_as_it_is_written(word: str) -> None:
    """Whatever folding does, a word is itself."""
    assert holds(word, word)


@given(st.text(max_size=60))
def test_any_text_can_be_looked_in(token: str) -> None:
    """No token breaks the search."""
    assert holds("cykelbana", token) in {True, False}


@cases("word", "pieces", pieces=set)
def test_a_word_is_looked_for_by_what_all_its_forms_hold(word: str, pieces: set[str]) -> None:
    """The shortest pieces: none of them holds another."""
    assert fragments(word) == pieces
