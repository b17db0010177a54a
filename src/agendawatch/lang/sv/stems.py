"""Words found in their inflections and compounds: *cykelbana* in "cykelbanor" and "cykelbaneplan"."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from agendawatch.lang.sv.calendar import MONTH, MONTH_NAME, WEEKDAY
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.references import find_references

# Swedish words folded for comparison: inflection off, numbers and property names kept exact.

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
_MONTH = re.compile(rf"\b{MONTH_NAME}\b", re.IGNORECASE)
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
    found["party"] = frozenset(party.code for party in find_parties(text))
    found["party"] |= {match["code"] for match in _FOR_PARTY.finditer(text)}
    found["number"] = frozenset(_NUMBER.findall(rest))
    names = (name for name in _NAME.findall(text) if not _NO_NAMES.search(name))
    found["name"] = frozenset(name.casefold().removesuffix("s") for name in names)
    return {kind: values for kind, values in found.items() if values}


def _bare(text: str) -> str:
    """Blank a title's case numbers, which are no years and numbers of it, and the note that it was put off."""
    text = _PUT_OFF.sub("", text)
    for found in reversed(find_references(text)):
        start, end = found.span
        text = f"{text[:start]} {text[end:]}"
    return text


# Words found in their inflections and compounds.

SHORTEST = 3
"""Letters of the shortest word that can be looked for: shorter ones stand in too many others."""

_SHORT = 4
"""Words of so few letters also begin words that they are no part of: more must follow them in a compound."""
_INSIDE = 5
"""Words of so many letters are found in the middle of a compound too."""
_REST = 3
"""Letters of the shortest part that makes a compound."""

_OTHER_VOWEL = {
    "bok": "böcker",
    "natt": "nätter",
    "hand": "händer",
    "land": "länder",
    "stad": "städer",
    "strand": "stränder",
    "tand": "tänder",
    "rand": "ränder",
    "brand": "bränder",
    "stång": "stänger",
    "fot": "fötter",
    "rot": "rötter",
    "son": "söner",
    "man": "män",
    "dotter": "döttrar",
    "mor": "mödrar",
    "far": "fäder",
    "bror": "bröder",
    "ledamot": "ledamöter",
    "gås": "gäss",
    "mus": "möss",
}
"""Nouns whose plural has another vowel; compounds that end in them too ("huvudstad")."""

_ENDS = ("en", "ens", "et", "ets", "ar", "ars", "arna", "arnas", "er", "ers", "erna", "ernas", "s")
_ENDS_OF_A = ("an", "ans", "as", "or", "ors", "orna", "ornas")
"""Endings of nouns: those in -a, and others."""

_VOWELS = "aeiouyåäöé"
_LOST_VOWEL = re.compile(r"^(?P<head>.{2,}[^aeiouyåäö])[aeo](?P<last>[lnr])$")
"""Nouns that lose a vowel: "cykel", "cyklar"; "vatten", "vattnet". Those in -a keep theirs."""
_ONSET = re.compile(
    r"(?:[bcdfghjklmnpqrstvwx]|[bfgkp][lr]|[dtv]r|[dtks]v|[gk]n|[bdfghlmnpst]j|s[klmnpt]|sk[jrv]|sp[jlr]|st[jr]|sch|[cpt]h)?"
    rf"[{_VOWELS}]"
)
"""How a Swedish word can begin."""
_LINKS = "seoua"
"""Letters that join the parts of a compound: "kommun-s-plan", "cykelban-e-plan", "gat-u-kök"."""
_DERIVED = re.compile(
    r"(?:t?er(?:a|ar|as|ad|ade|at|ats|ande|ing|ings)|n?ing|ings|are|ande|ende|het|lig|isk|iska|iskt|ist|else|ant|ans|ens|itet|i?k?ation|ion|ör|ism|ik)"
    r"(?:en|et|ar|er|or|a|t|s|arna|erna|orna|ens|ets|arnas|ernas|na|n)?"
)
"""Ends that make another word of one, and no compound: "plan-ering", "bil-ist"."""


class Vocabulary:
    """Words to look for, and which of them a word of a text holds."""

    def __init__(self) -> None:
        """Begin without words."""
        self._stems: defaultdict[str, set[str]] = defaultdict(set)
        self._written: defaultdict[str, set[str]] = defaultdict(set)
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        self._openings: set[str] = set()

    def add(self, word: str) -> None:
        """Look for a word, in whichever form it is given."""
        written = fold(word)
        for form in (written, *_inflected(written)):
            self._written[form].add(word)
        for form in _forms(written):
            self._stems[form].add(word)
            if len(form) >= SHORTEST:
                self._heads[form].add(word)
                self._openings.add(form[:SHORTEST])

    def find(self, token: str) -> frozenset[str]:
        """Tell which words a word of a text is a form or a compound of.

        >>> words = Vocabulary()
        >>> for word in ("cykelbana", "skola", "plan"):
        ...     words.add(word)
        >>> [sorted(words.find(token)) for token in ("cykelbanorna", "cykelbaneplan", "förskolan", "planka", "planering")]
        [['cykelbana'], ['cykelbana', 'plan'], ['skola'], [], []]

        The token is in small letters, without hyphens.
        """
        bare = stem(token)
        found: set[str] = set()
        for start in (0, *range(_REST, len(token) - SHORTEST + 1)):
            whole, folded = self._written.get(token[start:]), self._stems.get(bare[start:])
            opens = token[start : start + SHORTEST] in self._openings
            if not (whole or folded or opens) or (start and not any(letter in _VOWELS for letter in token[:start])):
                continue
            found.update(whole or (), folded or (), self._begun(token, start) if opens else ())
        return frozenset(found)

    def _begun(self, token: str, start: int) -> set[str]:
        """Find words that stand at a place of a compound, with another part behind."""
        found: set[str] = set()
        for end in range(start + SHORTEST, len(token) - _REST + 1):
            words = self._heads.get(token[start:end])
            if words is None or not _can_follow(token[end:], least=_REST + (end - start <= _SHORT)):
                continue
            found |= {word for word in words if not start or len(word) >= _INSIDE}
        return found


def fold(text: str) -> str:
    """Write text as words are compared: composed, in small letters."""
    return unicodedata.normalize("NFC", text).casefold()


def fragments(word: str) -> frozenset[str]:
    """List pieces of which one stands in every form and compound that a word is found in: for a search beforehand.

    >>> sorted(fragments("torgen")), sorted(fragments("stad"))
    (['torg'], ['stad', 'städ'])
    """
    written = fold(word)
    found = {*_forms(written), written, *_inflected(written)}
    return frozenset(form for form in found if not any(other != form and other in form for other in found))


def _forms(word: str) -> set[str]:
    """List what a word's forms come to when their inflection is folded."""
    found = {word, stem(word)}
    for short in tuple(found):
        lost = None if word.endswith(("a", *_ENDS_OF_A)) else _LOST_VOWEL.match(short)
        if lost:
            found.add(lost["head"] + lost["last"])
    if len(word) == _SHORT and word.endswith("a"):
        found.add(word[:-1])
    for one, many in _OTHER_VOWEL.items():
        if word.endswith(one):
            found.add(stem(word.removesuffix(one) + many))
    return found


def _inflected(word: str) -> tuple[str, ...]:
    """List the forms of a short word: folding leaves four letters at least, and so leaves these alone."""
    if len(word) > _SHORT:
        return ()
    base, ends = (word[:-1], _ENDS_OF_A) if word.endswith("a") else (word, _ENDS)
    return tuple(base + end for end in ends)


def _can_follow(rest: str, least: int) -> bool:
    """Tell whether letters behind a word can be another word, joined as compounds are."""
    if _DERIVED.fullmatch(rest):
        return False
    joined = rest[1:] if rest[0] in _LINKS else rest
    return any(len(part) >= least and _ONSET.match(part) is not None for part in (rest, joined))


# What the line ends of a paper mean in Swedish: words that a hyphen parts, and lists of days.

_ALONE = re.compile(r"och|eller|samt|respektive|resp|som|till|mot|/")
_DATED = re.compile(
    rf"{WEEKDAY},? (?:den )?\d{{1,2}}\b|(?:den )?\d{{1,2}}(?::?[ae])?(?:/\d{{1,2}}\b| {MONTH})|20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
"""How a line of a list of days begins."""
_WANTS_MORE = re.compile(r"(?:[,–-]|\b(?:och|samt|den|till|från|på|kl\.?))\s*$", re.IGNORECASE)
"""How a line ends that the next one goes on with."""


def stands_alone(word: str) -> bool:
    """Tell whether a word behind a hyphen at a line's end stands by itself: "barn-" over "och utbildningsnämnden".

    >>> stands_alone("och"), stands_alone("nämnden")
    (True, False)
    """
    return _ALONE.fullmatch(word) is not None


def begins_anew(first: str, above: str, line: str) -> bool:
    """Tell whether a line begins with a day, as the first of them did, and the one above wants no more.

    >>> begins_anew("13 januari kl. 9", "13 januari kl. 9", "10 februari"), begins_anew("13 januari", "13 och", "14 maj")
    (True, False)
    """
    return bool(_DATED.match(first) and _DATED.match(line)) and not _WANTS_MORE.search(above)
