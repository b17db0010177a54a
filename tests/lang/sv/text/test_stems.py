"""Words folded for comparison, and marks that must agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.stems import marks, stem, telling_words


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
