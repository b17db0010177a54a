"""What HTML elements mean for a reader: tables of names, no code that walks."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

__all__ = [
    "BLOCKS",
    "BOLD",
    "HEADINGS",
    "PANELS",
    "REGIONAL",
    "SILENT",
    "STRUCK",
    "is_struck",
    "is_switch",
    "region_of",
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

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "menu", "nav"}
    | {"ol", "p", "pre", "search", "section", "summary", "ul", "caption", "table", "tbody", "tfoot", "thead", "tr"}
    | {"dt", "dd", "li", "td", "th", *HEADINGS}
)
"""Elements that begin and end a line of their own."""

PANELS = frozenset({"div", "section", "ul", "ol", "dl", "table"})
"""Elements that a button right before them shows and hides."""

BOLD = frozenset({"b", "strong"})
"""Elements whose text is bold."""

REGIONAL = frozenset({"div", "section", "header", "footer", "nav", "aside", "ul", "ol", "form", "search"})
"""Elements that may open a part of the page that is not its content."""

_REGION_OF_TAG = {"nav": "nav", "footer": "footer", "aside": "aside"}
_REGION_OF_ROLE = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "search": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "alertdialog": "aside",
    "dialog": "aside",
}
_REGION_OF_NAME = {
    "breadcrumb": "nav",
    "breadcrumbs": "nav",
    "navigation": "nav",
    "navbar": "nav",
    "menu": "nav",
    "main-nav": "nav",
    "site-nav": "nav",
    "nav": "nav",
    "cookie": "aside",
    "cookies": "aside",
    "cookie-banner": "aside",
    "cookie-consent": "aside",
    "sidebar": "aside",
    "aside": "aside",
    "site-header": "header",
    "page-footer": "footer",
    "site-footer": "footer",
    "footer": "footer",
}
_WITHIN = frozenset({"main", "article", "section", "aside", "nav"})
"""Inside these a `header` is that part's own, not the page's banner (HTML standard)."""


def region_of(node: LexborNode, tag: str) -> str | None:
    """Tell which part of the page an element opens, by its name, role, class or id; `None` for none."""
    if tag in _REGION_OF_TAG:
        return _REGION_OF_TAG[tag]
    if tag == "header":
        return None if _inside_part(node) else "header"
    attributes = node.attributes
    if not attributes:
        return None
    role = _REGION_OF_ROLE.get(attributes.get("role") or "")
    names = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
    named = role or next((_REGION_OF_NAME[name.lower()] for name in names if name.lower() in _REGION_OF_NAME), None)
    # A wrapper may be called "menu" for its looks: what holds the page's title is no menu.
    return None if named and node.css_first("h1, main") else named


def _inside_part(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in _WITHIN:
            return True
        above = above.parent
    return False


def is_struck(node: LexborNode) -> bool:
    """Tell whether an element's own style strikes its text through."""
    return "line-through" in (node.attributes.get("style") or "").lower()


def is_switch(node: LexborNode, tag: str) -> bool:
    """Tell whether an element unfolds a part of the page: an accordion's bar, a `summary`, a button above a panel."""
    return tag == "summary" or "aria-expanded" in node.attributes or (tag == "button" and _has_panel(node))


def _has_panel(button: LexborNode) -> bool:
    """Tell whether a part of the page stands right behind a button."""
    following = button.next
    while following is not None and following.tag == "-text" and not (following.text() or "").strip():
        following = following.next
    return following is not None and following.tag in PANELS
