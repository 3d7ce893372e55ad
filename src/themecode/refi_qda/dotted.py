"""Taguette's tags: a flat list whose names tell, by their dots, which tag is below which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from themecode.refi_qda.guids import make_guid
from themecode.refi_qda.records import QdaCode


def undotted(codes: Iterable[QdaCode]) -> tuple[QdaCode, ...]:
    """Put codes with dotted names below one another; a name without a tag of its own only holds others together.

    >>> [(code.name, code.codable) for code in undotted([QdaCode("1", "a.b"), QdaCode("2", "c")])]
    [('a', False), ('b', True), ('c', True)]
    """
    listed = {code.name: code for code in codes}
    found: dict[str, QdaCode] = {}
    for name in listed:
        parts = name.split(".") if all(part.strip() for part in name.split(".")) else [name]
        for depth in range(1, len(parts) + 1):
            path, above = ".".join(parts[:depth]), ".".join(parts[: depth - 1])
            if path not in found:
                made = listed.get(path) or QdaCode(make_guid("tag", "code", path), path, codable=False)
                parent = found[above].guid if above else ""
                found[path] = replace(made, name=parts[depth - 1], parent=parent)
    return tuple(found.values())
