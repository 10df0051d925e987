// The further pages of a long list, as documents: they are made already, so nothing else must be kept for the script.

// `paths` are the addresses as they stand in the page, with a space between them.
export async function pagesAt(paths) {
  return Promise.all(
    paths
      .split(" ")
      .filter(Boolean)
      .map((path) => pageAt(new URL(path, location.href))),
  );
}

async function pageAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const each of page.querySelectorAll(".md-content [href]:not([href^='#'])")) {
    each.setAttribute("href", new URL(each.getAttribute("href"), address).href);
  }
  return page;
}
