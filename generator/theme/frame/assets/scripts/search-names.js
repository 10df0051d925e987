// Names, other names and numbers of pages: suggests pages for what is typed, and mends misspelled words.
//
// Pure functions over the file that the build writes (generator/searching/names.py); nothing here touches the page.

import { digits, distance, fold, inside, joinNumbers, runs, wordsOf } from "./search-words.js";

export class Names {
  constructor(data) {
    this.small = new Set(data.small);
    this.words = data.words.split(" ");
    this.known = new Set(this.words);
    this.rows = data.names.map(([id, address, name, kind, status, ...others]) => {
      const labels = [name, ...others];
      return {
        id,
        address,
        name,
        kind: data.kinds[kind][0],
        status: status < 0 ? "" : data.statuses[status][0],
        labels: labels.map((label) => this.#significant(wordsOf(label))),
        joined: labels.map((label) => wordsOf(label).join("")),
        numbers: labels.filter((label) => /\d/.test(label)).map((label) => ({ label, runs: runs(label) })),
      };
    });
    // Kind and status of every page, by the id that the engine gives it.
    this.pages = new Map(this.rows.map((row) => [row.id, row]));
    for (const [kind, ids] of Object.entries(data.others)) {
      for (const id of ids.split(" ")) this.pages.set(id, { id, kind, status: "" });
    }
    // Words of names as they are written: what is suggested keeps its capitals.
    this.written = new Map();
    for (const [, , name, , , ...others] of data.names) {
      for (const word of [name, ...others].join(" ").match(/[\p{L}\p{M}]+/gu) ?? []) {
        if (!this.written.has(fold(word))) this.written.set(fold(word), word);
      }
    }
  }

  // What a reader means: `query` for the engine ("" if no page can have it), `shown` in its place, `pages` with that name or number (best
  // first, with a score from 0 to 1), `note` ("corrected" or "some" words only), and what else may be `meant`.
  interpret(typed) {
    const text = joinNumbers(typed.replace(/[“”„«»]/g, '"').trim()).replace(/^no\.?\s+(?=\d)/i, "");
    const plain = { query: text, shown: text, pages: [], note: "", meant: [] };
    if (/^".+"$/.test(text)) return plain;
    const number = this.#numbered(text);
    if (number) return { ...plain, ...number };
    const whole = this.#unspaced(text);
    if (whole) return { ...plain, query: whole, shown: whole, pages: this.#named(whole), note: "corrected" };
    const { query, left, note, meant } = this.#mend(text);
    return { query: this.#bare(left), shown: left, pages: note === "some" ? [] : this.#named(query), note, meant };
  }

  // Small words narrow nothing, and pages need not have them.
  #bare(text) {
    const all = text.split(/\s+/);
    const left = all.filter((word) => !this.small.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")));
    return left.length ? left.join(" ") : text;
  }

  #significant(words) {
    const left = words.filter((word) => !this.small.has(word));
    return left.length ? left : words;
  }

  // The whole query is a number that names something, perhaps with more before or behind it, or only its main part.
  #numbered(text) {
    const typed = runs(text);
    const size = digits(typed);
    if (size < 2) return null;
    const pages = [];
    let query = text;
    for (const row of this.rows) {
      let best = 0;
      for (const { label, runs: own } of row.numbers) {
        const most = digits(own);
        const part = size >= 3 && size > most / 2 && inside(typed, own);
        const more = most >= 4 && own.length > 1 && size - most <= 1 && inside(own, typed);
        if (!part && !more) continue;
        const [one, other] = [typed.join("").length, own.join("").length];
        best = Math.max(best, Math.min(one, other) / Math.max(one, other));
        // The engine knows a number with its signs as one word, so it is asked for that.
        if (typed.length > 1 && typed.length !== own.length) query = label;
      }
      if (best) pages.push({ row, score: best });
    }
    // What many pages bear, such as a year, names none of them.
    if (!pages.length || pages.length > 4) return null;
    return { query, pages: pages.sort((one, other) => other.score - one.score) };
  }

  // A name that was typed without its spaces.
  #unspaced(text) {
    const [word, ...more] = wordsOf(text);
    if (more.length || !word || word.length < 8 || this.#isKnown(word)) return "";
    const row = this.rows.find((each) => each.joined.some((joined) => joined.startsWith(word)));
    return row ? row.name : "";
  }

  // Pages whose name has a word for each word typed, the closest first.
  #named(text) {
    const typed = this.#significant(wordsOf(text));
    if (!typed.length) return [];
    const found = [];
    for (const row of this.rows) {
      const score = Math.max(...row.labels.map((label, at) => closeness(likeness(typed, label), at)));
      if (score > 0) found.push({ row, score });
    }
    return found.sort((one, other) => other.score - one.score || one.row.name.length - other.row.name.length);
  }

  #isKnown(word) {
    return word.length < 4 || this.known.has(word) || this.#begins(word);
  }

  // Whether a word that pages have begins so.
  #begins(start) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < start) low = middle + 1;
      else high = middle;
    }
    return Boolean(this.words[low]?.startsWith(start));
  }

  // The nearest words that pages have, in place of those that none has. Where the nearest is too far to be sure, the
  // word is left out, and the nearest is what may be meant.
  #mend(text) {
    const unsure = [];
    let note = "";
    const put = (guess) => (word) => {
      const near = this.#isKnown(fold(word)) ? null : this.#nearest(fold(word));
      if (!near) return word;
      const stem = near.sure < 2 && this.#hasStem(fold(word));
      if (stem) return word;
      if (near.sure) note ||= "corrected";
      else if (!guess) {
        unsure.push(near.word);
        return " ";
      }
      if (!guess && word === word.toLowerCase()) return near.word;
      return near.word ? (this.written.get(near.word) ?? near.word) : word;
    };
    const letters = /[\p{L}\p{M}]+/gu;
    const left = text.replace(letters, put(false)).trim();
    const query = text.replace(letters, put(true));
    if (unsure.length) note = "some";
    return { query, left: /[\p{L}\p{N}]/u.test(left) ? left : "", note, meant: unsure.some(Boolean) ? [query] : [] };
  }

  // Another form of a word that pages have, which the engine finds.
  #hasStem(word) {
    return [2, 3].some((cut) => word.length - cut > 4 && this.#begins(word.slice(0, -cut)));
  }

  // The nearest word that pages have ("" if none is near), and how `sure` it is that it is meant, from 0 to 2.
  #nearest(word) {
    const most = word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    let best = { word: "", rank: Infinity, off: 99 };
    for (const candidate of this.words) {
      // The end of a word may still be missing.
      const start = candidate.length > word.length ? candidate.slice(0, word.length) : candidate;
      const off = Math.min(distance(word, candidate, most), word.length > 5 ? distance(word, start, 1) + 0.5 : 99);
      if (off > most) continue;
      const rank = off * 4 - (candidate[0] === word[0] ? 2 : 0) - (this.written.has(candidate) ? 1 : 0);
      if (rank < best.rank) best = { word: candidate, rank, off };
    }
    const same = best.word[0] === word[0];
    const alike = same && best.word[1] === word[1];
    if (same && best.off <= 1) return { word: best.word, sure: 2 };
    const near = best.off <= 1 ? word.length > 5 : best.off <= 1.5 ? same : alike && word.length > 7 && best.off <= 2;
    return { word: best.word, sure: near ? 1 : 0 };
  }
}

// Part of another name says less than as much of the name itself.
function closeness(part, at) {
  return at && part < 1 ? part * 0.8 : part;
}

// How much of a name is typed, from 0 (another name) to 1 (all of it). Beginnings of words count for what they are.
function likeness(typed, label) {
  const left = [...label];
  const inOrder = label.join(" ").includes(typed.join(" "));
  let signs = 0;
  for (const word of typed) {
    let at = left.indexOf(word);
    if (at < 0) at = left.findIndex((each) => each.startsWith(word));
    if (at < 0) return 0;
    signs += left[at] === word ? word.length : word.length * 0.8;
    left.splice(at, 1);
  }
  return (signs / label.join("").length) * (inOrder ? 1 : 0.9);
}
