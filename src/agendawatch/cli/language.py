"""In which language the command line speaks, and its catalogue: English in the code, Swedish in `words/sv.po`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["LANGUAGES", "Language", "choose", "read_catalogue", "speaking", "spoken", "tr", "tr_said"]

Language = Literal["sv", "en"]

LANGUAGES: tuple[Language, ...] = ("sv", "en")
"""What `--language` takes."""

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_ENTRY = re.compile(r'^(?P<key>msgctxt|msgid|msgstr) (?P<words>".*")$')
_HOLE = re.compile(r"\\\{([a-z]{1,20})\\\}")


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


def choose(environment: Mapping[str, str], asked: str | None = None, configured: str | None = None) -> Language:
    """Choose a language: what is asked for, then AGENDAWATCH_LANGUAGE, the config file, and the locale.

    >>> choose({"LANG": "sv_SE.UTF-8"}), choose({"LANG": "de_DE.UTF-8"}), choose({"LANG": "sv_SE.UTF-8"}, "en")
    ('sv', 'en', 'en')
    """
    for wish in (asked, environment.get("AGENDAWATCH_LANGUAGE"), configured):
        for language in LANGUAGES:
            if wish == language:
                return language
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    return "sv" if locale.casefold().startswith("sv") else "en"


def tr(words: str, /, **facts: object) -> str:
    """Say something in the language that is spoken, with its `{holes}` filled; English where no row has it."""
    said = _catalogue().get(("", " ".join(words.split())), words) if spoken() == "sv" else words
    return said.format(**facts) if facts else said


def tr_said(message: str) -> str:
    """Say a finished English message, of ours or of click, in the language that is spoken, as far as it is known.

    Rows of the context `said` are patterns: their holes take what stands in the message, which is said in turn.
    """
    if spoken() == "en":
        return message
    for pattern, swedish in _said():
        found = pattern.fullmatch(message)
        if found:
            return swedish.format(**{name: tr_said(value) for name, value in found.groupdict().items()})
    return _catalogue().get(("", message), message)


@cache
def _catalogue() -> Mapping[tuple[str, str], str]:
    return read_catalogue((files(__package__) / "words" / "sv.po").read_text(encoding="utf-8"))


@cache
def _said() -> Sequence[tuple[re.Pattern[str], str]]:
    rows = ((english, swedish) for (context, english), swedish in _catalogue().items() if context == "said")
    return tuple((re.compile(_HOLE.sub(r"(?P<\1>.*)", re.escape(english)), re.DOTALL), said) for english, said in rows)


def read_catalogue(text: str) -> dict[tuple[str, str], str]:
    r"""Read a gettext catalogue (.po) as context and English to translation; rows without one are left out.

    >>> read_catalogue('msgid "Nothing "\n"is found."\nmsgstr "Inget hittades."\n')
    {('', 'Nothing is found.'): 'Inget hittades.'}

    Plural forms are not read: we have none.
    """
    found: dict[tuple[str, str], str] = {}
    for block in text.split("\n\n"):
        fields: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            entry = _ENTRY.match(line)
            key = entry["key"] if entry else key
            if entry or line.startswith('"'):
                fields[key] = fields.get(key, "") + ast.literal_eval(entry["words"] if entry else line)
        if fields.get("msgid") and fields.get("msgstr"):
            found[fields.get("msgctxt", ""), fields["msgid"]] = fields["msgstr"]
    return found
