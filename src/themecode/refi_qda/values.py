"""Values of variables, of cases and of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from themecode.refi_qda.elements import child, children, target_of

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
