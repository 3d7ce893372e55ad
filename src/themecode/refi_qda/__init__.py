"""REFI-QDA, the exchange standard: the reader beside the writer; and two tools that have formats of their own."""

from themecode.refi_qda.codebook_reading import QdaCodebook, read_codebook
from themecode.refi_qda.codebook_tables import codes_of_table
from themecode.refi_qda.codebook_writing import write_codebook
from themecode.refi_qda.descriptions import describe, is_described, undescribe
from themecode.refi_qda.dotted import undotted
from themecode.refi_qda.evidence import describe_evidence, read_evidence
from themecode.refi_qda.guids import make_guid
from themecode.refi_qda.layout import Layout, layout_of, unlabelled
from themecode.refi_qda.offsets import UNITS, Text, Unit
from themecode.refi_qda.origins import SourceOrigin, describe_source, read_source
from themecode.refi_qda.qc import is_qc, read_qc
from themecode.refi_qda.reading import read_project
from themecode.refi_qda.records import (
    OffsetsRead,
    QdaCase,
    QdaCode,
    QdaCoding,
    QdaLink,
    QdaMember,
    QdaNote,
    QdaProject,
    QdaSelection,
    QdaSet,
    QdaSource,
    QdaSync,
    QdaUser,
    QdaVariable,
)
from themecode.refi_qda.taguette import read_taguette
from themecode.refi_qda.writing import write_project
from themecode.refi_qda.xml_writer import dated

__all__ = [
    "UNITS",
    "Layout",
    "OffsetsRead",
    "QdaCase",
    "QdaCode",
    "QdaCodebook",
    "QdaCoding",
    "QdaLink",
    "QdaMember",
    "QdaNote",
    "QdaProject",
    "QdaSelection",
    "QdaSet",
    "QdaSource",
    "QdaSync",
    "QdaUser",
    "QdaVariable",
    "SourceOrigin",
    "Text",
    "Unit",
    "codes_of_table",
    "dated",
    "describe",
    "describe_evidence",
    "describe_source",
    "is_described",
    "is_qc",
    "layout_of",
    "make_guid",
    "read_codebook",
    "read_evidence",
    "read_project",
    "read_qc",
    "read_source",
    "read_taguette",
    "undescribe",
    "undotted",
    "unlabelled",
    "write_codebook",
    "write_project",
]
