"""The repository of the content: where readers may look at, edit and report a line of it. Only addresses are made."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any, Self
from urllib.parse import quote, urlsplit

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import CoreSchema

from generator.model.editor_forms import OPTIONAL_URL, Form
from generator.model.parts import Part
from generator.model.refusing import plain_text, refuse, short
from generator.model.scalars import formed, one_of

_HOLE = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r"[<>\"'()\[\]\\|^`\x00-\x20\x7f]")
# By host; a host of one's own says which of these it runs (`runs`).
_KNOWN = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "forgejo",
    "gitea.com": "forgejo",
}
# The first shows a file at a line, the second opens the whole file to be edited, the third a new issue.
#
# Why a line is *shown* and not opened in the editor: GitHub's and Forgejo's editors ignore #L12 and begin at the top,
# and every editor asks a stranger to sign in first, after which the line is lost. The page that shows the file marks
# the very line for everybody, and has the button for editing above it. `plain=1` shows Markdown as its lines.
_FORMS = {
    "github": (
        "/blob/{branch}/{path}?plain=1#L{line}",
        "/edit/{branch}/{path}",
        "/issues/new?template=error.yml&title={title}&page={page}&statement={statement}",
    ),
    "gitlab": (
        "/-/blob/{branch}/{path}?plain=1#L{line}",
        "/-/edit/{branch}/{path}",
        "/-/issues/new?issue[title]={title}&issue[description]={body}",
    ),
    "forgejo": (
        "/src/branch/{branch}/{path}?display=source#L{line}",
        "/_edit/{branch}/{path}",
        "/issues/new?title={title}&body={body}",
    ),
}
_PLAIN = re.compile(r"\?(plain=1|display=source)(?=#)")


def _secure(text: str) -> None:
    if odd := _UNSAFE.search(text):
        refuse(f"“{odd[0]}” cannot stand in an address.", "Take it out, or percent-encode it.")
    if not re.match(r"https://[^\s/{}]+(/|$)", text):
        refuse(f"“{short(text)}” is not an address on the web.", "Write it whole, from https:// on.")


def _address(value: Any) -> str:
    if value == "":
        return ""
    text = plain_text(value).strip()
    _secure(text.replace("{", "(").replace("}", ")"))
    return text.rstrip("/").removesuffix(".git")


def _template(*holes: str) -> PlainValidator:
    """A whole address with places in braces; the first of `holes` has to be among them."""

    def read(value: Any) -> str:
        text = plain_text(value).strip()
        _secure(_HOLE.sub("x", text))
        known = ", ".join(f"{{{hole}}}" for hole in holes)
        for hole in _HOLE.findall(text):
            if hole not in holes:
                refuse(f"“{{{short(hole)}}}” is no placeholder here.", f"Use these: {known}.")
        if f"{{{holes[0]}}}" not in text:
            refuse(f"The address does not say where {{{holes[0]}}} goes.", f"Put it in; these may stand here: {known}.")
        return text

    return PlainValidator(read)


_TEMPLATE: Form = {
    "type": "string",
    "pattern": r"^https://[^\s/{}]+/\S*$",
    "patternErrorMessage": "Write the whole address, from https:// on, with its places in braces.",
}
_ADDRESS: Form = {**OPTIONAL_URL, "pattern": r"^$|^https://[^\s/]+(/\S*)?$"}
_Address = Annotated[str, PlainValidator(_address), WithJsonSchema(_ADDRESS)]
_OfLine = Annotated[str, _template("path", "line"), WithJsonSchema(_TEMPLATE)]
_OfIssue = Annotated[str, _template("page", "statement", "title", "body"), WithJsonSchema(_TEMPLATE)]


class Repository(Part):
    """Where the content is kept. With an empty address nothing of it is shown."""

    address: _Address = Field("", description="The address of the repository; empty for none.")
    branch: Annotated[str, formed(r"[\w][\w./-]*", "the name of a branch", "main")] = Field(
        "main", description="The branch that the site is built from."
    )
    runs: Annotated[str, one_of(*_FORMS)] | None = Field(
        None, description="What a host of its own runs: github, gitlab or forgejo (also for Gitea)."
    )
    edit: _OfLine | None = Field(None, description="Of any other host: the address of a line, with {path} and {line}.")
    new_issue: _OfIssue | None = Field(
        None, description="Of any other host: a new issue, with {page} and perhaps {statement}, {title} and {body}."
    )

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.address and not self._forms and not self.edit:
            message = f"Nothing is known of how {urlsplit(self.address).netloc} shows a line."
            tip = "Add `runs:` github, gitlab or forgejo, or the address of a line as `edit:`, with {path} and {line}."
            refuse(message, tip, at=("address",))
        if not self.address and (self.edit or self.new_issue):
            refuse("The repository has no address.", "Add `address:`, from https:// on.", at=())
        return self

    @property
    def _forms(self) -> tuple[str, str, str] | None:
        return _FORMS.get(self.runs or _KNOWN.get(urlsplit(self.address).netloc, ""))

    def line(self, path: str, line: int) -> str:
        """The address of a line of a file; empty without a repository."""
        if self.edit:
            return _filled(self.edit, path=_quoted(path), line=str(line))
        if not self.address or self._forms is None:
            return ""
        form = self._forms[0] if path.endswith(".md") else _PLAIN.sub("", self._forms[0])
        return self.address + _filled(form, branch=_quoted(self.branch), path=_quoted(path), line=str(line))

    def whole(self, path: str) -> str:
        """The address at which a whole file is edited; empty without a repository."""
        if self.edit or not self.address or self._forms is None:
            return self.line(path, 1)
        return self.address + _filled(self._forms[1], branch=_quoted(self.branch), path=_quoted(path))

    @property
    def issue_form(self) -> str:
        """The address of a new issue, with places for {page}, {statement}, {title} and {body}; empty for none."""
        if self.new_issue or not self.address or self._forms is None:
            return self.new_issue or ""
        return self.address + self._forms[2]


def fill_issue(form: str, **texts: str) -> str:
    """The address of a new issue with its texts, percent-encoded."""
    return _filled(form, **{name: _quoted(text, "") for name, text in texts.items()})


_quoted = lru_cache(maxsize=512)(quote)  # each statement of a page leads to the same file


def _filled(form: str, **texts: str) -> str:
    return _HOLE.sub(lambda hole: texts.get(hole[1], hole[0]), form)


def _short_form(value: Any) -> Any:
    """An address alone stands for a repository of which all else is usual."""
    return {"address": value} if isinstance(value, str) else value


class _OrAddress:
    """Adds the short form to the JSON Schema."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Form:
        return {"anyOf": [_ADDRESS, handler(core)]}


RepositorySetting = Annotated[Repository, BeforeValidator(_short_form), _OrAddress()]
