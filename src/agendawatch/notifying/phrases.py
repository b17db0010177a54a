"""What a message says beside the facts, in Swedish and English."""

from __future__ import annotations

from dataclasses import dataclass

from agendawatch.i18n import Language

__all__ = ["SAID", "Said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The phrases of one language; those with braces are filled in."""

    found: str
    """By which words a watch found something."""
    followed: str
    digest: str
    one: str
    """A digest's title where it holds one thing."""
    more: str
    unofficial: str


SAID: dict[Language, Said] = {
    "sv": Said(
        found="({watch}: {words})",
        followed="Du följer ”{title}”: {action}",
        digest="{count} nyheter: {places}",
        one="1 nyhet: {places}",
        more="… och {count} till",
        unofficial="Inofficiell bevakning. Kommunens egna uppgifter gäller.",
    ),
    "en": Said(
        found="({watch}: {words})",
        followed="You follow “{title}”: {action}",
        digest="{count} news: {places}",
        one="1 piece of news: {places}",
        more="… and {count} more",
        unofficial="Unofficial. What the municipality itself says holds.",
    ),
}
"""By language."""
