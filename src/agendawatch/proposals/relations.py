"""Why an item of an agenda that sounds like a proposal is another matter: what its title does, whose it is, when it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from agendawatch.lang.sv.matters import hold_apart, read_heads
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.patterns import is_among
from agendawatch.lang.sv.stems import telling_words
from agendawatch.lang.sv.tokens import Token
from agendawatch.model import (
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    ItemClassification,
    Meeting,
    Municipality,
    Organization,
    OrganizationClassification,
    Outcome,
    PositionRole,
    Proposal,
    ProposalClassification,
    Relation,
)
from agendawatch.proposals.authority import is_councils, kind_of

_CODES = {
    "reversal": CaveatCode.REVERSES,
    "evaluation": CaveatCode.EVALUATES,
    "information": CaveatCode.INFORMS,
    "question": CaveatCode.ASKS,
    "instrument": CaveatCode.OTHER_INSTRUMENT,
}
_WITHIN_A_CASE = {CaveatCode.EVALUATES, CaveatCode.INFORMS, CaveatCode.ASKS}
"""What tells a case's own papers from its proposal, though they bear its number."""
TURNED = {CaveatCode.REVERSES, CaveatCode.EVALUATES, CaveatCode.INFORMS, CaveatCode.ASKS}
"""In what two titles may differ that two proposals of one matter do not."""
_ONLY_TOLD = {ItemClassification.INFORMATION, ItemClassification.NOTICE}
_WHOLE = {
    OrganizationClassification.COUNCIL,
    OrganizationClassification.EXECUTIVE_BOARD,
    OrganizationClassification.REGION_BOARD,
}
"""Fullmäktige and the board that prepares all that it decides (5 kap. 26 §)."""
_ENDS = {
    ActionCode.APPROVED,
    ActionCode.APPROVED_AMENDED,
    ActionCode.PARTIALLY_APPROVED,
    ActionCode.REJECTED,
    ActionCode.ANSWERED,
    ActionCode.NOTED,
    ActionCode.DISMISSED,
    ActionCode.WITHDRAWN,
}
_BACK = {ActionCode.TABLED, ActionCode.REFERRED_BACK}
_AGAINST = {PositionRole.OPPONENT, PositionRole.RESERVATION}
_FOR = {Outcome.APPROVED, Outcome.PARTIALLY_APPROVED}


def objections(
    proposal: Proposal, meeting: Meeting, item: AgendaItem, bodies: Iterable[Organization], *, numbered: bool = False
) -> tuple[Caveat, ...]:
    """Tell why an item is another matter than a proposal; empty where nothing says so.

    `numbered`: it bears the proposal's case number. Then only what tells of the case, and does not settle it, is another.
    """
    mine, theirs = {party.code for party in proposal.parties}, _parties_in(item.title)
    differs = difference(proposal.title, item.title, headline=bool(mine & theirs))
    only_told = item.classification in _ONLY_TOLD and proposal.classification is not ProposalClassification.NOTICE
    if differs is None and only_told and not read_heads(proposal.title).given("information", "evaluation"):
        differs = Caveat.of(CaveatCode.INFORMS, words=item.group or item.title)
    # Where it was settled before the meeting, by fullmäktige or by who meets, a later item is another matter.
    end: dt.date | None = None
    earlier = (it for it in proposal.actions if it.date < meeting.date and it.meeting_id != meeting.id)
    for action in sorted((it for it in earlier if it.authoritative), key=lambda action: action.date):
        council = action.organization and kind_of(action.organization) is OrganizationClassification.COUNCIL
        if action.code in _ENDS and (council or same_organization(action.organization, meeting.organization)):
            end = action.date
        elif action.code in _BACK:
            end = None
    settled = Caveat.of(CaveatCode.SETTLED_BEFORE, date=end.isoformat()) if end else None
    if numbered:
        within = differs if differs and differs.code in _WITHIN_A_CASE else None
        after = settled if kind_of(meeting.organization) is not OrganizationClassification.COUNCIL else None
        return tuple(it for it in (within, after) if it is not None)
    found = [differs]
    known = tuple(bodies)
    if not is_before(meeting.organization, proposal, known, item):
        names = tuple(str(body) for body in known)
        organization = str(meeting.organization)
        found.append(Caveat.of(CaveatCode.OTHER_ORGANIZATION, organization=organization, bodies=names))
    since = min((action.date for action in proposal.actions), default=dt.date.min)
    if meeting.date < since and all(action.meeting_date != meeting.date for action in proposal.actions):
        found.append(Caveat.of(CaveatCode.OLDER, date=meeting.date.isoformat(), since=since.isoformat()))
    found.append(settled)
    if mine and theirs and not theirs & (mine | _parties_in(proposal.title)):
        found.append(Caveat.of(CaveatCode.OTHER_MOVER, parties=tuple(sorted(theirs))))
    return tuple(it for it in found if it is not None)


def difference(one: str, other: str, *, headline: bool = False) -> Caveat | None:
    """Tell in what two titles of the same words differ, or `None`.

    `headline`: the first is a party's own, and the other names that party: what it says around its matter tells nothing.
    """
    apart = hold_apart(one, other)
    if apart is not None:
        return Caveat.of(_CODES[apart.kind], words=apart.words)
    shared = telling_words(one) & telling_words(other)
    governors = (_governor(title, shared) for title in ((other,) if headline else (other, one)))
    governor = next((it for it in governors if it is not None), None)
    return Caveat.of(CaveatCode.ABOUT_ANOTHER, words=governor.text) if governor is not None else None


def same_town(one: Municipality | None, other: Municipality | None) -> bool:
    """Tell whether two things can be of one municipality: a missing one contradicts nothing."""
    return one is None or other is None or one.code == other.code


def bodies_of(proposal: Proposal) -> tuple[Organization, ...]:
    """List the organizations that a proposal is known to be before, in the order that we learnt of them."""
    found = (
        action.organization
        for action in proposal.actions
        if action.organization and (action.match is None or action.match.relation is Relation.SAME)
    )
    return tuple(dict.fromkeys(found))


def is_before(organization: Organization, proposal: Proposal, bodies: Iterable[Organization], item: AgendaItem) -> bool:
    """Tell whether an item of an organization's agenda may be a proposal's, by whom the proposal is put to.

    The same organization; who sends the item on to it; what it has prepare for it; fullmäktige and its board for each
    other; and who is asked for an opinion on a motion, where the title says so. Where nobody is known, all but companies.
    """
    known = tuple(bodies)
    onward = item.decision.next_organization if item.decision else None
    if any(same_organization(one, body) for one in (organization, onward) for body in known):
        return True
    councils, kind = is_councils(proposal), kind_of(organization)
    whole = councils or any(kind_of(body) in _WHOLE for body in known)
    if kind is OrganizationClassification.COMPANY:
        return False
    if not known and not councils:
        return True
    if kind in _WHOLE or (onward is not None and kind_of(onward) in _WHOLE):
        return whole
    if kind is OrganizationClassification.SUBCOMMITTEE:
        # A committee's part is known by the committee's name; one of no committee is the board's.
        slug = organization.slug
        if any(slug.startswith(_bare(body)) for body in known):
            return True
        return "namnd" not in slug and whole
    return councils and read_heads(item.title).given("motion", "open", "question") is not None


def same_organization(one: Organization | None, other: Organization | None) -> bool:
    """Tell whether two names are of one organization, indefinite form and letter case aside."""
    if one is None or other is None:
        return False
    return _bare(one) == _bare(other)


def stood_against(proposal: Proposal, item: AgendaItem) -> Caveat | None:
    """Tell that a proposal's party stood against what was approved, so that it was not theirs; `None` where it did not."""
    if item.decision is None or item.decision.outcome not in _FOR or read_heads(item.title).given("motion"):
        return None
    mine = {party.code for party in proposal.parties}
    against = mine.intersection(it.party.code for it in item.positions if it.party and it.role in _AGAINST)
    return Caveat.of(CaveatCode.BESIDE, parties=tuple(sorted(against))) if against else None


def _bare(organization: Organization) -> str:
    return organization.slug.removesuffix("en").removesuffix("et").removesuffix("n")


def _governor(title: str, shared: frozenset[str]) -> Token | None:
    """Find a word of a title's own that governs the first word that both have: "finansiering av ridhuset"."""
    own: Token | None = None
    governs = False
    for token in read_heads(title).core:
        words = telling_words(token.text)
        if words & shared:
            return own if governs else None
        if token.actor or token.kind in {"party", "number", "year"}:
            continue
        if own is None and words and token.kind == "word" and not is_among(token, "PREPOSITIONS"):
            own = token
        elif own is not None and (token.kind == "sign" or is_among(token, "PREPOSITIONS")):
            governs = True
    return None


def _parties_in(title: str) -> frozenset[str]:
    return frozenset(party.code for party in find_parties(title))
