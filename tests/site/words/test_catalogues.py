"""What is said is said in both languages, and the compiled catalogues say the same as those that people read."""

from __future__ import annotations

import gettext
import io
import string

import pytest
from tests.site.catalogues import LANGUAGES, catalogue_of, compiled, gathered, place

from agendawatch.site.words import catalogue

MEND = "run: python -m tests.site.catalogues"


def _said(message: object) -> tuple[str, ...]:
    return tuple(message) if isinstance(message, tuple | list) else (str(message),)


def _fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_hold_what_is_said_and_no_more(language: str) -> None:
    """Every message of the templates, and none that nobody says."""
    assert {message.id for message in catalogue_of(language) if message.id} == gathered().keys(), MEND


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated(language: str) -> None:
    """Nor guessed by a tool, nor with other places to fill in."""
    for message in catalogue_of(language):
        if message.id:
            assert not message.fuzzy
            assert all(_said(message.string)), message.id
            ours = set().union(*map(_fields, _said(message.id)))
            assert set().union(*map(_fields, _said(message.string))) <= ours, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_the_same(language: str) -> None:
    """Message by message, plurals too; the tool's own header aside."""
    fresh = gettext.GNUTranslations(io.BytesIO(compiled(language)))
    with place(language).with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)

    for message in gathered():
        if isinstance(message, tuple):
            assert [kept.ngettext(*message, n) for n in (1, 2)] == [fresh.ngettext(*message, n) for n in (1, 2)], MEND
        else:
            assert kept.gettext(message) == fresh.gettext(message), MEND


def test_plurals_are_of_the_language() -> None:
    """One is one, and none is many."""
    swedish = catalogue("sv")

    assert [swedish.ngettext("1 item", "{n} items", n).format(n=n) for n in (0, 1, 2)] == [
        "0 ärenden",
        "1 ärende",
        "2 ärenden",
    ]
