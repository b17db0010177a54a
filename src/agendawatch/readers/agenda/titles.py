"""An item's line of text taken apart: its title, and what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from agendawatch.documents.text import join_lines
from agendawatch.documents.tree import Link, Range
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.agendas import (
    AND,
    ANNOUNCES_REFERENCE,
    AT_HOUR,
    CLOCK_ALONE,
    CLOCK_END,
    CLOCK_FIRST,
    DETAIL_HEADING,
    FILE_NOTE,
    FILE_TITLE,
    LEADS_TO_NAME,
    MARKED,
    NO_REFERENCE,
    PAPER_OF_MEETING,
    REFERENCE_LABEL,
    REFERENCE_LABEL_END,
    SERVED_FILE,
    STUCK,
    UNFINISHED,
    Field,
)
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.references import find_references
from agendawatch.model import Document, DocumentClassification, ItemClassification, Provenance, Span
from agendawatch.readers.agenda.item_parts import NAME, PERSON, SHAPE, Draft, labelled, mark, person_of, reference_of
from agendawatch.readers.meeting_status import MEDIA_TYPES, read_size
from agendawatch.readers.opening import SWEDISH

# Links of an agenda as documents: which are, what they are called, how large they are.

_EXTENSION = re.compile(r"\.([a-z]{3,4})$", re.IGNORECASE)
_BEHIND = re.compile(r"[\s,(\[–-]{1,4}(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip)\b", re.IGNORECASE)
_NOT_FILES = ("mailto:", "tel:")
_NOWHERE = ("#", "javascript:")
"""How an address begins that only a script opens: what its words call a file is one all the same."""


def document_of(link: Link, *, among_documents: bool = False, title: str = "") -> Document | None:
    """Make a document of a link; `None` when it leads elsewhere.

    `among_documents` when it stands under "Handlingar" or the like, where every link is one;
    `title` is the item's, and a link that only repeats it must lead to a file.
    """
    url = link.url.strip()
    if not url or not link.text.strip() or url.casefold().startswith(_NOT_FILES):
        return None
    path = unquote(urlsplit(url).path) if "[" not in url else url
    extension = _EXTENSION.search(path) or _EXTENSION.search(link.text.strip())
    note = FILE_NOTE.search(link.text)
    kind = (extension[1] if extension else (note["type"] if note else None) or "").casefold()
    classification = classify_document(link.text)
    file = kind in MEDIA_TYPES or (note is not None and note["size"] is not None)
    if url.casefold().startswith(_NOWHERE) and not file:
        return None
    named = classification is not DocumentClassification.OTHER or SERVED_FILE.search(url) is not None
    if not file and not among_documents and (not named or (bool(title) and link.text.endswith(title))):
        return None
    name = link.text[: note.start()].strip() if note and (note["type"] or note["size"]) else link.text
    return Document(
        url=url,
        title=name or link.text,
        classification=classification,
        media_type=MEDIA_TYPES.get(kind),
        size=read_size(note["size"], note["unit"]) if note and note["size"] else None,
        provenance=Provenance(words=link.text, spans=(Span(start=link.start, end=link.end),) if link.end else ()),
    )


# An item's line of text taken apart.

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]\s*$")
_TAIL = re.compile(r"\s*(?:[–—,;:|*]|<<|\s[-/](?=\s))\s*((?:(?!\s[-/]\s)[^–—,;:|*<]){2,60})$")
_YEAR_FIRST = re.compile(r"\s((?:19|20)\d\d[./:-]\d{1,6}\s[A-ZÅÄÖ]{2,8})\s*$")
"""A case number of a form that capitals before it would otherwise be taken for the beginning of."""
_YEARS = re.compile(r"(?:19|20)\d\d\s[a-zåäö]")
"""How a title begins with a year: "2026 års budget"."""
_REGISTERED = re.compile(r"(\d{4,8})\s+(?=[A-ZÅÄÖ][a-zåäö])")
"""A register's own number, which only "Dnr" before it makes a case number."""
_COMPANY = ("AB ", "HB ", "KB ")
"""Letters that end a company's name, and are no register's."""
_LONG = 2_000
"""Characters: what is longer is no title to take apart."""
_LEADERS = re.compile(
    r"\s*(?:[.…_]{4,}\s*(?:s(?:id)?\.?\s?)?(?:\d{1,3}\s*$)?|\.{3}\s\d{1,3}\s*$|\s[.…]{1,3}\s*\d{1,3}\s*$)"
)
"""Dots that lead the eye to a column, with the page where they lead to one."""
_PRESENTED = re.compile(rf"{AT_HOUR}({NAME}(?:{AND}\s{NAME}){{0,5}})$")
"""An hour at a title's end, with those who then present it."""
_ROUNDS = 6
_BADGE_WORDS = 9
_PAPER_AT_MOST = 2
"""Words behind a case number that name a paper of the meeting's: "KS 2026/1 Kallelse"."""
_ASIDE_AT_MOST = 200


def split_title(text: str) -> Draft:
    """Take an item's title apart from what stands beside it.

    >>> said = split_title("Svar på remiss (SOU 2026:14) (KS 2026/00656)")
    >>> said.title, said.reference
    ('Svar på remiss (SOU 2026:14)', 'KS 2026/00656')
    >>> split_title("UTGÅR: Köp av mark").withdrawn, split_title("Lokaler – sekretess").public
    (True, False)
    """
    if len(text) > _LONG:
        return Draft(title=text.strip())
    said = Draft()
    text = _LEADERS.sub(" ", text)
    left = _leading_reference(CLOCK_FIRST.sub("", text.strip().rstrip(" –—")), said)
    left, labels = labelled(_shortest(_without_badges(_shortest(left, said), said), said))
    said.take(labels)
    if not left and said.reference:
        found = find_references(text)
        left = text[found[0].span[1] :].strip(" ,;:–—-") if found else ""
    left = _without_badges(_shortest(_leading_reference(left, said), said), said)
    said.title = REFERENCE_LABEL_END.sub("", left).strip(" ,;|–—-:") or text.strip()
    return said


def aside(line: str) -> Draft | None:
    """Read a line that says something beside a title and holds none; `None` for other lines.

    >>> aside("KS 2026/00123 (utgår)").reference, aside("Köp av mark")
    ('KS 2026/00123', None)
    """
    if len(line) > _ASIDE_AT_MOST:
        return None
    alone = reference_of(line)
    if alone:
        return Draft(reference=alone)
    left, said = labelled(line.strip())
    reference = reference_of(left)
    if said.labels and (not left or reference or mark(said, left)):
        said.reference = said.reference or reference
        return said
    found = find_references(line)
    behind = line[found[0].span[1] :].strip(" ,–-") if found and found[0].span[0] == 0 else ""
    if behind and PERSON.fullmatch(behind) and classify_item(behind) is ItemClassification.DECISION:
        return Draft(reference=found[0].number, rapporteur=person_of(behind))
    if MARKED.search(line) is None and not any(map(str.isdigit, line)):
        return None
    inner = split_title(line)
    reference = reference_of(inner.title)
    if not reference and not mark(inner, inner.title):
        return None
    inner.reference = reference or inner.reference
    return inner


def cut_reference(text: str) -> tuple[str, str | None]:
    """Cut a case number off a text's end.

    >>> cut_reference("Köp av mark KS 2026/00123"), cut_reference("Köp av mark")
    (('Köp av mark', 'KS 2026/00123'), ('Köp av mark', None))
    """
    found = find_references(text)
    year_first = _YEAR_FIRST.search(text)
    if year_first and year_first.start() and find_references(year_first[1]):
        return text[: year_first.start()].rstrip(" ,;:–—-("), year_first[1]
    if not found or found[-1].span[1] != len(text.rstrip()) or found[-1].span[0] == 0:
        return text, None
    start, number = found[-1].span[0], found[-1].number
    if number.startswith(_COMPANY) and find_references(f"Dnr {number[3:]}"):
        start, number = start + 3, number[3:]
    if NO_REFERENCE.fullmatch(number) or text[start - 1] != " ":
        return text, None
    return text[:start].rstrip(" ,;:–—-("), number


def _without_badges(text: str, said: Draft) -> str:
    """Take words off a title's beginning or end that stand there as a badge: "UTGÅR Köp av mark", "Lokaler Sekretess"."""
    if MARKED.search(text) is None:
        return text
    words = text.split()
    for count in range(1, min(_BADGE_WORDS, len(words))):
        tail = " ".join(words[-count:])
        if (tail[0].isupper() or tail[0] in "*([") and _is_badge(tail, said):
            return " ".join(words[:-count]).rstrip(" ,;–—-.:")
        head, rest = " ".join(words[:count]), " ".join(words[count:]).lstrip(" –—-:")
        if (head[0].isupper() or head[0] in "*([") and rest[:1].isupper() and _is_badge(head, said):
            return rest
    return text


def _is_badge(words: str, said: Draft) -> bool:
    """Tell whether words take an item off or close it, and keep that."""
    inner = Draft()
    if mark(inner, words) and (inner.withdrawn or inner.public is False):
        said.take(inner)
        return True
    return False


def _leading_reference(text: str, said: Draft) -> str:
    """Take a case number off a title's beginning."""
    label = REFERENCE_LABEL.match(text)
    words = text[label.end() :] if label else text
    bare = _REGISTERED.match(words) if label else None
    if bare:
        said.reference = said.reference or bare[1]
        return words[bare.end() :]
    found = find_references(f"Dnr {words}")
    if not found or found[0].span[0] != 4:  # noqa: PLR2004 - right behind "Dnr "
        return text
    rest = words[len(found[0].number) :]
    title = rest.strip(" ,;:–—-|")
    begins = title and (title[0].isupper() or title[0] in "([" or _YEARS.match(title))
    if not begins or not SHAPE.match(words) or NO_REFERENCE.fullmatch(found[0].number):
        return text
    said.reference = said.reference or found[0].number
    return title


def _shortest(text: str, said: Draft) -> str:
    """Take all that can be taken off a title's end."""
    for _ in range(_ROUNDS):
        shorter = _shortened(text, said)
        if shorter == text:
            break
        text = shorter
    return text


def _shortened(text: str, said: Draft) -> str:
    """Take one thing off a title's end: brackets or a tail that hold a case number, a presenter, a mark, a time."""
    for pattern in (_BRACKET, _TAIL):
        match = pattern.search(text)
        if match and match.start() and _keep(match[1].strip(), said, bracket=pattern is _BRACKET):
            return REFERENCE_LABEL_END.sub("", text[: match.start()]).rstrip()
    tail = _TAIL.search(text)
    if tail and not said.rapporteur and PERSON.fullmatch(tail[1]):
        # A name behind a case number, perhaps in brackets, presents the item.
        before = text[: tail.start()]
        bracket = _BRACKET.search(before)
        if cut_reference(before)[1] is not None or (bracket and reference_of(bracket[1]) is not None):
            said.rapporteur = person_of(tail[1])
            return before
    found = find_references(text)
    if found and found[-1].span[0] > 0 and not said.rapporteur:
        behind = text[found[-1].span[1] :].strip()
        if len(behind.split()) <= _PAPER_AT_MOST and PAPER_OF_MEETING.fullmatch(behind.partition("/")[0]):
            return text[: found[-1].span[1]]
        match = PERSON.fullmatch(behind)
        if match and not NO_REFERENCE.fullmatch(found[-1].number):
            said.rapporteur = person_of(match[0])
            return text[: found[-1].span[1]]
    presented = _PRESENTED.search(text)
    if presented and not said.rapporteur:
        said.rapporteur = person_of(presented[1]) if re.search(AND, presented[1]) is None else None
        return text[: presented.start()]
    left, number = cut_reference(text)
    if number is not None:
        said.reference = said.reference or number
        return left
    return CLOCK_END.sub("", text) if CLOCK_END.search(text) else text


def _keep(words: str, said: Draft, *, bracket: bool) -> bool:
    """Keep what a bracket or tail says; false when it belongs to the title."""
    if mark(said, words) or CLOCK_ALONE.fullmatch(words) or (bracket and FILE_TITLE.fullmatch(words)):
        return True
    reference = reference_of(words)
    if reference and (bracket or not said.reference):
        said.reference = said.reference or reference
        return True
    left, inner = labelled(words)
    if inner.labels and not left:
        said.take(inner)
        return True
    if bracket:
        match = PERSON.fullmatch(words)
        person = person_of(words) if match and not said.bracketed else None
        if person is not None:
            said.bracketed = person, words
            return True
    return False


# What lines of text say of an item: begin one by its title, add to one what stands under it.

_STRUCK = 0.8
"""The share of a title's letters that are struck when it is."""
_LINES_AT_MOST = 300
"""Lines under a title; a longer text is a document of its own."""
_LETTERED = re.compile(r"[a-zåäö]\)\s")
"""How a part of an item begins: "a) ledamot i valnämnden"."""
_BETWEEN_PAPERS = " ,;)|·–-"
_BETWEEN = re.compile(r"\s[·|•]\s")
"""Signs between things that stand on one line."""
_LINES_KNOWN = 4096
"""Lines that are remembered: a page's are asked about several times."""
_NAMES_AT_MOST = 60
"""Characters of a line that is but a name and an office."""


def begin(
    text: str,
    links: Sequence[Link] = (),
    struck: Sequence[str] = (),
    *,
    number: str | None = None,
    ranges: tuple[Range, ...] = (),
    width: int = 0,
    names: bool = False,
) -> Draft:
    """Begin an item with the text that its title opens; `width` is where a plain text breaks its lines.

    `names` as in `tell`.
    """
    lines = text.split("\n")
    ahead = next((index for index, line in enumerate(lines) if not is_detail(line)), 0)
    title, rest = _title_and_rest(lines[ahead:], width, names=names)
    rest = [*lines[:ahead], *rest]
    bare = _without_papers(title, links)
    draft = split_title(bare if reference_of(bare) is None else title)
    draft.number, draft.ranges, draft.words, draft.labels = number, ranges, text, []
    if struck and sum(map(len, struck)) >= _STRUCK * len(draft.title):
        draft.withdrawn = True
    tell(draft, "\n".join(rest), links, names=names)
    return draft


def _title_and_rest(lines: Sequence[str], width: int, *, names: bool) -> tuple[str, list[str]]:
    """Part a title, over one line or several, from the lines under it; a case number beside its first line is one."""
    title = lines[0].strip()
    numbers: list[str] = []
    for index, line in enumerate(lines[1:], start=1):
        presents = names and PERSON.match(line.strip()) and not LEADS_TO_NAME.search(lines[index - 1])
        if presents or not _goes_on(lines[index - 1], line.strip(), width):
            return title, [*numbers, *lines[index:]]
        title, number = cut_reference(title)
        numbers += [number] if number else []
        title = join_lines([title, line.strip()], SWEDISH)
    return title, numbers


def _without_papers(title: str, links: Sequence[Link]) -> str:
    """Cut off the papers that are linked to behind a title, on its line: "Motion om buss Tjänsteskrivelse"."""
    # Those named by their kind, and not by the matter: "Bilaga 1".
    files = ((link.text, _EXTENSION.search(link.text.strip())) for link in links if link.text[:1].isupper())
    papers = [
        text
        for text, file in files
        if classify_document(text) is not DocumentClassification.OTHER or (file and file[1].casefold() in MEDIA_TYPES)
    ]
    while True:
        bare = title.rstrip(_BETWEEN_PAPERS)
        paper = next((text for text in papers if bare.endswith(text)), None)
        before = bare.removesuffix(paper or "").rstrip(f"{_BETWEEN_PAPERS}(")
        if paper is None or not before:
            return title
        title = before


def _goes_on(above: str, line: str, width: int) -> bool:
    """Tell whether a line goes on with the title above it."""
    if line and (above.count("(") > above.count(")") or above.rstrip().endswith(("– ärendet", "– punkten"))):
        return True
    if not line or is_detail(line) or _LETTERED.match(line):
        return False
    unfinished = UNFINISHED.search(above.rstrip()) or above.rstrip()[-1:] in "-–,("
    if unfinished or line[0].islower() or (line[0] == "(" and line[1:3].isupper()):
        return True
    return bool(width) and len(cut_reference(above.strip())[0]) + 1 + len(line.split(maxsplit=1)[0]) > width


@lru_cache(maxsize=_LINES_KNOWN)
def is_detail(line: str) -> bool:
    """Tell whether a line says something beside a title, and is no part of one."""
    return DETAIL_HEADING.fullmatch(line) is not None or aside(line) is not None


def tell(
    draft: Draft,
    text: str,
    links: Sequence[Link] = (),
    *,
    among_documents: bool = False,
    names: bool = False,
) -> Field | None:
    """Add to an item what stands under its title; give the label that the text ends with, if any.

    `names` where the page has a place for presenters, so that a name alone is one.
    """
    last: Field | None = None
    for line in STUCK.sub("\n", _BETWEEN.sub("\n", text)).split("\n", maxsplit=_LINES_AT_MOST)[:_LINES_AT_MOST]:
        bare = _without_papers(line, links)
        said = aside(line) or (aside(bare) if bare != line else None)
        if said is None:
            left, said = labelled(line)
            if left and not ANNOUNCES_REFERENCE.search(line):
                said.reference = None  # a small "dnr" amid a sentence names another case
        draft.take(said)
        if said.labels:
            last = said.labels[-1]
        elif names and not draft.rapporteur and len(line) <= _NAMES_AT_MOST:
            draft.rapporteur = person_of(bare)
    for link in links:
        # The words behind a link may say what kind of file it leads to: "Plankarta PDF 44 kB".
        among = among_documents or last is Field.DOCUMENTS or bool(_BEHIND.match(text.partition(link.text)[2]))
        document = document_of(link, among_documents=among, title=draft.title)
        if document is not None:
            draft.add_document(document)
    return last
