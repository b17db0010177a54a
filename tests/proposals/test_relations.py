"""Other matters on an agenda that touch a proposal: shown beside it, and without a word of what becomes of it."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.proposals.lund import BOARD, COUNCIL, M, V, act, noon, released

from agendawatch.model import (
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Correction,
    Decision,
    ItemClassification,
    Match,
    Meeting,
    Municipality,
    Organization,
    Outcome,
    Position,
    PositionRole,
    Proposal,
    ProposalClassification,
    Relation,
    Tense,
)
from agendawatch.proposals import advance, compare_proposals, correct

TOWN = Municipality(code="9901", name="Ängelvik")
CULTURE, CARE = Organization(name="Kulturnämnden"), Organization(name="Socialnämnden")
HEARD, LATER = dt.date(2026, 3, 6), dt.date(2026, 4, 23)
APPROVED = Decision(outcome=Outcome.APPROVED, text="Bifalls.")


def followed(
    title: str,
    *,
    asked: Organization = COUNCIL,
    kind: ProposalClassification | None = ProposalClassification.MOTION,
) -> Proposal:
    """Follow what a party puts to an organization."""
    said = {"organization": asked, "tense": Tense.AHEAD, "proposal_classification": kind, "parties": (V,)}
    return released(title, HEARD, municipality=TOWN, **said)


def held(*items: AgendaItem | str, by: Organization = COUNCIL, day: dt.date = LATER) -> Meeting:
    """Hold a meeting that approved everything."""
    agenda = (AgendaItem(title=it, decision=APPROVED) if isinstance(it, str) else it for it in items)
    return Meeting(organization=by, date=day, municipality=TOWN, agenda=tuple(agenda))


def after(proposal: Proposal, *meetings: Meeting) -> Proposal:
    """Let meetings tell, and look at it later."""
    return advance(proposal, meetings, noon(dt.date(2027, 6, 1)))


def why(proposal: Proposal) -> list[CaveatCode]:
    """Give the codes why the related matters are not the same, each one's first."""
    return [it.match.against[0].code for it in proposal.related]


@cases("proposed", "title", "code", code=CaveatCode)
def test_another_matter_of_the_same_words_is_related(proposed: str, title: str, code: CaveatCode) -> None:
    """It is shown with its reason, and what was decided of it is nothing to the proposal."""
    told = after(followed(proposed), held(title))

    assert told.status == "submitted"
    assert why(told) == [code]
    (related,) = told.related
    assert (related.title, related.organization, related.meeting_date) == (title, COUNCIL, LATER)
    assert related.match.relation is Relation.RELATED


@cases("proposed", "title")
def test_the_same_matter_in_other_words_decides(proposed: str, title: str) -> None:
    """What stands around a matter and says nothing of it holds nothing apart."""
    kind = ProposalClassification.MOTION if proposed.startswith("Motion") else None
    told = after(followed(proposed, kind=kind), held(title))

    assert told.status == "approved"
    assert told.related == ()


def test_the_item_is_found_beside_what_only_touches_it() -> None:
    """Both stand on one agenda; one decides, one is shown."""
    told = after(followed("Motion om fri simskola"), held("Information om fri simskola", "Motion om fri simskola"))

    assert told.status == "approved"
    assert [it.title for it in told.related] == ["Information om fri simskola"]


def test_another_committees_item_of_the_same_title_is_its_own() -> None:
    """Only whom the proposal is put to decides it, or who sends it on to them."""
    proposal = followed("Policy för uteserveringar", asked=CULTURE, kind=ProposalClassification.PROPOSAL)
    sent = AgendaItem(
        title="Policy för uteserveringar", decision=APPROVED.model_copy(update={"next_organization": CULTURE})
    )

    other = after(proposal, held("Policy för uteserveringar", by=CARE))
    own = after(proposal, held("Policy för uteserveringar", by=CULTURE))
    sender = after(proposal, held(sent, by=CARE))

    assert (other.status, why(other)) == ("submitted", [CaveatCode.OTHER_ORGANIZATION])
    assert (own.status, own.related) == ("approved", ())
    assert sender.related == ()


def test_an_older_item_and_one_after_the_end_are_other_matters() -> None:
    """A title that comes back years before or after is another round's."""
    motion = "Motion om språktest"
    older = after(followed(motion), held(motion, day=dt.date(2023, 5, 25)))
    rejected = AgendaItem(title=motion, decision=Decision(outcome=Outcome.REJECTED))
    again = after(followed(motion), held(motion), held(rejected, day=dt.date(2027, 4, 22)))

    assert (older.status, why(older)) == ("submitted", [CaveatCode.OLDER])
    assert (again.status, why(again)) == ("approved", [CaveatCode.SETTLED_BEFORE])


def test_a_case_number_makes_any_title_the_same_but_for_what_only_tells_of_the_case() -> None:
    """The number says which case it is; an information within it settles nothing."""
    proposal = followed("Motion om nattbuss till Ekeby").model_copy(update={"reference": "KS 2026/12"})
    answer = AgendaItem(title="Utredning om linje 5", reference="KS 2026/12", decision=APPROVED)
    told_of = AgendaItem(title="Information om linje 5", reference="KS 2026/12", decision=APPROVED)

    assert after(proposal, held(answer)).status == "approved"
    only_told = after(proposal, held(told_of))
    assert (only_told.status, why(only_told)) == ("submitted", [CaveatCode.INFORMS])


def test_an_item_that_the_agenda_lists_for_information_is_one() -> None:
    """Whatever its title says."""
    item = AgendaItem(
        title="Nattbuss till Ekeby", classification=ItemClassification.NOTICE, group="Meddelanden", decision=APPROVED
    )
    told = after(followed("Motion om nattbuss till Ekeby"), held(item))

    assert (told.status, why(told)) == ("submitted", [CaveatCode.INFORMS])


def test_what_is_before_the_council_is_not_settled_below() -> None:
    """The board takes its stand there, and it stands as a recommendation."""
    proposal = followed("Nattbuss till Ekeby", kind=ProposalClassification.PROPOSAL)
    told = after(proposal, held("Nattbuss till Ekeby", by=BOARD, day=dt.date(2026, 4, 8)))

    assert told.status == "recommended"
    assert not told.actions[-1].authoritative


def test_what_a_party_stood_against_was_not_its_own() -> None:
    """Of two yrkanden the other's was approved; where nobody stood against it the approval holds."""
    proposal = followed("Fri entré på museet", asked=CULTURE, kind=ProposalClassification.YRKANDE)
    item = AgendaItem(title="Fri entré på museet", decision=APPROVED)
    lost = item.model_copy(update={"positions": (Position(role=PositionRole.RESERVATION, party=V),)})
    theirs = item.model_copy(update={"positions": (Position(role=PositionRole.RESERVATION, party=M),)})

    assert "approved" not in {it.code.value for it in after(proposal, held(lost, by=CULTURE)).actions}
    assert after(proposal, held(theirs, by=CULTURE)).status == "approved"


def test_a_persons_word_makes_a_related_item_the_same() -> None:
    """From then on it decides, and is related no more."""
    meeting = held("Finansiering av nattbuss till Ekeby")
    related = after(followed("Motion om nattbuss till Ekeby"), meeting)
    title, made = "Finansiering av nattbuss till Ekeby", noon(dt.date(2026, 5, 1))
    said = Correction(same=True, other=meeting.id, title=title, made=made)

    told = after(correct(related, said), meeting)

    assert (len(related.related), told.related) == (1, ())
    assert told.status == "approved"


def test_looking_again_tells_nothing_twice() -> None:
    """The same agenda, read again, adds nothing."""
    meeting = held("Utvärdering av nattbuss till Ekeby")
    once = after(followed("Motion om nattbuss till Ekeby"), meeting)

    assert after(once, meeting) == once


def test_two_proposals_of_which_one_undoes_the_other_are_two() -> None:
    """Else both would share one fate."""
    one, other = followed("Motion om avgiftsfri kulturskola"), followed("Motion om att slopa avgiftsfri kulturskola")
    compared = compare_proposals(one, other)

    assert not compared.same
    assert [it.code for it in compared.evidence] == [CaveatCode.REVERSES]
    assert compare_proposals(one, followed("Motion (V) om avgiftsfri kulturskola")).same


def test_what_was_kept_before_relations_is_read() -> None:
    """A proposal of an older store has none, and its matches are of the same matter."""
    told = after(followed("Motion om fri simskola"), held("Motion om fri simskola"))
    kept = told.model_dump_json(exclude_defaults=True)

    assert "relation" not in kept
    assert "related" not in kept
    read = Proposal.model_validate_json(kept)
    assert read == told
    assert {it.match.relation for it in read.actions if it.match} == {Relation.SAME}
    assert all(it.match.certainty is not Certainty.STATED for it in read.actions if it.match)


def test_what_an_older_reader_took_for_the_proposals_own_is_taken_back() -> None:
    """A store may hold fates that were another matter's; the next round shows that as related."""
    title, meeting = "Utvärdering av nattbuss till Ekeby", held("Utvärdering av nattbuss till Ekeby")
    proposal = followed("Motion om nattbuss till Ekeby")
    match = Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.SHARED_WORDS, shared=("nattbuss",)),))
    there = {"meeting_id": meeting.id, "meeting_date": LATER, "words": title, "match": match}
    placed = act(ActionCode.PLACED_ON_AGENDA, LATER, COUNCIL, **there)
    approved = placed.model_copy(update={"code": ActionCode.APPROVED, "words": "Bifalls.", "authoritative": True})
    wrong = proposal.model_copy(update={"actions": (*proposal.actions, placed, approved)})
    right = after(proposal, held("Motion om nattbuss till Ekeby"))

    told = after(wrong, meeting)

    assert (wrong.status, told.status) == ("approved", "submitted")
    assert told.actions == proposal.actions
    assert why(told) == [CaveatCode.EVALUATES]
    assert after(right, held("Motion om nattbuss till Ekeby")).status == "approved"
