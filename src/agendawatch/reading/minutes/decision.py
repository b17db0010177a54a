"""What a paragraph decided: the outcome of this organization at this meeting, its vote, and where the matter goes next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agendawatch.lang.sv.votes import read_votes
from agendawatch.model.item import Decision, DecisionMode, Outcome
from agendawatch.model.organization import Organization
from agendawatch.model.provenance import Provenance
from agendawatch.reading.minutes.next import find_next
from agendawatch.reading.minutes.paragraphs import Section
from agendawatch.reading.minutes.votes import ItemVotes, count_of_vote, event_of, read_item_votes, votes_of
from agendawatch.swedish.decisions.outcomes import Ruling, Scope, find_rulings
from agendawatch.swedish.decisions.plain_decisions import decides_plainly
from agendawatch.swedish.decisions.undecided import is_to_come
from agendawatch.swedish.decisions.verdicts import Proposed, choose_ruling, find_asked, resolve
from agendawatch.swedish.decisions.voices import Voice, find_actor, speaks_itself
from agendawatch.swedish.matters.titles import is_sentence
from agendawatch.swedish.names.organizations import find_organizations
from agendawatch.swedish.pages.minutes_headings import SectionKind as Kind
from agendawatch.swedish.text.sentences import split_sentences, unwrap

__all__ = ["read_decision"]

_DECIDED = (Kind.DECISION, Kind.DECISION_ABOVE)
_IMMEDIATE = re.compile(r"(?i)\bomedelbar(?:t|en)?\s+juster\w*|\b(?:juster\w*)\s+omedelbart|direktjuster\w*")
_MINORITY = re.compile(r"(?i)minoritets(?:återremiss|bordlägg)\w*|en tredjedel|1/3|5 kap\.? 50 ?§")
_UNANIMOUS = re.compile(
    r"(?i)\benhällig\w*|\benig(?:t|a|het)\b|\bsamtliga (?:partier|ledamöter)\b.{0,40}\b(?:överens|eniga|bakom)\b"
)
_PUT = re.compile(
    r"(?i)\b(?:ställer|ställs|ställde)\b.{0,60}\b(?:proposition\w*|mot varandra|mot avslag|under proposition)\b|\bfinner att\b|\bmed acklamation\b|\bpropositionsordning\w*"
)
_TO_COUNCIL = re.compile(r"(?i)\w(?:nämndens|styrelsens) förslag till (?:beslut i )?\w*fullmäktige\b")
_ANYBODYS = re.compile(r"(?i)(?:förslag(?:et)? till beslut|beslutsförslag(?:et)?|förslag)")
"""A heading over what is proposed to the meeting, whoever proposes it: what a body says under it is yet to be decided."""
_TO_HIGHER = re.compile(r"(?im)^\W*till (?:[\wåäö]+s )?(?:kommun|region)?fullmäktige\W*$")
"""How a document begins that a body sends to the council: what it proposes, it has decided."""
_OF_YRKANDE = re.compile(r"(?i)(?:reviderat |gemensamt |nytt )?(?:yrkande|initiativ)\b")
_FROM = re.compile(r"\bfrån [A-ZÅÄÖ]{1,3}(?:(?:, | och )[A-ZÅÄÖ]{1,3}){0,7}\b")
_YRKANDE_IS = re.compile(
    r"(?i)\W*(?:\d{1,2}[.)]\s*)?yrkandet\b|.{0,200}\b(?:bifalla|bifaller|avslå|avslår)\s+yrkandet\b(?!\s(?:från|av|om)\b)"
)
_ANSWERS = re.compile(
    r"(?i)(?:svar på |besvarande av |yttrande över |angående |remissvar[^A-ZÅÄÖ]{0,12})?(?:motion|medborgarförslag|e-förslag|initiativ|ledamotsinitiativ|yrkande)"
)
"""Titles of what others asked for: who follows the office's proposal may have refused it."""
_RESERVED = re.compile(r"(?i)\breserver(?:ar|ade) sig\b")
_HEADLINE = re.compile(r"(?i)\b(?:gick|fick|blev|sa|sade|säger|[\wåäö]{2,20}(?:ade|te|[^n]de|og|öll)s?)\b")
"""Verbs that make a title a piece of news: a matter's name has none."""
_FOUND = re.compile(r"(?i)\b(?:finner|fann)\b")
_TEXT = 4000
"""Letters of a decision's text that are kept."""


def _text(sections: Sequence[Section], *kinds: Kind) -> str:
    """Join the text of sections; a heading that is a lead ("Nämnden beslutar") stays before its points."""
    parts = []
    for section in sections:
        if section.kind not in kinds:
            continue
        lead = f"{section.heading}\n" if re.search(r"(?i)\b(?:beslutar|besluta|föreslår)\b", section.heading) else ""
        above = "Förslag till fullmäktige.\n" if section.kind is Kind.DECISION_ABOVE and not lead else ""
        parts.append(f"{lead or above * 0}{section.text}")
    return "\n\n".join(part for part in parts if part.strip())


def _is_anybodys(section: Section) -> bool:
    return _ANYBODYS.fullmatch(section.heading.strip(" :")) is not None


def _own_proposal(sections: Sequence[Section]) -> str:
    """Take the text under "Kommunstyrelsens förslag" where the body itself speaks: its own document to the council."""
    addressed = any(s.kind is Kind.LEAD and _TO_HIGHER.search(s.text) for s in sections)
    own = [s for s in sections if addressed or not _is_anybodys(s)]
    text = _text(own, Kind.PROPOSAL)
    return text if speaks_itself(text) else ""


def _points(sections: Sequence[Section]) -> str:
    """Take the points under "Utskottet föreslår kommunstyrelsen besluta", without the heading that speaks."""
    spoken = (
        s.text
        for s in sections
        if s.kind is Kind.PROPOSAL and not _is_anybodys(s) and speaks_itself(f"{s.heading}\n{s.text}")
    )
    return next(spoken, "")


def _others(ruling: Ruling, own: Organization | None) -> bool:
    """Tell whether a ruling is another organization's, told as background."""
    actor = find_actor(ruling.words) if own is not None else None
    found = find_organizations(actor) if actor else ()
    return bool(found) and found[-1].organization != own


def _yet_to_decide(told: str) -> Organization | None:
    """Find the organization that is yet to decide: what others have said on the way is background then."""
    coming = (sentence.text for sentence in split_sentences(told) if is_to_come(sentence.text))
    found = find_organizations(next(coming, ""))
    return found[0].organization if found else None


def _opens_with(section: Section, body: str) -> bool:
    return section.heading.casefold().startswith(f"{body.casefold()}s ")


def _as_own(sections: Sequence[Section]) -> Sequence[Section]:
    """Take "Kommunstyrelsens förslag till fullmäktige" as a decision.

    Somebody reserved themselves against it, or the order of propositions says that the same body followed a proposal.
    """
    order = _text(sections, Kind.ORDER)
    told = find_rulings(order)
    if any(s.kind in _DECIDED for s in sections) or any(r.scope > Scope.VAGUE and not r.generic for r in told):
        return sections
    against = any(s.kind is Kind.RESERVATION and " i " not in s.heading for s in sections)
    actor = find_actor(order)
    followed = actor is not None and any(_opens_with(s, actor.split()[-1]) for s in sections)
    if not (against or followed):
        return sections
    return tuple(replace(s, kind=Kind.DECISION_ABOVE) if _TO_COUNCIL.search(s.heading) else s for s in sections)


def _rulings(sections: Sequence[Section], own: Organization | None) -> tuple[tuple[Ruling, ...], bool]:
    """Find the rulings to choose from, and whether the document itself heads them as its decision."""
    decided = _text(sections, *_DECIDED)
    if decided:
        return find_rulings(decided), True
    told = _text(sections, Kind.LEAD) + "\n\n" + _own_proposal(sections)
    whose = own or _yet_to_decide(told)
    rulings = tuple(ruling for ruling in find_rulings(told) if not _others(ruling, whose))
    withdrawn = tuple(r for r in find_rulings(_text(sections, Kind.BACKGROUND)) if r.outcome is Outcome.WITHDRAWN)
    order = _text(sections, Kind.ORDER, Kind.VOTE)
    found = tuple(
        r for r in find_rulings(_text(sections, Kind.CLAIMS)) if _FOUND.search(r.words) or find_actor(r.words)
    )
    return (*rulings, *(find_rulings(order) if order else ()), *found, *withdrawn), False


def _about(rulings: Sequence[Ruling], title: str) -> tuple[Ruling, ...]:
    """Take "yrkandet" for the matter where the title says that a yrkande is what is decided on."""
    if not _OF_YRKANDE.match(title):
        return tuple(rulings)
    maker = _FROM.search(title)
    same = maker[0].casefold() if maker is not None else "\n"
    return tuple(
        replace(r, scope=Scope.MATTER)
        if _YRKANDE_IS.match(r.words) or (r.scope is Scope.VAGUE and same in r.words.casefold())
        else r
        for r in rulings
    )


def read_decision(
    sections: Sequence[Section],
    own: Organization | None = None,
    title: str = "",
    votes: ItemVotes | None = None,
) -> Decision:
    """Read what was decided; an outcome of `unknown` when the text does not say.

    `own` is the organization whose minutes they are: outside a decision's heading, what others decided is background.
    `title` tells what was asked for: a motion that was decided "enligt förslaget" may have been rejected. `votes` are
    those of its text, where they are read already.
    """
    if is_sentence(title) and not any(section.text for section in sections):
        sections = (*sections, Section(Kind.LEAD, "", title))
    sections = _as_own(sections)
    rulings, official = _rulings(sections, own)
    rulings = _about(rulings, title)
    every = "\n\n".join(section.text for section in sections)
    chosen = choose_ruling(rulings, official=official) or _headlined(title, sections)
    words = _text(sections, *_DECIDED) or (_said(rulings, chosen) if chosen else "")
    if chosen is None:
        plainly = not rulings and decides_plainly(words if official else _points(sections))
        outcome = Outcome.APPROVED if plainly else _won(sections, title)
    else:
        asked = _ANSWERS.match(title) is not None
        outcome = resolve(chosen, find_rulings(every), _proposed(sections), asked=asked)
    votes = votes or read_item_votes(sections)
    decided = votes.deciding(outcome)
    minority = outcome in {Outcome.TABLED, Outcome.REFERRED_BACK} and _MINORITY.search(every) is not None
    return Decision(
        outcome=outcome,
        text=unwrap(words[:_TEXT]) or None,
        vote=count_of_vote(decided, outcome) if decided else None,
        votes=votes_of(decided) if decided else (),
        other_votes=tuple(event_of(vote) for vote in votes.read if vote is not decided),
        next_organization=find_next(sections, outcome),
        mode=DecisionMode.VOTE if decided else _mode(sections),
        immediately_adjusted=_IMMEDIATE.search(every) is not None,
        minority=minority,
        provenance=Provenance(words=chosen.words) if chosen else None,
    )


def _headlined(title: str, sections: Sequence[Section]) -> Ruling | None:
    """Find what a headline tells of the decision that its text only talks about: "Alliansen fick igenom sin budget"."""
    if not _HEADLINE.search(title) or any(section.kind is not Kind.LEAD for section in sections):
        return None
    told = [ruling for ruling in find_rulings(title) if ruling.voice is Voice.DECIDED and not ruling.generic]
    return told[0] if told else None


def _proposed(sections: Sequence[Section]) -> tuple[Proposed, ...]:
    """Find what each "förslag till beslut" proposed, and what members asked for at the meeting."""
    asked = f"{_text(sections, Kind.LEAD, Kind.PROPOSAL)}\n\nYrkanden: {_text(sections, Kind.CLAIMS)}"
    found = list(find_asked(asked))
    for section in sections:
        if section.kind is not Kind.PROPOSAL:
            continue
        rulings = [replace(ruling, voice=Voice.DECIDED) for ruling in find_rulings(section.text)]
        best = choose_ruling(rulings, official=True)
        if best is not None and best.scope is not Scope.VAGUE:
            found.append(Proposed(section.heading, best.outcome, at_meeting=False))
    return tuple(found)


def _said(rulings: Sequence[Ruling], chosen: Ruling) -> str:
    """Gather the sentences that say the chosen ruling, once each."""
    return "\n".join(dict.fromkeys(r.words for r in rulings if r.outcome is chosen.outcome and r.voice is chosen.voice))


def _won(sections: Sequence[Section], title: str) -> Outcome:
    """Tell what follows from a vote alone ("10 röster för kontorets förslag, 3 för avslag"), or from a reservation.

    Who says yes, or reserves themselves, does so to what was proposed: unless that was somebody's wish, it was approved.
    """
    text = "\n\n".join(section.text for section in sections)
    votes = read_votes(section.prose for section in sections)
    side = next((vote.winning_side for vote in votes if vote.winning_side), None)
    if side is None:
        yes = any(vote.named and vote.counts is not None and vote.counts[0] > vote.counts[1] for vote in votes)
        said_yes = yes and all(ruling.weak for ruling in find_rulings(text))
        if (said_yes or _RESERVED.search(text)) and not _ANSWERS.search(title):
            return Outcome.APPROVED
        return Outcome.UNKNOWN
    said = [ruling.outcome for ruling in find_rulings(f"Beslut: {side}.")]
    followed = Outcome.APPROVED if re.search(r"(?i)\bförslag", side) else Outcome.UNKNOWN
    return said[0] if said else followed


def _mode(sections: Sequence[Section]) -> DecisionMode | None:
    text = "\n".join(s.text for s in sections if s.kind in {*_DECIDED, Kind.ORDER, Kind.LEAD, Kind.CLAIMS})
    if _UNANIMOUS.search(text):
        return DecisionMode.UNANIMOUS
    return DecisionMode.ACCLAMATION if _PUT.search(text) else None
