"""All outputs: whatever modules of `forms/` name in `OUTPUT`, in the order in which readers are told of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from generator.outputs import forms
from generator.outputs.output import Group, Output


@cache
def outputs() -> tuple[type[Output], ...]:
    """The class of each output, by group and then by name.

    Raises ValueError if two have one name: a site that names an output would not know which it is.
    """
    found = [_class_in(module.name) for module in iter_modules(forms.__path__)]
    names = [each.name for each in found]
    if len(set(names)) < len(names):
        raise ValueError(f"Two outputs have the same name: {', '.join(sorted(names))}.")
    return tuple(sorted(found, key=lambda each: (list(Group).index(each.group), each.name)))


def beside_pages() -> tuple[type[Output], ...]:
    """Those of them that a page may have beside it."""
    return _beside_pages(outputs())


@cache
def _beside_pages(found: tuple[type[Output], ...]) -> tuple[type[Output], ...]:
    nowhere = vars(Output)["beside"].__func__
    return tuple(each for each in found if getattr(each.beside, "__func__", None) is not nowhere)


def _class_in(module: str) -> type[Output]:
    output: type[Output] = import_module(f"{forms.__name__}.{module}").OUTPUT
    return output
