// The script of a preview: a page that reloads after an edit stays where it was. It is no part of a site.
//
// What is kept is an element and not a pixel: the one at hand (in focus, or aimed at by the address, or the first in
// view), and how far below the edge of the window it stands. So it stays in view when what is above it grows or shrinks.
// Open details and the focus are kept as well. All of it lasts as long as the tab (sessionStorage).

const KEY = `factsheet-place ${location.pathname}`;
const BLOCKS = "p, li, dt, dd, tr, h1, h2, h3, h4, summary, figure, pre, blockquote";
const main = document.querySelector("main") ?? document.body;
const overlays = "#fs-problems, #fs-drafts";

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

// How to find an element again after the page changed: within the nearest one with an id, by tag and words, else by tag
// and number. A page may have the same words twice, so the number counts among those with the same words.
function trace(element) {
  const home = element.closest("[id]");
  const within = home ?? document.body;
  const alike = [...within.querySelectorAll(element.localName)];
  const text = squeezed(element.textContent).slice(0, 120);
  const twins = alike.filter((each) => squeezed(each.textContent).slice(0, 120) === text);
  return {
    id: home?.id ?? "",
    self: home === element,
    tag: element.localName,
    text,
    twin: twins.indexOf(element),
    index: alike.indexOf(element),
  };
}

function found(kept) {
  const home = kept.id ? document.getElementById(kept.id) : document.body;
  if (!home || kept.self) return home;
  const alike = [...home.querySelectorAll(kept.tag)];
  const twins = alike.filter((each) => squeezed(each.textContent).slice(0, 120) === kept.text);
  return twins[kept.twin] ?? twins[0] ?? alike[kept.index] ?? home;
}

const inView = (box) => box.height > 0 && box.bottom > headerHeight() && box.top < innerHeight;

function headerHeight() {
  const header = document.querySelector(".md-header");
  return header && getComputedStyle(header).position !== "static" ? Math.max(0, header.getBoundingClientRect().bottom) : 0;
}

// The element at hand. A block that begins in view is better than one that has begun above it.
function atHand() {
  const focused = document.activeElement;
  const wanted = [
    focused && main.contains(focused) && focused !== main ? focused.closest(BLOCKS) : null,
    location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null,
  ];
  const near = wanted.find((each) => each && main.contains(each) && inView(each.getBoundingClientRect()));
  if (near) return near;
  const seen = [...main.querySelectorAll(BLOCKS)].filter((each) => inView(each.getBoundingClientRect()));
  return seen.find((each) => each.getBoundingClientRect().top >= headerHeight()) ?? seen[0] ?? null;
}

function keep() {
  const element = scrollY > 0 ? atHand() : null;
  const focused = document.activeElement;
  const place = {
    hand: element && { ...trace(element), top: element.getBoundingClientRect().top },
    y: scrollY,
    details: [...document.querySelectorAll("details")].map((each) => {
      const summary = each.querySelector("summary");
      return { ...trace(summary ?? each), open: each.open };
    }),
    focus: focused && focused !== document.body && !focused.closest(overlays) ? trace(focused) : null,
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
  history.scrollRestoration = "manual"; // or the browser would go to the pixel after us
}

function scrollBack(place) {
  const element = place.hand && found(place.hand);
  if (!element) scrollTo({ top: place.y, behavior: "instant" });
  else scrollBy({ top: element.getBoundingClientRect().top - place.hand.top, behavior: "instant" });
}

function restore(place) {
  for (const kept of place.details) {
    const details = found(kept)?.closest("details");
    if (details && (kept.text || kept.id) && details.open !== kept.open) details.open = kept.open;
  }
  scrollBack(place);
  // Only within the page that has the focus anyway: the window of the editor keeps the keyboard.
  if (place.focus) found(place.focus)?.focus({ preventScroll: true });
  // What loads late moves things; until the reader moves, the element stays where it was.
  let waiting = true;
  const stop = () => (waiting = false);
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, stop, { once: true, passive: true, capture: true });
  }
  const again = () => waiting && scrollBack(place);
  document.fonts?.ready.then(again);
  addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(again)));
  setTimeout(stop, 3000);
}

const [arrival] = performance.getEntriesByType("navigation");
const kept = sessionStorage.getItem(KEY);
if (kept && ["reload", "back_forward"].includes(arrival?.type)) restore(JSON.parse(kept));
addEventListener("load", () => setTimeout(() => (history.scrollRestoration = "auto"), 100));
addEventListener("pagehide", keep);

for (const button of document.querySelectorAll("[data-fs-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.fsCopy);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
}
