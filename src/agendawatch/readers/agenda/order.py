"""Items set in order: groups told from items, repeated ones joined, supplementary lists merged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agendawatch.readers.agenda.draft import Draft
from agendawatch.readers.agenda.openings import parts
from agendawatch.readers.agenda.people import PERSON, names_office, person_of
from agendawatch.readers.agenda.titles import split_title

__all__ = ["in_order"]

_PAGE = re.compile(r"[\s.…](\d{1,3})\s*$")
_NAMED = re.compile(
    rf"(?P<title>.+?)\.?\s[–-]\s(?P<name>{PERSON.pattern.replace('?P<name>', '').replace('?P<before>', '').replace('?P<party>', '').replace('?P<after>', '')})"
)
_SEVERAL = 3
"""So many names behind dashes are those of presenters."""
_FEWEST = 4
"""Items of which all end with a number before it is a page's."""
_MANY = 2
"""Names in brackets behind so many titles are those of presenters."""


def in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Set an agenda's items in order."""
    return _merged(_joined(_without_groups(_with_names(_without_names(_without_pages(drafts))))))


def _without_pages(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Take off the titles' ends the pages that a table of contents tells, where all have one and they rise."""
    pages = [_PAGE.search((draft.words or draft.title).partition("\n")[0]) for draft in drafts]
    numbers = [int(page[1]) for page in pages if page]
    if len(drafts) < _FEWEST or len(numbers) < len(drafts) or numbers != sorted(numbers):
        return drafts
    return [_without_page(draft, page[1]) for draft, page in zip(drafts, pages, strict=True) if page]


def _without_page(draft: Draft, page: str) -> Draft:
    if not draft.title.endswith(f" {page}"):
        return draft
    said = split_title(draft.title.removesuffix(page))
    return replace(draft, title=said.title, reference=draft.reference or said.reference)


def _without_names(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Take off the titles' ends the names behind dashes of those who present them, where several have one."""
    named = [_presented(draft.title) for draft in drafts]
    if sum(match is not None for match in named) < _SEVERAL:
        return drafts
    return [
        replace(draft, title=match["title"], rapporteur=draft.rapporteur or person_of(match["name"]))
        if match
        else draft
        for draft, match in zip(drafts, named, strict=True)
    ]


def _presented(title: str) -> re.Match[str] | None:
    """Part a title from who presents it; "interpellation från Ada Ek (S) till ordföranden" names who asks."""
    match = _NAMED.fullmatch(title)
    person = PERSON.fullmatch(match["name"]) if match else None
    if person is None or (person["after"] or "").startswith("till "):
        return None
    before = (person["before"] or "").split()
    return match if not before or any(map(names_office, before)) else None


def _with_names(drafts: Sequence[Draft]) -> list[Draft]:
    """Take names in brackets as presenters where several titles have one; else give them back to the title."""
    named = [draft.bracketed for draft in drafts if draft.bracketed]
    presenters = len(named) >= _MANY or any(person.title for person, _ in named)
    out: list[Draft] = []
    for draft in drafts:
        if draft.bracketed is None:
            out.append(draft)
        elif presenters:
            out.append(replace(draft, rapporteur=draft.rapporteur or draft.bracketed[0], bracketed=None))
        else:
            out.append(replace(draft, title=f"{draft.title} ({draft.bracketed[1]})", bracketed=None))
    return out


def _without_groups(drafts: Sequence[Draft]) -> list[Draft]:
    """Take numbered headings ("2.1", "4") out, and give their words to the items under them ("2.1.1", "4 a") as group."""
    numbers = [draft.number for draft in drafts if draft.number]
    styles = {draft.number: draft.style for draft in drafts if draft.number}
    groups: dict[str, str] = {}
    for draft in drafts:
        under, first, other = f"{draft.number}.", f"{draft.number}a", f"{draft.number}b"
        headed = draft.style.startswith("heading") and not styles.get(first, "heading").startswith("heading")
        lettered = headed and other in styles
        if draft.number and not draft.reference and (lettered or any(number.startswith(under) for number in numbers)):
            groups[draft.number] = draft.title
    kept = [draft for draft in drafts if draft.number not in groups or draft.title != groups[draft.number]]
    for draft in kept:
        number = draft.number or ""
        above = number[:-1] if number[-1:].isalpha() else number.rpartition(".")[0]
        while above and above not in groups:
            above = above.rpartition(".")[0]
        draft.group = groups.get(above, draft.group)
    return kept


def _joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Join an item that a document shows twice: in its list, and with its papers."""
    seen: dict[tuple[str, str], Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        key = (draft.number or "", draft.title.casefold())
        first = seen.get(key) if draft.number else None
        if first is None:
            seen[key] = draft
            kept.append(draft)
            continue
        first.reference = first.reference or draft.reference
        first.rapporteur = first.rapporteur or draft.rapporteur
        first.withdrawn = first.withdrawn or draft.withdrawn
        first.public = first.public if first.public is not None else draft.public
        for document in draft.documents:
            first.add_document(document)
    return kept


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Put a supplementary list's items where their numbers say; those that count anew, or have none, come last."""
    first = [draft for draft in drafts if not draft.supplement]
    later = [draft for draft in drafts if draft.supplement]
    taken = {draft.number for draft in first if draft.number}
    if not later or not first or any(not draft.number or draft.number in taken for draft in later):
        return [*first, *later]
    if not all(draft.number for draft in first):
        return [*first, *later]
    return sorted([*first, *later], key=lambda draft: parts(draft.number or ""))
