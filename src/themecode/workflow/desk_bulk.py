"""One ruling about many codings on the page: what waits, what a ruling would touch, and the ruling itself."""

from __future__ import annotations

from typing import get_args

from themecode.errors import ChangedMeanwhileError
from themecode.model import Origin, Status
from themecode.workflow import bulk
from themecode.workflow.desk_bodies import Field, Shape, checked
from themecode.workflow.desk_sitting import Answer, Sitting
from themecode.workflow.desk_verbs import Done
from themecode.workflow.review_queue import Wanted

STATUSES: tuple[Status, ...] = ("unreviewed", "confirmed", "rejected")
FILTER: Shape = {
    **dict.fromkeys(("code", "document", "coder", "flag", "rule"), Field()),
    "status": Field(among=STATUSES),
    "origin": Field(among=get_args(Origin)),
    "only": Field("truth"),
}
PREVIEW: Shape = {"filter": Field("filter", must=True), "verb": Field(among=("confirm", "reject"))}
BULK: Shape = {
    "filter": Field("filter", must=True),
    "ruling": Field(must=True, among=("confirmed", "rejected")),
    "count": Field("number", must=True),
}


def wanted(sitting: Sitting, asked: Answer) -> Wanted:
    """Read a filter. Raises UnknownNameError for a code or a document that is not there.

    People's own codings wait for nobody: they are wanted only where their coder or origin is asked for.
    """
    if "code" in asked:
        sitting.study.code(asked["code"])
    if "document" in asked:
        sitting.study.document(asked["document"])
    return Wanted(**{"origin": "" if "coder" in asked else "rules", **asked})


def _seen(sitting: Sitting, held: Answer) -> bulk.Preview:
    asked = checked(held["filter"], FILTER, "A filter")
    return bulk.preview(sitting.study, wanted(sitting, asked))


def preview(sitting: Sitting, asked: Answer) -> Answer:
    """Return what a ruling would touch: how many codings, of which codes and documents, and some to read."""
    seen = _seen(sitting, asked)
    step = max(seen.count / bulk.SAMPLE, 1)
    picked = [seen.codings[int(number * step)] for number in range(min(bulk.SAMPLE, seen.count))]
    return {
        "count": seen.count,
        "byCode": seen.by_code,
        "byDocument": seen.by_document,
        "mixed": seen.mixed,
        "sample": sitting.codings(picked),
    }


def decide_all(sitting: Sitting, held: Answer, key: str) -> Done:
    """Rule about all that a preview counted, in one action, after a backup."""
    seen = _seen(sitting, held)
    if seen.count != held["count"]:
        says = f"What was shown were {held['count']:,} codings, and now there are {seen.count:,}."
        raise ChangedMeanwhileError(says, mend="Look at them once more, and repeat.")
    changed = bulk.decide_all(sitting.keyed(key), seen, held["ruling"], sitting.author, sitting.folder)
    return Done(f"{len(changed):,} codings {held['ruling']}. A backup was made before.")
