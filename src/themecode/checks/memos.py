"""Is what memos are about still there?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.problems import Problem


def memo_about_nothing(records: Records) -> Iterator[Problem]:
    """Every memo is about something that is there. A theme may be: themes come and go with the codebook."""
    known = {
        "document": records.texts.keys(),
        "segment": records.texts.keys(),
        "case": {case.id for case in records.cases},
        "code": set(records.codes),
        "coding": {coding.id for coding in (*records.codings, *records.adrift)},
    }
    for memo in records.memos:
        if memo.about in known and memo.target not in known[memo.about]:
            says = f"The memo is about the {memo.about} {memo.target}, which is not there any more."
            yield Problem(memo.id, says, f"It is kept; to take it away: themecode memo remove {memo.id}", "warning")
