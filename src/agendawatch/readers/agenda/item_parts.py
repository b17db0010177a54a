"""The parts of an agenda item: its number, who presents it, what labels and marks say, and the item that comes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.agendas import (
    CLOCK_END,
    CLOCK_FIRST,
    CLOCK_LAST,
    CLOSED,
    DOWNLOAD,
    HOUR_BEFORE_TITLE,
    INLINE_LABEL,
    ITEM_PREFIX,
    MARKED,
    MONTH_OR_UNIT,
    NO_REFERENCE,
    OFFICE,
    OPEN,
    OPENING_LABELS,
    REASON,
    REFERENCE_LABEL,
    UNSIGNED,
    WITHDRAWN,
    Field,
    field_of,
)
from agendawatch.lang.sv.parties import party
from agendawatch.lang.sv.references import find_references
from agendawatch.model import AgendaItem, ItemClassification, Person
from agendawatch.model import Document as Paper
from agendawatch.readers.opening import ground

# How an item opens: by its number, by a clock time, or by its place in a list.

_DOTTED = r"\d{1,3}(?:\.\d{1,3}){1,3}"
_PLAIN = r"(?:T\s?)?\d{1,3}"
_OF_YEAR = r"(?:(?<=§)|(?<=§\s))\d{1,3}/(?:20)?\d\d(?!\d)"
_LETTERED = r"(?-i:[A-ZÅÄÖ]\d{1,2}(?!\d))"
_SEVERAL = r"\d{1,3}\s?[-–]\s?\d{1,3}(?=[.):]?\s[A-ZÅÄÖ])"
_NUMBER = rf"(?:{_OF_YEAR}|{_DOTTED}|(?-i:{_SEVERAL})|{_PLAIN}|{_LETTERED})(?:\s?[a-zå](?![\wåäö]))?"
_OPENING = re.compile(
    rf"^(?:[*•–-]\s+)?(?P<prefix>{ITEM_PREFIX})?[#(]?(?P<number>{_NUMBER})(?P<sign>\s?\.?[):]\s?|\s?\.\s?|\s?§\s|/\s|\s?[–—-]\s|\s|\t|(?-i:(?=[A-ZÅÄÖ][a-zåäö]{{2}})))(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONE = re.compile(rf"^{ITEM_PREFIX}?[#(]?(?P<number>{_NUMBER})\s?[.):/§]?$", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?$")
_THOUSANDS = re.compile(r"\d{3}\b")
_BEGINS_TITLE = re.compile(r"[A-ZÅÄÖÉ0-9\"”'’(«»e]")


class Opening(NamedTuple):
    """A line that opens an item."""

    number: str | None
    """As written, without sign and full stop; `None` when a clock time opens the line, or nothing but the title."""
    title: str
    """The title and what follows it on the line; empty where the next line is it."""
    style: str
    """How it opens; items of one agenda mostly open alike."""
    details: str = ""
    """What stands beside it."""


def open_line(text: str, *, timed: bool = False) -> Opening | None:
    """Read a line that opens an item by its number, or by a clock time when `timed`; `None` when it opens none.

    >>> open_line("2.1.6 Taxa för bygglov").title, open_line("§ 12 Upprop").number, open_line("Ärende 4a: Budget").number
    ('Taxa för bygglov', '12', '4a')
    >>> open_line("12 mars 2026"), open_line("09.15 Kaffe")
    (None, None)
    """
    text = text.strip()
    clock = HOUR_BEFORE_TITLE.match(text)
    match = _OPENING.match(text)
    if match is None or (clock and _CLOCK.fullmatch(match["number"])):
        return Opening(None, clock["rest"], "clock") if clock and timed else None
    rest = match["rest"].strip()
    sign, prefix = match["sign"].strip(), (match["prefix"] or "").strip(" .").casefold()
    if not rest or MONTH_OR_UNIT.match(rest) or (sign in {".", ":"} and rest[0].isdigit() and match["sign"] == sign):
        return None
    if not prefix and not sign and (not _BEGINS_TITLE.match(rest) or _THOUSANDS.match(rest)):
        return None
    number = re.sub(r"\s", "", match["number"])
    return Opening(number, rest, prefix or ("dotted" if "." in number else sign or "bare"))


def lone_number(text: str) -> str | None:
    """Read a text that is nothing but an item's number.

    >>> lone_number("§ 12"), lone_number("4 a."), lone_number("Ärende 7"), lone_number("2026")
    ('12', '4a', '7', None)
    """
    match = _LONE.match(text.strip())
    return re.sub(r"\s", "", match["number"]) if match else None


def parts(number: str) -> tuple[tuple[int, str], ...]:
    """Take a number apart so that numbers sort as people count: 4 < 4a < 5, 2.9 < 2.10.

    >>> sorted(["5", "4a", "4", "10"], key=parts)
    ['4', '4a', '5', '10']
    """
    found = re.findall(r"(\d+)([a-zåäö]?)", number.casefold())
    return tuple((int(figures), letter) for figures, letter in found)


SPAN = re.compile(r"[-–]")
"""What parts the first number of an item that stands for several from the last: "2-6 Valärenden"."""
_APART = 9
"""What is told of a later number that is not near: more than may be left out between two items."""
_COUNTED = re.compile(r"(?P<letter>[a-zåäö]?)(?P<figures>\d+(?:\.\d+)*)(?:/(?P<year>\d+))?(?P<suffix>[a-zåäö]?)")
"""A number of whatever kind, in small letters."""


def step(number: str, before: str) -> int:
    """Tell how far a number comes after another: 1 when it is the next one; 0 when it comes before it, or is it.

    >>> step("5", "4"), step("4b", "4a"), step("8", "4"), step("1", "4")
    (1, 1, 4, 0)
    >>> step("2.2.1", "2.1.7"), step("3", "2.9"), step("65/26", "64/26"), step("1/27", "88/26"), step("D1", "A3")
    (1, 1, 1, 1, 1)
    >>> step("2-6", "1"), step("7", "2-6")
    (1, 1)
    """
    before, number = SPAN.split(before)[-1], SPAN.split(number)[0]
    one, other = _COUNTED.fullmatch(before.casefold()), _COUNTED.fullmatch(number.casefold())
    if one is None or other is None:
        return 0
    if one["letter"] != other["letter"]:
        following = ord(other["letter"] or "a") == ord(one["letter"] or "a") + 1
        return int(bool(one["letter"]) and (following or (bool(other["letter"]) and other["figures"] == "1")))
    if (one["year"] or "") != (other["year"] or ""):
        return int(
            other["figures"] == "1" and one["year"] is not None and int(other["year"] or 0) == int(one["year"]) + 1
        )
    first, second = ([int(part) for part in it["figures"].split(".")] for it in (one, other))
    if first == second:
        return int((one["suffix"] or "`") < other["suffix"])
    if first[:-1] == second[:-1]:
        return max(second[-1] - first[-1], 0)
    if second <= first:
        return 0
    depth = min(len(first), len(second)) - 1
    turns = second[:depth] == first[:depth] and second[depth] - first[depth] <= 1
    begins = len(second) <= len(first) or second[-1] == 1
    return 1 if (turns and begins) or (len(first) == len(second) and second[-1] == 1) else _APART


# Who presents an item.

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéüøæëíáóè]+(?:[-'’][A-ZÅÄÖÉ]?[a-zåäöéü]+){0,3}"
NAME = rf"{_WORD}(?:\s(?:af|von|van|de|la|al|el)\b){{0,2}}(?:\s{_WORD}){{1,3}}"
PERSON = re.compile(
    rf"(?:(?P<before>[a-zåäöA-ZÅÄÖ-]{{4,40}}(?:\s[a-zåäö]{{2,30}}){{0,2}})[\s:]+)??(?P<name>{NAME})(?:\s\((?P<party>[A-ZÅÄÖa-z]{{1,6}})\))?(?:,?\s\(?(?P<after>[a-zåäö][a-zåäö \-/]{{3,50}})\)?)?"
)
"""A name, with office and party where they stand beside it."""


def person_of(words: str) -> Person | None:
    """Read who presents an item: a name, with the office before or after it.

    >>> person_of("Anna Ek, ekonomichef kl. 9.15")
    Person(name='Anna Ek', title='ekonomichef')
    >>> person_of("förvaltningschef Bo von Alm").title, person_of("förvaltningschefen")
    ('förvaltningschef', None)
    """
    bare = CLOCK_END.sub("", CLOCK_FIRST.sub("", words.strip().replace("\n", ", ")))
    bare = CLOCK_LAST.sub("", bare).strip(" .,;:–-")
    bare = bare.strip("()") if bare.startswith("(") or "(" not in bare else bare
    match = PERSON.search(bare)
    if match is None or (match.start() > 0 and not bare[: match.start()].strip(" ,:").replace(" ", "").isalpha()):
        return None
    name = match["name"]
    beside = [words for words in (match["before"], match["after"]) if words]
    office = next((words for words in beside if any(OFFICE.fullmatch(word) for word in words.split())), None)
    first, _, rest = name.partition(" ")
    if OFFICE.fullmatch(first) and " " in rest:
        name, office = rest, first
    code = match["party"]
    return Person(name=name, party=party(code) if code else None, title=office.strip() if office else None)


def names_office(words: str) -> bool:
    """Tell whether words are an office and nothing else.

    >>> names_office("Ordföranden"), names_office("Köp av mark")
    (True, False)
    """
    return OFFICE.fullmatch(words.strip()) is not None


# What lines say beside a title.

_LOOKS_NUMBERED = re.compile(r"\d")
SHAPE = re.compile(r"[A-ZÅÄÖ]{1,10}(?=[\d\s/.:-])|[A-ZÅÄÖ][a-zåäö]{1,2}[ /.-]?(?=\d)|\d")
"""How a case number begins that no label announces: capitals, a short word ("Ks") or figures."""


@dataclass(slots=True)
class Draft:
    """What is known of an item so far: what a page has said of it, or a line beside its title."""

    title: str = ""
    number: str | None = None
    reference: str | None = None
    rapporteur: Person | None = None
    documents: list[Paper] = field(default_factory=list)
    withdrawn: bool = False
    public: bool | None = None
    group: str | None = None
    kind: str | None = None
    """The page's word for what kind of matter it is."""
    style: str = ""
    """How its number is written, and as what its line is set; empty for a table's row."""
    supplement: bool = False
    """True when it stands on a supplementary list."""
    bracketed: tuple[Person, str] | None = None
    """A name in brackets behind the title, and its words: who presents it, when other items have such a one too."""
    labels: list[Field] = field(default_factory=list)
    """The labels of a line, in order."""
    words: str = ""
    """The words that it rests on; empty where those are all that stands in its ranges."""
    ranges: tuple[Range, ...] = ()
    """Where in the document its passage stands, or its row's cells."""

    def take(self, other: Draft) -> None:
        """Take what a line says and was not known."""
        self.reference = self.reference or other.reference
        self.rapporteur = self.rapporteur or other.rapporteur
        self.withdrawn = self.withdrawn or other.withdrawn
        self.public = self.public if self.public is not None else other.public
        self.kind = self.kind or other.kind

    def add_document(self, document: Paper) -> None:
        """Add a document, once for each address and name; a link that fetches the file of another adds none."""
        fetched = DOWNLOAD.match(document.title) is not None
        for other in self.documents:
            if document.url == other.url and document.title == other.title:
                return
            # Whether two addresses lead to one file, shown or fetched.
            if fetched and document.url.partition("?")[0] == other.url.partition("?")[0]:
                return
        self.documents.append(document)


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


def labelled(line: str) -> tuple[str, Draft]:
    """Take the labelled parts of a line out of it: "Dnr KS 2026/1, Föredragande: Anna Ek"; give what is left too."""
    said = Draft()
    marks = [match for match in INLINE_LABEL.finditer(line) if _is_label(match)]
    if not marks:
        return line, said
    for match, following in zip(marks, [*marks[1:], None], strict=True):
        words = line[match.end() : following.start() if following else len(line)].strip(" ,;|·•–—-([")
        field_found = field_of(match["label"])
        if field_found is not None:
            said.labels.append(field_found)
            # Keep a labelled field's words.
            if field_found is Field.REFERENCE and not said.reference:
                said.reference = _labelled_reference(words)
                mark(said, words.removeprefix(said.reference or "").strip(" ,;|·–—-("))
            elif field_found is Field.RAPPORTEUR and not said.rapporteur:
                said.rapporteur = person_of(words)
            elif field_found is Field.PUBLIC:
                closed = match["label"].casefold().startswith("sekretess") and words.casefold()[:3] not in {"nej", ""}
                said.public = False if closed else said.public
            elif field_found is Field.STATUS:
                mark(said, words)
            elif field_found is Field.KIND:
                said.kind = words or None
    return line[: marks[0].start()].strip(" ,;|·•(–—-["), said


def _is_label(match: re.Match[str]) -> bool:
    """Tell whether a label's word is one here: by its colon, by its kind, or by where it stands."""
    label = match["label"].casefold()
    if ":" in match["sign"] or label in UNSIGNED:
        return True
    begins = not match.string[: match.start()].rstrip(" ") or match.string[: match.start()].rstrip(" ")[-1] in "|·•;"
    return label in OPENING_LABELS and begins and match.end() < len(match.string)


def _labelled_reference(words: str) -> str | None:
    """Read the case number behind its label: the known form it begins with, else words with figures up to a comma."""
    found = find_references(f"Dnr {words}")
    if found and found[0].span[0] == 4:  # noqa: PLR2004 - right behind "Dnr "
        return found[0].number
    bare = re.split(r"[,;|\n]|\s[–—-]\s", words, maxsplit=1)[0].strip(" .)]")
    return bare if _LOOKS_NUMBERED.search(bare) and len(bare) <= 40 else None  # noqa: PLR2004 - no register writes longer ones


def mark(said: Draft, words: str) -> bool:
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


# An agenda item as it becomes a value.


def item_of(document: Document, draft: Draft) -> AgendaItem:
    """Make the value of what was gathered from a document."""
    # Where the title tells no kind, the page's word for it may, and its group.
    kinds = (classify_item(words) for words in (draft.title, draft.kind, draft.group) if words)
    decision = ItemClassification.DECISION
    return AgendaItem(
        title=draft.title,
        number=draft.number,
        reference=draft.reference,
        classification=next((kind for kind in kinds if kind is not decision), decision),
        public=_public_group(draft.group or "") if draft.public is None else draft.public,
        rapporteur=draft.rapporteur,
        withdrawn=draft.withdrawn,
        documents=tuple(_grounded(document, paper) for paper in draft.documents),
        group=draft.group,
        provenance=ground(document, draft.ranges, draft.words),
    )


def _grounded(document: Document, paper: Paper) -> Paper:
    """Tell where the link stands that a paper was read from."""
    spans = paper.provenance.spans if paper.provenance is not None else ()
    said = ground(document, [(span.start, span.end) for span in spans])
    return paper.model_copy(update={"provenance": said}) if spans else paper


def _public_group(group: str) -> bool | None:
    """Tell what a group's heading says of its items: closed, open, or nothing."""
    first = group.casefold().partition(" ")[0]
    if CLOSED.fullmatch(group) or first in {"slutna", "stängda", "sekretessärenden", "sluten", "stängd"}:
        return False
    return True if first in {"öppna", "offentliga", "öppen", "offentlig"} else None
