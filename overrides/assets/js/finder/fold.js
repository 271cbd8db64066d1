/*
 * What people type, made comparable. The twin of vart/languages/fold.py, with the same table (fold.json), of which the
 * index brings the reader's language.
 */
export function folder(table) {
  const letters = new Map(Object.entries(table.letters)), keep = table.keep;

  function fold(text, kept) {
    let result = "";
    for (const letter of text.normalize("NFKC").toLowerCase()) {
      if (kept.includes(letter)) { result += letter; continue; }
      for (const part of letter.normalize("NFD")) {
        const code = part.codePointAt(0);
        if (table.marks.some(([first, last]) => first <= code && code <= last)) continue;
        const zero = table.zeros.find((zero) => zero <= code && code < zero + 10);
        result += zero ? code - zero : letters.has(part) ? letters.get(part) : part;
      }
    }
    return result;
  }

  const bare = (word) => (keep ? fold(word, "") : word);
  const drop = new Set(table.drop.split(" ").map((word) => fold(word, keep)));
  const same = new Map(), bareSame = new Map();
  for (const [form, to] of Object.entries(table.same)) {
    const folded = fold(form, keep), goal = fold(to, keep);
    same.set(folded, goal);
    bareSame.set(bare(folded), goal);
  }

  function stem(token) {
    const known = same.get(token) || bareSame.get(token);
    if (known) return known;
    for (const endings of table.steps) {
      const ending = endings.find((one) => token.endsWith(one) && token.length - one.length >= table.least);
      if (ending) token = token.slice(0, token.length - ending.length);
    }
    for (const heads of table.heads || []) {
      const head = heads.find((one) => token.startsWith(one) && token.length - one.length >= table.least);
      if (head) token = token.slice(head.length);
    }
    return table.double && token.length > table.least && token.at(-1) === token.at(-2) ? token.slice(0, -1) : token;
  }

  /** The words of a text that tell something, in order: [stem, stem without marks]. */
  const words = (text) => fold(text, keep).split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((token) => token && !drop.has(token))
    .map((token) => { const word = stem(token); return [word, bare(word)]; });
  return { bare, words };
}
