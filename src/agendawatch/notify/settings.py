"""The `[notify]` table of `agendawatch.toml`: to whom, how often, of what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from agendawatch.config_tables import ConfigTable, Texts, read_table
from agendawatch.i18n import Language


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


class NotifySettings(ConfigTable):
    """What the `[notify]` table may hold."""

    to: Annotated[Texts, BeforeValidator(_one_or_more)] = Field(default=(), repr=False)
    """Addresses as Apprise writes them, or `$NAME` of variables that hold them; they may be keys, and are never shown."""
    when: Literal["at-once", "daily"] = "at-once"
    """Whether news come at once, or together once a day."""
    hour: int = Field(default=7, ge=0, le=23, description="an hour of the day, 0 to 23")
    """The hour in Sweden from which a day's digest is sent."""
    language: Language | None = None
    """`None` where the table leaves it open."""
    watches: Annotated[Texts, BeforeValidator(_one_or_more)] = ()
    """Names of the watches that tell; `()` for all of the file."""
    everything: bool = Field(default=False, alias="all")
    """Whether every change is told, found by a watch or not."""
    proposals: bool = True
    """Whether what is done with followed proposals is told."""

    @property
    def digest(self) -> bool:
        """Whether news come together once a day."""
        return self.when == "daily"


def read_notify(text: str) -> NotifySettings:
    r"""Read the table; other tables are somebody else's, and without it all is as usual.

    >>> read_notify('[notify]\nto = ["$MIN_KANAL"]\nwhen = "daily"').digest
    True

    What is wrong raises `ConfigError` with the line of each mistake; an address is never shown, since it may be a key.
    """
    return read_table(text, "notify", NotifySettings)
