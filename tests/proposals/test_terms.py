"""Terms of watches, one by one."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.proposals.terms import TermKind, read_term, text_term, tokens


@cases("field", "written", "kind", "text", kind=TermKind)
def test_a_term_is_read_in_the_form_that_it_is_compared_in(field: str, written: str, kind: TermKind, text: str) -> None:
    """Folded, looked up, and kept beside what was written."""
    term = read_term(field, written)

    assert (term.kind, term.text, term.written) == (kind, text, written)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("words", "ås"),
        ("words", "två ord"),
        ("words", "…"),
        ("phrases", "–"),
        ("without", "av"),
        ("parties", "Framtidspartiet som ingen känner"),
        ("organizations", "hej och hå"),
        ("references", "diariet"),
    ],
)
def test_a_term_that_cannot_be_looked_for_is_refused(field: str, written: str) -> None:
    """The error names the field and what it held."""
    with pytest.raises(InputError) as raised:
        read_term(field, written)

    assert (raised.value.field, raised.value.value) == (field, written)


def test_a_short_word_is_told_where_it_can_stand() -> None:
    """Two letters stand in too many words; as a phrase they are looked for as they are."""
    with pytest.raises(InputError, match="phrases"):
        text_term("words", "gc")


def test_composed_and_decomposed_letters_are_one() -> None:
    """A PDF's "a" with a ring apart is an å."""
    assert tokens("a\u030alder") == ["ålder"]
