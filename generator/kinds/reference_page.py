"""The field reference for editors: one page, written from the declarations of the kinds and the models."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.kinds.declaration import FieldDeclaration, InPlaceOfStatus, Kind, KindDeclaration
from generator.kinds.drawn import MapDeclaration, PicturesDeclaration, Together
from generator.kinds.index import IndexDeclaration
from generator.kinds.matrix import MatrixColumn, MatrixDeclaration, ReferredBy
from generator.kinds.schema_org import ExactTypes, SchemaOrg, StatusMeaning
from generator.kinds.type_names import type_name
from generator.model.catalog import Catalog
from generator.model.correction import Correction
from generator.model.disagreements import Claim, Disagreement
from generator.model.entry import EntryBase, StatusFields, ValueFields
from generator.model.language_settings import TranslationSettings
from generator.model.parts import Evidence, Fact, Overtaken, StatusEvent, Unknown, Value
from generator.model.site import Readability
from generator.model.source import SourceData, TextData
from generator.model.translation import TranslatedText, TranslationData
from generator.pages.escape import escape, front_matter

_PARTS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("A fact", "fact", Fact),
    ("A piece of evidence", "evidence", Evidence),
    ("What overtook a fact", "overtaken", Overtaken),
    ("A status event", "status-event", StatusEvent),
    ("A value of a figure", "value", Value),
    ("Something unknown", "unknown", Unknown),
    ("A disagreement of sources", "disagreement", Disagreement),
    ("What a source says in a disagreement", "claim", Claim),
    ("A source", "source", SourceData),
    ("The text of a source", "text", TextData),
    ("A kind, in site_config/kinds/", "declared-kind", KindDeclaration),
    ("The list of a kind, under index:", "declared-index", IndexDeclaration),
    ("A field of a kind, under fields:", "declared-field", FieldDeclaration),
    ("What stands in the place of a status, under standing:", "declared-standing", InPlaceOfStatus),
    ("A table of claims, under matrix:", "declared-matrix", MatrixDeclaration),
    ("A column of a table of claims", "declared-matrix-column", MatrixColumn),
    ("Entries that answer for a column, under referred_by:", "declared-referred-by", ReferredBy),
    ("The pictures of a kind, under pictures:", "declared-pictures", PicturesDeclaration),
    ("A picture of all entries, under together:", "declared-together", Together),
    ("A map, under map:", "declared-map", MapDeclaration),
    ("A kind in the words of schema.org, under schema_org:", "declared-schema-org", SchemaOrg),
    ("More exact types, under types:", "declared-exact-types", ExactTypes),
    ("What a status means in the words of schema.org, under status:", "declared-status-meaning", StatusMeaning),
    ("A correction, in content/corrections.yml under corrections:", "correction", Correction),
    ("A translation, in content/translations/", "translation", TranslationData),
    ("A text of a translation", "translated-text", TranslatedText),
    ("A language, in site_config/site.yml under translations:", "language", TranslationSettings),
    ("How plain sentences are, in site_config/site.yml under readability:", "readability", Readability),
)

TYPES = """\
How to read the types: a *day* is a full date, such as 2025-05-30. A *date* may also be partial or uncertain, such as
2025-05 or ~2025. *kind/id* names an entry by the path of its page. *term of* a list is one of its [words](#words).
*Prose* is made of sentences, in which tokens may stand. A *list* is written in brackets, as `[one, two]`, or with each
item on its own line behind a hyphen and a space.
"""


def field_reference(catalog: Catalog) -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines(catalog)) + "\n"


def _lines(catalog: Catalog) -> Iterator[str]:
    yield front_matter(
        {
            "title": "Field reference",
            "description": "Every field that an entry may have.",
            "search": {"exclude": True},  # readers look for facts
        }
    )
    yield "# Field reference\n"
    yield "Made from the declarations in `site_config/kinds/`, so it is always what the checks ask for.\n"
    yield TYPES
    yield "## Every entry { #every-entry }\n"
    yield from _model_table(EntryBase)
    yield "A field that cannot be filled says why: `{unknown: why}` or `{not_applicable: why}`.\n"
    yield "Kinds that track a status have besides:\n"
    yield from _model_table(StatusFields)
    yield "Kinds that carry numbers have besides:\n"
    yield from _model_table(ValueFields)
    for title, anchor, model in _PARTS:
        yield f"## {title} {{ #{anchor} }}\n"
        yield from _model_table(model)
    for kind in (catalog.kinds[name] for name in catalog.site.kinds):
        yield f"## {escape(kind.title)} {{ #kind-{kind.id} }}\n"
        yield f"{escape(kind.declared.purpose)} Folder: `content/{kind.id}/`. Reviewed every {kind.review_every}.\n"
        yield from _kind_table(kind)
    yield "## Words { #words }\n"
    for name, terms in catalog.vocabulary.lists.items():
        yield f"### {escape(name)} {{ #words-{name} }}\n"
        yield "| word | shown as | meaning |\n| --- | --- | --- |"
        yield from (f"| `{word}` | {escape(term.label)} | {escape(term.help or '')} |" for word, term in terms.items())
        yield ""


def _model_table(model: type[BaseModel]) -> Iterator[str]:
    yield "| key | type | needed | what it is |\n| --- | --- | --- | --- |"
    for name, field in model.model_fields.items():
        needed = "yes" if field.is_required() else ""
        kind = escape(type_name(field.annotation, field.metadata))
        yield f"| `{field.alias or name}` | {kind} | {needed} | {_described(field.description or '')} |"
    yield ""


def _kind_table(kind: Kind) -> Iterator[str]:
    if not kind.declared.fields:
        return
    yield "| key | type | needed | what it is | such as | not |\n| --- | --- | --- | --- | --- | --- |"
    for name, field in kind.fields():
        good, bad = _literally(field.example), _literally(field.bad_example)
        needed = "yes" if field.required else ""
        yield f"| `{name}` | {field.type} | {needed} | {_described(field.help)} | {good} | {bad} |"
    yield ""


def _literally(example: object) -> str:
    """An example as code, whatever signs are in it: each but letters and digits is written by its number."""
    if not example:
        return ""
    words = " ".join(str(example).split())
    signs = (char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in words)
    return f"<code>{''.join(signs)}</code>"


def _code(text: str) -> str:
    return text.replace("|", "&#124;")


def _described(text: str) -> str:
    """A description with its `code` kept as code, and all else as plain text."""
    pieces = text.split("`")
    return "".join(_code(f"`{piece}`") if index % 2 else _spaced(piece) for index, piece in enumerate(pieces))


def _spaced(text: str) -> str:
    """Plain text that keeps the space before and after it."""
    before, after = text[:1].isspace(), len(text) > 1 and text[-1].isspace()
    return f"{' ' if before else ''}{escape(text)}{' ' if after else ''}"
