"""Elements say which part of the page they open."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.html.markup import is_struck, is_switch, region_of


@pytest.mark.parametrize(
    ("page", "selector", "region"),
    [
        ("<nav>x</nav>", "nav", "nav"),
        ("<header>x</header>", "header", "header"),
        ("<article><header>x</header></article>", "header", None),
        ("<div class='breadcrumb'>x</div>", "div", "nav"),
        ("<div role='contentinfo'>x</div>", "div", "footer"),
        ("<div id='footer'>x</div>", "div", "footer"),
        ("<div class='menu'><h1>x</h1></div>", "div", None),
        ("<div class='has-menu'>x</div>", "div", None),
        ("<div>x</div>", "div", None),
    ],
)
def test_region(page: str, selector: str, region: str | None) -> None:
    """By name, role, class or id; what holds the title is content."""
    node = LexborHTMLParser(page).css_first(selector)

    assert node is not None
    assert region_of(node, selector) == region


def test_styles_strike_through() -> None:
    """A style counts as much as an element."""
    node = LexborHTMLParser("<p style='text-decoration: line-through'>x</p>").css_first("p")

    assert node is not None
    assert is_struck(node)


def test_switches_unfold() -> None:
    """An accordion's bar tells whether it is open."""
    tree = LexborHTMLParser("<button aria-expanded='false'>a</button><a href='#'>b</a>")
    button, link = tree.css_first("button"), tree.css_first("a")

    assert button is not None
    assert link is not None
    assert is_switch(button, "button")
    assert not is_switch(link, "a")
