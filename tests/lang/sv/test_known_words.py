"""Patterns of words: each knows its own, and leaves what only looks like them."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv import occasions, organization_names, organizations, relative_days
from agendawatch.lang.sv.pages import agendas, meeting_words, submissions

MODULES = {
    "agendas": agendas,
    "meeting_words": meeting_words,
    "occasions": occasions,
    "organization_names": organization_names,
    "organizations": organizations,
    "relative_days": relative_days,
    "submissions": submissions,
}


@cases("name", "how", "yes", "no")
def test_a_pattern_knows_its_words(name: str, how: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    """Alone, at the beginning of a line, or anywhere in it."""
    module, pattern = name.split(".")
    known = getattr(getattr(MODULES[module], pattern), how)

    assert [words for words in yes if not known(words)] == []
    assert [words for words in no if known(words)] == []


@cases("text", "expected")
def test_field_of_work_is_no_occasion(text: str, expected: bool) -> None:
    """What a committee is for is no word about the date."""
    assert occasions.other_occasion(text) is expected
    assert occasions.no_meeting(text) is expected
