"""Organizations as headings and cells name them, also those that only their page knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import Organization
from agendawatch.swedish.days.times import find_times
from agendawatch.swedish.names.body_words import BODY, FILLERS, INNER_BODY, LINKING, OF_TOWN, RELATIVE_BODY
from agendawatch.swedish.names.organizations import Mention, find_organizations, genitive, organization

__all__ = ["NAMELESS", "Named", "named"]

_PARENTHESIS = re.compile(r"\(([^()]{0,80})\)")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\b")
_EDGES = " \t:.,;*–-—/|»›"
_WORDS_AT_MOST = 9
_PAIR = 2
NAMELESS = frozenset({"beredning", "beredningen", "presidium", "presidiet"})
"""Bodies of every committee, and stages of every matter: by themselves they name nobody."""
_MOST = 0.6
"""Share of a label that a name has to fill, to be what the label is about."""
_PLACE_BEHIND = re.compile(r",? (?:i |på )?[A-ZÅÄÖ]|\s?[,–-] ")
"""How a place begins behind a name's hours: "Kommunstyrelsen, kl. 13.00, Stadshuset"."""
_LABEL_BEHIND = re.compile(
    r"[\s,(](?!\w{0,30}(?:nämnd|styrelse|utskott|fullmäktige))[^\W\d]{2,20}:(?=\s|$)", re.IGNORECASE
)
"""A label that stands behind a name with its hours or its place: "Valnämnden Starttid: 10.00"."""
_SHORT = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,7}(?:[ -]?(?:AU|PU|SU|au))?")


@dataclass(frozen=True, slots=True)
class Named:
    """Which organizations a label names."""

    organizations: tuple[Organization, ...] = ()
    relative: bool = False
    """Whether what stands above tells which."""
    whole: bool = True
    """Whether naming them is most of what the label does."""


_NOBODY = Named()
_ONE_OF_EACH = frozenset({"Kommunfullmäktige", "Kommunstyrelsen"})
"""What every municipality has, so that words before its name only tell which."""


def named(text: str, *, legend: Mapping[str, str], context: Organization | None = None) -> Named:
    """Read which organizations a label names, when naming them is what it does.

    >>> [each.name for each in named("Arbetsutskottet", legend={}, context=organization("Socialnämnden")).organizations]
    ['Socialnämndens arbetsutskott']
    >>> [each.name for each in named("Sammanträdestider för KS 2026", legend={}).organizations]
    ['Kommunstyrelsen']
    >>> named("Kallelser och protokoll", legend={}).organizations
    ()
    """
    bare = _bare(text)
    if not bare or bare.casefold() in NAMELESS:
        return _NOBODY
    by_legend = _by_legend(bare, legend)
    if by_legend is not None:
        return Named((by_legend,))
    relative = RELATIVE_BODY.fullmatch(bare)
    if relative:
        return _relative(relative, context)
    mentions = find_organizations(bare, legend=legend)
    if mentions:
        return _mentioned(bare, mentions, each_timed=len(find_times(text)) > 1)
    ends = bare.endswith((".", "?", "!"))
    if BODY.search(bare) and len(bare.split()) <= _WORDS_AT_MOST and bare[:1].isupper() and not ends:
        return Named((organization(_trimmed(bare)),))
    return _NOBODY


def _mentioned(bare: str, mentions: tuple[Mention, ...], *, each_timed: bool) -> Named:
    """Make one name of a body and the one it is inside, or of a mention and the words about it."""
    if len(mentions) == 1:
        name = _whole(bare, mentions[0].span, mentions[0].organization)
        return Named((name,), whole=max(len(mentions[0].words), len(name.name)) >= _MOST * len(bare))
    inner = [mention for mention in mentions if INNER_BODY.fullmatch(mention.words)]
    outer = [mention for mention in mentions if mention not in inner and "utskott" not in mention.words.casefold()]
    if len(inner) == len(outer) == 1 and len(mentions) == _PAIR and _touching(bare, mentions) and not each_timed:
        return Named((organization(f"{genitive(outer[0].organization.name)} {_indefinite(inner[0].words)}"),))
    return Named(tuple(dict.fromkeys(mention.organization for mention in mentions)), whole=False)


def _touching(bare: str, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether only signs stand between two names: "Kommunstyrelsen, personalutskottet"."""
    return not bare[mentions[0].span[1] : mentions[1].span[0]].strip(_EDGES)


def _bare(text: str) -> str:
    """Cut years, hours with the place behind them, parentheses, words of plans and fates off a label."""
    clocks = find_times(text)
    if len(clocks) == 1 and _PLACE_BEHIND.match(text, clocks[0].span[1]) and BODY.search(text, 0, clocks[0].span[0]):
        text = text[: clocks[0].span[1]]
    for clock in reversed(clocks):
        text = text[: clock.span[0]] + " " + text[clock.span[1] :]
    text = _PARENTHESIS.sub(" ", text)
    for word in reversed(find_status_words(text)):  # "Valnämnden INSTÄLLT" names Valnämnden
        text = text[: word.start] + " " + text[word.end :] if word.gives != "reserve" else text
    body = BODY.search(text)
    label = _LABEL_BEHIND.search(text, body.end()) if body else None
    text = text[: label.start()] if label else text
    text = FILLERS.sub(" ", _YEARS.sub(" ", text))
    town = OF_TOWN.search(text) if find_organizations(text) else None
    if town is not None:
        start, end = town.span("last" if town["last"] else 0)
        text = text[:start] + text[end:]
    words = text.split()
    while words and (LINKING.fullmatch(words[-1]) or not words[-1].strip(_EDGES)):
        words.pop()
    while words and (LINKING.fullmatch(words[0].rstrip(":")) or not words[0].strip(_EDGES)):
        words.pop(0)
    return " ".join(words).strip(_EDGES)


def _by_legend(bare: str, legend: Mapping[str, str]) -> Organization | None:
    if not _SHORT.fullmatch(bare):
        return None
    key = bare.replace(" ", "").replace("-", "").upper()
    if any(short.replace(" ", "").replace("-", "").upper() == key for short in legend):
        name = next(long for short, long in legend.items() if short.replace(" ", "").replace("-", "").upper() == key)
        inside = named(name, legend={})
        return inside.organizations[0] if len(inside.organizations) == 1 else organization(name)
    found = find_organizations(bare.replace("-", ""))
    return found[0].organization if len(found) == 1 and found[0].words == bare.replace("-", "") else None


def _relative(match: re.Match[str], context: Organization | None) -> Named:
    if context is None:
        return Named(relative=True)
    inner = match["inner"]
    if not inner:
        return Named((context,), relative=True)
    inner = "arbetsutskott" if inner.casefold() == "au" else _indefinite(inner)
    return Named((organization(f"{genitive(context.name)} {inner}"),), relative=True)


def _indefinite(word: str) -> str:
    return re.sub(r"(utskott)(?:et)$", r"\1", word.casefold())


def _whole(bare: str, span: tuple[int, int], found: Organization) -> Organization:
    """Take the whole label for the name when the mention is its middle: "Kommunala X", "X Centrum"."""
    before, after = bare[: span[0]].strip(_EDGES), bare[span[1] :].strip(_EDGES)
    if not before and not after:
        return _tidy(found)
    adjectives = bool(before) and all(
        word[:1].isupper() and word.endswith(("a", "ns", "ts", "s")) for word in before.split()
    )
    joined = bare[: span[0]].rstrip().endswith("-") or (
        before[:1].isupper()
        and before.split()[-1] in {"och", "för"}
        and (" för" not in before or bool(BODY.match(before)))
    )
    names = bool(after) and all(word[:1].isupper() for word in after.split()) and "nämnd" in found.name.casefold()
    names = names or (not before and after.startswith(("för ", "och personer ")))
    if found.name in _ONE_OF_EACH and not after:
        return _tidy(found)  # "Lillmåla kommunfullmäktige"
    if not before and after.casefold() == "presidium":
        return organization(f"{genitive(found.name)} presidium")
    if (adjectives or joined or not before) and (names or not after or joined):
        return _tidy(organization(_trimmed(bare)))
    return _tidy(found)


def _tidy(found: Organization) -> Organization:
    """Put an inner body in the form that follows a genitive: "styrelsens personalutskott"."""
    tidied = re.sub(r"(s \w{0,40}utskott)et$", r"\1", found.name)
    return organization(tidied) if tidied != found.name else found


def _trimmed(name: str) -> str:
    name = " ".join(name.split()).strip(_EDGES)
    return name[:1].upper() + name[1:]
