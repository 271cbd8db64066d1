/*
 * From words to needs. The twin of vart/find/match.py, where everything is explained; whole numbers throughout, so
 * that both come to the same result.
 */
import { folder } from "./fold.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const URGENCIES = { "-": "none", "!": "life", "+": "suicide", s: "soon" };
const SAME = 8, BARE = 7, TYPO = 6, PART = 5, KIN = 4;
const HEAVIEST = 1000, SOFTENING = 10, UNKNOWN = 30, SHARES = [8, 5, 3, 2, 1, 1], MORE = [15, 10, 7], FAINT = 150;
const HEARD = 1250, EVERYDAY = 90;

const div = (a, b) => Math.floor(a / b);
const log = (number) => Math.floor(16 * Math.log2(number) + 0.5);
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
export const places = (letters) => [...letters].map((letter) => LETTERS.indexOf(letter));

export function alike(one, other) {
  const shorter = Math.min(one.length, other.length), most = shorter >= 8 ? 2 : 1;
  if (Math.abs(one.length - other.length) > most || (one[0] !== other[0] && shorter < 6)) return false;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const differ = one[row - 1] !== other[column - 1];
      let cost = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + differ);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      now.push(cost);
    }
    if (Math.min(...now) > most) return false;
    before = last;
    last = now;
  }
  return last[other.length] <= most;
}

/** Returns match(text) for an index: {needs, violence, audiences, urgency, groups} as in Python. */
export function matcher(index) {
  const { bare: strip, words } = folder(index.fold), least = index.fold.compound;
  const bare = [], ids = new Map(), bares = new Map(), groups = [], phrases = [];

  function add(said) {
    const known = [...new Set(said.map(([stem, plain]) => {
      let id = ids.get(stem);
      if (id === undefined) {
        ids.set(stem, id = bare.length);
        bare.push(plain);
        bares.set(plain, [...(bares.get(plain) || []), id]);
      }
      return id;
    }))];
    if (known.length) phrases.push([groups.length - 1, known]);
  }

  for (const row of index.said.split("\n").filter(Boolean)) {
    const [needs, violence, audiences, urgency, ...said] = row.split("|");
    groups.push([places(needs), places(violence), places(audiences), URGENCIES[urgency]]);
    for (const phrase of said) add(phrase.split(" ").map((stem) => [stem, strip(stem)]));
  }
  index.needs.label.forEach((label, place) => {
    groups.push([[place], [], [], "none"]);
    for (const text of [label, index.needs.says[place]]) add(words(text));
  });

  const within = bare.map(() => []), spread = bare.map(() => new Set());
  phrases.forEach(([group, known], place) => {
    for (const id of known) { within[id].push(place); spread[id].add(group); }
  });
  const weights = spread.map((found) => div(HEAVIEST, SOFTENING + found.size));
  const beside = (known) => known.slice(1).map((id, place) => [known[place], id]);
  const wide = bare.length, pair = (a, b) => wide + a * wide + b;
  const seen = new Map(), total = { none: 0, life: 0, suicide: 0, soon: 0 };
  const whole = phrases.map(([group, known]) => {
    const urgency = groups[group][3], pairs = beside(known);
    total[urgency]++;
    for (const feature of [...known, ...pairs.map(([a, b]) => pair(a, b))]) {
      let counts = seen.get(feature);
      if (!counts) seen.set(feature, counts = { all: 0, life: 0, suicide: 0, soon: 0, none: 0 });
      counts.all++;
      counts[urgency]++;
    }
    return SAME * sum(known.map((id) => weights[id])) + sum(pairs.map(([a, b]) => 2 * (weights[a] + weights[b])));
  });

  function evidence(feature, urgency) {
    const counts = seen.get(feature), inside = counts ? counts[urgency] : 0;
    const outside = counts ? counts.all - inside : 0, urgent = total[urgency];
    return log(10 * inside + 3) - log(10 * urgent + 6) - log(10 * outside + 3) + log(10 * (phrases.length - urgent) + 6);
  }

  function find(stem, plain, begun) {
    const near = [...(kin.get(stem) || [])].filter((id) => id !== ids.get(stem)).sort((a, b) => a - b).map((id) => [id, KIN]);
    if (ids.has(stem)) return [[ids.get(stem), SAME], ...near];
    if (bares.has(plain)) return bares.get(plain).map((id) => [id, BARE]);
    if (near.length) return near;
    const found = [], length = plain.length;
    bare.forEach((other, id) => {
      if (other.startsWith(plain) && (length >= 4 || (begun && length >= 3))) found.push([id, PART]);
      else if (length < 4) return;
      else if (other.length >= least && (plain.startsWith(other) || plain.endsWith(other))) found.push([id, PART]);
      else if (other.length >= 4 && alike(plain, other)) found.push([id, TYPO]);
    });
    return found;
  }

  const kin = new Map();
  for (const row of index.fold.alike) {
    const stems = words(row).map(([stem]) => stem), here = stems.filter((stem) => ids.has(stem)).map((stem) => ids.get(stem));
    for (const stem of stems) kin.set(stem, new Set([...(kin.get(stem) || []), ...here]));
  }

  const known = new Map();
  function candidates(stem, plain, begun) {
    const key = begun + stem;
    if (!known.has(key)) known.set(key, find(stem, plain, begun));
    return known.get(key);
  }

  const couples = (every) => every.slice(1).map((right, place) =>
    every[place].flatMap(([a]) => right.map(([b]) => [a, b])));

  function weighed(every, urgency) {
    const urgent = total[urgency];
    let all = log(Math.max(1, urgent)) - log(Math.max(1, phrases.length - urgent));
    for (const found of every) {
      const best = Math.max(0, ...found.map((one) => one[1]));
      if (best) {
        all += Math.max(...found.filter((one) => one[1] === best).map(([id, fit]) => div(evidence(id, urgency) * fit, SAME)));
      }
    }
    for (const pairs of couples(every)) {
      const told = pairs.map(([a, b]) => pair(a, b)).filter((feature) => seen.has(feature));
      if (told.length) all += div(Math.max(...told.map((feature) => evidence(feature, urgency))), 2);
    }
    return all;
  }

  function urgencyOf(every, nearest, everyday) {
    const heard = ["life", "suicide", "soon"].filter((kind) => {
      if (!nearest[kind] || 100 * nearest[kind] < EVERYDAY * everyday) return false;
      const other = Math.max(1, ...Object.keys(nearest).filter((name) => name !== kind).map((name) => nearest[name]));
      return div(25 * weighed(every, kind), 2) + div(1000 * nearest[kind], other) > HEARD;
    });
    return heard[0] === "life" && heard[1] === "suicide" ? "both" : heard[0] || "none";
  }

  return (text) => {
    const said = words(text), begun = /\S$/.test(text);
    const every = said.map(([stem, plain], place) => candidates(stem, plain, begun && place === said.length - 1));
    const best = new Map(), near = new Set();
    let asked = 0, everyday = 0;
    for (const found of every) {
      asked += SAME * (found.length ? Math.max(...found.map(([id]) => weights[id])) : UNKNOWN);
      for (const [id, fit] of found) best.set(id, Math.max(best.get(id) || 0, fit));
    }
    for (const pairs of couples(every)) for (const [a, b] of pairs) near.add(pair(a, b));
    const likeness = new Map(), nearest = { none: 0, life: 0, suicide: 0, soon: 0 };
    const touched = [...new Set([...best.keys()].flatMap((id) => within[id]))].sort((a, b) => a - b);
    for (const phrase of touched) {
      const [group, here] = phrases[phrase];
      let heard = sum(here.map((id) => (best.get(id) || 0) * weights[id]));
      for (const [a, b] of beside(here)) if (near.has(pair(a, b))) heard += 2 * (weights[a] + weights[b]);
      const like = Math.min(1000, div(2000 * heard, whole[phrase] + asked));
      likeness.set(group, [...(likeness.get(group) || []), [like, phrase]]);
      const kind = groups[group][3];
      nearest[kind] = Math.max(nearest[kind], like);
      if (!groups[group][0].length) everyday = Math.max(everyday, like);
    }
    const ranked = [...likeness].map(([group, likes]) => {
      const [[first, phrase], ...more] = likes.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 4);
      return [first + div(sum(more.map(([like], place) => like * MORE[place])), 100), group, phrase];
    }).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const shares = new Map();
    for (const [like, group] of ranked) {
      groups[group][0].slice(0, SHARES.length).forEach((need, place) => {
        shares.set(need, [...(shares.get(need) || []), div(like * SHARES[place], 8)]);
      });
    }
    const needs = [...shares].map(([need, likes]) => {
      const [first, ...more] = likes.sort((a, b) => b - a).slice(0, 3);
      return [first + sum(more.map((like, place) => div(like, 2 * (place + 1)))), need];
    }).filter(([like]) => like >= FAINT).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const top = ranked[0] && ranked[0][0] >= FAINT ? groups[ranked[0][1]] : [[], [], []];
    return { needs, violence: top[1], audiences: top[2], urgency: urgencyOf(every, nearest, everyday), groups: ranked.slice(0, 5) };
  };
}
