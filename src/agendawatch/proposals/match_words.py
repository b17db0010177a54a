"""What people are told of how sure a match is, of matters that are only related, and of who only prepares."""

from __future__ import annotations

from agendawatch.i18n import Language, catalogue
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Action, Caveat, Certainty, Proposal, Related
from agendawatch.proposals.authority import prepares


def unsure_words(action: Action | None, language: Language) -> str | None:
    """Say that what an action tells is of the proposal by inference alone; `None` where it is surer, or its own source's.

    >>> unsure_words(None, "en") is None
    True
    """
    if action is None or action.match is None or action.match.certainty is not Certainty.INFERRED:
        return None
    return catalogue(language).gettext("That this is about the proposal is our inference.")


def prepares_words(action: Action, proposal: Proposal, language: Language) -> str | None:
    """Say that who meets prepares the matter for another who decides; `None` where that is not known."""
    if action.organization is None or action.authoritative or not prepares(action.organization, proposal):
        return None
    told = catalogue(language).gettext("{organization} only prepares the matter; another organization decides.")
    return told.format(organization=action.organization.name)


def related_words(related: Related, language: Language) -> str:
    """Say what another matter is called, where it stands, and why it is not the proposal."""
    told = catalogue(language).gettext("{date}, {organization}: “{title}” is another matter ({why})")
    return told.format(
        date=related.meeting_date.isoformat(),
        organization=related.organization.name,
        title=" ".join(related.title.split()),
        why=_joined(related.match.against, language),
    )


def _joined(caveats: tuple[Caveat, ...], language: Language) -> str:
    return "; ".join(caveat_words(caveat, language) for caveat in caveats)
