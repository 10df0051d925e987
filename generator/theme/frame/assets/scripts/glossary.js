// Shows the definition of a word beside its first use on the page.
//
// The page holds links `a.fs-term`, each tied by `aria-describedby` to a hidden definition, which a screen reader reads
// without this script. Here a definition shows while its word is hovered or has the focus of the keyboard. A finger
// shows it with the first tap, and follows the link with the second or with the link below the definition. Escape
// takes it away, and so does a tap elsewhere; the pointer may move onto it (WCAG 2.2, 1.4.13).

const GAP = 6; // between the word and its definition
const EDGE = 12; // between the definition and the edge of the window
const PATIENCE = 200; // how long a pointer may be on its way from the word to the definition, in milliseconds

const definitions = document.querySelector('[data-script="glossary"]');
const card = document.createElement("div");
const text = document.createElement("p");
const more = document.createElement("a");
let shown = null; // the word whose definition is in sight
let leaving = 0;
let pointer = ""; // what last touched the page: mouse, pen or touch

card.className = "fs-definition";
card.hidden = true;
more.className = "fs-definition__more";
more.textContent = definitions.dataset.more;
card.append(text);
definitions.after(card);

function show(term, byTouch) {
  clearTimeout(leaving);
  const definition = document.getElementById(term.getAttribute("aria-describedby"));
  if (shown === term || !definition) return;
  shown = term;
  text.replaceChildren(...definition.cloneNode(true).childNodes);
  more.href = term.href;
  card.append(more); // only now: a link that leads nowhere is none
  more.hidden = !byTouch;
  card.setAttribute("aria-hidden", String(!byTouch)); // a screen reader has read it with the word
  card.hidden = false;
  place();
}

function hide() {
  clearTimeout(leaving);
  card.hidden = true;
  shown = null;
}

function hideSoon(event) {
  clearTimeout(leaving);
  if (event.pointerType === "mouse") leaving = setTimeout(hide, PATIENCE);
}

// Under the word, or above it where there is no room below; never beyond the edges of the window.
function place() {
  const word = shown.getClientRects()[0];
  if (word.bottom < 0 || word.top > innerHeight) return hide();
  const size = card.getBoundingClientRect();
  const fits = word.bottom + GAP + size.height <= innerHeight;
  const left = Math.min(word.left, document.documentElement.clientWidth - size.width - EDGE);
  card.style.left = `${Math.max(EDGE, left)}px`;
  card.style.top = `${fits ? word.bottom + GAP : Math.max(EDGE, word.top - GAP - size.height)}px`;
}

for (const term of document.querySelectorAll("a.fs-term")) {
  term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term, false));
  term.addEventListener("pointerleave", hideSoon);
  term.addEventListener("focus", () => term.matches(":focus-visible") && show(term, false));
  term.addEventListener("blur", (event) => card.contains(event.relatedTarget) || hide());
  term.addEventListener("click", (event) => {
    const tapped = pointer === "touch" && event.detail > 0; // a key that clicks has no detail
    if (!tapped || (shown === term && !more.hidden)) return;
    event.preventDefault();
    hide();
    show(term, true);
  });
}

card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", hideSoon);
more.addEventListener("blur", hide);
addEventListener("scroll", () => shown && place(), { passive: true });
addEventListener("resize", () => shown && place());
addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (shown && !card.contains(event.target) && event.target.closest?.("a.fs-term") !== shown) hide();
});
