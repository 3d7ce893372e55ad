"""A network as GraphML, for Gephi, yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from themecode.model import Cell, Table

_CONTROL = {number: None for number in range(32) if number not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


def as_graphml(nodes: Table, links: Table) -> bytes:
    """Return an undirected network. The first column of `nodes` is their id; the first two of `links` are their ends.

    Further columns are properties, numbers where all their cells are.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [*_keys(nodes, "node", 1), *_keys(links, "edge", 2)]
    lines += [f'<graph id={_quoted(nodes.name)} edgedefault="undirected">']
    lines += [f"<desc>{_escaped(links.basis)}</desc>"]
    for row in nodes.rows:
        lines += [f"<node id={_quoted(row[0])}>", *_properties(row, "node", 1), "</node>"]
    for row in links.rows:
        ends = f"source={_quoted(row[0])} target={_quoted(row[1])}"
        lines += [f"<edge {ends}>", *_properties(row, "edge", 2), "</edge>"]
    lines += ["</graph>", "</graphml>"]
    return ("\n".join(lines) + "\n").encode()


def _keys(table: Table, of: str, first: int) -> Iterator[str]:
    for number, name in enumerate(table.header[first:], first):
        kind = _kind([row[number] for row in table.rows])
        yield f'<key id="{of}{number}" for="{of}" attr.name={_quoted(name)} attr.type="{kind}"/>'


def _kind(cells: Sequence[Cell]) -> str:
    if cells and all(isinstance(cell, int) for cell in cells):
        return "int"
    return "double" if cells and all(isinstance(cell, int | float) for cell in cells) else "string"


def _properties(row: Sequence[Cell], of: str, first: int) -> Iterator[str]:
    for number, cell in enumerate(row[first:], first):
        if cell is not None:
            yield f'<data key="{of}{number}">{_escaped(cell)}</data>'


def _escaped(cell: Cell) -> str:
    return escape(str(cell).translate(_CONTROL))


def _quoted(cell: Cell) -> str:
    return quoteattr(str(cell).translate(_CONTROL))
