"""Which parties make a proposal, and which are only named."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.speakers import find_proposers


@cases("title", "text", "makers", makers=list)
def test_makers_are_told_from_those_only_named(title: str, text: str, makers: list[str]) -> None:
    """Who proposes, owns or wants it; not who refuses, answers or is aimed at."""
    assert sorted(party.code for party in find_proposers(title, text)) == sorted(makers)


@cases("title", "text", "makers", makers=list)
def test_those_whom_something_is_aimed_at_did_not_make_it(title: str, text: str, makers: list[str]) -> None:
    """Who is left is the maker, where there is one or one comes back."""
    assert [party.code for party in find_proposers(title, text)] == makers
