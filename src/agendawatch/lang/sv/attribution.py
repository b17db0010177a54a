"""What a clause does with its predicate: who does it, and how it is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern, find
from agendawatch.lang.sv.tokens import Token

__all__ = ["Mode", "Judgement", "actor_of", "actors", "governors", "in_phrase", "is_conditioned", "judge"]

Mode = Literal[
    "asserted", "denied", "conditional", "possible", "proposed", "planned", "past", "reported", "question", "hypothetical", "task", "background"
]
"""How a predicate may be meant."""

_NEAR = 9
_COPULAS = ("vara", "bli")
_PREPOSITIONS = frozenset(
    "på i av till från för med om vid under över enligt hos inför efter före mot utan åt mellan inom genom kring gällande angående"
    " avseende trots utanför beträffande rörande ang p.g.a. p.g.a pga pga.".split()
)
_INFINITE_KINDS = frozenset({"that", "points", "manner"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a predicate is meant, and why."""

    mode: Mode
    rule: str
    """The scope or governor that says so; `main` where nothing else does."""
    by: Token | None = None
    """Who proposes, where that is told."""
    to: Token | None = None
    """Whom it is proposed to."""


class _Row(NamedTuple):
    id: str
    pattern: Pattern
    gives: Mode
    reach: str
    meetings: bool
    """Whether it holds for what becomes of a meeting too: "ska ställas in" is said of one that is called off."""


@cache
def _rows(table: str) -> tuple[_Row, ...]:
    rows = load("modes")[table]
    return tuple(_Row(it["id"], compile_pattern(it["words"]), it["gives"], it.get("reach", "clause"), it.get("meetings", True)) for it in rows)


@cache
def _rules(table: str) -> Rules:
    return Rules([row.pattern for row in _rows(table)])


def _found(table: str, tokens: Sequence[Token]) -> list[tuple[_Row, Hit]]:
    rows = _rows(table)
    return [(rows[nth], hit) for nth, hit in _rules(table).find(tokens)]


# Who


def in_phrase(clause: Clause, place: int) -> str | None:
    """Give the preposition that a token stands under; `None` where it stands free."""
    for before in range(place - 1, max(-1, place - 6), -1):
        token = clause.tokens[before]
        if token.low in _PREPOSITIONS and not (token.low == "om" and token.verbs):
            return token.low
        if token.finite or token.kind == "sign" or (token.noun and not token.genitive) or (token.actor and not token.genitive):
            return None
    return None


def actors(clause: Clause) -> list[tuple[int, Token]]:
    """Find who stands in a clause under no preposition and is nobody's genitive."""
    return [
        (place, token)
        for place, token in enumerate(clause.tokens)
        if token.actor and not token.genitive and in_phrase(clause, place) is None
    ]


def _agent(clause: Clause, after: int = 0) -> Token | None:
    """Find by whom something is done: "av nämnden", else where: "i kommunstyrelsen"."""
    tokens = clause.tokens
    for place in sorted(range(len(tokens) - 1), key=lambda it: it < after):
        if tokens[place].low == "av" and not (place < after and place and tokens[place - 1].noun):
            for token in tokens[place + 1 : place + 4]:
                if token.actor and not token.genitive:
                    return token
                if token.noun and tokens[place - 1].passive and place > after:
                    return token  # somebody whom no list knows: "av de fackliga organisationerna"
                if token.noun or token.verbs:
                    break
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if place and tokens[place - 1].kind in {"people", "office"}:
            continue  # "ledamot i valberedningen"
        if token.low in {"i", "hos", "på"} and following.kind == "body" and not following.genitive:
            return following
    return None


def _label(clause: Clause) -> Token | None:
    """Find whose words a label before a colon makes them: "Kommunfullmäktige § 112: Motionen avslås"."""
    above = clause.before
    return next((it for it in above.tokens if it.actor), None) if above is not None and not above.finite else None


def actor_of(clause: Clause, place: int | None = None, depth: int = 0) -> Token | None:
    """Find who does what a predicate says; `None` where nobody is named."""
    tokens, finite = clause.tokens, clause.finite
    verb = tokens[place] if place is not None else next((tokens[it] for it in finite), None)
    passive = verb is not None and verb.passive and not any(verb.is_verb(it) for it in ("hoppas", "enas", "lyckas"))
    participle = verb is not None and verb.has_form("part") and not verb.finite and not (finite and verb.has_form("sup") and any(tokens[it].is_verb("ha") for it in finite))
    if passive or participle:
        found = _agent(clause, place or 0) or _label(clause)
        if found is not None or finite:
            return found
    standing = actors(clause)
    if finite:
        first = finite[0]
        if first and tokens[0].low in {"det", "detta"} and not any(at < first + 4 for at, _ in standing):
            return _agent(clause)  # its own subject, which is nobody: "det blev nej"
        if first == 0 and clause.before is not None and clause.before.finite and depth < 6:  # noqa: PLR2004 - nobody nests deeper
            return actor_of(clause.before, None, depth + 1)  # "… och beviljar byalaget"
        before = [token for at, token in standing if at < first]
        subject = any(token.noun and not token.genitive and in_phrase(clause, at) is None for at, token in enumerate(tokens[:first]))
        if before:
            return before[0]
        if not subject and standing and first <= 8:  # noqa: PLR2004 - what is fronted is short
            behind = [token for at, token in standing if first < at <= first + 5]
            return behind[0] if behind else _agent(clause) if subject else standing[0][1]
        if subject:
            return _agent(clause)
    elif standing and standing[0][0] == 0:
        return standing[0][1]
    if depth < 6:  # noqa: PLR2004 - nobody nests deeper
        if clause.before is not None and not standing:
            return _agent(clause) or _label(clause) or actor_of(clause.before, None, depth + 1)
        if clause.parent is not None and clause.kind in {"that", "points", "purpose", "manner"} and not finite:
            return actor_of(clause.parent, None, depth + 1)
    if not finite and tokens and tokens[0].has_form("inf", "inf.s"):
        return None  # who stands behind an infinitive is asked: "att föreslå fullmäktige"
    return standing[0][1] if standing else None


# How


def _scopes(clause: Clause) -> Iterator[tuple[_Row, int]]:
    for row, hit in _found("scope", clause.tokens):
        yield row, hit.first


def governors(clause: Clause) -> list[tuple[int, _Row]]:
    """Find the rows that the words before a clause meet in the clause it hangs on, the nearest first."""
    if clause.parent is None:
        return []
    above = clause.parent.tokens[: clause.at]
    found = [(hit.first, row) for row, hit in _found("governor", above)]
    return sorted(found, key=lambda it: -it[0])


def is_conditioned(clause: Clause, all_clauses: Sequence[Clause]) -> bool:
    """Tell whether a condition hangs on a clause."""
    return any(it.kind == "conditional" and it.parent is clause for it in all_clauses)


_BY_KIND: dict[str, Mode] = {
    "quote": "reported",
    "question": "question",
    "conditional": "conditional",
    "without": "denied",
    "purpose": "planned",
    "before": "planned",
    "after": "past",
}


def judge(
    clause: Clause,
    place: int | None = None,
    *,
    denial_said: bool = False,
    of_meeting: bool = False,
    to_come: bool = False,
    ordered: bool = False,
    within: frozenset[int] = frozenset(),
    depth: int = 0,
) -> Judgement:
    """Tell how the predicate at a place of a clause is meant.

    `denial_said` says that the rule has counted the negation already; `of_meeting` that a plan for it is as good as an
    assertion ("ska ställas in"), `to_come` that it may speak of the next time ("bordläggs till nästa sammanträde"),
    `ordered` that a decision or a proposal leads it in ("beslutar / att motionen ska anses besvarad"); `within` are the
    places of the predicate's own words, which are no scope of it ("hann inte behandlas").
    """
    if clause.asked:
        return Judgement("question", "question")
    if clause.kind in _BY_KIND:
        return Judgement(_BY_KIND[clause.kind], clause.kind)
    if clause.kind == "temporal" and not any(it.has_form("past", "past.s") for it in clause.tokens):
        return Judgement("conditional", "temporal")
    if _is_told_by(clause.after):
        return Judgement("reported", "said of it behind")
    own = _own_scope(clause, place, denial_said=denial_said, of_meeting=of_meeting, to_come=to_come, ordered=ordered, within=within)
    if own is not None:
        return own
    within = _wish_before(clause, place)
    if within is not None:
        return within
    if clause.parent is not None and clause.kind in _INFINITE_KINDS and depth < 6:  # noqa: PLR2004 - nobody nests deeper
        return _governed(clause, of_meeting=of_meeting, depth=depth)
    return Judgement("asserted", clause.kind)


def _is_told_by(clause: Clause | None) -> bool:
    """Tell whether a clause only says whose words stood before it: "…, trodde många", "…, skrev tidningen"."""
    if clause is None or clause.kind != "main" or not clause.tokens or not clause.tokens[0].finite or clause.tokens[0].passive or len(clause.tokens) > 12:  # noqa: PLR2004 - such clauses are short
        return False
    if any(hit.first == 0 for hit in find(clause.tokens, compile_pattern("%NOTE_DOWN"))):
        return True
    for row, hit in _found("governor", clause.tokens):
        if row.id in {"saying", "hoping"} and hit.first == 0:
            return not (row.id == "saying" and any(it.kind in {"body", "office"} for it in clause.tokens))
    return False


def _own_scope(
    clause: Clause, place: int | None, *, denial_said: bool, of_meeting: bool, to_come: bool, ordered: bool, within: frozenset[int]
) -> Judgement | None:
    tokens = clause.tokens
    decided_above = ordered or clause.kind in _INFINITE_KINDS and any(row.id in {"deciding", "recommending", "proposing"} for _, row in governors(clause)[:1])
    for row, at in _scopes(clause):
        if at in within and at != place:
            continue
        if place is not None:
            if row.reach == "before" and at > place:
                continue
            if row.reach == "near" and abs(at - place) > _NEAR:
                continue
            if row.id == "not" and at > place and tokens[at].low in {"inga", "ingen", "inget"} and at > place + 3:
                continue
        if row.id == "not" and of_meeting and place is not None and at > place and not clause.finite:
            continue  # "inställt, inget sammanträde"
        if row.id == "not" and of_meeting and place is not None and _is_elliptic(tokens, place, at):
            continue
        if row.id == "not":
            if denial_said or (at and tokens[at - 1].low == "om"):
                continue
            if at + 1 < len(tokens) and tokens[at + 1].low in {"bara", "endast", "minst", "heller"} and tokens[at + 1].low != "heller":
                continue
        if of_meeting and (not row.meetings or _is_attributive(tokens, at)):
            continue
        if row.id == "next-time" and to_come:
            continue
        if row.gives in {"planned", "proposed", "hypothetical"} and decided_above:
            continue
        if row.id == "may" and place is not None and at == place:
            continue
        if row.id in {"earlier", "already"}:
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is not None and (following.low in {"än", "innan"} or following.kind == "when"):
                continue
            if tokens[at].low == "redan" and (following is None or following.low in {"före", "vid", "på"}):  # "redan innan …"
                continue
            if at and tokens[at - 1].noun and any(it.low == "nu" for it in tokens):  # "efter återremissen i våras är planen nu antagen"
                continue
            if tokens[at].low == "senast" and following is not None and following.kind in {"day", "year", "number"}:
                continue
            if place is not None and at > place + 4 and not of_meeting:
                continue
        if row.id == "pluperfect" and not any(it.has_form("sup", "sup.s") for it in tokens[at : at + 7]):
            continue
        return Judgement(row.gives, row.id)
    return None


def _is_elliptic(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Tell whether a negation ends a clause behind another actor, and is of that one alone: "…, kulturnämnden inte"."""
    rest = [it for it in tokens[at + 1 :] if it.kind != "sign"]
    return at > place + 1 and not rest and tokens[at - 1].actor


def _is_attributive(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word only describes the noun behind it: "det planerade mötet", "det tidigare utlysta mötet"."""
    described = next((it for it in tokens[at : at + 3] if it.noun), None)
    return described is not None and any(it.has_form("part") for it in tokens[at : tokens.index(described)])


def _wish_before(clause: Clause, place: int | None) -> Judgement | None:
    """Find a verb of will in the same clause that an infinitive hangs on: "vill avslå", "föreslår fullmäktige avslå"."""
    if place is None:
        return None
    token = clause.tokens[place]
    if token.finite and not token.has_form("inf.s"):
        return None
    found: tuple[int, _Row] | None = None
    for row, hit in _found("governor", clause.tokens[:place]):
        governor = clause.tokens[hit.first]
        attributive = all(reading.form == "part" for reading in governor.verbs)
        if row.gives in {"proposed", "hypothetical", "possible", "question", "denied"} and governor.verbs and not governor.noun and not attributive:
            found = max(found or (hit.first, row), (hit.first, row), key=lambda it: it[0])
    if found is None:
        return None
    at, row = found
    to = next((it for where, it in actors(clause) if where > at and it.kind == "body"), None)
    return Judgement(row.gives, row.id, actor_of(clause, at), to)


def _governed(clause: Clause, *, of_meeting: bool, depth: int) -> Judgement:
    """Tell how a clause is meant by what it hangs on; what nobody knows only reports."""
    above = clause.parent
    assert above is not None  # noqa: S101 - the caller has looked
    found = governors(clause)
    if not found:
        if clause.kind in {"points", "manner"} or not clause.at:
            return judge(above, None, of_meeting=of_meeting, depth=depth + 1)
        return Judgement("reported", "unknown governor")
    at, row = found[0]
    governor = above.tokens[at]
    gives: Mode = row.gives
    if row.id == "deciding" and not governor.finite and governor.verbs and len(found) > 1 and found[1][1].gives == "proposed":
        at, row = found[1]
        governor, gives = above.tokens[at], row.gives
    if of_meeting and row.id == "deciding" and any(where == at and other.id == "decision-noun" for where, other in found):
        gives = "background"  # "beslutet att ställa in mötet har upphävts"
    if row.id == "decision-noun" and not any(it.is_verb(verb) for it in above.tokens for verb in ("fatta", "ta", *_COPULAS)):
        gives = "background"
    if row.id == "saying" and governor.is_verb("anse"):
        who = actor_of(above, at)
        gives = "asserted" if who is None or who.kind in {"body", "we"} else gives
    if gives == "asserted":
        return judge(above, at if governor.verbs else None, of_meeting=of_meeting, depth=depth + 1)
    if gives == "proposed":
        return _proposal(clause, above, at, row, of_meeting=of_meeting, depth=depth)
    if gives == "denied":
        up = judge(above, at if governor.verbs else None, of_meeting=of_meeting, depth=depth + 1)
        return Judgement("denied", row.id) if up.mode != "denied" else Judgement("reported", row.id)
    return Judgement(gives, row.id)


def _proposal(clause: Clause, above: Clause, at: int, row: _Row, *, of_meeting: bool, depth: int) -> Judgement:
    governor = above.tokens[at]
    up = judge(above, at if governor.verbs else None, of_meeting=of_meeting, depth=depth + 1)
    if up.mode != "asserted":
        return up
    owner = next((it for it in reversed(above.tokens[max(0, at - 4) : at]) if it.genitive and it.actor), None)
    who = actor_of(above, at) if governor.verbs else owner or up.by
    to = next((it for place, it in enumerate(above.tokens) if it.kind == "body" and not it.genitive and place > at and it is not who), None)
    if to is None:
        to = next((it for _, it in actors(clause) if it.kind == "body"), None)
    return Judgement("proposed", row.id, who, to)
