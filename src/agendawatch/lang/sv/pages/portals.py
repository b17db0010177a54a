"""What portals and servers say around what was asked for: choices that choose nothing, words to search by, refusals."""

from __future__ import annotations

import re
from enum import StrEnum

# Words around a search: a choice that chooses nothing, a result that holds nothing.

_THINGS = (
    r"(?:sammanträden?|möten?|handlingar|träffar|träff|resultat|dokument|protokoll|poster|ärenden|nämndhandlingar)"
)
_EMPTY = re.compile(
    rf"\b(?:inga|inget|ingen|noll|0)\s(?:[\wåäö]+\s){{0,3}}?{_THINGS}\b"
    rf"|\b{_THINGS}\s(?:saknas|hittades inte|kunde inte hittas|finns inte)\b"
    r"|\b(?:hittade|hittades|gav|ger|finns|fanns)\s(?:[\wåäö]+\s){0,2}?(?:inga|inget|ingen|inte några|inte något)\b",
    re.IGNORECASE,
)
_NO_CHOICE = re.compile(r"^\W*(?:välj|alla|ange|samtliga)\b|^\W*$", re.IGNORECASE)


def is_empty_result(text: str) -> bool:
    """Tell whether a page says that a search found nothing.

    >>> is_empty_result("Sökningen gav inga träffar."), is_empty_result("3 sammanträden hittades")
    (True, False)
    """
    return _EMPTY.search(" ".join(text.split())) is not None


def is_no_choice(text: str) -> bool:
    """Tell whether an option stands for "nothing chosen yet", or for all at once.

    >>> is_no_choice("Välj nämnd"), is_no_choice("– Välj år –"), is_no_choice("Valnämnden")
    (True, True, False)
    """
    return _NO_CHOICE.search(text) is not None


# Words to search a diary for, where it finds meetings by their documents only.

MEETING_SEARCHES: tuple[str, ...] = ("protokoll", "kallelse")
"""One search each."""


# What a server says on a page that is not the page asked for.


class PageRefusal(StrEnum):
    """Why a page is not the one asked for."""

    MISSING = "missing"
    """It is gone or never was: a 404 in words."""
    LOGIN = "login"
    """One must be somebody to see it."""
    BLOCKED = "blocked"
    """A firewall keeps programs out."""


_PHRASES: tuple[tuple[PageRefusal, str], ...] = (
    (PageRefusal.MISSING, r"sidan (?:saknas|finns inte|hittades inte|kunde inte hittas|kan inte hittas|du söker|du efterfrågade)"),
    (PageRefusal.MISSING, r"kunde inte hitta sidan|hittade inte sidan|vi hittar inte sidan|vi kunde inte hitta sidan|ingen sida hittades"),
    (PageRefusal.MISSING, r"filen saknas|dokumentet (?:saknas|finns inte|kunde inte hittas)|page not found|not found|404"),
    (PageRefusal.LOGIN, r"logga in|inloggning|log in|login|sign in|välj inloggningsmetod"),
    (PageRefusal.BLOCKED, r"access denied|request rejected|the requested url was rejected|attention required|just a moment|forbidden"),
    (PageRefusal.BLOCKED, r"åtkomst neka[ds]|begäran blockerad|you have been blocked|403"),
)  # fmt: skip
"""How such a page's title or first heading begins."""

_BEGINS = tuple((refusal, re.compile(rf"(?:{words})(?![^\W_])")) for refusal, words in _PHRASES)
_PARTS = re.compile(r"\s[|–—:·-]\s|\s*[|:]\s*")


def find_refusal(title: str) -> PageRefusal | None:
    """Find in a page's title or first heading that it stands in for the page asked for.

    >>> find_refusal("Sidan saknas | Exempelstads kommun")
    <PageRefusal.MISSING: 'missing'>
    >>> find_refusal("Kommunstyrelsens sammanträden 2026")

    Only a part of the title that begins so counts: an item about "inloggning" in the schools is an item.
    """
    for part in _PARTS.split(title):
        words = " ".join(part.casefold().split()).strip(" .!")
        found = next((refusal for refusal, begins in _BEGINS if begins.match(words)), None)
        if found is not None:
            return found
    return None
