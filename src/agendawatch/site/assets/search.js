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
    let shards = [];
    let items = [];
    let asking = false;
    const most = 12; // Files of items that one question may fetch.

    // Until the index has come, and where it cannot, the page's own list is what is searched.
    const listed = [...document.querySelectorAll("#places a")].map((link) => ({
      name: link.textContent.trim(), href: link.getAttribute("href"), kind: "municipality", town: "",
    }));

    // Names of organizations stand once, with the municipalities that have one of the name.
    const unpacked = ({ others, names, towns }) => [
      ...towns.map(([name, path]) => [name, path, "municipality", ""]),
      ...others,
      ...names.flatMap(([name, end, shorts], number) => towns
        .filter(([, , has]) => has.includes(number))
        .map(([town, path]) => [name, path + end, "organization", town, shorts])),
    ];

    async function load() {
      if (rows) return;
      rows = listed;
      try {
        const answer = await fetch(words.index);
        if (!answer.ok) return;
        const index = await answer.json();
        shards = index.items ?? [];
        rows = unpacked(index)
          .map(([name, path, kind, town, shorts]) => ({ name, href: words.root + path, kind, town, shorts }));
        show();
      } catch {
        // A site opened as files has no index; its list stays.
      }
    }

    // A month's items: whose they are stands once, and so does each meeting.
    const spread = ({ who, meetings, items: told }) => told.map(([meeting, place, title, number]) => {
      const [whose, key, day, way] = meetings[meeting];
      const [organization, shorts, town, path] = who[whose];
      return {
        name: title, kind: "item", day, number: figures(number),
        town: [organization, town, day].filter(Boolean).join(", "),
        href: words.root + (way ?? `${path}${key}/#punkt-${place}`),
        all: folded([title, number, organization, shorts, town].join(" ")),
      };
    });

    // "KS 2026/00019", "ks2026-19" and "2026 19" are one case.
    const figures = (text) => folded(text).replace(/[^\p{L}\d]+/gu, " ").replace(/(\p{L})(?=\d)/gu, "$1 ")
      .replace(/\b0+(?=\d)/g, "").trim();
    // Its year may be in two figures or in four.
    const years = (asked) => {
      const other = (part) => (/^(?:19|20)\d\d$/.test(part) ? [String(Number(part.slice(2)))]
        : /^\d{1,2}$/.test(part) ? ["20", "19"].map((age) => age + part.padStart(2, "0")) : []);
      const parts = asked.split(" ");
      const whole = parts.some((part) => /^(?:19|20)\d\d$/.test(part));
      return [asked, ...parts.flatMap((part, nth) => (whole && part.length < 4 ? [] : other(part))
        .map((year) => parts.map((it, at) => (at === nth ? year : it)).join(" ")))];
    };
    const stem = (part) => (part.length < 6 ? part : part.replace(/(?:orna|arna|erna|or|ar|er|en|et|an|na|a|e|s|t)$/u, ""));

    async function fetchItems(found) {
      if (asking) return;
      asking = true;
      for (let tries = 0; shards.length && tries < most && found() < most; tries += 1) {
        try {
          const answer = await fetch(box.dataset.index.replace("search.json", shards.shift()));
          if (answer.ok) items = items.concat(spread(await answer.json()));
        } catch {
          shards = [];
        }
        show();
      }
      asking = false;
    }

    function itemHits(parts) {
      const asked = figures(parts.join(" "));
      const numbers = /\d \d/.test(asked) ? years(asked) : [];
      return items.filter((row) => numbers.some((it) => row.number && ` ${row.number} `.includes(` ${it} `))
        || parts.every((part) => row.all.includes(part) || row.all.includes(stem(part)) || bare(row.all).includes(part)));
    }

    function rank(row, parts) {
      const names = [folded(row.name), bare(row.name)];
      const all = [...names, folded(row.town), bare(row.town), folded(row.shorts ?? "")].join(" ");
      if (!parts.every((part) => all.includes(part))) return 0;
      if (names.includes(parts.join(" "))) return 4;
      return names.some((name) => name.startsWith(parts[0])) ? 3 : all.includes(` ${parts[0]}`) ? 2 : 1;
    }

    // What is found later comes among what stands: the hit that one is at stays the one that one is at.
    function show() {
      const at = found.contains(document.activeElement) && document.activeElement.href;
      list();
      if (at) ([...found.querySelectorAll("a")].find(({ href }) => href === at) ?? box).focus();
    }

    function list() {
      const parts = folded(box.value).split(/\s+/).filter(Boolean);
      found.replaceChildren();
      found.hidden = !parts.length;
      told.textContent = "";
      if (!parts.length) return;
      const hits = (rows ?? listed)
        .map((row, place) => [rank(row, parts), place, row])
        .filter(([points]) => points)
        .sort(([a, i], [b, j]) => b - a || i - j);
      const inside = parts.join("").length > 2 ? itemHits(parts) : [];
      if (parts.join("").length > 2 && shards.length) void fetchItems(() => itemHits(parts).length);
      for (const row of [...hits.slice(0, inside.length ? 6 : 12).map(([, , it]) => it), ...inside.slice(0, 12)]) {
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
        link.href = `${box.form.getAttribute("action")}?words=${encodeURIComponent(box.value)}`;
        link.textContent = words.more;
        line.append(link);
        found.append(line);
      } else if (words.ask && parts.join("").length > 2) {
        const line = document.createElement("li");
        const link = document.createElement("a");
        link.href = `${words.ask}?words=${encodeURIComponent(box.value.trim())}#fraga`;
        link.textContent = words.follow.replace("{words}", `”${box.value.trim()}”`);
        line.append(link);
        found.append(line);
      } else if (!hits.length && !inside.length) {
        const line = document.createElement("li");
        line.className = "none";
        line.textContent = words.none;
        found.append(line);
      }
      const count = hits.length + inside.length;
      told.textContent = count ? words.some.replace("{n}", count) : words.none;
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

  // When it was read last: told anew each time a page is shown, so that a publisher that stopped is seen.
  async function fresh(line) {
    const words = line.dataset;
    try {
      const read = await (await fetch(words.fresh)).json();
      const moment = new Date(read[words.town] ?? read[""]);
      if (Number.isNaN(moment.valueOf())) return;
      const format = (options, at) => new Intl.DateTimeFormat(
        document.documentElement.lang, { timeZone: "Europe/Stockholm", ...options },
      ).format(at);
      const whole = { day: "numeric", month: "long", year: "numeric" };
      const day = format(whole, moment);
      const hours = (Date.now() - moment) / 3.6e6;
      const sentence = hours > 72 ? words.old : day === format(whole, new Date()) ? words.today : words.earlier;
      const hour = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, moment);
      const told = sentence.replace("{day}", day.replaceAll(" ", "\u00a0")).replace("{hour}", hour);
      line.querySelector("span").textContent = told.endsWith(".") ? told : `${told}.`;
      line.classList.toggle("old", hours > 72);
    } catch {
      // A site opened as files tells it on its page of coverage alone.
    }
  }

  // What the device at hand does best goes first, with the words for it; every other way is still there.
  const kinds = [
    ["apple", /iPhone|iPad|iPod|Macintosh/], ["android", /Android/], ["google", /CrOS/],
    ["outlook", /^(?!.*Thunderbird).*(?:Windows|Outlook)/],
  ];
  const kind = (kinds.find(([, agents]) => agents.test(navigator.userAgent)) ?? ["computer"])[0];

  function device(section) {
    section.querySelectorAll("[data-device]").forEach((line) => { line.hidden = line.dataset.device !== kind; });
    const button = section.querySelector("a[data-with]");
    const way = section.querySelector(`[data-way="${kind}"]`);
    if (button && way) {
      const [address, name] = [way.href, way.textContent];
      Object.assign(way, { href: button.href, textContent: button.dataset.other });
      Object.assign(button, { href: address, textContent: button.dataset.with.replace("{calendar}", name) });
    }
    if (button && kind === "android") {
      // A browser opens what subscribes, and goes to Google where nothing does.
      const google = encodeURIComponent(section.querySelector('[data-way="google"]').href);
      button.href = `intent:${button.href.slice(7)}#Intent;scheme=webcal;S.browser_fallback_url=${google};end`;
    }
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

  // What has no calendar becomes a request to whoever runs the site, ready to send.
  function request(form) {
    const [box, link] = [form.querySelector("input"), form.querySelector("a")];
    const fill = () => {
      const asked = box.value.trim();
      const found = /\d\D{0,3}\d/.test(asked) ? `references = [${JSON.stringify(asked)}]`
        : `where = ${JSON.stringify(asked.split(/\s+/).join(" and "))}`;
      const rule = asked && `name = ${JSON.stringify(asked)}\n${found}`;
      link.href = form.dataset.request.replaceAll("%7Bq%7D", encodeURIComponent(asked))
        .replaceAll("%7Brule%7D", encodeURIComponent(rule));
    };
    box.value = new URLSearchParams(location.search).get("words") ?? "";
    box.addEventListener("input", fill);
    form.addEventListener("submit", (event) => { event.preventDefault(); link.click(); });
    fill();
  }

  function asking(agenda) {
    for (const number of agenda.querySelectorAll(".case")) {
      const link = document.createElement("a");
      link.className = "follow";
      link.href = `${agenda.dataset.ask}?words=${encodeURIComponent(number.textContent.trim())}#fraga`;
      link.textContent = agenda.dataset.follow;
      number.after(" ", link);
    }
  }

  // One key each: what bears a letter is pressed by it.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    if (event.key === " " && event.target.matches("a, button, summary")) return;
    const meant = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!meant) return;
    event.preventDefault();
    meant.click();
  });

  // A month or a heading is marked first; the day and its name come next.
  [...document.querySelectorAll(".doubtful .mark")].slice(0, 3).pop()?.scrollIntoView({ block: "center" });
  if (document.querySelector(".doubtful")) scrollTo(0, 0);

  const missing = document.getElementById("lost");
  if (missing) lost(missing).catch(() => {});
  const box = document.getElementById("q");
  if (box?.dataset.index) search(box);
  document.querySelectorAll("button[data-copy]").forEach(copying);
  document.querySelectorAll("form[data-request]").forEach(request);
  document.querySelectorAll(".agenda[data-ask]").forEach(asking);
  document.querySelectorAll("[data-fresh]").forEach(fresh);
  document.querySelectorAll(".subscribe").forEach(device);
  if (document.querySelector(".month")) today();
})();
