"""What a watch can look for: its terms, checked one by one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

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
    if field == "words":
        term = text_term(field, written)
        if term.kind is TermKind.PHRASE and not re.fullmatch(r"\S+", written):
            raise InputError(field, written, "a single word; several in a row go among phrases")
        return term
    if field == "without":
        return text_term(field, written)
    if field == "phrases":
        words = tokens(written)
        if not words:
            raise InputError(field, written, "words")
        return Term(TermKind.PHRASE, " ".join(map(fold, words)), written)
    return _NARROWING[field](written)


def _reference(written: str) -> Term:
    if not re.search(r"\d", written):
        field = "references"
        raise InputError(field, written, "a case number, as KS 2026/00123")
    return Term(TermKind.REFERENCE, written, written)


def _party(written: str) -> Term:
    found = party(written)
    if found is not None:
        return Term(TermKind.PARTY, found.code, written)
    if not re.fullmatch(r"[^\W\d_]{2,5}", written):
        field = "parties"
        raise InputError(field, written, "a party's letters or name")
    return Term(TermKind.PARTY, written.upper(), written)  # a local party is known by its letters alone: LLI


def _organization(written: str) -> Term:
    # A name of no shape that we know is far more often a slip than a board: it would never find anything.
    if not find_organizations(written):
        field = "organizations"
        raise InputError(field, written, "an organization's name or short form, as Kommunstyrelsen or KS")
    return Term(TermKind.ORGANIZATION, read_organization(written).slug, written)


def _municipality(written: str) -> Term:
    return Term(TermKind.MUNICIPALITY, fold(written), written)


def _kind(written: str) -> Term:
    return Term(TermKind.KIND, written, written)


_NARROWING = {
    "references": _reference,
    "parties": _party,
    "organizations": _organization,
    "municipalities": _municipality,
    "kinds": _kind,
}
