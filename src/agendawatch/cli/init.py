"""The command that asks three questions and writes the config file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.config_tables import NAME, quoted
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.finished import tr_said
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.registry import municipality as find_municipality
from agendawatch.registry import registration
from agendawatch.site.settings import read_settings

_SHORTEST = 3
"""Letters of a word that is found in its inflections; a shorter one stands as it is written."""


@dataclass(frozen=True, slots=True)
class InitAnswers:
    """What the three questions came to, and what may be told beside them."""

    municipalities: tuple[str, ...]
    """Names, as the registry has them, or addresses."""
    organizations: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    base_url: str | None = None


@options.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@options.municipality_option(
    "A municipality, region, or address of a page; may be said again. With it nothing is asked.",
    "municipalities",
    multiple=True,
)
@click.option("--organization", "-o", "organizations", multiple=True, help="An organization; all of them unless given.")
@click.option(
    "--word", "-w", "words", multiple=True, help="A word or phrase to look for on agendas; may be said again."
)
@click.option("--base-url", help="Where the calendars will be published, as https://moten.example/.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@options.as_json
def init(
    folder: Path,
    *,
    municipalities: tuple[str, ...],
    organizations: tuple[str, ...],
    words: tuple[str, ...],
    base_url: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Ask three questions and write agendawatch.toml.

    Which municipality, which of its organizations, and which words to look for.
    With --municipality nothing is asked, so that a script can run it.

    \b
    agendawatch init
    agendawatch init moten --municipality Göteborg --organization kommunstyrelsen --word cykelbana

    Writes agendawatch.toml into FOLDER, and never over one that is there unless --force is said.
    """
    path = folder / NAME
    if path.exists() and not force:
        raise InputError(field="FOLDER", value=str(folder), expected=f"one without an {NAME}; --force writes over it")
    if municipalities:
        places = tuple(_place(name) for name in municipalities)
        answers = InitAnswers(places, _boards(organizations), words, base_url)
    else:
        answers = _ask(organizations, words, base_url)
    text = write_config(answers)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if as_json:
        facts = {"path": str(path), "municipalities": answers.municipalities, "organizations": answers.organizations}
        show.say(show.to_json({**facts, "words": answers.words}))
    else:
        _tell_next(path, answers)


def _ask(organizations: Sequence[str], words: Sequence[str], base_url: str | None) -> InitAnswers:
    """Ask what no option says; without anybody to answer it is wrong use."""
    try:
        show.say(tr("Three questions; several answers are parted by commas."))
        places = _ask_places()
        boards = organizations or _answered(tr("Which organizations? (* for all)"), "kommunstyrelsen")
        topics = words or _answered(tr("Which words to look for on agendas? (- for none)"), "-")
    except click.Abort:
        if sys.stdin.isatty():
            raise
        msg = "nobody answered; say --municipality"
        raise click.UsageError(msg) from None
    return InitAnswers(places, _boards(boards), tuple(word for word in topics if word != "-"), base_url)


def _ask_places() -> tuple[str, ...]:
    """Ask until every name is known."""
    while True:
        try:
            return tuple(_place(name) for name in _answered(tr("Which municipality?")))
        except UnknownMunicipalityError as error:
            show.say(tr_said(str(error)))


def _answered(question: str, default: str | None = None) -> tuple[str, ...]:
    """Ask a question, and give the answers that commas part."""
    parts = click.prompt(question, default=default, prompt_suffix=" ").split(",")
    return tuple(filter(None, (" ".join(part.split()) for part in parts)))


def _place(name: str) -> str:
    return name if "://" in name else find_municipality(name).name


def _boards(names: Sequence[str]) -> tuple[str, ...]:
    return () if "*" in names else tuple(dict.fromkeys(read_organization(name).name for name in names))


def write_config(answers: InitAnswers) -> str:
    """Write the answers as a config file, with the rest of what it may hold as comments; it is read before it is given."""
    places = ", ".join(answers.municipalities)
    lines = [
        f"# {tr('What agendawatch watches. Every key is told of in docs/reference/config.md.')}",
        "",
        f"municipalities = {_list(answers.municipalities)}",
        f"{'' if answers.organizations else '# '}organizations = {_list(answers.organizations or ('Kommunstyrelsen',))}",
        f'language = "{spoken()}"',
        'store = "sqlite:///agendawatch.db"',
        "",
        "[site]",
        f"title = {quoted(tr('Meetings in {places}', places=places))}",
        f"base_url = {quoted(answers.base_url)}" if answers.base_url else '# base_url = "https://moten.example/"',
        '# contact = "oss@moten.example"',
        "",
        *_watch(answers.words),
    ]
    text = "\n".join(lines).rstrip() + "\n"
    read_settings(text)
    return text


def _watch(words: Sequence[str]) -> list[str]:
    """Write one watch: single words in their inflections, phrases and short words as they stand."""
    if not words:
        comment = [f"# {tr('A watch looks for words on every agenda; take away the hashes to have one.')}"]
        return [*comment, "# [[watch]]", f"# name = {quoted('Cyklar')}", '# words = ["cykelbana"]']
    single = [word for word in words if " " not in word and len(word) >= _SHORTEST]
    lists = {"words": single, "phrases": [word for word in words if word not in single]}
    lines = [f"{key} = {_list(values)}" for key, values in lists.items() if values]
    return ["[[watch]]", f"name = {quoted(', '.join(words))}", *lines]


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"


def _tell_next(path: Path, answers: InitAnswers) -> None:
    show.say()
    show.say(tr("Wrote {path}", path=path))
    for name in answers.municipalities:
        if "://" not in name and registration(name).state == "unknown":
            show.say(tr("No page with meetings is known of {name}: find it by `agendawatch explore URL`.", name=name))
    where = "" if path.parent == Path() else f"cd {path.parent}\n  "
    show.say()
    show.say(tr("Next:"))
    show.say(f"  {where}agendawatch update{' ' * 15}{tr('ask for meetings and agendas, and keep them')}")
    show.say(f"  agendawatch publish site{' ' * 8}{tr('make the calendars and pages')}")
