"""Reading one document."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import Result
from tests.cases import cases, table
from tests.cli.running import run

from agendawatch.cli.sentences import MODES, OBJECTS, REASONS, REFUSALS, SAYS
from agendawatch.lang.sv.decisions import Reason, Refusal
from agendawatch.lang.sv.decisions.findings import ObjectKind
from agendawatch.lang.sv.rules import Mode
from agendawatch.lang.sv.rules import table as rule_table
from agendawatch.visible import UNSEEN

PAGES: dict[str, str] = table(__file__, "PAGES")
DOUBTED: dict[str, str] = table(__file__, "DOUBTED")
FILE, DRAWN = Path("page.html"), Path("ut.html")


def read(kind: str, page: str, *words: str) -> Result:
    """Read a page."""
    FILE.write_text(page, encoding="utf-8")
    return run("read", kind, "page.html", *words)


def as_json(kind: str, page: str, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Read a page for its facts."""
    return json.loads(read(kind, page, *words, "--json").stdout)


@pytest.mark.parametrize(
    ("kind", "found"),
    [("schedule", "2026-02-11 13:00"), ("agenda", "KS 2026/00123"), ("press", "2020-03-11 (på onsdag)")],
)
def test_a_document_is_read_for_people_and_for_programs(kind: str, found: str) -> None:
    """A table or lines, and JSON with the same facts."""
    page = PAGES["release" if kind == "press" else kind]

    assert found in read(kind, page, "--published", "2020-03-06").output
    assert as_json(kind, page, "--published", "2020-03-06")


def test_a_doubt_tells_each_way_with_its_days_and_what_settles_it() -> None:
    """A name that the page contradicts: the words, whose the page says that they are, whose the caller says, each with its command."""
    page = "<h1>Planberedningen</h1><p>Sammanträden 2026</p><p>14 januari<p>11 februari<p>11 mars<p>15 april"

    told = read("schedule", page, "-o", "Kommunstyrelsen").output.splitlines()
    his = read("schedule", page, "-o", "Kommunstyrelsen", "--choose", "2").output

    at = next(nth for nth, line in enumerate(told) if line.startswith("In doubt: "))
    days = "4 meetings: 2026-01-14, 2026-02-11, 2026-03-11, 2026-04-15"
    again = "     agendawatch read schedule page.html --organization Kommunstyrelsen --choose"
    assert "  | »14 januari«" in told[at:]
    assert told[-8:-1] == [
        "  Look at the page, and run the command under the reading that is right; it is added to the table:",
        f"  1. Planberedningen, {days} (by the heading above)",
        f"{again} 1",
        f"  2. Kommunstyrelsen, {days} (by whose page it is)",
        f"{again} 2",
        "  3. none of these: the table stands as it is",
        f"{again} 3",
    ]
    assert his.count("Kommunstyrelsen  scheduled") == 4
    assert "Planberedningen" not in his


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", DOUBTED.values(), ids=DOUBTED)
def test_every_command_beside_a_doubt_settles_it(page: str, language: str) -> None:
    """What it promises is then in the table, and nobody asks of it again; what else was asked is asked as before."""
    asks = "Osäkert: " if language == "sv" else "In doubt: "

    told = read("schedule", page, "--language", language).output
    lines = told.splitlines()
    commands = [at for at, line in enumerate(lines) if line.startswith("     agendawatch ")]

    assert len(commands) > 1
    for at in commands:
        after = run(*shlex.split(lines[at])[1:]).output
        listed = after.split(asks)[0]
        assert after.count(asks) == told.count(asks) - 1, lines[at - 1]
        assert [day for day in re.findall(r"20\d\d-\d\d-\d\d", lines[at - 1]) if day not in listed] == []


def test_what_is_chosen_of_two_doubts_holds_for_both() -> None:
    """The second command says the first answer too."""
    first = read("schedule", DOUBTED["both"], "--choose", "1").output
    last = next(line for line in reversed(first.splitlines()) if line.startswith("     agendawatch "))

    assert "--choose 1 --choose " in last
    assert "In doubt" not in run(*shlex.split(last)[1:]).output


@cases("page", "words", "said")
def test_a_choice_that_nothing_can_come_of_is_refused(page: str, words: tuple[str, ...], said: str) -> None:
    """Two answers to one question, one to none, two years, a year that is not the page's, and where nothing is asked."""
    told = read("schedule", DOUBTED[page], *words)

    assert (told.exit_code, said in told.output) == (2, True)
    assert read("minutes", DOUBTED[page], "--choose", "1").exit_code == 2


def test_a_day_without_a_date_is_asked_of_and_not_sought_for_ever() -> None:
    """A year does not tell it either: "nästa onsdag" has no month."""
    told = read("schedule", "<h1>Valnämnden</h1><p>Nämnden sammanträder nästa onsdag kl. 18.00</p>")

    assert (told.exit_code, told.output.count("In doubt: ")) == (0, 1)


def test_a_doubt_that_cannot_be_read_any_way_says_so() -> None:
    """And of which year days are, any year may be chosen."""
    lone = read("schedule", "Valnämnden 2027\n\n- 14 januari\n- 15\n- 18 mars\n- 22 april\n").output
    year = read("schedule", "Valnämnden sammanträder den 20 februari kl. 17.\n").output

    assert "No reading of it can be offered." in lone
    assert "under the reading that is right" not in lone
    assert "Any other year is chosen in the same way" in year


def test_the_language_is_said_once() -> None:
    """Also where it was given twice."""
    FILE.write_text(DOUBTED["joint"], "utf-8")

    told = run("--language", "en", "read", "schedule", "page.html", "--language", "en").output

    assert "--language en --choose 1" in told
    assert "--language en --language" not in told


def test_a_name_that_is_none_of_those_side_by_side_settles_nothing() -> None:
    """Who is not named owns none of the days; both names together are one that may be given."""
    assert "In doubt" in read("schedule", DOUBTED["joint"], "-o", "Skolnämnden").output
    assert "In doubt" not in read("schedule", DOUBTED["joint"], "-o", "Valnämnden och kulturnämnden").output


@pytest.mark.parametrize(("language", "warning"), [("en", "Warning"), ("sv", "Varning")])
def test_what_is_odd_about_a_meeting_is_told_beside_the_table(language: str, warning: str) -> None:
    """A weekday that is not the date's, in a list and in a table, and a meeting that is perhaps off: a line each."""
    days = ("tisdag 20 januari 2026", "onsdag 17 februari 2026", "tisdag 17 mars 2026 (utgår ev.)")
    items = "".join(f"<li>{day}</li>" for day in days)
    rows = "".join(f"<tr><td>Skolnämnden</td><td>{day}</td></tr>" for day in days[:2])
    page = f"<h1>Valnämnden</h1><ul>{items}</ul><h2>Skolnämnden</h2><table>{rows}</table>"

    lines = read("schedule", page, "--language", language).output.splitlines()
    told = [re.split(": [“”]", line)[0] for line in lines if line.startswith(warning)]

    assert told[0].startswith(f"{warning}: 2026-02-17 Skolnämnden"[:40])
    assert told[1].startswith(f"{warning}: 2026-02-17 Valnämnden"[:40])
    assert told[2].startswith(f"{warning}: 2026-03-17 Valnämnden: ")
    assert len(told) == 3


def test_an_agenda_in_doubt_is_withheld_with_its_reason() -> None:
    """A sentence for people; for programs the lists that it may be."""
    assert "In doubt: the agenda cannot be read for sure" in read("agenda", PAGES["two_agendas"]).output
    told = as_json("agenda", PAGES["two_agendas"])
    assert told["items"] == []
    assert [len(way["items"]) for way in told["doubts"][0]["alternatives"]] == [3, 3]


def test_why_an_agenda_is_read_so_is_told() -> None:
    """Every list that may be it, what each item rests on, and what is numbered and no item; drawn as well."""
    text = "Dagordning\n\n1. Upprop\n2. Taxa för bad\n   Förslag till beslut\n   1. Taxan antas.\n3. Övriga frågor\n"
    Path("page.txt").write_text(text, encoding="utf-8")
    told = run("read", "agenda", "page.txt", "--why").output

    assert "list 1 (numbered, 3 items" in told
    assert "Taxa för bad: +" in told
    assert "Taxan antas.: no item (part_of_item)" in told
    run("read", "agenda", "page.txt", "--show", "ut.html")
    assert "“Taxan antas.” is a part of an item" in DRAWN.read_text(encoding="utf-8")


def test_words_that_are_not_understood_are_told() -> None:
    """For people and for programs; where all is, that is said too."""
    page = PAGES["schedule"].replace("11 februari kl. 13.00", "11 februari, ajourneras")

    assert "ajourneras" in read("schedule", page, "--unknown").output
    assert as_json("schedule", page, "--unknown") == [
        {"of": "meeting", "words": "ajourneras", "line": "11 februari, ajourneras"}
    ]
    assert "no word" in read("schedule", PAGES["schedule"], "--unknown").output


def test_a_document_is_drawn_with_its_facts() -> None:
    """Each is marked where it stands; what is printed stays as it was."""
    plain = read("schedule", PAGES["schedule"]).output

    assert read("schedule", PAGES["schedule"], "--show", "ut.html").output == plain
    text = DRAWN.read_text(encoding="utf-8")
    assert "11 februari kl. 13.00</a>" in text
    assert 'href="#f1-0"' in text
    assert "facts were read" in text


def test_what_is_refused_is_drawn_too() -> None:
    """Whoever asks why can look at what the reader saw."""
    assert read("schedule", "<h1>Om oss</h1><p>Vi är en kommun.</p>", "--show", "ut.html").exit_code
    assert "Vi är en kommun." in DRAWN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "page", "marked"),
    [
        (
            "agenda",
            "<h1>Dagordning</h1><p>1. Upprop</p><p>2. Taxa <a href='/t.pdf'>Tjänsteskrivelse</a></p>",
            "Tjänsteskrivelse",
        ),
        ("minutes", "<p>§ 7 Cykelplan</p><p>Beslut</p><p>Planen antas.</p>", "Planen antas."),
    ],
)
def test_items_decisions_and_papers_are_drawn(kind: str, page: str, marked: str) -> None:
    """Each with its own words."""
    read(kind, page, "--show", "ut.html")
    text = DRAWN.read_text(encoding="utf-8")

    assert marked in text
    assert 'class="mark f2"' in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "”torsdag 11 mars 2026” säger torsdag, men 2026-03-11 är en onsdag"),
        ("en", "“torsdag 11 mars 2026” says Thursday, but 2026-03-11 is a Wednesday"),
    ],
)
def test_doubts_are_told_in_the_language_that_is_spoken(language: str, sentence: str) -> None:
    """Programs have the code and its facts beside the sentence."""
    page = PAGES["release"].replace("på onsdag", "torsdag 11 mars 2026")
    words = ("--published", "2026-03-06", "--language", language)

    assert sentence in read("press", page, *words).output
    facts = {"date": "2026-03-11", "weekday": 4, "words": "torsdag 11 mars 2026"}
    told = {"code": "weekday_differs", "facts": facts, "text": sentence}
    assert as_json("press", page, *words)["warnings"] == [told]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("rejected: a clause says it", "Rule      reject", "Who       Bo Ek (M)", "no: it is not asserted")),
        ("sv", ("avslag: en sats säger det", "Regel     reject", "Vem       Bo Ek (M)", "nej: det påstås inte")),
    ],
)
def test_why_minutes_are_read_so_is_told(language: str, told: tuple[str, ...]) -> None:
    """Every clause that was weighed, with its rule; codes for programs."""
    spoken = read("minutes", PAGES["minutes"], "--why", "--language", language).output
    (item,) = as_json("minutes", PAGES["minutes"], "--why")

    assert [it for it in told if it not in spoken] == []
    assert [(it["rule"], it["mode"], it["refused"], it["counts"]) for it in item["clauses"]] == [
        ("approve", "proposed", "mode", False),
        ("reject", "asserted", None, True),
    ]


def test_sides_votes_and_where_a_matter_goes_are_told_alike() -> None:
    """Each clause by one form: what it says and of what, rule, who, mode, and what was refused."""
    (item,) = as_json("minutes", PAGES["voted"], "--why")
    spoken = read("minutes", PAGES["voted"], "--why", "--language", "sv").output

    assert {it["kind"] for it in item["clauses"]} == {"decision"}
    told = [(it["kind"], it["rule"], it["actor"], it["gives"], it["value"], it["refused"]) for it in item["others"]]
    assert ("position", "ask", "Bo Ek (M)", "supporter", None, None) in told
    assert ("vote", "so-many-against", None, "first second", "31–27", None) in told
    assert ("next", "propose", "Nämnden", "next", "kommunfullmäktige", None) in told
    assert ("next", "forward", None, "next", "kulturnämnden", "denied") in told
    assert "så många för ena sidan, så många för den andra: 31–27" in spoken
    assert "nej: det påstås inte" in spoken


def test_why_a_release_is_of_a_day_is_told() -> None:
    """A day that is its meeting's, and one that is not, with the reason; without the day that it came out it is not read."""
    page = f"{PAGES['release']} Fullmäktiges möte den 20 mars är inställt."
    words = ("--published", "2026-03-06", "--why")

    told = [(it["kind"], it["value"], it["refused"], it["counts"]) for it in as_json("press", page, *words)]

    assert told == [("day", "2026-03-11", None, True), ("day", "2026-03-20", "called_off", False)]
    assert "no: called off" in read("press", page, *words).output
    refused = read("press", page)
    assert (refused.exit_code, "a press release needs --published" in refused.output) == (2, True)


def test_every_code_of_the_grounds_has_words() -> None:
    """A code that is added is told, too: every refusal that stands in the readers' code, all that rules give."""
    assert set(REASONS) == {*Reason, "withheld", "heading"}
    assert set(Refusal) <= set(REFUSALS)
    assert set(OBJECTS) >= set(get_args(ObjectKind))
    assert set(MODES) == set(get_args(Mode))
    for name, rows in (("statuses", "rule"), ("positions", "rule"), ("handing_on", "rule"), ("votes", "way")):
        assert {it.gives for it in rule_table(name, rows).rules} <= set(SAYS), name
    for rows in ("count", "voices"):
        assert {it.gives for it in rule_table("votes", rows).rules} <= set(SAYS)


@pytest.mark.parametrize("more", [(), ("--json",), ("--why",)], ids=["table", "json", "why"])
def test_a_page_says_nothing_to_a_terminal(more: tuple[str, ...]) -> None:
    """Neither its clipboard, its title nor its direction is a page's to change."""
    page = PAGES["agenda"].replace("Cykelplan", "Cykel\x1b]52;c;cm0=\x07plan\x1b]0;x\x1b\\ \u202egpj\x9b2J")

    told = read("agenda", page, *more)

    assert told.exit_code == 0
    assert "Cykelplan" in told.output
    assert not UNSEEN.search(told.output)
