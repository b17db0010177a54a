// Search on the front page, a button that copies, and today in the month view. Every page works without it.
"use strict";
(() => {
  const folded = (text) => text.toLocaleLowerCase("sv").normalize("NFC");
  // Not every keyboard has å, ä and ö: a name is found with its letters' marks and without them.
  const bare = (text) => folded(text).normalize("NFD").replace(/\p{M}/gu, "");

  function search(box) {
    const found = document.getElementById("found");
    const told = document.getElementById("told");
    const words = box.dataset;
    let rows = null;

    // Until the index has come, and where it cannot, the page's own list is what is searched.
    const listed = [...document.querySelectorAll("#places a")].map((link) => ({
      name: link.textContent.trim(), href: link.getAttribute("href"), kind: "municipality", town: "",
    }));

    // Names of organizations stand once, with the municipalities that have one of the name.
    const unpacked = ({ others, names, towns }) => [
      ...towns.map(([name, path]) => [name, path, "municipality", ""]),
      ...others,
      ...names.flatMap(([name, end], number) => towns
        .filter(([, , has]) => has.includes(number))
        .map(([town, path]) => [name, path + end, "organization", town])),
    ];

    async function load() {
      if (rows) return;
      rows = listed;
      try {
        const answer = await fetch(words.index);
        if (!answer.ok) return;
        rows = unpacked(await answer.json())
          .map(([name, path, kind, town]) => ({ name, href: words.root + path, kind, town }));
        show();
      } catch {
        // A site opened as files has no index; its list stays.
      }
    }

    function rank(row, parts) {
      const names = [folded(row.name), bare(row.name)];
      const all = [...names, folded(row.town), bare(row.town)].join(" ");
      if (!parts.every((part) => all.includes(part))) return 0;
      if (names.includes(parts.join(" "))) return 4;
      return names.some((name) => name.startsWith(parts[0])) ? 3 : all.includes(` ${parts[0]}`) ? 2 : 1;
    }

    function show() {
      const parts = folded(box.value).split(/\s+/).filter(Boolean);
      found.replaceChildren();
      found.hidden = !parts.length;
      told.textContent = "";
      if (!parts.length) return;
      const hits = (rows ?? listed)
        .map((row, place) => [rank(row, parts), place, row])
        .filter(([points]) => points)
        .sort(([a, i], [b, j]) => b - a || i - j);
      for (const [, , row] of hits.slice(0, 12)) {
        const line = document.createElement("li");
        const link = document.createElement("a");
        link.href = row.href;
        const name = document.createElement("bdi");
        name.textContent = row.name;
        const kind = document.createElement("span");
        kind.className = "quiet";
        kind.textContent = row.town || words[row.kind] || "";
        link.append(name, kind);
        line.append(link);
        found.append(line);
      }
      if (words.more) {
        const line = document.createElement("li");
        const link = document.createElement("a");
        link.href = `${box.form.getAttribute("action")}?q=${encodeURIComponent(box.value)}`;
        link.textContent = words.more;
        line.append(link);
        found.append(line);
      } else if (!hits.length) {
        const line = document.createElement("li");
        line.className = "none";
        line.textContent = words.none;
        found.append(line);
      }
      told.textContent = hits.length ? words.some.replace("{n}", hits.length) : words.none;
    }

    function move(event, step) {
      const links = [box, ...found.querySelectorAll("a")];
      const next = links[links.indexOf(document.activeElement) + step];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }

    box.addEventListener("focus", load, { once: true });
    box.addEventListener("input", () => { load(); show(); });
    box.form.addEventListener("submit", (event) => {
      if (words.more && box.value.trim()) return;
      event.preventDefault();
      found.querySelector("a")?.click();
    });
    box.form.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") move(event, 1);
      if (event.key === "ArrowUp") move(event, -1);
      if (event.key === "Escape") { box.value = ""; show(); box.focus(); }
    });
    document.addEventListener("click", (event) => {
      if (!box.form.contains(event.target)) found.hidden = true;
    });
  }

  function copying(button) {
    const source = document.getElementById(button.dataset.copy);
    if (!source || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.value);
        const before = button.textContent;
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = before; }, 2000);
      } catch {
        source.select();
      }
    });
  }

  function today() {
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
    const cell = document.querySelector(`.month [datetime="${day}"]`)?.closest("td");
    cell?.classList.add("today");
    cell?.setAttribute("aria-current", "date");
  }

  // A meeting's page may be gone while the meeting is not: its municipality tells where it stands now.
  async function lost({ dataset: { root } }) {
    const path = location.pathname.slice(root.length);
    const [, tongue = "", town, key] = path.match(/^(en\/)?([a-z0-9-]+)\/[a-z0-9-]+\/([a-z0-9]+)(?:\/|\/index\.html|\.ics)?$/) ?? [];
    if (!key || !location.pathname.startsWith(root)) return;
    const answer = await fetch(`${root}${town}/moten.json`);
    if (!answer.ok) return;
    const { pages, months } = await answer.json();
    const holding = (told) => Object.keys(told).find((name) => told[name].includes(key));
    const [board, month] = [holding(pages), holding(months)];
    const way = board ? `${board}${key}/` : month && `manad/${month}/#${key}`;
    if (way && `${tongue}${town}/${way}` !== path) location.replace(`${root}${tongue}${town}/${way}`);
  }

  const missing = document.getElementById("lost");
  if (missing) lost(missing).catch(() => {});
  const box = document.getElementById("q");
  if (box?.dataset.index) search(box);
  document.querySelectorAll("button[data-copy]").forEach(copying);
  if (document.querySelector(".month")) today();
})();
