/*
 * "Open now until 21": whether it is open in Stockholm at a moment, and when that changes.
 * The form of `hours` and every decision about nights and holidays are in vart/hours/browser.py, whose next_change is
 * the twin of this file: a date in `x` stands for itself from midnight to midnight, all else is the week `w`.
 */
const DAY = 1440;

// The reader may sit in another time zone, so the clock of the place is asked for. Only the wall clock counts, and so
// the days when the clocks change need no case of their own. en-GB and latn keep the digits plain on every device.
const clock = new Intl.DateTimeFormat("en-GB-u-nu-latn-ca-gregory", {
  timeZone: "Europe/Stockholm", hourCycle: "h23",
  year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
});

/** The open pieces of a day in minutes from its midnight, or null after the last day that the page knows about. */
function pieces(hours, day) {
  const name = day.toISOString().slice(0, 10);
  if (hours.to && name > hours.to) return null;
  if (hours.x[name]) return hours.x[name];
  const from = (day.getUTCDay() + 6) % 7 * DAY; // Monday first
  return hours.w.map(([start, end]) => [Math.max(start - from, 0), Math.min(end - from, DAY)])
    .filter(([start, end]) => start < end);
}

/**
 * Returns {open: true, until} or {open: false, opens}: {days, minutes} of the wall clock, days from today, an end at
 * midnight as 1440 of the day that ends, or null when no change is in sight. Returns null when nothing is known: then
 * the page shows only the hours in words.
 */
export function openState(hours, nowMs) {
  const now = {};
  for (const { type, value } of clock.formatToParts(nowMs)) now[type] = +value;
  const minute = now.hour * 60 + now.minute;
  const day = (ahead) => pieces(hours, new Date(Date.UTC(now.year, now.month - 1, now.day + ahead)));
  if (!day(0)) return null;
  const open = day(0).some(([start, end]) => start <= minute && minute < end);
  const answer = (at) => (open ? { open, until: at } : { open, opens: at });
  for (let ahead = 0; ahead < (hours.to ? 370 : 8); ahead++) {
    const spans = day(ahead), from = ahead ? 0 : minute;
    if (!spans) break;
    if (open) {
      // Hours that go on at midnight are two touching pieces: walk on until one does not reach the end of its day.
      const piece = spans.find(([start, end]) => start <= from && from < end);
      if (!piece) return answer({ days: ahead - 1, minutes: DAY });
      if (piece[1] < DAY) return answer({ days: ahead, minutes: piece[1] });
    } else {
      const piece = spans.find(([start]) => start >= from);
      if (piece) return answer({ days: ahead, minutes: piece[0] });
    }
  }
  return answer(null);
}
