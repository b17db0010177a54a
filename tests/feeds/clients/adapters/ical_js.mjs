// ical.js, the reader inside Thunderbird and Nextcloud, in strict mode; zones only from the feed itself.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const packages = createRequire(process.argv[2] + "/package.json");
const ICAL = (await import(pathToFileURL(packages.resolve("ical.js")))).default;
ICAL.design.strict = true;
const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(process.argv[3]));
const calendar = new ICAL.Component(ICAL.parse(text));
const zones = new Map(calendar.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone)).map((zone) => [zone.tzid, zone]));

function when(event, name) {
  const property = event.getFirstProperty(name);
  if (!property) return null;
  const time = property.getFirstValue();
  if (time.isDate) return time.toString();
  const zone = property.getParameter("tzid");
  if (zone) time.zone = zones.get(zone);
  else if (time.zone !== ICAL.Timezone.utcTimezone) return "floating " + time;
  return time.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

for (const event of calendar.getAllSubcomponents("vevent")) {
  const get = (name) => event.getFirstPropertyValue(name);
  console.log(JSON.stringify({
    uid: get("uid"), start: when(event, "dtstart"), end: when(event, "dtend"), status: get("status"), sequence: get("sequence"),
    summary: get("summary"), description: get("description") ?? "", location: get("location") ?? "",
  }));
}
