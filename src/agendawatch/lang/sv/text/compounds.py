"""Words found in their inflections and compounds: *cykelbana* in "cykelbanor" and "cykelbaneplan"."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from agendawatch.lang.sv.text.stems import stem

__all__ = ["SHORTEST", "Vocabulary", "fragments"]

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
            if not (whole or folded or opens) or (start and not _can_be_word(token[:start])):
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


def _can_be_word(part: str) -> bool:
    """Tell whether the first part of a compound can be a word: it has a vowel."""
    return any(letter in _VOWELS for letter in part)


def _can_follow(rest: str, least: int) -> bool:
    """Tell whether letters behind a word can be another word, joined as compounds are."""
    if _DERIVED.fullmatch(rest):
        return False
    joined = rest[1:] if rest[0] in _LINKS else rest
    return any(len(part) >= least and _ONSET.match(part) is not None for part in (rest, joined))
