"""A motion, an interpellation, a citizens' proposal, a letter or a press release, read as what somebody wants to follow."""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.document import Document
from agendawatch.lang.sv.pages.submissions import is_telling_title, reference_of, submitted_on, without_private_names
from agendawatch.model import Municipality, PressRelease, ProposalClassification, Provenance, Value
from agendawatch.readers.opening import open_document
from agendawatch.readers.press import release_of

__all__ = ["Submission", "read_submission"]

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
    page: str | bytes | Document,
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
