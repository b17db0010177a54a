"""What a message says beside the facts, in Swedish and English."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from agendawatch.i18n import Language, pgettext


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePhrases:
    """The phrases of one language; those with braces are filled in."""

    found: str = "({watch}: {words})"
    """By which words a watch found something."""
    followed: str = "You follow “{title}”: {action}"
    digest: str = "{count} news: {places}"
    one: str = "1 piece of news: {places}"
    """A digest's title where it holds one thing."""
    more: str = "… and {count} more"
    unofficial: str = "Unofficial. What the municipality itself says holds."


ENGLISH = MessagePhrases()
"""The keys of the catalogue, in its context "message"."""


@cache
def message_phrases(language: Language) -> MessagePhrases:
    """Look up what messages say in a language."""
    return MessagePhrases(
        **{field.name: pgettext("message", getattr(ENGLISH, field.name), language) for field in fields(MessagePhrases)}
    )
