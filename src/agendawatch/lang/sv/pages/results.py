"""Words around a search: a choice that chooses nothing, a result that holds nothing."""

from __future__ import annotations

import re

__all__ = ["is_empty_result", "is_no_choice"]

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
