"""Values of variables, of cases and of sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from themecode.refi_qda.elements import child, children, target_of
from themecode.refi_qda.xml_writer import Writer

if TYPE_CHECKING:
    from lxml.etree import _Element

_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")


def read_values(element: _Element) -> tuple[tuple[str, str], ...]:
    """Return the values of variables that an element holds, as (GUID of the variable, value)."""
    values = []
    for found in children(element, "VariableValue"):
        variable = child(found, "VariableRef")
        written = next((part for part in children(found, *_VALUES)), None)
        if variable is not None and written is not None and written.text:
            values.append((target_of(variable), written.text))
    return tuple(values)


def add_values(writer: Writer, parent: _Element, values: Iterable[tuple[str, str]], kinds: Mapping[str, str]) -> None:
    """Put values into an element; `kinds` are the types of variables by their GUIDs."""
    for variable, value in values:
        element = writer.add(parent, "VariableValue")
        writer.add(element, "VariableRef", targetGUID=variable)
        writer.add(element, f"{kinds.get(variable, 'Text')}Value", value)
