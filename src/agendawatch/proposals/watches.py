"""Watches as people write them, in `agendawatch.toml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, field_validator, model_validator

from agendawatch.arguments import nearest
from agendawatch.config_tables import NAME, ConfigTable, Text, Texts, expect, line_of, read_tables
from agendawatch.errors import ConfigError, InputError, UnknownMunicipalityError
from agendawatch.model import ChangeKind, Watch
from agendawatch.proposals.terms import read_term
from agendawatch.proposals.watch_index import condition
from agendawatch.registry import municipality

_TABLE = "watch"
_KINDS = tuple(kind for kind in ChangeKind if kind is not ChangeKind.CORRECTED)
"""Of what somebody did; what we correct of our own is no news."""


def _terms(values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """Check that each is what its key says."""
    for value in values:
        try:
            read_term(info.field_name or "", value)
        except InputError as error:
            raise expect(error.expected, value=value) from error
    return values


def _kinds(values: object) -> object:
    for value in values if isinstance(values, list) else ():
        if value not in _KINDS:
            raise expect("a kind of change, as " + (nearest(value, _KINDS) or "item_added"), value=value)
    return tuple(map(ChangeKind, values)) if isinstance(values, list) else values


Terms = Annotated[Texts, AfterValidator(_terms)]


class _WatchTable(ConfigTable):
    """What a `[[watch]]` may hold."""

    name: Text
    where: Text | None = None
    words: Terms = ()
    phrases: Terms = ()
    references: Terms = ()
    without: Terms = ()
    parties: Terms = ()
    organizations: Terms = ()
    municipalities: Terms = ()
    kinds: Annotated[tuple[ChangeKind, ...], BeforeValidator(_kinds)] = ()

    @field_validator("municipalities")
    @classmethod
    def _places(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        codes = []
        for name in names:
            try:
                codes.append(municipality(name).code)
            except UnknownMunicipalityError as error:
                raise expect("a municipality (" + str(error) + ")", value=name) from error
        return tuple(codes)

    @model_validator(mode="after")
    def _whole(self) -> _WatchTable:
        try:
            condition(self.watch())
        except InputError as error:
            raise expect(error.expected, value=error.value, key=error.field) from error
        return self

    def watch(self) -> Watch:
        """Give the watch that it is."""
        return Watch.model_validate(dict(self))


def read_watches(text: str, *, file: str = NAME) -> tuple[Watch, ...]:
    r"""Read the `[[watch]]` tables of a file; other tables are somebody else's.

    >>> read_watches('[[watch]]\nname = "Cyklar"\nwords = ["cykelbana"]')[0].words
    ('cykelbana',)

    What is wrong raises `ConfigError` with the line of each mistake: no terms, a short word, an unknown municipality,
    organization, party, kind or key, a name twice. Municipalities are kept as codes.
    """
    watches = tuple(table.watch() for table in read_tables(text, _TABLE, _WatchTable, file=file))
    names = [it.name for it in watches]
    twice = [
        InputError("name", name, "a name that no other watch has", file=file, line=line_of(text, _TABLE, nth, "name"))
        for nth, name in enumerate(names)
        if name in names[:nth]
    ]
    if twice:
        raise ConfigError(twice)
    return watches
