"""What lines of text say of an item: begin one by its title, add to one what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from agendawatch.documents.tree import Link, Range
from agendawatch.lang.sv.pages.agenda_labels import Field
from agendawatch.lang.sv.pages.agenda_patterns import ANNOUNCES_REFERENCE, LEADS_TO_NAME
from agendawatch.lang.sv.pages.agenda_words import DETAIL_HEADING, STUCK, UNFINISHED
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import DocumentClassification
from agendawatch.readers.agenda.documents import document_of, is_file_name, tells_file
from agendawatch.readers.agenda.draft import Draft
from agendawatch.readers.agenda.people import PERSON, person_of
from agendawatch.readers.agenda.said import Said, labelled, reference_of
from agendawatch.readers.agenda.titles import aside, cut_reference, split_title

__all__ = ["begin", "is_detail", "tell"]

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
    said = split_title(bare if reference_of(bare) is None else title)
    draft = Draft(said.title, number=number, ranges=ranges, words=text)
    draft.bracketed = (said.bracketed_name, said.bracket) if said.bracketed_name else None
    _take(draft, said)
    if struck and sum(map(len, struck)) >= _STRUCK * len(said.title):
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
        title = f"{title[:-1]}{line.strip()}" if _is_broken(title, line.strip()) else f"{title} {line.strip()}"
    return title, numbers


def _without_papers(title: str, links: Sequence[Link]) -> str:
    """Cut off the papers that are linked to behind a title, on its line: "Motion om buss Tjänsteskrivelse"."""
    papers = [link.text for link in links if _is_paper(link.text)]
    while True:
        bare = title.rstrip(_BETWEEN_PAPERS)
        paper = next((text for text in papers if bare.endswith(text)), None)
        before = bare.removesuffix(paper or "").rstrip(f"{_BETWEEN_PAPERS}(")
        if paper is None or not before:
            return title
        title = before


def _is_paper(text: str) -> bool:
    """Tell whether a link names a document by its kind, and not the matter: "Bilaga 1"."""
    named = classify_document(text) is not DocumentClassification.OTHER or is_file_name(text)
    return text[:1].isupper() and named


def _is_broken(title: str, line: str) -> bool:
    """Tell whether a hyphen parts a word over two lines."""
    return (
        title.endswith("-")
        and title[-2:-1].isalpha()
        and line[:1].islower()
        and not line.startswith(("och ", "eller "))
    )


def _goes_on(above: str, line: str, width: int) -> bool:
    """Tell whether a line goes on with the title above it."""
    if line and (above.count("(") > above.count(")") or above.rstrip().endswith(("– ärendet", "– punkten"))):
        return True
    if not line or is_detail(line) or _LETTERED.match(line):
        return False
    if (
        UNFINISHED.search(above.rstrip())
        or line[0].islower()
        or above.rstrip()[-1:] in "-–,("
        or (line[0] == "(" and line[1:3].isupper())
    ):
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
        said = aside(line) or (aside(bare) if bare != line else None) or _amid(line)
        _take(draft, said)
        if said.labels:
            last = said.labels[-1]
        elif names and not draft.rapporteur and len(line) <= _NAMES_AT_MOST:
            draft.rapporteur = person_of(bare)
    for link in links:
        among = among_documents or last is Field.DOCUMENTS or tells_file(text, link)
        document = document_of(link, among_documents=among, title=draft.title)
        if document is not None:
            draft.add_document(document)
    return last


def _amid(line: str) -> Said:
    """Read labels behind other words; a small "dnr" amid a sentence names another case."""
    left, said = labelled(line)
    if left and not ANNOUNCES_REFERENCE.search(line):
        said.reference = None
    return said


def _take(draft: Draft, said: Said) -> None:
    """Keep what is said and was not known."""
    draft.reference = draft.reference or said.reference
    draft.rapporteur = draft.rapporteur or said.rapporteur
    draft.withdrawn = draft.withdrawn or said.withdrawn
    draft.public = draft.public if draft.public is not None else said.public
    draft.kind = draft.kind or said.kind
