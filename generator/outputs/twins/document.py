"""The twin of a hand-written page: its words as Markdown with the facts filled in, and what it names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.citing.this_site import title_of
from generator.loading.documents import Document
from generator.model.references import Reference
from generator.outputs.parts_record import Data, reference
from generator.outputs.site_data import SiteData
from generator.outputs.twins.entry import translations
from generator.outputs.twins.envelope import envelope, twin_address
from generator.pages.links import entry_uri
from generator.plaintext.documents import body_of_markdown
from generator.plaintext.twin import Twin
from generator.prose.tokens import find_tokens
from generator.translating.pages import split_page


def document_twin(document: Document, data: SiteData) -> Data:
    """The whole file of a hand-written page."""
    page = split_page(document.text)
    body = "".join(piece.text or piece.as_it_is for piece in page.pieces)
    described = page.fields.get("description")
    return {
        **envelope(type_of(document.uri), document.uri.removesuffix(".md"), title_of(document), document.uri, data),
        "translations": translations(document.uri, data),
        "description": described if isinstance(described, str) else None,
        "authored": {"markdown": body.strip()},
        "computed": {
            "markdown": body_of_markdown(document.text, Twin(data, document.uri)),
            "names": list(_names(body, data)),
            "blocks": [
                {"block": token.block.value, "argument": token.argument or None}
                for token in find_tokens(body)
                if token.block and not token.mistake
            ],
        },
    }


def type_of(uri: str) -> str:
    """The type of a hand-written page's file. That of the first page says besides where to go on."""
    return "home" if uri == "index.md" else "document"


def _names(body: str, data: SiteData) -> Iterator[Data]:
    """Each entry, fact and value that the page names, once, in the order of the page."""
    seen: set[str] = set()
    for token in find_tokens(body):
        named = token.reference
        if token.block and token.argument in data.catalog.entries:
            kind, _, name = token.argument.partition("/")
            named = Reference(kind, name)
        entry = data.catalog.entry(named) if named and not token.mistake else None
        if named is None or entry is None:
            continue
        row = reference(named, data)
        if row["id"] not in seen:
            seen.add(row["id"])
            yield {**row, "json": twin_address(entry_uri(entry.kind.id, entry.id), data)}
