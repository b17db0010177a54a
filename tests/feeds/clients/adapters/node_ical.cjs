// node-ical, the reader of home dashboards.
const { createRequire } = require("node:module");
const ical = createRequire(process.argv[2] + "/package.json")("node-ical");

const text = (value) => (value && typeof value === "object" && "val" in value ? value.val : value ?? "");
const two = (number) => String(number).padStart(2, "0");
function when(time) {
  if (!time) return null;
  if (time.dateOnly) return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return time.toISOString().replace(".000Z", "Z");
}

for (const event of Object.values(ical.sync.parseFile(process.argv[3]))) {
  if (event?.type !== "VEVENT") continue;
  console.log(JSON.stringify({
    uid: event.uid, start: when(event.start), end: when(event.end), status: event.status ?? null, sequence: Number(event.sequence),
    summary: text(event.summary), description: text(event.description), location: text(event.location),
  }));
}
