"""Which commands there are: a row for each. A command's module is loaded when it is run, not before."""

from __future__ import annotations

from collections import UserDict
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from agendawatch.i18n import tr


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """A command: where it is, and what it does in one sentence, which its docstring begins with."""

    name: str
    section: str
    where: str
    does: str
    extra: str | None = None
    """The extra whose libraries it needs; `None` when the command line's own are enough."""


SECTIONS = ("Begin", "Look", "Keep watch", "Follow a proposal", "Look after it", "Publish")
"""Of the first help, in the order that a newcomer needs them; whatever stands under another is told by `more`."""
REST = ("Tell others", "Take in and give out", "Keep house")

ENTRIES = (
    CommandEntry("demo", "Begin", "demo:demo", "Run the whole job on a made-up region and the case of 2020, without a network.", extra="site"),
    CommandEntry("init", "Begin", "init:init", "Ask three questions and write agendawatch.toml."),
    CommandEntry("doctor", "Begin", "doctor:doctor", "Tell what is installed, what is missing and what would break."),
    CommandEntry("meetings", "Look", "lookup:meetings", "Fetch the meetings of WHERE, a municipality or an address; without WHERE, list those that the store knows."),
    CommandEntry("read", "Look", "read:read", "Read FILE as a KIND of document, and print its facts."),
    CommandEntry("explore", "Look", "explore:explore", "Find the way from WHERE, a municipality or any address of it, to every page with its meetings."),
    CommandEntry("update", "Keep watch", "update:update", "Make one round: visit every WHERE and keep what is different."),
    CommandEntry("changes", "Keep watch", "update:changes", "Tell what has changed, in the order seen."),
    CommandEntry("search", "Keep watch", "search:search", "Find TEXT in items, meetings, documents and proposals; without TEXT, what your watches find."),
    CommandEntry("follow", "Follow a proposal", "follow:follow", "Follow WHAT, a text, a case number or an item; or tell more of what is followed, or leave it."),
    CommandEntry("status", "Follow a proposal", "follow:status", "Tell where followed proposals stand, and on what that rests."),
    CommandEntry("doubts", "Look after it", "doubts:doubts", "Tell what is withheld since we are not sure of it, or say how DOUBT is to be read."),
    CommandEntry("coverage", "Look after it", "coverage:coverage", "Tell how fresh each organization is, and what is late."),
    CommandEntry("publish", "Publish", "publish:publish", "Write pages, calendars and feeds of the store into OUT: a folder, or an object store's address.", extra="site"),
    CommandEntry("serve", "Publish", "serve:serve", "Serve pages, feeds with filters in their addresses, and a JSON API, from the store.", extra="serve"),
    CommandEntry("notify", "Tell others", "notify:notify", "Tell addresses what is new, by mail, chat or push.", extra="notify"),
    CommandEntry("mail", "Tell others", "mail:mail", "Do what mail for readers needs: send, bounces, counts, forget, key, reseal.", extra="mail"),
    CommandEntry("mcp", "Tell others", "mcp:mcp", "Answer an assistant's questions from the store by the Model Context Protocol, over standard input and output.", extra="mcp"),
    CommandEntry("backfill", "Take in and give out", "backfill:backfill", "Read an archive of DOCUMENTS into the store: minutes, summonses and plans of past years."),
    CommandEntry("export", "Take in and give out", "export:export_", "Write the store's facts into OUT as tables for notebooks and data portals."),
    CommandEntry("record", "Take in and give out", "record:record", "Record a live site of WHERE into the folder OUT, for tests."),
    CommandEntry("municipalities", "Keep house", "lookup:municipalities_", "List municipalities and regions, or show one by NAME."),
    CommandEntry("rounds", "Keep house", "update:rounds", "Tell which rounds were made, or take one back."),
    CommandEntry("compact", "Keep house", "compact:compact", "Make the store smaller, and forget raw pages; every change is kept."),
    CommandEntry("completion", "Keep house", "main:completion", "Print the lines that let SHELL complete our commands."),
    CommandEntry("more", "", "main:more", "List the commands that the first help leaves out."),
)  # fmt: skip
"""A new command is a row here; `where` is a module of this room and a name in it."""
ROWS = {entry.name: entry for entry in ENTRIES}


class CommandTable(UserDict[str, Any]):  # Any: a row, until its command is asked for
    """Commands by name, each loaded when it is first asked for; one whose extra is not installed says which."""

    def __getitem__(self, name: str) -> click.Command:
        """Give a command."""
        row = self.data[name]
        if isinstance(row, CommandEntry):
            module, attribute = row.where.split(":")
            try:
                self.data[name] = getattr(import_module(f"{__package__}.{module}"), attribute)
            except ModuleNotFoundError as error:
                if row.extra is None or (error.name or "").startswith("agendawatch"):
                    raise
                facts = {"name": f"agendawatch {name}", "library": error.name, "extra": row.extra}
                said = tr("{name} needs {library}, which is not installed: pip install 'agendawatch[{extra}]'", **facts)
                raise click.ClickException(said) from error
        return self.data[name]  # type: ignore[no-any-return] # a command by now
