/*
 * From needs to services. The twin of vart/find/search.py, where everything is explained.
 */
import { openState } from "../hours.js";
import { matcher, places } from "./match.js";

const NEEDS = 3, NEAR_ENOUGH = 45, SHOWN = 5, MANY = 1e6;
const FIRST = {
  life: ["life"], suicide: ["suicide", "life"], both: ["life", "suicide"], "perhaps-life": ["life"], "perhaps-suicide": ["life", "suicide"],
};
const numbers = (text) => (text ? text.split(",").map(Number) : []);

export function rowsOf(columns) {
  const cells = {};
  for (const [name, text] of Object.entries(columns)) cells[name] = text.split("\n");
  return (columns.code.match(/.{4}/g) || []).map((code, place) => {
    const at = (name) => cells[name][place];
    return {
      code, name: at("name"), kind: places(columns.kind[place])[0], needs: places(at("needs")),
      violence: places(at("violence")), audiences: places(at("audiences")), areas: numbers(at("areas")),
      phone: at("phone"), open: at("open"), sms: at("sms"), chat: at("chat"), marks: at("marks"),
      tongues: numbers(at("tongues")),
    };
  });
}

/** Returns find(text, choices, nowMs) → {urgency, first, groups, nothing, match}; `services` may grow by add(columns). */
export function finder(index) {
  const match = matcher(index), services = [], serving = [], up = index.areas.up;
  const has = (list, one) => list.includes(one), any = (list, other) => list.some((one) => has(other, one));

  /** What the hours at a place of the index's list say at a moment; null for unknown. */
  const known = new Map();
  let then = 0, states = [], before = "", last;
  function change(place, nowMs) {
    if (then !== nowMs) { known.clear(); states = []; then = nowMs; }
    if (place === "" || place === "-") return null;
    if (!known.has(place)) known.set(place, openState(index.hours[place], nowMs));
    return known.get(place);
  }

  function stateOf(row, nowMs) {
    if (has(row.marks, "p")) return 1;
    const state = (at) => { const found = change(at, nowMs); return found ? (found.open ? 0 : 2) : 1; };
    const states = [];
    if (row.phone) states.push(state(row.open));
    if (row.chat) states.push(state(row.chat));
    return states.length ? Math.min(...states) : 1;
  }

  function near(area, wanted) {
    for (let at = area; at !== -1; at = up[at]) if (at === wanted) return 0;
    for (let at = wanted, distance = 0; at !== -1; at = up[at], distance++) if (at === area) return distance;
    return null;
  }

  const ways = (row) => [row.phone && "call", row.chat && "chat", has(row.marks, "w") && "text", has(row.marks, "t") && "visit"];

  function fits(row, chosen, state) {
    const { who, area, tongue, how } = chosen;
    return (who == null || has(row.audiences, who) || (has(row.audiences, index.everyone) && !has(index.special, who)))
      && (area == null || !row.areas.length || row.areas.some((one) => near(one, area) !== null))
      && (tongue == null || has(row.tongues, tongue))
      && (!how.length || any(how, ways(row)))
      && (!chosen.open || state === 0)
      && (!chosen.anonymous || has(row.marks, "a"))
      && (!chosen.unbilled || has(row.marks, "b"));
  }

  /** The rank of a service as one number, so that hundreds are sorted at each letter without a list for each. */
  function key(row, place, need, said, told, chosen, state) {
    const spoken = any(row.audiences, told), at = row.needs.indexOf(need);
    let fit = at < 0 ? 0 : 2 * Math.min(at, 3);
    fit -= any(row.violence, said.violence);
    fit -= spoken;
    if (row.special && !spoken) fit += 6;
    if (!(row.phone || row.chat || row.sms)) fit += 3;
    let far = row.areas.length ? 1 : 0;
    if (chosen.area != null) far = Math.min(9, ...row.areas.map((one) => near(one, chosen.area)).filter((one) => one !== null));
    const own = chosen.tongue == null ? index.own : chosen.tongue;
    // From -2 to 15, 0 to 2, -1 to 3, 0 to 9.
    return (((((has(row.marks, "p") * 32 + fit + 2) * 4 + state) * 8 + row.checked) * 16 + far) * 2 + !has(row.tongues, own)) * MANY + place;
  }

  function find(text, chosen, nowMs) {
    const said = match(text);
    let needs = said.needs.slice(0, NEEDS).filter(([like]) => 100 * like >= NEAR_ENOUGH * said.needs[0][0]).map((one) => one[1]);
    if (chosen.need != null) needs = [chosen.need, ...needs.filter((need) => need !== chosen.need)].slice(0, NEEDS);
    const first = (FIRST[said.urgency] || []).flatMap((name) => index[name]);
    const told = [...said.audiences];
    if (chosen.who != null) told.push(chosen.who);
    for (const [need, who] of index.speaker) if (need === needs[0]) told.push(who);
    // Most letters change nothing: then the groups are those of the letter before (show.js knows them again).
    const asked = JSON.stringify([needs, said.violence, said.audiences, said.urgency, chosen, nowMs, services.length]);
    if (before === asked) return { ...last, match: said };
    before = asked;
    change("", nowMs);
    for (let place = states.length; place < services.length; place++) states.push(stateOf(services[place], nowMs));
    const groups = [], shown = new Set(first);
    const any_ = chosen.who != null || chosen.area != null || chosen.tongue != null || chosen.how.length || chosen.open
      || chosen.anonymous || chosen.unbilled;
    for (const need of needs.length ? needs : any_ ? [-1] : []) {
      const inside = (need === -1 ? services.map((_, place) => place) : serving[need] || [])
        .filter((place) => !shown.has(place) && (!any_ || fits(services[place], chosen, states[place])))
        .map((place) => key(services[place], place, need, said, told, chosen, states[place]))
        .sort((a, b) => a - b)
        .map((one) => one % MANY);
      if (!inside.length) continue;
      const here = inside.slice(0, SHOWN);
      groups.push([need, here, inside.length - here.length]);
      for (const place of here) shown.add(place);
    }
    const nothing = !groups.length;
    if (nothing) groups.push([-1, index.crisis.filter((place) => !has(first, place)), 0]);
    return last = { urgency: said.urgency, first, groups, nothing, match: said };
  }

  function add(columns) {
    for (const row of rowsOf(columns)) {
      const place = services.push(row) - 1;
      row.special = row.audiences.length && row.audiences.every((one) => has(index.special, one));
      row.checked = "v123".indexOf(row.marks[0]) + 1;
      for (const need of new Set(row.needs)) (serving[need] = serving[need] || []).push(place);
    }
  }

  add(index.services);
  return { find, change, services, add };
}
