"""Which language the command line speaks, and its catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import agendawatch.cli
from agendawatch.cli.doctor import EXTRAS
from agendawatch.cli.language import choose, read_catalogue, speaking, spoken, tr, tr_said
from agendawatch.cli.main import TOUR
from agendawatch.cli.shelf import ENTRIES, SECTIONS, Shelf
from agendawatch.cli.taught import EVERYWHERE, read_lesson
from agendawatch.errors import LayoutError, StoreError
from agendawatch.history.database import _TOLD, open_engine
from agendawatch.model import MeetingStatus
from agendawatch.model.deadline import DeadlineKind
from agendawatch.model.item import Outcome

ROOM = Path(agendawatch.cli.__file__).parent
CATALOGUE = read_catalogue((files("agendawatch.cli") / "words" / "sv.po").read_text(encoding="utf-8"))
_HOLE = re.compile(r"\{[a-z]+[^{}]*\}")


@pytest.mark.parametrize(
    ("environment", "asked", "configured", "chosen"),
    [
        ({}, None, None, "en"),
        ({"LANG": "sv_SE.UTF-8"}, None, None, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C.UTF-8"}, None, None, "en"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": ""}, None, None, "sv"),
        ({"LANG": "en_GB.UTF-8"}, None, "sv", "sv"),
        ({"AGENDAWATCH_LANGUAGE": "en"}, None, "sv", "en"),
        ({"AGENDAWATCH_LANGUAGE": "en"}, "sv", None, "sv"),
        ({"AGENDAWATCH_LANGUAGE": "fi"}, "xx", None, "en"),
    ],
)
def test_the_nearest_wish_decides(
    environment: dict[str, str], asked: str | None, configured: str | None, chosen: str
) -> None:
    """An option, then our own variable, the config file, the locale, and English at last."""
    assert choose(environment, asked, configured) == chosen


def test_a_language_is_spoken_for_a_while() -> None:
    """What is not in the catalogue is said in English."""
    with speaking("sv"):
        assert spoken() == "sv"
        assert tr("Nothing has changed.") == "Inget har ändrats."
        assert tr("{count} words that nobody has translated", count=2) == "2 words that nobody has translated"

    assert spoken() == "en"


def test_a_finished_message_is_said_as_far_as_it_is_known() -> None:
    """Errors are written in English where they are raised; their shapes are rows of the catalogue."""
    message = "no municipality or region is called 'Götborg'; did you mean Göteborg?"

    with speaking("sv"):
        assert tr_said(message) == "ingen kommun eller region heter 'Götborg'; menade du Göteborg?"
        assert tr_said("what no row is like") == "what no row is like"
    assert tr_said(message) == message


def test_what_came_instead_is_said_with_its_address() -> None:
    """The address stands behind both, and hides neither."""
    where = "https://kommunen.example/moten"

    with speaking("sv"):
        said = tr_said(str(LayoutError(where, missing="dates of meetings")))

    assert said == f"väntade dagar för sammanträden, fick en sida utan det ({where})"


def test_whatever_is_wrong_with_a_store_is_told_in_swedish() -> None:
    """What a driver says stands behind it as it came."""
    meanings = {*(meaning for _, meaning in _TOLD), "cannot be used as it is"}
    errors = [f"the database sqlite:///a.db {meaning} (said so)" for meaning in meanings]
    for address in ("a.db", "mysql://server.example/a", "sqlite:////no/such/a.db"):
        with pytest.raises(StoreError) as raised:
            open_engine(address)
        errors.append(str(raised.value))
    english = re.compile(r"\b(?:the|is|no|of|or|and)\b")

    with speaking("sv"):
        told = [tr_said(error) for error in errors]

    assert [words for words in told if english.search(words.replace("no/such", ""))] == []
    assert sum("(said so)" in words for words in told) == len(meanings)


def said_in(module: Path) -> Iterator[str]:
    """Find every text that a module hands to `tr`."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            words = node.args[0]
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                yield " ".join(words.value.split())


def taught() -> Iterator[str]:
    """Find every text of help."""
    yield from (*SECTIONS, "Usage", "Examples", "Options", "With every command", "default")
    yield from (does for _, does in TOUR)
    yield from (gives for _, gives in EXTRAS.values())
    yield from (it.value.replace("_", " ") for kind in (MeetingStatus, Outcome, DeadlineKind) for it in kind)
    yield from (entry.does for entry in ENTRIES)
    yield from (option.help or "" for option in EVERYWHERE)
    for command in Shelf().values():
        lesson = read_lesson(command.help or "")
        yield from (lesson.sentence, *(note for note in lesson.notes if not note.startswith("\b")))
        yield from filter(None, [lesson.writes, *(getattr(param, "help", None) for param in command.params)])


def test_all_that_is_said_is_in_the_catalogue() -> None:
    """Nobody who chose Swedish meets an English line that we wrote ourselves."""
    said = {words for module in ROOM.glob("*.py") for words in said_in(module)} | set(taught())

    assert sorted(words for words in said if ("", words) not in CATALOGUE) == []


def test_each_row_stands_once_and_alone() -> None:
    """Of twins nobody knows which is read; between rows there is an empty line."""
    text = (files("agendawatch.cli") / "words" / "sv.po").read_text(encoding="utf-8")
    rows = [row for block in text.split("\n\n") for row in read_catalogue(block)]

    assert sorted({row for row in rows if rows.count(row) > 1}) == []
    assert text.count("\nmsgid ") == len(rows) + 1


def test_translations_keep_their_holes() -> None:
    """A translation fills what the English fills, and nothing else."""
    wrong = [
        english for (_, english), swedish in CATALOGUE.items()
        if sorted(_HOLE.findall(english)) != sorted(_HOLE.findall(swedish))
    ]  # fmt: skip

    assert wrong == []
