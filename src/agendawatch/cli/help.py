"""Commands whose help teaches: a sentence, examples, what is written, options; in Swedish or English."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from agendawatch.cli.config import Session
from agendawatch.i18n import LANGUAGES, tr

_VERBATIM = "\b"
_TYPES = re.compile(r"\b(?:INTEGER|FLOAT)(?: RANGE)?$|\bTEXT$")


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """What a docstring teaches."""

    sentence: str
    notes: tuple[str, ...]
    """Paragraphs, in order; one that keeps its lines begins with a backspace, as click has it."""
    examples: tuple[str, ...]
    writes: str | None
    """What the command leaves behind; `None` when it does not say."""


def read_help(text: str) -> CommandHelp:
    r"""Read a docstring: its first paragraph, its examples, and the one that says what is written.

    >>> read_help("Do it.\n\nWrites nothing.\n\n\b\nagendawatch do it").examples
    ('agendawatch do it',)
    """
    sentence, *others = inspect.cleandoc(text).split("\n\n")
    examples: list[str] = []
    notes: list[str] = []
    writes = None
    for paragraph in others:
        lines = [line for line in paragraph.splitlines() if line != _VERBATIM]
        if lines[0].startswith("agendawatch "):
            examples += lines
        elif lines[0].startswith("Writes "):
            writes = " ".join(lines)
        else:
            notes.append(paragraph if paragraph.startswith(_VERBATIM) else " ".join(lines))
    return CommandHelp(" ".join(sentence.split()), tuple(notes), tuple(examples), writes)


class HelpfulCommand(click.Command):
    """A command that tells its help as we do, and takes its defaults from the config file."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - as click's own class takes them
        """Make a command with the options that every command has."""
        super().__init__(*args, **settings)
        self.params += EVERYWHERE

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Begin a run, with what the config file says as defaults; a mistake in it stops those that need it."""
        session = parent.obj if parent else None
        if isinstance(session, Session) and not (parent and parent.resilient_parsing):
            names = {parameter.name for parameter in self.params}
            extra["default_map"] = session.defaults(info_name or "", frozenset(name for name in names if name))
        # click's own signature has Any here: settings of a context.
        return super().make_context(info_name, args, parent, **extra)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write sentence, usage, examples, notes, what is written, and options."""
        lesson = read_help(self.help or "")
        formatter.write_text(tr(lesson.sentence))
        with section(formatter, "Usage"):
            formatter.write_text(" ".join([ctx.command_path, *(tr(piece) for piece in self.collect_usage_pieces(ctx))]))
        if lesson.examples:
            with section(formatter, "Examples"):
                _write_lines(formatter, lesson.examples)
        for note in lesson.notes:
            formatter.write_paragraph()
            if note.startswith(_VERBATIM):
                with formatter.indentation():
                    _write_lines(formatter, note.splitlines()[1:])
            else:
                formatter.write_text(tr(note))
        if lesson.writes:
            formatter.write_paragraph()
            formatter.write_text(tr(lesson.writes))
        for head, everywhere in (("Options", False), ("With every command", True)):
            options = [option for option in self.get_params(ctx) if (option.name in _NAMES) is everywhere]
            write_options(formatter, head, options, ctx)


def _write_lines(formatter: click.HelpFormatter, lines: Iterable[str]) -> None:
    formatter.write("".join(f"{' ' * formatter.current_indent}{line}\n" for line in lines))


def write_options(
    formatter: click.HelpFormatter, head: str, parameters: Iterable[click.Parameter], ctx: click.Context
) -> None:
    """Write options with their help, in the language that is spoken."""
    records = [(option, option.get_help_record(ctx)) for option in parameters]
    rows = [(_short(record[0]), _told(option, record[1], ctx)) for option, record in records if record and record[1]]
    if rows:
        with section(formatter, head):
            formatter.write_dl(rows)


EVERYWHERE: Sequence[click.Option] = (
    click.Option(
        ["--language"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help="Speak Swedish or English; by your locale unless given.",
    ),
    click.Option(
        ["--config"],
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        expose_value=False,
        help="The config file; agendawatch.toml here or in a folder above, unless given.",
    ),
    click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error."),
)
"""Options of every command, and of the program itself; they are looked at before any command is chosen."""

_NAMES = frozenset({*(option.name for option in EVERYWHERE), "help", "_click_default_help"})


@contextmanager
def section(formatter: click.HelpFormatter, head: str) -> Iterator[None]:
    """Write a heading in bold, and indent what is written under it."""
    formatter.write_paragraph()
    formatter.write(click.style(tr(head), bold=True) + "\n")
    with formatter.indentation():
        yield


def _short(option: str) -> str:
    """Say what a value is in a letter, where click says its type: N for a number, … for a text.

    >>> _short("--at-once INTEGER RANGE"), _short("-o, --organization TEXT")
    ('--at-once N', '-o, --organization …')
    """
    return _TYPES.sub(lambda kind: "…" if kind[0] == "TEXT" else "N", option)


def _told(option: click.Parameter, words: str, ctx: click.Context) -> str:
    """Translate an option's help, and put behind it what it is unless told, and between which numbers."""
    if not isinstance(option, click.Option) or option.help is None:
        return tr(words)
    facts = dict(option.get_help_extra(ctx))
    if "default" in facts:
        facts["default"] = f"{tr('default')}: {facts['default']}"
    if "range" in facts and isinstance(kind := option.type, click.IntRange | click.FloatRange):
        facts["range"] = f"≥ {kind.min:g}" if kind.max is None else f"{kind.min:g}–{kind.max:g}"
    return tr(option.help) + (f"  [{'; '.join(map(str, facts.values()))}]" if facts else "")
