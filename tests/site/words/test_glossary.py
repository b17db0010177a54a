"""Words of municipal politics lead to what they mean."""

from __future__ import annotations

import re

from tests.cases import cases

from agendawatch.demo import DemoReport
from agendawatch.lang.sv.stems import stem
from agendawatch.model import slug
from agendawatch.site.words.sentences import GLOSSARY, with_links

_CLOSED = "a|bdi|q|h1|button|label|summary|option|svg|legend|blockquote"


def linked(text: str) -> tuple[str, ...]:
    """Give the words of a page's main part that are linked."""
    page = with_links(f"<main>{text}</main>", "ord/")
    return tuple(re.findall(r'<a class="word" href="ord/#[a-z-]+">([^<]+)</a>', page))


@cases("text", "words")
def test_a_word_of_ours_is_linked_once_and_nobody_elses(text: str, words: tuple[str, ...]) -> None:
    """Inflected too; what a source said, and what is pressed, stays as it is."""
    assert linked(text) == words


def test_every_such_word_on_the_demos_pages_leads_to_its_meaning(demo: DemoReport) -> None:
    """Of each page, in Swedish: what stands in our own sentences and is explained, is linked somewhere on it."""
    anchors = {stem(word): slug(word) for word in GLOSSARY if " " not in word}
    lacking, found = {}, set()
    for path in demo.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if '<html lang="sv">' not in text or path.parts[-2] == "ord":
            continue
        main = text[text.index("<main") : text.index("</main>")]
        bare = re.sub(
            rf'<li class="row.*?</li>|<ul class="cards.*?</ul>|<({_CLOSED})\b.*?</\1>', " ", main, flags=re.DOTALL
        )
        words = {stem(it) for it in re.findall(r"[^\W\d_]{5,40}", re.sub(r"<[^>]*>", " ", bare))}
        leads = set(re.findall(r'class="word" href="[^"#]*#([^"]+)"', main))
        found |= leads
        if left := {anchors[it] for it in words & anchors.keys()} - leads:
            lacking[path.relative_to(demo.site).as_posix()] = left

    front = (demo.site / "index.html").read_text(encoding="utf-8")
    for heading in ("ahead", "changed"):
        assert '<a href="./ord/">Vad orden betyder</a>' in front.partition(f'id="{heading}"')[2].partition("<ul")[0]
    assert re.search(r'Beslut</strong>: <a href="\./arende/\w+/"><bdi>Motion', front)
    assert lacking == {}
    assert {"motion", "dagordning", "protokoll", "overklaga"} <= found
