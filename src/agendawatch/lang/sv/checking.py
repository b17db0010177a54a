"""Whether the files of `rules/` are sound: every rule compiles, has examples of both kinds, and reads them as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from agendawatch.lang.sv.announcements import fires as announcement_fires
from agendawatch.lang.sv.data import FILES, load
from agendawatch.lang.sv.morphology import forms_of
from agendawatch.lang.sv.patterns import VOCABULARIES, PatternError, compile_pattern, phrases
from agendawatch.lang.sv.statuses import fires as status_fires

__all__ = ["Fault", "check_rules", "check_table"]

_EXAMPLES = 2
"""Examples of either kind that a rule needs at least."""
_NEEDED = ("id", "pattern", "gives", "ground", "yes", "no")


class Fault(NamedTuple):
    """What is wrong with a rule."""

    file: str
    rule: str
    words: str
    example: str | None = None

    def __str__(self) -> str:
        """Tell it in a line."""
        return f"rules/{self.file}.toml: {self.rule}: {self.words}" + (f": {self.example!r}" if self.example else "")


_FIRES: dict[tuple[str, str], Callable[[str, str], bool]] = {
    ("announcements", "exclusion"): announcement_fires,
    ("statuses", "status"): status_fires,
}
"""Who tells whether a rule fires on an example, by the file and the table that hold them."""


def check_rules() -> Iterator[Fault]:
    """Find what is wrong with the rules, file by file: what does not compile, and what its examples contradict."""
    for file in sorted(it.name.removesuffix(".toml") for it in FILES.iterdir() if it.name.endswith(".toml")):
        try:
            tables = load(file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            yield Fault(file, "the file", f"does not parse ({error})")
            continue
        for table, rows in tables.items():
            if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
                yield from check_table(file, rows, _FIRES.get((file, table)))
            elif file in VOCABULARIES:
                yield from _vocabulary(file, table)


def check_table(
    file: str, rows: Sequence[Mapping[str, Any]], fires: Callable[[str, str], bool] | None = None
) -> Iterator[Fault]:
    """Find what is wrong with the rows of a table; where it is told how they fire, their examples are tried too.

    Any: a row of TOML.
    """
    seen: set[str] = set()
    for row in rows:
        rule = str(row.get("id", f"row {len(seen) + 1}"))
        if rule in seen:
            yield Fault(file, rule, "stands there twice")
        seen.add(rule)
        found = list(_uncompiled(file, rule, row))
        yield from found
        if fires is not None and not found:
            yield from _contradicted(file, rule, row, fires)


def _vocabulary(file: str, name: str) -> Iterator[Fault]:
    try:
        found = phrases(name)
    except PatternError as error:
        yield Fault(file, name, str(error))
        return
    for word in dict.fromkeys(it.text for phrase in found for it in phrase if it.kind == "verb"):
        if not forms_of(word):
            yield Fault(file, name, "names a verb that has no forms", word)


def _uncompiled(file: str, rule: str, row: Mapping[str, Any]) -> Iterator[Fault]:
    try:
        if "pattern" in row:
            compile_pattern(row["pattern"])
    except PatternError as error:
        yield Fault(file, rule, str(error), row["pattern"])


def _contradicted(file: str, rule: str, row: Mapping[str, Any], fires: Callable[[str, str], bool]) -> Iterator[Fault]:
    if missing := [name for name in _NEEDED if not row.get(name)]:
        yield Fault(file, rule, f"lacks {', '.join(missing)}")
        return
    for kind in ("yes", "no"):
        if len(row[kind]) < _EXAMPLES:
            yield Fault(file, rule, f"has fewer than {_EXAMPLES} examples of {kind}")
        for example in row[kind]:
            if fires(rule, example) is not (kind == "yes"):
                yield Fault(file, rule, "does not fire" if kind == "yes" else "fires", example)
