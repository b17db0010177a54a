"""In which language the command line speaks, and what it says of messages that come to it finished, in English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from agendawatch.i18n import LANGUAGES, Language, pgettext, spoken, tr

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_HOLE = re.compile(r"\\\{([a-z]{1,20})\\\}")

FINISHED = (
    "No such command '{name}'. Did you mean '{near}'?",
    "No such command '{name}'. (Did you mean one of: {near}?)",
    "No such command '{name}'.",
    "No such option '{name}'. Did you mean '{near}'?",
    "No such option '{name}'. (Did you mean one of: {near}?)",
    "No such option '{name}'.",
    "Missing argument {name}.",
    "Missing argument {name}. {more}",
    "Missing option {name}.",
    "Option {name} requires an argument.",
    "Got unexpected extra argument ({words})",
    "Got unexpected extra arguments ({words})",
    "Invalid value for {name}: {why}",
    "{value} is not one of {choices}.",
    "{value} is not in the range {range}.",
    "{value} is not a valid integer.",
    "{value} is not a valid float.",
    "File {path} does not exist.",
    "File {path} is a directory.",
    "{value} is no day; write it as 2020-03-11",
    "Choose from: {choices}",
    "no municipality or region is called {name}; did you mean {near}?",
    "no municipality or region is called {name}",
    "that is no address of a database; expected sqlite:///name.db or postgresql+psycopg://host/name",
    "dates of meetings of {name}",
    "{count} pages looked at: {pages}",
    "{field} is {value}; expected {expected}",
    "answered with status {status}",
    "answered with status {status} ({url})",
    "past the limit: {limit} ({url})",
    "expected {expected}, got {came} ({url})",
    "expected {expected}, got {came}",
    "{gone} of {all} coming meetings are gone at once",
    "{day} is before {other}",
    "there is no folder {folder} for the database {path}",
    "there is no database {path}: the first round makes it",
    "the database {url} holds nothing of ours yet: the first round lays it out",
    "the database {url} is held by another process; try again when it is done ({said})",
    "the database {url} cannot be opened: is the folder there, and may we write in it? ({said})",
    "the database {url} may be read, but not written ({said})",
    "the database {url} may be read, but not written: is it a standby? ({said})",
    "the database {url} is starting; try again in a moment ({said})",
    "the database {url} is shutting down; the last whole round stands ({said})",
    "the database {url} cut the connection; the last whole round stands ({said})",
    "the database {url} is not a database that we can read ({said})",
    "the database {url} is damaged; take it from a copy, or import an export ({said})",
    "the database {url} does not answer: is the server running? ({said})",
    "the database {url} does not let us in with that name and password ({said})",
    "the database {url} lacks something that we need ({said})",
    "the database {url} cannot be used as it is ({said})",
    "the database {url} is neither SQLite nor PostgreSQL",
    "PostgreSQL needs the driver psycopg: install agendawatch[postgres]",
    "the database {url} has no room left: the disk is full; the last whole round stands ({said})",
    "the database {url} is of version {found}, written by a later agendawatch; this one reads up to {head}: install a newer one",
    "the database {url} is of version {found}, written by an earlier agendawatch: with that one {export}, with this one in Python {make} into a new store",
    "a cluster needs distributed: install agendawatch[cluster]",
    "no scheduler answers at {address}: is it running, and is that its address (as tcp://host:8786)?",
    "the scheduler at {address} has no workers: start some (dask worker {again})",
    "a worker of {address} does not have agendawatch: install the same version on every machine",
    "workers of {address} have agendawatch {others}, and this is {ours}: install one version",
    "the cluster was lost in the middle of the round; what was visited is kept, and the next round goes on with the rest",
    "--workers and --cluster share the work of --all: say that too",
    "another process has been asking {host} for more than {count} seconds",
    "a press release needs --published, the day that {words} is counted from",
    "give a FILE and --published, or --add and --case",
    "name what to watch, or say --all; agendawatch init keeps the names for you",
    "nobody answered; say --municipality",
    "--every needs to know what to visit: name it with --update, or in agendawatch.toml",
    "one without an agendawatch.toml; --force writes over it",
    "a municipality ({why})",
    "text in quotation marks",
    "one of {words}",
    "a watch of the file: {known}",
    "it has none",
    "there is no [[watch]] in {file}",
    "the number, the id or words of the title of a followed proposal",
    "the number, the id or words of the title of a followed proposal, one of: {titles}",
    "one with a known site for these years and this organization; name a Site, or add one to its file",
    "1 item",
    "{count} items",
    "{value} is not a valid integer range.",
    "{value} is not a valid float range.",
    "Invalid value: {why}",
    "Option {name} does not take a value.",
    "the number of a round that was taken; agendawatch rounds lists them",
    "takes round {number} back",
    "the variable {name} to be set",
    "the variable {name} to hold an address",
    "text without control characters",
    "left out, since it is damaged: {row}",
    "a page that can be read safely",
    "one that stopped its reader: {limit}",
    "one that was left unread: {limit}",
    "{count} seconds of processor time",
    "{count} MB of memory",
    "say one of --choose, --none and --forget",
    "name the doubt that you mean, by its id",
    "the id of one that is listed",
    "more letters of the id: several begin so",
    "a number up to {count}",
    "--none: it has no alternatives",
    "one on a page that can be known again by its shape",
)
"""What errors of ours and of click look like: their holes take what stands in the message, which is said in turn.

The catalogue has them under the context `said`. What is like none of them stays English.
"""


def choose(environment: Mapping[str, str], asked: str | None = None, configured: str | None = None) -> Language:
    """Choose a language: what is asked for, then AGENDAWATCH_LANGUAGE, the config file, and the locale.

    >>> choose({"LANG": "sv_SE.UTF-8"}), choose({"LANG": "de_DE.UTF-8"}), choose({"LANG": "sv_SE.UTF-8"}, "en")
    ('sv', 'en', 'en')
    """
    for wish in (asked, environment.get("AGENDAWATCH_LANGUAGE"), configured):
        for language in LANGUAGES:
            if wish == language:
                return language
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    return "sv" if locale.casefold().startswith("sv") else "en"


def tr_said(message: str) -> str:
    """Say a finished English message in the language that is spoken, as far as it is known."""
    if spoken() == "en":
        return message
    for pattern, english in _patterns():
        found = pattern.fullmatch(message)
        if found:
            return pgettext("said", english).format(**{name: tr_said(it) for name, it in found.groupdict().items()})
    return tr(message)


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], str]]:
    return tuple((re.compile(_HOLE.sub(r"(?P<\1>.*)", re.escape(english)), re.DOTALL), english) for english in FINISHED)
