"""The code by which other sites frame the card of a figure, to be copied from its page."""

from __future__ import annotations

import html

from generator.model.entry import Entry
from generator.pages.addresses import absolute, from_there
from generator.pages.escape import Markdown
from generator.pages.naming import Naming
from generator.pictures.card import card_uri
from generator.pictures.scene import lines

# Stands in the code where the site does not know its own address.
_PLACEHOLDER = "https://ADDRESS-OF-THIS-SITE/"
_COLUMN = 19.0  # em, of a phone
_LINE = 24  # px
_BESIDES = 270  # px that all other lines of the card need there


def embed_code(view: Naming, entry: Entry) -> str:
    """The frame for the card, as high as its words need in a column of 20 em."""
    address = absolute(view.catalog, card_uri(entry)) or f"{_PLACEHOLDER}{card_uri(entry)}"
    height = _BESIDES + len(lines(view.plain(entry.definition), _COLUMN)) * _LINE
    title = html.escape(f"{entry.name}. {view.catalog.site.name}", quote=True)
    return (
        f'<iframe src="{html.escape(address, quote=True)}" title="{title}" width="100%" height="{height}" '
        'loading="lazy" referrerpolicy="no-referrer" style="border: 0; max-width: 36rem"></iframe>'
    )


def embed_details(view: Naming, entry: Entry) -> Markdown:
    """A folded part of a figure's page with the code, a button that copies it, and a link to the card."""
    say, name = view.words.say, "embed-code"
    says = [say("This code shows the number on another page, with what it counts, its date and its source.")]
    if not view.catalog.site.address:
        says.append(
            say(
                "This copy of the site does not know its address: write it where the code has {placeholder}.",
                placeholder=_PLACEHOLDER,
            )
        )
    see = f'<a href="{html.escape(from_there(card_uri(entry), view.page), quote=True)}">{say("See the card")}</a>'
    field = f'<textarea id="{name}" readonly rows="5" spellcheck="false" aria-label="{say("Code to copy")}">'
    button = f'<button type="button" class="fs-copy" data-script="copy" data-copy-target="#{name}">'
    return Markdown(
        f'<details class="fs-more fs-embed">\n<summary>{say("Embed this number")}</summary>\n'
        f"<p>{' '.join(says)} {see}</p>\n{field}{html.escape(embed_code(view, entry))}</textarea>\n"
        f"{button}{say('Copy')}</button>\n</details>"
    )
