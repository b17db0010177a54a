#!/usr/bin/env python3
"""Score a reader of Swedish council documents against labelled texts.

    python score.py                                    # agendawatch, over the texts beside this file
    python score.py FOLDER                             # over another folder of the same shape
    python score.py --reader 'python mine.py'          # a reader of yours: JSON Lines in, JSON Lines out
    python score.py --reader 'mine {kind} {file}'      # a reader of yours: a program for each file
    python score.py --kind schedules --misses 20 --json

Needs Python 3.11 and nothing else. What a reader is asked and what it answers stands in README.md beside this file.

Every figure has the number of things it was counted over and a 95 % interval. Meetings of one page are not independent of
each other, so intervals are drawn by resampling whole records (2,000 times, a fixed seed); where nothing varies, as with no
miss in forty records, by Wilson's interval over the records. "False claims" are answers that the text does not bear; silence
is better than those, and how much is claimed at all stands beside them. No figure is pleased by silence: a refusal excuses
nothing, a doubt excuses the organization that it names, and a page on which nothing right is claimed is counted apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import math
import random
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OURS = f"{shlex.quote(sys.executable)} {shlex.quote(str(HERE / 'readers' / 'with_agendawatch.py'))}"
OUTCOMES = {"postponed": "tabled", "forwarded_only": "forwarded"}
"""Two outcomes that older labels call otherwise."""
KINDS = {
    "förslag": "proposal",
    "initiativ": "board_initiative",
    "fråga": "question",
    "medborgarförslag": "citizen_proposal",
    "none": None,
}
"""Kinds of proposals whose code is not the Swedish word."""
PARTIES = {
    "V": "vänsterpart", "S": "socialdemokrat", "MP": "miljöpart", "M": "moderat", "C": "centerpart|centermotion",
    "L": "liberal|folkpart", "KD": "kristdemokrat", "SD": "sverigedemokrat", "FI": "feministisk", "D": "demokraterna",
}  # fmt: skip

_SHARE = 2
"""Parts of a share: right, of how many. An F1 has three."""
_ALIKE = 0.9
"""How much of two titles must agree."""

Record = dict[str, Any]
"""A labelled text, or a reader's answer. Any: JSON."""


# What a figure is


class Figure:
    """A share (right, of how many) or an F1 (hit, false, missed), by the record that each part came from."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.rows: dict[str, tuple[int, ...]] = {}

    def add(self, record: str, *parts: int) -> None:
        """Add to a record's parts."""
        before = self.rows.get(record, (0,) * len(parts))
        self.rows[record] = tuple(one + other for one, other in zip(before, parts, strict=True))

    def value(self, records: Iterable[str] | None = None) -> float:
        """Give the share or the F1 over all records or those given; 1 where there was nothing to find."""
        rows = self.rows.values() if records is None else [self.rows[it] for it in records]
        right, of, *missed = [sum(column) for column in zip(*rows, strict=True)] or [0, 0]
        if missed:
            right, of = 2 * right, 2 * right + of + missed[0]
        return right / of if of else 1.0

    @property
    def n(self) -> int:
        """How many things it was counted over."""
        return sum(row[1] if len(row) == _SHARE else row[0] + row[2] for row in self.rows.values())

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval; (0, 1) where nothing was counted."""
        records = [name for name, row in self.rows.items() if any(row)]
        if not records:
            return 0.0, 1.0
        if self.value() in {0.0, 1.0}:
            return wilson(round(self.value() * len(records)), len(records))
        pick = random.Random(20261127)  # noqa: S311 - a fixed draw, so that a figure is the same every time
        drawn = sorted(self.value(pick.choices(records, k=len(records))) for _ in range(2000))
        return drawn[50], drawn[1949]

    def plain(self) -> dict[str, float | None]:
        """Give the figure as JSON; nulls where nothing was counted."""
        if not self.n:
            return {"value": None, "n": 0, "low": None, "high": None}
        low, high = self.interval
        return {"value": round(self.value(), 4), "n": self.n, "low": round(low, 4), "high": round(high, 4)}


class MeanOverKinds(Figure):
    """The mean of the shares of each kind, so that a rare outcome counts as much as a common one."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        super().__init__()
        self._kinds: dict[str, str] = {}

    def put(self, record: str, kind: str, *, ok: bool) -> None:
        """Add a record of a kind."""
        self._kinds[record] = kind
        self.add(record, int(ok), 1)

    def value(self, records: Iterable[str] | None = None) -> float:
        """Give the mean over the kinds that are there."""
        shares: dict[str, list[int]] = defaultdict(list)
        for record in self.rows if records is None else records:
            shares[self._kinds[record]].append(self.rows[record][0])
        return sum(sum(oks) / len(oks) for oks in shares.values()) / len(shares) if shares else 1.0


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share.

    >>> [round(it, 3) for it in wilson(0, 40)]
    [0.0, 0.088]
    """
    z = 1.959964
    middle, spread = (
        right / of + z * z / (2 * of),
        z * math.sqrt(right / of * (1 - right / of) / of + z * z / (4 * of * of)),
    )
    low, high = (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)
    return (0.0 if right == 0 else low), (1.0 if right == of else high)


class Report:
    """The figures of one kind of text, and what was missed."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.figures: dict[str, Figure] = {}
        self.misses: list[str] = []
        self.records = self.refused = 0
        self.record = ""
        """The id of the record that is being counted."""

    def add(self, name: str, *parts: int) -> None:
        """Add to a figure what this record gave."""
        self.figures.setdefault(name, Figure()).add(self.record, *parts)

    def right(self, name: str, ok: bool, miss: str = "") -> bool:
        """Add one thing that was right or wrong."""
        self.add(name, int(ok), 1)
        if not ok and miss:
            self.misses.append(f"{self.record}: {miss}")
        return ok

    def mean(self, name: str, kind: str, *, ok: bool) -> None:
        """Add to a figure that is a mean over kinds."""
        figure = self.figures.setdefault(name, MeanOverKinds())
        assert isinstance(figure, MeanOverKinds)
        figure.put(self.record, kind, ok=ok)

    def missed(self, miss: str) -> None:
        """Note what was wrong with this record."""
        self.misses.append(f"{self.record}: {miss}")


# Names and words


def norm(text: object) -> str:
    """Fold a name: lower case, one code point a letter, no punctuation."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", str(text or "")).casefold()).strip()


_DEFINITE = re.compile(r"(nämnd|styrelse|utskott|beredning|direktion|delegation|kommitté)(ens|ets|en|et|ns|n|s)\b")


def organization(text: object) -> str:
    """Fold a name of an organization; "socialnämnd" and "socialnämnden" are one."""
    return _DEFINITE.sub(r"\1", norm(text))


def alike(a: object, b: object) -> bool:
    """Whether two titles are one, but for a slip; of a label that ends with "…", its words alone.

    >>> alike("Bygglov för garage på Ek 3, Anna Ek", "Bygglov för garage …")
    True
    """
    one, two = norm(a), norm(b)
    if str(b or "").rstrip().endswith("…"):
        one = one[: len(two)]
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def case(text: object) -> str:
    """Give a case number without its label and its spaces."""
    return re.sub(
        r"\s+", "", re.sub(r"(?i)^(dnr|diarienummer|ärendenummer|ärende(nr)?)[:.]?\s*", "", str(text or "").strip())
    ).casefold()


def number(text: object) -> str:
    """Give an item's number without signs and leading zeros."""
    return re.sub(r"[^\w.]", "", str(text or "")).strip(".").lstrip("0")


def names_party(code: str, text: str, aliases: dict[str, list[str]]) -> bool:
    """Whether a text itself names a party: by code, by name or by a joint name such as the red-green-pinks."""
    joint = [alias for alias, members in aliases.items() if code in members]
    words = "|".join([PARTIES.get(code, re.escape(code.casefold())), *(re.escape(it.casefold()) for it in joint)])
    return bool(re.search(words, text.casefold()) or re.search(rf"(?i)\b{re.escape(code)}\b", text))


def day(text: str | None) -> dt.date | None:
    """Read an ISO day; a reader's answer that is none is no day that any label has."""
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return dt.date.min


# Scoring


def score_schedule(record: Record, answer: Record, report: Report) -> None:
    """Count meetings by organization and day; their hours and statuses; what is invented; what is withheld and said so."""
    doubts = answer.get("doubts") or []
    named = {organization(it["organization"]) for it in doubts if it.get("organization")}
    whole_page = any(not it.get("organization") for it in doubts)
    aliases = {
        organization(a): organization(b) for b, names in (record.get("body_aliases") or {}).items() for a in names
    }
    got: dict[tuple[str, dt.date | None], Record] = {}
    earlier: set[tuple[str, dt.date | None]] = set()
    verbatim = [0, 0]
    for meeting in answer.get("meetings") or []:
        who = organization(meeting.get("organization"))
        who = aliases.get(who, who)
        got[who, day(meeting["date"])] = meeting
        earlier |= {(who, day(was)) for was in meeting.get("previous_dates") or []}
        verbatim[0] += stands_in(meeting.get("words"), record, day(meeting["date"]))
        verbatim[1] += 1
    wanted, optional = _labelled_meetings(record)
    right, excused, hit, missed, wrong, held, silent = True, True, 0, 0, 0, 0, 0
    for key, label in wanted.items():
        may_be_held = key[0] in named
        found = key in got or (label["status"] == "moved" and key in earlier)
        hit += found
        missed += not found
        if not found:
            held += may_be_held
            silent += not (may_be_held or whole_page)
            right, excused = False, excused and may_be_held
            report.missed(f"missed {label['body']} {label['date']}{' (withheld)' if may_be_held else ''}")
            continue
        if label["status"] == "moved":
            continue
        on_time, known = _score_meeting(label, got[key], report)
        wrong += known
        excused &= on_time or may_be_held
        right &= on_time and not known
    ignored, traps = ({day(it) for it in record.get(name) or []} for name in ("ignore_dates", "trap_dates"))
    invented = [key for key in got if key not in wanted and key not in optional and key[1] not in ignored]
    for who, on in invented:
        report.missed(f"invented {who!r} {on}")
    report.add("meetings F1", hit, len(invented), missed)
    report.add("invented (of those claimed)", len(invented), hit + len(invented))
    report.add("claimed (of those labelled)", hit, hit + missed)
    report.add("withheld and said so (of those labelled)", held, hit + missed)
    report.add("missed in silence (of those labelled)", silent, hit + missed)
    report.add("days of other things taken for meetings", sum(key[1] in traps for key in invented), len(traps))
    right &= not invented
    if wanted:
        report.add("pages wholly right", int(right), 1)
        report.add(
            "right, or withheld and said so", int(right or (hit > 0 and excused and not invented and not wrong)), 1
        )
        report.add("pages withheld whole", int(not got and bool(doubts) and "error" not in answer), 1)
    else:
        report.add("silence where nobody meets", int(right), 1)
    report.add("words that stand on the page", *verbatim)


def _score_meeting(label: Record, mine: Record, report: Report) -> tuple[bool, bool]:
    """Count the hour and the status of a meeting that was found: is the hour right, and is anything said that is wrong."""
    on_time, said_wrong = True, False
    told = f"{label['body']} {label['date']}"
    if label["time"] is not None:
        on_time = report.right(
            "times", mine.get("start") == label["time"], f"{told} at {label['time']}, got {mine.get('start')}"
        )
        said_wrong = not on_time and mine.get("start") is not None
    off, mine_off = (it in {"cancelled", "postponed"} for it in (label["status"], mine.get("status")))
    if off or mine_off:
        said_wrong |= not report.right(
            "called off", off == mine_off, f"{told} is {label['status']}, got {mine.get('status')}"
        )
    return on_time, said_wrong


def _labelled_meetings(
    record: Record,
) -> tuple[dict[tuple[str, dt.date | None], Record], set[tuple[str, dt.date | None]]]:
    """Give the meetings that must be found, and those that may be."""
    wanted: dict[tuple[str, dt.date | None], Record] = {}
    optional: set[tuple[str, dt.date | None]] = set()
    for label in record["meetings"]:
        key = (organization(label["body"]), day(label["date"]))
        if label.get("optional"):
            optional.add(key)
        else:
            wanted.setdefault(key, label)
        step, last = key[1], day(label.get("end_date"))
        while step and last and step < last:
            step += dt.timedelta(days=1)
            optional.add((key[0], step))
    return wanted, optional


_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def stands_in(words: str | None, record: Record, on: dt.date | None) -> bool:
    """Whether a fact's words tell its day and are the page's own, piece by piece, in the text that stands beside it.

    A day is told by its figure, by its weekday ("på tisdag") or as the text's own ("dagens fullmäktige").
    """
    if not words or on is None:
        return False
    told = rf"(?<!\d)0?{on.day}(?!\d)|{on:%m%d}|(?i:\b{_WEEKDAYS[on.weekday()]}(?:ar)?(?:en)?s?\b|\bdag(?:ens)?\b)"
    if not re.search(told, words):
        return False
    text = " ".join(record["words"].split())
    tight = text.replace(" ", "")
    pieces = [piece for piece in words.split("…") if piece.strip()]
    return all(" ".join(piece.split()) in text or "".join(piece.split()) in tight for piece in pieces)


def score_agenda(record: Record, answer: Record, report: Report) -> None:
    """Count items by title; their numbers, case numbers, presenters and papers."""
    left = list(answer.get("items") or [])
    right, hit, missed = len(left) == len(record["items"]), 0, 0
    for label in record["items"]:
        mine = next((it for it in left if alike(it["title"], label["title"])), None)
        if mine is None:
            missed += 1
            right = False
            report.missed(f"missed {label['number']} {label['title']!r}")
            continue
        left.remove(mine)
        hit += 1
        told = f"{label} got {mine}"
        checks = [
            report.right("numbers", number(mine.get("number")) == number(label["number"]), told),
            report.right("case numbers", case(mine.get("reference")) == case(label["reference"]), told),
        ]
        if "rapporteur" in label:
            checks.append(report.right("rapporteurs", norm(mine.get("rapporteur")) == norm(label["rapporteur"]), told))
        if "documents" in label:
            checks.append(report.right("documents", (mine.get("documents") or 0) == label["documents"], told))
        if label.get("withdrawn") or mine.get("withdrawn"):
            checks.append(report.right("withdrawn", bool(mine.get("withdrawn")) == bool(label.get("withdrawn")), told))
        right &= all(checks)
    for item in left:
        report.missed(f"invented {item['title']!r}")
    report.add("items F1", hit, len(left), missed)
    report.add("agendas wholly right", int(right and not left), 1)


def score_decision(record: Record, answer: Record, report: Report) -> None:
    """Count what was decided, of the item whose title is nearest; who stood where; what is claimed that the text does not bear.

    Where a label lets silence pass, silence is not counted: neither right nor wrong.
    """
    items = answer.get("items") or []
    refused = "error" in answer
    item: Record = max(
        items, default={}, key=lambda it: SequenceMatcher(None, norm(it["title"]), norm(record["title"])).ratio()
    )
    got = item.get("outcome") or "unknown"
    accepted = [OUTCOMES.get(it, it) for it in (record["outcome"], *(record.get("outcome_alt") or []))]
    ok = report.right("outcome", got in accepted and not refused, f"outcome {accepted[0]}, got {got}")
    if "unknown" not in accepted:
        report.right("outcome, where one is told", ok)
    report.mean("outcome, mean over outcomes", accepted[0], ok=ok)
    report.add("false claims (of all texts)", int(not ok and got != "unknown"), 1)
    report.add("outcome claimed (of all texts)", int(got != "unknown"), 1)
    if record.get("title_in_text", True) and record.get("title"):
        titles = [record["title"], *(record.get("title_alt") or [])]
        report.right(
            "titles",
            any(alike(item.get("title"), it) for it in titles),
            f"title {record['title']!r}, got {item.get('title')!r}",
        )
    if record.get("case_number"):
        numbers = [record["case_number"], *(record.get("case_number_alt") or [])]
        report.right(
            "case numbers",
            case(item.get("reference")) in {case(it) for it in numbers},
            f"case {numbers[0]}, got {item.get('reference')}",
        )
    _score_vote(record, item, report)
    options = {organization(it) for it in (record.get("next_body"), *(record.get("next_body_alt") or []))}
    if item.get("next_organization") or "" not in options:
        report.right(
            "next organization",
            organization(item.get("next_organization")) in options,
            f"next {record.get('next_body')}, got {item.get('next_organization')}",
        )
    said = {(it["party"], it["role"]) for it in record.get("parties") or [] if it.get("role")}
    want = {pair for pair in said if pair[0] in PARTIES and names_party(pair[0], record["words"], {})}
    free = said | {(it["party"], it["role"]) for it in record.get("parties_optional") or []}
    mine = {(it["party"], it["role"]) for it in item.get("positions") or [] if it["party"] in PARTIES}
    report.add("party positions F1", len(want & mine), len(mine - free), len(want - mine))


def _score_vote(record: Record, item: Record, report: Report) -> None:
    mine = item.get("vote")
    options = [record.get("vote"), *(record.get("vote_alt") or [])]
    pairs = [(it["for"], it["against"]) if it else None for it in options]
    if not mine and None in pairs:
        return
    pair = (mine["winning"], mine["losing"]) if mine else None
    report.right("votes", pair in pairs, f"vote {pairs[0]}, got {pair}")


def score_press_release(record: Record, answer: Record, report: Report) -> None:
    """Count what is proposed, by whom, who handles it and when; only texts whose day of publishing is known."""
    page = record["words"]
    when = day(answer.get("date"))
    days = {day(it) for it in (record.get("date"), *(record.get("date_alt") or []))}
    hint = day(record.get("date_hint"))
    report.add("false claims (of all texts)", int(when is not None and when not in days | {hint}), 1)
    report.add("day claimed (of all texts)", int(when is not None), 1)
    if record.get("date") and (when or None not in days):
        said = f"date {record['date']} ({record.get('when_phrase')}), got {when}"
        report.right("dates", when in days, said)
    elif not record.get("date"):
        report.right("silence where no date", when in days | {hint}, f"no date there, got {when}")
    who = organization(answer.get("organization"))
    options = {organization(it) for it in (record.get("body"), *(record.get("body_alt") or []))}
    if who or "" not in options:
        report.right("organization", who in options, f"organization {record.get('body')}, got {who}")
    kinds = {KINDS.get(it, it) for it in (record.get("kind"), *(record.get("kind_alt") or []))}
    if answer.get("kind") or None not in kinds:
        report.right("kind", answer.get("kind") in kinds, f"kind {record.get('kind')}, got {answer.get('kind')}")
    want, mine = set(record.get("proposing_parties") or []), set(answer.get("parties") or [])
    shown = {it for it in want if names_party(it, page, record.get("party_aliases") or {})}
    report.add(
        "parties F1",
        len(shown & mine),
        len(mine - want - set(record.get("proposing_parties_optional") or [])),
        len(shown - mine),
    )
    people = {norm(it["name"]) for it in record.get("people") or []} & {
        it for it in map(norm, (p["name"] for p in record.get("people") or [])) if it in norm(page)
    }
    theirs = {norm(it) for it in answer.get("people") or []}
    report.add("people F1", len(people & theirs), len(theirs - people), len(people - theirs))


SCORERS: dict[str, tuple[str, Callable[[Record, Record, Report], None]]] = {
    "schedules": ("schedule", score_schedule),
    "pages": ("schedule", score_schedule),
    "agendas": ("agenda", score_agenda),
    "decisions": ("minutes", score_decision),
    "press_releases": ("press_release", score_press_release),
}
"""Each file of labels: what a reader is asked for, and how its answers are counted."""


# Records and readers


def load(folder: Path, name: str) -> list[Record]:
    """Read the records of one kind; none where the folder has none of it.

    `page` is the path of what a reader is given, `words` the text in which a fact's words must stand.
    """
    path = folder / f"{name}.jsonl"
    records = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        if path.exists()
        else []
    )
    if name == "press_releases":
        records = [record for record in records if record.get("published")]
    for record in records:
        if record.get("file"):
            file = folder / record["file"]
            record["page"] = file
            shown = file.with_suffix(".pdf.txt") if file.suffix == ".pdf" else file
            record["words"] = shown.read_text(encoding="utf-8")
        else:
            record["words"] = record.get("text") or f"{record['title']}\n\n{record['snippet']}"
        if str(record.get("file")).endswith(".html"):
            record["words"] = html.unescape(re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", record["words"]))
    return records


def request(kind: str, record: Record) -> Record:
    """Say what a reader is asked of one record."""
    asked: Record = {"kind": kind, "file": str(record["page"])}
    if kind == "schedule":
        asked["today"] = record.get("reference_date")
    elif kind == "press_release":
        asked["published"] = record["published"]
    return asked


class Reader:
    """A command that turns files into JSON: one process for all of them, or one for each."""

    def __init__(self, command: str, seconds: float = 60) -> None:
        """Take the command, and how long one file may take where it is run for each."""
        self._words = shlex.split(command)
        self._each = any("{file}" in word for word in self._words)
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def ask(self, asked: Record) -> Record:
        """Get the answer for one file; `{"error": …}` where there is none."""
        try:
            line = self._once(asked) if self._each else self._next(asked)
            answer = json.loads(line)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            self.close()
            return {"error": f"{type(error).__name__}: {error}"}
        return answer if isinstance(answer, dict) else {"error": f"no JSON object: {line[:80]}"}

    def _once(self, asked: Record) -> str:
        known = {name: str(value or "") for name, value in asked.items()}
        words = [re.sub(r"\{(\w+)\}", lambda hit: known.get(hit[1], ""), word) for word in self._words]
        return subprocess.run(  # noqa: S603 - what the caller names
            words, capture_output=True, text=True, encoding="utf-8", check=True, timeout=self._seconds
        ).stdout

    def _next(self, asked: Record) -> str:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - likewise
                self._words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked, ensure_ascii=False) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            msg = "the reader ended"
            raise OSError(msg)
        return line

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@contextmanager
def laid_out(records: dict[str, list[Record]]) -> Iterator[None]:
    """Put the texts that stand in labels into files, for as long as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in records.items():
            for record in rows:
                if "page" not in record:
                    record["page"] = Path(folder) / f"{name}-{record['id']}.txt"
                    record["page"].write_text(record["words"], encoding="utf-8")
        yield


def run(
    folder: Path, command: str, kinds: Iterable[str], keep: Callable[[Record], bool] = lambda _: True
) -> dict[str, Report]:
    """Ask a reader for all records of some kinds, and count."""
    records = {name: [it for it in load(folder, name) if keep(it)] for name in kinds}
    reports: dict[str, Report] = {}
    reader = Reader(command)
    with laid_out(records):
        for name, rows in records.items():
            if not rows:
                continue
            asked, score = SCORERS[name]
            report = reports[name] = Report()
            for record in rows:
                report.record, answer = record["id"], reader.ask(request(asked, record))
                report.records += 1
                if "error" in answer:
                    report.refused += 1
                    report.missed(f"refused: {answer['error']}")
                score(record, answer, report)
    reader.close()
    return reports


def told(reports: dict[str, Report], misses: int = 0) -> str:
    """Write the figures as a text."""
    lines = []
    for name, report in reports.items():
        lines.append(f"{name}: {report.records} records, {report.refused} refused")
        for title, figure in report.figures.items():
            if not figure.n:
                lines.append(f"  {title:42} –      nothing to count")
                continue
            low, high = figure.interval
            of = "" if title == "outcome, mean over outcomes" else f"  of {figure.n}"
            lines.append(f"  {title:42} {figure.value():.3f}  [{low:.3f}, {high:.3f}]{of}")
        lines += [f"    - {line}" for line in report.misses[:misses]]
    return "\n".join(lines)


def main() -> int:
    """Score a reader from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--reader", default=OURS, help="a command; with {file} it is run for each file, else once")
    parser.add_argument("--kind", action="append", choices=SCORERS, help="score these files of labels alone")
    parser.add_argument("--family", action="append", help="score texts of these layouts alone")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N misses of each kind")
    asked = parser.parse_args()
    families = set(asked.family or ())
    reports = run(
        asked.folder, asked.reader, asked.kind or SCORERS, lambda it: not families or it.get("family") in families
    )
    if asked.json:
        plain = {
            name: {
                "records": it.records,
                "refused": it.refused,
                **{title: figure.plain() for title, figure in it.figures.items()},
            }
            for name, it in reports.items()
        }
        print(json.dumps(plain, ensure_ascii=False))
    else:
        print(told(reports, asked.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
