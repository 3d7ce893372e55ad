"""A codebook to begin with."""

_STARTER = """\
# A codebook. Each code says what it covers, in words for people; its rules say it for the tagger;
# its examples are the test of both:  themecode codebook check {file}
codebook: {title}
version: "0.1"
language: en
codes:
  - code: leadership
    label: Leadership
    definition: Commitment, visibility and sponsorship of senior people, or its absence.
    use_when: Somebody in a senior role moves things, or fails to.
    not_when: A team is only said to have a lead.
    examples:                       # the rules must code these ...
      - "Our chief executive asked about it at every meeting."
    non_examples:                   # ... and must not code these
      - "Lead times on the building work were awful."
    rules:                          # a word stands for all its inflections: leader, leaders, leader's
      - leadership
      - senior leader
      - chief exec* OR director of finance
      - (top OR senior) NEAR/3 (commitment OR sponsor)
"""


def starter(title: str, file: str) -> str:
    """Return the text of a first codebook, with one code that shows each part."""
    return _STARTER.format(title='"' + title.replace('"', "'") + '"', file=file)
