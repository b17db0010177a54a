"""Decision notices, reports and single passages: items in text that has no paragraph signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agendawatch.lang.sv.headings import Section, read_heading
from agendawatch.model.item import Outcome
from agendawatch.model.organization import Organization, Party
from agendawatch.reading.minutes.lines import MinutesLine, join
from agendawatch.reading.minutes.paragraphs import TITLES, Paragraph, body_named, cut_reference, sections
from agendawatch.swedish.decisions.headed_outcomes import find_headed_outcome, find_marked_outcome, is_list_heading
from agendawatch.swedish.decisions.outcomes import find_rulings
from agendawatch.swedish.decisions.positions import find_author
from agendawatch.swedish.decisions.voices import Voice
from agendawatch.swedish.matters.references import find_references
from agendawatch.swedish.matters.titles import cut_number, derive_title, is_sentence, tidy_title
from agendawatch.swedish.names.organizations import find_organizations
from agendawatch.swedish.names.parties import find_parties
from agendawatch.swedish.pages.notice_lines import is_notice_line

__all__ = ["Passage", "passages"]

_WRAPPED = 60
_HEAD = 160
"""Letters that a title may have that only its place marks."""
_TITLE = 320
"""Letters that a title's line may have."""
_ENTRY = re.compile(r"(?i)(?:motion|medborgarförslag|interpellation|e-förslag|(?:enkel )?fråga|initiativ)\b")
"""How an entry begins that a list's heading stands over."""
_REFERENCE_LINE = re.compile(r"(?i)(?:dnr|diarienummer|ärendenummer|diarienr)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """One item told without a paragraph sign."""

    paragraph: Paragraph
    headed: Outcome | None
    """What the heading above says became of it; `None` when it says nothing."""
    told: str
    """All its text, the title's line too."""
    author: Party | None = None
    """The party whose report it is; `None` when it names none or several."""


def passages(lines: Sequence[MinutesLine], own: Organization | None = None) -> tuple[Passage, ...]:
    """Cut lines into items: by the page's own headings, by numbers, or as one passage.

    `own` is the organization whose notice it is, where that is known.
    """
    listed = _listed(lines)
    if listed:
        return listed
    heads = "\n".join(line.text for line in lines if is_notice_line(line.text))
    meeting = find_organizations(heads)
    own = own or (meeting[0].organization if meeting else None)
    named = find_parties(heads)
    author = named[0] if len(named) == 1 else find_author("\n".join(line.text for line in lines))
    return tuple(replace(_passage(part, place, own), author=author) for place, part in _parts(lines))


def _parts(lines: Sequence[MinutesLine]) -> list[tuple[str, list[MinutesLine]]]:
    marked = [at for at, line in enumerate(lines) if line.heading and _names_item(line.text)]
    lowest = max((lines[at].heading for at in marked), default=0)
    starts = [at for at in marked if lines[at].heading == lowest] if len(marked) > 1 else []
    starts = starts or _numbered(lines) or _headed(lines)
    if len(starts) < 2:  # noqa: PLR2004 - one start parts nothing
        return [("the text", list(lines))]
    ends = [*starts[1:], len(lines)]
    return [(f"item {nth}", list(lines[at:end])) for nth, (at, end) in enumerate(zip(starts, ends, strict=True), 1)]


def _names_item(words: str) -> bool:
    return read_heading(words) is None and not is_notice_line(words) and find_headed_outcome(words) is None


def _headed(lines: Sequence[MinutesLine]) -> list[int]:
    """Find lines that head items in plain text: each stands like a title, and something is decided under each."""
    starts = [at for at, line in enumerate(lines) if _heads(lines, at) and _names_item(line.text)]
    if not starts or any(not is_notice_line(line.text) and not read_heading(line.text) for line in lines[: starts[0]]):
        return []
    ends = [*starts[1:], len(lines)]
    bodies = ("\n".join(line.text for line in lines[at + 1 : end]) for at, end in zip(starts, ends, strict=True))
    decided = [any(ruling.voice is Voice.DECIDED for ruling in find_rulings(body)) for body in bodies]
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
    for at, line in enumerate(lines):
        number, _ = cut_number(line.text)
        if number is None or not re.fullmatch(r"[\d.]+", number) or not line.blank_before:
            if not starts and not is_notice_line(line.text) and not read_heading(line.text):
                return []
            continue
        parts = tuple(int(part) for part in number.split(".") if part)
        if parts > last:
            starts.append(at)
            last = parts
    return starts


def _listed(lines: Sequence[MinutesLine]) -> tuple[Passage, ...]:
    """Read lists whose heading tells what stands in them, and perhaps what became of it all."""
    found: list[Passage] = []
    headed: Outcome | None = None
    told = ""
    for line in lines:
        here = find_headed_outcome(line.text) if not line.bullet else None
        if here is not None or (not line.bullet and is_list_heading(line.text)):
            headed, told = here, line.text
        elif told and (line.bullet or re.match(r"[-*–]\s", line.text)):
            words = line.text.lstrip("•●▪◦-*– ")
            marked = find_marked_outcome(words)
            title, reference = cut_reference(marked[0] if marked else words)
            if title:
                made = Paragraph(None, tidy_title(title), reference, (), f"list under {told!r}")
                found.append(Passage(made, marked[1] if marked else headed, f"{told}\n{words}"))
        elif told and line.blank_before and not line.bullet:
            headed, told = None, ""
    return tuple(found)


def _first(lines: Sequence[MinutesLine]) -> tuple[int, str | None]:
    """Find the first line that may be a title, and the case number that stands alone above it."""
    at, above = 0, None
    while at < len(lines) and (
        is_notice_line(lines[at].text)
        or _only_heading(lines, at)
        or _only_reference(lines[at])
        or _heads_list(lines, at)
    ):
        above = above or cut_reference(lines[at].text)[1]
        at += 1
    return at, above


def _titled(lines: Sequence[MinutesLine]) -> tuple[str | None, str | None, str | None, int]:
    """Read number, title and case number from the first lines; also how many lines they took."""
    at, above = _first(lines)
    if at == len(lines):
        return None, None, None, 0
    number, rest = cut_number(lines[at].text)
    if not rest and at + 1 < len(lines):
        at += 1
        rest = lines[at].text
    if number and at + 1 < len(lines) and not (filed := cut_reference(rest))[0]:
        at, above, rest = at + 1, filed[1], lines[at + 1].text
    bullet = lines[at].bullet or re.match(r"[-*–]\s", rest) is not None
    rest = rest.lstrip("•●▪◦-*– ")
    parts, taken = [rest], at + 1
    while taken < len(lines) and _goes_on(parts, lines[taken]):
        parts.append(lines[taken].text)
        taken += 1
    words, reference = cut_reference(join(parts))
    reference = reference or above
    if words and not reference and taken < len(lines):
        left, below = cut_reference(lines[taken].text)
        reference, taken = (below, taken + 1) if below and not left else (None, taken)
    if taken == at + 1 and not reference and _runs_on(lines, taken):
        return number, None, None, at
    alone = taken < len(lines) or not bullet
    if not words or len(words) > _TITLE or is_sentence(words) or not alone:
        return number, None, reference, at
    return number, tidy_title(words), reference, taken


def _runs_on(lines: Sequence[MinutesLine], taken: int) -> bool:
    """Tell whether running text begins with the line before: it was wrapped, and its sentence ends in the next."""
    if taken >= len(lines) or lines[taken].blank_before or len(lines[taken - 1].text) <= _WRAPPED:
        return False
    return lines[taken].text.endswith(".") and not lines[taken].text[:1].isupper()


def _only_reference(line: MinutesLine) -> bool:
    left, number = cut_reference(line.text)
    return number is not None and not left


def _heads_list(lines: Sequence[MinutesLine], at: int) -> bool:
    listed = at + 1 < len(lines) and _ENTRY.match(lines[at + 1].text) is not None
    return listed and not lines[at].bullet and is_list_heading(lines[at].text)


def _only_heading(lines: Sequence[MinutesLine], at: int) -> bool:
    read = read_heading(lines[at].text)
    return read is not None and read.place not in TITLES and at + 1 < len(lines)


def _goes_on(parts: list[str], line: MinutesLine) -> bool:
    """Tell whether a title's line goes on with the next."""
    if (
        line.blank_before
        or line.bullet
        or read_heading(line.text) is not None
        or parts[-1].endswith((".", "!", "?", ":"))
    ):
        return False
    return line.text[:1].islower() or parts[-1].endswith(("-", ",", " och", " för", " av", " om", " i"))


def _reference(lines: Sequence[MinutesLine]) -> str | None:
    """Find a case number that stands by its mark anywhere in a short passage."""
    for line in lines:
        if _REFERENCE_LINE.search(line.text):
            found = find_references(line.text)
            number = found[0].number if found else cut_reference(line.text)[1]
            if number:
                return number
    return None


def _passage(lines: Sequence[MinutesLine], place: str, own: Organization | None) -> Passage:
    number, title, reference, taken = _titled(lines)
    text = "\n".join(("\n" if line.blank_before else "") + line.text for line in lines).strip()
    body = list(lines[taken:])
    mine = body_named(own)
    made = sections(body, mine)
    if title is None:
        body_text = "\n".join(section.text for section in made) or text
        title = derive_title(body_text)
    if not made:
        made = (Section("lead", "", text),)
    reference = reference or _reference(lines)
    return Passage(Paragraph(number, title or text[:_TITLE], reference, made, place, mine), None, text)
