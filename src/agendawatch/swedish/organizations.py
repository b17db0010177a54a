"""Political organizations: their names, short forms and genitives.

A name is known by its ending ("nämnden", "utskottet"), so that no list of committees
is needed; a short form is known by the table, or by the legend of the page at hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agendawatch.model import Organization, OrganizationClassification
from agendawatch.swedish.organization_names import ENDINGS, INNER, NAME, SHORT_FORMS, WHOLE

__all__ = ["Mention", "classify_organization", "find_organizations", "organization", "read_organization"]

_NAME = re.compile(NAME, re.IGNORECASE)
_SHORT = re.compile(r"(?<![\w/.-])(?P<short>[A-ZÅÄÖ]{2,8}(?:\s(?:AU|PU))?)(?![\w]|[-/.]\d|\s?\d{4}[-/.:])")
_SPACE = re.compile(r"\s+")
_HYPHENS = str.maketrans({"\u2011": "-", "\u2010": "-", "–": "-", "\xad": None, "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Mention:
    """An organization, with the words that name it."""

    organization: Organization
    words: str
    span: tuple[int, int]
    """Where in the text the words stand."""


def organization(name: str) -> Organization:
    """Make an organization of a name in its usual form, classified by its ending."""
    return Organization(name=name, classification=classify_organization(name))


def classify_organization(name: str) -> OrganizationClassification:
    """Tell what an organization is for by its name's ending.

    >>> classify_organization("Barn- och utbildningsnämnden").value
    'committee'
    >>> classify_organization("Kommunstyrelsens arbetsutskott").value
    'subcommittee'
    """
    lowered = name.casefold()
    for pattern, classification in ENDINGS:
        if pattern.search(lowered):
            return classification
    return OrganizationClassification.OTHER


def read_organization(words: str, *, legend: Mapping[str, str] | None = None) -> Organization:
    """Read a heading or a cell as an organization; an unknown name is kept as given.

    >>> read_organization("KSAU").name, read_organization("kommunstyrelsens sammanträde").name
    ('Kommunstyrelsens arbetsutskott', 'Kommunstyrelsen')
    >>> read_organization("Byalagens samråd").classification.value
    'other'

    `legend` holds the short forms that the page explains; it goes before the table.
    """
    text = _SPACE.sub(" ", words.translate(_HYPHENS)).strip(" :.,;*–-")
    short = _by_short_form(text, legend)
    if short is not None:
        return short
    found = find_organizations(text, legend=legend)
    if found:
        return found[0].organization
    return organization((text[:1].upper() + text[1:]) or words.strip() or "?")


def find_organizations(
    text: str, *, legend: Mapping[str, str] | None = None, context: Organization | None = None
) -> tuple[Mention, ...]:
    """Find every organization that a text names, in order.

    >>> [mention.organization.name for mention in find_organizations("Från KS till fullmäktige")]
    ['Kommunstyrelsen', 'Kommunfullmäktige']

    "Nämnden", "styrelsen" and "utskottet" alone mean `context`, and nothing without it.
    """
    plain = text.translate(_KEEPING)
    mentions = []
    for match in _NAME.finditer(plain):
        made = _by_name(match.group(), context)
        if made is not None:
            mentions.append(Mention(made, text[match.start() : match.end()], match.span()))
    taken = [mention.span for mention in mentions]
    for match in _SHORT.finditer(plain):
        made = _by_short_form(match["short"], legend)
        if made is not None and not any(first <= match.start() < last for first, last in taken):
            mentions.append(Mention(made, text[match.start() : match.end()], match.span()))
    return tuple(sorted(mentions, key=lambda mention: mention.span))


_KEEPING = str.maketrans({"\u2011": "-", "\u2010": "-", "\xad": "-", "\xa0": " ", "\n": " ", "\r": " ", "\t": " "})


def _by_short_form(words: str, legend: Mapping[str, str] | None) -> Organization | None:
    key = words.replace(" ", "").rstrip(":").upper()
    for short, name in (legend or {}).items():
        if short.replace(" ", "").upper() == key:
            return read_organization(name)
    name = SHORT_FORMS.get(key)
    return organization(name) if name else None


def _by_name(words: str, context: Organization | None) -> Organization | None:
    name = _SPACE.sub(" ", words).strip().casefold()
    if name in WHOLE:
        return organization(WHOLE[name])
    if name.removesuffix("s") in WHOLE:
        return organization(WHOLE[name.removesuffix("s")])
    if name.removesuffix("s") in INNER:
        return context
    return organization(_nominative(words))


def _nominative(words: str) -> str:
    """Put a name in its usual form: a capital first, no genitive at its end."""
    name = _SPACE.sub(" ", words).strip()
    if name.isupper():
        name = name.lower()
    for ending in (
        "nämndens",
        "styrelsens",
        "utskottets",
        "beredningens",
        "fullmäktiges",
        "rådets",
        "direktionens",
        "förbundets",
        "kommitténs",
        "delegationens",
    ):
        if name.casefold().endswith(ending):
            name = name[:-1]
            break
    return name[:1].upper() + name[1:]
