"""Whether a rule of outcomes fires on an example: a sentence, or lines with the headings of minutes."""

from __future__ import annotations

from agendawatch.lang.sv.decisions.findings import Finding, Refusal
from agendawatch.lang.sv.decisions.item import Item
from agendawatch.lang.sv.decisions.matter import Matter
from agendawatch.lang.sv.decisions.reading import read_item
from agendawatch.lang.sv.headings import Section, read_heading

__all__ = ["counting_in", "fires"]


def counting_in(example: str) -> list[Finding]:
    """Give the findings that count in an example, or would, did the text tell what was asked for."""
    item = Item(Matter(derived=True), None, _sections(example))
    read_item(item)
    return [it for it in item.findings if it.refused in {None, Refusal.UNTOLD}]


def fires(rule: str, example: str) -> bool:
    """Tell whether a rule makes a finding that counts in an example.

    >>> fires("reject", "Motionen avslås."), fires("reject", "Motionen bör avslås.")
    (True, False)
    """
    return any(it.rule == rule for it in counting_in(example))


def _sections(text: str) -> list[Section]:
    found = [Section("lead", "", "")]
    for line in text.split("\n"):
        heading = read_heading(line)
        if heading is not None:
            found.append(Section(heading.place, line[: heading.rest], line[heading.rest :], owner=heading.owner))
        else:
            last = found.pop()
            found.append(Section(last.kind, last.heading, f"{last.text}\n{line}".strip(), owner=last.owner))
    return [section for section in found if section.text]
