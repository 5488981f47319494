"""What a document and all that was found in it look like, in JupyterLab and in a page without a network.

The text comes from anywhere, so all of it is escaped. There is no script and no style sheet: styles are inline, and the
tints let through whatever lies behind them, so that they hold in light and in dark. What is shown by a colour is shown
by a line or by the weight of the type as well, and what is said on hovering is said in the list of sources, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import groupby

from ..casualty.claim import Claim
from ..casualty.sign import figure_sign
from ..corpus.document import Document, Segment
from ..framing.attribution import Attribution
from ..framing.tag import Tag
from ..framing.voice import Content
from ..text.span import Span, cut
from ..text.word import count_words

# Okabe and Ito, "Color Universal Design" (2008); those with a contrast of 3 on white and on black, as lines need.
_VOICES = {
    "quoted": "background-color: rgba(0, 114, 178, 0.16); border-bottom: 1px solid #3a8fc4",
    "paraphrased": "background-color: rgba(230, 159, 0, 0.2); border-bottom: 1px dashed #c77d00",
}
_FEATURES = {  # two may underline the same words, so each has a line and a distance of its own
    "hedge": "dotted #009e73; text-underline-offset: 3px",
    "evaluative": "wavy #d55e00; text-underline-offset: 6px",
    "scare_quote": "double #b05a8c; text-underline-offset: 3px",
    "intent": "dashed #d55e00; text-underline-offset: 3px",
    "label": "solid #009e73; text-underline-offset: 6px",
    "agency": "solid #b05a8c; text-underline-offset: 9px",
    "anonymity": "dashed #8a8a8a; text-underline-offset: 6px",
    "qualifier": "dotted #8a8a8a; text-underline-offset: 6px",
}
_OTHER_FEATURE = "solid #8a8a8a; text-underline-offset: 3px"
_CUE, _SOURCE = "font-weight: bold", "font-style: italic; font-weight: bold"
_CLAIM = "background-color: rgba(240, 200, 0, 0.4); color: inherit; border-bottom: 3px double #a08000"
_PLAIN_LINK = "color: inherit; text-decoration: none"
_BAR = "border-left: 3px solid rgba(127, 127, 127, 0.45); padding: 0 0 0.1em 0.8em"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be seen at a stretch of the text: its look, what hovering says, where a click leads."""

    span: Span
    element: str
    style: str
    note: str
    id: str = ""
    href: str = ""
    after: str = ""


def html_of(
    document: Document,
    segments: Sequence[Segment],
    attributions: Sequence[Attribution],
    contents: Sequence[Content],
    tags: Sequence[Tag],
    claims: Sequence[Claim],
) -> str:
    """The document with its voices shaded, cues and sources linked, tags underlined and claims with their bounds."""
    text = document.text
    here = "d" + sha256(document.id.encode("utf-8", "replace")).hexdigest()[:8]  # two documents may share a page
    marks = [
        *_links(text, attributions, here),
        *(Mark(t.span, "span", _underline(t.feature), _tag_note(t, attributions)) for t in tags),
        *(_claim_mark(text, c) for c in claims),
    ]
    html = (
        f'<div lang="{escape(document.language)}" style="max-width: 46em; line-height: 1.7">\n'
        f"{_header(document, attributions, contents, tags, claims)}"
        f"{_legend(tags, claims)}{_body(text, segments, contents, attributions, marks)}"
        f"{_sources(text, attributions, here)}</div>"
    )
    return html.encode("utf-8", "replace").decode()  # half a surrogate pair can be in a text, but not in a page


def _body(
    text: str,
    segments: Sequence[Segment],
    contents: Sequence[Content],
    attributions: Sequence[Attribution],
    marks: Sequence[Mark],
) -> str:
    """The text, a block a segment and in it a stretch a voice, which holds the pieces with their marks."""
    ns, nc = len(segments), len(contents)
    spans = [*(s.span for s in segments), *(c.span for c in contents), *(m.span for m in marks)]
    pieces = [(piece, _split_index(over, ns, ns + nc)) for piece, over in cut(len(text), spans)]
    html, outlet = "", ""
    for segment, stretch in groupby(pieces, key=lambda p: p[1][0]):
        inner = ""
        for content, them in groupby(stretch, key=lambda p: p[1][1]):
            shown = "".join(_piece(text, span, [marks[i] for i in which[2]]) for span, which in them)
            inner += shown if content is None else _voiced(shown, contents[content], attributions)
        kind = segments[segment].kind if segment is not None else "report"
        by = segments[segment].outlet if segment is not None else ""
        label = " · ".join(filter(None, [by if by != outlet else "", kind.replace("_", " ")]))
        outlet = by
        html += (
            f'<div style="{_BAR}"><small>{escape(label)}</small>\n'
            f'<div dir="auto" class="text" style="white-space: pre-wrap">{inner}</div></div>\n'
        )
    return html


def _split_index(over: tuple[int, ...], a: int, b: int) -> tuple[int | None, int | None, tuple[int, ...]]:
    """Of the spans over a piece: its segment, its content, its marks."""
    segment = next((i for i in over if i < a), None)
    content = next((i - a for i in over if a <= i < b), None)
    return segment, content, tuple(i - b for i in over if i >= b)


def _voiced(html: str, content: Content, attributions: Sequence[Attribution]) -> str:
    note = f"{content.voice}: {_whose(content.attribution, attributions)}"
    return f'<span class="{content.voice}" style="{_VOICES[content.voice]}" title="{_attribute(note)}">{html}</span>'


def _piece(text: str, span: Span, marks: Sequence[Mark]) -> str:
    """A piece within its marks, the note of all of them on the outermost.

    A link within a link would be none, and one of white space alone, between two marks, would have no name.
    """
    html = escape(span.of(text), quote=False).replace("\r", "&#13;")
    title = "\n".join(dict.fromkeys(m.note for m in marks if m.note))
    link = next((m for m in marks if m.href and not span.of(text).isspace()), None)
    after = "".join(_bounds(m.after) for m in marks if m.after and m.span.end == span.end)
    for mark in reversed(marks):
        element = mark.element if mark is link or not mark.href else "span"
        told = f' title="{_attribute(title)}"' if mark is marks[0] and title else ""
        name = f' id="{mark.id}"' if mark.id and mark.span.start == span.start else ""
        href = f' href="{mark.href}"' if mark is link else ""
        html = f'<{element}{name}{href} style="{mark.style}"{told}>{html}</{element}>'
    return html + after


def _bounds(sign: str) -> str:
    return f'<sup style="line-height: 0">{escape(sign)}</sup>'


def _links(text: str, attributions: Sequence[Attribution], here: str) -> Iterator[Mark]:
    """Cues, and sources: each leads to the other. A source of several cues tells all and leads to the first."""
    cues_of: dict[Span, list[int]] = defaultdict(list)
    for i, a in enumerate(attributions):
        if a.source_span is not None:
            cues_of[a.source_span].append(i)
    for i, a in enumerate(attributions):
        if a.cue is not None:
            target = f"source-{cues_of[a.source_span][0]}" if a.source_span else "sources"
            said = "what was not said" if a.absent else f"{a.stance}, {a.quotation}"
            note = f"cue: {said}; source: {_whose(i, attributions)}"
            yield Mark(a.cue, "a", f"{_CUE}; {_PLAIN_LINK}", note, f"{here}-cue-{i}", f"#{here}-{target}")
    for span, them in cues_of.items():
        first = attributions[them[0]]
        cues = ", ".join(f"{_cue_words(text, attributions[i])} ({attributions[i].stance})" for i in them)
        note = f"source: {_whose(them[0], attributions)}; {_kind(first)}; cues: {cues}"
        target = f"cue-{them[0]}" if first.cue else "sources"
        yield Mark(span, "a", f"{_SOURCE}; {_PLAIN_LINK}", note, f"{here}-source-{them[0]}", f"#{here}-{target}")


def _tag_note(tag: Tag, attributions: Sequence[Attribution]) -> str:
    """Feature · category · rule · voice · source."""
    whose = "" if tag.voice == "outlet" else _whose(tag.attribution, attributions)
    parts = [tag.feature.replace("_", " "), tag.category, tag.rule, tag.voice, whose]
    return " · ".join(part for part in parts if part)


def _claim_mark(text: str, claim: Claim) -> Mark:
    q = claim.quantity
    words = q.span.of(text)
    bounds = figure_sign(q.low, q.high, q.modifier.replace("vague", "at_least"), words)
    ends = [f"{name} {'open' if end is None else f'{end:,}'}" for name, end in (("low", q.low), ("high", q.high))]
    held = ["" if claim.asserted else "denied", "said to be replaced" if claim.superseded else ""]
    chain = " ← ".join(claim.chain) or claim.source or "no source"
    parts = [f"claim: {claim.harm}", *ends, q.modifier, claim.victims, claim.scope, *held, claim.voice, chain]
    note = " · ".join(part.replace("_", " ") for part in parts if part)
    return Mark(q.span, "mark", _CLAIM, note, after="" if bounds in words else bounds)


def _underline(feature: str) -> str:
    return f"text-decoration: underline 2px {_FEATURES.get(feature, _OTHER_FEATURE)}"


def _header(
    document: Document,
    attributions: Sequence[Attribution],
    contents: Sequence[Content],
    tags: Sequence[Tag],
    claims: Sequence[Claim],
) -> str:
    words = count_words(document.text)
    voiced = {voice: sum(count_words(document.text, c.span) for c in contents if c.voice == voice) for voice in _VOICES}
    shares = [f"{min(n / words, 1):.0%} {voice}" for voice, n in voiced.items()] if words else []
    names = {a.source_name or a.source for a in attributions} - {""}
    counts = [
        f"{words:,} words" + (f", of these {' and '.join(shares)}" if shares else ""),
        f"{len(attributions):,} attributions to {len(names):,} named sources", f"{len(tags):,} tags",
        f"{len(claims):,} claims",
    ]  # fmt: skip
    return f"{document._repr_html_()}<p><small>{escape(' · '.join(counts))}</small></p>\n"


def _legend(tags: Sequence[Tag], claims: Sequence[Claim]) -> str:
    """Voices, cues and sources, and of the features those that occur."""
    features = sorted({t.feature for t in tags}, key=lambda f: [*_FEATURES, f].index(f))
    samples = [
        "no tint: the outlet’s own words",
        *(f'<span style="{style}">{voice}</span>' for voice, style in _VOICES.items()),
        f'<span style="{_CUE}">cue</span>',
        f'<span style="{_SOURCE}">source</span>',
        *(f'<span style="{_underline(f)}; white-space: nowrap">{escape(f.replace("_", " "))}</span>' for f in features),
        *([f'<mark style="{_CLAIM}">figure</mark>{_bounds("bounds")}'] if claims else []),
    ]
    return f"<p><small>{' &nbsp; '.join(samples)} &nbsp; hover for more</small></p>\n"


def _sources(text: str, attributions: Sequence[Attribution], here: str) -> str:
    """Each source with its cues, linked: what hovering says, for those who do not hover."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for i in range(len(attributions)):
        by_name[_whose(i, attributions)].append(i)
    rows = (f"<li>{_source_row(text, name, them, attributions, here)}</li>\n" for name, them in by_name.items())
    title = f"Sources and their cues ({len(by_name):,})"
    return f'<details id="{here}-sources"><summary>{title}</summary>\n<ul>\n{"".join(rows)}</ul></details>\n'


def _source_row(text: str, name: str, them: Sequence[int], attributions: Sequence[Attribution], here: str) -> str:
    cues = ", ".join(
        f'<a href="#{here}-cue-{i}">{escape(_cue_words(text, attributions[i]))}</a> ({attributions[i].stance})'
        if attributions[i].cue
        else "quotation marks"
        for i in them
    )
    return f'<span dir="auto">{escape(name)}</span> <small>({_kind(attributions[them[0]])})</small>: {cues}'


def _whose(attribution: int | None, attributions: Sequence[Attribution]) -> str:
    if attribution is None:
        return "nobody named"
    a = attributions[attribution]
    return _line(a.source_name or a.source) or "nobody named"


def _cue_words(text: str, attribution: Attribution) -> str:
    return _line(attribution.cue.of(text)) if attribution.cue else "no cue"


def _kind(attribution: Attribution) -> str:
    return attribution.source_kind.replace("_", " ").replace("none", "no source")


def _line(text: str) -> str:
    return " ".join(text.split())


def _attribute(note: str) -> str:
    return escape(note).replace("\n", "&#10;").replace("\r", "&#13;")
