"""And, or, not and brackets."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.proposals.terms import read_where, text_term


@cases("where", "there", "holds")
def test_an_expression_holds_as_it_reads(where: str, there: str, holds: bool) -> None:
    """`and` binds before `or`, brackets before both."""
    terms = {text_term("where", word) for word in there.split()}

    assert read_where(where).holds(terms) is holds


@pytest.mark.parametrize(
    "where",
    [
        "skola and",
        "or skola",
        "(skola",
        "skola)",
        "()",
        "skola park",
        'skola and "riva',
        "not",
        "av",
        '""',
        "(" * 50 + "skola" + ")" * 50,
    ],
)
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
