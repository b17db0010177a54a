"""Patterns over the tokens of a clause: sequences of named vocabularies and classes, with gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.morphology import inflections, verb_readings
from agendawatch.lang.sv.tokens import Token, noun_of

__all__ = ["Hit", "Pattern", "PatternError", "compile_pattern", "find", "phrases", "vocabulary"]

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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a phrase."""

    text: str
    kind: str
    """`verb` (any form), `word` (as written), `form` (a participle's forms), `begins` (a beginning)."""
    forms: frozenset[str]
    close: bool
    """Whether it stands right behind the word before it."""

    def fits(self, token: Token) -> bool:
        if self.kind == "verb":
            return token.is_verb(self.text)
        if self.kind == "begins":
            return token.low.startswith(self.text)
        return token.low in self.forms


_Phrase = tuple[_Word, ...]


@lru_cache(maxsize=None)
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
    if piece.endswith("*"):
        return _Word(piece[:-1], "begins", frozenset(), close)
    is_verb = any(reading.lemma == piece for reading in verb_readings(piece))
    if is_verb and (alone or noun_of(piece) is None):
        return _Word(piece, "verb", frozenset(), close)
    return _Word(piece, "word", frozenset({piece}), close)


@cache
def _particles() -> frozenset[str]:
    """Give the particles that stand by their verb: "tar upp ärendet" is no "tar ärendet längre fram"."""
    return frozenset(load("vocabularies")["PARTICLES"].split())


class _Vocabulary:
    """Phrases, found by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.by_lemma: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self.by_word: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self.beginnings: list[_Phrase] = []
        for written in phrases:
            phrase = _phrase(written)
            first = phrase[0]
            if first.kind == "verb":
                self.by_lemma[first.text].append(phrase)
            elif first.kind == "begins":
                self.beginnings.append(phrase)
            else:
                for form in first.forms:
                    self.by_word[form].append(phrase)

    def at(self, tokens: Sequence[Token], place: int) -> Iterator[tuple[int, int]]:
        """Give the last place and the verb's place of each phrase that begins here, the longest first."""
        token = tokens[place]
        phrases = list(self.by_word.get(token.low, ()))
        for reading in token.verbs:
            phrases += self.by_lemma.get(reading.lemma, ())
        phrases += [phrase for phrase in self.beginnings if phrase[0].fits(token)]
        for phrase in sorted(phrases, key=len, reverse=True):
            last = _run(phrase, tokens, place)
            if last is not None:
                yield last, place


def _run(phrase: _Phrase, tokens: Sequence[Token], place: int) -> int | None:
    """Follow a phrase from its first word; what stands between may be anything but another verb that is finite."""
    last = place
    lowest = place
    for nth, word in enumerate(phrase[1:], 2):
        by_the_verb = nth == len(phrase) and word.text in _particles()
        found = None
        for at in range(last + 1, min(len(tokens), last + 2 + (0 if word.close else _GAP))):
            if word.fits(tokens[at]):
                found = at
                break
            if (tokens[at].only_finite or (tokens[at].noun and by_the_verb)) and not word.close:
                break
        if found is None and not word.close and word.kind != "verb":
            # "Nej sade kommunstyrelsen", "bifall fick motionen"
            found = next((at for at in range(max(0, lowest - 3), lowest) if word.fits(tokens[at])), None)
            if found is not None:
                lowest = found
                continue
        if found is None:
            return None
        last = found
    return last


@cache
def phrases(name: str) -> tuple[_Phrase, ...]:
    """Give the phrases of a vocabulary, word by word."""
    return tuple(_phrase(written) for written in _words(load("vocabularies")[name]))


@cache
def vocabulary(name: str) -> _Vocabulary:
    """Give a vocabulary of `rules/vocabularies.toml` by its name; raises `PatternError` where there is none."""
    tables = load("vocabularies")
    if name not in tables:
        msg = f"no vocabulary is called {name}"
        raise PatternError(msg)
    return _Vocabulary(_words(tables[name]))


def _words(written: str) -> list[str]:
    return [phrase.strip() for line in written.splitlines() for phrase in line.split(",") if phrase.strip()]


_CLASSES = {
    "BODY": lambda token: token.kind == "body",
    "WHOSE": lambda token: token.genitive,
    "PERSON": lambda token: token.kind == "person",
    "ACTOR": lambda token: token.actor,
    "DAY": lambda token: token.kind in {"day", "when"},
    "YEAR": lambda token: token.kind == "year",
    "MATTER": lambda token: token.noun in {"matter", "claim", "thing"},
    "CLAIM": lambda token: token.noun == "claim",
    "PART": lambda token: token.noun == "part",
    "PROCEDURAL": lambda token: token.noun == "procedural",
    "ORDER": lambda token: token.noun == "order",
    "MEETING": lambda token: token.noun == "meeting",
    "NUMBER": lambda token: token.kind == "number",
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


@lru_cache(maxsize=None)
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
        found = _match(tokens, place, pattern.elements, 0, place)
        if found is not None:
            yield Hit(place, found[0], found[1])


def _match(
    tokens: Sequence[Token], place: int, elements: tuple[_Element, ...], nth: int, head: int
) -> tuple[int, int] | None:
    """Match elements from a place on: the last place, and the head's."""
    if nth == len(elements):
        return place - 1, head
    element = elements[nth]
    if element.kind == "gap":
        for step in range(element.gap + 1):
            found = _match(tokens, place + step, elements, nth + 1, head)
            if found is not None:
                return found
        return None
    if place < len(tokens):
        for last, verb in _element(tokens, place, element):
            found = _match(tokens, last + 1, elements, nth + 1, verb if tokens[verb].verbs and not tokens[head].verbs else head)
            if found is not None:
                return found
    return _match(tokens, place, elements, nth + 1, head) if element.optional else None


def _element(tokens: Sequence[Token], place: int, element: _Element) -> Iterator[tuple[int, int]]:
    if element.kind == "vocabulary":
        yield from vocabulary(element.name).at(tokens, place)
    elif element.kind == "class":
        if _CLASSES[element.name](tokens[place]):
            yield place, place
    elif tokens[place].low == element.name:
        yield place, place
