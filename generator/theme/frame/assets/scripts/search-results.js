// Draws results and facets. What comes from data becomes text nodes, never markup.

import { address } from "./search-index.js";

const SVG = "http://www.w3.org/2000/svg";

export function element(name, className = "", ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

// A message with its {names} replaced.
export function filled(message, values) {
  return message.replace(/\{([a-z]+)\}/g, (all, name) => values[name] ?? all);
}

export function counted(say, count) {
  return filled(count === 1 ? say.one : say.other, { count });
}

// A piece of a page, which may be in another language than the page that the reader is on.
function quoted(made, data) {
  if (data.language !== document.documentElement.lang) made.lang = data.language;
  return made;
}

function pieces(parts) {
  return parts.map(({ text, hit }) => (hit ? element("mark", "", text) : text));
}

function statusMark(key, statuses) {
  const [, label, tone, path] = statuses.find(([each]) => each === key) ?? [];
  if (!label) return "";
  const mark = element("span", `fs-status fs-status--${tone}`);
  if (path) {
    const icon = document.createElementNS(SVG, "svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    icon.append(document.createElementNS(SVG, "path"));
    icon.firstChild.setAttribute("d", path);
    mark.append(icon, " ");
  }
  mark.append(label);
  return mark;
}

// The line under a title: what it is, how it stands, as of when.
function about(result, data) {
  const [, , one] = data.kinds.find(([key]) => key === result.kind) ?? [];
  const line = element("span", "fs-found__about", element("span", "fs-found__kind", one ?? ""));
  const mark = statusMark(result.status, data.statuses);
  if (mark) line.append(" ", mark);
  if (result.date) line.append(" ", quoted(element("span", "fs-found__date", result.date), data));
  return line;
}

// One result as an option of a list box: one link to the page, or to the very fact where the title does not say it.
export function option(result, data, id) {
  const [passage] = result.passages;
  const link = element("a", "fs-found");
  link.href = address(result.address, result.inTitle ? "" : passage?.anchor);
  link.id = id;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.append(quoted(element("span", "fs-found__title", ...pieces(result.title)), data), " ", about(result, data));
  if (passage) link.append(" ", quoted(element("span", "fs-found__text", ...pieces(passage.parts)), data));
  return link;
}

// One result on the page of the search: the title leads to the page, each passage to its place there.
export function item(result, data) {
  const title = quoted(element("a", "", ...pieces(result.title)), data);
  title.href = address(result.address);
  const row = element("li", "fs-found", element("h2", "fs-found__title", title), about(result, data));
  for (const { anchor, parts } of result.passages) {
    const link = quoted(element("a", "fs-found__text", ...pieces(parts)), data);
    link.href = address(result.address, anchor);
    row.append(link);
  }
  return row;
}

// Buttons that narrow the results by kind and status. Each says how many pages it leaves, and only what was pressed: a
// second one may be pressed before the first is drawn, so what is chosen by then is not for a button to know.
export function facets(data, counts, chosen, choose) {
  const groups = [["kind", data.kinds], ["status", data.statuses]];
  return groups.flatMap(([name, all]) => {
    const shown = all.filter(([key]) => counts[name][key] || chosen[name] === key);
    if (!shown.length) return [];
    const buttons = shown.map(([key, label]) => button(label, counts[name][key] ?? 0, chosen[name] === key, () => choose(name, key), `${name}-${key}`));
    const values = element("div", "fs-narrow__values", ...buttons);
    const group = element("div", "fs-narrow", element("span", "fs-narrow__name", data.say[name]), values);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", data.say[name]);
    return [group];
  });
}

// What is chosen once a value was pressed: that one, or none if it was chosen already.
export function pressed(chosen, name, key) {
  return { ...chosen, [name]: chosen[name] === key ? "" : key };
}

function button(label, count, isPressed, choose, key) {
  const made = element("button", "fs-narrow__value", label, " ", element("span", "fs-narrow__count", String(count)));
  made.type = "button";
  made.dataset.key = key;
  made.setAttribute("aria-pressed", String(isPressed));
  made.addEventListener("click", choose);
  return made;
}

// What is to be said about the results as a whole, as nodes; `ask` searches for other words.
export function notes({ results, total, shown, note, meant }, typed, data, ask) {
  const { say } = data;
  const found = [];
  if (!total) found.push(element("p", "", filled(say.none, { query: typed })));
  if (note === "corrected") found.push(element("p", "", filled(say.corrected, { query: shown, typed })));
  if (note === "some" && results.length) found.push(element("p", "", say.some));
  if (meant.length) {
    const line = element("p", "", `${say.meant} `);
    for (const words of meant) {
      const other = element("button", "fs-meant", words);
      other.type = "button";
      other.addEventListener("click", () => ask(words));
      line.append(other, "?");
    }
    found.push(line);
  }
  return found;
}
