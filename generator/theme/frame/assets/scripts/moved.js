// Leads on from the address of a renamed entry, to the very fact that the address named: a refresh of the page, which
// does the same for browsers without scripts, would lose the part behind the #.
const link = document.querySelector('[data-script="moved"] a[href]');
if (link) location.replace(link.href + location.hash);
