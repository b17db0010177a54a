"""Terms of watches, one by one."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.proposals.terms import TermKind, read_term, read_where, text_term, tokens


@cases("field", "written", "kind", "text", kind=TermKind)
def test_a_term_is_read_in_the_form_that_it_is_compared_in(field: str, written: str, kind: TermKind, text: str) -> None:
    """Folded, looked up, and kept beside what was written."""
    term = read_term(field, written)

    assert (term.kind, term.text, term.written) == (kind, text, written)


def test_composed_and_decomposed_letters_are_one() -> None:
    """A PDF's "a" with a ring apart is an å."""
    assert tokens("a\u030alder") == ["ålder"]


@cases("where", "there", "holds")
def test_an_expression_holds_as_it_reads(where: str, there: str, holds: bool) -> None:
    """`and` binds before `or`, brackets before both."""
    terms = {text_term("where", word) for word in there.split()}

    assert read_where(where).holds(terms) is holds


@cases("where")
def test_an_expression_that_does_not_parse_is_refused(where: str) -> None:
    """A person is told what was expected."""
    with pytest.raises(InputError) as raised:
        read_where(where)

    assert raised.value.field == "where"


@cases("where", "triggers", triggers=set)
def test_an_expression_knows_what_brings_it_up(where: str, triggers: set[str] | None) -> None:
    """Whenever it holds, one of its triggers is there; `None` where it can hold of nothing."""
    found = read_where(where).triggers()

    assert (found and {term.text for term in found}) == triggers
