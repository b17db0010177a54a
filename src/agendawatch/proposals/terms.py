"""What a watch can look for: terms, checked one by one, and conditions that join them by and, or, not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from agendawatch.errors import InputError
from agendawatch.lang.sv.organizations import find_organizations, read_organization
from agendawatch.lang.sv.parties import party
from agendawatch.lang.sv.stems import SHORTEST, fold

_TOKEN = re.compile(r"[^\W_]+")


class TermKind(StrEnum):
    """What a term is looked for in."""

    WORD = "word"
    PHRASE = "phrase"
    REFERENCE = "reference"
    PARTY = "party"
    ORGANIZATION = "organization"
    MUNICIPALITY = "municipality"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is there or not."""

    kind: TermKind
    text: str
    """In the form that it is compared in: a folded word, a party's letters, an organization's slug."""
    written: str
    """As the watch has it."""

    def __hash__(self) -> int:
        """Hash by the text alone: a text knows its hash, and terms are put into sets by the million."""
        return hash(self.text)


def tokens(text: str) -> list[str]:
    """Cut text into words and numbers, as written; a hyphen parts them.

    >>> tokens("Gång- och cykelbane-plan, etapp 2")
    ['Gång', 'och', 'cykelbane', 'plan', 'etapp', '2']
    """
    return _TOKEN.findall(text if text.isascii() else unicodedata.normalize("NFC", text))


def text_term(field: str, written: str) -> Term:
    """Read a word, or a phrase where there are several.

    Raises `InputError` for a word of less than three letters, and for text without any.
    """
    words = tokens(written)
    if len(words) > 1:
        return Term(TermKind.PHRASE, " ".join(map(fold, words)), written)
    if not words:
        raise InputError(field, written, "a word")
    if len(words[0]) < SHORTEST:
        expected = f'a word of {SHORTEST} letters or more; exact short words go among phrases as ["{words[0]}"]'
        raise InputError(field, written, expected)
    return Term(TermKind.WORD, fold(words[0]), written)


def read_term(field: str, written: str) -> Term:
    """Read an entry of one of a watch's lists; `InputError` tells what is wrong with it."""
    expected = None
    match field:
        case "words" | "without":
            term = text_term(field, written)
            if field == "words" and term.kind is TermKind.PHRASE and not re.fullmatch(r"\S+", written):
                expected = "a single word; several in a row go among phrases"
        case "phrases":
            words = tokens(written)
            expected = None if words else "words"
            term = Term(TermKind.PHRASE, " ".join(map(fold, words)), written)
        case "references":
            expected = None if re.search(r"\d", written) else "a case number, as KS 2026/00123"
            term = Term(TermKind.REFERENCE, written, written)
        case "parties":
            known = party(written)  # a local party is known by its letters alone: LLI
            if known is None and not re.fullmatch(r"[^\W\d_]{2,5}", written):
                expected = "a party's letters or name"
            term = Term(TermKind.PARTY, known.code if known else written.upper(), written)
        case "organizations":
            # A name of no shape that we know is far more often a slip than a board: it would never find anything.
            if not find_organizations(written):
                expected = "an organization's name or short form, as Kommunstyrelsen or KS"
            term = Term(TermKind.ORGANIZATION, read_organization(written).slug, written)
        case _:
            others = {"municipalities": (TermKind.MUNICIPALITY, fold(written)), "kinds": (TermKind.KIND, written)}
            term = Term(*others[field], written)
    if expected is not None:
        raise InputError(field, written, expected)
    return term


# Conditions of a watch: terms joined by and, or, not.

_FIELD = "where"
_SIGN = re.compile(r'\s*(?:(?P<bracket>[()])|"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+))')
_DEEPEST = 20
"""Brackets within brackets that are read; nobody writes more by hand."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Some terms and conditions, and whether `any` of them, `all` or `none` must hold; terms stand in those of any alone."""

    join: Literal["any", "all", "none"]
    terms: frozenset[Term] = frozenset()
    parts: tuple[Condition, ...] = ()

    def holds(self, there: AbstractSet[Term]) -> bool:
        """Tell whether it holds of the terms that are there."""
        if self.join == "all":
            return all(part.holds(there) for part in self.parts)
        found = not self.terms.isdisjoint(there) or any(part.holds(there) for part in self.parts)
        return found is (self.join == "any")

    def triggers(self) -> frozenset[Term] | None:
        """List terms of which one is there whenever it holds, of `all` those of the first part; `None` when it can hold without any."""
        if self.join == "none":
            return None
        found = [part.triggers() for part in self.parts]
        some = [it for it in found if it is not None]
        if self.join == "all":
            return next(iter(some), None)
        return self.terms.union(*some) if len(some) == len(found) else None


def read_where(text: str) -> Condition:
    """Read an expression: words and "phrases", joined by `and`, `or`, `not` and brackets; `and` binds before `or`.

    >>> condition = read_where('skola and not ("riva skolan" or rivning)')
    >>> condition.holds({text_term("where", "skola")})
    True

    Raises `InputError` for a bracket that is not closed, a joining word without two sides, a short word.
    """
    reading = _Reading(list(_signs(text)), text)
    found = reading.either(0)
    if reading.here() is not None:
        raise reading.wrong(expected=f"the end, not {reading.here()!r}")
    return found


def _signs(text: str) -> Iterator[str]:
    """Cut an expression into brackets, words and quoted phrases, which keep one quotation mark."""
    place = 0
    while match := _SIGN.match(text, place):
        place = match.end()
        yield f'"{match["phrase"]}' if match["phrase"] is not None else match["bracket"] or match["word"]
    if text[place:].strip():
        raise InputError(_FIELD, text, "quotation marks in pairs")


class _Reading:
    """An expression while it is read."""

    def __init__(self, signs: list[str], text: str) -> None:
        self._signs = signs
        self._text = text
        self._place = 0

    def here(self) -> str | None:
        """Look at the next sign."""
        return self._signs[self._place] if self._place < len(self._signs) else None

    def wrong(self, expected: str) -> InputError:
        """Say what was expected."""
        return InputError(_FIELD, self._text, expected)

    def either(self, depth: int) -> Condition:
        """Read what `or` joins: each of these is what `and` joins, which binds before it."""
        choices: list[Condition] = []
        while not choices or self._joined("or"):
            parts = [self._one(depth)]
            while self._joined("and"):
                parts.append(self._one(depth))
            choices.append(parts[0] if len(parts) == 1 else Condition("all", parts=tuple(parts)))
        return choices[0] if len(choices) == 1 else Condition("any", parts=tuple(choices))

    def _joined(self, word: str) -> bool:
        sign = self.here()
        if sign is None or sign.casefold() != word:
            return False
        self._place += 1
        return True

    def _one(self, depth: int) -> Condition:
        sign = self.here()
        if depth > _DEEPEST:
            raise self.wrong(expected=f"at most {_DEEPEST} brackets within brackets")
        if sign is None or sign == ")" or sign.casefold() in {"and", "or"}:
            raise self.wrong(expected='a word, a "phrase" or a bracket after each joining word')
        self._place += 1
        if sign.casefold() == "not":
            return Condition("none", parts=(self._one(depth + 1),))
        if sign == "(":
            found = self.either(depth + 1)
            if self.here() != ")":
                raise self.wrong(expected="a closing bracket")
            self._place += 1
            return found
        quoted = sign.startswith('"')
        if quoted and not tokens(sign):
            raise self.wrong(expected="words between quotation marks")
        return Condition("any", frozenset({read_term("phrases", sign[1:]) if quoted else text_term(_FIELD, sign)}))
