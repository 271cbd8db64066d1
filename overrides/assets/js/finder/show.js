/*
 * The finder on the page: choices, answers while the reader types, the count spoken after a pause. What the reader
 * wrote lives in this page's memory alone, and comes back only by the visit's own way back.
 */
import { minute, moment, number } from "./moment.js";
import { planStart } from "./plan.js";
import { finder } from "./search.js";

const root = document.documentElement, indexes = new Map();
const NOTHING = { need: null, who: null, area: null, tongue: null, how: [], open: false, anonymous: false, unbilled: false };
// How long nobody types before the count is said, in milliseconds, and how high a low card and its part of what else there is are.
const PAUSE = 1000, CARD = 150;

let words = "", chosen = { ...NOTHING }, scroll = 0, back = false;
let index, engine, box, input, answers, told, speak, later, touched, made = {};

function el(tag, props, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (name in made && name !== "lang") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...inside.filter((one) => one != null && one !== ""));
  return made;
}

const say = (name, values) => index.words[name].replace(/\{(\w+)\}/g, (all, key) => values[key]);
const swedish = (name) => el("bdi", { lang: "sv", dir: "ltr" }, name);

async function get(address) {
  const answer = await fetch(address, { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

/** Fetches an index once a visit, and with it the part that has all other services, if there is only one. */
async function open(address) {
  if (!indexes.has(address)) {
    const fresh = await get(address), made = { fresh, engine: finder(fresh), got: new Set() };
    indexes.set(address, made);
  }
  return indexes.get(address);
}

/** Fetches the parts that a reader in an area needs: those of the areas around it and in it. */
async function parts(made, area) {
  const { up } = made.fresh.areas;
  const within = (one, other) => { for (; one !== -1; one = up[one]) if (one === other) return true; return false; };
  const wanted = made.fresh.parts.filter(([at, address]) => !made.got.has(address)
    && (at === -1 || (area != null && (within(at, area) || within(area, at)))));
  for (const [, address] of wanted) made.got.add(address);
  await Promise.all(wanted.map(async ([, address]) => {
    try { made.engine.add(await get(address)); } catch { made.got.delete(address); }
  }));
  return wanted.length;
}

/** "open now until 21" and its like, as nodes. */
function hours(place, now) {
  const found = engine.change(place, now);
  return found ? moment(found, now, index.words) : [el("span", {}, say("unknown"))];
}

/** A number that comes before all else: 112 as large as can be where words are an alarm. */
function urgent(place, alarm) {
  const row = engine.services[place], of112 = alarm && index.life.includes(place);
  const tel = el("span", { className: "tel" }, number(row.phone));
  return el("a", { className: of112 ? "danger" : "line", href: dial(row.phone, "tel") },
    of112 ? say("ring") : el("span", { className: "who" }, swedish(row.name)), " ", tel);
}

function card(place, now) {
  const row = engine.services[place], marks = [], has = (mark) => row.marks.includes(mark);
  if (has("f")) marks.push(say("free"));
  if (has("a")) marks.push(say("anonym"));
  if (has("b")) marks.push(say("hidden"));
  for (const tongue of row.tongues.slice(0, 5)) marks.push(index.tongues[tongue]);
  const about = el("p", { className: "quiet" }, index.kinds[row.kind]);
  if (row.areas.length) about.append(" · ", swedish(row.areas.map((area) => index.areas.name[area]).join(", ")));
  const call = (href, ...inside) => el("a", { className: "call", href }, ...inside);
  const line = (link, at) => el("p", {}, link, at === null || has("p") ? "" : el("span", { className: "when" }, " ", ...hours(at, now)));
  return el("li", { className: "card" },
    el("h3", {}, el("a", { href: `${index.at}${row.code}/` }, swedish(row.name))),
    about,
    has("p") ? el("p", { className: "quiet" }, say("paused")) : null,
    row.phone ? line(call(dial(row.phone, "tel"), el("span", { className: "tel" }, number(row.phone))), row.open) : null,
    row.sms ? line(call(dial(row.sms, "sms"), say("sms"), " ", el("span", { className: "tel" }, number(row.sms))), null) : null,
    row.chat ? line(say("chat"), row.chat) : null,
    el("p", { className: "signs" }, marks.join(" · ")),
    has("v") ? null : el("p", { className: "quiet" }, say("unchecked")));
}

/** The address that calls a number: short numbers as they are, others with the country's code (vart/model/phone.py). */
function dial(text, scheme) {
  const plain = text.replace("(0)", "").replace(/\D/g, "");
  if (text.trim()[0] === "+") return `${scheme}:+${plain}`;
  if (plain.startsWith("00")) return `${scheme}:+${plain.slice(2)}`;
  return plain[0] === "0" ? `${scheme}:+46${plain.slice(1)}` : `${scheme}:${plain}`;
}

/** Makes these the children of an element, and touches none that stand right already. */
function put(parent, nodes) {
  for (const old of [...parent.childNodes]) if (!nodes.includes(old)) old.remove();
  nodes.forEach((node, place) => { if (parent.childNodes[place] !== node) parent.insertBefore(node, parent.childNodes[place] || null); });
}

/** What stands under a key within a minute is made once. */
const keep = (key, make) => made.nodes.get(key) || made.nodes.set(key, make()).get(key);

/** Puts the answers in; new cards at most `room`: the rest stay where they are, or come when this much is painted. */
function lay(found, urgency, room) {
  const wanted = [];
  let left = room;
  if (found.first.length) {
    const alarm = !urgency.startsWith("perhaps");
    wanted.push(keep(urgency, () => el("p", { className: alarm ? "notice strong" : "notice" }, say(urgency))));
    for (const place of found.first) wanted.push(keep(`!${alarm}${place}`, () => urgent(place, alarm)));
  }
  for (const [need, places, more] of found.groups) {
    const list = keep(`list ${need}`, () => el("ul", { className: "cards" }));
    const cards = places.filter((place) => left-- > 0 || answers.contains(made.nodes.get(place) || null))
      .map((place) => keep(place, () => card(place, made.now)));
    if (!cards.length) continue;
    put(list, cards);
    wanted.push(keep(`head ${need} ${found.nothing}`, () =>
      el("h2", {}, found.nothing ? say("nothing") : need < 0 ? say("all") : index.needs.says[need])), list);
    const address = need < 0 ? index.all : `${index.at}${index.needs.code.substr(4 * need, 4)}/`;
    if (more && cards.length === places.length) {
      wanted.push(keep(`more ${need} ${more}`, () => el("p", {}, el("a", { className: "next", href: address }, say("rest", { count: more })))));
    }
  }
  if (found.nothing && left >= 0) wanted.push(keep("try", () => el("p", {}, say("try"), " ", el("a", { href: index.all }, say("all")))));
  put(answers, wanted);
}

function answer(whole) {
  const asked = words.trim() || Object.entries(chosen).some(([name, value]) => (name === "how" ? value.length : value != null && value !== false));
  if (!asked) {
    cancelAnimationFrame(later);
    made.groups = null;
    answers.replaceChildren();
    speakOf("");
    return;
  }
  // Hours count in minutes: within one, what was worked out for a card or an answer still holds.
  const now = minute(), found = engine.find(words, chosen, now);
  // Danger and thoughts of suicide at once: 112 stands first, and so do its words.
  const urgency = found.urgency === "both" ? "life" : found.urgency;
  if (made.now !== now || made.index !== index || made.answers !== answers) made = { now, index, answers, nodes: new Map() };
  const count = found.first.length + found.groups.reduce((all, [, places]) => all + places.length, 0);
  speakOf(found.nothing ? say("nothing") : say("count", { count }), found.first.length ? `${say(urgency)} ` : "");
  if (made.groups === found.groups) return;
  made.groups = found.groups;
  // What the window has room for stands there in the next frame, the rest in the one after it.
  lay(found, urgency, whole ? Infinity : (window.innerHeight - input.getBoundingClientRect().bottom) / CARD);
  cancelAnimationFrame(later);
  later = requestAnimationFrame(() => { later = requestAnimationFrame(() => lay(found, urgency, Infinity)); });
}

/** Says how much was found once the reader pauses: not each letter, and not what is written already. */
function speakOf(text, before = "") {
  clearTimeout(speak);
  speak = setTimeout(() => { if (told.textContent !== before + text) told.textContent = before + text; }, PAUSE);
}

function select(name, label, options) {
  const made = el("select", { autocomplete: "off" }, el("option", { value: "" }, say("any")),
    ...options.map(([value, text, lang]) => el("option", lang ? { value, lang } : { value }, text)));
  made.value = chosen[name] == null ? "" : chosen[name];
  made.addEventListener("change", async () => {
    chosen[name] = made.value === "" ? null : +made.value;
    answer();
    if (name === "area") {
      const mine = engine;
      if (await parts(indexes.get(box.dataset.find), chosen.area) && mine === engine) answer();
    }
  });
  return el("label", { className: "pick" }, el("span", {}, say(label)), made);
}

function tick(label, on, change) {
  const made = el("input", { type: "checkbox", checked: on, autocomplete: "off" });
  made.addEventListener("change", () => { change(made.checked); answer(); });
  return el("label", { className: "tick" }, made, " ", el("span", {}, say(label)));
}

function choices() {
  touched = false;
  const places = index.areas.name.map((name, place) => [place, name, "sv"]).filter(([place]) => index.areas.up[place] !== -1);
  const way = (name) => tick(name, chosen.how.includes(name), (on) => {
    chosen.how = chosen.how.filter((one) => one !== name).concat(on ? name : []);
  });
  const mark = (name) => tick(name, chosen[name], (on) => { chosen[name] = on; });
  const list = (texts) => texts.map((text, place) => [place, text]);
  const made = el("details", { className: "fold", open: box.classList.contains("eager") }, el("summary", {}, say("more")),
    select("need", "what", list(index.needs.says)), select("who", "who", list(index.audiences)),
    select("area", "where", places), select("tongue", "tongue", list(index.tongues)),
    el("fieldset", {}, el("legend", {}, say("how")), ...["call", "chat", "text", "visit"].map(way)),
    mark("open"), mark("anonymous"), mark("unbilled"));
  made.addEventListener("change", () => { touched = true; });
  return made;
}

/** Lets the browser get used to the work while there is nothing to do: else the first letters are answered slowest. */
function warm(place = 0) {
  if (words || place >= index.needs.label.length) return;
  (window.requestIdleCallback || setTimeout)(() => {
    const now = minute();
    for (const [, places] of engine.find(index.needs.label[place], NOTHING, now).groups) places.forEach((one) => card(one, now));
    warm(place + 1);
  });
}

async function start() {
  const fresh = document.querySelector("[data-find]");
  if (!fresh || fresh === box) return;
  cancelAnimationFrame(later);
  box = fresh;
  input = box.querySelector("input");
  if (back) input.value = words;
  else { words = ""; chosen = { ...NOTHING }; }
  const restored = back;
  back = false;
  told = el("p", { role: "status", className: "told" });
  answers = el("div", { className: "answers" });
  box.append(told, answers);
  input.addEventListener("input", () => {
    words = input.value;
    if (!engine) return;
    // The keyboard takes half of a phone: the answers must stand right under the words.
    if (words && !touched) box.querySelector("details").open = false;
    answer();
  });
  const address = box.dataset.find, mine = box;
  try {
    const made = await open(address);
    if (mine !== box) return;
    words = input.value;
    ({ fresh: index, engine } = made);
    box.querySelector("[data-lost]").hidden = true;
    told.before(choices());
    answer(restored);
    if (restored) window.scrollTo(0, scroll);
    if (await parts(made, chosen.area) && mine === box) answer();
    warm();
  } catch {
    if (mine !== box) return;
    // The next touch tries again; until then the lists on the page say what else there is.
    box.querySelector("[data-lost]").hidden = false;
    told.remove();
    answers.remove();
    box = null;
    mine.addEventListener("focusin", start, { once: true });
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest || !event.target.closest("a[href], [data-back]")) return;
  back = !!event.target.closest("[data-back]");
  if (!back && answers && answers.contains(event.target)) scroll = window.scrollY;
}, true);
new MutationObserver(() => { start(); planStart(); }).observe(root, { childList: true });
start();
planStart();
