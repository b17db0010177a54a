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
# # A year of kommunstyrelsen
#
# When does the executive board of Göteborg meet, and how much must its members read each time?
# We ask the city's portal for all of 2025, and lay the answer over a calendar.

# %% [markdown]
# **Where the facts come from.** The days, the files' names and their addresses are those that the city's portal listed on 28 June 2026 (`facts/kommunstyrelsen-2025.csv`).
# The pages that hold them here (`recordings/year/`) are constructed by us in the portal's shape, so that this notebook asks nobody and gives the same answer every time; what is read of them says that it is a constructed example.
# No document is opened, and nobody is named.
#
# With `aw.Client()` in place of `recorded(...)` the same lines ask the city itself.

# %%
import datetime as dt
from calendar import Calendar
from collections import Counter
from itertools import pairwise
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import FancyBboxPatch

import agendawatch as aw
from agendawatch.answers.words import SWEDISH
from agendawatch.lang.sv.calendar import holidays
from agendawatch.model import STOCKHOLM, DocumentClassification
from agendawatch.testing import recorded

# %config InlineBackend.figure_formats = ["retina"]
plt.style.use("agendawatch.mplstyle")

# %%
YEAR = 2025
now = dt.datetime(2026, 6, 28, 9, tzinfo=STOCKHOLM)

with recorded(Path("recordings/year"), now=lambda: now) as client:
    listing = client.meetings("Göteborg", organization="kommunstyrelsen", window=aw.Window.year(YEAR))

files = {meeting.date: len(meeting.documents) for meeting in listing.meetings}
examples = {str(meeting.example) for meeting in listing.meetings}
f"{len(files)} meetings, {sum(files.values())} files; examples: {', '.join(examples)}"

# %% [markdown]
# A file is not an item: one item may have several, and the minutes are files too. But it is what must be read.

# %%
ramp = LinearSegmentedColormap.from_list("accent", ["#dcebec", "#3f8590", "#05343c"])
most = max(files.values())
free = set(holidays(YEAR))

figure, months = plt.subplots(3, 4, figsize=(9.2, 8.3))
figure.subplots_adjust(left=0.03, right=0.99, top=0.86, bottom=0.08, wspace=0.14, hspace=0.16)
for number, axis in enumerate(months.flat, 1):
    axis.set(xlim=(0, 7), ylim=(6, -0.75), aspect="equal", anchor="NW")
    axis.axis("off")
    axis.text(0.06, -0.95, SWEDISH.months[number - 1].capitalize(), weight="bold", size=10)
    for column, letter in enumerate("MTOTFLS"):
        axis.text(column + 0.45, -0.25, letter, ha="center", size=6.5, color="#56606a")
    for row, week in enumerate(Calendar().monthdatescalendar(YEAR, number)):
        for column, day in enumerate(week):
            if day.month != number:
                continue
            count = files.get(day)
            resting = day.weekday() in (5, 6) or day in free
            axis.add_patch(
                FancyBboxPatch(
                    (column + 0.06, row + 0.06),
                    0.78,
                    0.78,
                    boxstyle="round,pad=0,rounding_size=0.12",
                    facecolor=ramp(count / most) if count else "none" if resting else "#ffffff",
                    edgecolor="none" if count or resting else "#dedbd1",
                    linewidth=0.6,
                )
            )
            ink = "#1a2026" if count and count < most / 3 else "#ffffff" if count else "#8a939b"
            if count:
                axis.text(column + 0.13, row + 0.28, str(day.day), size=4.6, color=ink)
                axis.text(
                    column + 0.47, row + 0.57, str(count), ha="center", va="center", size=8, weight="bold", color=ink
                )
            else:
                axis.text(column + 0.45, row + 0.47, str(day.day), ha="center", va="center", size=6, color=ink)

figure.text(0.034, 0.955, f"Ett år med kommunstyrelsen i Göteborg, {YEAR}", size=16, weight="bold")
figure.text(
    0.034,
    0.945,
    f"{len(files)} sammanträden, {sum(files.values())} handlingar. Det stora talet i en fylld ruta är sammanträdets antal handlingar.\n"
    "Konstruerat exempel: läst ur sidor som vi har ritat efter stadens förteckning den 28 juni 2026.",
    va="top",
    color="#56606a",
)
scale = figure.add_axes((0.034, 0.035, 0.2, 0.014))
scale.imshow([[step / 11 for step in range(12)]], cmap=ramp, aspect="auto", extent=(1, most, 0, 1))
scale.set(yticks=[], xticks=[1, most // 2, most])
scale.tick_params(labelsize=7)
scale.spines[:].set_visible(False)
figure.text(
    0.25, 0.037, "handlingar. Litet tal: dagen. Dag utan ruta: lördag, söndag eller helgdag.", size=7.5, color="#56606a"
)
plt.show()

# %% [markdown]
# What the picture says, in figures:

# %%
weekdays = Counter(SWEDISH.weekdays[day.weekday()] for day in files)
pause = max(pairwise(sorted(files)), key=lambda pair: pair[1] - pair[0])
bare = [
    meeting.date.isoformat()
    for meeting in listing.meetings
    if {document.classification for document in meeting.documents} == {DocumentClassification.MINUTES}
]
largest = max(files, key=files.__getitem__)

for line in (
    f"Veckodagar: {dict(weekdays)}",
    f"Längsta uppehåll: {pause[0]} till {pause[1]}, {(pause[1] - pause[0]).days} dagar",
    f"Flest handlingar: {largest}, {files[largest]}",
    f"Endast protokoll: {', '.join(bare)}",
):
    print(line)

# %% [markdown]
# Three meetings list minutes and no other paper.
# The portal does not say why; a journalist would read those minutes first.
