"""Whether the files of `rules/` are sound: every rule compiles, has examples of both kinds, and reads them as it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from agendawatch.lang.sv import announcements, handing_on, matters, occasions, positions, statuses, votes
from agendawatch.lang.sv.attribution import governors, judge
from agendawatch.lang.sv.clauses import Clause, clauses
from agendawatch.lang.sv.data import load, names
from agendawatch.lang.sv.decisions.findings import Finding, Item, Matter, Refusal
from agendawatch.lang.sv.decisions.reading import read_item
from agendawatch.lang.sv.headings import Section, read_heading
from agendawatch.lang.sv.morphology import forms_of
from agendawatch.lang.sv.patterns import VOCABULARIES, PatternError, find, phrases
from agendawatch.lang.sv.rules import RuleError, word_rows
from agendawatch.lang.sv.rules import table as validated
from agendawatch.lang.sv.sentences import cut
from agendawatch.lang.sv.tokens import tokenize

# Whether a rule of outcomes fires on an example: a sentence, or lines with the headings of minutes.


def counting_in(example: str) -> list[Finding]:
    """Give the findings that count in an example, or would, did the text tell what was asked for."""
    found = [Section("lead", "", "")]
    for line in example.split("\n"):
        heading = read_heading(line)
        if heading is not None:
            found.append(Section(heading.place, line[: heading.rest], line[heading.rest :], owner=heading.owner))
        else:
            last = found.pop()
            found.append(Section(last.kind, last.heading, f"{last.text}\n{line}".strip(), owner=last.owner))
    item = Item(Matter(derived=True), None, [section for section in found if section.text])
    read_item(item)
    return [finding for finding in item.findings if finding.refused in {None, Refusal.UNTOLD}]


def _fires(rule: str, example: str) -> bool:
    """Tell whether a rule makes a finding that counts in an example.

    >>> _fires("reject", "Motionen avslås."), _fires("reject", "Motionen bör avslås.")
    (True, False)
    """
    return any(it.rule == rule for it in counting_in(example))


# Whether the files of `rules/` are sound.

_NAMED = re.compile(r"%([A-Z][A-Z_]*)|\"([A-Z][A-Z_]+)\"")
"""A vocabulary's name in a pattern, and in code."""


class Fault(NamedTuple):
    """What is wrong with a rule."""

    file: str
    rule: str
    words: str
    example: str | None = None

    def __str__(self) -> str:
        """Write the fault on a line."""
        return f"rules/{self.file}.toml: {self.rule}: {self.words}" + (f": {self.example!r}" if self.example else "")


def _clauses(example: str) -> Iterator[Clause]:
    return (clause for _, words in cut(example) for clause in clauses(words))


def _outcomes(table: str, rule: str, example: str) -> bool:
    if table in {"outcome", "implied"}:
        return _fires(rule, example)
    row = validated("outcomes", table).rule(rule)
    if table == "title":
        return row.gives in Matter(example).kinds
    if table == "circumstance":
        return any(row.id == rule for row, _ in validated("outcomes", "circumstance").find(tokenize(example)))
    return any(next(find(clause.tokens, row.compiled), None) for clause in _clauses(example))


def _modes(table: str, rule: str, example: str) -> bool:
    if table == "governor":
        return any(row.id == rule for clause in _clauses(example) for _, row in governors(clause))
    verbs = ((clause, at) for clause in _clauses(example) for at, it in enumerate(clause.tokens) if it.verbs)
    return any(judge(clause, at).rule == rule for clause, at in verbs)


def _headings(_: str, rule: str, example: str) -> bool:
    found = read_heading(example)
    return found is not None and found.place == rule


def _is_told(told: Callable[[str, str, str], Iterable[tuple[str, str]]], table: str, rule: str, example: str) -> bool:
    """Tell whether a rule reads an example; behind its bar stands all that is told by it, in any order, if that is asked."""
    text, _, expected = example.partition(" | ")
    found = list(told(table, text, rule))
    shown = {words for _, words in found if words}
    return any(id_ == rule for id_, _ in found) and (not expected or shown == set(expected.split(", ")))


_FIRES: Mapping[str, Callable[[str, str, str], bool]] = {
    "announcements": lambda _, rule, example: announcements.fires(rule, example),
    "handing_on": partial(_is_told, handing_on.told),
    "headings": _headings,
    "matters": lambda _, rule, example: matters.fires(rule, example),
    "modes": _modes,
    "occasions": lambda _, rule, example: occasions.fires(rule, example),
    "outcomes": _outcomes,
    "positions": partial(_is_told, positions.told),
    "statuses": lambda _, rule, example: statuses.fires(rule, example),
    "votes": partial(_is_told, votes.told),
}
"""Who tells whether a rule of a table fires on an example, by the file."""


def check_rules() -> Iterator[Fault]:
    """Find what is wrong with the rules, file by file: what does not compile or is not whole, and what examples contradict.

    Examples are tried where all rules compile: each is read with all of them.
    """
    tables = [(file, table, rows) for file in names() for table, rows in load(file).items()]
    rules = [it for it in tables if isinstance(it[-1], list) and it[-1] and isinstance(it[-1][0], dict)]
    faults = []
    for file, name, _ in rules:
        try:
            (word_rows if file in {"headings", "occasions"} else validated)(file, name)
        except RuleError as error:
            faults += [Fault(file, rule, words) for rule, words in error.faults]
    faults += [fault for file, name, _ in tables if file in VOCABULARIES for fault in _vocabulary(file, name)]
    if faults:
        yield from faults
        return
    for file, table, rows in rules:
        if file in _FIRES:
            yield from try_examples(file, rows, partial(_FIRES[file], table))
    yield from _names()


def try_examples(file: str, rows: Sequence[Mapping[str, Any]], fires: Callable[[str, str], bool]) -> Iterator[Fault]:
    """Find which rows of a table do not fire on an example that they should, or fire on one that they should not."""
    for row in rows:
        for kind in ("yes", "no"):
            for example in row[kind]:
                if fires(row["id"], example) is not (kind == "yes"):
                    yield Fault(file, row["id"], "does not fire" if kind == "yes" else "fires", example)


def _vocabulary(file: str, name: str) -> Iterator[Fault]:
    try:
        found = phrases(name)
    except PatternError as error:
        yield Fault(file, name, str(error))
        return
    for word in dict.fromkeys(it.text for phrase in found for it in phrase if it.kind == "verb"):
        if not forms_of(word):
            yield Fault(file, name, "names a verb that has no forms", word)


def _names() -> Iterator[Fault]:
    """Find vocabularies that share a name, and those that no pattern and no code asks for."""
    asked = {name for text in _texts(files(__package__)) for found in _NAMED.findall(text) for name in found}
    standing = [(file, name) for file in VOCABULARIES for name in load(file)]
    times = Counter(name for _, name in standing)
    for file, name in standing:
        if times[name] > 1:
            yield Fault(file, name, "is the name of two vocabularies")
        if name not in asked:
            yield Fault(file, name, "is used by no rule")


def _texts(folder: Traversable) -> Iterator[str]:
    for it in folder.iterdir():
        if it.is_dir():
            yield from _texts(it)
        elif it.name.endswith((".py", ".toml")):
            yield it.read_text(encoding="utf-8")
