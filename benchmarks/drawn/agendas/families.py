"""The families of agendas: what is drawn, in which system's markup, and what else may stand on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.drawn.agendas import further, pages, portals, texts
from benchmarks.drawn.agendas.sheet import TRAPS, AgendaSheet, Record
from benchmarks.drawn.shells import SHELLS

_WEB = ("sitevision", "wordpress", "optimizely", "drupal", "umbraco", "react", "portal", "handmade")
_GROUPED = {
    "table-groups", "list-grouped", "list-restarting", "list-bullets-grouped", "list-tree", "decimals", "letters", "tabs",
    "text-lines-grouped", "text-decimals", "text-groups-restarting", "folded-groups", "three-levels", "text-council", "text-capitals",
}  # fmt: skip
_PAGES = (
    pages.table_heads, pages.table_bare, pages.table_groups, pages.table_small_print, pages.table_unnumbered, pages.table_proposal_rows,
    pages.list_flat, pages.list_grouped, pages.list_restarting, pages.list_bullets, pages.list_bullets_grouped, pages.list_with_proposals, pages.list_tree, pages.list_links,
    pages.cards_numbered, pages.cards_unnumbered, pages.cards_reference_first, pages.rows_of_divs, pages.accordion,
    pages.headings_year, pages.headings_among_others, pages.blocks_with_proposals, pages.paragraphs_bold, pages.paragraph_breaks, pages.paragraphs_plain,
    pages.terms, pages.labelled, pages.decimals, pages.letters, pages.timed, pages.late_items, pages.tabs, pages.run_in,
)  # fmt: skip
_TEXTS = (
    texts.lines_numbered, texts.lines_wrapped, texts.lines_grouped, texts.lines_year, texts.blocks_unnumbered, texts.blocks_with_proposals, texts.cells_lost,
    texts.columns, texts.hours, texts.dashes, texts.reference_first, texts.number_lines, texts.decimals, texts.groups_restarting,
)  # fmt: skip


_LATER = (
    portals.portal_tree, portals.portal_panels, portals.word_paragraphs, portals.table_each, portals.two_headings, portals.ruled_blocks,
    portals.kinds_before, portals.reference_list, portals.folded_groups, portals.table_half_numbered, portals.spans,
)  # fmt: skip
_LAST = (
    further.preformatted, further.numbers_bold, further.handlers, further.three_levels, further.told_in_line, further.newsletter,
    further.paragraphs_in_list, further.table_signs, further.buttons,
)  # fmt: skip
_LAST_TEXTS = (further.signs_behind, further.leaders, further.plain_columns, further.council)
_LATER_TEXTS = (portals.pages_turned, portals.hours_behind, portals.capitals, portals.tabbed)


@dataclass(frozen=True)
class Family:
    """A layout: its name, how it is drawn, as what."""

    name: str
    content: Callable[[AgendaSheet], str | bytes]
    ending: str

    def draw(self, seed: int) -> tuple[str | bytes, Record]:
        """Draw an agenda of this family, with its labels."""
        takes = [it for it in TRAPS if self.ending != "pdf" or it in {"attendance", "programme"}]
        sheet = AgendaSheet(self.name, seed, takes=takes, grouped=self.name in _GROUPED, size=(7, 16))
        content = self.content(sheet)
        if isinstance(content, str) and self.ending == "html":
            at = (seed + len(self.name)) % len(_WEB)
            content = SHELLS[_WEB[at]](sheet.web, content)
        return content, sheet.finish()


def _name(content: Callable[[AgendaSheet], object]) -> str:
    return content.__name__.replace("_", "-")


def _paper(name: str) -> Callable[[AgendaSheet], bytes]:
    def content(sheet: AgendaSheet) -> bytes:
        from benchmarks.drawn.agendas import papers  # noqa: PLC0415 - ReportLab is needed for these alone

        drawn: bytes = getattr(papers, name.replace("-", "_"))(sheet)
        return drawn

    return content


FAMILIES: dict[str, Family] = {
    it.name: it
    for it in (
        *(Family(_name(content), content, "html") for content in _PAGES),
        *(Family(f"text-{_name(content)}", content, "txt") for content in _TEXTS),
        *(Family(_name(content), content, "html") for content in (*_LATER, *_LAST)),
        *(Family(f"text-{_name(content)}", content, "txt") for content in (*_LATER_TEXTS, *_LAST_TEXTS)),
        *(Family(name, _paper(name), "pdf") for name in ("pdf-memo", "pdf-table")),
    )
}


def draw(family: str, seed: int) -> tuple[str | bytes, Record]:
    """Draw an agenda of a family, with its labels."""
    return FAMILIES[family].draw(seed)
