"""Press releases into values: who wants what, who handles it, and when."""

from __future__ import annotations

import datetime as dt

from agendawatch.arguments import Day, Page, day
from agendawatch.budget import budgeted
from agendawatch.documents.document import Document
from agendawatch.lang.sv.announcements import DayFinding
from agendawatch.lang.sv.attribution import actor_of
from agendawatch.lang.sv.dates import When
from agendawatch.lang.sv.matters import PARTY_AFFAIRS, classify_proposal
from agendawatch.lang.sv.municipality_names import main_municipality
from agendawatch.lang.sv.organizations import is_regional
from agendawatch.lang.sv.pages.submissions import is_telling_title, reference_of, submitted_on, without_private_names
from agendawatch.lang.sv.speakers import find_elected, find_proposers, find_speakers
from agendawatch.model import (
    Certainty,
    Jurisdiction,
    Municipality,
    PressRelease,
    ProposalClassification,
    Provenance,
    Value,
)
from agendawatch.readers.explanation import ExplainedClause, text_of
from agendawatch.readers.opening import ground, open_document, unread_pages
from agendawatch.readers.press_meeting import PressMeeting, PressText, find_meeting, split_press
from agendawatch.registry import municipality as municipality_of


def read_press_release(page: Page, *, published: Day, municipality: Municipality | str | None = None) -> PressRelease:
    r"""Read a press release, a notice or a blog post of a party or a municipality.

    >>> release = read_press_release(
    ...     "V vill ha ett badhus\n\nNu föreslår Vänsterpartiet i Örebro ett badhus. Förslaget tas upp i kommunstyrelsen på onsdag.",
    ...     published=dt.date(2026, 3, 6),
    ... )
    >>> release.organization.name, release.date.isoformat(), release.when_words, release.municipality.name
    ('Kommunstyrelsen', '2026-03-11', 'på onsdag', 'Örebro')

    Relative days count from `published`. A day is taken only if the text ties it to a meeting that handles something:
    one it hands its proposal in on, a party's own meeting and an old decision's day are none. Contact details are
    not kept, nor those who are only there for the press. Without `municipality` it is the one that the text is about.
    A text that says that it tells another again, and where that one stands, has its ground there.
    """
    return release_of(open_document(page), published=day("published", published), municipality=municipality)


@budgeted
def release_of(
    document: Document, *, published: dt.date, municipality: Municipality | str | None = None
) -> PressRelease:
    """Read a press release that was opened."""
    text, place, meeting = _read(document, published, municipality)
    # A party's own affairs, with no organization in sight, propose nothing.
    affairs = meeting.organization is None and PARTY_AFFAIRS.search(text.body) is not None
    kind = classify_proposal(text.title, text.body) if not affairs else None
    speakers = find_speakers("\n".join((text.title, *text.sentences)))
    elected = find_elected("\n".join(text.contacts))
    known = {person.name for person in speakers}
    when = meeting.when
    return PressRelease(
        title=text.title,
        published=published,
        municipality=place,
        organization=meeting.organization,
        date=when.date if when else None,
        when_words=when.words.strip(" .,") if when else None,
        excluded=meeting.excluded,
        tense=meeting.tense,
        proposal_classification=kind,
        parties=find_proposers(text.title, text.body) if kind else (),
        people=(*speakers, *(person for person in elected if person.name not in known)),
        links=text.links,
        warnings=(*unread_pages(document), *meeting.warnings),
        provenance=ground(
            document,
            text.ranges.get(meeting.sentence or "", ()),
            meeting.sentence,
            certainty=when.certainty if when else Certainty.STATED,
            rule=next((finding.rule for day, finding, _ in meeting.findings if day is when), None),
        ).model_copy(update={"url": text.original, "retold": text.original is not None}),
    )


def explain_press_release(
    page: Page | Document, *, published: Day, municipality: Municipality | str | None = None
) -> tuple[ExplainedClause, ...]:
    """Tell what a press release makes of the days that it names, clause by clause, whether they count or not, and why."""
    _, _, meeting = _read(open_document(page), day("published", published), municipality)
    return tuple(_explained(*finding, meeting) for finding in meeting.findings)


def _explained(when: When, finding: DayFinding, clause: str, meeting: PressMeeting) -> ExplainedClause:
    words = when.words.strip(" .,")
    return ExplainedClause(
        kind="day",
        words=" ".join(clause.split()) or words,
        predicate=words,
        gives="meeting",
        value=str(when.date),
        rule=finding.rule,
        actor=text_of(actor_of(finding.clause)) if finding.clause is not None else None,
        object="this",
        mode=finding.mode,
        refused=finding.code,
        counts=when is meeting.when,
    )


@budgeted
def _read(
    document: Document, published: dt.date, municipality: Municipality | str | None
) -> tuple[PressText, Municipality | None, PressMeeting]:
    text = split_press(document.passages)
    place = (
        municipality_of(municipality)
        if municipality is not None
        else main_municipality("\n".join((text.title, *text.sentences, *text.contacts)))
    )
    regional = (
        is_regional(f"{text.title}\n{text.body}") if place is None else place.classification is Jurisdiction.REGION
    )
    meeting = find_meeting(
        text,
        published=published,
        parties=frozenset(party.code for party in find_proposers(text.title, text.body) if party.code),
        town=place.name if place and municipality is not None else None,
        proposes=classify_proposal(text.title, text.body) is not None,
        regional=regional,
    )
    return text, place, meeting


# A motion, an interpellation, a citizens' proposal, a letter or a press release, read as what somebody wants to
# follow.

_EDGE = 15
"""Lines at a text's head, and at its foot, that may bear its day."""


class Submission(Value):
    """A text that somebody wants to follow."""

    release: PressRelease
    text: str
    """The whole text, for its print alone: it is not kept."""
    telling: bool
    """Whether its title says which matter it is; a title of form words alone does not."""
    reference: str | None
    """The number of the case that the text says in its head that it belongs to."""
    dated: bool
    """Whether the text bears its day, or somebody told it."""


def read_submission(
    page: Page | Document,
    *,
    today: dt.date,
    published: dt.date | None = None,
    municipality: Municipality | str | None = None,
) -> Submission:
    r"""Read a text that is to be followed; without a day of its own it is of `today`.

    >>> read = read_submission("Motion till kommunfullmäktige\n\nGröna tak på skolorna\n\nBorås den 3 mars 2026", today=dt.date(2026, 4, 1))
    >>> read.release.title, read.release.published.isoformat(), read.telling
    ('Gröna tak på skolorna', '2026-03-03', True)

    Of a private person nothing is kept: no name without a party or an office, and none of the letter's own words but
    its title.
    """
    document = open_document(page)
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    day = published or submitted_on((*lines[:_EDGE], *reversed(lines[-_EDGE:])))
    if day is not None and published is None and day > today:
        day = None
    release = release_of(document, published=day or today, municipality=municipality)
    people = tuple(person for person in release.people if person.party or person.title)
    facts: dict[str, object] = {"people": people}
    if release.proposal_classification is ProposalClassification.CITIZEN_PROPOSAL or not (release.parties or people):
        facts |= {"people": (), "title": without_private_names(release.title), "when_words": None}
        facts["provenance"] = Provenance(url=release.provenance.url if release.provenance else None)
    kept = release.model_copy(update=facts)
    title = kept.title.removesuffix(".")
    return Submission(
        release=kept.model_copy(update={"title": title}),
        text=document.text,
        telling=is_telling_title(kept.title),
        reference=reference_of(lines[:_EDGE]),
        dated=day is not None,
    )
