// Runs before the page is drawn, as a file and not inline, so that the content security policy needs no exception.
// It gives the theme's own script the four names that it expects, puts the reader's colors on the page before anything
// is painted, and tells the style sheet that an address asks for a part of a list. Not a module: a module would run too
// late. What it keeps is one choice, in the reader's own browser: light or dark.
(() => {
  "use strict";

  const self = document.currentScript;
  const scope = new URL("../../", self.src); // the root of this site, at whatever depth the page stands
  const nameOf = (key, root) => `${root.pathname}.${key}`;

  let chose = false;
  const choice = (event) => (chose ||= event.target.name === "__palette");
  document.addEventListener("change", choice, { capture: true });

  globalThis.__md_scope = scope;
  globalThis.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  globalThis.__md_get = (key, storage = localStorage, root = scope) => JSON.parse(storage.getItem(nameOf(key, root)));
  globalThis.__md_set = (key, value, storage = localStorage, root = scope) => {
    if (key === "__palette" && !chose) return; // the theme would keep what the device prefers as if it were a choice
    try {
      storage.setItem(nameOf(key, root), JSON.stringify(value));
    } catch {
      // Storage is full or switched off: the choice holds for this page only.
    }
  };

  // The colors that the reader chose, or those of the device; null where the page has them already.
  function colors() {
    try {
      const chosen = globalThis.__md_get("__palette");
      if (chosen?.color) return chosen.color;
    } catch {
      // Storage is switched off, or holds what is not ours.
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? { scheme: self.dataset.dark } : null;
  }

  // Until everything is loaded, a long table has the rows of its first page, and a list that the address narrows or
  // sorts is not seen whole first (68-filters.css). Then their scripts have run, or will not come.
  const { dataset } = document.documentElement;
  dataset.loading = "";
  if (location.search) dataset.asked = "";
  addEventListener("load", () => {
    delete dataset.loading;
    delete dataset.asked;
  });

  // A table has columns for all of its rows, so on a wide screen it is painted once the last of them has come.
  // https://html.spec.whatwg.org/multipage/links.html#link-type-expect
  if (self.dataset.whole && matchMedia("(min-width: 45em)").matches) {
    const end = Object.assign(document.createElement("link"), { rel: "expect", href: self.dataset.whole });
    end.setAttribute("blocking", "render");
    document.head.append(end);
  }

  const found = colors();
  if (!found) return;
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    for (const [name, value] of Object.entries(found)) {
      if (value) document.body.setAttribute(`data-md-color-${name}`, value);
    }
  });
  observer.observe(document.documentElement, { childList: true });
})();
