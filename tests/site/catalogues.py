"""Gather what templates say, put it into the catalogues and compile them: `python -m tests.site.catalogues`.

What is new stands untranslated in Swedish until somebody fills `msgstr` in, and a test says so; English says itself.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

import agendawatch.site

__all__ = ["LANGUAGES", "catalogue_of", "compiled", "gathered", "place", "written"]

SITE = Path(agendawatch.site.__file__).parent
LANGUAGES = ("sv", "en")
_DAY = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
"""The day in the headers: a catalogue changes only with its words."""
Message = str | tuple[str, str]


def gathered() -> dict[Message, list[str]]:
    """List every message, singular or with its plural, and where it is said."""
    found: dict[Message, list[str]] = {}
    for path in sorted(SITE.rglob("*.html")):
        for message in _of_template(path.read_text(encoding="utf-8")):
            found.setdefault(message, []).append(path.relative_to(SITE).as_posix())
    for path in sorted(SITE.rglob("*.py")):
        for message in _of_module(path.read_text(encoding="utf-8"), tables=path.name == "sentences.py"):
            found.setdefault(message, []).append(path.relative_to(SITE).as_posix())
    return found


def _of_template(text: str) -> Iterator[Message]:
    for said in Environment(autoescape=True).parse(text).find_all(nodes.Filter):
        if said.name == "say" and said.node is not None:
            told = [said.node] if isinstance(said.node, nodes.Const) else said.node.find_all(nodes.Const)
            yield from (it.value for it in told if isinstance(it.value, str) and it.value)
        if said.name == "count":
            one, many = (it.value for it in said.args if isinstance(it, nodes.Const))
            yield one, many


def _of_module(text: str, *, tables: bool) -> Iterator[Message]:
    """Find what is said by `gettext(...)`, and in a module of sentences every value of its tables."""
    for node in ast.walk(ast.parse(text)):
        told: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "gettext":
            told = node.args
        if tables and isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            told = node.value.values
        yield from (it.value for it in told if isinstance(it, ast.Constant) and isinstance(it.value, str))


def place(language: str) -> Path:
    """Tell where a language's catalogue is."""
    return SITE / "words" / language / "LC_MESSAGES" / "agendawatch.po"


def catalogue_of(language: str) -> Catalog:
    """Read a catalogue; an empty one where there is none yet."""
    path = place(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def written(language: str) -> bytes:
    """Write a catalogue with every message that is said now, and no other."""
    before = catalogue_of(language)
    made = Catalog(
        locale=language, project="agendawatch", creation_date=_DAY, revision_date=_DAY, fuzzy=False, header_comment="#"
    )
    made.last_translator, made.language_team = "", ""
    for message, where in sorted(gathered().items(), key=str):
        old = before.get(message[0] if isinstance(message, tuple) else message)
        said = old.string if old and old.string and old.id == message else message if language == "en" else None
        made.add(message, said, locations=[(name, 1) for name in sorted(set(where))])
    told = io.BytesIO()
    write_po(told, made, width=0, sort_output=True, include_lineno=False)
    return told.getvalue()


def compiled(language: str) -> bytes:
    """Compile a catalogue as it stands."""
    told = io.BytesIO()
    write_mo(told, catalogue_of(language))
    return told.getvalue()


def main() -> None:
    """Bring the catalogues up to what templates say, and compile them."""
    for language in LANGUAGES:
        place(language).parent.mkdir(parents=True, exist_ok=True)
        place(language).write_bytes(written(language))
        place(language).with_suffix(".mo").write_bytes(compiled(language))
        print(f"{language}: {len(list(catalogue_of(language))) - 1} messages")  # noqa: T201 - a command of developers


if __name__ == "__main__":
    main()
