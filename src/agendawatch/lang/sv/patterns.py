"""Patterns over the tokens of a clause: sequences of named vocabularies and classes, with gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.morphology import inflections, verb_readings
from agendawatch.lang.sv.tokens import Token, count_of, noun_of

__all__ = [
    "VOCABULARIES",
    "Hit",
    "Pattern",
    "PatternError",
    "Rules",
    "Vocabulary",
    "compile_pattern",
    "find",
    "has_any",
    "is_among",
    "phrases",
    "vocabulary",
]

_GAP = 6
"""Tokens that may stand between the words of a phrase: "sade på onsdagen nej"."""


class PatternError(ValueError):
    """A rule's pattern that names no vocabulary or class, or a phrase that has no word."""


class Hit(NamedTuple):
    """Where a pattern stands in a clause."""

    first: int
    last: int
    """The last token's place."""
    head: int
    """The place of its verb, else its first token."""
    words: frozenset[int] = frozenset()
    """The places that the pattern's own words took."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a phrase."""

    text: str
    kind: str
    """`verb` (any form), `word` (as written), `form` (a participle's forms), `begins`, `ends`, `holds` (a part of a word)."""
    forms: frozenset[str]
    close: bool
    """Whether it stands right behind the word before it."""

    def fits(self, token: Token) -> bool:
        if self.kind == "verb":
            return token.is_verb(self.text)
        if self.kind == "begins":
            return token.low.startswith(self.text)
        if self.kind == "ends":
            return token.low.endswith(self.text)
        if self.kind == "holds":
            return self.text in token.low
        return token.low in self.forms


_Phrase = tuple[_Word, ...]


@cache
def _phrase(written: str) -> _Phrase:
    words = []
    for nth, part in enumerate(written.split()):
        for place, piece in enumerate(part.split("_")):
            words.append(_word(piece, close=place > 0, alone=nth == 0 and place == 0))
    if not words:
        msg = f"a phrase without a word: {written!r}"
        raise PatternError(msg)
    return tuple(words)


def _word(piece: str, *, close: bool, alone: bool) -> _Word:
    if piece.startswith("="):
        return _Word(piece[1:], "word", frozenset({piece[1:]}), close)
    if piece.endswith("~"):
        return _Word(piece[:-1], "form", frozenset(inflections(piece[:-1])), close)
    if piece.startswith("*") or piece.endswith("*"):
        kind = "begins" if not piece.startswith("*") else "ends" if not piece.endswith("*") else "holds"
        return _Word(piece.strip("*"), kind, frozenset(), close)
    is_verb = any(reading.lemma == piece for reading in verb_readings(piece))
    if is_verb and (alone or noun_of(piece) is None):
        return _Word(piece, "verb", frozenset(), close)
    return _Word(piece, "word", frozenset({piece}), close)


@cache
def _particles() -> frozenset[str]:
    """Give the particles that stand by their verb: "tar upp ärendet" is no "tar ärendet längre fram"."""
    return frozenset(_words(load("grammar")["PARTICLES"]))


class Vocabulary:
    """Words and phrases, found by their first word."""

    def __init__(self, found: Iterable[_Phrase]) -> None:
        """Sort phrases by what they begin with."""
        self.by_lemma: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self.by_word: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self.affixes: list[_Phrase] = []
        """Phrases of which only the first word's beginning or end is written."""
        for phrase in found:
            first = phrase[0]
            if first.kind == "verb":
                self.by_lemma[first.text].append(phrase)
            elif first.kind in {"begins", "ends", "holds"}:
                self.affixes.append(phrase)
            else:
                for form in first.forms:
                    self.by_word[form].append(phrase)
        self.words = frozenset(form for form, found in self.by_word.items() if any(len(it) == 1 for it in found))
        self._lemmas = frozenset(lemma for lemma, found in self.by_lemma.items() if any(len(it) == 1 for it in found))
        self._affixes = tuple(phrase[0] for phrase in self.affixes if len(phrase) == 1)

    def has(self, token: Token) -> bool:
        """Tell whether a token is one of its words; phrases of several are not asked."""
        if token.low in self.words:
            return True
        if self._lemmas and any(reading.lemma in self._lemmas for reading in token.verbs):
            return True
        return any(affix.fits(token) for affix in self._affixes)

    def at(self, tokens: Sequence[Token], place: int) -> Iterator[frozenset[int]]:
        """Give the places of each phrase that begins here, the longest first."""
        token = tokens[place]
        phrases = list(self.by_word.get(token.low, ()))
        for reading in token.verbs:
            phrases += self.by_lemma.get(reading.lemma, ())
        phrases += [phrase for phrase in self.affixes if phrase[0].fits(token)]
        for phrase in sorted(phrases, key=len, reverse=True):
            taken = _run(phrase, tokens, place)
            if taken is not None:
                yield taken


def _run(phrase: _Phrase, tokens: Sequence[Token], place: int) -> frozenset[int] | None:
    """Follow a phrase from its first word; what stands between may be anything but another verb that is finite."""
    last = place
    lowest = place
    taken = {place}
    for nth, word in enumerate(phrase[1:], 2):
        by_the_verb = nth == len(phrase) and word.text in _particles()
        found = None
        for at in range(last + 1, min(len(tokens), last + 2 + (0 if word.close else _GAP))):
            if word.fits(tokens[at]):
                found = at
                break
            parts = by_the_verb and tokens[at].noun not in {
                None,
                "meeting",
            }  # "blir mötet av", no "tar ärendet längre fram"
            if not word.close and (tokens[at].only_finite or parts or (by_the_verb and tokens[at].low in _particles())):
                break
        if found is None and not word.close and word.kind != "verb":
            # "Nej sade kommunstyrelsen", "bifall fick motionen"
            found = next((at for at in range(max(0, lowest - 3), lowest) if word.fits(tokens[at])), None)
            if found is not None:
                lowest = found
                taken.add(found)
                continue
        if found is None:
            return None
        last = found
        taken.add(found)
    return frozenset(taken)


VOCABULARIES = ("vocabularies", "meeting_vocabularies", "grammar")
"""Where vocabularies stand."""


@cache
def phrases(name: str) -> tuple[_Phrase, ...]:
    """Give the phrases of a vocabulary, word by word; raises `PatternError` where there is none of that name."""
    written = next((found for file in VOCABULARIES if (found := load(file).get(name)) is not None), None)
    if written is None:
        msg = f"no vocabulary is called {name}"
        raise PatternError(msg)
    return tuple(_phrase(it) for it in _words(written))


@cache
def vocabulary(name: str) -> Vocabulary:
    """Give a vocabulary by its name; raises `PatternError` where there is none."""
    return Vocabulary(phrases(name))


def is_among(token: Token | None, name: str) -> bool:
    """Tell whether a token is a word of a vocabulary; nothing is none.

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> [is_among(token, "REJECT") for token in tokenize("Motionen avslogs")]
    [False, True]
    """
    return token is not None and vocabulary(name).has(token)


def has_any(tokens: Iterable[Token], name: str) -> bool:
    """Tell whether any token is a word of a vocabulary."""
    words = vocabulary(name)
    return any(words.has(token) for token in tokens)


def _words(written: str) -> list[str]:
    return [phrase.strip() for line in written.splitlines() for phrase in line.split(",") if phrase.strip()]


_CLASSES: dict[str, Callable[[Token], bool]] = {
    "BODY": lambda token: token.kind == "body",
    "WHOSE": lambda token: token.genitive,
    "PERSON": lambda token: token.kind == "person",
    "ACTOR": lambda token: token.actor,
    "DAY": lambda token: token.kind in {"day", "when"},
    "WHEN": lambda token: token.kind == "when",
    "DATE": lambda token: token.kind in {"day", "year", "number"},
    "NOUN": lambda token: token.noun is not None,
    "SUPINE": lambda token: token.supine,
    "YEAR": lambda token: token.kind == "year",
    "MATTER": lambda token: token.noun in {"matter", "claim", "thing"},
    "ITEM": lambda token: token.noun in {"matter", "claim", "decision"},
    "CLAIM": lambda token: token.noun == "claim" or (token.noun == "procedural" and is_among(token, "NAMED_CLAIM")),
    "PART": lambda token: token.noun == "part",
    "PROCEDURAL": lambda token: token.noun == "procedural",
    "ORDER": lambda token: token.noun == "order",
    "MEETING": lambda token: token.noun == "meeting",
    "NUMBER": lambda token: token.kind == "number",
    "COUNT": lambda token: count_of(token) is not None,
    "GROUP": lambda token: token.kind == "group" and not token.genitive,
    "OWNER": lambda token: token.kind == "group" and token.genitive,
}


@dataclass(frozen=True, slots=True)
class _Element:
    kind: str
    """`vocabulary`, `class`, `word`, `gap`."""
    name: str = ""
    gap: int = 0
    optional: bool = False


class Pattern(NamedTuple):
    """A compiled pattern."""

    source: str
    elements: tuple[_Element, ...]


@cache
def compile_pattern(source: str) -> Pattern:
    """Compile a pattern: `%VOCABULARY`, `@CLASS`, a word, `[optional]`, `..N` for up to N tokens between.

    Raises `PatternError` for a vocabulary or a class that there is none of.
    """
    elements = []
    for written in source.split():
        optional = written.startswith("[")
        part = written.strip("[]")
        if part.startswith(".."):
            elements.append(_Element("gap", gap=int(part[2:] or 4)))
        elif part.startswith("%"):
            vocabulary(part[1:])
            elements.append(_Element("vocabulary", part[1:], optional=optional))
        elif part.startswith("@"):
            if part[1:] not in _CLASSES:
                msg = f"no class is called {part}"
                raise PatternError(msg)
            elements.append(_Element("class", part[1:], optional=optional))
        elif "|" in part:
            msg = f"a pattern names vocabularies, and has no alternatives of its own: {source!r}"
            raise PatternError(msg)
        else:
            elements.append(_Element("word", part, optional=optional))
    if not elements:
        msg = "a pattern without an element"
        raise PatternError(msg)
    return Pattern(source, tuple(elements))


def find(tokens: Sequence[Token], pattern: Pattern) -> Iterator[Hit]:
    """Find every place where a pattern begins."""
    for place in range(len(tokens)):
        found = _match(tokens, pattern.elements, place)
        if found is not None:
            yield Hit(place, *found)


class Rules:
    """Patterns that are looked for together: each word of a clause is asked once which of them may begin there."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Sort them by what they begin with."""
        self._patterns = patterns
        self._lemmas: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._others: list[int] = []
        """Patterns that may begin anywhere: with a class, a beginning, a gap."""
        for nth, pattern in enumerate(patterns):
            self._add(nth, pattern.elements)

    def _add(self, nth: int, elements: tuple[_Element, ...]) -> None:
        first = elements[0]
        if first.kind == "vocabulary" and not first.optional:
            words = vocabulary(first.name)
            for lemma in words.by_lemma:
                self._lemmas[lemma].append(nth)
            for word in words.by_word:
                self._words[word].append(nth)
            if words.affixes:
                self._others.append(nth)
        elif first.kind == "word" and not first.optional:
            self._words[first.name].append(nth)
        else:
            self._others.append(nth)

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, Hit]]:
        """Find every pattern wherever it begins: which, and where; in the patterns' order."""
        found: dict[tuple[int, int], Hit] = {}
        for place, token in enumerate(tokens):
            may = set(self._others)
            may.update(self._words.get(token.low, ()))
            for reading in token.verbs:
                may.update(self._lemmas.get(reading.lemma, ()))
            for nth in may:
                hit = _match(tokens, self._patterns[nth].elements, place)
                if hit is not None:  # of several that have the same verb the shortest holds
                    found[nth, hit[1]] = Hit(place, *hit)
        return sorted(((nth, hit) for (nth, _), hit in found.items()), key=lambda it: (it[0], it[1].first))


_Matched = tuple[int, int, frozenset[int]]
"""The last place, the head's, and all that were taken."""


def _match(tokens: Sequence[Token], elements: tuple[_Element, ...], first: int) -> _Matched | None:
    """Match elements from a place on."""

    def rest(nth: int, place: int, head: int, taken: frozenset[int]) -> _Matched | None:
        if nth == len(elements):
            return place - 1, head, taken
        element = elements[nth]
        if element.kind == "gap":
            ways = (rest(nth + 1, place + step, head, taken) for step in range(element.gap + 1))
            return next((found for found in ways if found is not None), None)
        if place < len(tokens):
            for words in _element(tokens, place, element):
                to = place if tokens[place].verbs and not tokens[head].verbs else head
                found = rest(nth + 1, max(place, *words) + 1, to, taken | words)
                if found is not None:
                    return found
        return rest(nth + 1, place, head, taken) if element.optional else None

    return rest(0, first, first, frozenset())


def _element(tokens: Sequence[Token], place: int, element: _Element) -> Iterator[frozenset[int]]:
    if element.kind == "vocabulary":
        yield from vocabulary(element.name).at(tokens, place)
    elif element.kind == "class":
        if _CLASSES[element.name](tokens[place]):
            yield frozenset({place})
    elif tokens[place].low == element.name:
        yield frozenset({place})
