// Chooses the passage of a page that shows why it was found: a block of its text around the words, and where it stands.

import { fold, joinNumbers, wordsOf } from "./search-words.js";

// What stands before each block, and before the summary (generator/searching/cutting.py).
const BLOCK = "¶";
const SUMMARY = "¶¶";
const LENGTH = 34; // words that a passage shows at most

// The passages of a page, the best first: `anchor` is the id of the place on the page ("" for its beginning), `parts`
// are pieces of text, each with whether it was searched for. `text` is what is known of a page, `shown` what was typed or is meant, and `sought` that
// without small words.
export function passages(text, shown, sought, most) {
  const words = text.content.replace(/\u200B/g, "").split(/\s+/);
  const [title, ...blocks] = blocksOf(words);
  const terms = termsOf(shown);
  const hits = hitsOf(words, sought, title.to);
  const scored = blocks.map((block) => ({ ...block, score: score(block, hits) }));
  const best = scored.filter((block) => block.score > 0).sort((one, other) => other.score - one.score || one.from - other.from);
  const summary = scored.find((block) => block.summary) ?? scored[0];
  // A page that is asked for by its name, or by another of its names, says what it is.
  const named = !best.length || terms.every((term) => termAt(words.slice(0, title.to).join(" "), [term]) >= 0);
  const chosen = named && summary ? distinct([{ ...summary, score: best[0]?.score ?? 0 }, ...best], words, most) : distinct(best, words, most);
  return chosen.map((block) => ({ anchor: anchorOf(text.anchors, block.from), parts: partsOf(block, words, hits, terms) }));
}

// The same pieces for a title, where no places are known.
export function marked(title, query) {
  const terms = termsOf(query);
  const pieces = title.split(/([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)/u).filter(Boolean);
  const hits = pieces.map((text) => /[\p{L}\p{N}]/u.test(text) && termAt(text, terms) >= 0);
  const parts = [];
  // What stands between two marked words is marked with them.
  pieces.forEach((text, at) => add(parts, text, hits[at] || (!/[\p{L}\p{N}]/u.test(text) && Boolean(hits[at - 1] && hits[at + 1]))));
  return parts;
}

const termsOf = (query) => wordsOf(joinNumbers(query));

// Which term a word is found by; -1 if by none. Only the last term may still be typed, and begin a longer word.
function termAt(word, terms) {
  const parts = wordsOf(joinNumbers(word));
  return terms.findIndex((term, at) => parts.some((part) => alike(part, term, at === terms.length - 1)));
}

// One word may end another way than the other: deportation, deportations.
function alike(word, term, open) {
  if (word === term || (open && word.startsWith(term))) return true;
  const length = Math.min(word.length, term.length);
  let same = 0;
  while (same < length && word[same] === term[same]) same++;
  return same >= 4 && same >= Math.max(word.length, term.length) - 4 && same >= term.length - 3;
}

// The places of words that were searched for, each with its term; of words in quotation marks, where all of them stand
// side by side.
function hitsOf(words, sought, after) {
  const hits = new Map();
  const [, quoted] = /^\s*"\s*(.+?)\s*"\s*$/.exec(sought) ?? [];
  const terms = termsOf(sought);
  // A dash between two words has a place of its own.
  const side = quoted?.split(/\s+/).map(termsOf);
  const stands = (own, word = "") => (own.length ? own.every((term) => termAt(word, [term]) === 0) : word && !wordsOf(word).length);
  for (let at = after; at < words.length; at++) {
    if (side?.every((own, index) => stands(own, words[at + index]))) side.forEach((_, index) => hits.set(at + index, index));
    const term = side ? -1 : termAt(words[at], terms);
    if (term >= 0) hits.set(at, term);
  }
  return hits;
}

// Blocks as places of their first and last word, and whether it is the summary. The first block is the title.
function blocksOf(words) {
  const starts = words.flatMap((word, at) => (word === BLOCK || word === SUMMARY ? [at] : []));
  const all = [{ from: 0, to: starts[0] ?? words.length, summary: false }];
  starts.forEach((at, index) => {
    all.push({ from: at + 1, to: starts[index + 1] ?? words.length, summary: words[at] === SUMMARY });
  });
  return all.filter((block, index) => !index || block.to > block.from);
}

function score(block, hits) {
  const found = new Set();
  let count = 0;
  for (let at = block.from; at < block.to; at++) {
    if (!hits.has(at)) continue;
    count++;
    found.add(hits.get(at));
  }
  if (!found.size) return 0;
  // A passage of a few words, such as a name in a list, says little.
  return found.size * 100 + Math.min(count, 40) + (block.to - block.from > 8 ? 40 : 0);
}

// What says the same in other words is worth showing; the same words again are not.
function distinct(blocks, words, most) {
  const shown = [];
  const texts = new Set();
  for (const block of blocks) {
    const text = fold(words.slice(block.from, block.to).join(" ")).replace(/[^\p{L}\p{N} ]/gu, "").trim();
    if (shown.length === most) break;
    if (texts.has(text) || (shown.length && block.score < blocks[0].score - 90)) continue;
    texts.add(text);
    shown.push(block);
  }
  return shown;
}

// The last place with an address before the passage.
function anchorOf(anchors, from) {
  let found = "";
  for (const anchor of anchors) if (anchor.location <= from) found = anchor.id;
  return found;
}

function partsOf({ from, to }, words, hits, terms) {
  let start = from;
  if (to - from > LENGTH) {
    const first = [...hits.keys()].filter((at) => at >= from && at < to).sort((one, other) => one - other)[0] ?? from;
    if (first - from > LENGTH - 12) start = first - 8;
  }
  const end = Math.min(to, start + LENGTH);
  const parts = start > from ? [{ text: "… ", hit: false }] : [];
  for (let at = start; at < end; ) {
    const run = marks(at, end, words, hits, terms);
    if (at > start) add(parts, " ", false);
    if (run) addMarked(parts, words.slice(at, at + run).join(" "));
    else add(parts, words[at], false);
    at += run || 1;
  }
  if (end < to) add(parts, " …", false);
  else parts.at(-1).text = parts.at(-1).text.replace(/[\s—–·:;,]+$/u, "");
  return parts.filter((part) => part.text);
}

// How many words from here on were searched for, small words between them included.
function marks(at, end, words, hits, terms) {
  let to = at;
  while (to < end && (hits.has(to) || (to > at && hits.has(to + 1) && to + 1 < end && termAt(words[to], terms) >= 0))) to++;
  return to - at;
}

// Marks go around words, not around the quotation marks or the full stop beside them. The last dot of U.S. is its own.
function addMarked(parts, text) {
  const [, before, inner, after] = /^([^\p{L}\p{N}]*)(.*?)((?:(?!(?<=\.\p{L})\.)[^\p{L}\p{N}]+)?)$/u.exec(text);
  add(parts, before, false);
  add(parts, inner, true);
  add(parts, after, false);
}

function add(parts, text, hit) {
  const last = parts.at(-1);
  if (last?.hit === hit) last.text += text;
  else if (text) parts.push({ text, hit });
}
