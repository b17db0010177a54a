"""What an agenda is drawn on: it hands out items' numbers, case numbers, presenters, and remembers which were drawn."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.drawn import days
from benchmarks.drawn.agendas.matters import GROUPS, Matter, Town
from benchmarks.drawn.dice import Dice
from benchmarks.drawn.sheet import Sheet

Record = dict[str, Any]
"""A labelled agenda. Any: JSON."""

TRAPS = ("attendance", "programme", "steps", "related", "minutes", "agenda-files", "preparing", "contact")
"""What else stands on the page, in a list or under headings like the items'."""
_PLAIN_SEED = 1


@dataclass
class Group:
    """Items under one heading."""

    head: str
    kind: str
    items: list[Matter]


class AgendaSheet:
    """One draw: a town, a meeting, its items, what stands beside them, and what has been drawn so far."""

    def __init__(self, family: str, seed: int, *, takes: Sequence[str], grouped: bool, size: tuple[int, int]) -> None:
        """Plan a meeting; of every three seeds one is left without what is no agenda."""
        self.family, self.seed = family, seed
        self.web = Sheet(f"agenda-{family}", seed, takes=("opening-hours", "dated-menu", "news", "events"))
        """The page around it."""
        self.dice = dice = Dice("agenda", family, seed)
        self.town = Town(dice, self.web.year)
        body = dice.one(self.web.bodies)
        self.body = body.name
        meeting = dice.one(self.web.of(body))
        self.day = meeting.day
        self.hour = days.hour(body.start, dice.one((".", ":")))
        self.place = body.place
        self.noise = frozenset(() if seed % 3 == _PLAIN_SEED else dice.mixed(takes)[: 1 + dice.below(3)])
        self.done: set[str] = set()
        self.groups = self._plan(grouped=grouped, count=size[0] + dice.below(size[1] - size[0] + 1))
        word = dice.one(("Kallelse", "Föredragningslista", "Dagordning", "Ärendelista", "Kallelse och dagordning"))
        form = dice.one(("{d} {m} {y}", "{y}-{nn}-{dd}", "den {d} {m} {y}"))
        self.word = word
        self.web.title = dice.one((f"{word} {self.body} {self.on(form)}", f"{self.body} {self.on(form)}", f"{word} – {self.body}"))  # fmt: skip
        self._shown: list[Matter] = []
        self._told: dict[str, set[int]] = {"number": set(), "reference": set(), "presenter": set(), "papers": set()}
        self._asked: set[str] = set()
        self._withdrawn: set[int] = set()

    def on(self, form: str) -> str:
        """Give the meeting's day as words."""
        return days.write(self.day, form)

    def _plan(self, *, grouped: bool, count: int) -> list[Group]:
        town, dice = self.town, self.dice
        main = max(count - 5, 3)
        parts: list[tuple[str, list[Matter]]] = [("opening", town.opening())]
        if dice.chance(0.7):
            parts.append(("information", town.informations(1 + dice.below(3))))
        parts.append(("decision", town.decisions(main - main // 3 if grouped else main)))
        if grouped:
            parts.append((dice.one(("board", "motion", "election")), []))
            kind = parts[-1][0]
            more = main // 3 + 1
            parts[-1][1].extend(
                {"board": town.decisions, "motion": town.motions, "election": town.elections}[kind](more)
            )
        if dice.chance(0.7):
            parts.append(("notice", [*town.notices(), *town.closing()]))
        if not grouped:
            if dice.chance(0.3):
                parts[1:] = dice.mixed(parts[1:])
            items = _unlike([it for _, mine in parts for it in mine])
            return [Group("", "", items)]
        taken: set[str] = set()
        groups = []
        for kind, mine in parts:
            head = dice.one([it for it in GROUPS[kind] if it not in taken])
            taken.add(head)
            groups.append(Group(head, kind, mine))
        kept = _unlike([it for group in groups for it in group.items])
        for group in groups:
            group.items = [it for it in group.items if it in kept]
        return [it for it in groups if it.items]

    @property
    def items(self) -> list[Matter]:
        """All items in order."""
        return [it for group in self.groups for it in group.items]

    def count(self, form: Callable[[int, int, int], str], *, first: int = 1, restart: bool = False) -> None:
        """Give each item its number, which `form` makes of its group, its place in that, and the running number."""
        running = first
        for at, group in enumerate(self.groups, 1):
            for place, it in enumerate(group.items, 1):
                it.number = form(at, place, place if restart else running)
                running += 1

    # What layouts ask

    def has(self, kind: str) -> bool:
        """Say whether something else is to stand on the page, and take note that it does."""
        if kind in self.noise:
            self.done.add(kind)
        return kind in self.noise

    def show(self, matter: Matter) -> str:
        """Give an item's title, and take it as drawn."""
        if all(matter is not it for it in self._shown):
            self._shown.append(matter)
        return matter.title

    def number(self, matter: Matter) -> str:
        """Give an item's number."""
        self._told["number"].add(id(matter))
        return matter.number

    def reference(self, matter: Matter, form: str = "{}", other: str = "") -> str:
        """Give an item's case number as words; `other` where it has none."""
        self._told["reference"].add(id(matter))
        return form.format(matter.reference) if matter.reference else other

    def presenter(self, matter: Matter, form: str = "{}", other: str = "") -> str:
        """Give who presents an item."""
        self._asked.add("presenter")
        self._told["presenter"].add(id(matter))
        return form.format(matter.presenter.name, office=matter.presenter.office) if matter.presenter else other

    def papers(self, matter: Matter) -> list[tuple[str, str]]:
        """Give an item's papers as names and addresses."""
        self._asked.add("papers")
        self._told["papers"].add(id(matter))
        return [(name, f"/download/18.{self.seed}{abs(hash_of(name + matter.title)) % 9999}/{hash_of(name) % 97}.pdf") for name in matter.papers]  # fmt: skip

    def mark(self, matter: Matter, form: str = "{}", other: str = "") -> str:
        """Give a word that takes an item off, or closes it; `other` where nothing is said."""
        if matter.withdrawn:
            self._withdrawn.add(id(matter))
            self.done.add("withdrawn")
            return form.format(self.dice.one(("UTGÅR", "Utgår", "Ärendet utgår")))
        if matter.closed:
            self.done.add("closed")
            return form.format(self.dice.one(("Sekretess", "Stängt ärende", "Slutet")))
        return other

    # What comes out

    def finish(self) -> Record:
        """Give the labels of what was drawn."""
        return {
            "id": f"drawn-agenda-{self.family}-{self.seed}",
            "municipality": self.web.town.name,
            "family": self.family,
            "text_kind": "drawn",
            "features": sorted(self.done),
            "body": self.body,
            "date": self.day.isoformat(),
            "items": [self._label(it) for it in self._shown],
        }

    def _label(self, matter: Matter) -> Record:
        told = {name: id(matter) in ids for name, ids in self._told.items()}
        label: Record = {
            "number": matter.number if told["number"] and matter.number else None,
            "title": matter.title,
            "reference": matter.reference if told["reference"] and matter.reference else None,
        }
        if "presenter" in self._asked:
            label["rapporteur"] = matter.presenter.name if told["presenter"] and matter.presenter else None
        if "papers" in self._asked:
            label["documents"] = len(matter.papers) if told["papers"] else 0
        if id(matter) in self._withdrawn:
            label["withdrawn"] = True
        return label


def _unlike(items: Sequence[Matter]) -> list[Matter]:
    """Leave out items whose titles are another's."""
    return list({it.title: it for it in reversed(items)}.values())[::-1]


def hash_of(words: str) -> int:
    """Give a number that is the same in every Python."""
    return sum((at + 7) * ord(letter) for at, letter in enumerate(words))


def escaped(words: str) -> str:
    """Write words as markup."""
    return html.escape(words, quote=False)
