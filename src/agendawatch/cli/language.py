"""In which language the command line speaks."""

from __future__ import annotations

from collections.abc import Mapping

from agendawatch.i18n import LANGUAGES, Language

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


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
