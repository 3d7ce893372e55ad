"""compare: the documents of each case by their kind, or cases by an attribute."""

from typing import Annotated, Literal

import typer

from themecode.cli.here import Json, Output


def compare(
    attribute: Annotated[str, typer.Argument(help="kind, another attribute of documents or cases; case.")],
    between: Annotated[
        tuple[str, str] | None, typer.Option("--between", metavar="A B", help="Which two values, where there are more.")
    ] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="C", help="The cases behind each cell.")] = None,
    by_case: Annotated[bool, typer.Option("--by-case", help="How much the documents of each case share.")] = False,
    within: Annotated[
        bool, typer.Option("--within", help="Several cases of one value: by case, by value, and where they differ.")
    ] = False,
    test: Annotated[bool, typer.Option("--test", help="McNemar's exact p, with kappa and what it hides.")] = False,
    basis: Annotated[
        Literal["all", "confirmed", "people"],
        typer.Option(help="Which codings count: all not rejected; made or confirmed by people; made by people."),
    ] = "all",
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Compare two kinds of documents, case by case: what both say, and what one says.

    For each code: the pairs that have it in both documents, in one, in neither; a case without one of the documents
    is in no pair. By an attribute of cases: how many cases of each group have the code. By case: which cases are
    most alike.

    \b
    Example:  themecode compare kind --between strategy "forward plan" --test
    Result:   a table, a line a code, with the denominators
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow import cases_compared, pairing

    if [code is not None, by_case, test, within].count(True) > 1:
        raise typer.BadParameter("--code, --by-case, --within and --test ask for different tables; give one")
    with project() as opened:
        if within:
            table = cases_compared.within(opened.study, attribute, basis)
        elif attribute == "case":
            table = cases_compared.nearest(opened.study, basis)
        elif code is not None:
            table = pairing.cases_behind(opened.study, attribute, code, between=between, basis=basis)
        elif by_case:
            table = pairing.by_case(opened.study, attribute, between=between, basis=basis)
        else:
            found = pairing.compare(opened.study, attribute, between=between, basis=basis, test=test)
            table = found.narrow if output is None and not as_json else found.table
    give(table, as_json=as_json, file=output)
