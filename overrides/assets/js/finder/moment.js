/*
 * "Open now until 21" in the reader's words, as nodes.
 */

const weekday = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Stockholm", weekday: "short" });
const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The minute that it is, in milliseconds: hours count in minutes. */
export const minute = () => Math.floor(Date.now() / 6e4) * 6e4;

export const number = (text) => {
  const made = document.createElement("bdi");
  made.className = "nr";
  made.dir = "ltr";
  made.textContent = text;
  return made;
};

function clock(minutes) {
  const two = (value) => String(value).padStart(2, "0"), hour = Math.floor(minutes / 60);
  return number(minutes % 60 ? `${two(hour)}:${two(minutes % 60)}` : String(hour));
}

/** Says what hours are at a moment, as openState found it: `words` as render/finder.py names them. */
export function moment(found, now, words) {
  const { open } = found, at = open ? found.until : found.opens;
  if (!at) return [open ? words.always : words.shut];
  if (at.days > 6) return [open ? words.now : words.later.replace("{days}", at.days)];
  let name = open ? (at.days ? "untilDay" : "until") : ["opens", "tomorrow"][at.days] || "opensDay";
  // The night after today is still "until 3", not "until Tuesday 3".
  if (open && at.days === 1 && at.minutes <= 720) name = "until";
  const day = () => words.days[NAMES.indexOf(weekday.format(now + at.days * 864e5))];
  const [before, after] = words[name].replace("{day}", at.days ? day() : "").split("{time}");
  return [before, clock(at.minutes), after];
}
