"""A press release's page into its parts: title, sentences, the lines that name contacts, and links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.pages.press import CONTACT, END, LABEL, cut_contact_details, find_original, is_caption
from agendawatch.lang.sv.pages.press_patterns import DATE_ONLY, DOCUMENT_ADDRESS, PRESS_PREFIX
from agendawatch.lang.sv.pages.submissions import cut_label, goes_on, is_form_line, is_titled, join_form

__all__ = ["PressText", "split_press"]

_LONGEST_TITLE = 220
_LONGEST_FORM = 40
"""A longer line is no place and day under a title, but the rest of what was wrapped."""
_LONGEST_CONTACT = 220
"""A longer line among the contacts is the text going on."""
_LONGEST_SENTENCE = 1000
"""A longer one is read in pieces, so that time stays linear."""
_STOP = re.compile(r"(?<=[.!?…])[”\"')]?\s+(?=[”\"'(–-]{0,2}\s?[A-ZÅÄÖ0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?i)^\d{1,2}\.$|(?:^|[\s(])(?:kl|bl\.?\s?a|t\.?\s?ex|m\.?\s?fl|m\.?\s?m|s\.?\s?k|dvs|ca|nr|dnr|ang|resp|tf|ordf|f\.?d|st|kap|enl|[A-ZÅÄÖ])\.$"
)
_OUTSIDE = {"nav", "footer", "aside"}


@dataclass(frozen=True, slots=True)
class PressText:
    """The parts of a press release, without telephone numbers and mail addresses."""

    title: str
    sentences: tuple[str, ...]
    """The body, sentence by sentence."""
    contacts: tuple[str, ...]
    """Lines that say whom to ask."""
    links: tuple[str, ...]
    """Addresses of documents."""
    original: str | None = None
    """The address of the text that this one tells again in other words; `None` where it says no such thing."""
    ranges: Mapping[str, tuple[Range, ...]] = field(default_factory=dict)
    """Where the passage stands that the title, or a sentence, is from."""

    @property
    def body(self) -> str:
        """The body as one text, a line a sentence."""
        return "\n".join(self.sentences)


def split_press(blocks: Sequence[Passage]) -> PressText:
    """Split a page; one that holds no line of text is a `LayoutError`."""
    shown = next((block.text for block in blocks if block.place == "title"), "")
    lines = [
        (block, line)
        for block in _without_shown(blocks, shown)
        if block.region not in _OUTSIDE
        for line in _lines(block)
    ]
    lines = [(block, line) for block, line in lines if find_original(line) is None]
    at = _title_at(lines, shown)
    if at is None:
        raise LayoutError(missing="a title", came="no line that could be one")
    form = lines[at - 1][1] if at else ""
    first = PRESS_PREFIX.sub("", lines[at][1]).strip() or lines[at][1]
    while goes_on(first) and len(lines) > at + 1 and len(first) + len(lines[at + 1][1]) < _LONGEST_TITLE:
        at += 1
        first = f"{first} {lines[at][1]}"
    first = join_form(form, cut_label(first))
    # A line too long for a title is a text that lost its line ends: its first sentence has to do.
    title, *sentences = _sentences(first) if len(first) > _LONGEST_TITLE else (first,)
    contacts: list[str] = []
    ranges = dict.fromkeys((title, *sentences), _ranges(lines[at][0]))
    in_contacts = False
    for block, line in lines[at + 1 :]:
        if END.match(line) and len(line) < _LONGEST_CONTACT:
            break
        if CONTACT.match(line):
            contacts.append(line)
            in_contacts = len(line.split()) < 5 or line.endswith(":")  # noqa: PLR2004 - a heading, not a whole line
        elif in_contacts and len(line) < _LONGEST_CONTACT and block.kind is not PassageKind.HEADING:
            contacts.append(line)
        else:
            in_contacts = False
            told = _sentences(line)
            sentences.extend(told)
            for sentence in told:
                ranges.setdefault(sentence, _ranges(block))
    links = tuple(
        dict.fromkeys(
            link.url
            for block in blocks
            if block.region == "main"
            for link in block.links
            if DOCUMENT_ADDRESS.search(link.url)
        )
    )
    # Before contact details are cut, which takes an address's last slash.
    raw = (find_original(line) for block in blocks for line in block.text.split("\n"))
    return PressText(title, tuple(sentences), tuple(contacts), links, next(filter(None, raw), None), ranges)


def _ranges(block: Passage) -> tuple[Range, ...]:
    return (*block.key_ranges, *block.ranges)


def _without_shown(blocks: Sequence[Passage], shown: str) -> list[Passage]:
    """Leave out the title that a browser shows, which names the site too, where a heading of the page says the same."""
    own = [block for block in blocks if block.place != "title"]
    headed = any(block.kind is PassageKind.HEADING and (block.level == 1 or block.text in shown) for block in own)
    return own if headed else list(blocks)


def _lines(block: Passage) -> list[str]:
    """Take a block's lines; lines that a paragraph was wrapped into are joined again."""
    if block.kind is PassageKind.TABLE:
        rows = (" ".join(cell.text for cell in row if not cell.spanned).strip() for row in block.rows)
        return [line for line in map(cut_contact_details, rows) if line]
    text = f"{block.key}: {block.text}" if block.key else block.text
    joined: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        wrapped = joined and not joined[-1].endswith((".", "!", "?", ":")) and len(joined[-1]) > 60  # noqa: PLR2004
        alone = CONTACT.match(line) or (len(line) <= _LONGEST_FORM and is_form_line(line))
        if line and wrapped and not alone:
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
    cleaned = (cut_contact_details(line) for line in joined)
    return [line for line in cleaned if line]


def _title_at(lines: list[tuple[Passage, str]], shown: str) -> int | None:
    """Find the title: a heading that is none of the page's labels, else the first line that may be one.

    Of several it is the longest that the browser shows too, for the site's name is the shorter one; else the highest.
    """
    may_be = [not LABEL.match(line) and not is_form_line(line) for _, line in lines]
    headings = [
        (-len(line) if line in shown else 0, block.level, number)
        for number, (block, line) in enumerate(lines)
        if block.kind is PassageKind.HEADING and may_be[number] and not CONTACT.match(line)
    ]
    if headings:
        return min(headings)[2]
    titled = next((number for number, (_, line) in enumerate(lines) if is_titled(line)), None)
    if titled is not None:
        return titled
    for number, (_, line) in enumerate(lines):
        joins = number > 0 and join_form(lines[number - 1][1], line) != line
        shows = may_be[number] and (joins or not is_caption(line))
        if shows and not DATE_ONLY.match(line) and len(line) <= _LONGEST_TITLE:
            return number
    return next((number for number, (_, line) in enumerate(lines) if not LABEL.match(line)), None)


def _sentences(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(line):
        piece = line[start : stop.start() + 1].strip()
        if _ABBREVIATED.search(line[start : stop.start()].rstrip()[-12:]):
            continue
        found.append(piece)
        start = stop.end()
    found.append(line[start:].strip())
    return [piece[at : at + _LONGEST_SENTENCE] for piece in found for at in range(0, len(piece), _LONGEST_SENTENCE)]
