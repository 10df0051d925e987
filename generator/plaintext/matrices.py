"""The matrix of a kind as a list: each entry with its answer to each claim, and where that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.declaration import Kind
from generator.pages.matrix_cells import cell
from generator.pages.view import View
from generator.plaintext.cleaning import clean
from generator.plaintext.commonmark import item, literal, strong
from generator.plaintext.twin import Twin, joined, section


def matrix_page(kind: Kind, twin: Twin) -> str:
    """The page of a matrix: what each column means, and the rows."""
    declared, say = kind.declared.matrix, twin.words.say
    if declared is None:
        return ""
    columns = "\n".join(item(f"{strong(say(each.title))}: {literal(say(each.help))}") for each in declared.columns)
    return joined(
        [
            *twin.head(say(declared.title), [twin.as_of()]),
            literal(say(declared.purpose)),
            "\n".join(matrix(kind, twin)),
            *section(say("What each column means, and what it does not"), [columns]),
            *twin.foot(say(declared.title)),
        ]
    )


def matrix(kind: Kind, twin: Twin) -> Iterator[str]:
    """An item for each entry, with an item for each claim below it."""
    view = View(twin.data.catalog, twin.uri)
    for entry in twin.data.catalog.of_kind(kind.id):
        answers = []
        for column in kind.declared.matrix.columns if kind.declared.matrix else ():
            answer = cell(view, entry, column)
            said = "; ".join(f"{line.says} ({line.proof})" if line.proof else line.says for line in answer.lines)
            proofs = f" ({', '.join(answer.proofs)})" if answer.proofs else ""
            whole = " ".join(f"{said}{proofs}".split())
            answers.append(item(f"{literal(twin.words.say(column.title))}: {clean(whole, twin)}"))
        yield item(f"**{twin.to(entry.name, f'{entry.key}.md')}**", *answers)
