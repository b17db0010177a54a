"""What HTML elements, roles and classes mean for a document: tables of names, no code that walks."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from agendawatch.documents.tree import BlockKind, BoxKind, Region

__all__ = [
    "BESIDE",
    "BOLD",
    "BOXES",
    "BREAKING",
    "HARD",
    "HEADINGS",
    "HIDDEN",
    "KINDS",
    "LISTS",
    "SILENT",
    "STRUCK",
    "SWITCHES",
    "UNSEEN",
    "has_panel",
    "region_of",
    "whole_number",
]

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

LISTS = frozenset({"ul", "ol", "menu"})

BREAKING = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "nav"}
    | {"p", "pre", "search", "section", "summary", "caption", "table", "tbody", "tfoot", "thead", "tr"}
    | {"dt", "dd", "li", "td", "th", *HEADINGS, *LISTS}
)
"""Elements that begin and end a line of their own."""

HARD = frozenset({"dl", "table", "li", "dt", "dd", *LISTS, *HEADINGS})
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
    **dict.fromkeys(LISTS, BoxKind.LIST),
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

UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
"""Soft hyphens, zero-width marks: they show nothing and would split words."""

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
        return None if _inside_part(node) else Region.HEADER
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


def _inside_part(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in _WITHIN:
            return True
        above = above.parent
    return False


def has_panel(button: LexborNode) -> bool:
    """Tell whether a part of the page stands right behind a button."""
    following = button.next
    while following is not None and following.tag == "-text" and not (following.text_content or "").strip():
        following = following.next
    return following is not None and following.tag in _PANELS
