"""Parts of a page of HTML by CSS selector, for sources that know a platform's shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agendawatch.visible import one_line


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One option of a select."""

    value: str
    """What the form sends."""
    text: str
    chosen: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class PageForm:
    """A form, as a browser would send it."""

    action: str
    """Absolute."""
    method: str
    """`GET` or `POST`."""
    fields: tuple[tuple[str, str], ...]
    """Inputs that are sent as they stand, selects aside."""
    choices: tuple[tuple[str, tuple[FormChoice, ...]], ...]
    """Each select's options, by its name."""

    def options(self, name: str) -> tuple[FormChoice, ...]:
        """Look up a select's options; `()` when there is no such select."""
        return dict(self.choices).get(name, ())


@dataclass(slots=True, eq=False, repr=False)
class Part:
    """A part of a page. It knows the address that its links count from."""

    _node: LexborNode
    base: str
    """The address that links count from."""

    @property
    def text(self) -> str:
        """Visible words, white space folded, NFC."""
        return one_line(self._node.text(separator=" "))

    @property
    def words(self) -> str:
        """The part's own words as written, scripts included."""
        return self._node.text()

    def attribute(self, name: str) -> str | None:
        """Read an attribute; `None` when it is not there."""
        return self._node.attributes.get(name)

    def has(self, name: str) -> bool:
        """Tell whether an attribute is there, with or without a value."""
        return name in self._node.attributes

    def link(self, name: str = "href") -> str | None:
        """Read an attribute as an absolute address, without its fragment; `None` when it leads to no page."""
        return whole_link(self.attribute(name) or "", self.base)

    def within(self, *tags: str) -> bool:
        """Tell whether the part stands inside an element of one of these names."""
        above = self._node.parent
        while above is not None:
            if above.tag in tags:
                return True
            above = above.parent
        return False

    @property
    def tag(self) -> str:
        """The element's name."""
        return self._node.tag or ""

    @property
    def above(self) -> Part | None:
        """The part around it; `None` at the top of the page."""
        node = self._node.parent
        return Part(node, self.base) if node is not None else None

    @property
    def key(self) -> int:
        """What tells it from every other part of the same page."""
        return self._node.mem_id

    def all(self, selector: str) -> tuple[Part, ...]:
        """Find every part inside that a selector names, in reading order."""
        return tuple(Part(node, self.base) for node in self._node.css(selector))

    def first(self, selector: str) -> Part | None:
        """Find the first part inside that a selector names."""
        node = self._node.css_first(selector)
        return Part(node, self.base) if node is not None else None

    def text_of(self, *selectors: str) -> str:
        """Read the text of the first part inside that one of some selectors names; `""` where none does."""
        found = map(self.first, selectors)
        return next((it.text for it in found if it is not None), "")

    def links(self, selector: str = "a[href]") -> Iterator[tuple[Part, str]]:
        """Give the parts inside that lead to a page, in reading order, each with that page's address."""
        for part in self.all(selector):
            if url := part.link():
                yield part, url

    def form(self) -> PageForm:
        """Read the part as a form."""
        fields: list[tuple[str, str]] = []
        for part in self.all("input[name], textarea[name]"):
            kind = (part.attribute("type") or "text").casefold()
            if kind not in _UNSENT and (kind not in {"checkbox", "radio"} or part.has("checked")):
                fields.append((part.attribute("name") or "", part.attribute("value") or ""))
        return PageForm(
            action=self.link("action") or self.base,
            method=(self.attribute("method") or "get").upper(),
            fields=tuple(fields),
            choices=tuple(
                (part.attribute("name") or "", tuple(map(_choice, part.all("option"))))
                for part in self.all("select[name]")
            ),
        )


def whole_link(written: str, base: str) -> str | None:
    """Make an address whole, without its fragment; `None` when it leads to no page.

    >>> whole_link("möten?id=1#a", "https://nyby.example/x/"), whole_link("mailto:a@nyby.example", "https://nyby.example")
    ('https://nyby.example/x/m%C3%B6ten?id=1', None)
    """
    written = written.strip()
    if not written or written.startswith("#") or written.casefold().startswith(("javascript:", "mailto:", "tel:")):
        return None
    try:
        # Quote what an address may not hold (blanks, å, ä, ö), as browsers do.
        url = urldefrag(urljoin(base, written)).url
        head, sign, tail = url.partition("://")
        host, slash, rest = tail.partition("/")
        return f"{head}{sign}{host}{slash}{quote(rest, safe=_KEPT)}" if sign else quote(url, safe=_KEPT)
    except ValueError:
        return None


_KEPT = "%/:?#[]@!$&'()*+,;=~"
_UNSENT = frozenset({"submit", "button", "image", "reset", "file"})


def _choice(option: Part) -> FormChoice:
    value = option.attribute("value") or ""
    return FormChoice(
        # HTML: an option without `value` sends its text.
        value=value if option.has("value") else option.text,
        text=option.text,
        chosen=option.has("selected"),
        disabled=option.has("disabled"),
    )


def open_page(text: str, url: str) -> Part:
    """Open a page of HTML; its links count from its `base`, else from its address.

    >>> open_page('<base href="/wps/"><a href="x">', "https://example.se/").all("a")[0].link()
    'https://example.se/wps/x'
    """
    tree = LexborHTMLParser(text)
    return Part(tree.root or tree.css("html")[0], base_of(tree, url))


def base_of(tree: LexborHTMLParser, url: str) -> str:
    """Give the address that a page's links count from: its `base`, else its own."""
    base = tree.css_first("base[href]")
    return urljoin(url, (base.attributes.get("href") or "") if base is not None else "")
