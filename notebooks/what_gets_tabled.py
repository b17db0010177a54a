# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Which parties' proposals get tabled
#
# A motion or a *yrkande* that comes before kommunstyrelsen is decided, or put off: *bordlagd*.
# Whose are put off in Göteborg, and at whose request?

# %% [markdown]
# **Where the facts come from.** Days, case numbers, titles, proposing parties, outcomes, votes and who asked for a matter to be tabled were noted down from the minutes of five meetings of kommunstyrelsen, between April 2024 and June 2026 (`facts/proposals.csv`).
# The minutes in `recordings/minutes/` are constructed by us from that table, in our own short words: they hold the proposals alone, and name parties and no person.
# The addresses of the documents are those that the portal listed; what is read here was not read at them, and says that it is a constructed example.
#
# D is Demokraterna, a party of Göteborg's own.
#
# Five meetings are few. The figures say what happened at these, and nothing of how the parties fare in general.

# %%
import csv
import datetime as dt
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt

import agendawatch as aw
from agendawatch.lang.sv.parties import find_parties
from agendawatch.model import STOCKHOLM, ItemClassification, PositionRole
from agendawatch.testing import recorded

# %config InlineBackend.figure_formats = ["retina"]
plt.style.use("agendawatch.mplstyle")

# %% [markdown]
# ## Ask, and read the minutes
#
# `client.agenda` opens a meeting's documents: each item has its decision, and who stood where.

# %%
now = dt.datetime(2026, 6, 28, 9, tzinfo=STOCKHOLM)

with recorded(Path("recordings/minutes"), now=lambda: now) as client:
    meetings = [
        client.agenda(meeting)
        for year in (2024, 2025, 2026)
        for meeting in client.meetings("Göteborg", organization="kommunstyrelsen", window=aw.Window.year(year)).meetings
    ]

items = [(meeting.date, item) for meeting in meetings for item in meeting.agenda]
for meeting in meetings:
    print(meeting.date, len(meeting.agenda), "proposals,", meeting.example)

# %% [markdown]
# Who proposed is in the title; a joint proposal counts once for each of its parties.

# %%
proposers = {
    (day, item.number): [
        it.party.code
        for it in item.positions
        if it.party and it.role is PositionRole.PROPOSER and it.words == item.title
    ]
    for day, item in items
}
kinds = {
    "Motioner": {ItemClassification.MOTION},
    "Yrkanden": {ItemClassification.BOARD_INITIATIVE},
}
counts = {
    kind: Counter(
        (party, str(item.decision.outcome))
        for day, item in items
        if item.classification in classes
        for party in proposers[day, item.number]
    )
    for kind, classes in kinds.items()
}
totals = Counter(party for parties in proposers.values() for party in parties)
parties = [party for party, _ in sorted(totals.items(), key=lambda pair: (pair[1], pair[0]))]

item = items[0][1]
print(item.title, "|", item.decision.outcome, "|", item.decision.vote)

# %%
outcomes = {
    "tabled": ("bordlagt", {"color": "#0a5a66"}, "#ffffff"),
    "rejected": ("avslag", {"color": "#9fb9bd"}, "#1a2026"),
    "answered": ("besvarat", {"color": "#d9e4e5"}, "#1a2026"),
    "approved": ("bifall", {"facecolor": "#ffffff", "edgecolor": "#56606a", "hatch": "////"}, "#1a2026"),
}
about = {
    "Motioner": "kommunstyrelsen föreslår, kommunfullmäktige avgör",
    "Yrkanden": "kommunstyrelsen avgör",
}

figure, axes = plt.subplots(1, 2, figsize=(10.4, 4.8), sharey=True, sharex=True)
figure.subplots_adjust(left=0.05, right=0.98, top=0.73, bottom=0.08, wspace=0.06)
for axis, (kind, counted) in zip(axes, counts.items(), strict=True):
    left = dict.fromkeys(parties, 0)
    for outcome, (_, look, ink) in outcomes.items():
        for row, party in enumerate(parties):
            if not (width := counted[party, outcome]):
                continue
            axis.barh(row, width, left=left[party], height=0.66, linewidth=0.8, **look)
            axis.text(
                left[party] + width / 2,
                row,
                str(width),
                ha="center",
                va="center",
                size=8.5,
                color=ink,
                weight="bold",
                bbox={"facecolor": "#ffffff", "edgecolor": "none", "pad": 1.2} if "hatch" in look else None,
            )
            left[party] += width
    axis.text(0, 1.1, kind, weight="bold", size=11, transform=axis.transAxes)
    axis.text(0, 1.03, about[kind], size=8.5, color="#56606a", transform=axis.transAxes)
    axis.spines["bottom"].set_visible(False)
    axis.set(xticks=[], yticks=range(len(parties)), yticklabels=parties)
    axis.tick_params(axis="y", labelsize=10)

figure.text(0.02, 0.94, "Vad som hände med partiernas förslag", size=16, weight="bold")
figure.text(
    0.02,
    0.92,
    f"Kommunstyrelsen i Göteborg, {len(meetings)} sammanträden, {len(items)} behandlingar. Ett gemensamt förslag räknas för varje parti.\n"
    "Konstruerat exempel: läst ur protokoll som vi har skrivit efter stadens.",
    va="top",
    color="#56606a",
)
handles = [
    plt.Rectangle((0, 0), 1, 1, **({"facecolor": look["color"]} if "color" in look else look))
    for _, look, _ in outcomes.values()
]
axes[1].legend(
    handles,
    [label for label, _, _ in outcomes.values()],
    loc="lower right",
    handlelength=1.1,
    handleheight=1.1,
    fontsize=9,
)
plt.show()

# %% [markdown]
# Two things to know before anyone writes a headline.
#
# A motion is decided by the council: what the board says of it is advice.
# And to be tabled is common here, and no defeat in itself: of proposals that come up for the first time most are put off. The minutes do not say why.

# %%
with Path("facts/proposals.csv").open(encoding="utf-8") as table:
    before = {(row["day"], row["paragraph"]): int(row["tabled_before"]) for row in csv.DictReader(table)}

for name, earlier in (("first time up", False), ("tabled before", True)):
    these = [item for day, item in items if bool(before[day.isoformat(), item.number]) is earlier]
    print(f"{name}: {sum(item.decision.outcome == 'tabled' for item in these)} of {len(these)} tabled")

# %% [markdown]
# ## At whose request?
#
# The decision says which party's member asked: "På förslag av … (M): Ärendet bordläggs".

# %%
requests = Counter(
    (party, asked.code)
    for day, item in items
    if item.decision.outcome == "tabled"
    for asked in find_parties(item.decision.text)
    for party in proposers[day, item.number]
)
askers = [code for code, _ in Counter(asked for _, asked in requests.elements()).most_common()]
askers = sorted(askers, key=lambda code: (-parties.index(code), code))
asked_for = [party for party in parties if any(party == whose for whose, _ in requests)]

figure, axis = plt.subplots(figsize=(7.4, 5.2))
figure.subplots_adjust(left=0.15, right=0.97, top=0.71, bottom=0.03)
axis.set(xlim=(-0.5, len(askers) - 0.5), ylim=(-0.5, len(asked_for) - 0.5))
for row, party in enumerate(asked_for):
    for column, asker in enumerate(askers):
        own = party == asker
        axis.add_patch(
            plt.Rectangle(
                (column - 0.46, row - 0.46),
                0.92,
                0.92,
                facecolor="#ffffff",
                edgecolor="#0a5a66" if own else "#dedbd1",
                linewidth=1.4 if own else 0.8,
            )
        )
        if count := requests[party, asker]:
            axis.scatter(column, row, s=70 * count + 90, color="#0a5a66" if own else "#9fb9bd", zorder=2)
            axis.text(
                column,
                row,
                str(count),
                ha="center",
                va="center",
                weight="bold",
                size=9,
                color="#ffffff" if own else "#1a2026",
                zorder=3,
            )
axis.set(xticks=range(len(askers)), xticklabels=askers, yticks=range(len(asked_for)), yticklabels=asked_for)
axis.xaxis.tick_top()
axis.tick_params(labelsize=10, labelcolor="#1a2026")
axis.spines[:].set_visible(False)
axis.text(-0.46, len(asked_for) + 0.22, "bordlades på förslag av", size=9, color="#56606a")
axis.text(
    -1.0, (len(asked_for) - 1) / 2, "förslag från", rotation=90, ha="center", va="center", size=9, color="#56606a"
)
figure.text(0.03, 0.945, "Vems förslag bordlades, och på vems begäran", size=16, weight="bold")
figure.text(
    0.03,
    0.9,
    "Ram och mörk cirkel: partiets eget förslag, ensamt eller med andra. Ett gemensamt förslag räknas för varje parti.\n"
    "Konstruerat exempel: läst ur protokoll som vi har skrivit efter stadens.",
    va="top",
    color="#56606a",
)
plt.show()

# %%
own = [
    item
    for day, item in items
    if item.decision.outcome == "tabled"
    and {asked.code for asked in find_parties(item.decision.text)} & set(proposers[day, item.number])
]
tabled = sum(item.decision.outcome == "tabled" for _, item in items)
print(f"{len(own)} of {tabled} were tabled at the request of a party that had proposed them")

# %% [markdown]
# So "tabled" is no word for "stopped".
# One meeting says little; a store that a round fills every night (`agendawatch update`) says how many times, and until when.
