"""What the items of an agenda open with."""

from __future__ import annotations

import pytest

from agendawatch.documents.html import html_document
from agendawatch.documents.passages import PassageKind
from agendawatch.reading.agenda.forms import form_of


@pytest.mark.parametrize(
    ("page", "style", "unnumbered"),
    [
        ("<p>1. Upprop</p><p>2. Taxa</p>", "paragraph .", None),
        ("<p>§ 1 Upprop</p><p>§ 2 Taxa</p>", "paragraph §", None),
        ("<ol><li>Upprop</li><li>Taxa</li></ol>", "list_item1", None),
        ("<h3>1 Upprop</h3><h3>2 Taxa</h3>", "heading3 bare", None),
        ("<dl><dt>1</dt><dd>Upprop</dd><dt>2</dt><dd>Taxa</dd></dl>", "key_value0", None),
        ("<h2>Dagordning</h2><p>09.00 Upprop</p><p>09.10 Taxa</p><p>10.00 Val</p>", "clock", None),
        (
            "<h3>Upprop</h3><h3>Taxa</h3><p>Dnr KS 1/26</p><h3>Val</h3><p>Dnr KS 2/26</p>",
            "heading",
            PassageKind.HEADING,
        ),
        ("<h2>Ärenden</h2><ul><li>Upprop</li><li>Taxa</li></ul>", "list", PassageKind.LIST_ITEM),
        (
            "<h2>Formalia</h2><ul><li>Upprop</li></ul><h2>Val</h2><ul><li>A (KS 1/26)</li><li>B (KS 2/26)</li></ul>",
            "list",
            PassageKind.LIST_ITEM,
        ),
        ("<p>Upprop</p><p>Taxa (KS 2026/1)</p><p>Val (KS 2026/2)</p>", "plain", PassageKind.PARAGRAPH),
    ],
)
def test_forms_are_told_apart(page: str, style: str, unnumbered: PassageKind | None) -> None:
    """Numbers go before times, headings before lists."""
    form = form_of(html_document(page).passages)

    assert form is not None
    assert (form.style, form.unnumbered) == (style, unnumbered)


@pytest.mark.parametrize(
    "page", ["<p>Välkommen</p>", "<ul><li>Start</li><li>Politik</li></ul>", "<h2>Om oss</h2><p>Vi är en kommun.</p>"]
)
def test_other_pages_have_none(page: str) -> None:
    """Running text, links and headings alone are no agenda."""
    assert form_of(html_document(page).passages) is None


@pytest.mark.parametrize(
    ("head", "names"), [("Föredragande", True), ("Ärende/Föredragande Dnr", True), ("Föredragande talar", False)]
)
def test_a_head_for_presenters_makes_names_presenters(head: str, names: bool) -> None:
    """Where "Föredragande" stands over a column of boxes, a name alone is one."""
    form = form_of(html_document(f"<div>{head}</div><p>1. Upprop</p><p>2. Taxa</p>").passages)

    assert form is not None
    assert form.names is names
