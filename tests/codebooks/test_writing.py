"""Codebooks written as YAML: they read well, and they read back equal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from themecode.codebooks import extended, read, read_text, same, written
from themecode.errors import ThemecodeError
from themecode.model import Code, Codebook, RuleText, Theme

CODEBOOKS = sorted((Path(__file__).parents[2] / "codebooks").glob("*.yaml"))
NASTY = [
    "*fund", "&a", "!x", "@turn", "[a]", "{a: b}", "a: b", "a #b", "# a", "- a", "-", "?", "? a", ": a", "a:", "no",
    "NO", "1.20", "0x1F", "~", "null", "=", "<<", "'", "''", '"', '""', "it's", 'say "no"', "%a", "`a", "|", ">",
    "| a", "> a", "a\\b", "  a", "a  ", "a  b", "a\nb", "a\n\nb", "\na", "a\n", "a\n b", " a\nb", "a \nb", "a\tb",
    "\ta", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b", "\ufeffa", "\x00", "\x07", "\x7f", "\U0001f600", "e\u0301",
    "\u202eabc", "---", "...", "--- a", "a, b", "word " * 60, "word  " * 40, "pattern: [a]",
    'pattern: [{"LOWER": "no"}]', "2026-01-01", "12:30:45", "yes", "=CEO OR =CEOs", "(a OR b) NEAR/3 c",
]  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
SENTENCES = WORDS.filter(bool)
RULES = st.one_of(
    st.sampled_from(
        ["ring-fence", "it's", "a: b", "*fund", '"exact words"', "a OR (b AND c)", "a #b", "no", "- a", "x " * 90 + "y"]
    ),
    st.text("abc \"'*?:#-()[]{}/,&!|>%@`=~\u00e9\U0001f600", min_size=1, max_size=30).filter(
        lambda text: text == text.strip()
    ),
)


def lines(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[RuleText, ...]]:
    """Return lists of lines as codebooks hold them."""
    return st.lists(of.map(RuleText), max_size=3).map(tuple)


@st.composite
def books(draw: st.DrawFn) -> Codebook:
    """Make a codebook with sub-codes in any depth, parents first."""
    made: list[Code] = []

    def grow(parent: str | None, depth: int) -> None:
        for _ in range(draw(st.integers(0 if parent else 1, 2))):
            name = f"c{len(made)}"
            fields = {field: draw(WORDS) for field in ("label", "use_when", "not_when")}
            lists = {field: draw(lines(SENTENCES)) for field in ("examples", "non_examples")}
            rules = {field: draw(lines(RULES)) for field in ("rules", "unless")}
            colour = draw(st.sampled_from(["", "#4C78A8"]))
            made.append(
                Code(
                    name,
                    draw(SENTENCES),
                    **fields,
                    **lists,
                    **rules,
                    colour=colour,
                    parent=parent,
                    group=draw(st.booleans()),
                )
            )
            if depth < 3:
                grow(name, depth + 1)

    grow(None, 0)
    theme = Theme("t", tuple(code.id for code in made[:2]), draw(WORDS), draw(WORDS))
    version, description = draw(WORDS), draw(WORDS)
    return Codebook(draw(SENTENCES), tuple(made), version, "en", description, (theme,))


@settings(max_examples=300, deadline=None)
@given(books())
def test_any_codebook_reads_back_equal(book: Codebook) -> None:
    """Nasty words in every field: what was written reads back the same, and is written the same again."""
    text = written(book)
    back = read_text(text, "x.yaml").codebook
    assert back is not None
    assert same(back, book)
    assert written(back) == text


@pytest.mark.parametrize("words", NASTY)
def test_each_nasty_string_comes_back(words: str) -> None:
    """Each one in each place that takes words, one by one."""
    code = Code("a", words, words, words, words, (RuleText(words),), (RuleText(words),))
    book = Codebook(words, (code,), words, words, words, (Theme("t", ("a",), words, words),))
    back = read_text(written(book), "x.yaml").codebook
    assert back is not None
    assert same(back, book)


@pytest.mark.parametrize("path", CODEBOOKS, ids=lambda path: path.stem)
def test_the_sample_codebooks_read_back_equal(path: Path) -> None:
    """Hundreds of rules as researchers write them; lines stay within the page."""
    book = read(path).codebook
    assert book is not None
    text = written(book)
    assert same(read_text(text, "x.yaml").codebook or book, book)
    assert max(map(len, text.split("\n"))) <= 124


def test_it_reads_well() -> None:
    """Words stand as they are where YAML leaves them alone, and no line is longer than it must be."""
    rules = tuple(
        RuleText(rule) for rule in ("ring-fence", "=ICB", '"into the baseline"', "*fund", 'pattern: [{"LOWER": "no"}]')
    )
    parts = {"use_when": "word " * 30 + "end", "examples": (RuleText("It was fenced."),), "rules": rules}
    codes = (
        Code("money", "Money.", "Money", group=True),
        Code("kept", "Whether it: was kept.", parent="money", **parts),
    )
    assert written(Codebook("A study", codes, "1.0")) == (
        'codebook: A study\nversion: "1.0"\nlanguage: en\ncodes:\n\n'
        "  - code: money\n    group: yes\n    label: Money\n    definition: Money.\n    codes:\n"
        '      - code: kept\n        definition: "Whether it: was kept."\n'
        "        use_when: >-\n          " + ("word " * 22).strip() + "\n          " + "word " * 8 + "end\n"
        '        examples:\n          - "It was fenced."\n'
        "        rules:\n          - ring-fence\n          - =ICB\n          - '\"into the baseline\"'\n"
        "          - '*fund'\n"
        '          - pattern: [{"LOWER": "no"}]\n'
    )


def test_what_no_codebook_can_hold_is_refused() -> None:
    """A rule with a control character, and an id with a blank: told, not written wrongly."""
    with pytest.raises(ThemecodeError, match="cannot be written"):
        written(Codebook("T", (Code("a", "d", rules=(RuleText("a\x07"),)),)))
    with pytest.raises(ThemecodeError, match="lower-case letters"):
        written(Codebook("T", (Code("a b", "d"),)))


@settings(max_examples=60, deadline=None)
@given(books(), st.sampled_from(["", "2.0"]))
@example(Codebook("T", (Code("z", "d"),)), "")
def test_codes_are_added_to_a_file_that_keeps_its_comments(book: Codebook, version: str) -> None:
    """The sample codebook gets further codes: all its lines stay, comments too, and the new ones read back."""
    old = read(CODEBOOKS[0]).codebook
    assert old is not None
    text = extended(old, book.codes, version=version)
    back = read_text(text, "x.yaml").codebook
    assert back is not None
    assert same(back, replace(old, codes=(*old.codes, *book.codes), version=version or old.version))
    gone = set(old.source.split("\n")) - set(text.split("\n"))
    assert gone <= ({'version: "1.0"'} if version else set())


def test_codes_are_added_before_the_themes() -> None:
    """A list of themes, and a comment above it, stay behind the codes."""
    source = "codebook: T\ncodes:\n- code: a\n  definition: d\n\n# frame\nthemes:\n- theme: t\n  codes: [a]\n"
    old = read_text(source, "x.yaml").codebook
    assert old is not None
    expected = source.replace("\n\n# frame", "\n\n- code: b\n  definition: e\n\n# frame")
    assert extended(old, [Code("b", "e")]) == expected
