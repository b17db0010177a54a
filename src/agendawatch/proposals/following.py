"""Press releases become proposals that are followed, and two proposals become one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from agendawatch.arguments import a
from agendawatch.lang.sv.references import case_key, is_case
from agendawatch.lang.sv.stems import telling_words
from agendawatch.model import (
    Action,
    ActionCode,
    Certainty,
    Joined,
    Match,
    Meeting,
    Municipality,
    PressRelease,
    Proposal,
    Provenance,
    Tense,
    durable,
)
from agendawatch.model.provenance import IN_A_RELEASE

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def follow(release: PressRelease, *, text: str | None = None) -> Proposal:
    """Begin to follow what a press release, a motion or another text proposes.

    The id is drawn from the release alone (municipality, day, title, and the `text` itself where it is given), so the
    same text is the same proposal whenever it is read, and another one is another. A meeting that the release looks forward to becomes an `announced` action. One that it
    looks back on only dates the submission: what came out there is for minutes to say.
    """
    a(PressRelease, "release", release)
    where = release.municipality.code if release.municipality else ""
    # White space and capitals of a text are not counted.
    print_ = () if text is None else (durable("text", " ".join(text.split()).casefold()),)
    past = release.tense is Tense.PAST
    submitted = Action(
        code=ActionCode.SUBMITTED,
        date=release.published,
        # The earlier meeting that the matter was up at, where the release tells.
        organization=release.organization if past else None,
        meeting_date=release.date if past else None,
        words=release.title,
        provenance=release.provenance,
    )
    actions = [submitted]
    if release.tense in {Tense.AHEAD, Tense.SAME_DAY} and (release.organization or release.date):
        ground = release.provenance or Provenance()
        announced = Action(
            code=ActionCode.ANNOUNCED,
            date=release.published,
            organization=release.organization,
            meeting_date=release.date,
            words=release.when_words or ground.words,
            provenance=ground,
        )
        actions.append(announced)
    return Proposal(
        id=durable("proposal", where, release.published.isoformat(), release.title.casefold(), *print_),
        title=release.title,
        municipality=release.municipality,
        classification=release.proposal_classification,
        parties=release.parties,
        people=release.people,
        actions=tuple(actions),
        provenance=release.provenance,
    )


def follow_case(reference: str, *, municipality: Municipality | None, title: str | None = None) -> Proposal:
    """Begin to follow a case by its number; without a title it goes by the number.

    The id is drawn from the municipality and the number, however that is written.
    """
    where = municipality.code if municipality else ""
    return Proposal(
        id=durable("case", where, *case_key(reference)),
        title=title or reference,
        municipality=municipality,
        reference=reference,
    )


def follow_title(title: str, *, municipality: Municipality | None) -> Proposal:
    """Begin to follow what goes by a title, in the words of whoever follows it."""
    where = municipality.code if municipality else ""
    return Proposal(id=durable("title", where, title.casefold()), title=title, municipality=municipality)


def find_followed(proposals: Iterable[Proposal], asked: str) -> tuple[Proposal, ...]:
    """Find the proposals that somebody means: by id, else by case number however written, else by words of the title.

    Several are meant where an authority is left out that tells them apart.
    """
    known = tuple(proposals)
    words = asked.casefold()
    by_id = tuple(it for it in known if it.id == words)
    by_number = by_id or tuple(it for it in known if it.reference and is_case(asked, it.reference))
    return by_number or tuple(it for it in known if words in it.title.casefold())


def looked_for(proposal: Proposal) -> tuple[str, ...]:
    """List the words of a proposal's title by which it is looked for on agendas, in their order.

    >>> looked_for(Proposal(id="p", title="Motion om avgiftsfria bussar i kommunen"))
    ('avgiftsfria', 'bussar')
    """
    telling = telling_words(proposal.title)
    return tuple(dict.fromkeys(word for word in _WORD.findall(proposal.title) if telling & telling_words(word)))


def meeting_of(release: PressRelease) -> Meeting | None:
    """Make the meeting that a press release speaks of: who meets and on which day, as it follows from the text.

    `None` when it names no organization, or bears no day. No hour, place, agenda or page: those no release promises.
    """
    if release.organization is None or release.date is None:
        return None
    told = release.provenance or Provenance()
    certainty = Certainty.DERIVED if told.certainty is Certainty.STATED else told.certainty
    ground = told.model_copy(update={"words": release.when_words, "place": IN_A_RELEASE, "certainty": certainty})
    return Meeting(
        organization=release.organization, date=release.date, municipality=release.municipality, provenance=ground
    )


def join(first: Proposal, second: Proposal, match: Match, *, seen: dt.datetime | None = None) -> Proposal:
    """Make one proposal of two that are held to be one, for the reasons in `match`.

    The first keeps its id and title; the second's actions follow, each with the reason why it belongs here.
    With the moment that it was `seen`, the first notes that it holds the second.
    """
    joined = tuple(action.model_copy(update={"match": action.match or match}) for action in second.actions)
    known = set(map(_deed, first.actions))
    added = tuple(action for action in joined if _deed(action) not in known)
    note = (Joined(other=second.id, title=second.title, match=match, seen=seen),) if seen else ()
    return first.model_copy(
        update={
            "joined": (*first.joined, *note, *second.joined),
            "municipality": first.municipality or second.municipality,
            "reference": first.reference or second.reference,
            "classification": first.classification or second.classification,
            "parties": tuple(dict.fromkeys(first.parties + second.parties)),
            "people": tuple(dict.fromkeys(first.people + second.people)),
            "actions": first.actions + added,
            "related": tuple(dict.fromkeys(first.related + second.related)),
            "corrections": tuple(dict.fromkeys(first.corrections + second.corrections)),
        }
    )


def _deed(action: Action) -> tuple[object, ...]:
    """Tell what was done, whoever tells it: once a meeting; without one, what other words say is another deed."""
    return action.code, action.date, action.meeting_date, None if action.meeting_date else action.words


def witnessed(proposal: Proposal, seen: dt.datetime) -> Proposal:
    """Note the moment on every action, and every related matter, of which nobody noted yet when we saw it."""
    actions = tuple(it.model_copy(update={"provenance": _seen(it.provenance, seen)}) for it in proposal.actions)
    related = tuple(it.model_copy(update={"provenance": _seen(it.provenance, seen)}) for it in proposal.related)
    return proposal.model_copy(update={"actions": actions, "related": related})


def _seen(ground: Provenance | None, seen: dt.datetime) -> Provenance:
    if ground is not None and ground.seen:
        return ground
    return (ground or Provenance()).model_copy(update={"seen": seen})
