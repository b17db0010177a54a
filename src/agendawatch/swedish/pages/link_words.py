"""Words of links that lead to meetings, and of those that lead away from them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from agendawatch.swedish.text.letters import small_letters

__all__ = ["LINK_WORDS", "score_link"]

LINK_WORDS: tuple[tuple[str, int], ...] = (
    (r"protokoll|sammantrade", 7),
    (r"kallelse|\bmote(?:n|s|sdagar|shandlingar)\b|politiska moten", 5),
    (r"handlingar|foredragningslist|dagordning", 4),
    (r"fullmaktige|kommunstyrelse|regionstyrelse", 3),
    (r"namnd|\bpoliti|beslut|diarie?t|diarium|anslagstavl", 2),
    (r"kommunochpolitik|kommun och politik|demokrati|insyn", 1),
    (r"\bpress|nyhet|jobb|lediga|kultur|bibliotek|turis|evenemang|foretag|skola|bygglov|logga in|lattlast", -4),
)
"""What each kind of word is worth; letters without dots and rings, as addresses have them."""

_PLAIN = str.maketrans("åäö", "aao")
_SIGNS = re.compile(r"[-_/.+]+")
_KINDS = tuple((re.compile(pattern), worth) for pattern, worth in LINK_WORDS)


def score_link(words: str) -> int:
    """Score a link's text or its path by how surely it leads to meetings.

    >>> score_link("Möten, handlingar och protokoll"), score_link("/kommun-och-politik"), score_link("Nyheter")
    (16, 3, -4)
    """
    plain = small_letters(unquote(words)).translate(_PLAIN)
    text = f"{_SIGNS.sub(' ', plain)} "
    return sum(worth for pattern, worth in _KINDS if pattern.search(text))
