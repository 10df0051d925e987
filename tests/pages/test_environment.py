"""What templates may do: is the sandbox as tight as the one of the library?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.pages.environment import make_environment

ENVIRONMENT = make_environment()
THEIRS = ImmutableSandboxedEnvironment()
OBJECTS: list[object] = [[1], {"a": 1}, {1}, "text", 1, dict, lambda: None, iter([]), (each for each in "a"), [].append]
NAMES = ["append", "clear", "items", "keys", "mro", "__class__", "_x", "gi_frame", "__globals__", "upper", "pop", "add"]


@given(st.lists(st.tuples(st.sampled_from(OBJECTS), st.sampled_from(NAMES)), max_size=30))
def test_same_answers(asked: list[tuple[object, str]]) -> None:
    """Whatever was asked before, may a template read exactly what the library lets it read?"""
    for thing, name in asked:
        assert ENVIRONMENT.is_safe_attribute(thing, name, None) == THEIRS.is_safe_attribute(thing, name, None)


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
