"""The control words of RTF that a reader of speech has to know."""

from __future__ import annotations

from themecode.importers.ledger import (
    BOXES,
    COMMENTS,
    EQUATIONS,
    FIELDS,
    FOOTNOTES,
    MARGINS,
    METADATA,
    NUMBERS,
    TABLES,
)


def _names(written: str) -> list[str]:
    return written.split()


MARKUP = ""
"""The kind of a group that holds no words at all: fonts, colours, pictures as numbers."""

GROUPS: dict[str, str] = {
    **dict.fromkeys(
        _names("""fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info pict objdata themedata
        colorschememapping datastore latentstyles xmlnstbl mmathPr wgrffmtfilter bkmkstart bkmkend filetbl revtbl
        listpicture nonshppict objclass objname falt panose fname pgptbl pgp userprops docvar ftnsep ftnsepc ftncn
        aftnsep aftnsepc aftncn shprslt background pgdsctbl pgdscno passwordhash protusertbl mvfmf mvfml mvtof
        datafield blipuid sn sv sp
        formfield fchars lchars defchp defpap listname listlevel leveltext levelnumbers lsdlockedexcept pnseclvl
        aftnnum ftnnum upr atrfstart atrfend xmlattrname xmlattrvalue xmlopen xmlclose"""),
        MARKUP,
    ),
    **dict.fromkeys(_names("header headerl headerr headerf footer footerl footerr footerf"), MARGINS),
    **dict.fromkeys(("footnote",), FOOTNOTES),
    **dict.fromkeys(("annotation",), COMMENTS),
    **dict.fromkeys(_names("atnid atnauthor atndate atntime atnref atnicn atnparent"), METADATA),
    **dict.fromkeys(("fldinst", "xe", "tc", "tcn"), FIELDS),
    **dict.fromkeys(("shp", "shpinst", "do", "dptxbxtext", "shptxt"), BOXES),
    **dict.fromkeys(("listtext", "pntext"), NUMBERS),
    **dict.fromkeys(("mmath", "moMath", "moMathPara"), EQUATIONS),
    "nesttableprops": TABLES,
}
"""Groups whose words are not read, by the control word that begins them, and their kind."""

OPENED = frozenset(("rtf", "fldrslt", "field", "ud", "object", "result", "shppict", "shpgrp", "nonesttables"))
"""Groups that are read although they begin with a star, or whose words take the place of others."""

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "\\~": "\u00a0",
    "\\_": "-",
    "\\-": "",
    "\\{": "{",
    "\\}": "}",
    "\\\\": "\\",
}
"""Control words and symbols that stand for a character; an optional hyphen for none."""

PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column", "\\\n", "\\\r", "softpage", "nestcell"))
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
