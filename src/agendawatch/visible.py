"""Text as it is seen: without controls, escapes, what turns text around, and letters without width."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]+"
)
"""Controls, marks that turn text around, soft hyphens, and letters without width: they show nothing, or split words."""
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,100}[ -/]{0,9}[@-~]"  # colours, the cursor
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]{0,100000}(?:\x07|\x1b\\\\|\x9c)"  # title, clipboard, links
    "|\x1b[ -/]{0,9}[0-~]"
)
"""What a terminal obeys (ECMA-48), with its words."""
_MARKS = 30
"""Marks on one letter: no language has more (Unicode, UAX 15, "Stream-Safe Text Format")."""
_FOREIGN = re.compile(rf"[^\x00-\u02ff\u2000-\u206f]{{{_MARKS + 1}}}")


def visible(text: str) -> str:
    r"""Leave out of a text what nobody sees, and what a terminal would obey; its line ends and tabs stay.

    >>> visible("Taxa\x1b]0;title\x07 f\u00adör\n\u202evatten")
    'Taxa för\nvatten'
    """
    if "\x1b" in text or not text.isascii():
        text = _ESCAPES.sub("", text)
    text = UNSEEN.sub("", text)
    return text if text.isascii() or not _FOREIGN.search(text) else _stacked().sub(r"\1", text)


def one_line(text: str) -> str:
    r"""Make a text one line of what is seen, letters composed.

    >>> one_line(" Ko\u0308rplan\r\n 2026\x07 ")
    'Körplan 2026'
    """
    return unicodedata.normalize("NFC", " ".join(visible(text).split()))


@cache
def _stacked() -> re.Pattern[str]:
    """Find more marks on a letter than any has: putting them in order takes time with the square of their number."""
    marks = "".join(letter for letter in map(chr, range(0x300, 0x20000)) if unicodedata.combining(letter))
    return re.compile(f"([{marks}]{{{_MARKS}}})[{marks}]+")
