"""Whether the files of `rules/` are sound: every rule compiles, has examples of both kinds, and reads them as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from agendawatch.lang.sv.announcements import fires as announcement_fires
from agendawatch.lang.sv.data import FILES, load
from agendawatch.lang.sv.patterns import PatternError, compile_pattern, phrases
from agendawatch.lang.sv.statuses import fires as status_fires

__all__ = ["Fault", "check_rules"]

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


_CHECKS: dict[tuple[str, str], Callable[[str, str], bool]] = {
    ("announcements", "exclusion"): announcement_fires,
    ("statuses", "status"): status_fires,
}
"""Who tells whether a rule fires on an example, by the file and the table that hold them."""


def check_rules() -> Iterator[Fault]:
    """Find what is wrong with the rules, file by file."""
    for file in sorted(it.name.removesuffix(".toml") for it in FILES.iterdir() if it.name.endswith(".toml")):
        try:
            load(file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            yield Fault(file, "the file", f"does not parse ({error})")
    yield from _vocabularies()
    for (file, table), fires in _CHECKS.items():
        seen: set[str] = set()
        for row in load(file)[table]:
            yield from _row(file, row, fires, seen)
            seen.add(str(row.get("id")))


def _vocabularies() -> Iterator[Fault]:
    for name in load("vocabularies"):
        try:
            phrases(name)
        except PatternError as error:
            yield Fault("vocabularies", name, str(error))


def _row(file: str, row: Mapping[str, Any], fires: Callable[[str, str], bool], seen: set[str]) -> Iterator[Fault]:
    rule = str(row.get("id", "a rule without id"))
    missing = [name for name in _NEEDED if not row.get(name)]
    if missing:
        yield Fault(file, rule, f"lacks {', '.join(missing)}")
        return
    if rule in seen:
        yield Fault(file, rule, "stands there twice")
    try:
        compile_pattern(row["pattern"])
    except PatternError as error:
        yield Fault(file, rule, str(error), row["pattern"])
        return
    for kind in ("yes", "no"):
        if len(row[kind]) < _EXAMPLES:
            yield Fault(file, rule, f"has fewer than {_EXAMPLES} examples of {kind}")
        for example in row[kind]:
            if fires(rule, example) is not (kind == "yes"):
                yield Fault(file, rule, "does not fire" if kind == "yes" else "fires", example)
