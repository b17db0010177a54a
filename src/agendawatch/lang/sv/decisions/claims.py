"""Who asked for what: never an outcome by itself; it tells what "enligt X:s yrkande" gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from agendawatch.lang.sv.attribution import actor_of, actors, judge
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.findings import Key
from agendawatch.lang.sv.decisions.rules import asked_for
from agendawatch.lang.sv.patterns import Hit, is_among
from agendawatch.lang.sv.tokens import Body, Token, same_body

__all__ = ["NOBODY", "Claim", "Claims", "key_of", "keys_of", "owner_of", "same_key"]

NOBODY: Key = ("nobody",)
_FAR = 7
"""Words within which a claim's owner stands before or behind it."""
_JOINED = 3
"""Claims that may follow one another: nobody joins further."""


def keys_of(token: Token | None) -> tuple[Key, ...]:
    """Name whose something is; a person's party too."""
    if token is None:
        return ()
    if token.kind == "person":
        name = token.person.name.casefold()
        person: Key = ("person", name.removesuffix("s") if token.genitive else name)
        return (person, ("party", token.person.letters)) if token.person.letters else (person,)
    if token.kind in {"party", "people"}:
        return (("party", str(token.value).upper()),)
    if isinstance(token.value, Body):
        return (("body", token.value.kind, token.value.field),)
    if token.kind == "office":
        return (("office", token.low.removesuffix("s")),)
    return (("we",),)


def key_of(token: Token | None) -> Key | None:
    """Name whose something is, by the first of its keys."""
    return next(iter(keys_of(token)), None)


def same_key(one: Key, other: Key) -> bool:
    """Tell whether two keys name the same: a person by the whole name or the last."""
    if one[0] == other[0] == "person":
        return one[1] == other[1] or one[1].split()[-1] == other[1].split()[-1]
    if one[0] == other[0] == "body":
        return same_body(Body(one[1], one[2]), Body(other[1], other[2]))
    return one[:2] == other[:2]


def owner_of(clause: Clause, place: int) -> Key | None:
    """Name whose a claim is: the genitive before it, or "från X" behind it."""
    for at in range(place - 1, max(-1, place - _FAR), -1):
        token = clause.tokens[at]
        if token.actor and (token.genitive or token.kind == "person"):
            return key_of(token)
        if token.verbs:
            break
    for at in range(place + 1, min(len(clause.tokens), place + _FAR - 1)):
        token, before = clause.tokens[at], clause.tokens[at - 1]
        if (token.actor or token.kind == "party") and (is_among(before, "FROM_WHOM") or before.low == ","):
            return key_of(token)
    return None


class Claim(NamedTuple):
    """What somebody asked for."""

    whose: Key
    gives: str
    """An outcome's code."""
    joins: Key | None = None
    """Whose claim it supports: "Bo Ek (S) yrkar bifall till Eva Als förslag"."""


@dataclass(slots=True)
class Claims:
    """What was asked for in a text."""

    made: list[Claim] = field(default_factory=list)

    def take(self, clause: Clause, *, listed: bool) -> None:
        """Note what a clause tells of it; `listed` where it stands under a heading of claims: "Bo Ek (S): bifall"."""
        for gives, hit in asked_for(clause.tokens):
            if judge(clause, hit.first).mode in {"asserted", "proposed", "past"}:
                self._note(clause, hit, gives, listed=listed)

    def _note(self, clause: Clause, hit: Hit, gives: str, *, listed: bool) -> None:
        first = clause.tokens[hit.first]
        if first.noun == "claim":
            owner = owner_of(clause, hit.first)
            self.made += [Claim(owner, gives)] if owner else []
        elif first.kind == "person":
            self.made += [Claim(key, gives) for key in keys_of(first)] if listed else []
        else:
            joins = _joined(clause, hit.last)
            before = [token for at, token in actors(clause) if at < hit.first]
            who: list[Token | None] = [*before] or [actor_of(clause, hit.first)]
            self.made += [Claim(key, gives, joins) for token in who for key in keys_of(token)]

    def of(self, whose: Key | None, *, asked: bool, depth: int = 0) -> str | None:
        """Tell what somebody asked for; `None` where the text does not tell. `asked`: of what somebody asked for."""
        if whose is None or depth > _JOINED:
            return None
        mine = [claim for claim in self.made if same_key(claim.whose, whose)]
        for claim in mine:
            if claim.joins is None or same_key(claim.joins, whose):
                continue
            if claim.gives != "approved":
                return claim.gives
            found = self.of(claim.joins, asked=asked, depth=depth + 1)
            if found is not None or not asked:
                return found or claim.gives
        return next((claim.gives for claim in mine if claim.joins is None), None)

    def only(self) -> str | None:
        """Give what was asked for, where all asked for the same."""
        gives = {claim.gives for claim in self.made if claim.joins is None}
        return gives.pop() if len(gives) == 1 else None


def _joined(clause: Clause, last: int) -> Key | None:
    """Name whose claim a claim supports."""
    found = None
    for at in range(last + 1, min(len(clause.tokens), last + _FAR)):
        before = clause.tokens[at - 1]
        if clause.tokens[at].noun == "claim" and (before.genitive or before.actor):
            found = key_of(before)
    return found
