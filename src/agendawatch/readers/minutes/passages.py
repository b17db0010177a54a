"""Decision notices, reports and single passages: items in text that has no paragraph signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agendawatch.documents.text import join_lines
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.decisions.choice import find_addressing_body
from agendawatch.lang.sv.headings import Section, read_heading, speaks
from agendawatch.lang.sv.lists import heads_list, is_entry, list_outcome, marked_outcome
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.pages.minutes import REFERENCE_LINE, SIGNED_TITLE, is_notice_line
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.references import find_references
from agendawatch.lang.sv.sentences import cut
from agendawatch.lang.sv.titles import cut_number, derive_title, is_sentence, names_nothing, part_title, tidy_title
from agendawatch.lang.sv.tokens import signed_body, tokenize
from agendawatch.model.item import Outcome
from agendawatch.model.organization import Organization
from agendawatch.readers.minutes.decision import find_report_author
from agendawatch.readers.minutes.lines import MinutesLine, ranges_in
from agendawatch.readers.minutes.paragraphs import (
    TITLES,
    Paragraph,
    body_named,
    continues_title,
    cut_reference,
    sections,
)
from agendawatch.readers.opening import SWEDISH

_WRAPPED = 60
_HEAD = 160
"""Letters that a title may have that only its place marks."""
_TITLE = 320
"""Letters that a title's line may have."""
_DAY = 40
"""Letters within which a day ends that begins a line."""
_NAMED = 120
"""Letters within which a name ends that begins a line."""
_ABOVE = 3
"""Lines that may stand above the first of numbered items."""
_BRACKETED = re.compile(r"\([^()]*\)")
_SIGNED = re.compile(r"(?:^|\s)(?P<whose>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})\s(?:\d{4}-\d\d-\d\d\s+)?§")


def passages(lines: Sequence[MinutesLine], own: Organization | None = None) -> tuple[Paragraph, ...]:
    """Cut lines into items: by the page's own headings, by numbers, or as one passage.

    `own` is the organization whose notice it is, where that is known.
    """
    listed = _listed(lines)
    if listed:
        return listed
    heads = "\n".join(line.text for line in lines if is_notice_line(line.text) and not line.text.startswith("Till "))
    meeting = find_organizations(heads)
    own = own or (meeting[0].organization if meeting else None)
    named = find_parties(heads)
    author = named[0] if len(named) == 1 else find_report_author("\n".join(line.text for line in lines))
    return tuple(replace(_passage(part, place, own), author=author) for place, part in _parts(lines, own))


def _parts(lines: Sequence[MinutesLine], own: Organization | None) -> list[tuple[str, list[MinutesLine]]]:
    marked = [at for at, line in enumerate(lines) if line.heading and _names_item(line.text)]
    lowest = max((lines[at].heading for at in marked), default=0)
    starts = [at for at in marked if lines[at].heading == lowest] if len(marked) > 1 else []
    starts = starts or _numbered(lines) or _headed(lines, own)
    if len(starts) < 2:  # noqa: PLR2004 - one start parts nothing
        return [("the text", list(lines))]
    ends = [*starts[1:], len(lines)]
    return [(f"item {nth}", list(lines[at:end])) for nth, (at, end) in enumerate(zip(starts, ends, strict=True), 1)]


def _names_item(words: str) -> bool:
    return read_heading(words) is None and not is_notice_line(words) and list_outcome(words) is None


def _headed(lines: Sequence[MinutesLine], own: Organization | None) -> list[int]:
    """Find lines that head items in plain text: each stands like a title, and something is decided under each."""
    starts = [at for at, line in enumerate(lines) if _heads(lines, at) and _names_item(line.text)]
    if not starts or any(not is_notice_line(line.text) and not read_heading(line.text) for line in lines[: starts[0]]):
        return []
    ends = [*starts[1:], len(lines)]
    bodies = ("\n".join(line.text for line in lines[at + 1 : end]) for at, end in zip(starts, ends, strict=True))
    decided = [read_verdict([Section("lead", "", body)], body_named(own)).outcome != "unknown" for body in bodies]
    return starts if all(decided) else []


def _heads(lines: Sequence[MinutesLine], at: int) -> bool:
    """Tell whether a line stands like a title: alone, without a full stop, over a sentence."""
    line = lines[at]
    if not line.blank_before or line.bullet or line.text.endswith((".", ":", "!", "?", ",")) or len(line.text) > _HEAD:
        return False
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return below[:1].isupper() and below.endswith((".", "!")) and not is_sentence(line.text)


def _numbered(lines: Sequence[MinutesLine]) -> list[int]:
    """Find lines that begin numbered items: the first line of text is numbered, and the numbers rise."""
    starts: list[int] = []
    last: tuple[int, ...] = ()
    above = 0
    for at, line in enumerate(lines):
        number, _ = cut_number(line.text)
        if number is None or not re.fullmatch(r"[\d.]+", number) or not line.blank_before:
            if not starts and not is_notice_line(line.text) and not read_heading(line.text):
                above += 1
            if above > _ABOVE:
                return []
            continue
        parts = tuple(int(part) for part in number.split(".") if part)
        if parts > last:
            starts.append(at)
            last = parts
    return starts


def _listed(lines: Sequence[MinutesLine]) -> tuple[Paragraph, ...]:
    """Read lists whose heading tells what stands in them, and perhaps what became of it all."""
    found: list[Paragraph] = []
    headed: str | None = None
    told = ""
    above: tuple[Range, ...] = ()
    for line in lines:
        here = list_outcome(line.text) if not line.bullet else None
        if here is not None or (not line.bullet and heads_list(line.text)):
            headed, told, above = here, line.text, line.ranges
        elif told and (line.bullet or re.match(r"[-*–]\s", line.text)):
            words = line.text.lstrip("•●▪◦-*– ")
            marked = marked_outcome(words)
            title, reference = cut_reference(marked[0] if marked else words)
            if title:
                ranges = (*above, *line.ranges)
                became = marked[1] if marked else headed
                found.append(
                    Paragraph(
                        None,
                        tidy_title(title),
                        reference,
                        (),
                        f"list under {told!r}",
                        ranges=ranges,
                        told=f"{told}\n{words}",
                        headed=Outcome(became) if became else None,
                    )
                )
        elif told and line.blank_before and not line.bullet:
            headed, told = None, ""
    return tuple(found)


@dataclass(slots=True)
class _Head:
    """What stands over a passage's text."""

    number: str | None = None
    title: str | None = None
    reference: str | None = None
    taken: int = 0
    """How many lines it took."""
    rest: str = ""
    """Text that follows the title on its line."""
    labelled: bool = False
    """Whether that text is a verdict, parted from the title by a colon or a dash."""


def _head(lines: Sequence[MinutesLine]) -> _Head:
    """Read number, title and case number before the text: the last line that stands like a title, or the numbered one."""
    head = _Head()
    run: list[list[str]] = []
    while head.taken < len(lines) and _take_line(lines, head, run):
        head.taken += 1
    if run and (head.taken < len(lines) or head.rest or not lines[0].bullet):
        title = join_lines(run[-1], SWEDISH)
        head.title = tidy_title(title) if title and len(title) <= _TITLE else None
    if head.title is None:
        head.taken = max(0, head.taken - sum(len(part) for part in run))
    return head


def _take_line(lines: Sequence[MinutesLine], head: _Head, run: list[list[str]]) -> bool:
    """Take the next line of a head, as a case number, as a notice or into a title; False where the head ends before it."""
    at = head.taken
    line = lines[at]
    number, rest, reference = _parted(line.text, first=not run)
    if reference and not rest:
        head.reference, head.number = head.reference or reference, head.number or number
        return True
    if line.text.startswith("|") or (run and read_heading(line.text) is not None):
        return False
    # Whether a line names the meeting, a day, a list or a section, and no item.
    below, heading = lines[at + 1 : at + 2], read_heading(line.text)
    lists = not line.bullet and any(is_entry(it.text) for it in below) and heads_list(line.text)
    only_heads = not run and heading is not None and heading.place not in TITLES and bool(below)
    if is_notice_line(line.text) or names_nothing(line.text) or lists or only_heads:
        head.number = head.number or number
        return True
    if line.bullet != (at == 0 and line.bullet) or (_starts_text(lines, at) and not _is_headline(lines, at)):
        return False
    if run and number is None and continues_title(run[-1], line):
        run[-1].append(cut_reference(line.text)[0])
        head.reference = head.reference or reference
        return True
    parted = part_title(rest) if rest else None
    if parted is not None and names_nothing(parted.title):
        head.rest = parted.rest
        head.taken += 1
        return False
    run.append([parted.title if parted else rest.lstrip("•●▪◦-*– ")])
    head.reference, head.number = head.reference or reference, head.number or number
    if parted is not None:
        head.rest, head.labelled = parted.rest, parted.labelled
        head.taken += 1
        return False
    if number is not None and rest:
        head.taken = _numbered_head(lines, head.taken + 1, run[-1], head)
        return False
    return True


def _parted(text: str, *, first: bool) -> tuple[str | None, str, str | None]:
    """Part a line into number, words and case number; the first may have its number behind it: "Meddelanden, § 90"."""
    signed = SIGNED_TITLE.fullmatch(text) if first and not names_nothing(text) else None
    words, reference = cut_reference((signed["t1"] or signed["t2"]) if signed else text)
    number, rest = ((signed["n1"] or signed["n2"]), words) if signed else cut_number(words)
    dated = next((it.kind == "day" for it in tokenize(words[:_DAY])), False)
    return (None, words, reference) if dated else (number, rest, reference)


def _numbered_head(lines: Sequence[MinutesLine], at: int, parts: list[str], head: _Head) -> int:
    """Take the lines that go on with a numbered title, and the case number under it."""
    while at < len(lines):
        words, reference = cut_reference(lines[at].text)
        if reference and not _BRACKETED.sub("", words).strip():
            head.reference = head.reference or reference
        elif continues_title(parts, lines[at]):
            parts.append(words)
            head.reference = head.reference or reference
        else:
            break
        at += 1
    return at


def _starts_text(lines: Sequence[MinutesLine], at: int) -> bool:
    """Tell whether running text begins at a line: it is a sentence, or was wrapped and its sentence ends in the next."""
    number, text = cut_number(lines[at].text)
    if part_title(text) is not None:
        return False
    if is_sentence(text) or number is not None:
        return is_sentence(text)
    if (
        at + 1 < len(lines)
        and tokenize(lines[at + 1].text[:_NAMED])[0].actor
        and not any(it.finite for it in tokenize(text))
    ):
        return False  # a title over "Bo Ek (S) vill i en motion …"
    whole = text
    for line in lines[at + 1 : at + 4]:
        if line.blank_before or line.bullet or not (line.text[:1].islower() or len(whole) > _WRAPPED):
            break
        whole = f"{whole} {line.text}"
    return whole != text and is_sentence(next(cut(whole))[1])


def _is_headline(lines: Sequence[MinutesLine], at: int) -> bool:
    """Tell whether the first line is a sentence that stands over the text like a title: without a full stop, above white."""
    alone = at == 0 and len(lines) > 1 and lines[1].blank_before and len(lines[0].text) <= _HEAD
    alone = alone and lines[0].text[-1].isalnum() and lines[-1].text.endswith((".", "!"))
    return alone and not any(it.noun == "meeting" for it in tokenize(lines[0].text))


def _reference(lines: Sequence[MinutesLine]) -> str | None:
    """Find a case number that stands by its mark anywhere in a short passage."""
    for line in lines:
        if REFERENCE_LINE.search(line.text):
            found = find_references(line.text)
            number = found[0].number if found else cut_reference(line.text)[1]
            if number:
                return number
    return None


def _passage(lines: Sequence[MinutesLine], place: str, own: Organization | None) -> Paragraph:
    head = _head(lines)
    text = "\n".join(("\n" if line.blank_before else "") + line.text for line in lines).strip()
    above = ranges_in(lines[: head.taken])
    told = [MinutesLine(head.rest, ranges=above)] if head.rest and not head.labelled else []
    # Letters before a number in the first lines tell whose paragraph it is: "Sn § 58".
    signed = (signed_body(hit["whose"]) for line in lines[:3] if (hit := _SIGNED.search(line.text)))
    mine = body_named(own) or next(signed, None) or find_addressing_body(line.text for line in lines)
    taken = range(head.taken)
    leads = (at for at in taken if speaks(lines[at].text) and read_heading(lines[at].text, mine) is not None)
    lead = next(leads, None)
    point = (
        lead is not None and lines[head.taken - 1].bullet
    )  # "Fullmäktige beslutade att": the title itself is decided
    told = [*([] if lead is None or point else [lines[lead]]), *told]
    made = sections([*told, *lines[head.taken :]] if lead is None or not point else lines[lead:], mine)
    if head.labelled:
        made = (Section("decision", "", head.rest, ranges=above), *made)
    title = head.title
    if title is None:
        body_text = "\n".join(section.text for section in made) or text
        title = derive_title(body_text)
    if not made:
        made = (Section("lead", "", text, ranges=ranges_in(lines)),)
    return Paragraph(
        head.number,
        title or text[:_TITLE],
        head.reference or _reference(lines),
        made,
        place,
        mine,
        head.title is None or point,
        ranges=ranges_in(lines),
        told=text,
    )
