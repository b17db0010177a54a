"""Gather what is said to people, put it into the Swedish catalogue and compile it: `python -m tests.i18n.catalogues`.

What is new stands untranslated until somebody fills `msgstr` in, and a test says so.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes
from tests.cases import table
from tests.i18n.finished import finished

import agendawatch
from agendawatch.answers.doubts import READINGS
from agendawatch.answers.words import CHANGE_LABELS
from agendawatch.answers.words import ENGLISH as FEED
from agendawatch.cli.commands import ENTRIES, REST, ROWS, SECTIONS, CommandTable
from agendawatch.cli.demo import STEPS
from agendawatch.cli.doctor import EXTRAS
from agendawatch.cli.explore import KINDS
from agendawatch.cli.help import EVERYWHERE, read_help
from agendawatch.cli.main import TOUR, main
from agendawatch.i18n.caveats import FAILURES, PLURALS, REDIRECTED, SENTENCES
from agendawatch.i18n.days import months, weekdays
from agendawatch.i18n.finished import FINISHED
from agendawatch.model import DayExclusion, MeetingStatus
from agendawatch.model.meeting import PLAIN_TEXTS
from agendawatch.model.proposal import DeadlineKind
from agendawatch.proposals.labels import (
    ACTION_LABELS,
    CERTAINTY_LABELS,
    DEADLINE_LABELS,
    OUTCOME_LABELS,
    SHORT_DEADLINE_LABELS,
    STATUS_LABELS,
    TIMELINE_TEXTS,
)
from agendawatch.readers.schedule.evidence.candidates import WEIGHTS

PACKAGE = Path(agendawatch.__file__).parent
_DAY = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
"""The day in the headers: a catalogue changes only with its words."""
Said = str | tuple[str, str]
"""A message, or its singular and its plural."""
Key = tuple[str, Said]
"""The context, mostly none, and the message."""


_NAMES = frozenset({"language", "months", "weekdays"})
"""Phrases that have a table of their own, or are none."""
_ENGLISH = {"mcp", "testing"}
"""Rooms whose errors assistants and developers read."""
_CODES = table(__file__, "codes")
"""Words that are said of codes: what is known of a municipality and how, what a word is said of, what `doctor` looks at."""


CONTEXTS: tuple[tuple[str, str, object], ...] = (
    ("answers/doubts.py", "", READINGS),
    ("readers/schedule/evidence/weights.json", "", {name: WEIGHTS.sentence(name) for name in WEIGHTS.of}),
    ("answers/words.py", "feed", {name: it for name, it in FEED._asdict().items() if name not in _NAMES}),
    ("answers/words.py", "change", CHANGE_LABELS),
    ("model/meeting.py", "feed", {name: row.says or "" for name, row in PLAIN_TEXTS.items()}),
    ("model/meeting.py", "", {name: row.page or "" for name, row in PLAIN_TEXTS.items()}),
    ("proposals/labels.py", "status", STATUS_LABELS),
    ("proposals/labels.py", "outcome", OUTCOME_LABELS),
    ("proposals/labels.py", "action", ACTION_LABELS),
    ("proposals/labels.py", "certainty", CERTAINTY_LABELS),
    ("proposals/labels.py", "deadline", DEADLINE_LABELS),
    ("proposals/labels.py", "deadline", SHORT_DEADLINE_LABELS),
    ("proposals/labels.py", "timeline", TIMELINE_TEXTS),
)
"""Tables whose words mean one thing there and may mean another elsewhere: where, their context, the table."""


def gathered() -> dict[Key, set[str]]:
    """List every message, and where it is said."""
    found: dict[Key, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.html")):
        _note(found, path, _of_template(path.read_text(encoding="utf-8")))
    for path in sorted(PACKAGE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        _note(found, path, _of_module(code, tables=path.name == "sentences.py"))
        if path.relative_to(PACKAGE).parts[0] not in _ENGLISH:
            for words in finished(ast.parse(code)):
                found.setdefault(("said", words), set()).add(path.relative_to(PACKAGE).as_posix())
    _note(found, PACKAGE / "cli", (words for words in _of_help() if words))
    _note(found, PACKAGE / "i18n" / "days.py", iter((*weekdays("en"), *months("en"))))
    _note(found, PACKAGE / "i18n" / "caveats.py", (words for told in SENTENCES.values() for words in told))
    _note(found, PACKAGE / "i18n" / "failures.py", iter((*FAILURES.values(), REDIRECTED)))
    _note(found, PACKAGE / "i18n" / "caveats.py", ((one, many) for one, many, _ in PLURALS.values()))
    for module, context, words_of in CONTEXTS:
        for words in _phrases(words_of):
            found.setdefault((context, words), set()).add(module)
    for words in FINISHED:
        found.setdefault(("said", words), set()).add("i18n/finished.py")
    return found


def _phrases(table: object) -> Iterator[str]:
    """Find the phrases of a table, those in tables within it too."""
    if isinstance(table, str):
        yield from (table,) if table else ()
    elif isinstance(table, Mapping):
        yield from (words for value in table.values() for words in _phrases(value))


def _note(found: dict[Key, set[str]], path: Path, told: Iterator[Said]) -> None:
    for said in told:
        found.setdefault(("", said), set()).add(path.relative_to(PACKAGE).as_posix())


def _of_template(text: str) -> Iterator[Said]:
    for said in Environment(autoescape=True).parse(text).find_all(nodes.Filter):
        if said.name == "say" and said.node is not None:
            told = [said.node] if isinstance(said.node, nodes.Const) else said.node.find_all(nodes.Const)
            yield from (it.value for it in told if isinstance(it.value, str) and it.value)
        if said.name == "count":
            one, many = (it.value for it in said.args if isinstance(it, nodes.Const))
            yield one, many


def _of_module(text: str, *, tables: bool) -> Iterator[Said]:
    """Find what is said by `tr`, `gettext` and `ngettext`, and in a module of sentences every value of its tables."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
            words = [it.value for it in node.args if isinstance(it, ast.Constant) and isinstance(it.value, str)]
            if name == "ngettext" and len(words) > 1:
                yield words[0], words[1]
            elif name in {"tr", "gettext"} and words:
                yield " ".join(words[0].split())
        if tables and isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            told = node.value.values
            yield from (it.value for it in told if isinstance(it, ast.Constant) and isinstance(it.value, str))


def _of_help() -> Iterator[str]:
    """Find every text of the command line's help, and the codes that it says as words."""
    yield from (*SECTIONS, *REST, "Usage", "Examples", "Options", "With every command", "default")
    yield from ("[OPTIONS]", "Show this message and exit.", "landing page", *_CODES)
    yield from (main.help or "", *(getattr(param, "help", None) or "" for param in main.params))
    yield from (does for _, does in TOUR)
    yield from (*STEPS.values(), "dates of meetings", "a page without it")
    yield from (gives for _, gives in EXTRAS.values())
    yield from KINDS.values()
    yield from (it.value.replace("_", " ") for kind in (DayExclusion, MeetingStatus, DeadlineKind) for it in kind)
    yield from (entry.does for entry in ENTRIES)
    yield from (option.help or "" for option in EVERYWHERE)
    for command in CommandTable(ROWS).values():
        lesson = read_help(command.help or "")
        yield from (lesson.sentence, *(note for note in lesson.notes if not note.startswith("\b")))
        yield from filter(None, [lesson.writes, *(getattr(param, "help", None) for param in command.params)])


PLACE = PACKAGE / "i18n" / "sv" / "LC_MESSAGES" / "agendawatch.po"


def swedish() -> Catalog:
    """Read the catalogue."""
    with PLACE.open("rb") as file:
        return read_po(file, locale="sv")


def key_of(message: Message) -> Key:
    """Tell by what a message of a catalogue is known."""
    said = message.id
    return message.context or "", said if isinstance(said, str) else (said[0], said[1])


def written() -> bytes:
    """Write the catalogue with every message that is said now, and no other."""
    before = {key_of(message): message.string for message in swedish() if message.id}
    made = Catalog(
        locale="sv", project="agendawatch", creation_date=_DAY, revision_date=_DAY, fuzzy=False, header_comment="#"
    )
    made.last_translator, made.language_team = "", ""
    for (context, said), where in sorted(gathered().items(), key=str):
        made.add(
            said, before.get((context, said)), locations=[(name, 1) for name in sorted(where)], context=context or None
        )
    file = io.BytesIO()
    write_po(file, made, width=0, sort_output=True, include_lineno=False)
    return file.getvalue()


def compiled() -> bytes:
    """Compile the catalogue as it stands."""
    file = io.BytesIO()
    write_mo(file, swedish())
    return file.getvalue()


def bring() -> None:
    """Bring the catalogue up to what is said, and compile it."""
    PLACE.write_bytes(written())
    PLACE.with_suffix(".mo").write_bytes(compiled())
    print(f"{len(list(swedish())) - 1} messages")  # noqa: T201 - a command of developers


if __name__ == "__main__":
    bring()
