"""Municipalities in running text."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.municipality_names import (
    find_municipalities,
    main_municipality,
    municipality_by_name,
)
from agendawatch.registry import municipalities


@cases("words", "name")
def test_names_are_known_as_people_write_them(words: str, name: str) -> None:
    """With kommun or stad, in the genitive, in small letters."""
    found = municipality_by_name(words)

    assert found is not None
    assert found.name == name


@cases("text", "names", names=list)
def test_surnames_and_words_are_no_places(text: str, names: list[str]) -> None:
    """A name that is a word too counts only where it is used as a place."""
    assert [named.municipality.name for named in find_municipalities(text)] == names


@cases("text", "name")
def test_the_place_that_a_text_is_about_is_named_most_plainly(text: str, name: str | None) -> None:
    """Places that are only compared with do not win."""
    found = main_municipality(text)

    assert (found.name if found else None) == name


def test_the_reader_and_the_registry_know_the_same_names() -> None:
    """A municipality that can be asked for is one that a text can be about."""
    for place in municipalities():
        known = municipality_by_name(place.name)

        assert known is not None
        assert known.code == place.code


@cases("text", "weights", weights=list)
def test_how_plainly_a_place_is_named(text: str, weights: list[tuple[str, int]]) -> None:
    """As a municipality, as where something is, or only in passing."""
    assert [(named.municipality.name, named.weight) for named in find_municipalities(text)] == weights


@cases("text", "words", "span")
def test_a_place_stands_where_its_name_does(text: str, words: str, span: tuple[int, int]) -> None:
    """Without the genitive and what it is called behind the name."""
    (named,) = find_municipalities(text)

    assert (named.words, named.span) == (words, span)
