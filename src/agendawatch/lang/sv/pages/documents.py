"""What a published document is, by its title or its file's name."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote

from agendawatch.lang.sv.dates import When, find_dates
from agendawatch.lang.sv.organization_names import SHORT_FORMS
from agendawatch.lang.sv.organizations import find_organization
from agendawatch.lang.sv.sentences import small_letters
from agendawatch.model import DocumentClassification as Kind
from agendawatch.model import Organization

_DOCUMENT_WORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.MINUTES_NOTICE, r"anslags?bevis|tillkännagiv|anslag (?:om|av|för)? ?(?:justera\w* )?protokoll|bevis om anslag|protokollsanslag|justerat protokoll anslås"),
    (Kind.PARTIAL_MINUTES, r"omede?l?bart? justera|omede?l?bar justering|direktjustera|delprotokoll|protokollsutdrag|protokollutdrag|prot\w{0,40} ?utdrag|utdrag ur prot|partiellt protokoll|(?:^|[ _])pu (?:kf|ks)\b|p[ro]{1,9}t\w{0,40}kol\w{0,40}.{0,60}(?:§§? ?\d|paragraf|\boj\b|omedelbar)|(?:^|[ _-])oj(?:$|[ _.-])"),
    (Kind.ATTACHMENT, r"bilag[ao]r?\b|^bil\.? ?\d|tjänste(?:skrivelse|utlåtande)|närvaro(?:rapport|lista|förteckning)?|omröstnings?(?:rapport|lista|protokoll)|voterings?(?:lista|rapport|protokoll)|uppropslista|reservation|särskilt yttrande|protokolls?anteckning|yttrande|remissvar|missiv|konsekvensbeskrivning|barnchecklista"),
    (Kind.SUPPLEMENTARY_AGENDA, r"tilläggs?(?:lista|föredragningslista|kallelse|ärende|dagordning|utskick)|kompletterande (?:kallelse|föredragningslista|dagordning|lista|ärende|utskick)|kompletteringslista|tillägg till (?:kallelse|föredragningslista|dagordning)|extra ?ärendelista|sena ärenden|tillkommande ärenden?|reviderad kallelse, tillägg"),
    (Kind.PAPERS, r"(?<![a-zåäö])handling(?:ar|arna)?(?![a-zåäö])|(?:mötes|sammanträdes|besluts)handling|beslutsunderlag|underlag\b|ärendehandling|kallelse (?:och|med|inkl\w*\.?) handlingar"),
    (Kind.MINUTES, r"snabbprotokoll|p[ro]+to?kol\w*|\bprot\b|beslutsprotokoll|justerat protokoll|webbprotokoll"),
    (Kind.AGENDA, r"föredragnings?lista|f[öo]redragningslista|dagordning|ärendelista|ärendeförteckning|agenda\b|(?:^|[ _])just_fl|(?:^|[ _])just ks ?lista|(?:^|[ _-])fl(?:$|[ _.-])"),
    (Kind.NOTICE, r"(?<!åter)kallelser?(?![a-zåäö])|kungörelse|underrättelse|inbjudan till sammanträde|summons"),
    (Kind.PROPOSAL, r"yrkande|(?:^|[ _])(?:rev )?(?:till|tilläggs|tillaggs|aterremiss|återremiss)?yrk(?:$|[ _.-])|motion(?:en)?\b|^motion|interpellation|enkel fråga|medborgarförslag|initiativ(?:ärende)?|förslag till beslut|e-förslag"),
)  # fmt: skip
"""Each kind's words, in small letters; what stands first goes first."""

_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _DOCUMENT_WORDS)
_NO_MINUTES = re.compile(r"minnesanteckning|arbetsprotokoll|inbjudan till (?!sammanträde)")
_PAPERS_WITH_SUMMONS = re.compile(r"kallelse.{0,12}handlingar|handlingar.{0,12}kallelse")
_SIGNS_OF_KIND = re.compile(r"[_+]|%20")


def classify_document(title: str) -> Kind:
    """Tell what a document is for by the words that stand on it.

    >>> classify_document("Kallelse KS 2026-03-11.pdf").value, classify_document("Protokoll 2026-03-11 § 12").value
    ('notice', 'partial_minutes')
    >>> classify_document("Anslagsbevis protokoll").value, classify_document("Karta").value
    ('minutes_notice', 'other')

    Titles are typed by hand: misspellings of "protokoll" that pages hold are known.
    A "kallelse" with "handlingar" is still a summons.
    """
    words = _SIGNS_OF_KIND.sub(" ", title.replace("\xa0", " ")).casefold()
    if _NO_MINUTES.search(words):
        return Kind.OTHER
    if _PAPERS_WITH_SUMMONS.search(words):
        return Kind.NOTICE
    return next((kind for kind, pattern in _TABLE if pattern.search(words)), Kind.OTHER)


def is_quick_minutes(title: str) -> bool:
    """Tell whether minutes are the short ones put out before the whole ones.

    >>> is_quick_minutes("Snabbprotokoll_20260114.pdf"), is_quick_minutes("Protokoll_20260114.pdf")
    (True, False)
    """
    return "snabb" in title.casefold()


# What a file's name tells, as archives have them: `2021/ks-protokoll-20210310.pdf`.

_ENDING = re.compile(r"\.[A-Za-z]{3,5}$")
_SIGNS_OF_NAME = re.compile(r"%20|[_+/\\()]|(?<!\d)-|-(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20\d)\d(?!\d)")
_PLAN = re.compile(
    r"(?:sammantr(?:ä|a)de|m(?:ö|o)te)s?(?:tid|plan|dag|datum|kalend|schema)|\b(?:tid|datum)\w* f(?:ö|o)r sammantr",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FileName:
    """What the name of a file tells."""

    words: str
    """The name as words, folders first."""
    organization: Organization | None = None
    """`None` when it names none, or is not understood."""
    date: dt.date | None = None
    """`None` when it tells no whole day."""
    year: int | None = None
    """The year that it, or a folder, tells; `None` when neither does."""
    plan: bool = False
    """Whether it says that meetings to come stand in it."""


def read_file_name(path: str) -> FileName:
    """Read the name of a file, and of the folders that it stands in.

    >>> told = read_file_name("Protokoll/2021/ks_protokoll_20210310.pdf")
    >>> str(told.organization), told.date.isoformat()
    ('Kommunstyrelsen', '2021-03-10')
    >>> read_file_name("2022/Kommunfullmäktige 7 februari.pdf").date.isoformat()
    '2022-02-07'

    The file goes before its folders, and the nearest folder before the others. A folder of several days tells none.
    """
    parts = [" ".join(_SIGNS_OF_NAME.sub(" ", part).split()) for part in _ENDING.sub("", path).split("/")]
    nearest = [part for part in reversed(parts) if part]
    year = next((int(found[0]) for part in nearest if (found := _YEAR.search(part))), None)
    day = next((days[0].date for part in nearest if (days := _days(part, year, of_file=part is nearest[0]))), None)
    return FileName(
        words=" ".join(part for part in parts if part),
        organization=next((it for part in nearest if (it := _organization(part, year)) is not None), None),
        date=day,
        year=day.year if day else year,
        plan=bool(nearest) and names_plan(nearest[0]),
    )


def _days(words: str, year: int | None, *, of_file: bool) -> list[When]:
    """Find the days that a name tells; of a folder only where there is one."""
    days = [when for when in find_dates(words, year=year) if when.date is not None]
    return days if of_file or len({when.date for when in days}) == 1 else []


def names_plan(words: str) -> bool:
    """Tell whether a name or a heading is that of a plan of meetings to come.

    >>> names_plan("Sammanträdesplan 2031"), names_plan("Sammanträdesprotokoll")
    (True, False)
    """
    return _PLAN.search(words) is not None


def _organization(words: str, year: int | None) -> Organization | None:
    """Find who meets: short forms in any letters, names in small letters too; without the days, which look like case numbers."""
    for when in reversed(find_dates(words, year=year)):
        words = f"{words[: when.span[0]]} {words[when.span[1] :]}"
    said = " ".join(word.upper() if word.upper() in SHORT_FORMS else word for word in words.split())
    return find_organization(said, *(f"{word[:1].upper()}{word[1:]}" for word in said.split()))


# Signs in the words of links, headings and addresses: what they promise, and what they lead away from.

_PLAIN = str.maketrans("åäöéü", "aaoeu")
_SIGNS_OF_LINK = re.compile(r"[-_/.+&,]+")
_BLANKS = re.compile(r"\s+")
_YEAR_IN_LINK = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of `links.toml`."""

    id: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    """Words that it must match."""
    no: tuple[str, ...]
    """Words near to those that it must not match."""
    worth: int = 0


def signs() -> tuple[Sign, ...]:
    """Read the signs of what a link leads to."""
    return _table("sign")


def regions() -> tuple[Sign, ...]:
    """Read the signs of where on a page a link stands, the most telling first."""
    return _table("region")


@cache
def _table(name: str) -> tuple[Sign, ...]:
    told = tomllib.loads((files(__package__) / "links.toml").read_text(encoding="utf-8"))
    return tuple(
        Sign(row["id"], re.compile(row["pattern"]), tuple(row["yes"]), tuple(row["no"]), row.get("worth", 0))
        for row in told[name]
    )


@lru_cache(maxsize=20_000)
def find_signs(words: str) -> frozenset[str]:
    """Find the signs that some words bear: a link's text, a heading, the path of an address.

    >>> sorted(find_signs("Möten, handlingar och protokoll")), sorted(find_signs("Mötesplatser för äldre"))
    (['meetings', 'minutes', 'papers'], ['venue'])
    """
    said = plain(words)
    return frozenset(sign.id for sign in signs() if sign.pattern.search(said))


@lru_cache(maxsize=2_000)
def find_region(names: str) -> str | None:
    """Find which part of a page an element's names speak of; `None` where they tell nothing.

    >>> find_region("nav lp-menu"), find_region("breadcrumbs"), find_region("col-9")
    ('top', 'crumbs', None)
    """
    said = plain(names)
    return next((region.id for region in regions() if region.pattern.search(said)), None)


def find_year(words: str) -> int | None:
    """Find the year that words name last, of this century or the one before; `None` where they name none.

    >>> find_year("Sammanträden 2026"), find_year("/download/18.20261/x")
    (2026, None)
    """
    found = _YEAR_IN_LINK.findall(unquote(words))
    return int(found[-1]) if found else None


def score_link(words: str) -> int:
    """Score a link's text or its path roughly by how surely it leads to meetings.

    >>> score_link("Möten, handlingar och protokoll") > score_link("/kommun-och-politik") > 0 > score_link("Nyheter")
    True
    """
    found = find_signs(words)
    return sum(sign.worth for sign in signs() if sign.id in found)


def plain(words: str) -> str:
    """Write words as the patterns see them.

    >>> plain("/kommun-och-politik/M%C3%B6ten.html")
    'kommun och politik moten html '
    """
    small = small_letters(unquote(words)).translate(_PLAIN)
    return f"{_BLANKS.sub(' ', _SIGNS_OF_LINK.sub(' ', small)).strip()} "
