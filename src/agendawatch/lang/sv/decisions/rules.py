"""The rows of `rules/outcomes.toml`, compiled: predicates that say what became of a matter, and what asks for what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern
from agendawatch.lang.sv.tokens import Token

__all__ = ["OutcomeRule", "asked_for", "implied", "named_claim", "outcomes_in"]


class OutcomeRule(NamedTuple):
    """A predicate, and what it makes of the matter that it is about."""

    id: str
    gives: str
    """An outcome's code, or `follow`: what somebody asked for."""
    weak: bool = False
    """Whether it holds only where nothing stronger is said."""
    verbless: bool = False
    """Whether it stands without a verb, in a decision's own section."""
    denied: str | None = None
    """What its denial gives; `None`: nothing."""
    about: str | None = None
    """Of what kind its object must be; `None`: of any."""
    nobody: bool = False
    """Whether nobody may be its subject: matters go through, and somebody goes through papers."""
    own: bool = False
    """Whether the text must be known to be the acting body's own."""


def _rule(row: dict[str, object]) -> OutcomeRule:
    return OutcomeRule(**{name: value for name, value in row.items() if name in OutcomeRule._fields})  # type: ignore[arg-type]  # the rules' check holds it


@cache
def _outcomes() -> tuple[tuple[OutcomeRule, ...], Rules]:
    rows = load("outcomes")["outcome"]
    return tuple(_rule(row) for row in rows), Rules([compile_pattern(row["pattern"]) for row in rows])


def outcomes_in(tokens: Sequence[Token]) -> list[tuple[OutcomeRule, Hit]]:
    """Find the predicates that stand in a clause, in the order of their rows.

    >>> from agendawatch.lang.sv.tokens import tokenize
    >>> [rule.id for rule, _ in outcomes_in(tokenize("Motionen röstades ned"))]
    ['reject']
    """
    rules, finder = _outcomes()
    return [(rules[nth], hit) for nth, hit in finder.find(tokens)]


@cache
def implied(name: str) -> OutcomeRule:
    """Give the rule of what is decided in words that no row knows."""
    return next(_rule(row) for row in load("outcomes")["implied"] if row["id"] == name)


@cache
def _claims() -> tuple[tuple[tuple[Pattern, str], ...], Rules]:
    rows = tuple((compile_pattern(row["pattern"]), str(row["gives"])) for row in load("outcomes")["claim"])
    return rows, Rules([pattern for pattern, _ in rows])


def asked_for(tokens: Sequence[Token]) -> list[tuple[str, Hit]]:
    """Find what is asked for in a clause, and where."""
    rows, finder = _claims()
    return [(rows[nth][1], hit) for nth, hit in finder.find(tokens)]


def named_claim(low: str) -> str | None:
    """Give what a claim's own name says that it asks for.

    >>> named_claim("avslagsyrkandet"), named_claim("yrkandet")
    ('rejected', None)
    """
    return next((gives for begins, gives in load("outcomes")["named"].items() if low.startswith(begins)), None)
