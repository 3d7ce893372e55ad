"""What the coding component is told: records as JSON-ready payloads, with places in the browser's own units.

The one room that knows both ways of counting: code points here, UTF-16 units there.
"""

from themecode.viewer.colours import PALETTE, colours
from themecode.viewer.payloads import Page, code_payload, coding_payload, document_payload, memo_payload, turn_payload
from themecode.viewer.static import Asset, asset, asset_names
from themecode.viewer.units import Units

__all__ = [
    "PALETTE",
    "Asset",
    "Page",
    "Units",
    "asset",
    "asset_names",
    "code_payload",
    "coding_payload",
    "colours",
    "document_payload",
    "memo_payload",
    "turn_payload",
]
