"""Words to be read before a figure is believed: code by code, with place and rule."""

from collections.abc import Iterable

from themecode.cli.output import answer, hanging
from themecode.workflow.passages import Passage


def show_passages(codes: Iterable[str], kinds: dict[str, tuple[Passage, ...]], limit: int | None) -> None:
    """Show passages under their code, each kind with its mark; `limit` for each code and kind, None for all."""
    for code in codes:
        of_code = {mark: [one for one in found if one.code == code] for mark, found in kinds.items()}
        if any(of_code.values()):
            answer(f"\n{code}")
        for mark, here in of_code.items():
            for passage in here[:limit]:
                _show(mark, passage)
            if limit is not None and len(here) > limit:
                answer(f"  {mark}: {len(here) - limit} more; --all shows them")


def as_json(found: tuple[Passage, ...]) -> list[dict[str, object]]:
    """Give passages as records for machines."""
    from dataclasses import asdict

    return [asdict(passage) for passage in found]


def _show(mark: str, passage: Passage) -> None:
    answer(hanging(f"  {mark}: ", f"{passage.place}: “{passage.text}”"))
    if passage.why:
        answer(hanging("      by ", passage.why))
