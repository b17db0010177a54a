"""Translations of messages that come finished, in English, such as those of exceptions.

An exception says in English what it says, and nobody has to hold a catalogue where it is raised.
What it looks like stands in the Swedish catalogue, under the context `said`: `python -m tests.i18n.catalogues` finds the
sentences of errors where they are raised, with a hole for each fact, and those of others stand here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from agendawatch.arguments import EXPECTED
from agendawatch.i18n.catalogue import catalogue, pgettext, spoken, tr

_CONTEXT = "said\x04"
_AT_ADDRESS = re.compile(r"(?P<said>.+) \((?P<url>[a-z]{3,5}://\S{1,2000})\)", re.DOTALL)
_DECIMAL = re.compile(r"\d{1,9}\.\d{1,3}")
_OURS_ALONE = {"field", "file", "line", "name", "path", "url", "value"}
"""Holes of what is named in a file, in code or by somebody: no language has other words for it."""
_HOLE = re.compile(r"\{([a-z]{1,20})\}")

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
    "{field} is {value}; expected {expected}",
    "{field} is missing; expected {expected}",
    "{file}, line {line}: {field} is {value}; expected {expected}",
    "{file}, line {line}: {field} is missing; expected {expected}",
    "at most {limit}",
    "a list, as {example}",
    "the database {url} is of version {found}, written by a later agendawatch; this one reads up to {head}: install a newer one",
    "the database {url} is of version {found}, written by an earlier agendawatch: with that one {export}, with this one in Python {make} into a new store",
    "true or false",
    "a whole number",
    "a value of another kind",
    "answered with status {status}",
    "past the limit: {limit}",
    "expected {expected}, got {came}",
    "{gone} of {all} coming meetings are gone at once",
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
    "the database {url} has no room left: the disk is full; the last whole round stands ({said})",
    "one without an agendawatch.toml; --force writes over it",
    "text in quotation marks",
    "a title for the calendar",
    "a title for the feed",
    "it has none",
    "1 item",
    "{count} items",
    "{value} is not a valid integer range.",
    "{value} is not a valid float range.",
    "Invalid value: {why}",
    "Option {name} does not take a value.",
    "takes round {number} back",
    "left out, since it is damaged: {row}",
    "a page that can be read safely",
    "one that stopped its reader: {limit}",
    "one that was left unread: {limit}",
    "{count} seconds of processor time",
    "row {row}, column {column} of {place}",
    "heading {words}",
    "paragraph {number}",
    "paragraph {number} under {words}",
    "list item {number}",
    "list item {number} under {words}",
    "table {number}",
    "table {number} under {words}",
    "line {number}",
    "line {number} under {words}",
    "page {number}",
    "one of {words} ({name}, perhaps)",
    *EXPECTED.values(),
)
"""What errors of ours and of click look like: their holes take what stands in the message, which is said in turn.

The catalogue has them under the context `said`. What is like none of them stays English.
"""


def tr_said(message: str) -> str:
    """Translate a finished English message, as far as the catalogue knows it, and what fills its holes in turn.

    >>> from agendawatch.i18n import speaking
    >>> with speaking("sv"):
    ...     tr_said("name is ''; expected a title for the calendar")
    "name är ''; det ska vara en titel på kalendern"
    """
    if spoken() == "en" or message[:1] in "'\"":
        # What stands in quotation marks is what came, and not of ours.
        return message
    lines = message.split("\n")
    if len(lines) > 1 and all(map(_match, lines)):
        return "\n".join(map(tr_said, lines))
    if at := _AT_ADDRESS.fullmatch(message):
        return f"{tr_said(at['said'])} ({at['url']})"
    known = _match(message)
    if known is None:
        return message.replace(".", ",") if _DECIMAL.fullmatch(message) else tr(message)
    english, facts = known
    translated = {name: fact if name in _OURS_ALONE else tr_said(fact) for name, fact in facts.items()}
    return pgettext("said", english).format(**translated)


def _match(message: str) -> tuple[str, dict[str, str]] | None:
    """Find the sentence of the catalogue that a message is made of, and what fills its holes."""
    for english, letters in _known():
        if all(letter in message for letter in letters) and (found := _pattern(english).fullmatch(message)):
            return english, found.groupdict()
    return None


@cache
def _known() -> Sequence[tuple[str, Sequence[str]]]:
    """List the sentences of the catalogue, the longest first, each with the letters around its holes."""
    # The standard library reads a catalogue, and does not list what it holds.
    held = [key.removeprefix(_CONTEXT) for key in vars(catalogue("sv"))["_catalog"] if str(key).startswith(_CONTEXT)]
    held.sort(key=lambda it: (-len(_HOLE.sub("", it)), it))
    return tuple((it, tuple(_HOLE.sub("\0", it).split("\0"))) for it in held)


@cache
def _pattern(english: str) -> re.Pattern[str]:
    parts = enumerate(_HOLE.split(english))
    return re.compile("".join(f"(?P<{it}>.*)" if at % 2 else re.escape(it) for at, it in parts), re.DOTALL)
