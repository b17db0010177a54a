"""What is said is said in Swedish too, and the compiled catalogue says the same as the one that people read."""

from __future__ import annotations

import gettext
import io
import string

from tests.i18n.catalogues import PLACE, compiled, gathered, key_of, swedish

MEND = "run: python -m tests.i18n.catalogues"


def _said(message: object) -> tuple[str, ...]:
    return tuple(message) if isinstance(message, tuple | list) else (str(message),)


def _holes(message: object) -> set[str]:
    return {name for text in _said(message) for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogue_holds_what_is_said_and_no_more() -> None:
    """Every message of code, templates and help, once, and none that nobody says."""
    keys = [key_of(message) for message in swedish() if message.id]

    assert sorted(keys, key=str) == sorted(gathered(), key=str), MEND


def test_nothing_is_untranslated() -> None:
    """Nor guessed by a tool; a translation fills what the English fills, and nothing else."""
    for message in swedish():
        if message.id:
            assert not message.fuzzy
            assert all(_said(message.string)), message.id
            assert _holes(message.string) == _holes(message.id), message.id


def test_the_compiled_catalogue_says_the_same() -> None:
    """Message by message, plurals too; the tool's own header aside."""
    fresh = gettext.GNUTranslations(io.BytesIO(compiled()))
    with PLACE.with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)

    for context, message in gathered():
        if isinstance(message, tuple):
            assert [kept.ngettext(*message, n) for n in (1, 2)] == [fresh.ngettext(*message, n) for n in (1, 2)], MEND
        elif context:
            assert kept.pgettext(context, message) == fresh.pgettext(context, message), MEND
        else:
            assert kept.gettext(message) == fresh.gettext(message), MEND
