"""Organizations as running text names them: also within "fullmäktigemöte", "budgetfullmäktige", "ÄVO-nämnden"."""

from __future__ import annotations

import re
from dataclasses import replace

from agendawatch.lang.sv.names.organizations import Mention, find_organizations, organization
from agendawatch.model import Organization

__all__ = ["find_handlers", "is_regional"]

_COMPOUND = re.compile(
    r"(?i)\b(?P<name>(?:kommun|region|landstings|stads)?fullmäktige|kommunstyrelse|regionstyrelse|\w{3,25}nämnd)s?(?:möte|sammanträde|debatt|dag|kväll)\w{0,3}\b"
)
_SPECIAL = re.compile(r"(?i)\b(?:budget|extra|jul|sommar|mål-\soch\sbudget)(?P<name>(?:kommun|region)?fullmäktige)s?\b")
_DISTRICT = re.compile(
    r"(?P<place>[A-ZÅÄÖ][a-zåäö]{2,20}(?:-[A-ZÅÄÖ][a-zåäö]{2,20}|\s[A-ZÅÄÖ][a-zåäö]{2,20})?)\s[Ss]tadsdelsnämnd\b"
)
"""A city district's board, by the district before it."""
_REGIONAL = re.compile(
    r"(?i)\b(?:region(?!al)\w*|landsting\w*|hälso-|sjukvård\w*|sjukhus\w*|vårdcentral\w*|vårdkö\w*|förlossning\w*|primärvård\w*|vård(?:en|ens)?(?!\soch\somsorg))\b"
)
_MUNICIPAL = re.compile(r"(?i)\bkommun|\bstad(?:en|ens|s)?\b|omsorg")
_FULL = {"stadsfullmäktige": "Kommunfullmäktige", "landstingsfullmäktige": "Landstingsfullmäktige"}
_NO_HANDLER = re.compile(
    r"(?i)(?:studie|fack|idrotts|parti|arbetsgivar|bygg|kunskaps|kommunal|riks|ungdoms|närings)\w*förbund\w*|bolag|partistyrelse\w*|landstingsförbund\w*|valberedning\w*|\w*beredning$"
)


_LIST = re.compile(r"-list", re.IGNORECASE)
"""Behind a council's short form: those who stand for election to it."""
_DAY = re.compile(r"(?i)(?:dagens|gårdagens|morgondagens|kvällens|veckans|månadens|\w{3,4}dagens)\s")
"""What stands before a body in a sentence, and is no part of its name."""
_DEFINITE = (("styrelse", "n"), ("nämnd", "en"))
"""What makes a compound's first part a name in its usual form."""


def find_handlers(text: str, *, regional: bool = False, context: Organization | None = None) -> tuple[Mention, ...]:
    """Find the organizations of a municipality that running text names, in order.

    >>> [found.organization.name for found in find_handlers("Före gårdagens fullmäktigemöte hade nämnden sagt nej.")]
    ['Kommunfullmäktige']
    >>> [found.organization.name for found in find_handlers("På budgetfullmäktige i juni")]
    ['Kommunfullmäktige']

    "Fullmäktige" alone is the region's where `regional` says that the text is about a region;
    "nämnden" and "utskottet" alone are `context`.
    """
    found = [
        Mention(_named(match["name"], regional=regional), match[0], match.span())
        for pattern in (_COMPOUND, _SPECIAL)
        for match in pattern.finditer(text)
    ]
    found += [
        Mention(organization(f"{match['place']} stadsdelsnämnd"), match[0], match.span())
        for match in _DISTRICT.finditer(text)
    ]
    taken = [mention.span for mention in found]
    for mention in find_organizations(text, context=context):
        overlaps = any(first < mention.span[1] and mention.span[0] < last for first, last in taken)
        overlaps = overlaps or _LIST.match(text, mention.span[1]) is not None
        if not overlaps and not _NO_HANDLER.search(mention.words):
            mention = _bare(mention)  # noqa: PLW2901 - the same mention, cut
            bare = mention.words.casefold() in {"fullmäktige", "fullmäktiges"}
            found.append(replace(mention, organization=_named("fullmäktige", regional=regional)) if bare else mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _bare(mention: Mention) -> Mention:
    """Cut what is no part of a name: "fullmäktige för Centern", "gårdagens bildningsnämnd"."""
    words, owner, _ = mention.words.partition(" för ")
    words = words if owner and words.casefold().endswith("fullmäktige") else mention.words
    day = _DAY.match(words)
    start = mention.span[0] + (day.end() if day else 0)
    words = words[day.end() :] if day else words
    if words == mention.words:
        return mention
    board = _named(words, regional=False) if day else organization(words[:1].upper() + words[1:])
    return Mention(board, words, (start, start + len(words)))


def is_regional(text: str) -> bool:
    """Tell whether a text speaks of a region's matters and of no municipality: health care is the regions' duty.

    >>> is_regional("Bättre vård för fler"), is_regional("Kommunens vård och omsorg")
    (True, False)
    """
    return _REGIONAL.search(text) is not None and _MUNICIPAL.search(text) is None


def _named(words: str, *, regional: bool) -> Organization:
    lowered = words.casefold()
    if lowered == "fullmäktige":
        return organization("Regionfullmäktige" if regional else "Kommunfullmäktige")
    if lowered in _FULL:
        return organization(_FULL[lowered])
    return organization(lowered.capitalize() + next((end for tail, end in _DEFINITE if lowered.endswith(tail)), ""))
