"""Press releases into values: who wants what, who handles it, and when."""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.document import Document
from agendawatch.lang.sv.cases.proposal_kinds import PARTY_AFFAIRS, classify_proposal
from agendawatch.lang.sv.names.municipality_names import main_municipality
from agendawatch.lang.sv.names.press_organizations import is_regional
from agendawatch.lang.sv.names.proposers import find_proposers
from agendawatch.lang.sv.names.speakers import find_elected, find_speakers
from agendawatch.model import (
    Certainty,
    Jurisdiction,
    Municipality,
    PressRelease,
    ProposalClassification,
)
from agendawatch.readers.ground import ground
from agendawatch.readers.opening import open_document, unread_pages
from agendawatch.readers.press.meeting import PressMeeting, Release, find_meeting
from agendawatch.readers.press.text import PressText, split_press
from agendawatch.registry import municipality as municipality_of

__all__ = ["explain_press_release", "read_press_release", "release_of"]


def read_press_release(
    page: str | bytes, *, published: dt.date, municipality: Municipality | str | None = None
) -> PressRelease:
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
    return release_of(open_document(page), published=published, municipality=municipality)


def release_of(
    document: Document, *, published: dt.date, municipality: Municipality | str | None = None
) -> PressRelease:
    """Read a press release that was opened."""
    text, place, meeting = _read(document, published, municipality)
    kind = _kind(text, meeting)
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
            rule=next((finding.rule for day, finding in meeting.findings if day is when), None),
        ).model_copy(update={"url": text.original, "retold": text.original is not None}),
    )


def explain_press_release(
    page: str | bytes | Document, *, published: dt.date, municipality: Municipality | str | None = None
) -> tuple[str, ...]:
    """Tell in a line each what a press release makes of the days that it names, whether they count or not, and why."""
    _, _, meeting = _read(open_document(page), published, municipality)
    return tuple(f"{when.date} ({when.words.strip(' .,')}): {finding.told()}" for when, finding in meeting.findings)


def _read(
    document: Document, published: dt.date, municipality: Municipality | str | None
) -> tuple[PressText, Municipality | None, PressMeeting]:
    text = split_press(document.passages)
    place = _municipality(municipality, text)
    regional = (
        is_regional(f"{text.title}\n{text.body}") if place is None else place.classification is Jurisdiction.REGION
    )
    about = Release(
        parties=frozenset(party.code for party in find_proposers(text.title, text.body) if party.code),
        town=place.name if place and municipality is not None else None,
        proposes=classify_proposal(text.title, text.body) is not None,
        regional=regional,
    )
    return text, place, find_meeting(text, published=published, about=about)


def _kind(text: PressText, meeting: PressMeeting) -> ProposalClassification | None:
    """Tell the proposal's form; a party's own affairs, with no organization in sight, propose nothing."""
    if meeting.organization is None and PARTY_AFFAIRS.search(text.body):
        return None
    return classify_proposal(text.title, text.body)


def _municipality(given: Municipality | str | None, text: PressText) -> Municipality | None:
    if given is None:
        return main_municipality("\n".join((text.title, *text.sentences, *text.contacts)))
    return municipality_of(given)
