"""A proposal's life as a drawing and in words."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from tests.proposals.lund import BOARD, COMMITTEE, COUNCIL, act

from agendawatch.model import Action, ActionCode, Caveat, CaveatCode, Certainty, Match, Proposal
from agendawatch.proposals.timelines import timeline, timeline_svg, timeline_text

SVG = "{http://www.w3.org/2000/svg}"
GUESS = Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.ONLY_ITEM),))
LIFE = Proposal(
    id="p1",
    title="Plan för <fler> ekorrar & mårdar",
    actions=(
        act(ActionCode.SUBMITTED, "2026-01-07", words="Vi vill se ekorrar"),
        act(ActionCode.REFERRED_BACK, "2026-02-04", COMMITTEE, minority=True),
        act(ActionCode.RECOMMENDED_APPROVAL, "2026-03-11", BOARD, match=GUESS),
        act(ActionCode.APPROVED, "2026-03-30", COUNCIL, authoritative=True),
    ),
)
END = dt.date(2026, 4, 1)


def test_a_matter_is_one_line_with_its_stations() -> None:
    """From nämnd by KS to KF, and what each did."""
    told = timeline_text(timeline(LIFE, END, language="en"))

    assert told == (
        "Plan för <fler> ekorrar & mårdar",
        "Status on 2026-04-01: approved",
        "Way: Tekniska nämnden → Kommunstyrelsen → Kommunfullmäktige",
        '2026-01-07  submitted: "Vi vill se ekorrar"',
        "2026-02-04  referred back by a minority, Tekniska nämnden",
        "2026-03-11  recommended for approval, Kommunstyrelsen, inferred",
        "2026-03-30  approved, Kommunfullmäktige",
    )


def test_what_came_later_is_not_drawn() -> None:
    """A timeline is of a day."""
    drawn = timeline(LIFE, dt.date(2026, 2, 10))

    assert len(drawn.rows) == 2
    assert drawn.status == "Status 2026-02-10: återremitterat"


def test_the_drawing_tells_the_same_as_the_words() -> None:
    """Title and description hold the text twin; one dot an action, filled where it settles, dashed where inferred."""
    drawn = timeline(LIFE, END)
    root = ET.fromstring(timeline_svg(drawn))  # noqa: S314 - our own text
    twin = timeline_text(drawn)
    dots = root.findall(f"{SVG}circle")

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == twin[0]
    assert root.findtext(f"{SVG}desc") == "\n".join(twin[1:])
    assert root.get("aria-labelledby") == " ".join(
        found.attrib["id"] for name in ("title", "desc") if (found := root.find(f"{SVG}{name}")) is not None
    )
    assert [dot.get("fill") == "#fff" for dot in dots] == [True, True, True, False]
    assert [dot.get("stroke-dasharray") is None for dot in dots] == [True, True, False, True]


def test_a_drawing_within_a_page_leaves_heading_and_twin_to_it() -> None:
    """The rows are the same, the box is cut to them, and a screen reader passes it over."""
    drawn = timeline(LIFE, END)
    alone, within = (ET.fromstring(timeline_svg(drawn, alone=alone)) for alone in (True, False))  # noqa: S314 - our own text

    assert len(alone.findall(f"{SVG}text")) == len(within.findall(f"{SVG}text")) + 2
    assert within.attrib["aria-hidden"] == "true"
    assert within.find(f"{SVG}desc") is None
    assert float(within.attrib["height"]) < float(alone.attrib["height"])


def test_a_proposal_without_actions_is_drawn() -> None:
    """Nothing known is a drawing too."""
    root = ET.fromstring(timeline_svg(timeline(Proposal(id="x", title="Ekor"), END)))  # noqa: S314 - our own text

    assert root.findall(f"{SVG}circle") == []


def test_a_long_title_stays_within_the_picture() -> None:
    """Letters of a wide font, bold, take 0.55 of their size: as many as are kept have room."""
    root = ET.fromstring(timeline_svg(timeline(Proposal(id="x", title="Ekorrar " * 40), END)))  # noqa: S314 - our own text

    title = root.findall(f"{SVG}text")[0]
    assert title.text is not None
    assert title.text.endswith("…")
    assert float(title.attrib["x"]) + 0.55 * float(title.attrib["font-size"]) * len(title.text) <= float(
        root.attrib["width"]
    )


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_words_make_a_drawing_that_parses(title: str, words: str) -> None:
    """Signs of XML and letters that it forbids break nothing."""
    action = Action(code=ActionCode.SUBMITTED, date=END, words=words)
    drawn = timeline(Proposal(id="x", title=title, actions=(action,)), END)

    assert ET.fromstring(timeline_svg(drawn)).tag == f"{SVG}svg"  # noqa: S314 - our own text
