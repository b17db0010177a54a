"""Swedish words folded for comparison: inflection off, numbers and property names kept exact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from agendawatch.lang.sv.cases.references import find_references
from agendawatch.lang.sv.names.party_rows import find_party_rows

__all__ = ["SMALL_WORDS", "marks", "stem", "telling_words"]

_ENDINGS = (
    "heternas", "heterna", "heters", "heten", "heter", "arnas", "ernas", "ornas", "andet", "anden", "arna", "erna", "orna",
    "ades", "ande", "aste", "ets", "ens", "ern", "ade", "ast", "are", "ars", "ors", "ers",
    "ar", "er", "or", "en", "et", "ad", "at", "as", "es", "an", "a", "e", "s",
)  # fmt: skip
"""Endings of nouns, adjectives and verbs, longest first (after the Snowball project's Swedish algorithm, simplified)."""

_WHOLE = re.compile(r"(?:plan|man|gran|organ|[aeiouyåäö]s|plats|kurs)$")
"""Ends of words that look like an ending and are none: "plan", "badhus"."""

_LEAST = 4
"""A stem keeps at least so many letters."""

_EMPTY_WORDS = (
    "och att i på av för till om med en ett den det de som från vid är ska skall mot ang angående gällande avseende "
    "beträffande rörande samt under över mellan kring inom hos har ha blir bli så även ej inte sin sitt sina "
    "motion motionen svar besvarande yttrande remiss ärende ärendet dnr diarienummer förslag förslaget beslut nya ny "
    "nytt kommun kommunen kommunens stad staden stadens region regionen regionens inrätta inrättande införa införande "
    "utreda utredning uppdrag redovisning redovisa uppföljning revidering ta fram hur kan bör få fler mer bättre vill kräver krav kravet dags "
    "ur hemställan genomföra genomförande behöver behövs måste begär återremitterat återremitterad återremiss bordlagt bordlagd bordläggning ärenden "
    "ks kf nr nummer se föreslår yrkande yrkar interpellation fråga initiativ skrivelse möjlighet möjligheten ge gör ha"
)
"""Words that any title may hold: they say nothing of which matter it is."""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_SMALL_WORDS = (
    "och att i på av för till om med en ett den det de som från vid är samt hos kommun kommuns kommunen stad stads"
)
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Words that somebody who looks for something writes beside what they look for."""

_SYNONYMS = {
    "köp": "förvärv",
    "inköp": "förvärv",
    "antagande": "anta",
    "antagning": "anta",
}
"""Words that titles use for one another."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PROPERTY = re.compile(r"\b\d{1,4}:\d{1,4}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b\d{1,9}(?:[.,]\d{1,9})?\b")
_MONTH = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b", re.IGNORECASE
)
_STAGE = re.compile(r"\b(?:etapp|del|kvartal|tertial)\s+(?:\d{1,3}|[IVX]{1,4})\b", re.IGNORECASE)
_CAPITAL = r"[A-ZÅÄÖÉ][^\W\d_]{1,30}(?:-[A-ZÅÄÖÉ][^\W\d_]{1,30})?"
_NAME = re.compile(rf"(?<=[^.:!?–\s]\s){_CAPITAL}(?:\s{_CAPITAL}){{0,3}}")
_PERSON = re.compile(
    rf"(?<=[^.:!?\s]\s){_CAPITAL}(?:\s{_CAPITAL}){{1,3}}(?=\s?(?:\(|$|,|m\.?\s?fl|med\sflera|som\b|i\sstället))"
)
"""Somebody's name: it tells who, not what."""
_FOR_PARTY = re.compile(r"\bför\s(?P<code>V|S|MP|M|L|C|KD|SD)(?=$|[\s,.])")
"""A party behind "för", without brackets: a post that is its own."""
_PUT_OFF = re.compile(
    r"\s?[–,-]\s?(?:bordlag[dt]|återremittera[dt]|återremiss|bordläggning)(?:\s(?:ärende|ärendet))?\s*$", re.IGNORECASE
)
"""What a later agenda puts behind a title."""
_OWNER = re.compile(rf"(?:(?<=\s){_CAPITAL}\s)?\b{_CAPITAL}\s(?:[Ss]tads?|[Kk]ommuns?)\b|\b[Rr]egion\s{_CAPITAL}")
"""The municipality whose matter it is: every title of its agenda may hold it."""
_NO_NAMES = re.compile(
    r"partiet$|partiets$|demokrat|moderat|liberal|initiativ|kommun|stad|region|nämnd|styrelse", re.IGNORECASE
)


def stem(word: str) -> str:
    """Fold a word's inflection.

    >>> stem("handlingsplaner"), stem("handlingsplanen"), stem("avgifterna")
    ('handlingsplan', 'handlingsplan', 'avgift')
    """
    folded = unicodedata.normalize("NFC", word).casefold()
    for ending in _ENDINGS:
        if ending in {"an", "s"} and _WHOLE.search(folded):
            continue
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST:
            return folded[: -len(ending)]
    return folded


@lru_cache(maxsize=8192)
def telling_words(text: str) -> frozenset[str]:
    """Take the words of a title that say which matter it is, folded.

    >>> sorted(telling_words("Motion om en handlingsplan mot sexköpen"))
    ['handlingsplan', 'sexköp']
    """
    bare = _OWNER.sub(" ", _PERSON.sub(" ", _bare(unicodedata.normalize("NFC", text))))
    words = (word.casefold() for word in _WORD.findall(bare))
    kept = (word for word in words if len(word) > 1 and word not in _EMPTY)
    return frozenset(stem(_SYNONYMS.get(word, word)) for word in kept)


@lru_cache(maxsize=8192)
def marks(text: str) -> Mapping[str, frozenset[str]]:
    """Take what must agree between two titles of one matter, by kind; a kind that is absent says nothing.

    >>> found = marks("Detaljplan för Ängsö 1:34, etapp 2")
    >>> sorted(found), sorted(found["property"]), sorted(found["stage"])
    (['name', 'property', 'stage'], ['1:34'], ['etapp 2'])

    Names are words with a capital letter that do not begin the title: places and people.
    """
    text = _bare(unicodedata.normalize("NFC", text))
    found = {"property": frozenset(_PROPERTY.findall(text)), "year": frozenset(_YEAR.findall(text))}
    found["stage"] = frozenset(stage.casefold() for stage in _STAGE.findall(text))
    found["month"] = frozenset(month.casefold() for month in _MONTH.findall(text))
    rest = _STAGE.sub(" ", _YEAR.sub(" ", _PROPERTY.sub(" ", text)))
    found["party"] = frozenset(party.code for row in find_party_rows(text) for party in row.parties)
    found["party"] |= {match["code"] for match in _FOR_PARTY.finditer(text)}
    found["number"] = frozenset(_NUMBER.findall(rest))
    found["name"] = frozenset(
        name.casefold().removesuffix("s") for name in _NAME.findall(text) if not _NO_NAMES.search(name)
    )
    return {kind: values for kind, values in found.items() if values}


def _bare(text: str) -> str:
    """Blank a title's case numbers, which are no years and numbers of it, and the note that it was put off."""
    text = _PUT_OFF.sub("", text)
    for found in reversed(find_references(text)):
        start, end = found.span
        text = f"{text[:start]} {text[end:]}"
    return text
