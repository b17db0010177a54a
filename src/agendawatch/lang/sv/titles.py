"""Titles and sentences: which of the two a line is, and where a title ends and its text begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from agendawatch.lang.sv.clauses import clauses, sentences
from agendawatch.lang.sv.decisions.rules import outcomes_in
from agendawatch.lang.sv.headings import read_heading
from agendawatch.lang.sv.patterns import has_any, is_among
from agendawatch.lang.sv.tokens import tokenize

__all__ = ["Parted", "is_sentence", "names_nothing", "part_title", "tells_decision"]


def is_sentence(words: str) -> bool:
    """Tell whether words are a sentence of running text rather than a title.

    >>> is_sentence("Kommunfullmäktige väljer"), is_sentence("Tomten går tillbaka"), is_sentence("Cykelplan för Ekeby.")
    (True, False, False)
    """
    return _is_short_sentence(words) if len(words) < _LINE else _is_sentence(words)


_LINE = 300
"""Letters of a line that is asked the same more than once."""


def _is_sentence(words: str) -> bool:
    tokens = tokenize(words)
    if tokens and is_among(tokens[0], "SPEAKERS"):
        return True
    if not any(it.finite for it in tokens):
        return False
    found = clauses(words, tokens=tokens)
    if not any(clause.finite for clause in found if clause.kind in {"main", "that", "conditional"}):
        return False
    tokens = found[0].tokens
    acts = (
        len(tokens) > 1
        and tokens[0].kind in {"body", "office", "we", "person"}
        and not tokens[0].genitive
        and tokens[1].finite
    )
    return acts or words.rstrip().endswith((".", "!", "?", ":"))


_is_short_sentence = lru_cache(maxsize=1024)(_is_sentence)


class Parted(NamedTuple):
    """A line that holds a title and more."""

    title: str
    rest: str
    labelled: bool = False
    """Whether a colon or a dash parts the two: the rest is a verdict then."""


def part_title(line: str) -> Parted | None:
    """Part "Cykelplan. Fullmäktige antog planen." into a title and the text behind it; `None` where it holds no title.

    >>> part_title("Cykelplan: biföll."), part_title("Fullmäktige antog planen. Den gäller.")
    (Parted(title='Cykelplan', rest='biföll.', labelled=True), None)
    """
    return _part_short(line) if len(line) < _LINE else _part(line)


def _part(line: str) -> Parted | None:
    label = _LABEL.match(line)
    if label is not None and _is_label(label[1]) and not _heads(label[1]):
        short = len(label[3].split()) < _VERDICT
        told = short or (label[2] == ":" and any(token.finite for token in tokenize(label[3])))
        if told and tells_decision(label[3]):
            return Parted(label[1].strip(), label[3], labelled=True)
    parts = [it.text for it in sentences(line)]
    if len(parts) > 1 and not any(clause.finite for clause in clauses(parts[0])) and len(parts[0]) > 5:  # noqa: PLR2004 - "7." is none
        rest = line[line.index(parts[0]) + len(parts[0]) :].strip()
        if any(clause.finite for clause in clauses(rest)):
            return Parted(parts[0].rstrip(". "), rest)
    return None


_part_short = lru_cache(maxsize=1024)(_part)


def _is_label(words: str) -> bool:
    """Tell whether words name a matter: no verb among them, no body before them, and not only whose words follow."""
    tokens = tokenize(words)
    speaks = all(it.kind in {"people", "person", "party", "sign"} for it in tokens)
    return tokens[0].kind != "body" and not speaks and not any(it.finite for it in tokens)


def _heads(words: str) -> bool:
    """Tell whether words, or the last of them, are a heading: "Dispens för brygga. Förslag"."""
    return read_heading(words) is not None or read_heading([it.text for it in sentences(words)][-1]) is not None


_LABEL = re.compile(r"(.{5,160}?)(:| [–—-]) +(\S.*)", re.DOTALL)
_VERDICT = 6
"""Words that a verdict behind a matter has fewer than."""


def tells_decision(words: str) -> bool:
    """Tell whether words hold a predicate that any rule of decisions knows, however it is meant."""
    return any(outcomes_in(clause.tokens) for clause in clauses(words))


def names_nothing(words: str) -> bool:
    """Tell whether words hold but days, numbers and bodies, and so name no matter: "KF 2017-06-12", "151125 KS".

    >>> names_nothing("KF 2017-06-12"), names_nothing("Budget 2027")
    (True, False)
    """
    return _short_names_nothing(words) if len(words) < _LINE else _names_nothing(words)


def _names_nothing(words: str) -> bool:
    tokens = tokenize(words)
    numbered = has_any(tokens, "ITEM_WORDS") and any(token.kind == "number" for token in tokens)
    return all(token.kind in _NAMELESS or (numbered and is_among(token, "ITEM_PLACE")) for token in tokens)


_short_names_nothing = lru_cache(maxsize=1024)(_names_nothing)
_NAMELESS = frozenset({"day", "when", "year", "number", "body", "sign"})
"""Kinds of tokens that name no matter."""
