"""Political organizations: their names, short forms and genitives.

A name is known by its last word ("…nämnden", "…utskottet"), so that no list of committees
is needed; a short form is known by the table, or by the legend of the page at hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from agendawatch.lang.sv.calendar import MONTH_NAME, WEEKDAY_NAME
from agendawatch.lang.sv.organization_names import (
    ADJECTIVES,
    AREAS,
    BOARDS,
    BODIES,
    ENDINGS,
    FIELDS,
    INNER,
    NOT_OURS,
    SHORT_FORMS,
    UNSAFE_SHORT_FORMS,
    WHOLE,
)
from agendawatch.model import Organization, OrganizationClassification

# Where an organization's name begins and ends in running text.
#
# The last word of a name tells that it is one ("…nämnden"); from there the name is walked to the left over "Barn-
# och", adjectives and owners, and to the right over "för …", parts of town and an utskott of its own.

_LETTER = "a-zåäöéüA-ZÅÄÖÉÜ"
_HEAD = re.compile(
    rf"(?P<body>{'|'.join(sorted(BODIES, key=len, reverse=True))})(?P<s>s)?(?P<meeting>(?:möte|sammanträde|församling|(?<=fullmäktige)(?:debatt|dag|kväll))\w{{0,4}})?(?![\w-])",
    re.IGNORECASE,
)
_STEM = re.compile(rf"[{_LETTER}]{{1,60}}(?:-[{_LETTER}]{{1,60}}){{0,30}}$")
_WORD_BEFORE = re.compile(rf"(?P<word>[{_LETTER}][{_LETTER}-]{{0,40}},?)\s$")
_AND_BEFORE = re.compile(rf"(?P<word>[{_LETTER}][{_LETTER}-]{{0,40}})\s(?i:och|samt|&)\s$")
_CUT_BEFORE = re.compile(rf"[{_LETTER}]+-(?:,|\s(?i:och|samt|&))\s$")
_NO_NAME = r"(?:alla|andra|båda|egna|flera|gamla|många|nya|olika|samtliga|tidigare|övriga)\s"
"""Words that count or compare an owner's utskott, and are no part of a name."""
_OWNED_BEHIND = re.compile(
    rf"s\s(?:(?:(?!{_NO_NAME})[{_LETTER}]{{3,24}}a\s){{0,2}}(?:[{_LETTER}]+-\s(?:och|samt)\s)?[{_LETTER}]*utskott(?:et)?|(?!(?:ärende|presidie|tjänstemanna)beredning)[{_LETTER}]*beredning(?:en)?|presidi(?:um|et)|au)(?P<s>s)?(?![\w-])",
    re.IGNORECASE,
)
_FIELD_BEHIND = re.compile(rf"\sför\s(?P<fields>[{_LETTER}]+(?:(?:,|\s(?:och|samt))?\s[{_LETTER}]+){{0,5}}+)")
_AREA_BEHIND = re.compile(rf"\s(?P<area>[A-ZÅÄÖ][{_LETTER}]+(?:-[A-ZÅÄÖ][{_LETTER}]+)?)(?![\w-])")
_PROPER_BEHIND = re.compile(
    rf"\sför\s[A-ZÅÄÖ][{_LETTER}-]+(?:\s(?:(?:och|&)\s)?[A-ZÅÄÖ][{_LETTER}-]+){{0,4}}(?:\s[{_LETTER}]*förbund)?(?![\w-])"
)
_OWNER_BEFORE = re.compile(rf"(?P<word>[A-ZÅÄÖ][{_LETTER}-]{{0,110}}(?:s|-[A-ZÅÄÖ][{_LETTER}]{{1,110}}))\s$")
_DAY = re.compile(r"(?i)(?:(?:går|morgon)?dagens|kvällens|veckans|månadens|\w{3,4}dagens)")
"""What stands before a body in a sentence, and is no part of its name."""
_OF_DISTRICT = ("stadsdelsnämnd", "Stadsdelsnämnd")
_DISTRICT_BEFORE = re.compile(r"(?<!\w)[A-ZÅÄÖ][a-zåäö]{2,20}(?:[-\s][A-ZÅÄÖ][a-zåäö]{2,20})?\s$")
_COMPANY = re.compile(
    r"(?<![\w-])(?:(?:[A-ZÅÄÖ][\w&-]{1,30}\s){1,4}(?:i\s[A-ZÅÄÖ]\w{1,30}\s)?AB|AB\s[A-ZÅÄÖ][\w-]{1,30}(?:\s[A-ZÅÄÖ][\w-]{1,30})?)(?![\w-])"
)
_MATTERS = ("frågor", "ärenden")
"""How a field of work ends that is none by itself: "funktionshinderfrågor"."""

_PLACED = ("stadsdelsnämnden", "områdesnämnden", "kommundelsnämnden", "förbundet")
_DISTRICT = re.compile(r"(?:social|utbildnings|äldre|hälso- och sjukvårds)nämnden$", re.IGNORECASE)


def name_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Find names: where each begins, where its usual form ends, and where its last word does.

    The text must have plain spaces. "Kommunstyrelsens" gives a form without the "s".
    """
    at = 0
    while (head := _HEAD.search(text, at)) is not None:
        at = head.end()
        stem = _STEM.search(text, max(0, head.start() - 60), head.start())
        start = stem.start() if stem else head.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_-"):
            continue
        ends = head.end("body")
        if NOT_OURS.fullmatch(text[start:ends].casefold()):
            continue
        bare = stem is None
        owned = _OWNED_BEHIND.match(text, ends) if head["s"] and text[start:ends].casefold().endswith(BOARDS) else None
        if owned:
            ends, at = owned.start("s") if owned["s"] else owned.end(), owned.end()
        start = _leftwards(text, start, ends, bare=bare)
        if not head["s"] and not head["meeting"]:
            ends = _rightwards(text, start, ends, bare=bare)
            at = max(at, ends)
        yield start, ends, at


def _leftwards(text: str, start: int, ends: int, *, bare: bool) -> int:
    """Walk from a name's last word to where the name begins."""
    for _ in range(6):  # more words are a list, or no text
        floor = max(0, start - 110)  # the longest name on record has 80 letters
        cut = _CUT_BEFORE.search(text, max(0, start - 40), start)
        if cut is not None:
            start = cut.start()
            continue
        word = _WORD_BEFORE.search(text, max(0, start - 40), start)
        if word is not None and word["word"].casefold() in ADJECTIVES:
            return word.start()
        joined = _AND_BEFORE.search(text, max(0, start - 40), start)
        if joined is not None and joined["word"].casefold() in FIELDS:
            return joined.start()
        owner = _OWNER_BEFORE.search(text, floor, start)
        if owner is None or _DAY.fullmatch(owner["word"]):
            district = _DISTRICT_BEFORE.search(text, floor, start) if text.startswith(_OF_DISTRICT, start) else None
            return district.start() if district else start
        last = text[start:ends].casefold()
        board = owner["word"].casefold().removesuffix("s").endswith(BOARDS)
        if board or (bare and last.startswith("styrelse")) or last.endswith("nämnd"):
            start = owner.start()
            bare = False
            continue
        return start
    return start


def _rightwards(text: str, start: int, ends: int, *, bare: bool) -> int:
    """Walk from a name's last word over what belongs behind it; behind a council's stands who sits there."""
    if text[start:ends].casefold().endswith("fullmäktige"):
        return ends
    proper = _PROPER_BEHIND.match(text, ends) if bare else None
    if proper is not None:
        last = proper[0].rpartition(" ")[2].casefold()
        return proper.end() - (last.removesuffix("s") != last and last[:-1] in FIELDS)
    fields = _FIELD_BEHIND.match(text, ends) if bare else None
    if fields is not None:
        taken = fields.start("fields")
        for word in re.finditer(rf"[{_LETTER}]+", fields["fields"]):
            if word.group().casefold() in FIELDS or word.group().casefold().endswith(_MATTERS):
                taken = fields.start("fields") + word.end()
            elif word.group() not in {"och", "samt"} and not fields["fields"].startswith(" och ", word.end()):
                break
        return taken if taken > fields.start("fields") else ends
    area = _AREA_BEHIND.match(text, ends)
    if area is not None and text[start:ends].casefold().endswith(_PLACED):
        return area.end()
    if area is not None and area["area"].casefold() in AREAS and _DISTRICT.search(text, start, ends):
        return area.end()
    return ends


# Political organizations.

_SHORT = re.compile(
    r"(?<![\w/.:-])(?P<short>(?:[A-ZÅÄÖ]{2,8}|K[fs]|R[fs]|Ksau)(?:[ /-]?(?:AU|PU)(?![\w]))?)(?::?s?\s(?P<inner>[a-zåäö]{0,20}utskott(?:et)?|au)|:?s|-(?:möte|sammanträde)\w{0,4})?(?![\w]|-list|[-/.]\d|\s?(?:19|20)\d\d[-/.:])"
)
_CASE_NUMBER_BEFORE = re.compile(r"\d{4}[./:-]\d{1,6}\s$|[Dd]nr:?\s$")
_REGIONAL = ("regionfullmäktige", "regionstyrelse")
_MUNICIPAL = ("kommunfullmäktige", "kommunstyrelse", "stadsfullmäktige")
_SPACE = re.compile(r"\s+")
_PLAIN = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\xad": "-", "\xa0": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " "}
)
_SEASON = re.compile(rf"(?:(?:mål- och )?budget|extra|jul|sommar)?(?:kommun)?fullmäktige|{MONTH_NAME}fullmäktige")
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
    return next((kind for pattern, kind in ENDINGS if pattern.search(lowered)), OrganizationClassification.OTHER)


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
    words = unicodedata.normalize("NFC", words)
    text = _SPACE.sub(" ", words.translate(_PLAIN)).strip(_EDGES)
    short = _by_short_form(text, _read_legend(legend))
    if short is not None:
        return short
    found = find_organizations(text, legend=legend, context=context)
    start = found[0].span[0] if found else 0
    # A heading may be a longer name that the one that was found is only the end of.
    longer = start and _WHOLE_NAME.fullmatch(text) and not _NOISE_BEFORE.search(text[:start])
    if found and (not longer or found[0].organization.name in WHOLE.values()):
        return found[0].organization
    return organization(_usual_form(text) or words.strip() or "?")


def find_organizations(
    text: str,
    *,
    legend: Mapping[str, str] | None = None,
    context: Organization | None = None,
    regional: bool = False,
) -> tuple[Mention, ...]:
    """Find every organization that a text names, in order.

    >>> [mention.organization.name for mention in find_organizations("Från KS till fullmäktige")]
    ['Kommunstyrelsen', 'Kommunfullmäktige']

    "Nämnden", "styrelsen" and "utskottet" alone mean `context`, and nothing without it.
    "Fullmäktige" alone is the region's in a region's text, or where `regional` says that it is one.
    """
    plain = text.translate(_PLAIN)
    region = regional or is_of_region(plain)
    mentions = []
    told = context
    for start, ends, last in name_spans(plain):
        board = plain[start:ends].casefold() in {"nämnd", "nämnden"}
        made = _by_name(plain[start:ends], told if board else context, region=region)
        if made is not None and context is not None and made.classification is OrganizationClassification.COMMITTEE:
            told = made  # "Kulturnämnden möts här. Nämndens möten …" is of no other that was named before
        if made is not None:
            mentions.append(Mention(made, text[start:last], (start, last)))
    others = tuple(_others(plain, text, _read_legend(legend), tuple(mention.span for mention in mentions)))
    closing = {mention.span[1] for mention in others}  # "KS personalutskott" is one name, ending as its last word does
    return tuple(
        sorted((*(each for each in mentions if each.span[1] not in closing), *others), key=lambda mention: mention.span)
    )


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


def _others(plain: str, text: str, legend: Mapping[str, str], taken: tuple[tuple[int, int], ...]) -> Iterator[Mention]:
    """Find companies and short forms that stand outside the names already found."""
    places = set().union(*(range(first, last) for first, last in taken))
    for company in _COMPANY.finditer(text.replace("\xa0", " ")):  # a heading above is no part of a company's name
        start, ends = company.span()
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
        # What "nämnden" or "arbetsutskottet" is where `context` speaks.
        if context is None or name in {"presidium", "presidiet", "beredning", "rådet", "bolaget", "förbundet"}:
            return None
        subcommittee = context.classification is OrganizationClassification.SUBCOMMITTEE
        if name.startswith(("utskott", "arbetsutskott")):
            if subcommittee:
                return context
            return organization(f"{genitive(context.name)} arbetsutskott") if name.startswith("arbets") else None
        if subcommittee and (owner := re.match(r"(?P<name>.+(?:nämnden|styrelsen))s\s", context.name)):
            return organization(owner["name"])
        return context
    return organization(_usual_form(words))


def _usual_form(words: str) -> str:
    """Put a name in its usual form: one capital first, the definite form, no genitive at its end.

    >>> _usual_form("BARN- OCH UTBILDNINGSNÄMND"), _usual_form("kultur och fritidsnämnden")
    ('Barn- och utbildningsnämnden', 'Kultur- och fritidsnämnden')
    """
    parts = _SPACE.sub(" ", words.translate(_PLAIN)).strip(_EDGES).split(" ")
    if words.isupper() and len(parts[-1]) > 2:  # noqa: PLR2004  # "AB" is no word
        parts = [part.lower() for part in parts]
    owned = any(part.endswith("s") for part in parts[:-1]) or (len(parts) > 1 and parts[-1] in _OF_DISTRICT)
    proper = len(parts) > 1 and parts[0][:1].isupper() and "-" in parts[0].rstrip("-,")
    bodies = False
    for place, part in enumerate(parts):
        lowered = part.casefold()
        if any(body in lowered for body in ("nämnd", "styrelse", "utskott", "beredning", "fullmäktige", "rådet")):
            parts[place], bodies = lowered, True
    if bodies and len(parts) > 2 and parts[1].casefold() in {"och", "&"} and parts[0].casefold() in FIELDS:  # noqa: PLR2004  # "kultur", "och", "…nämnden"
        parts[0] += "-"
    parts = ["och" if part == "&" else "arbetsutskott" if part.casefold() == "au" else part for part in parts]
    if len(parts) > 1 and parts[0].casefold() == "teknisk":
        parts[0] += "a"
    definite = {"nämnd": "en", "styrelse": "n", "utskott": "et", "beredning": "en", "direktion": "en"}
    for body, ending in definite.items():
        if parts[-1].endswith(f"{body}{ending}s"):
            parts[-1] = parts[-1].removesuffix("s")
        if owned and parts[-1].endswith("utskottet"):
            parts[-1] = parts[-1].removesuffix("et")
        if parts[-1].endswith(body) and not owned and not proper:
            parts[-1] += ending
    name = " ".join(parts)
    return name[:1].upper() + name[1:]


# Organizations that running text speaks of.

_REGIONAL_IN_PRESS = re.compile(
    r"(?i)\b(?:region(?!al)\w*|landsting\w*|hälso-|sjukvård\w*|sjukhus\w*|vårdcentral\w*|vårdkö\w*|förlossning\w*|primärvård\w*|vård(?:en|ens)?(?!\soch\somsorg))\b"
)
_MUNICIPAL_IN_PRESS = re.compile(r"(?i)\bkommun|\bstad(?:en|ens|s)?\b|omsorg")
_NO_HANDLER = re.compile(
    r"(?i)(?:studie|fack|idrotts|parti|arbetsgivar|bygg|kunskaps|kommunal|riks|ungdoms|närings)\w*förbund\w*|bolag|partistyrelse\w*|landstingsförbund\w*|valberedning\w*|\w*beredning$"
)


def find_handlers(text: str, *, regional: bool = False, context: Organization | None = None) -> tuple[Mention, ...]:
    """Find the organizations that may handle a matter which running text names, in order: no associations, no preparing.

    >>> [found.organization.name for found in find_handlers("Före gårdagens fullmäktigemöte hade nämnden sagt nej.")]
    ['Kommunfullmäktige']

    "Fullmäktige" alone is the region's where `regional` says that the text is about a region;
    "nämnden" and "utskottet" alone are `context`.
    """
    found = find_organizations(text, context=context, regional=regional)
    return tuple(it for it in found if not _NO_HANDLER.search(it.words))


def is_regional(text: str) -> bool:
    """Tell whether a text speaks of a region's matters and of no municipality: health care is the regions' duty.

    >>> is_regional("Bättre vård för fler"), is_regional("Kommunens vård och omsorg")
    (True, False)
    """
    return _REGIONAL_IN_PRESS.search(text) is not None and _MUNICIPAL_IN_PRESS.search(text) is None


# A political organization as running text names it, for whoever cuts lines before anything is read.

BODY_IN_TEXT = (
    r"(?:(?<!\w)(?<!\w-)(?=\w)(?:(?:kommun|region|stads|landstings|förbunds)?(?:fullmäktige|styrelsen?)"
    r"|(?:[\wåäö]{2,30}(?:-?\s(?:och|samt)\s|-,?\s|,\s)){0,4}(?:tekniska\s|regionala\s|gemensamma\s)?(?!länsst|socialst)[\wåäö-]{0,40}(?:nämnden|styrelsen)|(?:tekniska\s)?[\wåäö-]{0,40}utskottet?|[\wåäö-]{0,40}beredningen|direktionen|presidiet"
    r"|landstinget|(?-i:KF|KS|RF|RS|KSAU|KSPU|AU|[A-ZÅÄÖ]{1,5}N|[A-ZÅÄÖ]{2,5}AU)))"
)
"""A political organization as a sentence's subject, without its genitive.

It begins where a word does, and not behind a hyphen within one: else a long chain of hyphens is tried at every link."""


# Words in the names of political bodies, and words of a plan's headings that are none of theirs.
#
# Tables of patterns. To teach a reader a new word, add a row here and one to the test of this module.

BODY_WORDS = re.compile(
    r"\w{0,40}nämnd(?:en|er|erna)?\b|\w{0,40}styrelsen?\b|\w{0,40}utskott(?:et|en)?\b|\w{0,40}fullmäktige\b|\w{0,40}beredning(?:en)?\b"
    r"|\w{2,40}råd(?:et)?\b|\bråd(?:et)? för\b|\w{0,40}förbund(?:et)?\b|\bdirektion(?:en)?\b|\w{0,40}kommitt[eé](?:n|er)?\b"
    r"|\w{0,40}delegation(?:en)?\b|\w{0,40}presidiu?m?(?:et)?\b|\b\w{1,40} AB\b|\bAB \w+|\w{0,40}bolag(?:et)?\b|\bstiftelsen?\b|\bförbundsdirektion\w*|\b(?:kommun)?revisionen\b|\brevisorerna\b",
    re.IGNORECASE,
)
"""Words that a political organization's name holds."""


FILLERS = re.compile(
    r"\b(?:sammanträdes|mötes)(?:tider(?:na)?|dagar(?:na)?|datum|plan(?:en)?|kalender(?:n)?|schema|dag|tid|program|handlingar)\b"
    r"|\b(?:sammanträden(?:a)?|sammanträde|möten|mötena|möte|tider|datum|kalender|kalendarium|plan|dagar|sammanträder)\b(?!-)"
    r"|\b(?:ordinarie|politiska|kommande|planerade|preliminära|årets|öppna|offentliga|nästa)\b"
    rf"|\b{WEEKDAY_NAME}(?:ar|en|arna)?\b"
    r"|\b(?:vårens|höstens|våren|hösten|vår|höst|vt|ht|första halvåret|andra halvåret)\b"
    rf"|\b{MONTH_NAME}\b",
    re.IGNORECASE,
)
"""Words of a plan's headings that are no part of an organization's name."""

LINKING = re.compile(r"(?:för|i|med|till|under|år|hos|av|den|på|och)", re.IGNORECASE)
"""Words that may be left at the edges of a name when fillers are cut."""

_WITH = r"tillsammans med|gemensamt (?:extra )?(?:\w{0,20}möte |\w{0,20}sammanträde )?med|ihop med|samt med"
TOGETHER = re.compile(rf"\b(?:{_WITH})\s+$", re.IGNORECASE)
"""What stands before an organization that is there too, be it its own meeting or not."""

COMPANY = re.compile(rf"\b(?:{_WITH}|efter|före|inför|i anslutning till)\s+$", re.IGNORECASE)
"""What stands before an organization that is not the one that meets."""


LONE_BODY = re.compile(r"(?:Förbunds)?[Dd]irektionen\b")
"""A body that is the only one of its page, and goes by no other name there."""

BODY_JOINT = re.compile(
    r"(?<=\w{4})(?=styrelse|fullmäktig|nämnd|utskott|beredning|utbildning|förvaltning|råd\b|rådet|bolag|\bförbund)"
)
"""Where a long name of a body may be parted between two lines."""
