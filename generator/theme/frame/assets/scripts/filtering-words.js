// Words of lists that are narrowed: what rows are found by, text as it is searched, messages with their places filled in.

const language = document.documentElement.lang || "en";
const numbers = new Intl.NumberFormat(language);

export const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base", ignorePunctuation: true });

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

export function numeral(number) {
  return numbers.format(number);
}

// Without accents and capitals, so that "Ängström" is found by "angstrom".
export function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

// A row of a list: the element that shows it, what it can be found by (data-found="status:open opened:1931"), its text.
export function rowOf(node, marked) {
  const found = new Map();
  for (const word of marked.dataset.found?.split(" ") ?? []) {
    const end = word.indexOf(":");
    const name = word.slice(0, end);
    found.set(name, [...(found.get(name) ?? []), word.slice(end + 1)]);
  }
  return { node, found, text: bare(node.textContent) };
}
