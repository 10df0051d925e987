// Chooses the passage of a page that shows why it was found: a block of its text around the words, and where it stands.

import { fold, joinNumbers, wordsOf } from "./search-words.js";

// What stands before each block, and before the summary (generator/searching/cutting.py).
const BLOCK = "¶";
const SUMMARY = "¶¶";
const LENGTH = 34; // words that a passage shows at most

// The passages of a page, the best first: `anchor` is the id of the place on the page ("" for its beginning), `parts`
// are pieces of text, each with whether it was searched for. `fragment` is what the engine gives for a result.
export function passages(fragment, query, most) {
  const words = fragment.raw_content.split(/\s+/).map(plain);
  const [title, ...blocks] = blocksOf(words);
  const terms = termsOf(query);
  const hits = hitsOf(fragment.weighted_locations, words, terms, title.to);
  const scored = blocks.map((block) => ({ ...block, score: score(block, hits) }));
  const best = scored.filter((block) => block.score > 0).sort((one, other) => other.score - one.score || one.from - other.from);
  const summary = scored.find((block) => block.summary) ?? scored[0];
  // A page that is asked for by its name, or by another of its names, says what it is.
  const named = !best.length || terms.every((term) => termAt(words.slice(0, title.to).join(" "), [term]) >= 0);
  const shown = named && summary ? distinct([{ ...summary, score: best[0]?.score ?? 0 }, ...best], words, most) : distinct(best, words, most);
  return shown.map((block) => ({ anchor: anchorOf(fragment.anchors, block.from), parts: partsOf(block, words, hits, terms) }));
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

// The places where the engine found something, each with its weight and its term. The engine also finds words that
// only begin as a term does; they count where there are no better ones.
function hitsOf(locations, words, terms, after) {
  const all = locations.filter(({ location }) => location >= after);
  const hits = all.map(({ location, weight }) => [location, { weight, term: termAt(words[location] ?? "", terms) }]);
  const good = hits.filter(([, { term }]) => term >= 0);
  return new Map(good.length ? good : hits);
}

function plain(word) {
  return word.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/\u200B/g, "");
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
  let weight = 0;
  for (let at = block.from; at < block.to; at++) {
    const hit = hits.get(at);
    if (!hit) continue;
    weight += hit.weight;
    found.add(hit.term);
  }
  if (!found.size) return 0;
  // A passage of a few words, such as a name in a list, says little.
  return found.size * 100 + Math.min(weight, 40) + (block.to - block.from > 8 ? 40 : 0);
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

// Marks go around words, not around the quotation marks or the full stop beside them.
function addMarked(parts, text) {
  const [, before, inner, after] = /^([^\p{L}\p{N}]*)(.*?)((?<!\.\p{L})[^\p{L}\p{N}]*)$/u.exec(text);
  add(parts, before, false);
  add(parts, inner, true);
  add(parts, after, false);
}

function add(parts, text, hit) {
  const last = parts.at(-1);
  if (last?.hit === hit) last.text += text;
  else if (text) parts.push({ text, hit });
}
