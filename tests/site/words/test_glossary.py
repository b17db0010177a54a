"""Words of municipal politics lead to what they mean."""

from __future__ import annotations

import re

import pytest

from agendawatch.demo import DemoReport
from agendawatch.lang.sv.stems import stem
from agendawatch.model import slug
from agendawatch.site.words.glossary import with_links
from agendawatch.site.words.sentences import GLOSSARY

_CLOSED = "a|bdi|q|h1|button|label|summary|option|svg|legend|blockquote"


def linked(text: str) -> list[str]:
    """Give the words of a page's main part that are linked."""
    return re.findall(r'<a class="word" href="ord/#[a-z-]+">([^<]+)</a>', with_links(f"<main>{text}</main>", "ord/"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Motionerna tas upp.</p>", ["Motionerna"]),
        ("<p>En motion, och motionen igen.</p>", ["motion"]),
        ("<h2>Dagordning</h2><p>Vi har inget protokoll.</p>", ["Dagordning", "protokoll"]),
        ("<p>Svar på <bdi>Motion om bad</bdi></p>", []),
        (
            "<h1><bdi>Kommunfullmäktige</bdi></h1><p><bdi>Kommunstyrelsens arbetsutskott</bdi></p>",
            ["Kommunfullmäktige"],
        ),
        ("<p><q>Kommunfullmäktige bifaller motionen</q></p>", []),
        ('<p><a href="x">Protokoll</a></p>', []),
        ('<p title="motion">Mötet</p>', []),
        ("<button>Anslag</button> <label>Motion</label>", []),
        ('<a class="word" href="ord/#motion">Motion</a>: motionen', ["Motion"]),
        ('<li class="row off"><p>Kallelse</p><ul><li>Motion</li></ul>motion</li><p>En kallelse</p>', ["kallelse"]),
        ('<ul class="cards"><li>Nämnd</li><li>Motion</li></ul><p>En motion</p>', ["motion"]),
        ("<p>Motionslopp och emotioner</p>", []),
    ],
)
def test_a_word_of_ours_is_linked_once_and_nobody_elses(text: str, words: list[str]) -> None:
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
