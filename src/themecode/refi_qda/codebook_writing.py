"""Write codes as a .qdc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from themecode.refi_qda.records import QdaCode, QdaSet
from themecode.refi_qda.writing import add_codes
from themecode.refi_qda.xml_writer import CODEBOOK_SPACE, Writer


def write_codebook(codes: Sequence[QdaCode], sets: Sequence[QdaSet], origin: str) -> tuple[bytes, Counter[str]]:
    """Return the bytes of a .qdc, and a count of what it could not hold."""
    losses = Counter[str]()
    writer = Writer(CODEBOOK_SPACE, losses)
    root = writer.root("CodeBook", origin=origin)
    add_codes(writer, root, codes, with_notes=False)
    if sets:
        inside = writer.add(root, "Sets")
        for one in sets:
            element = writer.add(inside, "Set", guid=one.guid, name=one.name)
            writer.words(element, "Description", one.description)
            for kind, guid in one.members:
                if kind == "code":
                    writer.add(element, "MemberCode", guid=guid)
    return writer.bytes_of(root), +losses
