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
# # Coverage of Sweden
#
# Of which municipalities do we know where they publish, and how surely?
# One square is one municipality, so that a small one counts as much as Stockholm; the counties stand about where they lie.

# %% [markdown]
# **Where the facts come from.** The registry that ships with agendawatch: 290 municipalities, each with the sites known of it and what that knowledge rests on.
# The places of the counties on the picture are our own (`facts/counties.csv`): it is a diagram, not a map, and no tile is fetched from anywhere.
#
# "Known" means that documents were fetched at a site by somebody, once. It does not promise that the site answers today; `agendawatch coverage` says that, of a store.

# %%
import csv
from collections import Counter
from math import ceil, sqrt
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from agendawatch.model import Jurisdiction
from agendawatch.registry import municipalities, registration

# %config InlineBackend.figure_formats = ["retina"]
plt.style.use("agendawatch.mplstyle")

# %%
places = [place for place in municipalities() if place.classification is Jurisdiction.MUNICIPALITY]
states = {place.code: registration(place).state for place in places}
county_of = {place.code: place.county for place in places}
totals = Counter(states.values())
totals

# %%
with Path("facts/counties.csv").open(encoding="utf-8") as table:
    counties = list(csv.DictReader(table))

looks = {
    "known": ("handlingar har hämtats", {"facecolor": "#0a5a66", "edgecolor": "#0a5a66"}),
    "unconfirmed": ("en sida är sedd, inte prövad", {"facecolor": "#b7cfd2", "edgecolor": "#b7cfd2"}),
    "unknown": ("ingen sida är känd", {"facecolor": "#ffffff", "edgecolor": "#96201c"}),
}
STEP = 0.118

figure, axis = plt.subplots(figsize=(6.2, 11.6))
figure.subplots_adjust(left=0.03, right=0.99, top=0.92, bottom=0.01)
axis.set(xlim=(-0.05, 4.0), ylim=(7.75, -0.25), aspect="equal", anchor="NW")
axis.axis("off")
for county in counties:
    x, y = float(county["x"]), float(county["y"])
    held = sorted((states[code] for code in states if county_of[code] == county["county"]), key=list(looks).index)
    axis.text(x, y - 0.03, county["name"], size=9, weight="bold")
    axis.text(x, y + 0.09, f"{held.count('known')} av {len(held)}", size=8, color="#56606a")
    for nth, state in enumerate(held):
        row, column = divmod(nth, ceil(sqrt(len(held))))
        axis.add_patch(
            FancyBboxPatch(
                (x + column * STEP, y + 0.14 + row * STEP),
                0.096,
                0.096,
                boxstyle="round,pad=0,rounding_size=0.02",
                linewidth=0.9,
                **looks[state][1],
            )
        )

for row, (state, (words, look)) in enumerate(looks.items()):
    y = 0.1 + row * 0.2
    axis.add_patch(
        FancyBboxPatch((0, y - 0.08), 0.096, 0.096, boxstyle="round,pad=0,rounding_size=0.02", linewidth=0.9, **look)
    )
    axis.text(0.17, y + 0.01, f"{totals[state]}", size=11, weight="bold")
    axis.text(0.5, y + 0.01, words, size=9.5)
figure.text(0.04, 0.972, "Var kommunerna publicerar: vad vi vet", size=15, weight="bold")
figure.text(
    0.04,
    0.963,
    "En ruta är en kommun. Länen ligger ungefär där de ligger.\nTalet: så många kommuner vars handlingar har hämtats.",
    va="top",
    color="#56606a",
)
plt.show()

# %% [markdown]
# ## By which system
#
# A municipality is data; a platform is code.
# So few systems to read reach many municipalities:

# %%
systems = Counter(
    site.platform
    for place in places
    for site in registration(place).sites[:1]
    if site.platform and states[place.code] == "known"
)
for platform, count in systems.most_common():
    print(f"{platform:14} {count:3}  {'█' * count}")
