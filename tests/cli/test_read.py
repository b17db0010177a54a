"""Reading one document."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from tests.cli.running import run

from agendawatch.cli.sentences import MODES, OBJECTS, REASONS, REFUSALS, SAYS
from agendawatch.lang.sv.decisions import Reason, Refusal
from agendawatch.lang.sv.decisions.findings import ObjectKind
from agendawatch.lang.sv.rules import Mode, table
from agendawatch.visible import UNSEEN

SCHEDULE = """<html lang="sv"><body><main><h1>Kommunstyrelsens sammanträden 2026</h1>
<ul><li>14 januari kl. 13.00</li><li>11 februari kl. 13.00</li></ul></main></body></html>"""
AGENDA = """Föredragningslista

Kommunstyrelsen den 14 januari 2026

1. Upprop
2. Budget 2027
   Dnr KS 2026/00123
3. Cykelplan
   Dnr KS 2026/00124
"""
RELEASE = """Vänsterpartiet vill bygga fler cykelbanor

Nu föreslår Vänsterpartiet fler cykelbanor. Förslaget behandlas av kommunstyrelsen på onsdag.
"""


@pytest.mark.parametrize(
    ("kind", "page", "found"),
    [
        ("schedule", SCHEDULE, "2026-02-11 13:00"),
        ("agenda", AGENDA, "KS 2026/00123"),
        ("press", RELEASE, "2020-03-11 (på onsdag)"),
    ],
)
def test_a_document_is_read_for_people_and_for_programs(tmp_path: Path, kind: str, page: str, found: str) -> None:
    """A table or lines, and JSON with the same facts."""
    file = tmp_path / "page"
    file.write_text(page, encoding="utf-8")
    words = ("read", kind, str(file), "--published", "2020-03-06")

    assert found in run(*words).output
    assert json.loads(run(*words, "--json").output)


def test_a_doubt_tells_each_way_with_its_days_and_what_settles_it(tmp_path: Path) -> None:
    """A name that the page contradicts: the words, whose the page says that they are, whose the caller says, each with its command."""
    file = tmp_path / "page.txt"
    file.write_text("Planberedningen\n\nSammanträden 2026\n\n14 januari\n11 februari\n11 mars\n15 april\n", "utf-8")
    words = ("read", "schedule", str(file), "-o", "Kommunstyrelsen")

    told = run(*words).output.splitlines()
    his = run(*words, "--choose", "2").output

    at = next(nth for nth, line in enumerate(told) if line.startswith("In doubt: "))
    days = "4 meetings: 2026-01-14, 2026-02-11, 2026-03-11, 2026-04-15"
    again = f"     agendawatch read schedule {file} --organization Kommunstyrelsen --choose"
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


LIST = "<ul><li>19 januari<li>16 februari<li>16 mars<li>20 april</ul>"
DOUBTED = {
    "joint": f"<h1>Politik</h1><h2>Valnämnden och kulturnämnden 2026</h2>{LIST}",
    "undated": "<h1>Valnämnden</h1><h2>Sammanträdesdagar</h2><p>15 januari, 12 februari, 12 mars, 16 april</p>",
    "unknown": f"<h1>Möten 2026</h1><h2>Valnämnden</h2>{LIST}<h2>Hälsa och skog</h2><ul><li>20 januari<li>17 mars</ul>",
    "weekday": f"<h1>Valnämnden 2026</h1>{LIST.replace('16 mars', 'tisdag 16 mars')}",
    "beyond": "<h1>Möten 2026</h1><table><tr><th>Valnämnden</th><th>Skolnämnden</th></tr><tr><td>13 januari</td><td>20 januari</td>"
    "</tr><tr><td>10 februari</td><td>17 februari</td><td>23 februari</td></tr><tr><td>10 mars</td><td>17 mars</td></tr></table>",
    "deadlines": "<h1>Valnämnden 2026</h1><h2>Sista dag att lämna ärenden</h2><ul><li>7 januari<li>4 februari<li>4 mars<li>7 april</ul>",
    "company": "<h1>Möten 2026</h1><p>Valnämnden sammanträder den 5 mars tillsammans med skolnämnden.</p>",
    "either": "<h1>Möten 2026</h1><p>Valnämnden eller skolnämnden sammanträder den 5 mars.</p>",
    "both": f"<h1>Möten 2026</h1><h2>Valnämnden och kulturnämnden</h2>{LIST}<h2>Skolnämnden</h2><p>fredag 3 mars</p>{LIST}",
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", DOUBTED.values(), ids=DOUBTED)
def test_every_command_beside_a_doubt_settles_it(tmp_path: Path, page: str, language: str) -> None:
    """What it promises is then in the table, and nobody asks of it again; what else was asked is asked as before."""
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    asks = "Osäkert: " if language == "sv" else "In doubt: "

    told = run("read", "schedule", str(file), "--language", language).output
    lines = told.splitlines()
    commands = [at for at, line in enumerate(lines) if line.startswith("     agendawatch ")]

    assert len(commands) > 1
    for at in commands:
        after = run(*shlex.split(lines[at])[1:]).output
        table = after.split(asks)[0]
        assert after.count(asks) == told.count(asks) - 1, lines[at - 1]
        assert [day for day in re.findall(r"20\d\d-\d\d-\d\d", lines[at - 1]) if day not in table] == []


def test_what_is_chosen_of_two_doubts_holds_for_both(tmp_path: Path) -> None:
    """The second command says the first answer too; two answers to one question, and one to none, are refused in words."""
    file = tmp_path / "page.html"
    file.write_text(DOUBTED["both"], "utf-8")
    words = ("read", "schedule", str(file))

    first = run(*words, "--choose", "1").output
    last = next(line for line in reversed(first.splitlines()) if line.startswith("     agendawatch "))

    assert "--choose 1 --choose " in last
    assert "In doubt" not in run(*shlex.split(last)[1:]).output
    assert "one reading of each doubt" in run(*words, "--choose", "1", "--choose", "2").output
    assert "expected a number up to" in run(*words, "--choose", "99").output
    assert "say --organization once" in run(*words, "-o", "KS", "-o", "KF").output


def test_a_day_without_a_date_is_asked_of_and_not_sought_for_ever(tmp_path: Path) -> None:
    """A year does not tell it either: "nästa onsdag" has no month."""
    file = tmp_path / "page.html"
    file.write_text("<h1>Valnämnden</h1><p>Nämnden sammanträder nästa onsdag kl. 18.00</p>", "utf-8")

    told = run("read", "schedule", str(file))

    assert (told.exit_code, told.output.count("In doubt: ")) == (0, 1)


def test_a_choice_that_nothing_can_come_of_is_refused(tmp_path: Path) -> None:
    """Two years, a year that is not the page's, and a choice where nothing is asked."""
    file = tmp_path / "page.html"
    file.write_text(DOUBTED["joint"], "utf-8")
    words = ("read", "schedule", str(file))

    assert "expected one year" in run(*words, "--choose", "2026", "--choose", "2027").output
    assert "expected a year that days of the page may be of" in run(*words, "--choose", "2031").output
    assert run(*words, "--choose", "1", "--why").exit_code == 2
    assert run("read", "minutes", str(file), "--choose", "1").exit_code == 2


def test_the_language_is_said_once(tmp_path: Path) -> None:
    """Also where it was given twice."""
    file = tmp_path / "page.html"
    file.write_text(DOUBTED["joint"], "utf-8")

    told = run("--language", "en", "read", "schedule", str(file), "--language", "en").output

    assert "--language en --choose 1" in told
    assert "--language en --language" not in told


def test_a_name_that_is_none_of_those_side_by_side_settles_nothing(tmp_path: Path) -> None:
    """Who is not named owns none of the days; both names together are one that may be given."""
    file = tmp_path / "page.html"
    file.write_text(DOUBTED["joint"], "utf-8")

    assert "In doubt" in run("read", "schedule", str(file), "-o", "Skolnämnden").output
    assert "In doubt" not in run("read", "schedule", str(file), "-o", "Valnämnden och kulturnämnden").output


@pytest.mark.parametrize(("language", "warning"), [("en", "Warning"), ("sv", "Varning")])
def test_what_is_odd_about_a_meeting_is_told_beside_the_table(tmp_path: Path, language: str, warning: str) -> None:
    """A weekday that is not the date's, in a list and in a table, and a meeting that is perhaps off: a line each."""
    file = tmp_path / "page.html"
    days = ("tisdag 20 januari 2026", "onsdag 17 februari 2026", "tisdag 17 mars 2026 (utgår ev.)")
    items = "".join(f"<li>{day}</li>" for day in days)
    rows = "".join(f"<tr><td>Skolnämnden</td><td>{day}</td></tr>" for day in days[:2])
    file.write_text(f"<h1>Valnämnden</h1><ul>{items}</ul><h2>Skolnämnden</h2><table>{rows}</table>", "utf-8")

    told = [
        line.split(": “")[0].split(": ”")[0]
        for line in run("read", "schedule", str(file), "--language", language).output.splitlines()
        if line.startswith(warning)
    ]

    assert [line[:40] for line in told[:2]] == [
        f"{warning}: 2026-02-17 {name}"[:40] for name in ("Skolnämnden", "Valnämnden")
    ]
    assert len(told) == 3
    assert told[2].startswith(f"{warning}: 2026-03-17 Valnämnden: ")


TWO_AGENDAS = """<h1>Kallelser</h1><h2>Nämnden 12 mars</h2><ol><li>Upprop<li>Val av justerare<li>Taxa för bad</ol>
<h2>Nämnden 9 april</h2><ol><li>Mötet öppnas<li>Avfallsplan<li>Svar på motion om parker</ol>"""


def test_an_agenda_in_doubt_is_withheld_with_its_reason(tmp_path: Path) -> None:
    """A sentence for people; for programs the lists that it may be."""
    file = tmp_path / "page.html"
    file.write_text(TWO_AGENDAS, encoding="utf-8")

    assert "In doubt: the agenda cannot be read for sure" in run("read", "agenda", str(file)).output
    told = json.loads(run("read", "agenda", str(file), "--json").output)
    assert told["items"] == []
    assert [len(way["items"]) for way in told["doubts"][0]["alternatives"]] == [3, 3]


def test_why_an_agenda_is_read_so_is_told(tmp_path: Path) -> None:
    """Every list that may be it, what each item rests on, and what is numbered and no item; drawn as well."""
    file, drawn = tmp_path / "page.txt", tmp_path / "ut.html"
    text = "Dagordning\n\n1. Upprop\n2. Taxa för bad\n   Förslag till beslut\n   1. Taxan antas.\n3. Övriga frågor\n"
    file.write_text(text, encoding="utf-8")
    told = run("read", "agenda", str(file), "--why").output

    assert "list 1 (numbered, 3 items" in told
    assert "Taxa för bad: +" in told
    assert "Taxan antas.: no item (part_of_item)" in told
    run("read", "agenda", str(file), "--show", str(drawn))
    assert "“Taxan antas.” is a part of an item" in drawn.read_text(encoding="utf-8")


def test_words_that_are_not_understood_are_told(tmp_path: Path) -> None:
    """For people and for programs; where all is, that is said too."""
    page = tmp_path / "page.html"
    page.write_text(SCHEDULE.replace("11 februari kl. 13.00", "11 februari, ajourneras"), encoding="utf-8")
    (tmp_path / "known.html").write_text(SCHEDULE, encoding="utf-8")

    assert "ajourneras" in run("read", "schedule", str(page), "--unknown").output
    assert json.loads(run("read", "schedule", str(page), "--unknown", "--json").output) == [
        {"of": "meeting", "words": "ajourneras", "line": "11 februari, ajourneras"}
    ]
    assert "no word" in run("read", "schedule", str(tmp_path / "known.html"), "--unknown").output


def test_a_document_is_drawn_with_its_facts(tmp_path: Path) -> None:
    """Each is marked where it stands; what is printed stays as it was."""
    page, drawn = tmp_path / "moten.html", tmp_path / "ut.html"
    page.write_text(SCHEDULE, encoding="utf-8")
    plain = run("read", "schedule", str(page)).output

    assert run("read", "schedule", str(page), "--show", str(drawn)).output == plain
    text = drawn.read_text(encoding="utf-8")
    assert "11 februari kl. 13.00</a>" in text
    assert 'href="#f1-0"' in text
    assert "facts were read" in text


def test_what_is_refused_is_drawn_too(tmp_path: Path) -> None:
    """Whoever asks why can look at what the reader saw."""
    page, drawn = tmp_path / "om.html", tmp_path / "ut.html"
    page.write_text("<h1>Om oss</h1><p>Vi är en kommun.</p>", encoding="utf-8")

    assert run("read", "schedule", str(page), "--show", str(drawn)).exit_code
    assert "Vi är en kommun." in drawn.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_items_decisions_and_papers_are_drawn(tmp_path: Path, kind: str) -> None:
    """Each with its own words."""
    page, drawn = tmp_path / "kallelse.html", tmp_path / "ut.html"
    agenda = "<h1>Dagordning</h1><p>1. Upprop</p><p>2. Taxa <a href='/t.pdf'>Tjänsteskrivelse</a></p>"
    minutes = "<p>§ 7 Cykelplan</p><p>Beslut</p><p>Planen antas.</p>"
    page.write_text(minutes if kind == "minutes" else agenda, encoding="utf-8")
    run("read", kind, str(page), "--show", str(drawn))
    text = drawn.read_text(encoding="utf-8")

    assert ("Planen antas." if kind == "minutes" else "Tjänsteskrivelse") in text
    assert 'class="mark f2"' in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "”torsdag 11 mars 2026” säger torsdag, men 2026-03-11 är en onsdag"),
        ("en", "“torsdag 11 mars 2026” says Thursday, but 2026-03-11 is a Wednesday"),
    ],
)
def test_doubts_are_told_in_the_language_that_is_spoken(tmp_path: Path, language: str, sentence: str) -> None:
    """Programs have the code and its facts beside the sentence."""
    file = tmp_path / "page"
    file.write_text(RELEASE.replace("på onsdag", "torsdag 11 mars 2026"), encoding="utf-8")
    words = ("read", "press", str(file), "--published", "2026-03-06", "--language", language)

    assert sentence in run(*words).output
    assert json.loads(run(*words, "--json").output)["warnings"] == [
        {
            "code": "weekday_differs",
            "facts": {"date": "2026-03-11", "weekday": 4, "words": "torsdag 11 mars 2026"},
            "text": sentence,
        }
    ]


MINUTES = "§ 7 Motion om bad\n\nYrkanden\nBo Ek (M) yrkar bifall till att motionen bifalls.\n\nBeslut\nMotionen avslås."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("rejected: a clause says it", "Rule      reject", "Who       Bo Ek (M)", "no: it is not asserted")),
        ("sv", ("avslag: en sats säger det", "Regel     reject", "Vem       Bo Ek (M)", "nej: det påstås inte")),
    ],
)
def test_why_minutes_are_read_so_is_told(tmp_path: Path, language: str, told: tuple[str, ...]) -> None:
    """Every clause that was weighed, with its rule; codes for programs."""
    file = tmp_path / "protokoll.txt"
    file.write_text(MINUTES, encoding="utf-8")
    words = ("read", "minutes", str(file), "--why")

    spoken = run(*words, "--language", language).output
    (item,) = json.loads(run(*words, "--json").output)

    assert [it for it in told if it not in spoken] == []
    assert [(it["rule"], it["mode"], it["refused"], it["counts"]) for it in item["clauses"]] == [
        ("approve", "proposed", "mode", False),
        ("reject", "asserted", None, True),
    ]


VOTED = """§ 7 Motion om bad

Yrkanden
Bo Ek (M) yrkar bifall till motionen. Om det faller yrkar Eva Al (S) avslag på motionen.

Omröstning
Motionen avslås med 31 röster mot 27.

Beslut
Nämnden föreslår kommunfullmäktige att avslå motionen. Ärendet överlämnas inte till kulturnämnden."""


def test_sides_votes_and_where_a_matter_goes_are_told_alike(tmp_path: Path) -> None:
    """Each clause by one form: what it says and of what, rule, who, mode, and what was refused."""
    file = tmp_path / "protokoll.txt"
    file.write_text(VOTED, encoding="utf-8")

    (item,) = json.loads(run("read", "minutes", str(file), "--why", "--json").output)
    spoken = run("--language", "sv", "read", "minutes", str(file), "--why").output

    assert {it["kind"] for it in item["clauses"]} == {"decision"}
    told = [(it["kind"], it["rule"], it["actor"], it["gives"], it["value"], it["refused"]) for it in item["others"]]
    assert ("position", "ask", "Bo Ek (M)", "supporter", None, None) in told
    assert ("vote", "so-many-against", None, "first second", "31–27", None) in told
    assert ("next", "propose", "Nämnden", "next", "kommunfullmäktige", None) in told
    assert ("next", "forward", None, "next", "kulturnämnden", "denied") in told
    assert "så många för ena sidan, så många för den andra: 31–27" in spoken
    assert "nej: det påstås inte" in spoken


def test_why_a_release_is_of_a_day_is_told(tmp_path: Path) -> None:
    """A day that is its meeting's, and one that is not, with the reason."""
    file = tmp_path / "release.txt"
    file.write_text(f"{RELEASE} Fullmäktiges möte den 20 mars är inställt.", encoding="utf-8")
    words = ("read", "press", str(file), "--published", "2026-03-06", "--why")

    told = [(it["kind"], it["value"], it["refused"], it["counts"]) for it in json.loads(run(*words, "--json").output)]

    assert told == [("day", "2026-03-11", None, True), ("day", "2026-03-20", "called_off", False)]
    assert "no: called off" in run(*words).output


def test_every_code_of_the_grounds_has_words() -> None:
    """A code that is added is told, too: every refusal that stands in the readers' code, all that rules give."""
    assert set(REASONS) == {*Reason, "withheld", "heading"}
    assert set(Refusal) <= set(REFUSALS)
    assert set(OBJECTS) >= set(get_args(ObjectKind))
    assert set(MODES) == set(get_args(Mode))
    for name, rows in (("statuses", "rule"), ("positions", "rule"), ("handing_on", "rule"), ("votes", "way")):
        assert {it.gives for it in table(name, rows).rules} <= set(SAYS), name
    for rows in ("count", "voices"):
        assert {it.gives for it in table("votes", rows).rules} <= set(SAYS)


@pytest.mark.parametrize("more", [(), ("--json",), ("--why",)], ids=["table", "json", "why"])
def test_a_page_says_nothing_to_a_terminal(tmp_path: Path, more: tuple[str, ...]) -> None:
    """Neither its clipboard, its title nor its direction is a page's to change."""
    page = AGENDA.replace("Cykelplan", "Cykel\x1b]52;c;cm0=\x07plan\x1b]0;x\x1b\\ \u202egpj\x9b2J")
    (tmp_path / "a.txt").write_text(page)

    told = run("read", "agenda", str(tmp_path / "a.txt"), *more)

    assert told.exit_code == 0
    assert "Cykelplan" in told.output
    assert not UNSEEN.search(told.output)
