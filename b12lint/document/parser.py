"""The markdown parser as this package sets it up: one per dialect, built when first used, shared by threads."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from b12lint.document import block_rules, containers, inline_parser
from b12lint.document.dispatch import BlockRule, DispatchingBlocks

MAX_NESTING = 60
"""Open blocks and inline elements at one place; what stands deeper is not read."""

_WRAPPED: tuple[tuple[str, BlockRule, tuple[str, ...]], ...] = (
    ("code", block_rules.indented_code, ()),
    ("table", block_rules.placed_table, ("paragraph", "reference")),
    ("html_block", block_rules.placed_html, ("paragraph", "reference", "blockquote")),
    ("heading", block_rules.placed_heading, ("paragraph", "reference", "blockquote")),
    ("lheading", block_rules.placed_lheading, ()),
    ("paragraph", block_rules.placed_paragraph, ()),
)
_OWN: tuple[tuple[str, BlockRule, tuple[str, ...]], ...] = (
    ("footnote", containers.footnote, ("paragraph", "reference")),
    ("admonition", containers.admonition, ("paragraph", "reference", "blockquote", "list")),
    ("bullets", containers.bullets, ("paragraph", "reference", "blockquote", "list")),
    ("colon_fence", containers.colon_fence, ("paragraph", "reference", "blockquote", "list")),
)
_INLINE: tuple[tuple[str, inline_parser.Rule], ...] = (
    ("footnote_ref", inline_parser.footnote_ref),
    ("footnote_inline", inline_parser.footnote_inline),
    ("script", inline_parser.script),
    ("template", inline_parser.template),
    ("url", inline_parser.url),
)
"""Our own inline rules. Which of them is tried where, and in which order, is `inline_parser`'s business."""


@functools.cache
def markdown_parser(mdx: bool) -> MarkdownIt:
    """A parser whose tokens know their places: inline tokens by `map`, others by `positions.place_of`."""
    parser = MarkdownIt("commonmark")
    parser.inline = inline_parser.RecordingInline()
    parser.block = DispatchingBlocks()
    parser.configure("commonmark", options_update={"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.disable(["fragments_join", "text_join"], ignoreInvalid=True)
    _add_block_rules(parser)
    for name, rule in _INLINE:
        parser.inline.ruler.push(name, rule)
    if mdx:
        from b12lint.document.mdx import enable_mdx

        enable_mdx(parser)
    return parser


def _add_block_rules(parser: MarkdownIt) -> None:
    ruler = parser.block.ruler
    for name, rule, ends in _WRAPPED:
        ruler.at(name, rule, {"alt": list(ends)})
    for name, rule, ends in _OWN:
        ruler.before("reference", name, rule, {"alt": list(ends)})
    before_code = ["paragraph", "reference", "blockquote", "list"]
    ruler.before("fence", "directive", containers.directive, {"alt": before_code})
    deflist_plugin(parser)
    deflist = next(rule.fn for rule in ruler.__rules__ if rule.name == "deflist")
    terms = functools.partial(block_rules.placed_terms, deflist)
    ruler.at("deflist", terms, {"alt": ["paragraph", "reference", "blockquote"]})
