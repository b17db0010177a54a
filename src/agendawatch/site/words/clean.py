"""A source's text as it is shown: every sign that can be seen, in one line, and none that cannot.

Calendars take mark-up out of text, since their readers would show or obey it; a page shows it as the words that it is.
"""

from __future__ import annotations

import re
import unicodedata

from agendawatch.answers.text import cut
from agendawatch.answers.words import NAMELESS

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Controls, marks that turn text around, and letters without width."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Make a text one line of what can be seen.

    >>> clean("Taxa <b>för</b>\r\nvatten \u202egnp.exe")
    'Taxa <b>för</b> vatten gnp.exe'

    What is left of nothing is "–", so that a link always has a name.
    """
    if text.isprintable() and "  " not in text and text == text.strip() and unicodedata.is_normalized("NFC", text):
        return text or NAMELESS
    seen = _UNSEEN.sub("", _SURROGATE.sub("\ufffd", text))
    return " ".join(unicodedata.normalize("NFC", seen).split()) or NAMELESS


def plain(text: str | None, limit: int = 120) -> str:
    r"""Make a text a clean line of at most so many letters, for a title or an attribute.

    >>> plain("Budget\r\n2026"), plain(None)
    ('Budget 2026', '–')
    """
    return cut(clean(text or ""), limit)
