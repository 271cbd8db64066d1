/*
 * From words to needs. The twin of vart/find/match.py, where everything is explained; whole numbers throughout, so
 * that both come to the same result.
 */
import { folder } from "./fold.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const URGENCIES = { "-": "none", "!": "life", "+": "suicide", s: "soon" };
const LONGEST = 6, SAME = 8, BARE = 7, TYPO = 6, PART = 5, UNKNOWNS = 3, LATER = [0, 32, 48, 56], FALL = 8, WHOLE = 80;
const ALARM = [52, -40], PERHAPS = { life: [-60, -100], suicide: [0, -40] }, EACH = 20;

const DIGITS = LETTERS + "0123456789-_";
const sumOf = (ids) => [...new Set(ids)].sort((a, b) => a - b).reduce((sum, id) => (sum * 4099 + id + 1) % 16777213, 0);

export const places = (letters) => [...letters].map((letter) => LETTERS.indexOf(letter));
const spelt = (signs) => [...signs].map((sign) => sign.charCodeAt() - 65);
const tellsOf = (row) => [...row.matchAll(/(\D)(\d?)/g)].map(([, sign, steps]) => [sign.charCodeAt() - 65, +(steps || 1)]);

export function alike(one, other) {
  const shorter = Math.min(one.length, other.length), more = Math.abs(one.length - other.length);
  if (more > 1 || (one[0] !== other[0] && shorter < 6)) return false;
  let start = 0, end = 0;
  while (start < shorter && one[start] === other[start]) start++;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const left = shorter - start - end;
  if (more || left < 2) return left < 2 - more;
  return left === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
}

const slip = (word, known) => known.length < LONGEST ? alike(word, known)
  : [-1, 0, 1].some((more) => alike(word.slice(0, LONGEST + more), known));

/** Returns match(text) for an index: {needs, violence, audiences, urgency} as in Python. */
export function matcher({ fold, said: model }) {
  const { bare: strip, words } = folder(fold), cut = (word) => word.slice(0, LONGEST);
  const kinds = model.kinds.split("\n").map((row) => {
    const [needs, violence, urgency] = row.split("|");
    return { needs: spelt(needs), violence: spelt(violence), urgency: URGENCIES[urgency] };
  });
  const tells = model.tells.split("\n").map(tellsOf), unknown = tellsOf(model.unknown);
  const likely = kinds.reduce((best, { needs }, kind) =>
    needs.length && (best < 0 || model.bias[kind] > model.bias[best]) ? kind : best, -1);
  const bare = [], ids = new Map(), bares = new Map(), known = new Map();
  let stem = "";
  for (const [, same, rest] of model.stems.matchAll(/([A-Z])([^A-Z]*)/g)) {
    stem = stem.slice(0, same.charCodeAt() - 65) + rest;
    const plain = strip(stem), id = bare.length;
    ids.set(stem, id);
    bare.push(plain);
    bares.set(plain, [...(bares.get(plain) || []), id]);
  }

  const whole = new Map();
  for (const row of model.whole ? model.whole.split("\n") : []) {
    for (const sum of row.slice(1).match(/.{4}/g)) whole.set([...sum].reduce((all, digit) => all * 64 + DIGITS.indexOf(digit), 0), row.charCodeAt() - 65);
  }

  function find(stem, plain, begun) {
    if (ids.has(cut(stem))) return [SAME, [ids.get(cut(stem))]];
    if (bares.has(cut(plain))) return [BARE, bares.get(cut(plain))];
    const slips = [], parts = [], length = plain.length;
    bare.forEach((other, id) => {
      if (other.startsWith(plain) && (length >= 4 || (begun && length >= 3))) parts.push(id);
      else if (length < 4 || other.length < 4) return;
      else if (plain.startsWith(other) || plain.endsWith(other) || (other.length > 4 && plain.includes(other))) parts.push(id);
      else if ((plain[0] === other[0] || plain[1] === other[1]) && slip(plain, other)) slips.push(id);
    });
    return slips.length ? [TYPO, slips] : [PART, parts];
  }

  function candidates(stem, plain, begun) {
    const key = begun + stem;
    if (!known.has(key)) known.set(key, find(stem, plain, begun));
    return known.get(key);
  }

  function urgencyOf(score, count, strange, heard, first) {
    const best = (name) => heard.find((kind) => kinds[kind].urgency === name);
    const life = best("life"), suicide = best("suicide");
    const ahead = (urgent, [everyday, other]) => urgent !== undefined
      && kinds.every(({ needs, urgency }, kind) => (urgency !== "none" && urgency !== "soon")
        || (needs.length ? score[urgent] - score[kind] > other
          : score[urgent] - score[kind] + EACH * (count[urgent] - count[kind] - strange) > everyday));
    const despair = ahead(suicide, PERHAPS.suicide), perhaps = ahead(life, PERHAPS.life);
    if (ahead(life, ALARM)) return despair ? "both" : "life";
    if (ahead(suicide, ALARM)) return "suicide";
    if (despair && !(perhaps && score[life] >= score[suicide])) return "perhaps-suicide";
    return perhaps ? "perhaps-life" : first && first.urgency === "soon" ? "soon" : "none";
  }

  return (text) => {
    const said = words(text), begun = /\S$/.test(text), every = new Map();
    said.forEach(([stem, plain], place) => {
      if (!every.has(stem)) every.set(stem, candidates(stem, plain, begun && place === said.length - 1));
    });
    const gained = kinds.map(() => 0), count = kinds.map(() => 0), audiences = new Set();
    const exact = [];
    let strange = 0;
    for (const [fit, found] of every.values()) {
      exact.push(fit >= BARE && found.length === 1 ? found[0] : -1);
      const told = new Map();
      if (!found.length && strange < UNKNOWNS) strange++;
      for (const id of found) for (const [kind, steps] of tells[id]) told.set(kind, (told.get(kind) || 0) + steps);
      for (const [kind, steps] of told) {
        if (kind < kinds.length) {
          gained[kind] += Math.floor(fit * steps / found.length);
          count[kind]++;
        } else if (fit > PART) audiences.add(kind - kinds.length);
      }
    }
    const score = gained.map((gain, kind) => model.bias[kind] + gain), best = new Map();
    for (const [kind, steps] of unknown) score[kind] += strange * SAME * steps;
    const kind = whole.get(sumOf(exact));
    if (kind !== undefined) {
      score[kind] = Math.max(...score) + WHOLE;
      gained[kind] = gained[kind] || 1;
      count[kind] = exact.length;
    }
    const heard = kinds.flatMap(({ needs }, kind) => gained[kind] && needs.length ? [kind] : []);
    if (heard.length && !heard.includes(likely)) heard.push(likely);
    for (const kind of heard) {
      kinds[kind].needs.forEach((need, place) => best.set(need, Math.max(best.get(need) ?? -1e9, score[kind] - LATER[place])));
    }
    const top = Math.max(...best.values()), first = kinds[heard.sort((a, b) => score[b] - score[a] || a - b)[0]];
    return {
      needs: [...best].map(([need, points]) => [1000 - FALL * (top - points), need]).filter(([like]) => like > 0)
        .sort((a, b) => b[0] - a[0] || a[1] - b[1]),
      violence: first ? first.violence : [], audiences: [...audiences].sort((a, b) => a - b), urgency: urgencyOf(score, count, strange, heard, first),
    };
  };
}
