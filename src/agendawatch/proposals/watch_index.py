"""Watches turned inside out: from a word of a text to those who look for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from agendawatch.errors import InputError
from agendawatch.lang.sv.stems import Vocabulary, fold
from agendawatch.lang.sv.stems import fragments as fragments_of_word
from agendawatch.model import Watch
from agendawatch.proposals.terms import Condition, Term, TermKind, read_term, read_where

_Phrases = Mapping[int, Mapping[str, list[Term]]]
"""By their number of words, then by text."""
_Token = tuple[tuple[Term, ...], _Phrases]
"""What a word of a text holds, and which phrases may begin there."""

_FEW = 60
"""Pieces of words that are better looked for at once, before a word of a text is taken apart."""

_TEXTS = ("words", "phrases", "references")
_NARROW = ("parties", "municipalities", "organizations", "kinds")


def condition(watch: Watch) -> Condition:
    """Read a watch as one condition, what looks at text first; `InputError` names the field that is wrong.

    A watch without any text, party, organization, municipality or kind is refused: it would be told of everything.
    """
    texts = frozenset(read_term(field, written) for field in _TEXTS for written in getattr(watch, field))
    lists = [frozenset(read_term(field, written) for written in getattr(watch, field)) for field in _NARROW]
    parts = [Condition("any", terms) for terms in (texts, *lists) if terms]
    if watch.where:
        parts.insert(1 if texts else 0, read_where(watch.where))
    if not parts:
        field = "watch"
        raise InputError(field, watch.name, "a term: words, phrases, references, where, parties, places, kinds")
    refused = frozenset(read_term("without", written) for written in watch.without)
    if refused:
        parts.append(Condition("none", refused))
    whole = parts[0] if len(parts) == 1 else Condition("all", parts=tuple(parts))
    if whole.triggers() is None:
        raise InputError(field="where", value=watch.where, expected="something that is looked for, beside what is not")
    return whole


@dataclass(frozen=True, slots=True)
class IndexedWatch:
    """A watch, and the condition that it comes to."""

    watch: Watch
    condition: Condition
    terms: frozenset[Term]
    asks_parties: bool


class WatchIndex:
    """Many watches, by the terms that bring them up."""

    def __init__(self, watches: Iterable[Watch]) -> None:
        """Take in watches; one that cannot be read raises `InputError`."""
        self._watches = tuple(watches)
        self._by_trigger: defaultdict[Term, list[IndexedWatch]] = defaultdict(list)
        self._words: defaultdict[str, list[Term]] = defaultdict(list)
        self._phrases: defaultdict[str, dict[int, dict[str, list[Term]]]] = defaultdict(dict)
        self._vocabulary = Vocabulary()
        self._pieces: set[str] = set()
        self._piece: re.Pattern[str] | None = None
        self._known: dict[str, _Token] = {}
        self.others: dict[Term, None] = {}
        """Terms that are looked for elsewhere than in text, each once."""
        for watch in self._watches:
            whole = condition(watch)
            terms = frozenset(_terms(whole))
            sought = IndexedWatch(watch, whole, terms, any(term.kind is TermKind.PARTY for term in terms))
            for term in whole.triggers() or ():
                self._by_trigger[term].append(sought)
            # A set's order is another in every run: what a hit names first is told by no such thing.
            for term in sorted(terms, key=lambda it: (it.kind, it.text, it.written)):
                self._learn(term)
        if 0 < len(self._pieces) <= _FEW:
            self._piece = re.compile("|".join(map(re.escape, sorted(self._pieces))))
        self.begins_with_parties = any(term.kind is TermKind.PARTY for term in self._by_trigger)
        """Whether some watch is brought up by a party alone."""
        self.begins_with_texts = all(term.kind in {TermKind.WORD, TermKind.PHRASE} for term in self._by_trigger)
        """Whether every watch is brought up by words and phrases: where none may be, there is nothing to find."""

    def __iter__(self) -> Iterator[Watch]:
        """Walk through the watches, in the order given."""
        return iter(self._watches)

    def _learn(self, term: Term) -> None:
        if term.kind is TermKind.WORD and term not in self._words[term.text]:
            self._words[term.text].append(term)
            self._vocabulary.add(term.text)
            self._pieces |= fragments_of_word(term.text)
        elif term.kind is TermKind.PHRASE:
            words = term.text.split()
            self._pieces.add(max(words, key=len))
            terms = self._phrases[words[0]].setdefault(len(words), {}).setdefault(term.text, [])
            terms.extend([] if term in terms else [term])
        elif term.kind is not TermKind.WORD:
            self.others[term] = None

    def may_hold(self, text: str) -> bool:
        """Tell whether a text, folded, may hold any of the words and phrases; few are looked for all at once."""
        return self._piece is None or self._piece.search(text) is not None

    def looked_for(self, words: Sequence[str]) -> Iterator[tuple[Term, str]]:
        """Find the words and phrases of watches in the words of a text, each with what it was found in."""
        for nth, word in enumerate(words):
            known = self._known.get(word)
            if known is None:
                # Which words a word of a text holds, and which phrases may begin there, is found out once.
                folded = fold(word)
                held = self._vocabulary.find(folded) if self.may_hold(folded) else ()
                terms = tuple(term for base in sorted(held) for term in self._words[base])
                known = self._known[word] = (terms, self._phrases.get(folded, {}))
            terms, phrases = known
            for term in terms:
                yield term, word
            for length, texts in phrases.items():
                row = words[nth : nth + length]
                for term in texts.get(" ".join(map(fold, row)), ()):
                    yield term, " ".join(row)

    def brought_up(self, there: Iterable[Term]) -> Iterator[IndexedWatch]:
        """Give the watches that some of these terms bring up, each once, in the order of the terms."""
        lists = [some for term in there if (some := self._by_trigger.get(term))]
        if len(lists) == 1:
            yield from lists[0]
            return
        seen: set[int] = set()
        for sought in chain.from_iterable(lists):
            if id(sought) not in seen:
                seen.add(id(sought))
                yield sought


def _terms(whole: Condition) -> Iterator[Term]:
    yield from whole.terms
    for part in whole.parts:
        yield from _terms(part)


# What a watch can be narrowed by before anything is read: pieces of text of which one must be there.

_FIGURES = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def fragments(watch: Watch) -> frozenset[str] | None:
    """List pieces of text, folded, of which one stands in whatever the watch finds; `None` where none need.

    >>> sorted(fragments(Watch(name="Cyklar", words=("skola",), phrases=("plan för cykelbanor",))))
    ['cykelbanor', 'skol']

    A database that looks for them leaves little to read; what it gives is still to be looked at.
    Raises `InputError` for a watch that cannot be read.
    """
    pieces: set[str] = set()
    for term in condition(watch).triggers() or ():
        found: Iterable[str] = ()
        if term.kind is TermKind.WORD:
            found = fragments_of_word(term.text)
        elif term.kind is TermKind.PHRASE:
            found = (max(term.text.split(), key=len),)
        elif term.kind is TermKind.REFERENCE:
            figures = [part.lstrip("0") for part in _FIGURES.findall(term.text)]
            # A year stands in every agenda of it.
            telling = [part for part in figures if not _YEAR.fullmatch(part)] or figures
            found = filter(None, (max(telling, key=len),))
        there = frozenset(found)
        if not there:
            return None
        pieces |= there
    return frozenset(pieces) or None
