"""Which lines of a page are its agenda: every way to read one, the likeliest, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.lang.sv.pages.agendas import GROUP
from agendawatch.model import Alternative, Caveat, CaveatCode, Doubt, ExcludedLine
from agendawatch.readers.agenda.evidence import WEIGHTS, TitleEvidence
from agendawatch.readers.agenda.item_parts import PERSON, Draft, item_of, names_office, parts, person_of
from agendawatch.readers.agenda.lines import AgendaLine, lines_of, numbered_start
from agendawatch.readers.agenda.runs import ItemRun, find_runs
from agendawatch.readers.agenda.titles import split_title
from agendawatch.readers.agenda.walk import read_run
from agendawatch.readers.opening import ground

# Items set in order: groups told from items, repeated ones joined, supplementary lists merged.

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
    found: list[Draft] = []
    for draft, page in zip(drafts, pages, strict=True):
        cut = draft.title.removesuffix(page[1]) if page else ""
        said = split_title(cut) if cut.endswith(" ") else draft
        found.append(replace(draft, title=said.title, reference=draft.reference or said.reference))
    return found


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
    above = {part for draft in drafts if draft.number for part in _above(draft.number)}
    styles = {draft.number: draft.style for draft in drafts if draft.number}
    groups: dict[str, str] = {}
    for draft in drafts:
        first, other = f"{draft.number}a", f"{draft.number}b"
        headed = draft.style.startswith("heading") and not styles.get(first, "heading").startswith("heading")
        lettered = headed and other in styles
        if draft.number and not draft.reference and (lettered or draft.number in above):
            groups[draft.number] = draft.title
    kept = [draft for draft in drafts if draft.number not in groups or draft.title != groups[draft.number]]
    for draft in kept:
        number = draft.number or ""
        over = [*([number[:-1]] if number[-1:].isalpha() else []), *_above(number)]
        draft.group = next((groups[part] for part in over if part in groups), draft.group)
    return kept


def _above(number: str) -> list[str]:
    """Give the numbers over a number, the nearest first: "2.1" and "2" over "2.1.1"."""
    parts = number.split(".")
    return [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


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
        first.take(draft)
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


# Which lines of a page are its agenda.

_LEAST = 1.5
"""A run that weighs less is no agenda."""
_ALIKE = 0.6
"""A run that weighs so much of what the likeliest does, and holds other items, is a rival."""
_MEAN = {"numbered": 0.6, "keyed": 0.6, "timed": 0.4, "table": 0.4, "plain": 0.2}
"""What an item of a run weighs at least on average, by how the run finds its items: menus and calendars weigh less."""
_OF_AGENDAS = ("formality", "kind", "matter", "reference", "reference_below", "badge", "keyed", "under_agenda", "headed", "part_below", "said_below", "papers_below")  # fmt: skip
"""Features that recipes' steps and names of swings have not."""
_UNCOUNTED = 0.25
"""The share of items that do not go on counting from which an agenda is in doubt."""
_TOLD = 300
"""Lines that are told to be no items, at most: a page may hold the numbered paragraphs of a whole book."""
_SHOWN = 80
"""Characters of a line that are shown."""


@dataclass(slots=True)
class Choice:
    """What was chosen of some content."""

    document: Document
    lines: Sequence[AgendaLine]
    runs: Sequence[ItemRun]
    """Every way to read it that something speaks for, the likeliest first."""
    run: ItemRun | None = None
    """The one that is likely enough to be an agenda; `None` where none is."""
    drafts: list[Draft] = field(default_factory=list)
    """Its items, in order."""
    others: list[Draft] = field(default_factory=list)
    """Those of a rival that is nearly as likely."""
    headings: list[Draft] = field(default_factory=list)
    """What was numbered among the items, and heads some of them."""

    def doubts(self) -> tuple[Doubt, ...]:
        """Tell why the items are not sure."""
        if self.run is None:
            return ()
        if self.others:
            caveat = Caveat.of(CaveatCode.AGENDA_UNCLEAR, first=self.drafts[0].title, other=self.others[0].title)
        elif self.run.uncounted > max(1, _UNCOUNTED * len(self.drafts)):
            caveat = Caveat.of(CaveatCode.ITEMS_UNCOUNTED, count=self.run.uncounted, all=len(self.drafts))
        else:
            return ()
        lists = [found for found in (self.drafts, self.others) if found]
        ways = (
            Alternative(reading=f"list {nth}", items=tuple(item_of(self.document, it) for it in found))
            for nth, found in enumerate(lists, start=1)
        )
        stand = [place for found in lists for place in found[0].ranges]
        return (Doubt(caveat=caveat, alternatives=tuple(ways), provenance=ground(self.document, stand)),)

    def excluded(self) -> Iterator[ExcludedLine]:
        """Tell of the lines that are numbered as items are and are none, what they are instead."""
        for draft in self.headings:
            yield self._excluded(CaveatCode.GROUP_HEADING, draft.title, draft.ranges)
        if self.run is None or not self.run.openings:
            return
        first, last = self.run.span
        told = 0
        for at, line in enumerate(self.lines):
            start = None if at in self.run.openings else numbered_start(line.passage)
            if start is None or not start.title or told == _TOLD:
                continue
            told += 1
            group = GROUP.fullmatch(start.title.rstrip(":")) is not None
            # Under the last item, with no heading between, its parts go on.
            under = all(it.passage.kind is not PassageKind.HEADING for it in self.lines[last + 1 : at + 1])
            within = CaveatCode.PART_OF_ITEM if first < at and (at < last or under) else None
            code = CaveatCode.GROUP_HEADING if group else within or CaveatCode.OTHER_LIST
            yield self._excluded(code, line.text, line.passage.ranges)

    def _excluded(self, code: CaveatCode, words: str, ranges: tuple[tuple[int, int], ...]) -> ExcludedLine:
        said = words.split("\n", maxsplit=1)[0].strip()[:_SHOWN]
        return ExcludedLine(caveat=Caveat.of(code, words=said), provenance=ground(self.document, ranges))

    def told(self) -> Iterator[str]:
        """Tell in a line each which lists were found, what each item of the chosen one rests on, and what is none."""
        for nth, run in enumerate(self.runs, start=1):
            says = "chosen" if run is self.run else "as likely" if self.others and nth == 2 else "less likely"  # noqa: PLR2004 - the second
            says = says if self.run is not None else "not likely enough"
            yield f"list {nth} ({run.name}, {run.features['item']} items, weight {run.score:.1f}): {says}"
        if self.run is None:
            return
        heads = {draft.number for draft in self.headings}
        for (at, row), features in sorted(self.run.grounds.items()):
            if at in self.run.openings and self.run.openings[at].number in heads:
                continue
            known = WEIGHTS.of
            heavy = sorted((it for it in dict.fromkeys(features) if known[it]), key=lambda it: -abs(known[it]))
            told = ", ".join(f"{it} {known[it]:+.1f}" for it in heavy)
            yield f"{self._words(at, row)}: {WEIGHTS.sum(features):+.1f} ({told})"
        for it in self.excluded():
            yield f"{it.caveat.facts['words']}: no item ({it.caveat.code.value})"

    def _words(self, at: int, row: int) -> str:
        """Show an item's line, or its row of a table."""
        if self.run is not None and at in self.run.tables:
            draft = self.run.tables[at][row]
            return f"{draft.number or '–'} {draft.title}"[:_SHOWN]
        line = self.lines[at]
        under = self.lines[at + 1].text if at + 1 < len(self.lines) and not any(map(str.isalpha, line.text)) else ""
        key = f"{line.passage.key} " if line.passage.key else f"{line.passage.number}. " if line.passage.number else ""
        return f"{key}{line.text} {under}".strip().replace("\n", " ")[:_SHOWN]


def choose(document: Document, content: Sequence[Passage], *, from_title: bool) -> Choice:
    """Choose what of some content is an agenda's items; from the page's title on, as what is above it leads elsewhere."""
    title = next((at for at, it in enumerate(content) if it.kind is PassageKind.HEADING and it.level == 1), 0)
    lines = lines_of(document, content[title:] if from_title else content)
    evidence = TitleEvidence(lines)
    runs = find_runs(evidence)
    choice = Choice(document, lines, runs)
    likely = [run for run in runs if run.score >= _LEAST and run.mean >= _MEAN[run.name]]
    # Something but its numbers must say that a list is an agenda: a recipe counts too.
    likely = [
        run
        for run in likely
        if run.tables
        or any(evidence.under[at] == "group" for at in run.openings)
        or any(run.features[name] for name in _OF_AGENDAS)
    ]
    if not likely:
        return choice
    drafts = read_run(evidence, likely[0], plain_text=document.kind == "text")
    choice.run, choice.drafts = likely[0], in_order(drafts)
    numbers = {draft.number for draft in choice.drafts}
    choice.headings = [draft for draft in drafts if draft.number not in numbers]
    titles = {draft.title for draft in choice.drafts}
    for run in likely[1:]:
        if run.score < _ALIKE * likely[0].score:
            break
        if not run.meets(likely[0]):
            others = in_order(read_run(evidence, run, plain_text=document.kind == "text"))
            if sum(draft.title in titles for draft in others) < len(others) / 2:
                choice.others = others
                break
    return choice
