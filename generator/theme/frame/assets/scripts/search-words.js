// Words and numbers as the search compares them. Pure functions, for all scripts of the search.

const GROUPED_NUMBER = /(^|[^\p{L}\p{N}])(\d{1,3}(?:[\s.,'’]\d{3})+)(?![\p{L}\p{N}])/gu;

// Small letters without accents.
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function wordsOf(text) {
  return fold(undotted(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

// Initials are one word, with and without their dots.
function undotted(text) {
  return text.replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "$1").replace(/(?<=\p{L})\.(?=\p{L}\.)/gu, "");
}

// "532,000", "532 000" and "532.000" are one number.
export function joinNumbers(text) {
  return text.replace(GROUPED_NUMBER, (all, before, number) => before + number.replace(/\D/g, ""));
}

// What a number that names something is made of: "1:25-cv-01350" is 1, 25, cv, 1350.
export function runs(text) {
  return (fold(undotted(joinNumbers(text))).match(/\p{L}+|\p{N}+/gu) ?? []).map((run) => run.replace(/^0+(?=\d)/, ""));
}

export function inside(short, long) {
  for (let at = 0; at + short.length <= long.length; at++) {
    if (short.every((run, index) => run === long[at + index])) return true;
  }
  return false;
}

export const digits = (list) => list.reduce((sum, run) => sum + (/^\d/.test(run) ? run.length : 0), 0);

// How many signs must be put in, taken out, changed or swapped to make one word the other; `most + 1` if more.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next[j] = Math.min(change, row[j] + 1, next[j - 1] + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
}
