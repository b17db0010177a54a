"""The languages that we speak, which of them is spoken now, and what is said in it."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from agendawatch.arguments import word_of

Language = Literal["sv", "en"]

LANGUAGES: tuple[Language, ...] = ("sv", "en")
"""English stands in the code; every other has a catalogue."""

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")


def spoken() -> Language:
    """Tell which language is spoken now."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language for the length of a `with`."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """Open a language's catalogue, as the standard library reads it; one that we do not speak raises `InputError`.

    That of English holds nothing, and so says what the code says.
    """
    word_of("language", language, LANGUAGES)
    if language == "en":
        return gettext.NullTranslations()
    with (Path(__file__).parent / language / "LC_MESSAGES" / "agendawatch.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def tr(words: str, /, **facts: object) -> str:
    """Translate words into the language that is spoken, and fill their `{holes}`; those without a translation stay.

    >>> with speaking("sv"):
    ...     tr("Failed"), tr("words that nobody has translated")
    ('Misslyckades', 'words that nobody has translated')
    """
    key = " ".join(words.split())
    # The entry of the empty text is a catalogue's own head.
    translated = catalogue(spoken()).gettext(key) if key else key
    sentence = words if translated == key else translated
    return sentence.format(**facts) if facts else sentence


def ngettext(one: str, many: str, n: int, /, **facts: object) -> str:
    """Say how many, by the plurals of the language that is spoken; `{n}` is the number.

    >>> with speaking("sv"):
    ...     [ngettext("1 item", "{n} items", n) for n in (1, 2)]
    ['1 ärende', '2 ärenden']
    """
    return catalogue(spoken()).ngettext(one, many, n).format(n=n, **facts)


def pgettext(context: str, words: str, /, language: Language | None = None) -> str:
    """Say what means one thing here and another elsewhere, its holes left open; in the language spoken unless told.

    >>> pgettext("status", "referred back", "sv"), pgettext("action", "referred back", "sv")
    ('återremitterat', 'återremitterades')
    """
    return catalogue(language or spoken()).pgettext(context, words) if words else words


def decimal(number: float, form: str = ".1f") -> str:
    r"""Write a number as the language that is spoken has it.

    >>> with speaking("sv"):
    ...     decimal(0.84), decimal(1234567, ",.0f")
    ('0,8', '1\xa0234\xa0567')
    """
    written = f"{number:{form}}"
    return written.translate({ord("."): ",", ord(","): "\N{NO-BREAK SPACE}"}) if spoken() == "sv" else written
