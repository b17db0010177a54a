"""What is said is said in both languages, and the compiled catalogues say the same as those that people read."""

from __future__ import annotations

import gettext
import io
import string

import pytest
from tests.i18n.catalogues import catalogue_of, compiled, gathered, key_of, place

from agendawatch.i18n import LANGUAGES

MEND = "run: python -m tests.i18n.catalogues"


def _said(message: object) -> tuple[str, ...]:
    return tuple(message) if isinstance(message, tuple | list) else (str(message),)


def _holes(message: object) -> set[str]:
    return {name for text in _said(message) for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_hold_what_is_said_and_no_more(language: str) -> None:
    """Every message of code, templates and help, once, and none that nobody says."""
    keys = [key_of(message) for message in catalogue_of(language) if message.id]

    assert sorted(keys, key=str) == sorted(gathered(), key=str), MEND


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated(language: str) -> None:
    """Nor guessed by a tool; a translation fills what the English fills, and nothing else."""
    for message in catalogue_of(language):
        if message.id:
            assert not message.fuzzy
            assert all(_said(message.string)), message.id
            assert _holes(message.string) == _holes(message.id), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_the_same(language: str) -> None:
    """Message by message, plurals too; the tool's own header aside."""
    fresh = gettext.GNUTranslations(io.BytesIO(compiled(language)))
    with place(language).with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)

    for context, message in gathered():
        if isinstance(message, tuple):
            assert [kept.ngettext(*message, n) for n in (1, 2)] == [fresh.ngettext(*message, n) for n in (1, 2)], MEND
        elif context:
            assert kept.pgettext(context, message) == fresh.pgettext(context, message), MEND
        else:
            assert kept.gettext(message) == fresh.gettext(message), MEND
