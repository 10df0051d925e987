// “Report an error” about one statement, in the bar that opens behind its sentence (cite.js).
//
// The line at the end of the page has the address of a new report with places for the page and the statement; here they
// are filled with the permalink and the words of the statement. A plain link: no host is asked before somebody follows it.

const line = document.querySelector(".fs-edits[data-form]");
const page = line.dataset.address ?? location.href.replace(/[?#].*$/, "");
const LONGEST = 500; // of the words: addresses have to stay short

// The words of the sentence or the number, without the marks and links behind it.
function words(sentence) {
  const copy = sentence.cloneNode(true);
  for (const other of copy.querySelectorAll(".fs-permalink, .fs-edit, .fs-copy__said")) other.remove();
  return copy.textContent.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

function address(anchor, statement) {
  const texts = { page: `${page}#${anchor}`, statement };
  return line.dataset.form.replace(/\{(page|statement)\}/g, (_, name) => encodeURIComponent(texts[name]));
}

document.addEventListener("fs-citebar", (event) => {
  const bar = event.target;
  const fact = bar.closest(".fs-fact[id]");
  const link = document.createElement("a");
  link.className = "fs-report";
  link.rel = "noreferrer noopener";
  link.href = address(fact.id, words(bar.previousElementSibling));
  link.textContent = line.lastElementChild.textContent;
  bar.querySelector(".fs-citebar__close").before(link);
});
