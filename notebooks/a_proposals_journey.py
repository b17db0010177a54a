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
# # A proposal's journey
#
# On Friday 6 March 2020 Vänsterpartiet in Göteborg demanded an action plan for support to people who sell sex.
# The press release ends by saying that kommunstyrelsen handles the proposal "på onsdag".
# Where did the proposal stand, day by day, and how do we know?

# %% [markdown]
# **Where the facts come from.** Two press releases, of 6 March and 15 June 2020, told again in our words; the addresses of the originals stand beside what is read.
# All that follows here follows from them: no page of the city was recorded, and no hour, agenda or decision of that meeting is known to us, so nothing here says any.

# %%
import datetime as dt
from itertools import groupby

import matplotlib.pyplot as plt
from IPython.display import SVG
from matplotlib.patches import FancyBboxPatch

import agendawatch as aw
from agendawatch.answers.words import SWEDISH
from agendawatch.demo import follow_seed
from agendawatch.model import STOCKHOLM
from agendawatch.proposals import action_label, explain, status_label, timeline, timeline_svg

# %config InlineBackend.figure_formats = ["retina"]
plt.style.use("agendawatch.mplstyle")

# %% [markdown]
# ## Follow it
#
# `aw.read_press_release` reads each text, `aw.follow` makes a proposal of it, `aw.meeting_of` the meeting that it speaks of.
# The demo keeps them in a store:

# %%
now = dt.datetime(2026, 6, 28, 9, tzinfo=STOCKHOLM)
with aw.Store("sqlite://") as store:
    seed = follow_seed(store, now)

first, second = seed.proposals
for release, proposal in zip(seed.releases, seed.proposals, strict=True):
    print(f"{proposal.title} ({', '.join(party.code for party in proposal.parties)})")
    print(f"  told again; the original: {release.provenance.url}")

(meeting,) = seed.meetings
print(
    meeting.date,
    meeting.organization,
    meeting.start,
    meeting.agenda,
    meeting.provenance.certainty,
    meeting.provenance.words,
)

# %% [markdown]
# Are they one proposal? Kept apart, and said why:

# %%
for line in seed.comparison.evidence:
    print(line)

# %% [markdown]
# ## Its status over time
#
# A status is never stored.
# It is folded from actions, and asked of a day.

# %%
days = [dt.date(2020, 3, 4) + dt.timedelta(days=n) for n in range(12)]
later = [dt.date(2020, 6, 13) + dt.timedelta(days=n) for n in range(8)]
place = {day: column for column, day in enumerate(days)} | {day: len(days) + 1.4 + n for n, day in enumerate(later)}
looks = {
    "submitted": {"facecolor": "#c9dfe1", "edgecolor": "none"},
    "unknown": {"facecolor": "#ffffff", "edgecolor": "#8a939b", "hatch": "////"},
}

figure, axis = plt.subplots(figsize=(10.4, 4.4))
figure.subplots_adjust(left=0.02, right=0.98, top=0.8, bottom=0.02)
axis.set(xlim=(-0.2, max(place.values()) + 1.1), ylim=(4.85, -0.45))
axis.axis("off")

for day, column in place.items():
    axis.text(column + 0.5, 0.0, SWEDISH.weekdays[day.weekday()][:2], ha="center", size=7, color="#56606a")
    axis.text(column + 0.5, 0.32, f"{day.day}/{day.month}", ha="center", size=8)

for top, proposal in ((0.65, first), (2.85, second)):
    axis.text(0.05, top + 0.3, proposal.title, size=9.5, weight="bold")
    begun = min(action.date for action in proposal.actions)
    for span in (days, later):
        known = [day for day in span if day >= begun]
        for status, group in groupby(known, key=proposal.status_at):
            run = list(group)
            width = len(run) - 0.1
            axis.add_patch(
                FancyBboxPatch(
                    (place[run[0]] + 0.05, top + 0.5),
                    width,
                    0.62,
                    boxstyle="round,pad=0,rounding_size=0.1",
                    linewidth=0.8,
                    **looks[str(status)],
                )
            )
            axis.text(
                place[run[0]] + 0.05 + width / 2,
                top + 0.81,
                status_label(status) if width > 1 else "",
                ha="center",
                va="center",
                size=9,
                weight="bold",
                color="#1a2026",
                bbox={"facecolor": "#ffffff", "edgecolor": "none", "pad": 2} if status == "unknown" else None,
            )
    told_on = {day: [it for it in proposal.actions if it.date == day] for day in place}
    for day, actions in told_on.items():
        said = [
            f"{action_label(it.code)} {it.meeting_date.day}/{it.meeting_date.month}"
            if it.code == "announced"
            else action_label(it.code)
            for it in actions
            if it.code != "announced" or it.meeting_date
        ]
        if said:
            axis.plot([place[day] + 0.12] * 2, [top + 1.16, top + 1.58], color="#56606a", linewidth=0.8)
            axis.text(place[day] + 0.22, top + 1.24, "\n".join(said), va="top", size=7.5, color="#1a2026")
    for day in {it.meeting_date for it in proposal.actions} & set(place):
        axis.plot(place[day] + 0.5, top + 1.8, marker="o", color="#0a5a66", markersize=4.5)
        axis.text(
            place[day] + 0.66, top + 1.8, "sammanträde, härlett", va="center", size=7.5, color="#0a5a66", weight="bold"
        )

axis.text(len(days) + 0.7, 1.42, "· · ·", ha="center", va="center", size=12, color="#56606a")
axis.text(len(days) + 0.7, 0.32, "· · ·", ha="center", va="center", size=12, color="#56606a")
figure.text(0.03, 0.92, "Ett förslags väg", size=16, weight="bold")
figure.text(
    0.03,
    0.86,
    "Läget vid dagens slut, av två pressmeddelanden, återberättade. Streckat är okänt, och förblir okänt tills en källa säger något.",
    color="#56606a",
)
plt.show()

# %% [markdown]
# The evening before the meeting the proposal is submitted, and said to be handled the next day.
# The day after, nobody has said what was decided, so its status is `unknown`: not "handled", not "rejected".
# It says which meeting went by:

# %%
after = first.status_at(dt.date(2020, 3, 12))
print(after, "since the meeting on", after.passed)

for line in explain(first, dt.date(2020, 3, 12), language="sv"):
    print(line)

# %% [markdown]
# ## The same as a line, as the site shows it

# %%
SVG(timeline_svg(timeline(first, dt.date(2020, 6, 18))))

# %% [markdown]
# ## The same in a calendar
#
# Subscribers see an event on the meeting's day, without an invented hour; it says that the outcome is not known.

# %%
calendar = aw.to_ical(
    (), name="Förslag som följs", past=36_500, options=aw.CalendarOptions(proposals=seed.proposals, now=now)
).decode()
unfolded = calendar.replace("\r\n ", "").replace("\\n", "\n")
print(unfolded[unfolded.index("BEGIN:VEVENT") : unfolded.index("END:VEVENT")])
