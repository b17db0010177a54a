"""Political organizations: their names, short forms and genitives.

A name is known by its last word ("…nämnden", "…utskottet"), so that no list of committees
is needed; a short form is known by the table, or by the legend of the page at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from agendawatch.lang.sv.days.calendar_words import MONTHS
from agendawatch.lang.sv.names.organization_fields import FIELDS
from agendawatch.lang.sv.names.organization_names import (
    ENDINGS,
    INNER,
    SHORT_FORMS,
    UNSAFE_SHORT_FORMS,
    WHOLE,
)
from agendawatch.lang.sv.names.organization_shapes import company_spans, name_spans
from agendawatch.model import Organization, OrganizationClassification

__all__ = [
    "Mention",
    "classify_organization",
    "find_organization",
    "find_organizations",
    "genitive",
    "is_of_region",
    "organization",
    "read_organization",
]

_SHORT = re.compile(
    r"(?<![\w/.:-])(?P<short>(?:[A-ZÅÄÖ]{2,8}|K[fs]|R[fs]|Ksau)(?:[ /-]?(?:AU|PU)(?![\w]))?)(?::?s?\s(?P<inner>[a-zåäö]{0,20}utskott(?:et)?|au)|:?s|-(?:möte|sammanträde)\w{0,4})?(?![\w]|[-/.]\d|\s?(?:19|20)\d\d[-/.:])"
)
_CASE_NUMBER_BEFORE = re.compile(r"\d{4}[./:-]\d{1,6}\s$|[Dd]nr:?\s$")
_REGIONAL = ("regionfullmäktige", "regionstyrelse")
_MUNICIPAL = ("kommunfullmäktige", "kommunstyrelse", "stadsfullmäktige")
_SPACE = re.compile(r"\s+")
_PLAIN = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\xad": "-", "\xa0": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " "}
)
_SEASON = re.compile(rf"(?:budget|extra)?kommunfullmäktige|(?:{'|'.join(forms[0] for forms in MONTHS)})fullmäktige")
"""Kommunfullmäktige by the month or the matter: "majfullmäktige"."""

_SIGNS = str.maketrans(dict.fromkeys(" /:-"))
_EDGES = " :.,;*–-•·"
_NOISE_BEFORE = re.compile(
    r"(?:^|\s)(?:med|för|i|av|till|från|vid|på|om|och|den|protokoll|kallelse|kallelser|handlingar|sammanträden?|möten?|extra|ordinarie|datum|tider|\S*\d\S*)\s",
    re.IGNORECASE,
)
_WHOLE_NAME = re.compile(
    r"(?:[A-Za-zÅÄÖåäöéÉ,-]+\s){0,6}[A-Za-zÅÄÖåäöéÉ-]*(?:nämnd(?:en)?|styrelsen?|utskott(?:et|en)?|beredning(?:en|ar)?|råd(?:et)?|direktion(?:en)?|kommittén?|delegation(?:en)?|förbund(?:et)?|presidi(?:um|et)|fullmäktige)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An organization, with the words that name it."""

    organization: Organization
    words: str
    span: tuple[int, int]
    """Where in the text the words stand."""


@lru_cache(maxsize=4096)
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


def genitive(name: str) -> str:
    """Put a name in the genitive.

    >>> genitive("Socialnämnden"), genitive("Byggnads- och miljönämnden Väst")
    ('Socialnämndens', 'Byggnads- och miljönämnden Västs')
    """
    return name if name.endswith(("s", "S")) else f"{name}s"


def read_organization(
    words: str, *, legend: Mapping[str, str] | None = None, context: Organization | None = None
) -> Organization:
    """Read a heading or a cell as an organization; an unknown name is kept as given.

    >>> read_organization("KSAU").name, read_organization("kommunstyrelsens sammanträde").name
    ('Kommunstyrelsens arbetsutskott', 'Kommunstyrelsen')
    >>> read_organization("Byalagens samråd").classification.value
    'other'

    `legend` holds the short forms that the page explains; it goes before the table.
    """
    text = _SPACE.sub(" ", words.translate(_PLAIN)).strip(_EDGES)
    short = _by_short_form(text, _read_legend(legend))
    if short is not None:
        return short
    found = find_organizations(text, legend=legend, context=context)
    if found and not _is_more(text, found[0]):
        return found[0].organization
    return organization(_usual_form(text) or words.strip() or "?")


def find_organizations(
    text: str, *, legend: Mapping[str, str] | None = None, context: Organization | None = None
) -> tuple[Mention, ...]:
    """Find every organization that a text names, in order.

    >>> [mention.organization.name for mention in find_organizations("Från KS till fullmäktige")]
    ['Kommunstyrelsen', 'Kommunfullmäktige']

    "Nämnden", "styrelsen" and "utskottet" alone mean `context`, and nothing without it.
    "Fullmäktige" alone is the region's in a region's text.
    """
    plain = text.translate(_PLAIN)
    region = is_of_region(plain)
    mentions = []
    for start, ends, last in name_spans(plain):
        made = _by_name(plain[start:ends], context, region=region)
        if made is not None:
            mentions.append(Mention(made, text[start:last], (start, last)))
    others = tuple(_others(plain, text, _read_legend(legend), tuple(mention.span for mention in mentions)))
    closing = {mention.span[1] for mention in others}  # "KS personalutskott" is one name, ending as its last word does
    return tuple(sorted((*(each for each in mentions if each.span[1] not in closing), *others), key=_place))


def find_organization(*places: str) -> Organization | None:
    """Find the first organization that one of some places names, in their order.

    >>> find_organization("Kallelse till nämnden", "KS protokoll").name
    'Kommunstyrelsen'
    """
    return next((found[0].organization for words in places if (found := find_organizations(words))), None)


def is_of_region(text: str) -> bool:
    """Tell whether a text speaks of a region's bodies, and of no municipality's.

    >>> is_of_region("Fullmäktige antar regionstyrelsens förslag."), is_of_region("Kommunstyrelsen svarar regionstyrelsen.")
    (True, False)
    """
    lowered = text.casefold()
    return any(body in lowered for body in _REGIONAL) and not any(body in lowered for body in _MUNICIPAL)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span


def _others(plain: str, text: str, legend: Mapping[str, str], taken: tuple[tuple[int, int], ...]) -> Iterator[Mention]:
    """Find companies and short forms that stand outside the names already found."""
    places = set().union(*(range(first, last) for first, last in taken))
    for start, ends in company_spans(text.replace("\xa0", " ")):  # a heading above is no part of a company's name
        if start not in places:
            places.update(range(start, ends))
            yield Mention(organization(plain[start:ends]), text[start:ends], (start, ends))
    for match in _SHORT.finditer(plain):
        if match.start() in places or _CASE_NUMBER_BEFORE.search(plain, max(0, match.start() - 14), match.start()):
            continue
        key = match["short"]
        if key in UNSAFE_SHORT_FORMS and _letters(key) not in legend:
            continue
        made = _by_short_form(key, legend)
        if made is not None and match["inner"]:
            inner = match["inner"].removesuffix("et")
            made = organization(f"{genitive(made.name)} {'arbetsutskott' if inner == 'au' else inner}")
        if made is not None:
            yield Mention(made, text[match.start() : match.end()], match.span())


def _letters(short: str) -> str:
    return short.translate(_SIGNS).upper()


def _read_legend(legend: Mapping[str, str] | None) -> dict[str, str]:
    """Put what a page says of its short forms in the table's shape."""
    return {_letters(short): _usual_form(name) for short, name in (legend or {}).items()}


def _by_short_form(words: str, legend: Mapping[str, str]) -> Organization | None:
    key = _letters(words)
    name = legend.get(key) or SHORT_FORMS.get(key)
    if name is not None:
        return organization(name)
    owner = key.removesuffix("AU")
    name = (legend.get(owner) or SHORT_FORMS.get(owner)) if owner != key else None
    return organization(f"{genitive(name)} arbetsutskott") if name else None


def _by_name(words: str, context: Organization | None, *, region: bool) -> Organization | None:
    name = _SPACE.sub(" ", words).strip().casefold()
    if name == "fullmäktige" and region:
        return organization("Regionfullmäktige")
    if name in WHOLE or _SEASON.fullmatch(name):
        return organization(WHOLE.get(name, "Kommunfullmäktige"))
    if name in INNER:
        return _within(name, context)
    return organization(_usual_form(words))


def _within(word: str, context: Organization | None) -> Organization | None:
    """Tell what "nämnden" or "arbetsutskottet" is where `context` speaks."""
    if context is None or word in {"presidium", "presidiet", "beredning", "rådet", "bolaget", "förbundet"}:
        return None
    subcommittee = context.classification is OrganizationClassification.SUBCOMMITTEE
    if word.startswith(("utskott", "arbetsutskott")):
        if subcommittee:
            return context
        return organization(f"{genitive(context.name)} arbetsutskott") if word.startswith("arbets") else None
    if subcommittee and (owner := re.match(r"(?P<name>.+(?:nämnden|styrelsen))s\s", context.name)):
        return organization(owner["name"])
    return context


def _is_more(text: str, mention: Mention) -> bool:
    """Tell whether a heading is a longer name that the mention is only the end of."""
    start, _ = mention.span
    if mention.organization.name in WHOLE.values():
        return False
    return bool(start) and _WHOLE_NAME.fullmatch(text) is not None and _NOISE_BEFORE.search(text[:start]) is None


_DEFINITE = (
    ("nämnd", "en"),
    ("styrelse", "n"),
    ("utskott", "et"),
    ("beredning", "en"),
    ("direktion", "en"),
)


def _usual_form(words: str) -> str:
    """Put a name in its usual form: one capital first, the definite form, no genitive at its end.

    >>> _usual_form("BARN- OCH UTBILDNINGSNÄMND"), _usual_form("kultur och fritidsnämnden")
    ('Barn- och utbildningsnämnden', 'Kultur- och fritidsnämnden')
    """
    parts = _SPACE.sub(" ", words.translate(_PLAIN)).strip(_EDGES).split(" ")
    if words.isupper() and len(parts[-1]) > 2:  # noqa: PLR2004  # "AB" is no word
        parts = [part.lower() for part in parts]
    owned = any(part.endswith("s") for part in parts[:-1])
    proper = len(parts) > 1 and parts[0][:1].isupper() and "-" in parts[0].rstrip("-,")
    for place, part in enumerate(parts):
        lowered = part.casefold()
        if any(body in lowered for body in ("nämnd", "styrelse", "utskott", "beredning", "fullmäktige", "rådet")):
            parts[place] = lowered
    if len(parts) > 2 and parts[1].casefold() in {"och", "&"} and parts[0].casefold() in FIELDS:  # noqa: PLR2004  # "kultur", "och", "…nämnden"
        parts[0] += "-"
    parts = ["och" if part == "&" else "arbetsutskott" if part.casefold() == "au" else part for part in parts]
    if len(parts) > 1 and parts[0].casefold() == "teknisk":
        parts[0] += "a"
    for body, ending in _DEFINITE:
        if parts[-1].endswith(f"{body}{ending}s"):
            parts[-1] = parts[-1].removesuffix("s")
        if owned and parts[-1].endswith("utskottet"):
            parts[-1] = parts[-1].removesuffix("et")
        if parts[-1].endswith(body) and not owned and not proper:
            parts[-1] += ending
    name = " ".join(parts)
    return name[:1].upper() + name[1:]
