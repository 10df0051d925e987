// Buttons that copy: <button class="fs-copy" data-script="copy" data-copy-target="#id">Copy</button>
//
// A button copies the text of the element that it names, or its value if it is a field, and says so beside itself in
// a region that screen readers announce. Where the browser lets no page write to the clipboard, the text is selected
// instead. Until this script runs, the style sheet keeps the buttons out of sight. Words in another language than
// English come from data-words (JSON) on the button or around it.

const ENGLISH = {
  copied: "Copied",
  press: "Selected. Press Ctrl+C to copy.",
  failed: "This could not be fetched.",
};

export function wordsFor(element, english) {
  const given = element.closest("[data-words]")?.dataset.words;
  return { ...english, ...(given ? JSON.parse(given) : {}) };
}

// Where it is said that something was copied: a region that screen readers announce when it changes.
export function statusRegion() {
  const said = document.createElement("span");
  said.className = "fs-copy__said";
  said.setAttribute("role", "status");
  return said;
}

// A button that copies what `content` gives: a text, or an element whose text is wanted. It speaks through `said`.
export function makeCopy(button, content, said) {
  button.dataset.ready = "";
  button.addEventListener("click", async () => {
    const words = wordsFor(button, ENGLISH);
    said.textContent = "";
    said.textContent = words[await copy(Promise.resolve(content()))];
  });
}

// Which words to say: copied, press or failed. Some browsers let a page write only within the click itself, so the
// clipboard is given the promise of a text that may still be on its way.
async function copy(content) {
  try {
    const blob = content.then((found) => new Blob([wanted(textOf(found))], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return "copied";
  } catch {
    const found = await content;
    if (!textOf(found)) return "failed";
    return select(found instanceof Element ? found : shown(found)) ? "copied" : "press";
  }
}

function wanted(text) {
  if (!text) throw new Error("There is nothing to copy.");
  return text;
}

function textOf(content) {
  if (!(content instanceof Element)) return content;
  if ("value" in content) return content.value;
  const text = content.textContent.trim();
  return content.closest("pre") ? text : text.replace(/\s+/g, " ");
}

// Selects the text and tries the older way of copying; false if the reader has to press the keys.
function select(element) {
  if (element.select) {
    element.select();
  } else {
    getSelection().selectAllChildren(element);
  }
  return document.execCommand("copy");
}

// A text that is nowhere on the page is shown, so that it can be selected.
function shown(text) {
  const place = document.querySelector(".fs-citebar pre") ?? document.createElement("pre");
  place.textContent = text;
  (document.querySelector(".fs-citebar") ?? document.body).append(place);
  return place;
}

for (const button of document.querySelectorAll(".fs-copy[data-copy-target]")) {
  const said = statusRegion();
  button.after(said);
  makeCopy(button, () => document.querySelector(button.dataset.copyTarget), said);
}
