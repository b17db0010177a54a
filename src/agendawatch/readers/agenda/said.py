"""What lines say beside a title: labels, case numbers, marks that close an item or take it off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agendawatch.lang.sv.cases.references import find_references
from agendawatch.lang.sv.pages.agenda_labels import (
    INLINE_LABEL,
    OPENING_LABELS,
    REFERENCE_LABEL,
    UNSIGNED,
    Field,
    field_of,
)
from agendawatch.lang.sv.pages.agenda_words import CLOSED, MARKED, NO_REFERENCE, OPEN, REASON, WITHDRAWN
from agendawatch.model import Person
from agendawatch.readers.agenda.people import person_of

__all__ = ["SHAPE", "Said", "column_reference", "labelled", "mark", "reference_of"]

_LOOKS_NUMBERED = re.compile(r"\d")
SHAPE = re.compile(r"[A-ZÅÄÖ]{1,10}(?=[\d\s/.:-])|\d")
"""How a case number begins that no label announces: capitals or figures."""


@dataclass(slots=True)
class Said:
    """What stands beside or under an item's title."""

    title: str = ""
    reference: str | None = None
    rapporteur: Person | None = None
    withdrawn: bool = False
    public: bool | None = None
    kind: str | None = None
    bracketed_name: Person | None = None
    """A name alone in brackets behind the title: perhaps who presents it, when other items have such a one too."""
    bracket: str = ""
    labels: list[Field] = field(default_factory=list)
    """The labels seen, in order."""

    def take(self, other: Said) -> None:
        """Take what another line says and this one did not."""
        self.reference = self.reference or other.reference
        self.rapporteur = self.rapporteur or other.rapporteur
        self.withdrawn = self.withdrawn or other.withdrawn
        self.public = self.public if self.public is not None else other.public
        self.kind = self.kind or other.kind


def reference_of(words: str) -> str | None:
    """Read a case number that stands alone; `None` when the words are none.

    >>> reference_of("KS 2026/00123"), reference_of("Dnr 0606/18"), reference_of("SOU 2026:14"), reference_of("2026-03-11")
    ('KS 2026/00123', '0606/18', None, None)
    """
    bare = REFERENCE_LABEL.sub("", words.strip()).strip(" .,;()[]")
    if not bare or NO_REFERENCE.fullmatch(bare):
        return None
    found = find_references(f"Dnr {bare}")
    return bare if SHAPE.match(bare) and found and found[0].span == (4, 4 + len(bare)) else None


def column_reference(words: str) -> str | None:
    """Read a cell that its column says to hold a case number, in whatever form."""
    first = words.split("\n", maxsplit=1)[0]
    return reference_of(words.replace("\n", " ")) or _labelled_reference(labelled(first)[1].reference or first)


def labelled(line: str) -> tuple[str, Said]:
    """Take the labelled parts of a line out of it: "Dnr KS 2026/1, Föredragande: Anna Ek"; give what is left too."""
    said = Said()
    marks = [match for match in INLINE_LABEL.finditer(line) if _is_label(match)]
    if not marks:
        return line, said
    for match, following in zip(marks, [*marks[1:], None], strict=True):
        words = line[match.end() : following.start() if following else len(line)].strip(" ,;|·•–—-([")
        field_found = field_of(match["label"])
        if field_found is not None:
            said.labels.append(field_found)
            _take_field(said, field_found, words, match["label"])
    return line[: marks[0].start()].strip(" ,;|·•(–—-["), said


def _is_label(match: re.Match[str]) -> bool:
    """Tell whether a label's word is one here: by its colon, by its kind, or by where it stands."""
    label = match["label"].casefold()
    if ":" in match["sign"] or label in UNSIGNED:
        return True
    begins = not match.string[: match.start()].rstrip(" ") or match.string[: match.start()].rstrip(" ")[-1] in "|·•;"
    return label in OPENING_LABELS and begins and match.end() < len(match.string)


def _take_field(said: Said, found: Field, words: str, label: str) -> None:
    """Keep a labelled field's words."""
    if found is Field.REFERENCE and not said.reference:
        said.reference = _labelled_reference(words)
        mark(said, words.removeprefix(said.reference or "").strip(" ,;|·–—-("))
    elif found is Field.RAPPORTEUR and not said.rapporteur:
        said.rapporteur = person_of(words)
    elif found is Field.PUBLIC:
        closed = label.casefold().startswith("sekretess") and words.casefold()[:3] not in {"nej", ""}
        said.public = False if closed else said.public
    elif found is Field.STATUS:
        mark(said, words)
    elif found is Field.KIND:
        said.kind = words or None


def _labelled_reference(words: str) -> str | None:
    """Read the case number behind its label: the known form it begins with, else words with figures up to a comma."""
    found = find_references(f"Dnr {words}")
    if found and found[0].span[0] == 4:  # noqa: PLR2004 - right behind "Dnr "
        return found[0].number
    bare = re.split(r"[,;|\n]|\s[–—-]\s", words, maxsplit=1)[0].strip(" .)]")
    return bare if _LOOKS_NUMBERED.search(bare) and len(bare) <= 40 else None  # noqa: PLR2004 - no register writes longer ones


def mark(said: Said, words: str) -> bool:
    """Keep what words on their own say: withdrawn, closed, open; false when they say none of it."""
    bare = words.strip(" ()[].!*:–—-")
    if MARKED.search(bare) is None:
        return False
    if WITHDRAWN.fullmatch(bare) or WITHDRAWN.fullmatch(REASON.split(bare, maxsplit=1)[0]):
        said.withdrawn = True
    elif CLOSED.fullmatch(bare):
        said.public = False
    elif OPEN.fullmatch(bare):
        said.public = True
    else:
        return False
    return True
