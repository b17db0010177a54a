"""HTML becomes blocks in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.documents.blocks import Block
from agendawatch.documents.html import CHARACTERS, html_blocks
from agendawatch.errors import ReadError, TooLargeError


def shown(page: str) -> list[tuple[str, str]]:
    """Show each block of the content as its kind and text."""
    return [(block.kind.value, block.text) for block in html_blocks(page) if block.region == "main"]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<h2>KF</h2><p>ett<p>två", [("heading", "KF"), ("paragraph", "ett"), ("paragraph", "två")]),
        ("<p>ett<br>två</p>", [("paragraph", "ett\ntvå")]),
        ("löst<div>inne</div>löst", [("paragraph", "löst"), ("paragraph", "inne"), ("paragraph", "löst")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [("list_item", "a"), ("list_item", "b"), ("list_item", "c")]),
        ("<li><p>a</p><p>b</p></li>", [("list_item", "a\nb")]),
        ("<dl><dt>KF<dd>26 januari<dd>Salen</dl>", [("key_value", "26 januari"), ("key_value", "Salen")]),
        ("<dl><dt>KF<dd><ul><li>a<li>b</ul></dl>", [("key_value", "a\nb")]),
        ("<p><strong>Kommunstyrelsen</strong></p>", [("heading", "Kommunstyrelsen")]),
        ("<p><strong>Obs!</strong> Ändrat", [("paragraph", "Obs! Ändrat")]),
        ("<script>x</script><style>y</style><p>z", [("paragraph", "z")]),
        ("<button>Godkänn</button><p>z", [("paragraph", "z")]),
        ("<button aria-expanded=false>KF</button><div hidden><p>z", [("heading", "KF"), ("paragraph", "z")]),
        ("<li><button>3 maj</button><div hidden>z</div></li>", [("heading", "3 maj"), ("list_item", "z")]),
        ("<details><summary>KF</summary>z</details>", [("heading", "KF"), ("paragraph", "z")]),
        ("<table><tr><th>a<td>b<tr><td>c<td>d</table>", [("table", "a\tb\nc\td")]),
        ("<table><tr><td><table><tr><td>a</table><p>b</table>", [("table", "a"), ("paragraph", "b")]),
        ("", []),
    ],
)
def test_elements_become_blocks(page: str, blocks: list[tuple[str, str]]) -> None:
    """Each by what it is to a reader, closed or not."""
    assert shown(page) == blocks


def one(page: str) -> Block:
    """Give the first block of the content."""
    return next(block for block in html_blocks(page) if block.region == "main")


def test_items_are_counted() -> None:
    """A list's own numbers hold."""
    numbers = [block.number for block in html_blocks("<ol start=3><li>a<li value=7>b<li>c</ol><ul><li>d</ul>")]

    assert numbers == ["3", "7", "8", None]


def test_items_know_their_depth() -> None:
    """Depth begins at one."""
    assert [block.level for block in html_blocks("<ul><li>a<ul><li>b</ul></ul>")] == [1, 2]


def test_links_and_struck_words_are_kept() -> None:
    """With the words they cover, and addresses as written."""
    block = one("<p><a href='a/b?c=1&amp;d'>Kallelse</a> <del>13 januari</del> <s>nu</s>")

    assert block.links[0].url == "a/b?c=1&d"
    assert block.struck == ("13 januari", "nu")


def test_struck_by_style() -> None:
    """A row of a table may be struck whole."""
    table = one("<table><tr style='text-decoration:line-through'><td>13 januari<td>KS</table>")

    assert [cell.struck for cell in table.rows[0]] == [("13 januari",), ("KS",)]


def test_moments_keep_their_machine_form() -> None:
    """A `time` element tells the year that it does not show."""
    assert one("<p><time datetime='2026-01-13'>13 jan</time>").moments[0].url == "2026-01-13"


def test_caption_is_the_tables_key() -> None:
    """A caption belongs to its table."""
    assert one("<table><caption>Plan 2026</caption><tr><td>a</table>").key == "Plan 2026"


def test_head_tells_title_and_days() -> None:
    """They come first, in the region of the page's head."""
    head = [
        (block.place, block.key, block.text)
        for block in html_blocks("<title>Möten</title><meta name='last-modified' content='2026-01-16'><p>Hej")
        if block.region == "header"
    ]

    assert head == [("title", None, "Möten"), ("meta", "last-modified", "2026-01-16")]


def test_abbreviations_are_explained_once() -> None:
    """What `abbr` says comes last, beside the content."""
    block = html_blocks("<table><tr><th><abbr title='Valnämnden'>VN</abbr></table><abbr title='Valnämnden'>VN</abbr>")[
        -1
    ]

    assert (block.key, block.text, block.region) == ("VN", "Valnämnden", "aside")


def test_regions_are_told_apart() -> None:
    """Menus and footers are there, and known for what they are."""
    page = "<header><nav>a</nav></header><main><header><h1>b</h1></header><p>c</main><aside>d</aside><footer>e</footer>"

    assert [(block.text, block.region) for block in html_blocks(page)] == [
        ("a", "nav"),
        ("b", "main"),
        ("c", "main"),
        ("d", "aside"),
        ("e", "footer"),
    ]


def test_long_pages_are_refused() -> None:
    """The limit is named."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        html_blocks(" " * (CHARACTERS + 1))


@given(st.text(alphabet="<>/ab\"'= tdrlihpu\n&;é", max_size=200))
def test_any_markup_is_read_or_refused(page: str) -> None:
    """Whatever is written, only a `ReadError` is raised."""
    try:
        blocks = html_blocks(page)
    except ReadError:
        return
    assert all(block.text or block.key for block in blocks)
