"""Who decides: whether the one who does what a clause says is this body, at this place, for itself."""

from __future__ import annotations

from agendawatch.lang.sv.attribution import actor_of, actors, governors, in_phrase
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.findings import Finding
from agendawatch.lang.sv.decisions.item import Item
from agendawatch.lang.sv.patterns import has_any, is_among
from agendawatch.lang.sv.tokens import Body, Token, rank_of, same_body

__all__ = ["body_acting", "decider", "decides", "is_done_by_something", "is_elsewhere", "recommends"]


_TOWN = frozenset({"kommunen", "staden", "regionen"})
"""Who asks others, and is refused by them."""


def body_acting(clause: Clause, place: int) -> Body | None:
    """Find the body that does what a predicate says; `None` where nobody does, or no body."""
    who = actor_of(clause, place)
    return who.value if who is not None and isinstance(who.value, Body) else None


def decider(clause: Clause) -> Token | None:
    """Find who decides that a clause shall be so: "fullmäktige beslutade att marken ska säljas"."""
    nearest = governors(clause)[:1]
    if not nearest or nearest[0][1].id != "deciding" or clause.kind not in {"that", "points"} or clause.parent is None:
        return None
    found = actor_of(clause.parent, nearest[0][0])
    return found if found is not None and found.kind in {"body", "we"} else None


def recommends(item: Item, by: Token | None, to: Token | None) -> bool:
    """Tell whether a proposal is this body's stand towards a higher one."""
    if item.section.kind == "decision_above":
        return True
    if by is None:
        return to is not None and item.official
    mine = by.value
    if not isinstance(mine, Body) or not same_body(mine, item.own) or (rank := rank_of(mine)) is None:
        return False
    if to is None:
        return item.official or (item.section.kind == "lead" and (item.own or mine).kind != "council")
    above = rank_of(to.value) if isinstance(to.value, Body) else None
    return above is not None and above >= rank and to.value != mine


def decides(item: Item, finding: Finding) -> bool:
    """Tell whether the one who does what a finding says may decide it in this text."""
    who, verb = finding.actor, finding.verb
    if who is None:
        return True
    if item.official and is_among(verb, "GET"):
        return True  # who gets an assignment does not decide it
    if isinstance(who.value, Body):
        return _is_own(item, finding, who, who.value)
    if who.kind == "word":
        return False
    if who.kind == "we":
        got = is_among(verb, "DONE_TO_US") or finding.gives not in {"approved", "rejected"}
        return item.section.kind in {"lead", "decision"} and got
    if finding.gives == "withdrawn" or _acts_for_body(item, finding, who) or _answers(item, finding, who):
        return True
    if finding.gives == "elected":
        return item.official or is_among(verb, "SUCCEED")
    return who.kind in {"people", "person"} and (is_among(verb, "GET") or is_among(verb, "GO"))


def _is_own(item: Item, finding: Finding, who: Token, body: Body) -> bool:
    if rank_of(body) is None or item.section.kind == "decision_above":
        return rank_of(body) is not None
    return same_body(body, item.own) and not _is_anothers(item, finding.clause, who, body)


def _acts_for_body(item: Item, finding: Finding, who: Token) -> bool:
    """Tell whether people act for the body: its majority, its members, or those of whom a passive tells."""
    clause = finding.clause
    stands = any(who is it for above in (clause, clause.parent) if above is not None for _, it in actors(above))
    if is_among(who, "MAJORITY") and item.section.kind == "lead" and stands:
        return True
    if is_among(who, "MEMBERS") and any(it.kind == "body" and it.genitive for it in clause.root.tokens):
        return True
    passive = finding.verb.passive and not is_among(finding.verb, "DEPONENTS")
    return who.kind == "people" and item.section.kind == "lead" and passive


def _answers(item: Item, finding: Finding, who: Token) -> bool:
    """Tell whether somebody answers a question, or the chair tells what was found."""
    if finding.gives == "answered" and who.kind == "person" and "question" in item.matter.kinds:
        return True
    chair = who.kind == "office" and is_among(who, "CHAIR")
    return chair and (finding.gives in {"answered", "noted"} or _is_found(finding.clause))


def _is_found(clause: Clause) -> bool:
    """Tell whether a clause is what the chair finds: "ordföranden finner att motionen avslagits"."""
    if clause.parent is None:
        return has_any(clause.tokens, "FIND")
    return has_any(clause.parent.tokens, "FOUND")


def _is_anothers(item: Item, clause: Clause, who: Token, body: Body) -> bool:
    """Tell whether a body is another authority's: "regionens kollektivtrafiknämnd", "kommunstyrelsen i Kil"."""
    if who not in clause.tokens:
        return False
    at = clause.tokens.index(who)
    if at + 1 < len(clause.tokens) and clause.tokens[at + 1].kind == "person":
        return True  # "kommunalrådet Bo Ek"
    before = clause.tokens[at - 1] if at else None
    if before is not None and before.genitive and is_among(before, "ANOTHERS"):
        return item.own is None or item.own.field != "region"
    further = clause.tokens[at + 1 : at + 3]
    if len(further) < 2:  # noqa: PLR2004 - a preposition and a name
        return False
    preposition, name = further
    if body.kind == "anyboard" and preposition.low == "för" and name.noun:
        return True
    if preposition.low == "i" and is_among(name, "ANOTHERS"):
        return item.own is None or item.own.field != "region"
    place = name.text[:1].isupper() and name.kind == "word" and not name.noun and not name.verbs
    return preposition.low == "i" and place and item.own is not None


def is_done_by_something(finding: Finding) -> bool:
    """Tell whether something that is no body of ours does what an active verb says: "bolagets styrelse har sagt ja"."""
    clause, verb = finding.clause, finding.verb
    if is_among(verb, "GET") and clause.tokens[0].low in _TOWN:
        return True  # "kommunen får avslag på sin ansökan"
    above = clause.parent
    if clause.kind == "that" and not clause.finite and above is not None and above.finite:
        clause, verb = above, above.tokens[above.finite[0]]  # "gruppen enades om att säga nej"
    elif verb.passive:
        return False
    if finding.actor is not None or not clause.finite:
        return False
    if is_among(verb, "INTRANSITIVE") or finding.gives in {"withdrawn", "elected"}:
        return False
    if any(_is_done(clause.tokens[at]) or is_among(clause.tokens[at], "BE_SO") for at in clause.finite):
        return False
    return any(
        ((it.noun == "thing" and not it.genitive) or is_among(it, "SOMEBODYS_BODY")) and in_phrase(clause, at) is None
        for at, it in enumerate(clause.tokens[: clause.finite[0]])
    )


def _is_done(verb: Token) -> bool:
    return verb.passive and not is_among(verb, "DEPONENTS")


def is_elsewhere(item: Item, clause: Clause) -> bool:
    """Tell whether a clause begins with a place that the title doesn't name: "I Trindsjö lades frågan …"."""
    tokens = clause.tokens
    if not tokens or item.section.kind != "lead":
        return False
    if tokens[0].low == "där" and item.before:
        return any(is_elsewhere(item, it) for it in item.before if it.tokens and it.tokens[0].low != "där")
    if len(tokens) < 3 or tokens[0].low != "i" or not tokens[1].text[:1].isupper():  # noqa: PLR2004 - a place and a verb
        return False
    place = tokens[1]
    return place.kind == "word" and tokens[2].finite and place.text not in item.matter.title and not place.noun
