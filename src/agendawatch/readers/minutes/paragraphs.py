"""Minutes cut into paragraphs: number, title, case number, and the sections under their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from agendawatch.documents.text import join_lines
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.ballots import Cell, Row
from agendawatch.lang.sv.headings import DECIDED, Place, Section, proposes_matter, read_heading
from agendawatch.lang.sv.pages.minutes import (
    CONTINUED,
    MARKED_REFERENCE,
    OFFICE_MARK,
    PARAGRAPH_SIGN,
    REFERENCE_MARK,
)
from agendawatch.lang.sv.references import find_paragraphs, find_references
from agendawatch.lang.sv.titles import part_title
from agendawatch.lang.sv.tokens import Body, signed_body, tokenize
from agendawatch.model.item import Outcome
from agendawatch.model.organization import Organization, Party
from agendawatch.readers.minutes.lines import MinutesLine, ranges_in
from agendawatch.readers.opening import SWEDISH

_BRACKETED = re.compile(r"\((\d{1,4}/\d{1,6})\)\s+(?=[A-ZÅÄÖ])")
"""A case number in brackets before a title: "52 § (15/66) Begäran om bidrag"."""
_SIGN_AFTER = re.compile(r"(?P<number>\d{1,4}[a-z]?)\s?§\s*(?P<rest>.*)")
_ENCLOSED = re.compile(
    r"\((?P<number>(?:19|20)\d\d[/:-](?!(?:19|20)\d\d\b)\d{3,6})\)$"
    r"|[(,\s]\s?(?P<lettered>[A-ZÅÄÖ]{2,5}[ .-]?(?:19|20)?\d\d[-/:.]\d{2,5})\)?$"
)
"""A case number in brackets at a title's end: "(2026/455)"."""
_DECLARED = re.compile(r"(?i)\bparagraf(?:er)?:?\s*(?:§{1,2}\s*(?=\d)|(?=\d{1,4}\s?[-–]\s?\d))")
"""What stands before the numbers of the paragraphs that a document holds: "Paragrafer §§ 25-31"."""
_FRONT = 120
"""Lines within which a document says which paragraphs it holds."""
_LEADERS = re.compile(r"\.{4,}\s*\d{1,3}$|\s\d{1,3}$")
"""How a contents' entry ends: dots up to a page's number."""
_DOTTED = re.compile(r"\s*\.{4,}\s*\d{0,3}$")
_TEXT = 60
"""Letters of text from which a paragraph that comes again is another."""
_GAP = 60
"""Numbers that may be missing between two paragraphs of partial minutes."""
_LONG_TITLE = 45
"""A title's line as long as this may go on in the next."""
TITLES: frozenset[Place] = frozenset({"background", "statement", "disqualified", "adjustment", "basis"})
"""Headings that may be an item's title: "Information", "Jäv", "Justering"."""
_LINE = 120
_SHORTENED = re.compile(r"\b(?:kap|nr|m|a|dnr|fl)\.$")
_TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One § of minutes, or one item told without a sign, before its decision is read."""

    number: str | None
    title: str
    reference: str | None
    sections: tuple[Section, ...]
    place: str
    own: Body | None = None
    """Whose paragraph it says it is ("KSAU § 58"), else whose minutes they are."""
    derived: bool = False
    """Whether its title was taken out of its text."""
    summons: bool = False
    """Whether its document calls to the meeting: nothing is decided yet."""
    listed: bool = False
    """Whether only the table of contents tells of it."""
    lines: range = range(0)
    """Where its lines stand in the document."""
    rows: tuple[Row, ...] = ()
    """The lines under its title, each as its pieces across the page."""
    ranges: tuple[Range, ...] = field(default=(), compare=False)
    """Where all of it stands in its document's text."""
    told: str = ""
    """All the text of an item without a sign, the title's line too."""
    headed: Outcome | None = None
    """What the heading of a list says became of all that stands in it; `None` when it says nothing."""
    author: Party | None = None
    """The party whose report an item without a sign stands in; `None` when it names none or several."""

    @property
    def size(self) -> int:
        """Letters under its title."""
        return sum(len(section.text) for section in self.sections)

    @property
    def decided(self) -> str:
        """What stands under headings of what was decided; "" where nothing does."""
        return "\n\n".join(section.text for section in self.sections if section.kind in DECIDED and section.text)

    def differs(self, other: Paragraph) -> bool:
        """Tell whether two under one number are two texts, and neither is a line that only names the other."""
        if self.decided and other.decided and self.decided != other.decided:
            return True
        return min(self.size, other.size) > _TEXT and self.sections != other.sections


def cut_reference(words: str) -> tuple[str, str | None]:
    """Cut a case number from a title's line.

    >>> cut_reference("Detaljplan för Ekbacken, Dnr 1377/20")
    ('Detaljplan för Ekbacken', '1377/20')
    >>> cut_reference("2026.272 KS")
    ('', '2026.272 KS')
    """
    for found in find_references(words):
        first, last = found.span
        unit = OFFICE_MARK.match(words, last)
        last = unit.end() if unit is not None else last
        before, after = words[:first], words[last:]
        mark = REFERENCE_MARK.search(before)
        marked = mark is not None and not before[mark.end() :].strip(" :.(")
        alone = not before.strip(" ,(") or not after.strip(" ,).")
        if not marked and not alone:
            continue
        kept = before[: mark.start()] if marked and mark else before
        title = f"{kept.rstrip(' ,(–-')} {after.lstrip(' ,).')}".strip()
        return title, found.number + (unit[1] if unit is not None else "")
    odd = MARKED_REFERENCE.search(words) or _ENCLOSED.search(words)
    if odd is not None:
        return f"{words[: odd.start()].rstrip(' ,(–-')} {words[odd.end() :].lstrip(' ,).')}".strip(), odd[
            odd.lastgroup or 0
        ]
    return words.strip(), None


class _Start(NamedTuple):
    """A line that begins a paragraph."""

    at: int
    number: str
    rest: str
    """What follows the number on its line."""
    whose: Body | None
    """Whose paragraph it is: "KSAU § 58"."""
    continued: bool
    """Whether the number stands here because its paragraph goes on: "§ 12, forts."."""

    @property
    def value(self) -> int:
        """The number without its letter."""
        return int(re.sub(r"\D", "", self.number))


def _start(lines: Sequence[MinutesLine], at: int) -> _Start | None:
    """Read a line that begins a paragraph; `None` for any other."""
    line = lines[at]
    match = PARAGRAPH_SIGN.match(line.text) or _SIGN_AFTER.match(line.text)
    if match is None or line.bullet:
        return None
    told = match["rest"].strip()
    rest = CONTINUED.sub("", told)
    if rest[:1] in {",", ")", "-", "–"} or (rest[:1].islower() and not rest.startswith("e-")) or rest.startswith("kap"):
        return None
    whose = match.groupdict().get("whose")
    number = re.sub(r"\s", "", match["number"])
    return _Start(at, number, rest, signed_body(whose) if whose else None, CONTINUED.match(told) is not None)


def _title(lines: Sequence[MinutesLine], rest: str) -> tuple[str, str | None, int, str]:
    """Read a paragraph's title and case number; also how many lines they took, and text that stood behind the title."""
    bracketed = _BRACKETED.match(rest)
    filed_as, rest = (bracketed[1], rest[bracketed.end() :]) if bracketed is not None else (None, rest)
    parted = part_title(rest)
    if parted is not None and parted[0][:1].isupper():
        title, reference = cut_reference(parted[0])
        return title.strip(" .:"), reference or filed_as, 0, parted[1]
    words, reference = cut_reference(rest)
    reference = reference or filed_as
    filed = REFERENCE_MARK.match(rest)
    if filed is not None and reference is None:
        odd = re.match(r"[A-ZÅÄÖa-zåäö\d][\w./-]*", rest[filed.end() :])
        words, reference = "", odd[0] if odd else None
    parts = [words] if words else []
    taken = 0
    for line in lines[:_TITLE_LINES]:
        text = line.text
        filed = REFERENCE_MARK.match(text)
        if filed or (find_references(text) and not cut_reference(text)[0]):
            title, number = cut_reference(text)
            reference = reference or number or (text[filed.end() :].strip() if filed else None) or None
            parts += [title] if title and not parts and not filed else []
            taken += 1
            continue
        heading = read_heading(text)
        titles = heading is not None and not parts and (heading.place in TITLES or proposes_matter(text))
        if (heading is not None and not titles) or (parts and not continues_title(parts, line, wrapped=True)):
            break
        title, number = cut_reference(text)
        reference = reference or number
        parts.append(title if number else re.split(r"(?<=[\wåäö)]{3})\. (?=[A-ZÅÄÖ])", text)[0] if parts else text)
        taken += 1
    return join_lines(parts, SWEDISH).strip(" .:"), reference, taken, ""


def continues_title(parts: list[str], line: MinutesLine, *, wrapped: bool = False) -> bool:
    """Tell whether a line goes on with a title; `wrapped` where a long one goes on below whatever its words are."""
    last, text = parts[-1], line.text
    if line.blank_before or line.bullet or line.heading or read_heading(text) is not None:
        return False
    tokens = tokenize(text)
    if len(tokens) > 1 and tokens[0].kind in {"body", "office"} and not tokens[0].genitive and tokens[1].finite:
        return False  # what a body does: "Kommunfullmäktige väljer"
    if not wrapped and last.endswith((".", "!", "?", ":")) and _SHORTENED.search(last) is None:
        return False
    if (
        last.endswith(("-", "–", ",", " och", " om", " av", " för", " till", " i", " samt", " med", " på"))
        or text[:1].islower()
    ):
        return not wrapped or not text.endswith(".") or last.endswith(("-", "–", " för", " av", " om", " till"))
    return (
        wrapped
        and len(last) >= _LONG_TITLE
        and (not text.endswith((".", ":")) or _SHORTENED.search(text) is not None)
        and len(text) < _LINE
    )


def body_named(organization: Organization | None) -> Body | None:
    """Take an organization for the body that clauses know."""
    found = next((it.value for it in tokenize(organization.name) if it.kind == "body"), None) if organization else None
    return found if isinstance(found, Body) else None


def sections(lines: Sequence[MinutesLine], own: Body | None = None) -> tuple[Section, ...]:
    """Cut a paragraph's lines into sections at the headings; `own` is the body whose minutes they are."""
    found: list[Section] = []
    here = Section("lead", "", "")
    gathered, ranges = [""], list[Range]()
    for line in lines:
        read = read_heading(line.text, own) if not line.bullet else None
        if read is None:
            gathered.append(("\n" if line.blank_before and gathered[-1] else "") + line.text)
            ranges += line.ranges
            continue
        found.append(replace(here, text="\n".join(gathered).strip(), ranges=tuple(ranges)))
        if here.kind == "proposal" and not found[-1].text and read.place == "decision" and read.rest == len(line.text):
            read = read._replace(place="proposal")  # "Förslag till beslut / Fullmäktige beslutar"
        decided = here.kind in DECIDED and read.place == "proposal" and read.to is not None
        here = Section(
            "decision_above" if decided else read.place,
            line.text[: read.rest].strip(),
            "",
            owner=read.owner,
            to=read.to,
        )
        gathered, ranges = [line.text[read.rest :].strip()], list(line.ranges)
    found.append(replace(here, text="\n".join(gathered).strip(), ranges=tuple(ranges)))
    return tuple(section for section in found if section.text or section.heading)


def _chain(lines: Sequence[MinutesLine]) -> list[_Start]:
    """Find the lines that begin paragraphs: those that stand in a rising run; a table of contents is one such run."""
    starts: list[_Start] = []
    last, seen = 0, set[int]()
    for at in range(len(lines)):
        read = _start(lines, at)
        goes_on = read is not None and read.continued and starts and read.number == starts[-1].number
        if read is None or goes_on:
            continue
        if not read.rest and 0 < at < _FRONT and not lines[at].blank_before and lines[at - 1].text.endswith((")", ",")):
            continue  # "Ada Ek (planarkitekt) §110," and "§111" below it
        again = read.value in seen and read.value <= last
        if starts and not again and not last <= read.value <= last + _GAP:
            continue
        starts.append(read)
        seen.add(read.value)
        last = read.value
    return starts


def _contents(starts: list[_Start]) -> int:
    """Count the starts that are a table of contents: a run of numbers that the document then goes through again."""
    if len(starts) < 2:  # noqa: PLR2004 - one is no run
        return 0
    numbers = [start.number for start in starts]
    again = next((nth for nth in range(1, len(numbers)) if numbers[nth] == numbers[0]), 0)
    first, then = numbers[:again], set(numbers[again:])
    rising = len(set(first)) == len(first)
    leaders = all(_LEADERS.search(start.rest) for start in starts[:again])
    known = sum(number in then for number in first)
    return again if again and rising and 2 * known >= len(first) and (again > 1 or leaders) else 0


def _within(lines: Sequence[MinutesLine], starts: list[_Start]) -> list[_Start]:
    """Keep the numbers that the document says it holds ("Paragrafer §§ 25-31"); all when it does not say."""
    said = next(((line.text, m.end()) for line in lines[:_FRONT] if (m := _DECLARED.search(line.text))), None)
    if said is None:
        return starts
    text, at = said
    runs = [range(run.first, run.last + 1) for run in find_paragraphs(f"§§ {text[at:]}")]
    return [start for start in starts if any(start.value in run for run in runs)] or starts


@dataclass(frozen=True, slots=True)
class MinutesCut:
    """Minutes, cut: their paragraphs, and what the document says of them besides."""

    paragraphs: tuple[Paragraph, ...]
    contents: str | None = None
    """The table of contents, as one text; `None` where there is none."""
    twice: tuple[str, ...] = ()
    """Numbers under which two texts stand."""
    strays: Mapping[str, int] = field(default_factory=dict)
    """Lines that begin like a paragraph and were taken for none, by their number."""


def cut_minutes(lines: Sequence[MinutesLine], own: Organization | None = None) -> MinutesCut:
    """Cut lines into the paragraphs (§) of minutes, in order; none when there are none.

    A number that stands twice counts once: where it has more under it, and never where a table of contents lists it.
    """
    mine = body_named(own)
    starts = _within(lines, _chain(lines))
    listed = _contents(starts)
    ends = [start.at for start in starts[1:]] + [len(lines)] * bool(starts)
    best: dict[str, Paragraph] = {}
    twice: list[str] = []
    for nth, (start, end) in enumerate(zip(starts, ends, strict=True)):
        number = start.number
        made = _paragraph(lines, start, end, mine, listed=nth < listed)
        had = best.get(number)
        if had is not None and not had.listed and had.differs(made):
            twice.append(number)
        if had is None or had.listed or made.size >= had.size:
            title = made.title or (had.title if had else "")
            if had and re.sub(r"[\W_]", "", title) == re.sub(r"[\W_]", "", had.title):
                # The table of contents may have kept a hyphen.
                title = max(title, had.title, key=lambda words: words.count("-"))
            best.pop(number, None)
            best[number] = replace(made, title=title or f"§ {number}")
    contents = " ".join(line.text for line in lines[max(0, starts[0].at - 1) : starts[listed].at]) if listed else None
    begun = {start.at for start in starts}
    after = starts[listed].at + 1 if starts else len(lines)
    stray = (_start(lines, at) for at in range(after, len(lines)) if at not in begun)
    strays = {it.number: it.at for it in stray if it is not None}
    return MinutesCut(tuple(best.values()), contents, tuple(twice), strays)


def _paragraph(lines: Sequence[MinutesLine], start: _Start, end: int, own: Body | None, *, listed: bool) -> Paragraph:
    """Read a paragraph from its sign to the next; of an entry in the table of contents only the title."""
    at, number = start.at, start.number
    body = lines[at + 1 : end]
    title, reference, taken, behind = _title(body, start.rest)
    title = _DOTTED.sub("", title) if listed else title
    told = [MinutesLine(behind, ranges=ranges_in(lines[at : at + 1 + taken]))] if behind else []
    under = [] if listed else [*told, *body[taken:]]
    whose = start.whose or own
    if at and not reference:
        # A case number may stand alone on the line before the sign, in the corner of the page.
        words, above = cut_reference(lines[at - 1].text)
        reference = above if not words else None
    rows = (Row(line.cells or (Cell(line.text, 0, len(line.text)),), apart=line.blank_before) for line in under)
    return Paragraph(
        number, title, reference, sections(under, whose), f"§ {number}", whose,
        listed=listed, rows=tuple(rows), lines=range(at, at if listed else end),
        ranges=ranges_in(lines[at : min(at + 1 + taken, end) if listed else end]),
    )  # fmt: skip
