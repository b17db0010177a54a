"""What a paragraph decided: the outcome of this organization at this meeting, its vote, and where the matter goes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from agendawatch.lang.sv import handing_on
from agendawatch.lang.sv.ballots import Row, read_ballots
from agendawatch.lang.sv.decisions import Finding, Reason, Refusal, Verdict, read_verdict
from agendawatch.lang.sv.decisions.reading import read_circumstances
from agendawatch.lang.sv.findings import keeping
from agendawatch.lang.sv.followed_proposals import Decided, Side
from agendawatch.lang.sv.headings import DECIDED, Section, speaks
from agendawatch.lang.sv.organizations import find_organizations, is_of_region, organization
from agendawatch.lang.sv.parties import read_code
from agendawatch.lang.sv.people import Member
from agendawatch.lang.sv.positions import (
    Stand,
    find_author,
    is_raised,
    read_own_positions,
    read_positions,
    read_title_positions,
)
from agendawatch.lang.sv.sentences import unwrap
from agendawatch.lang.sv.titles import is_sentence
from agendawatch.lang.sv.tokens import Body
from agendawatch.lang.sv.votes import CountedVote, deciding_vote, read_votes, read_way
from agendawatch.model.item import (
    AgendaItem,
    Decision,
    DecisionMode,
    Outcome,
    Position,
    PositionRole,
    Vote,
    VoteCount,
    VoteEvent,
    VoteOption,
)
from agendawatch.model.organization import Organization, Party, Person
from agendawatch.model.value import Value
from agendawatch.readers.explanation import ExplainedClause, explain, text_of
from agendawatch.readers.minutes.paragraphs import Paragraph

# Where a matter goes next: the organization that a decision hands it to.


def find_next(
    sections: Sequence[Section], outcome: Outcome, own: Body | None = None, title: str = ""
) -> Organization | None:
    """Find the organization that the matter goes to; `None` when the text sends it nowhere."""
    found = handing_on.find_next(sections, own, outcome.value, title)
    return _named(found, "\n".join(section.text for section in sections)) if found is not None else None


def find_marked_next(line: str) -> Organization | None:
    """Find where a list's line sends a matter, behind its dash or colon."""
    found = handing_on.find_marked_next(line)
    return _named(found, line) if found is not None else None


def _named(found: handing_on.Next, text: str) -> Organization | None:
    """Give the organization; "fullmäktige" in a region's text is the region's."""
    if found.words.casefold() == "fullmäktige" and is_of_region(text):
        return organization("Regionfullmäktige")
    named = find_organizations(found.words)
    return named[0].organization if named else None


# The votes under a paragraph of minutes: the one that decided the matter, who voted how, and the others.

_OFFICIAL = frozenset({"vote", "order"})
"""Sections that minutes tell of votes in."""
_ELSEWHERE = frozenset({"lead", "decision", "decision_above", "claims", "proposal"})
"""Sections in which a notice tells of them."""
_VOTED = frozenset(
    {
        Outcome.APPROVED,
        Outcome.REJECTED,
        Outcome.PARTIALLY_APPROVED,
        Outcome.ELECTED,
        Outcome.ANSWERED,
        Outcome.REFERRED_BACK,
        Outcome.TABLED,
        Outcome.DISMISSED,
        Outcome.UNKNOWN,
    }
)
"""Outcomes that a vote may have."""
_PUT_OFF = frozenset({Outcome.REFERRED_BACK, Outcome.TABLED})


@dataclass(frozen=True, slots=True)
class ItemVotes:
    """The votes under one paragraph, in its order."""

    read: tuple[CountedVote, ...]

    official: bool = True
    """Whether they stand under headings of votes; a notice's may be another matter's."""

    def deciding(self, outcome: Outcome) -> CountedVote | None:
        """Choose the vote that decided the matter; what a notice counts decided nothing that is no yes or no."""
        if not self.official and outcome not in _VOTED:
            return None
        return deciding_vote(self.read, putting_off=outcome in _PUT_OFF)


def read_item_votes(sections: Sequence[Section], rows: Sequence[Row] = (), own: Body | None = None) -> ItemVotes:
    """Read the votes that a paragraph tells of; `rows` are its lines in pieces, `own` is the body whose paragraph it is."""
    ballots = read_ballots(rows)
    read = read_votes((section for section in sections if section.kind in _OFFICIAL), ballots, own)
    official = bool(read)
    if not read:
        read = read_votes((section for section in sections if section.kind in _ELSEWHERE), ballots, own)
    return ItemVotes(read, official)


def _count_of_vote(vote: CountedVote, outcome: Outcome | None) -> VoteCount | None:
    """Give a vote's figures, those of the side that won first; `None` when they are not the sums of the names."""
    if vote.differs or vote.counts is None:
        return None
    first, second = vote.counts
    won = max(first, second)
    # A third is enough to put a matter off, so there the smaller figure may have won.
    if outcome in _PUT_OFF and (vote.first_puts_off or (vote.first_puts_off is False and vote.named)):
        won = first if vote.first_puts_off else second
    abstained = vote.abstained if vote.abstained is not None else (vote.listed("abstain") or None)
    return VoteCount(winning=won, losing=first + second - won, abstained=abstained, meaning=vote.meaning)


def _votes_of(vote: CountedVote) -> tuple[Vote, ...]:
    """Give each person's vote."""
    return tuple(Vote(option=VoteOption(voice.option), person=person_of(voice.member)) for voice in vote.voices)


def person_of(member: Member) -> Person:
    """Make a person of a name and a party's letters."""
    return Person(name=member.person or "", party=read_code(member.party) if member.party else None)


# What a paragraph decided.

_TEXT = 4000
"""Letters of a decision's text that are kept."""


def with_verdict(paragraph: Paragraph, own: Body | None, votes: ItemVotes) -> tuple[Decision, Verdict]:
    """Read what was decided, with the clauses that it rests on and those that do not count.

    An outcome of `unknown` when no clause asserts one. `own` is the body whose minutes they are: what others decided is
    background. The title tells what was asked for. `votes` are those of its text.
    """
    title, sections, derived, summons = paragraph.title, paragraph.sections, paragraph.derived, paragraph.summons
    numbered = paragraph.number is not None
    if is_sentence(title) and not any(section.text for section in sections):
        sections = (*sections, Section("lead", "", title))
    verdict = read_verdict(sections, own, title, derived=derived, numbered=numbered, summons=summons)
    # A headline may say what became of a matter where the text says nothing else of it.
    taken_back = any(it.mode in _AGAINST and it.object == "this" and not it.weak for it in verdict.findings)
    if verdict.outcome == "unknown" and not (derived or numbered or summons or taken_back):
        verdict = _of_headline(title, own, verdict)
    outcome = Outcome(verdict.outcome)
    circumstances = read_circumstances(sections)
    # A heading that is a lead ("Nämnden beslutar") stays before its points.
    texts = (f"{it.heading}\n{it.text}" if speaks(it.heading) else it.text for it in sections if it.kind in DECIDED)
    words = "\n\n".join(text for text in texts if text.strip())
    words = words or "\n".join(dict.fromkeys(it.sentence for it in verdict.chosen))
    decided = votes.deciding(outcome)
    way = read_way(sections, own) if decided is None else None
    others = (vote for vote in votes.read if vote is not decided)
    decision = Decision(
        outcome=outcome,
        text=unwrap(words[:_TEXT]) or None,
        vote=_count_of_vote(decided, outcome) if decided else None,
        votes=_votes_of(decided) if decided else (),
        other_votes=tuple(
            VoteEvent(count=_count_of_vote(it, None), votes=_votes_of(it), about=it.about) for it in others
        ),
        next_organization=find_next(sections, outcome, own, title),
        mode=DecisionMode.VOTE if decided else DecisionMode(way) if way else None,
        immediately_adjusted="immediate" in circumstances,
        minority=outcome in _PUT_OFF and "minority" in circumstances,
    )
    return decision, verdict


_AGAINST = frozenset({"proposed", "denied", "planned", "question", "possible"})
"""Modes in which a text takes back what its headline says."""


def _of_headline(title: str, own: Body | None, below: Verdict) -> Verdict:
    """Read a headline that is a sentence of its own: "Riktlinje för beredskap antas"."""
    told = read_verdict([Section("lead", "", f"{title}.")], own, title, derived=True)
    plain = any(it.clause.kind == "main" and (it.verb.passive or it.verb.has_form("part")) for it in told.chosen)
    return told if plain or any(it.actor is not None and it.actor.kind == "body" for it in told.chosen) else below


# Who stood where on a paragraph of minutes, as the title, its sections and the votes tell it.


def read_item_positions(
    title: str, sections: Sequence[Section], outcome: Outcome = Outcome.UNKNOWN, vote: CountedVote | None = None
) -> tuple[Position, ...]:
    """Find who proposed, supported, opposed, reserved themselves or made a statement.

    `vote` is the one that decided the matter: who voted with the side that had more stood for what was decided, where
    the text tells what that was.
    """
    read = read_positions(sections, title=title, outcome=outcome.value)
    found = [_position(stand) for stand in (*read_title_positions(title), *read)]
    if vote is not None and vote.counts is not None and vote.counts[0] != vote.counts[1]:
        side = Decided(outcome.value, raised=is_raised(title)).side_of_winner
        found += _voters(vote, side) if side is not None else []
    return _distinct(found)


def read_report_positions(text: str, author: Party, title: str, outcome: Outcome) -> tuple[Position, ...]:
    """Find what a party says of itself in its own report: "vår motion", "vi yrkade"."""
    roles = read_own_positions(text, title=title, outcome=outcome.value)
    return tuple(Position(role=PositionRole(role), party=author) for role in roles)


def find_report_author(text: str) -> Party | None:
    """Find the party that a text speaks as: "oss i Vänsterpartiet", "vi moderater"."""
    letters = find_author(text)
    return read_code(letters) if letters else None


def _voters(vote: CountedVote, side: Side) -> list[Position]:
    """Tell how those stood who voted, by the side of those who won."""
    assert vote.counts is not None  # noqa: S101 - the caller has looked
    won = "yes" if vote.counts[0] > vote.counts[1] else "no"
    found = []
    for voice in vote.voices:
        if voice.option in {"yes", "no"}:
            supports = (voice.option == won) is (side == "supporter")
            person = person_of(voice.member)
            role = PositionRole.SUPPORTER if supports else PositionRole.OPPONENT
            found.append(Position(role=role, party=person.party, person=person))
    return found


def _position(stand: Stand) -> Position:
    person = person_of(stand.member) if stand.member.person else None
    party = person.party if person else read_code(stand.member.party or "")
    return Position(role=PositionRole(stand.role), party=party, person=person, words=stand.words)


def _distinct(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Keep the first of positions that say the same of the same, and no support by those who proposed.

    Of a party without names its members' support says nothing new.
    """
    kept: dict[tuple[str | None, str | None, PositionRole], Position] = {}
    for one in positions:
        if one.party is not None or one.person is not None:
            key = (one.party.code if one.party else None, one.person.name if one.person else None, one.role)
            kept.setdefault(key, one)
    proposers = {(code, name) for code, name, role in kept if role is PositionRole.PROPOSER}
    parties = {code for code, name in proposers if code}
    nameless = {code for code, name in proposers if code and name is None}

    def repeats(code: str | None, name: str | None, role: PositionRole) -> bool:
        proposed = (code, name) in proposers or code in nameless or (name is None and code in parties)
        return role is PositionRole.SUPPORTER and proposed

    return tuple(one for key, one in kept.items() if not repeats(*key))


# Why an item is read as it is: the clauses that say something of it, and what each does with its word.


class ExplainedItem(Value):
    """An item's outcome, and the clauses that were weighed for it."""

    number: str | None
    """Its paragraph, as written; `None` without one."""
    title: str
    """The matter."""
    outcome: Outcome
    """What it was read to have come to."""
    reason: Reason | Refusal | Literal["withheld", "heading"]
    """What it rests on, or why it is unknown: `withheld` where the document contradicts itself, `heading` where a list's
    heading tells it."""
    clauses: tuple[ExplainedClause, ...]
    """Those with a word of decision."""
    others: tuple[ExplainedClause, ...] = ()
    """Those on who stood where, on votes, and on where the matter goes next."""


def explain_item(verdict: Verdict | None, item: AgendaItem, paragraph: Paragraph, own: Body | None) -> ExplainedItem:
    """Explain an item by what was weighed for it; `None` where a list's heading told its outcome."""
    outcome = item.decision.outcome if item.decision is not None else Outcome.UNKNOWN
    reason: Reason | Refusal | Literal["withheld", "heading"] = "heading" if verdict is None else verdict.reason
    if verdict is not None and verdict.outcome != outcome.value:
        reason = "withheld"
    return ExplainedItem(
        number=item.number,
        title=item.title,
        outcome=outcome,
        reason=reason,
        clauses=tuple(_decision(finding, verdict) for finding in verdict.findings) if verdict is not None else (),
        others=tuple(_others(item, Outcome(verdict.outcome), paragraph, own)) if verdict is not None else (),
    )


def _decision(finding: Finding, verdict: Verdict) -> ExplainedClause:
    start, end = finding.span
    return ExplainedClause(
        kind="decision",
        words=" ".join(finding.section.words(start, end).split()),
        predicate=finding.verb.text,
        gives=finding.gives,
        rule=finding.rule,
        actor=text_of(finding.actor),
        object=finding.object,
        mode=finding.mode,
        mode_rule=finding.why,
        heading=finding.section.heading,
        refused=finding.refused,
        counts=finding in verdict.chosen,
    )


def _others(item: AgendaItem, outcome: Outcome, paragraph: Paragraph, own: Body | None) -> Iterator[ExplainedClause]:
    """Read once more who stood where, what was counted and where it goes, and keep each clause that was weighed."""
    sections = paragraph.sections
    with keeping() as kept:
        goes_to = handing_on.find_next(sections, own, outcome.value, item.title)
        votes = read_item_votes(sections, paragraph.rows, own)
        read_way(sections, own)
        read_item_positions(item.title, sections, outcome, votes.deciding(outcome))
    told = {position.words for position in item.positions}
    for name, it in dict.fromkeys(kept):
        if name == "positions":
            yield explain("position", it, who=str(it.referent), of="this", counts=it.sentence.text in told)
        elif name == "votes":
            yield explain("vote", it, of="this", value=str(it.referent) if it.rule.within == "passage" else None)
        else:
            rests = goes_to is not None and str(it.goal) == goes_to.words and it.rule.id == goes_to.rule
            yield explain("next", it, of=it.referent, value=str(it.goal), counts=rests)
    if goes_to is not None and not any(name == "handing_on" and it.rule.id == goes_to.rule for name, it in kept):
        yield ExplainedClause(
            kind="next",
            words=goes_to.words,
            predicate=goes_to.words,
            gives="next",
            value=goes_to.words,
            rule=goes_to.rule,
            object="this",
            mode="asserted",
            counts=True,
        )
