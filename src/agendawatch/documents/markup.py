"""The text of an HTML page as it is gathered: what elements, roles and classes mean, and white space as a browser shows it."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from agendawatch.documents.document import Document
from agendawatch.documents.text import RUN, WORD, narrow
from agendawatch.documents.tree import BlockKind, BoxKind, Link, Moment, Range, Region
from agendawatch.visible import visible

# What HTML elements, roles and classes mean for a document: tables of names, no code that walks.

SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "select", "datalist", "textarea", "input", "iframe"}
    | {"object", "audio", "video", "canvas", "map", "head", "noembed", "noframes", "progress", "meter"}
)
"""Elements whose insides a reader of the page does not see as text."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Heading elements and their levels."""

STRUCK = frozenset({"del", "s", "strike"})
"""Elements whose text is struck through."""

BOLD = frozenset({"b", "strong"})
"""Elements whose text is bold."""

_LISTS = frozenset({"ul", "ol", "menu"})

BREAKING = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "nav"}
    | {"p", "pre", "search", "section", "summary", "caption", "table", "tbody", "tfoot", "thead", "tr"}
    | {"dt", "dd", "li", "td", "th", *HEADINGS, *_LISTS}
)
"""Elements that begin and end a line of their own."""

HARD = frozenset({"dl", "table", "li", "dt", "dd", *_LISTS, *HEADINGS})
"""Of those, the ones that end what a heading, a term or a list item says by itself."""

BOXES = {
    **dict.fromkeys(
        (
            "blockquote",
            "center",
            "dialog",
            "div",
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "main",
            "nav",
            "search",
            "section",
            "aside",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "td",
            "th",
        ),
        BoxKind.SECTION,
    ),
    "article": BoxKind.ARTICLE,
    "details": BoxKind.DETAILS,
    "dl": BoxKind.PAIRS,
    "dd": BoxKind.VALUE,
    "li": BoxKind.ITEM,
    **dict.fromkeys(_LISTS, BoxKind.LIST),
}
"""Elements that hold blocks; a table, its rows and its cells are of kinds of their own unless it only lays out."""

KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.KEY,
    "dd": BlockKind.VALUE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
"""What text right inside an element is; elsewhere it is a paragraph."""

BESIDE = frozenset({"a", "span", "time", *BOLD})
"""Elements within a line that pages lay out as lines or boxes of their own, with no space between them."""

SWITCHES = frozenset({"button", "a", "div", "span", "summary", "p"})
"""Elements that may unfold a part of the page."""

HIDDEN = '[hidden],[style*="display:none"],[style*="display: none"],[style*="visibility:hidden"]'
"""What a page does not show, or not before something is done."""

_PANELS = frozenset({"div", "section", "ul", "ol", "dl", "table"})
"""Elements that a button right before them shows and hides."""
_DIGITS = 6
"""Digits of the largest number that an attribute can mean; more is a mistake or a trap."""

_REGIONAL = frozenset({"div", "section", "ul", "ol", "search"})
"""Elements that may open a part of the page that is not its content, by their role, class or id."""
_REGION_OF_TAG = {"nav": Region.NAV, "footer": Region.FOOTER, "aside": Region.ASIDE}
_REGION_OF_ROLE = {
    "navigation": Region.NAV,
    "menu": Region.NAV,
    "menubar": Region.NAV,
    "search": Region.NAV,
    "banner": Region.HEADER,
    "contentinfo": Region.FOOTER,
    "complementary": Region.ASIDE,
    "alertdialog": Region.ASIDE,
    "dialog": Region.ASIDE,
}
_REGION_OF_NAME = {
    **dict.fromkeys(
        ("breadcrumb", "breadcrumbs", "navigation", "navbar", "menu", "main-nav", "site-nav", "nav"), Region.NAV
    ),
    **dict.fromkeys(("cookie", "cookies", "cookie-banner", "cookie-consent"), Region.COOKIE),
    **dict.fromkeys(("sidebar", "aside"), Region.ASIDE),
    "site-header": Region.HEADER,
    **dict.fromkeys(("page-footer", "site-footer", "footer"), Region.FOOTER),
    **dict.fromkeys(
        (
            "teaser",
            "teasers",
            "news",
            "newslist",
            "news-list",
            "related",
            "share",
            "byline",
            "entry-meta",
            "page-info",
            "page-meta",
            "publishing-info",
        ),
        Region.TEASER,
    ),
}
_WITHIN = frozenset({"main", "article", "section", "aside", "nav"})
"""Inside these a `header` is that part's own, not the page's banner (HTML standard)."""


def whole_number(words: str | None, otherwise: int) -> int:
    """Read a small whole number that an attribute holds.

    >>> whole_number("3", 1), whole_number(None, 1), whole_number("3%", 1)
    (3, 1, 1)
    """
    words = (words or "").strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _DIGITS else otherwise


def region_of(node: LexborNode, tag: str) -> Region | None:
    """Tell which part of the page an element opens, by its name, role, class or id; `None` for none."""
    if tag in _REGION_OF_TAG:
        return _REGION_OF_TAG[tag]
    if tag == "header":
        above = node.parent
        while above is not None and above.tag not in _WITHIN:
            above = above.parent
        return Region.HEADER if above is None else None
    if tag not in _REGIONAL and tag != "form":
        return None
    attributes = node.attributes
    named = None
    if attributes:
        named = _REGION_OF_ROLE.get(attributes.get("role") or "")
        if named is None:
            names = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
            named = next((_REGION_OF_NAME[name] for word in names if (name := word.lower()) in _REGION_OF_NAME), None)
    named = named or (Region.FORM if tag == "form" else None)
    # A wrapper may be called "menu" for its looks: what holds the page's title is no menu.
    return None if named and node.css_first("h1, main") is not None else named


def has_panel(button: LexborNode) -> bool:
    """Tell whether a part of the page stands right behind a button."""
    following = button.next
    while following is not None and following.tag == "-text" and not (following.text_content or "").strip():
        following = following.next
    return following is not None and following.tag in _PANELS


Marked = list[tuple[int, int, str]]
"""What is marked in one way: from where to where, and its address or machine form."""


@dataclass(slots=True, eq=False)
class _TextMark:
    """A link, a moment, or struck or hidden words, from where its text begins."""

    kept: Marked
    value: str
    start: int = -1
    """-1 while its text is yet to come."""


class TextBuffer:
    """Gathers a page's text piece by piece, with the place of each block, link and mark in it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.out: list[str] = []
        self.at = 0
        """How long the text is so far."""
        self.start = -1
        """Where the block begins that is being gathered; -1 between blocks."""
        self.lead = ""
        """What stands between the block before and the next."""
        self.space = False
        """Whether white space has come that only counts before more text."""
        self.tail = 0
        """How long its last word is so far: a page may put one together of any number of elements."""
        self.breaks = False
        """Whether a line's end has come that only counts before more text."""
        self.bold = self.pre = 0
        """How many elements are open that make text bold, or keep its spaces."""
        self.all_bold = True
        """Whether all of the block so far is so."""
        self.links: Marked = []
        self.moments: Marked = []
        self.struck: Marked = []
        self.hidden: Marked = []
        self._open: list[_TextMark] = []
        self._unbegun = 0
        """How many open marks wait for their text."""
        self._raised: list[Range] = []
        self._unfolded: list[Range] = []

    def add(self, raw: str) -> None:
        """Take text as the source holds it: white space counts as one space, and as none at a line's beginning."""
        if self.pre:
            self._add_verbatim(raw)
            return
        if not raw.isprintable():
            raw = visible(raw)
        words = raw.split()
        if not words:
            self.space = self.space or bool(raw)
            return
        shown = " ".join(words)
        if len(shown) > RUN:
            shown = narrow(shown)
        apart = self.start < 0 or self.breaks or self.space or raw[0].isspace()
        self.tail = len(shown) - shown.rfind(" ") - 1 + (0 if apart or " " in shown else self.tail)
        if self.tail > WORD and not apart:
            return
        if self.start < 0:
            self._begin()
        elif apart:
            # Put a line's end or a space before more text.
            self.out.append("\n" if self.breaks else " ")
            self.at += 1
        if self._unbegun:
            self._begin_marks()
        self.out.append(shown)
        self.at += len(shown)
        self.space = raw[-1].isspace()
        self.breaks = False
        self.all_bold = self.all_bold and self.bold > 0

    def _begin(self) -> None:
        """Begin a block."""
        self.out.append(self.lead)
        self.at += len(self.lead)
        self.start = self.at

    def _add_verbatim(self, raw: str) -> None:
        """Take text whose spaces and line ends the page shows."""
        raw = narrow(visible(raw).replace("\r\n", "\n").replace("\r", "\n"))
        if not raw or (self.start < 0 and not raw.strip()):
            return
        if self.start < 0:
            self._begin()
        if self._unbegun:
            self._begin_marks()
        self.out.append(raw)
        self.at += len(raw)
        self.all_bold = self.all_bold and self.bold > 0

    def add_raised(self, text: str) -> None:
        """Take text that stands raised."""
        words = " ".join(visible(text).split())
        if words:
            self.add(words)
            self._raised.append((self.at - len(words), self.at))

    def put(self, words: str) -> Range:
        """Take a whole block at once."""
        start = self.at + len(self.lead)
        self.out.append(f"{self.lead}{words}")
        self.at = start + len(words)
        self.lead = "\n"
        return start, self.at

    def break_line(self) -> None:
        """Begin a new line in the same block."""
        if self.start < 0:
            return
        if self.pre:
            self.out.append("\n")
            self.at += 1
        else:
            self.breaks = True

    def open_mark(self, kept: Marked, value: str = "") -> None:
        """Begin what is marked in one of the four ways; its text may come in several blocks."""
        self._open.append(_TextMark(kept, value))
        self._unbegun += 1

    def close_mark(self, kept: Marked) -> None:
        """End the innermost mark of a way; one without text is none."""
        for at in range(len(self._open) - 1, -1, -1):
            mark = self._open[at]
            if mark.kept is kept:
                del self._open[at]
                if mark.start >= 0:
                    kept.append((mark.start, self.at, mark.value))
                else:
                    self._unbegun -= 1
                return

    def _begin_marks(self) -> None:
        for mark in self._open:
            if mark.start < 0:
                mark.start = self.at
        self._unbegun = 0

    def stands_for_heading(self, length: int) -> bool:
        """Tell whether the block so far is one bold line, no longer than this, that ends no sentence."""
        if not self.all_bold or self.at - self.start > length or self.out[-1][-1:] == ".":
            return False
        return not any("\n" in part for part in self._parts())

    def _parts(self) -> list[str]:
        """Give the parts of the block that is being gathered."""
        left, at = self.at - self.start, len(self.out)
        while left > 0:
            at -= 1
            left -= len(self.out[at])
        return self.out[at:]

    def take(self) -> Range:
        """End the block, and give where it stands."""
        start, end = self.start, self.at
        if self.pre:
            shown = "".join(self._parts())
            start, end = start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())
            self._unfolded.append((start, end))
        self.start = -1
        self.lead = "\n"
        self.space = False
        self.breaks = False
        self.all_bold = True
        return start, end

    def finish(self, document: Document) -> None:
        """Give a document the text and what is marked in it."""
        document.text = text = "".join(self.out)
        document.links = [Link(text[a:b].replace("\n", " "), url, a, b) for a, b, url in sorted(self.links) if url]
        document.moments = [
            Moment(text[a:b].replace("\n", " "), value, a, b) for a, b, value in sorted(self.moments) if value
        ]
        document.struck = document.trimmed((a, b) for a, b, _ in self.struck)
        document.hidden = document.trimmed((a, b) for a, b, _ in self.hidden)
        document.raised, document.unfolded = self._raised, self._unfolded
