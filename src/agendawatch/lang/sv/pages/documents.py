"""What a published document is, by its title or its file's name."""

from __future__ import annotations

import re

from agendawatch.model import DocumentClassification as Kind

__all__ = ["DOCUMENT_WORDS", "classify_document", "is_quick_minutes"]

DOCUMENT_WORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.MINUTES_NOTICE, r"anslags?bevis|tillkännagiv|anslag (?:om|av|för)? ?(?:justera\w* )?protokoll|bevis om anslag|protokollsanslag|justerat protokoll anslås"),
    (Kind.PARTIAL_MINUTES, r"omede?l?bart? justera|omede?l?bar justering|direktjustera|delprotokoll|protokollsutdrag|protokollutdrag|prot\w* ?utdrag|utdrag ur prot|partiellt protokoll|(?:^|[ _])pu (?:kf|ks)\b|p[ro]+t\w*kol\w*.{0,60}(?:§§? ?\d|paragraf|\boj\b|omedelbar)|(?:^|[ _-])oj(?:$|[ _.-])"),
    (Kind.ATTACHMENT, r"bilag[ao]r?\b|^bil\.? ?\d|tjänste(?:skrivelse|utlåtande)|närvaro(?:rapport|lista|förteckning)?|omröstnings?(?:rapport|lista|protokoll)|voterings?(?:lista|rapport|protokoll)|uppropslista|reservation|särskilt yttrande|protokolls?anteckning|yttrande|remissvar|missiv|konsekvensbeskrivning|barnchecklista"),
    (Kind.SUPPLEMENTARY_AGENDA, r"tilläggs?(?:lista|föredragningslista|kallelse|ärende|dagordning|utskick)|kompletterande (?:kallelse|föredragningslista|dagordning|lista|ärende|utskick)|kompletteringslista|tillägg till (?:kallelse|föredragningslista|dagordning)|extra ?ärendelista|sena ärenden|tillkommande ärenden?|reviderad kallelse, tillägg"),
    (Kind.PAPERS, r"(?<![a-zåäö])handling(?:ar|arna)?(?![a-zåäö])|(?:mötes|sammanträdes|besluts)handling|beslutsunderlag|underlag\b|ärendehandling|kallelse (?:och|med|inkl\w*\.?) handlingar"),
    (Kind.MINUTES, r"snabbprotokoll|p[ro]+to?kol\w*|\bprot\b|beslutsprotokoll|justerat protokoll|webbprotokoll"),
    (Kind.AGENDA, r"föredragnings?lista|f[öo]redragningslista|dagordning|ärendelista|ärendeförteckning|agenda\b|(?:^|[ _])just_fl|(?:^|[ _])just ks ?lista|(?:^|[ _-])fl(?:$|[ _.-])"),
    (Kind.NOTICE, r"(?<!åter)kallelser?(?![a-zåäö])|kungörelse|underrättelse|inbjudan till sammanträde|summons"),
    (Kind.PROPOSAL, r"yrkande|(?:^|[ _])(?:rev )?(?:till|tilläggs|tillaggs|aterremiss|återremiss)?yrk(?:$|[ _.-])|motion(?:en)?\b|^motion|interpellation|enkel fråga|medborgarförslag|initiativ(?:ärende)?|förslag till beslut|e-förslag"),
)  # fmt: skip
"""Each kind's words, in small letters; what stands first goes first."""

_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in DOCUMENT_WORDS)
_NO_MINUTES = re.compile(r"minnesanteckning|arbetsprotokoll|inbjudan till (?!sammanträde)")
_PAPERS_WITH_SUMMONS = re.compile(r"kallelse.{0,12}handlingar|handlingar.{0,12}kallelse")
_SIGNS = re.compile(r"[_+]|%20")


def classify_document(title: str) -> Kind:
    """Tell what a document is for by the words that stand on it.

    >>> classify_document("Kallelse KS 2026-03-11.pdf").value, classify_document("Protokoll 2026-03-11 § 12").value
    ('notice', 'partial_minutes')
    >>> classify_document("Anslagsbevis protokoll").value, classify_document("Karta").value
    ('minutes_notice', 'other')

    Titles are typed by hand: misspellings of "protokoll" that pages hold are known.
    A "kallelse" with "handlingar" is still a summons.
    """
    words = _SIGNS.sub(" ", title.replace("\xa0", " ")).casefold()
    if _NO_MINUTES.search(words):
        return Kind.OTHER
    if _PAPERS_WITH_SUMMONS.search(words):
        return Kind.NOTICE
    for kind, pattern in _TABLE:
        if pattern.search(words):
            return kind
    return Kind.OTHER


def is_quick_minutes(title: str) -> bool:
    """Tell whether minutes are the short ones put out before the whole ones.

    >>> is_quick_minutes("Snabbprotokoll_20260114.pdf"), is_quick_minutes("Protokoll_20260114.pdf")
    (True, False)
    """
    return "snabb" in title.casefold()
