"""Patterns over the tokens of a clause: sequences of named vocabularies and classes, with gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from agendawatch.budget import spend
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.morphology import VerbForm, inflections, verb_readings
from agendawatch.lang.sv.tokens import Token, count_of, noun_of


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


class _Begun(NamedTuple):
    """What may begin with a word, or is it."""

    phrases: Mapping[str, tuple[_Phrase, ...]]
    """By their vocabulary, the longest first."""
    alone: frozenset[str]
    """Vocabularies of which it is a word by itself."""


class _Placed(NamedTuple):
    """A phrase where it stands."""

    vocabulary: str
    order: tuple[int, int, int]
    """The longest first; as written before verbs before parts of words; as they stand."""
    phrase: _Phrase


@cache
def _by_beginning() -> dict[tuple[str, str], list[_Placed]]:
    """Sort the phrases of all vocabularies by what they begin with: its kind, and its letters."""
    found: defaultdict[tuple[str, str], list[_Placed]] = defaultdict(list)
    for name in (name for file in VOCABULARIES for name in load(file)):
        for nth, phrase in enumerate(phrases(name)):
            first = phrase[0]
            kind = first.kind if first.kind in {"verb", *_PARTS} else "word"
            placed = _Placed(name, (-len(phrase), {"word": 0, "verb": 1}.get(kind, 2), nth), phrase)
            for form in first.forms if kind == "word" else (first.text,):
                found[kind, form].append(placed)
    return dict(found)


_PARTS = ("begins", "ends", "holds")
"""Kinds of which only a part of the word is written."""


@cache
def _longest_part() -> int:
    return max(len(text) for kind, text in _by_beginning() if kind in _PARTS)


@cache
def _held() -> tuple[tuple[str, list[_Placed]], ...]:
    """Give the parts that a word may hold anywhere."""
    return tuple((text, found) for (kind, text), found in _by_beginning().items() if kind == "holds")


@lru_cache(maxsize=50_000)
def _begun(low: str, verbs: tuple[VerbForm, ...]) -> _Begun:
    """Ask once of a word which phrases of all vocabularies may begin with it."""
    known = _by_beginning()
    keys = [("word", low), *(("verb", reading.lemma) for reading in verbs)]
    letters = range(1, min(len(low), _longest_part()) + 1)
    keys += [("begins", low[:many]) for many in letters]
    keys += [("ends", low[-many:]) for many in letters]
    found = [it for key in keys for it in known.get(key, ())]
    found += [it for text, held in _held() if text in low for it in held]
    named: defaultdict[str, list[_Placed]] = defaultdict(list)
    for it in found:
        named[it.vocabulary].append(it)
    inorder = {name: tuple(it.phrase for it in sorted(held, key=lambda it: it.order)) for name, held in named.items()}
    return _Begun(inorder, frozenset(it.vocabulary for it in found if len(it.phrase) == 1))


def _run(phrase: _Phrase, tokens: Sequence[Token], place: int) -> frozenset[int] | None:
    """Follow a phrase from its first word; what stands between may be anything but another verb that is finite."""
    last = place
    lowest = place
    taken = {place}
    for nth, word in enumerate(phrase[1:], 2):
        by_the_verb = nth == len(phrase) and word.text in _particles()
        found = None
        reach = 2 if word.close else 8  # "sade på onsdagen nej"
        for at in range(last + 1, min(len(tokens), last + reach)):
            if word.fits(tokens[at]):
                found = at
                break
            # "blir mötet av", no "tar ärendet längre fram"
            parts = by_the_verb and tokens[at].noun not in {None, "meeting"}
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


VOCABULARIES = ("vocabularies", "meeting_vocabularies", "matter_vocabularies", "grammar")
"""Where vocabularies stand."""


@cache
def phrases(name: str) -> tuple[_Phrase, ...]:
    """Give the phrases of a vocabulary, word by word; raises `PatternError` where there is none of that name."""
    written = next((found for file in VOCABULARIES if (found := load(file).get(name)) is not None), None)
    if written is None:
        msg = f"no vocabulary is called {name}"
        raise PatternError(msg)
    return tuple(_phrase(word) for word in _words(written))


@cache
def plain_words(name: str) -> frozenset[str]:
    """Give the words of a vocabulary that are phrases by themselves, as they are written."""
    alone = (phrase[0] for phrase in phrases(name) if len(phrase) == 1)
    return frozenset(form for word in alone if word.kind != "verb" for form in word.forms)


def phrases_at(name: str, tokens: Sequence[Token], place: int) -> Iterator[frozenset[int]]:
    """Give the places of each phrase of a vocabulary that begins at one, the longest first."""
    phrases(name)  # raises where there is none of that name
    begun = _begun(tokens[place].low, tokens[place].verbs).phrases.get(name, ())
    return (taken for phrase in begun if (taken := _run(phrase, tokens, place)) is not None)


def is_among(token: Token | None, name: str) -> bool:
    """Tell whether a token is a word of a vocabulary; nothing is none.

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> [is_among(token, "REJECT") for token in tokenize("Motionen avslogs")]
    [False, True]
    """
    phrases(name)  # raises where there is none of that name
    return token is not None and name in _begun(token.low, token.verbs).alone


def has_any(tokens: Iterable[Token], name: str) -> bool:
    """Tell whether any token is a word of a vocabulary."""
    return any(is_among(token, name) for token in tokens)


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
    needs: tuple[str | None, ...]
    """What its elements need of a word: a vocabulary, a class behind "@", the word itself; `None` for a gap, or what may be
    missing."""


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
            phrases(part[1:])
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
    return Pattern(source, tuple(elements), tuple(_need(element) for element in elements))


def _need(element: _Element) -> str | None:
    if element.optional or element.kind == "gap":
        return None
    return f"@{element.name}" if element.kind == "class" else element.name


def find(tokens: Sequence[Token], pattern: Pattern | str) -> Iterator[Hit]:
    """Find every place where a pattern begins; it may be given as it is written."""
    spend(len(tokens))
    sought = compile_pattern(pattern) if isinstance(pattern, str) else pattern
    first = sought.needs[0]
    for place, token in enumerate(tokens):
        if first is None or first in (token.marks or _marks(token)):
            found = _match(tokens, sought.elements, place)
            if found is not None:
                yield Hit(place, *found)


def find_first(tokens: Sequence[Token], pattern: Pattern | str) -> Hit | None:
    """Find the first place where a pattern begins; `None` where it stands nowhere.

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> find_first(tokenize("Nämnden avslog motionen"), "%REJECT ..2 @MATTER").first
    1
    """
    return next(find(tokens, pattern), None)


class Rules:
    """Patterns that are looked for together: what the words of a clause may be is asked once for all of them."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Note which words and classes each pattern needs."""
        self._patterns = patterns
        self._needs = [frozenset(it for it in pattern.needs if it is not None) for pattern in patterns]

    def may_find(self, tokens: Iterable[Token]) -> bool:
        """Tell whether words have all that any of them needs; what has not, holds none."""
        return bool(self._possible(tokens))

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, Hit]]:
        """Find every pattern wherever it begins: which, and where; in the patterns' order."""
        found: list[tuple[int, Hit]] = []
        for nth in self._possible(tokens):
            by_head: dict[int, Hit] = {}
            for hit in find(tokens, self._patterns[nth]):
                by_head[hit.head] = hit  # of several that have the same verb the shortest holds
            found += ((nth, hit) for hit in sorted(by_head.values(), key=lambda it: it.first))
        return found

    def _possible(self, tokens: Iterable[Token]) -> list[int]:
        marks = frozenset[str]().union(*[token.marks or _marks(token) for token in tokens])
        return [nth for nth in range(len(self._needs)) if self._needs[nth] <= marks]


def _marks(token: Token) -> frozenset[str]:
    """Give what elements of patterns a word may begin: its vocabularies, its classes, itself."""
    if token.marks is None:
        token.marks = _marks_of(token.low, token.kind, token.verbs, token.noun, token.genitive)
    return token.marks


@lru_cache(maxsize=50_000)
def _marks_of(low: str, kind: str, verbs: tuple[VerbForm, ...], noun: str | None, genitive: bool) -> frozenset[str]:
    token = Token(low, 0, len(low), kind, verbs=verbs, noun=noun, genitive=genitive)
    classes = (f"@{name}" for name, holds in _CLASSES.items() if holds(token))
    return frozenset((low, *_begun(low, verbs).phrases, *classes))


_Matched = tuple[int, int, frozenset[int]]
"""The last place, the head's, and all that were taken."""


def _match(tokens: Sequence[Token], elements: tuple[_Element, ...], first: int) -> _Matched | None:
    """Match elements from a place on."""
    if len(elements) == 1:  # most rules are one vocabulary
        words = next(_element(tokens, first, elements[0]), None)
        return (max(words), first, words) if words is not None else None

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
        yield from phrases_at(element.name, tokens, place)
    elif element.kind == "class":
        if f"@{element.name}" in _marks(tokens[place]):
            yield frozenset({place})
    elif tokens[place].low == element.name:
        yield frozenset({place})
