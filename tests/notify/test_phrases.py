"""What messages say, in two languages."""

from __future__ import annotations

import string
from dataclasses import fields

import pytest

from agendawatch.i18n import LANGUAGES
from agendawatch.notify.phrases import MessagePhrases, message_phrases


@pytest.mark.parametrize("name", [field.name for field in fields(MessagePhrases)])
def test_both_languages_fill_in_the_same(name: str) -> None:
    """A hole in one is a hole in the other."""
    holes = [
        {hole for _, hole, _, _ in string.Formatter().parse(getattr(message_phrases(language), name)) if hole}
        for language in LANGUAGES
    ]

    assert holes[0] == holes[1]
