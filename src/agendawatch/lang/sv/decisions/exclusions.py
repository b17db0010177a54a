"""Which findings count: what is asserted of this matter, by this body, at this meeting; of all others, why they do not."""

from __future__ import annotations

from agendawatch.lang.sv.attribution import Judgement, is_conditioned
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.actors import decides, is_done_by_something, is_elsewhere, recommends
from agendawatch.lang.sv.decisions.claims import NOBODY, Claim, key_of, keys_of
from agendawatch.lang.sv.decisions.days import is_in_month, is_of_a_year, is_to_come, is_under_day
from agendawatch.lang.sv.decisions.evidence import missing_tie
from agendawatch.lang.sv.decisions.findings import Finding, Refusal
from agendawatch.lang.sv.decisions.item import Item
from agendawatch.lang.sv.decisions.objects import PUT_OFF, answers_it, is_order
from agendawatch.lang.sv.patterns import compile_pattern, find, has_any, is_among
from agendawatch.lang.sv.tokens import Token

__all__ = ["settle"]

_ASIDE = frozenset({"relative", "cause", "manner", "bracket", "concession", "temporal"})
"""Clauses that only tell something of what another says."""
_BESIDE = frozenset(
    {"background", "basis", "reservation", "statement", "disqualified", "adjustment", "list", "dispatch"}
)
"""Sections in which nothing is decided."""
_DEBATE = frozenset({"claims", "vote", "order"})
"""Sections that tell how it was decided: what the body itself does counts."""
_PROPOSING = frozenset({"recommending", "heading", "lead-in", "ought"})
"""By which rules a proposal may be a body's stand towards a higher one."""


def settle(item: Item, finding: Finding, meant: Judgement, point: Judgement | None) -> None:
    """Decide whether a finding counts, note what it tells of who wanted what, and keep it."""
    by, to = meant.by, meant.to
    if point is not None and finding.mode == "asserted" and point.mode != "asserted":
        finding.mode, finding.why, by, to = point.mode, point.rule, point.by, point.to
    elif point is not None and finding.actor is None and not finding.clause.finite:
        finding.actor = point.by
    if finding.mode in {"asserted", "proposed"} and is_conditioned(finding.clause, item.clauses):
        finding.mode, finding.why = "conditional", "condition"
    proposes = finding.mode == "proposed" and (
        finding.why in _PROPOSING or (finding.why == "proposing" and to is not None)
    )
    stand = proposes and recommends(item, by, to)
    stand = stand and not _is_told_of_before(item, finding.clause)
    if stand:
        finding.actor = by or finding.actor
    if finding.mode == "asserted" and _is_aside(finding):
        finding.mode, finding.why = "background", finding.clause.kind
    finding.refused = _refusal(item, finding, stand=stand) or missing_tie(item, finding)
    _note_wish(item, finding, by, stand=stand)
    if finding.mode == "proposed":
        finding.actor = finding.actor or by
    item.findings.append(finding)


def _is_aside(finding: Finding) -> bool:
    """Tell whether a clause is background of what another says, and does not itself tell what is decided."""
    clause = finding.clause
    if clause.kind not in _ASIDE:
        return False
    if clause.kind == "relative":  # "informationen, som antecknas"
        noted = finding.gives in {"noted", "answered"} and finding.verb.has_form("pres.s")
        return not (noted and clause.at and clause.parent is not None) and not answers_it(clause, finding.at)
    body = finding.actor is not None and finding.actor.kind == "body"
    presupposed = finding.rule == "decide-to" or (body and finding.verb.has_form("past"))
    return clause.kind != "temporal" or not presupposed  # "när fullmäktige antog planen"


def _is_told_of_before(item: Item, clause: Clause) -> bool:
    """Tell whether minutes only tell what was proposed to their meeting: "nämnden har föreslagit att …"."""
    tokens = clause.parent.tokens if clause.parent is not None else ()
    lead = item.section.kind == "lead" and item.matter.numbered and item.own is None
    return lead and has_any(tokens, "PERFECT") and any(it.supine for it in tokens)


def _note_wish(item: Item, finding: Finding, by: Token | None, *, stand: bool) -> None:
    """Note what a proposal that does not count itself asks for: "enligt X:s förslag" may follow it."""
    if finding.gives == "follow" or finding.object not in {"this", "claim"}:
        return
    if finding.refused is Refusal.SECTION and item.section.kind == "proposal":
        item.claims.made.append(Claim(key_of(item.section.owner) or NOBODY, finding.gives))
    elif finding.mode == "proposed" and not stand:
        joins = finding.reference.whose if finding.reference is not None else None
        item.claims.made += [Claim(key, finding.gives, joins) for key in keys_of(by)]


def _refusal(item: Item, finding: Finding, *, stand: bool) -> Refusal | None:
    """Tell why a finding does not count; `stand`: it is this body's stand towards a higher one."""
    if finding.mode != "asserted" and not stand:
        return Refusal.MODE
    told = item.section.kind == "lead"
    if is_under_day(finding.clause) or (told and is_of_a_year(finding.clause)):
        return Refusal.ANOTHER_DAY
    if is_done_by_something(finding):
        return Refusal.SOMETHING
    if is_elsewhere(item, finding.clause):
        return Refusal.ANOTHER_TOWN
    if not decides(item, finding):
        return Refusal.ANOTHER_BODY if finding.actor is not None and finding.actor.kind == "body" else Refusal.SOMEBODY
    _meet_order(item, finding)
    if finding.object not in {"this", "claim"}:
        return Refusal.OBJECT
    if _stands_beside(item, finding, stand=stand):
        return Refusal.SECTION
    coming = is_to_come(finding.clause) or (finding.gives not in PUT_OFF and is_in_month(finding.clause))
    if told and coming and finding.verb.present:
        return Refusal.TO_COME
    return _weakness(item, finding) if finding.weak and finding.gives in {"approved", "forwarded"} else None


def _meet_order(item: Item, finding: Finding) -> None:
    """Note that what is decided is of the order of business, or nothing that the title names."""
    clause, matter = finding.clause, item.matter
    hanging = [it for it in item.hanging_on(clause) if it.kind == "that"]
    allows = any(it.kind == "person" for it in clause.tokens) and any(has_any(it.tokens, "ATTEND") for it in hanging)
    if finding.gives in {"approved", "rejected"} and (allows or any(is_order(item, it) for it in hanging)):
        finding.object = "order"
    elif finding.rule == "approve" and hanging and matter.numbered:
        if not any(matter.is_meant_by(it) for it in (*hanging, clause)):
            finding.object = "unnamed"
    elif finding.rule in {"decide-to", "approve-weakly"} and is_order(item, clause):
        finding.object = "order"
    elif finding.object == "this" and finding.gives in {"approved", "noted", "rejected"}:
        finding.object = "order" if is_order(item, clause, words_alone=True) else "this"
    if finding.gives == "noted" and has_any(clause.tokens, "ATTENDANCE"):
        finding.object = "order"  # of a roll call, too
    if finding.gives == "elected" and any(True for _ in find(clause.tokens, compile_pattern("för ..1 @MEETING"))):
        finding.object = "order"  # to preside for an hour
    nobody = finding.actor is None and item.section.kind == "lead"
    if finding.gives == "elected" and matter.numbered and "election" not in matter.kinds and nobody:
        finding.object = "order"  # somebody to preside for an hour


def _stands_beside(item: Item, finding: Finding, *, stand: bool) -> bool:
    """Tell whether a finding stands under a heading of something else than what was decided."""
    place, who = item.section.kind, finding.actor
    if place == "proposal":
        return not (stand and item.own is not None and item.own.kind != "council")
    if place in _DEBATE:
        acts = who is not None and (who.kind == "body" or (place != "vote" and who.kind == "office"))
        return not acts and not (place == "vote" and _is_counted_out(item, finding))
    if finding.gives == "answered" and "question" in item.matter.kinds and place == "background":
        return False  # under "Svar": who was asked answers
    return place in _BESIDE


def _is_counted_out(item: Item, finding: Finding) -> bool:
    """Tell whether what a vote came to leads a clause in: "Med 39 nej mot 36 ja …: motionen avslås", "Då en tredjedel …"."""
    clause = finding.clause
    third = compile_pattern("%BY_A_THIRD")
    causes = [it for it in item.hanging_on(clause) if it.kind == "cause"]
    if finding.gives in PUT_OFF and any(True for it in causes for _ in find(it.tokens, third)):
        return True
    led = [clause, *((clause.before,) if clause.before is not None and clause.before.finite else ())]
    return any(True for it in led for _ in find(it.tokens, compile_pattern("@COUNT %COUNTED ..2 mot ..2 @COUNT")))


def _weakness(item: Item, finding: Finding) -> Refusal | None:
    """Tell why a verb that may mean anything decides nothing here."""
    who = finding.actor
    acts = who is not None and (who.kind in {"body", "we"} or is_among(who, "MAJORITY"))
    if item.section.kind in {"lead", "order"} and not acts:
        return Refusal.TOO_WEAK
    asked = item.matter.asked and "application" not in item.matter.kinds
    return Refusal.UNASKED if asked and finding.rule == "decide-to" else None
