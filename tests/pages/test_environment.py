"""What templates may do: is the sandbox as tight as the one of the library?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import FileSystemLoader, pass_context
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, unsafe

from generator.pages.environment import make_environment
from generator.pages.escape import escape
from generator.pages.template_code import is_always_safe

ENVIRONMENT = make_environment()
THEIRS = ImmutableSandboxedEnvironment()
OBJECTS: list[object] = [[1], {"a": 1}, {1}, "text", 1, dict, lambda: None, iter([]), (each for each in "a"), [].append]
NAMES = ["append", "clear", "items", "keys", "mro", "__class__", "_x", "gi_frame", "__globals__", "upper", "pop", "add"]


@given(st.lists(st.tuples(st.sampled_from(OBJECTS), st.sampled_from(NAMES)), max_size=30))
def test_same_answers(asked: list[tuple[object, str]]) -> None:
    """Whatever was asked before, may a template read exactly what the library lets it read?"""
    for thing, name in asked:
        assert ENVIRONMENT.is_safe_attribute(thing, name, None) == THEIRS.is_safe_attribute(thing, name, None)


@given(st.sampled_from(OBJECTS), st.one_of(st.sampled_from(NAMES), st.text("_abgimrofc", min_size=1, max_size=8)))
def test_asked_no_more(thing: object, name: str) -> None:
    """Does the library let a template read everything of which our own code does not ask when a page is made?"""
    assert not is_always_safe(name) or THEIRS.is_safe_attribute(thing, name, None)


def test_names_that_ask() -> None:
    """Is it asked for every name with which a thing could be changed, or its insides be reached?"""
    asked = ["append", "update", "pop", "add", "setdefault", "_own", "__class__", "mro", "format", "format_map"]
    frames = ["gi_frame", "gi_code", "cr_frame", "ag_code", "tb_frame", "f_globals", "f_back", "co_code"]
    assert not any(map(is_always_safe, [*asked, *frames]))
    assert all(map(is_always_safe, ["items", "says", "name", "get", "upper"]))


@pytest.mark.parametrize(
    "source",
    [
        "{{ '{0.__class__}'.format(1) }}",
        "{{ '{a.__class__}'.format_map({'a': 1}) }}",
        "{% set say = 'x{0.__class__}'.format %}{{ say(1) }}",
        "{{ things.__class__ }}",
        "{{ things._own }}",
        "{{ things.say.__func__ }}",
        "{{ things.other(1) }}",
        "{{ things.other }}{{ (things.other)(1) }}",
        "{% set _ = things.other %}{{ _(1) }}",
    ],
)
def test_no_way_out(source: str) -> None:
    """Does no template reach into objects, by attributes or by the formatting of texts?"""

    class Things:
        _own = "secret"

        def __init__(self) -> None:
            self.other = "{0.__class__}".format

        def say(self) -> str:
            return "said"

    template = ENVIRONMENT.from_string("{{ things.say() }}" + source)
    with pytest.raises((SecurityError, UndefinedError)):
        template.render(things=Things())


def test_frames_and_code() -> None:
    """Is nothing of a frame or of code read, though an object hands it out under a name of its own?"""

    class Things:
        code = pass_context.__code__
        frame = sys._getframe()

    for source in ("{{ things.code.co_names }}", "{{ things.frame.f_globals }}", "{{ things.frame.f_back }}"):
        with pytest.raises(SecurityError):
            ENVIRONMENT.from_string(source).render(things=Things())


def test_names_that_look_alike() -> None:
    """Is a name that Python itself would take for another one told as unknown, beside that other one?"""

    class Things:
        field = "read"

    template = ENVIRONMENT.from_string("{{ things.\ufb01eld }}{{ things.field }}")
    with pytest.raises(UndefinedError):
        template.render(things=Things())


def test_what_is_unsafe_is_not_called() -> None:
    """Is a method refused that is marked as unsafe, and does one that wants the template's context get it in a loop?"""

    class Things:
        @unsafe
        def drop(self) -> str:
            return "dropped"

        @pass_context
        def named(self, context: Context, name: str) -> str:
            return str(context[name])

    with pytest.raises(SecurityError):
        ENVIRONMENT.from_string("{{ things.drop() }}").render(things=Things())
    loop = ENVIRONMENT.from_string("{% for one in [1, 2] %}{% set each = one %}{{ things.named('each') }}{% endfor %}")
    assert loop.render(things=Things()) == "12"


def test_after_it_was_allowed() -> None:
    """Does what is forbidden for one type stay forbidden after the same name was read on another?"""
    template = ENVIRONMENT.from_string("{{ things.clear() }}")

    class Things:
        def clear(self) -> str:
            return "cleared"

    assert template.render(things=Things()) == "cleared"
    with pytest.raises(SecurityError):
        template.render(things=[1])
    assert template.render(things=Things()) == "cleared"


def test_methods_of_a_class_and_of_an_object() -> None:
    """Is what stands on an object itself called, and not the method of its class; and nothing that is no method?"""

    class Things:
        def say(self, word: str, *, loud: bool = False) -> str:
            return word.upper() if loud else word

        @staticmethod
        def count(*things: object) -> int:
            return len(things)

        def _own(self) -> str:
            return "secret"

    template = ENVIRONMENT.from_string(
        "{% for each in ['a', 'b'] %}{{ things.say(each, loud=loop.last) }}{% endfor %}{{ things.count(1, 2) }}"
    )
    assert template.render(things=Things()) == "aB2"
    shadowed = Things()
    shadowed.__dict__["say"] = lambda word, loud: f"{word}x"
    assert template.render(things=shadowed) == "axbx2"
    for source in ("{{ things._own() }}", "{{ things.__init__() }}", "{{ things.say.__call__('a') }}"):
        with pytest.raises((SecurityError, UndefinedError)):
            ENVIRONMENT.from_string(source).render(things=Things())


def test_words_under_their_names() -> None:
    """Is a thing that a template names as our words called as itself, with what a loop has set?"""

    class Things:
        @pass_context
        def named(self, context: Context, name: str) -> str:
            return str(context[name])

    loop = "{% for one in [1, 2] %}{% set each = one %}{{ _('each') }}{% endfor %}"
    template = ENVIRONMENT.from_string("{% set _ = things.named %}" + loop)
    assert template.render(things=Things()) == "12"


def test_line_of_a_mistake() -> None:
    """Does a mistake in a template still have the line on which it stands, and no other one?"""
    template = ENVIRONMENT.from_string("one\n\n{{ things.say(1).nothing }}\n{{ 1 }}\n")
    with pytest.raises(UndefinedError) as caught:
        template.render(things=OBJECTS)
    frames = [frame for frame in caught.traceback if str(frame.path) == "<template>"]
    assert [frame.lineno + 1 for frame in frames][-1] == 3


OUTER = """{% set a = 1 %}
{% for b in [1, 2, 3] if b != 2 %}{% set c = b * 2 %}{% include "inner.md.j2" %}{% endfor %}
{% block one %}{% set d = 3 %}{% include "inner.md.j2" %}{% endblock %}
{% set kept %}{% include "inner.md.j2" %}{% endset %}[{{ kept }}]
{% if not a %}{% set e = 1 %}{% endif %}{% include "inner.md.j2" %}
{% include "inner.md.j2" without context %}{% include "none.md.j2" ignore missing %}
{% include ["none.md.j2", "inner.md.j2"] %}
{% from "macros.md.j2" import said with context %}{{ said() }}{{ a }}{{ given }}
{% autoescape true %}{{ "x" }}{% include "inner.md.j2" %}{% endautoescape %}"""
INNER = """{% for name in [a, b, c, d, e, given] %}{{ name | default("no") }}{% endfor %}
{% set a = 7 %}{% set given = 8 %}{{ a }}
{% block two %}{{ given | default("no") }}{% endblock %}{{ self.two() }}"""
MACROS = """{% macro said() %}{{ given | default("no") }}{{ a | default("no") }}{% endmacro %}"""


def test_included_templates_know_what_the_library_lets_them_know(tmp_path: Path) -> None:
    """Has a template that is included the names around it, of loops and blocks too, and does it give none back?"""
    for name, source in {"outer": OUTER, "inner": INNER, "macros": MACROS}.items():
        (tmp_path / f"{name}.md.j2").write_text(source, "utf-8")
    theirs = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(tmp_path), finalize=escape, trim_blocks=True, lstrip_blocks=True
    )
    ours = make_environment(tmp_path)
    said = [each.get_template("outer.md.j2").render(given=5) for each in (ours, theirs)]
    assert said[0] == said[1]


def test_line_of_a_mistake_in_an_included_template(tmp_path: Path) -> None:
    """Are the line of the mistake and that of the inclusion told, each in its own file?"""
    (tmp_path / "outer.md.j2").write_text('one\n\n{% include "inner.md.j2" %}\ntwo\n', "utf-8")
    (tmp_path / "inner.md.j2").write_text("one\n{{ things.nothing.more }}\n", "utf-8")
    with pytest.raises(UndefinedError) as caught:
        make_environment(tmp_path).get_template("outer.md.j2").render(things=[])
    places = [(Path(frame.path).name, frame.lineno + 1) for frame in caught.traceback]
    assert ("outer.md.j2", 3) in places
    assert ("inner.md.j2", 2) in places
