"""From records to the catalog: every record is checked against its model, and all mistakes are gathered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Set

from generator.evidence.lock import parse_lock
from generator.evidence.texts import SourceText, split_paragraphs
from generator.kinds.declaration import Kind, KindDeclaration
from generator.kinds.models import entry_model
from generator.languages.merging import words_of_site
from generator.languages.words import Words
from generator.loading.newer_format import newer_format
from generator.loading.project import Project
from generator.loading.record import Record
from generator.loading.validate import Model, validate
from generator.model.backlinks import Backlinks
from generator.model.catalog import Catalog
from generator.model.correction import Corrections, CorrectionsData
from generator.model.entry import Entry, EntryBase, Moved, Stub
from generator.model.exception import Exceptions, ExceptionsData
from generator.model.outline import Outline
from generator.model.site import SiteConfig, Vocabulary
from generator.model.source import Source, SourceData, renamed_sources
from generator.model.translation import Translation, TranslationData
from generator.problems import Problem

_ENTRY_FILE = re.compile(r"(?:content|site_config)/([^/]+)/([^/]+)\.ya?ml")


def assemble(
    project: Project, today: dt.date, made: Callable[[Entry | Source], None] = lambda each: None
) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of a project, with every mistake of form in its records.

    Records with a mistake are left out and named in `broken`, so that references to them are not called unknown
    as well. Without settings there is no catalog. `made` is called with each entry and source.
    """
    if newer := newer_format(project.settings.get("site")):
        return None, [newer]
    problems = list(project.problems)
    site = _setting(project, "site", SiteConfig, problems)
    vocabulary = _setting(project, "vocabulary", Vocabulary, problems)
    kinds = _kinds(project, problems)
    sources = _sources(project, problems, made)
    entries, moved = _entries(project, kinds, problems, made)
    corrections = _corrections(project, problems)
    exceptions = _exceptions(project, problems)
    translations = _translations(project, problems)
    if site is None or vocabulary is None:
        return None, problems
    languages = _languages(project, site, problems)
    outlines = _checked(project.outlines, Outline, problems)
    lock, _ = parse_lock(project.quotes_lock)
    texts = {name: _paragraphs(text, sources[name]) for name, text in project.texts.items() if name in sources}
    present = {*entries, *moved, *(f"sources/{name}" for name in (*sources, *renamed_sources(sources)))}
    catalog = Catalog(
        site,
        vocabulary,
        kinds,
        entries,
        moved,
        sources,
        project.documents,
        lock,
        texts,
        today,
        backlinks=Backlinks(entries, moved),
        broken=_broken(problems),
        gone=gone(project.ids_lock, {*kinds, "sources"}, present) - _broken(problems),
        quotes_lock=project.quotes_lock,
        ids_lock=project.ids_lock,
        history=project.history,
        settings=project.settings,
        corrections=corrections,
        exceptions=exceptions,
        published=frozenset(project.published),
        languages=languages,
        outlines=outlines,
        translations=translations,
        own_files=project.own_files,
    )
    return catalog, problems


def _paragraphs(text: str, source: Source) -> SourceText:
    return split_paragraphs(text, source.data.text.joins if source.data.text else ())


def _setting(project: Project, name: str, model: type[Model], problems: list[Problem]) -> Model | None:
    record = project.settings.get(name)
    if record is None:
        return None
    checked, mistakes = validate(model, record)
    problems += mistakes
    return checked


def _kinds(project: Project, problems: list[Problem]) -> dict[str, Kind]:
    declared = _checked(project.kinds, KindDeclaration, problems)
    return {name: Kind(name, project.kinds[name], each) for name, each in declared.items()}


def _sources(project: Project, problems: list[Problem], made: Callable[[Entry | Source], None]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for name, record in project.sources.items():
        data, mistakes = validate(SourceData, record)
        problems += mistakes
        if data is not None:
            found[name] = source = Source(name, record, data)
            made(source)
    return found


def _checked(records: Mapping[str, Record], model: type[Model], problems: list[Problem]) -> dict[str, Model]:
    """The records that are in order, by their name; the mistakes of the others join `problems`."""
    found: dict[str, Model] = {}
    for name, record in records.items():
        data, mistakes = validate(model, record)
        problems += mistakes
        if data is not None:
            found[name] = data
    return found


def _corrections(project: Project, problems: list[Problem]) -> Corrections:
    if project.corrections is None:
        return Corrections()
    data, mistakes = validate(CorrectionsData, project.corrections)
    problems += mistakes
    return Corrections(data.corrections if data else (), project.corrections)


def _exceptions(project: Project, problems: list[Problem]) -> Exceptions:
    if project.exceptions is None:
        return Exceptions()
    data, mistakes = validate(ExceptionsData, project.exceptions)
    problems += mistakes
    return Exceptions(data.exceptions if data else (), project.exceptions)


def _translations(project: Project, problems: list[Problem]) -> dict[str, dict[str, Translation]]:
    """The translations by language and by what they translate."""
    return {
        language: {
            key: Translation(language, key, records[key], data)
            for key, data in _checked(records, TranslationData, problems).items()
        }
        for language, records in project.translations.items()
    }


def _languages(project: Project, site: SiteConfig, problems: list[Problem]) -> dict[str, Words]:
    """The words of each language that the site is written in, is translated into or has a file for."""
    words: dict[str, Words] = {}
    for language in dict.fromkeys((site.language, *site.translations, *project.languages)):
        words[language], mistakes = words_of_site(language, project.languages.get(language))
        problems += mistakes
    return words


def _entries(
    project: Project,
    kinds: Mapping[str, Kind],
    problems: list[Problem],
    made: Callable[[Entry | Source], None],
) -> tuple[dict[str, Entry], dict[str, Moved]]:
    entries: dict[str, Entry] = {}
    moved: dict[str, Moved] = {}
    for kind in kinds.values():
        records = project.entries.get(kind.id)
        if not records:
            continue
        model = entry_model(kind)
        for name, record in records.items():
            found, mistakes = read_entry(kind, model, name, record)
            if isinstance(found, Entry):
                entries[f"{kind.id}/{name}"] = found
                made(found)
            elif found:
                moved[f"{kind.id}/{name}"] = found
            problems += mistakes
    return entries, moved


def read_entry(
    kind: Kind, model: type[EntryBase], name: str, record: Record
) -> tuple[Entry | Moved | None, list[Problem]]:
    """What a file in the folder of a kind holds: an entry or a stub, or neither and what is wrong with it."""
    if isinstance(record.data, dict) and "moved_to" in record.data:
        stub, mistakes = validate(Stub, record)
        return Moved(kind, name, record, stub.moved_to) if stub else None, mistakes
    data, mistakes = validate(model, record)
    if data is None:
        return None, mistakes
    return Entry(kind, name, record, data, {field: getattr(data, field) for field in kind.declared.fields}), mistakes


def gone(ids_lock: str, kinds: Set[str], present: Set[str]) -> frozenset[str]:
    """Entries and sources that were published and are no longer there; those of a broken kind have not vanished."""
    published = (line.strip() for line in ids_lock.splitlines() if "/" in line and not line.startswith("#"))
    entries = (address for address in published if "#" not in address)
    return frozenset(address for address in entries if address.partition("/")[0] in kinds) - present


def _broken(problems: list[Problem]) -> frozenset[str]:
    matches = (_ENTRY_FILE.fullmatch(problem.file) for problem in problems)
    return frozenset(f"{match[1]}/{match[2]}" for match in matches if match)
