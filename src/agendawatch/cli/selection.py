"""Of sites, what a person wants of them: some organizations and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agendawatch.errors import InputError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import Site

__all__ = ["narrow"]


def narrow(sites: Iterable[Site], organizations: Sequence[str]) -> tuple[Site, ...]:
    """Make sites be for some organizations alone, and leave out those that are for others; `()` wants all.

    A listing then answers for these, so that the others are not taken to be gone.
    """
    wanted = {(name := read_organization(words).name).casefold(): name for words in organizations}
    if not wanted:
        return tuple(sites)
    found = []
    for site in sites:
        held = [name for words in site.organizations if (name := read_organization(words).name).casefold() in wanted]
        names = tuple(held) if site.organizations else tuple(wanted.values())
        if names:
            found.append(site.model_copy(update={"organizations": names}))
    if not found:
        expected = "one that a named site is for"
        raise InputError(field="organization", value=", ".join(organizations), expected=expected)
    return tuple(found)
