// Citations of single facts, and the address where the site does not know its own.
//
// The permalink of a fact stays a link. A click also opens a bar below the sentence, with buttons that copy the link,
// the citation and the records for reference managers. They are taken from the files beside the page (facts.bib and
// so on), which are asked for only then. Escape or a second click closes the bar.

import { makeCopy, statusRegion, wordsFor } from "./copy.js";

const ENGLISH = {
  fact: "Cite this fact",
  paragraph: "Cite this paragraph",
  link: "Copy link",
  citation: "Copy citation",
  close: "Close",
};
const block = document.querySelector(".fs-cite");
const words = wordsFor(block, ENGLISH);
const here = location.href.replace(/[?#].*$/, "");
const address = block.dataset.address ?? here;

for (const place of block.querySelectorAll("[data-here]")) place.textContent = here;

const files = new Map();

// The text of a file beside the page, asked for once; an empty text if it cannot be had.
function read(name) {
  if (!files.has(name)) {
    const found = fetch(new URL(name, here)).then((answer) => (answer.ok ? answer.text() : ""));
    files.set(name, found.catch(() => ""));
  }
  return files.get(name);
}

// The one record of a file that is about the fact: records are apart by a blank line, and each names its key.
async function record(ending, anchor) {
  const all = await read(`facts.${ending}`);
  return all.split(/\r?\n\r?\n/).find((each) => each.includes(`:${anchor},\n`) || each.includes(`:${anchor}\r\n`)) ?? "";
}

async function item(anchor) {
  const all = await read("facts.csl.json");
  return all ? JSON.parse(all).find((each) => each.id.endsWith(`:${anchor}`)) : undefined;
}

// The line of text ends with the address; where the site does not know its own, that is where it is read.
async function line(anchor) {
  const plain = (await item(anchor))?.custom.plain ?? "";
  return block.dataset.address ? plain : `${plain} ${here}#${anchor}`.trim();
}

function bar(link, anchor) {
  const hasRecords = "facts" in block.dataset && !/^p\d+$/.test(anchor);
  const element = document.createElement("div");
  element.className = "fs-citebar";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", hasRecords ? words.fact : words.paragraph);
  const said = statusRegion();
  const add = (label, content) => element.append(copyButton(label, content, said));
  add(words.link, () => `${address}#${anchor}`);
  if (hasRecords) {
    add(words.citation, () => line(anchor));
    add("BibTeX", () => record("bib", anchor));
    add("RIS", () => record("ris", anchor));
    add("CSL-JSON", async () => JSON.stringify(await item(anchor), null, 2) ?? "");
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "fs-citebar__close";
  close.textContent = words.close;
  close.addEventListener("click", () => shut(link));
  element.append(said, close);
  element.addEventListener("keydown", (event) => event.key === "Escape" && shut(link));
  return element;
}

function copyButton(label, content, said) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fs-copy";
  button.textContent = label;
  makeCopy(button, content, said);
  return button;
}

function shut(link) {
  document.querySelector(".fs-citebar")?.remove();
  for (const open of document.querySelectorAll(".fs-permalink[aria-expanded=true]")) {
    open.setAttribute("aria-expanded", "false");
  }
  link?.focus();
}

for (const link of document.querySelectorAll(".fs-fact .fs-permalink")) {
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const isOpen = link.getAttribute("aria-expanded") === "true";
    shut();
    if (isOpen) return;
    link.setAttribute("aria-expanded", "true");
    const opened = bar(link, decodeURIComponent(link.hash.slice(1)));
    link.parentElement.after(opened);
    opened.dispatchEvent(new CustomEvent("fs-citebar", { bubbles: true })); // others add to it (reporting.js)
  });
  link.addEventListener("keydown", (event) => event.key === "Escape" && shut(link));
}
