"""The corpus of hostile payloads, and sites made of it: one of all that is refused, one of all that is shown."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.evidence.texts import split_paragraphs
from generator.model.translation import fingerprint

PAYLOADS = Path(__file__).parent / "payloads.yml"
Files = dict[str, str]
Setter = Callable[[dict[str, Any], str], None]
EVIDENCE = {"source": "bridge-office-register", "at": "a sheet"}
ENTRY: dict[str, Any] = {
    "name": "A bridge of the corpus",
    "summary": "A bridge in an invented country.",
    "tags": ["safety"],
    "crosses": "A river",
    "opened": "1962",
    "material": ["steel"],
    "owner": "bodies/bridge-office",
    "evidence": [EVIDENCE],
    "status": [{"is": "open", "from": "1962", "note": "It was opened.", "evidence": [EVIDENCE]}],
    "facts": [{"id": "one", "says": "It is a bridge.", "assertion": "reported", "evidence": [EVIDENCE]}],
    "checked_on": "2026-11-20",
}
FIGURE: dict[str, Any] = {
    "name": "A figure of the corpus",
    "summary": "A number in an invented country.",
    "tags": ["safety"],
    "definition": "Something that is counted.",
    "unit": {"one": "<b onclick=globalThis.ran=true>ton", "other": "=tons</script><script>globalThis.ran=true"},
    "measured": "limit",
    "concerns": ["bridges/old-mill-bridge"],
    "weighing": "They differ.",
    "values": [
        {"id": "low", "value": "0.00000000000000001", "as_of": "0001-01-01", "rank": "superseded"},
        {"id": "high", "value": "999999999999999999", "as_of": "2026-11-01", "rank": "preferred"},
        {
            "id": "phrase",
            "phrase": "as many as <script>globalThis.ran=true</script>",
            "as_of": "~2020",
            "rank": "normal",
        },
    ],
    "checked_on": "2026-11-20",
}
for _value in FIGURE["values"]:
    _value |= {"precision": "exact"} if "value" in _value else {}
    _value |= {"evidence": [EVIDENCE], "note": "It is invented."}
SOURCE: dict[str, Any] = {
    "title": "A source of the corpus",
    "publisher": "Nobody",
    "type": "register",
    "tier": "primary",
    "published": "2023-11-06",
    "address": "https://evil.example/",
    "read_on": "2026-11-19",
    "read_as": "excerpt",
    "checked_on": "2026-11-20",
}

CORRECTED = ("was", "now", "why")


def _fact(key: str) -> Setter:
    return lambda entry, text: entry["facts"][0].update({key: text})


def _field(key: str) -> Setter:
    return lambda record, text: record.update({key: text})


def _listed(key: str) -> Setter:
    return lambda record, text: record.update({key: [text]})


def _speaker(entry: dict[str, Any], text: str) -> None:
    entry["facts"][0] |= {"by": {"unnamed": text}, "assertion": "alleged"}


def _quoted(entry: dict[str, Any], text: str) -> None:
    """The words of a paragraph of the published text; the number of the paragraph stands before them."""
    number, _, words = text.partition(" ")
    quote = " ".join(words.split()[:20])  # the most that may be quoted
    entry["facts"][0]["evidence"] += [{"source": "hostile-text", "paragraph": number, "quote": quote}]


def _dated(entry: dict[str, Any], text: str) -> None:
    entry["opened"] = entry["facts"][0]["on"] = text


QUOTE = "a quotation"
IN_ENTRY: dict[str, Setter] = {
    "entry.name": _field("name"),
    "entry.alias": _listed("aliases"),
    "entry.text": _field("crosses"),
    "entry.at": lambda entry, text: entry["facts"][0]["evidence"].append(EVIDENCE | {"at": text}),
    "entry.speaker": _speaker,
    "entry.summary": _field("summary"),
    "entry.fact": _fact("says"),
    "entry.caveat": _listed("caveats"),
    "entry.asks": lambda entry, text: entry.update(unknowns=[{"asks": text}]),
    "entry.note": lambda entry, text: entry["status"][0].update(note=text),
    "entry.prose": _field("design"),
    "entry.url": _field("page"),
    "entry.see_also": _listed("see_also"),
    "entry.owner": _field("owner"),
    "entry.by": lambda entry, text: entry["facts"][0].update(by=text, assertion="announced"),
    "entry.fact-id": _fact("id"),
    "entry.source-id": lambda entry, text: entry["facts"][0].update(evidence=[{"source": text, "at": "x"}]),
    "entry.former-id": lambda entry, text: entry.update(former_ids={text: "one"}),
    "entry.tag": _listed("tags"),
    "entry.status": lambda entry, text: entry["status"][0].update({"is": text}),
    "entry.assertion": _fact("assertion"),
    "entry.date": _dated,
    "entry.late": lambda entry, text: entry["facts"].append(
        {"id": "late", "says": "It will be closed.", "assertion": "predicted", "by": "bodies/bridge-office", "on": text}
        | {"evidence": [EVIDENCE]}
    ),
    "entry.since": lambda entry, text: entry["status"][0].update({"from": text}),
    "entry.number": _field("length"),
    QUOTE: _quoted,
}
IN_SOURCE: dict[str, Setter] = {
    "source.title": _field("title"),
    "source.publisher": _field("publisher"),
    "source.author": _field("author"),
    "source.citation": _field("official_citation"),
    "source.note": _field("note"),
    "source.basis": _field("published_basis"),
    "source.address": _field("address"),
    "source.read_at": _listed("read_at"),
    "source.type": _field("type"),
}


@dataclass(frozen=True)
class Payload:
    """One payload: the group that it belongs to, its number there, and what is expected of it."""

    group: str
    number: int
    places: tuple[str, ...]
    text: str
    rules: tuple[str, ...] = ()
    shows: str = ""

    def __str__(self) -> str:
        return f"{self.group} {self.number}: {self.text[:60]!r}"


def payloads() -> Iterator[Payload]:
    """Every payload of the corpus in order."""
    for group, data in yaml.safe_load(PAYLOADS.read_text(encoding="utf-8")).items():
        number = 0
        for key in ("shown", "refused"):
            for written in data.get(key, ()):
                number += 1
                item: dict[str, Any] = {"text": written} if isinstance(written, str) else written
                sign, times = item.get("repeat", (item.get("make", ""), 1))
                text = str(item.get("text", sign * times))
                rule = item.get("rule", ())
                rules = (rule,) if isinstance(rule, str) else tuple(rule)
                shows = "" if rules else str(item.get("as", text))
                yield Payload(group, number, tuple(data["places"]), text, rules, " ".join(shows.split()))


def in_yaml(data: dict[str, Any]) -> str:
    """Data as YAML with each value on a line, and every sign that JSON lets stand as it is."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items())


def entry_with(*changes: tuple[str, str]) -> str:
    """An entry with texts at places."""
    entry = deepcopy(ENTRY)
    for place, text in changes:
        IN_ENTRY[place](entry, text)
    return in_yaml(entry)


def source_with(*changes: tuple[str, str]) -> str:
    """A source with texts at places."""
    source = deepcopy(SOURCE)
    for place, text in changes:
        IN_SOURCE[place](source, text)
    return in_yaml(source)


def refused_files(payload: Payload, index: int) -> Iterator[tuple[str, str]]:
    """Each file that holds a refused payload, by its place in a project."""
    for place in payload.places:
        name = f"p{index}-{place.partition('.')[2] or place}".replace("_", "-")
        if place in IN_ENTRY:
            yield f"content/bridges/{name}.yml", entry_with((place, payload.text))
        elif place in IN_SOURCE:
            yield f"content/sources/{name}.yml", source_with((place, payload.text))
        elif place == "page":
            yield f"docs/sheets/{name}.md", f"# A page\n\n{payload.text}\n"
        elif place == "front-matter":
            yield f"docs/sheets/{name}.md", f"---\n{payload.text}\n---\n\n# A page\n"
        elif place == "yaml":
            yield f"content/bridges/{name}.yml", f"{payload.text}\n"
        elif place == "translation":
            yield (
                f"content/translations/es/bridges/{name}.yml",
                translation(f"bridges/{name}", payload.text),
            )


def translation(key: str, text: str, english: str = ENTRY["summary"]) -> str:
    """A translation of the summary of an entry of the corpus. Those of names are judged like it: as prose."""
    record = {"at": "summary", "of": fingerprint(english), "says": text}
    return in_yaml({"translates": key, "texts": [record]})


def correction_lines(texts: list[str]) -> str:
    """The file of corrections: each text as what was said, is said, and why; the first of them stands on line 2."""
    fields = {
        "date": "2026-11-20",
        "fact": "bridges/old-mill-bridge#closure",
        "was": "It said so.",
        "now": "It says so.",
        "why": "It was wrong.",
    }
    said = (fields | {key: text} for text in texts for key in CORRECTED)
    return "corrections:\n" + "".join(f"  - {json.dumps(each, ensure_ascii=False)}\n" for each in said)


def put(root: Path, files: Files) -> None:
    """Write files into a project."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


# As many entries hold all that is shown: of a larger group, each of them holds several texts, at alternate places.
ENTRIES = 12


def shown_files() -> Files:
    """One site of all payloads that are shown, most of them on few entries and sources."""
    shown = [payload for payload in payloads() if not payload.rules]
    sizes = Counter(payload.group for payload in shown)
    at: dict[int, list[tuple[str, str]]] = defaultdict(list)
    files: Files = {}
    for payload in shown:
        share = -(-sizes[payload.group] // ENTRIES)
        entry, turn = divmod(payload.number - 1, share)
        at[entry] += [(place, payload.text) for k, place in enumerate(payload.places) if k % share == turn]
        if "entry.name" in payload.places:
            at[entry].append((QUOTE, f"{payload.number} {payload.text}"))
            at[entry] += [("entry.speaker", payload.text)] if not turn else []
        if payload.places[0] in ("page", "front-matter"):
            header = f"---\n{payload.text}\n---\n\n# A page\n" if "front-matter" in payload.places else ""
            name = f"docs/corpus/{payload.places[0]}-{payload.number}.md"
            files[name] = header or f"# A page\n\n{payload.text}\n"
    for entry, texts in at.items():
        key = f"bridges/shown-{entry}"
        files[f"content/{key}.yml"] = entry_with(*(each for each in texts if each[0] in IN_ENTRY))
        files[f"content/sources/shown-{entry}.yml"] = source_with(*(each for each in texts if each[0] in IN_SOURCE))
        if summary := dict(texts).get("entry.summary"):
            files[f"content/translations/es/{key}.yml"] = translation(key, summary, summary)
    files["content/corrections.yml"] = correction_lines([each.text for each in shown if each.group == "prose"])
    files["content/measurements/hostile-values.yml"] = in_yaml(FIGURE)
    return files | _published_text([payload.text for payload in shown if "entry.name" in payload.places])


def _published_text(texts: list[str]) -> Files:
    """A source whose text is published, with a payload in each paragraph."""
    text = "\n\n".join(" ".join(each.split()) for each in texts)
    paragraphs = split_paragraphs(text)
    data = {
        "sha256": paragraphs.sha256,
        "paragraphs": str(len(paragraphs.paragraphs)),
        "words": str(paragraphs.words),
    }
    source = deepcopy(SOURCE) | {"read_as": "full", "language": "en", "text": data}
    source |= {"digest": {str(number): "A paragraph." for number in range(1, len(texts) + 1)}}
    source |= {"rights": {"republish": "true", "licence": "CC0-1.0", "note": "Invented for tests."}}
    return {"content/texts/hostile-text.txt": text, "content/sources/hostile-text.yml": in_yaml(source)}


# What is heavy is made here: by name, the file and its text.
HEAVY: dict[str, tuple[str, Callable[[], str]]] = {
    "bomb": ("content/bridges/heavy.yml", lambda: _bomb()),
    "nested-flow": ("content/bridges/heavy.yml", lambda: "name: " + "[" * 100_000),
    "nested-blocks": ("content/bridges/heavy.yml", lambda: "\n".join(" " * n + "a:" for n in range(1500))),
    "many-values": ("content/bridges/heavy.yml", lambda: "aliases:\n" + "- x\n" * 300_000),
    "many-keys": ("content/bridges/heavy.yml", lambda: "".join(f"k{n}: x\n" for n in range(20_000))),
    "huge-scalar": ("content/bridges/heavy.yml", lambda: f"name: {'x' * 1_500_000}\n"),
    "huge-file": ("content/bridges/heavy.yml", lambda: f"name: {'x' * 3_000_000}\n"),
    "many-facts": ("content/bridges/heavy.yml", lambda: entry_with(("entry.caveat", "[[" * 2_400))),
    "many-tags": ("content/bridges/heavy.yml", lambda: entry_with(("entry.caveat", "<a>{b}" * 1_600))),
    "paragraphs": ("content/sources/heavy.yml", lambda: _paragraphs()),
    "brackets-page": ("docs/sheets/heavy.md", lambda: "[" * 99_000),
    "quotes-page": ("docs/sheets/heavy.md", lambda: "“" * 99_000),
    "links-page": ("docs/sheets/heavy.md", lambda: "[a](b" * 19_000),
    "ticks-page": ("docs/sheets/heavy.md", lambda: "`a ``" * 19_000),
    "blank-page": ("docs/sheets/heavy.md", lambda: "\n" * 1_900_000),
    "interval": ("content/bridges/heavy.yml", lambda: in_yaml(deepcopy(ENTRY) | {"review_every": "9999 years"})),
}


def _bomb() -> str:
    levels = "\n".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    return f"k0: &a0 [x, x, x, x, x, x, x, x, x]\n{levels}\n"


def _paragraphs() -> str:
    data = {"sha256": "0" * 64, "paragraphs": "9999999", "words": "9999999"}
    return in_yaml(deepcopy(SOURCE) | {"text": data})
