"""Which organizations a press release speaks of, and which of them handles the matter."""

from __future__ import annotations

from agendawatch.lang.sv.days.handling_days import AHEAD, HANDLES, ROLE_OF, TAKES_ON
from agendawatch.lang.sv.names.organizations import Mention
from agendawatch.lang.sv.names.press_organizations import find_handlers
from agendawatch.lang.sv.pages.press_patterns import HANDED_IN
from agendawatch.model import Organization

__all__ = ["find_handler", "mentions"]

_MOST_NAMED = 20
"""Organizations of a sentence that are weighed, each against the whole of it."""
_BEFORE = 200
"""Letters before an organization that tell what is handed to it."""


def mentions(sentence: str, *, regional: bool, context: Organization | None = None) -> list[Mention]:
    """Find the organizations of a sentence that do something there."""
    return [
        mention
        for mention in find_handlers(sentence, regional=regional, context=context)[:_MOST_NAMED]
        if not _is_office(sentence, mention)
    ]


def _is_office(sentence: str, mention: Mention) -> bool:
    """Tell whether an organization only tells somebody's office ("kommunstyrelsens ordförande")."""
    before, after = sentence[: mention.span[0]], sentence[mention.span[1] :]
    return bool(ROLE_OF.match(after) or TAKES_ON.search(before))


def find_handler(sentences: tuple[str, ...], *, regional: bool) -> tuple[Organization | None, str | None]:
    """Find the organization that handles the matter where no day is told, and the sentence that says so."""
    best: tuple[float, Organization, str] | None = None
    for number, sentence in enumerate(sentences):
        for mention in mentions(sentence, regional=regional):
            score = _handles(sentence, mention) + (1.5 if number == 0 else 0)
            if best is None or score > best[0]:
                best = (score, mention.organization, sentence)
    return (best[1], best[2]) if best else (None, None)


def _handles(sentence: str, mention: Mention) -> float:
    score = 1.0
    before = sentence[: mention.span[0]][-_BEFORE:]
    if HANDED_IN.search(before):
        score += 2
    if HANDLES.search(sentence):
        score += 1
    if AHEAD.search(sentence):
        score += 1
    return score
