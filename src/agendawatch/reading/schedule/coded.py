"""Lists of a month's meetings by short forms: "Januari: AU 13, KS 27", "jan KS 13 KF 26"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.reading.schedule.names import named
from agendawatch.reading.traced import TracedLine, passage_lines, passages_of_lines, ranges_of
from agendawatch.swedish.days.calendar_words import MONTH, MONTHS, month_number

__all__ = ["coded_blocks", "spell_codes"]

_DAYS = r"\d{1,2}(?![\d.:/])(?:\s?(?:,|och|&|\+|/)\s?\d{1,2}(?![\d.:/]))*"
_CODE = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,7}(?: ?-?AU)?"
_PAIR = re.compile(
    rf"[\s,;•|]*(?:(?P<code>{_CODE})\s{{0,2}}:?\s(?P<days>{_DAYS})|(?P<day>\d{{1,2}})(?::?[ae])?\s\(?(?P<who>{_CODE})\)?)(?:\s?\(?kl\.?\s?(?P<hours>\d{{1,2}}(?:[.:]\d\d)?)\)?)?(?=[\s,;.|]|$)"
)
_LINE = re.compile(rf"\s*(?:[•*–-]\s)?(?:(?P<month>{MONTH})\b\s*[:–-]?\s*)?(?P<rest>.*)", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\s*(?P<month>{MONTH})\s*:?\s*(?:20\d\d)?\s*", re.IGNORECASE)
_PAIRS_AT_LEAST = 4
_RELATIVE = {"N": "Nämnden", "AU": "Arbetsutskottet"}
"""Short forms that a committee's own page uses of itself."""


def spell_codes(lines: Sequence[str], *, legend: Mapping[str, str]) -> list[str]:
    r"""Write a month's short forms with their days as rows of a table: day, and who meets.

    >>> spell_codes(["jan KS 13 KF 26", "feb KS 10 KF 23"], legend={})
    ['Datum\tOrgan', '13 januari\tKS', '26 januari\tKF', '10 februari\tKS', '23 februari\tKF']

    A line that holds anything else stays as it is, and so does all where a short form is of nobody known.
    """
    month: str | None = None
    above: tuple[Range, ...] = ()
    made: list[tuple[str, list[str]]] = []
    pairs = 0
    for line in lines:
        alone = _MONTH_ALONE.fullmatch(line)
        if alone is not None:
            month, above = alone["month"], ranges_of((line,))
            made.append((line, []))
            continue
        match = _LINE.fullmatch(line)
        stated = match["month"] if match is not None else None
        spelled = _rows(match["rest"], stated or month, legend) if match is not None and (stated or month) else []
        where = (*(() if stated else above), *ranges_of((line,)))
        rows: list[str] = [TracedLine(row, where) for row in spelled]
        month = month if rows or not line.strip() else None
        pairs += len(rows)
        made.append((line, rows))
    return _written(made) if pairs >= _PAIRS_AT_LEAST else list(lines)


def coded_blocks(document: Document, blocks: Sequence[Passage], *, legend: Mapping[str, str]) -> tuple[Passage, ...]:
    """Make tables of blocks that list a month's short forms with their days, under the month or behind it.

    >>> from agendawatch.documents.page import read_document
    >>> page = read_document("<h3>Maj</h3><p>KS 5, 26, KF 18, SN 20 och 27</p>")
    >>> coded_blocks(page, page.passages, legend={})[0].rows[-1][1].text
    'SN'
    """
    made: list[Passage] = []
    for codes, run in groupby(blocks, key=lambda block: (_is_coded(block, legend), block.region)):
        group = tuple(run)
        lines = [line for block in group for line in passage_lines(document, block)] if codes[0] else []
        spelled = spell_codes(lines, legend=legend)
        if spelled == lines:
            made.extend(group)
        else:
            made.extend(each._replace(region=codes[1]) for each in passages_of_lines(document, spelled))
    return tuple(made)


def _is_coded(block: Passage, legend: Mapping[str, str]) -> bool:
    """Tell whether each line of a block is a month, or short forms with days."""
    if block.kind is PassageKind.HEADING:
        return _MONTH_ALONE.fullmatch(block.text) is not None
    if block.kind not in {PassageKind.PARAGRAPH, PassageKind.LIST_ITEM}:
        return False
    lines = [_LINE.fullmatch(line) for line in block.text.split("\n")]
    return all(line and (not line["rest"] or _rows(line["rest"], line["month"] or "maj", legend)) for line in lines)


def _rows(rest: str, month: str | None, legend: Mapping[str, str]) -> list[str]:
    """Split "KS 13, KF 26" in rows; empty when there is anything else."""
    found: list[str] = []
    at = 0
    name = MONTHS[month_number(month or "") - 1][0]
    while pair := _PAIR.match(rest, at):
        code = pair["code"] or pair["who"]
        if not (
            code in legend or code in _RELATIVE or (code[-1:].isupper() and named(code, legend=legend).organizations)
        ):
            return []
        who = legend.get(code) or _RELATIVE.get(code, code)
        hours = f" kl. {pair['hours']}" if pair["hours"] else ""
        found += [f"{day} {name}{hours}\t{who}" for day in re.findall(r"\d{1,2}", pair["days"] or pair["day"])]
        at = pair.end()
    return found if at and not rest[at:].strip(" .,;|") else []


def _written(made: list[tuple[str, list[str]]]) -> list[str]:
    """Write rows in tables, each with its heads; a month's own line above rows goes into them."""
    out: list[str] = []
    open_table = False
    for nth, (line, rows) in enumerate(made):
        if rows:
            out += rows if open_table else ["Datum\tOrgan", *rows]
            open_table = True
            continue
        following = next((after for text, after in made[nth + 1 :] if text.strip()), [])
        if following and (_MONTH_ALONE.fullmatch(line) or not line.strip()) and (open_table or line.strip()):
            continue
        out += ["", line] if open_table and line.strip() else [line]
        open_table = False
    return out
