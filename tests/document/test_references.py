"""Entries of reference lists are told from the article's own sentences."""

from __future__ import annotations

import pytest

from tests.document.reading import read


def references(text: str) -> list[str]:
    """The texts of the blocks taken for entries."""
    return [block.text.text for block in read(text).blocks if block.reference]


ENTRIES = {
    "items under a heading": ("## References\n\n1. Smith J. Low levels cure all. 2001.\n- [x](u)", 2),
    "bare numbers": ("## References\n\n1. 1\n2. 2", 2),
    "a heading of another name": ("## Works cited\n- a title", 1),
    "a numbered heading": ("## 7. Sources and references\n- a title", 1),
    "nested headings": ("## References\n### Books\n- a title", 1),
    "a bold line instead of a heading": ("**References:**\n\n- a title", 1),
    "citations among sources": ("## Sources\n\n- Doe A. A title. J Pain. 2012;3(4):5-9.\n- Meat and fish.", 1),
    "linked titles among sources": ("## Sources\n- [Fact sheet](https://a.b)", 1),
    "addresses among notes": ("## Notes\n- Fact sheet, https://a.b", 1),
    "numbered paragraphs": ("## References\n\n[1] Smith, a title.\n\n[2]: Doe, a title.", 2),
    "numbered citations anywhere": ("[1] Smith J. A title. 2003;12:4.\n\n[2] says nothing", 1),
    "a footnote that cites": ("a[^1]\n\n[^1]: Smith J, Doe A. A title. doi:10.1/2.", 1),
    "a footnote that is a link": ("a[^1]\n\n[^1]: <https://a.b/c>", 1),
    "a paragraph that cites": ("# Bibliography\n\nSmith, J. (2001). A title. Press.", 1),
    "HTML": ("<h2>References</h2><ol><li>a title</ol>", 1),
}


@pytest.mark.parametrize(("text", "count"), ENTRIES.values(), ids=ENTRIES)
def test_entries_are_marked(text: str, count: int) -> None:
    assert len(references(text)) == count


OWN = {
    "items elsewhere": "## Signs\n- a title",
    "foods under a heading that may mean them": "## Sources\n- Meat, fish and eggs are good sources.",
    "a heading that only begins so": "## References to the neck\n- a claim",
    "a heading of food": "## Food sources\n- [Meat](u) is a source of iron",
    "a sentence after the list": "## References\n- a title\n\n## Next\n\nA sentence.",
    "a disclaimer under the list": "## References\n\nThis page does not replace medical advice.",
    "a footnote that explains": "a[^1]\n\n[^1]: This is rare, and it is harmless.",
    "a footnote that claims and cites": "a[^1]\n\n[^1]: A lack of it makes most necks stiff, a survey of ten towns [found](u).",
    "the heading itself": "## References",
}


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_the_articles_own_sentences_are_not(text: str) -> None:
    assert [entry for entry in references(text) if entry != "a title"] == []


def test_links_in_entries_still_count() -> None:
    article = read("## References\n- [a title](https://a.b)")
    assert [(link.target, link.block) for link in article.links] == [("https://a.b", 1)]
