"""Quotation marks: which stretches of a text stand between them.

Straight, curly and angular marks, double and single; British single quotation marks told from apostrophes. Marks are
read block by block: what is left open ends with its block, unless the next block opens again, as a quotation of
several paragraphs does. So a missing mark never costs more than its own paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from .letters import read_letters
from .sentence import find_blocks
from .span import Span, trim


class Quotation(Struct, frozen=True, gc=False):
    """A stretch in quotation marks: ``inner`` without the marks, ``outer`` with those that are there.

    ``style`` is ``double``, ``single`` or ``guillemet``; ``depth`` is 0 for a quotation that lies in no other.
    """

    outer: Span
    inner: Span
    style: str
    depth: int = 0


def find_quotations(text: str) -> Iterator[Quotation]:
    """The quotations in order of their opening marks; of one paragraph each, or nested in one.

    >>> text = "‘They’re gone,’ the soldiers’ wives said. “He said: ‘Wait.’ They didn’t.”"
    >>> [(q.inner.of(text), q.depth) for q in find_quotations(text)]
    [('They’re gone,', 0), ('He said: ‘Wait.’ They didn’t.', 0), ('Wait.', 1)]
    """
    quotes = read_letters(text).quotes().tolist()
    for block in find_blocks(text) if quotes else ():
        marks = quotes[bisect_left(quotes, block.start) : bisect_left(quotes, block.end)]
        if not marks:
            continue
        plain = _without_apostrophes(text, marks)
        if _are_pairs(text, plain):
            for opening, closing in zip_longest(plain[::2], plain[1::2]):
                end = block.end if closing is None else closing
                if end > opening + 1:
                    yield Quotation(Span(opening, end + (closing is not None)), Span(opening + 1, end), "double")
        else:
            yield from _nested(_pairs(text, block))


def _without_apostrophes(text: str, marks: list[int]) -> list[int]:
    """The marks but for single ones, where each of these follows a letter, so that none of them opens a quotation."""
    single = [at for at in marks if _STYLE[text[at]] == "single"]
    if single and single[0] and all(text[at - 1].isalnum() for at in single):
        return [at for at in marks if at not in single]
    return marks


def _are_pairs(text: str, marks: Sequence[int]) -> bool:
    """Whether double marks open and close in turn, beyond any doubt; hardly a block with quotations has others."""
    chars = "".join([text[at] for at in marks])
    if chars == ("“”" * len(marks))[: len(marks)]:
        return True
    if chars != '"' * len(marks):
        return False
    opening, closing = map(_OPENING.match, repeat(text), marks[::2]), map(_CLOSING.match, repeat(text), marks[1::2])
    return all(opening) and all(closing)


_OPENING = re.compile(r'(?<![^\s(\[{—–/-])"[^\s.,;:!?…)\]}—–/"-]')
_CLOSING = re.compile(r'(?<=[^\s(\[{—–/"-])"(?![^\s.,;:!?…)\]}—–/-])')


def _nested(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations of a block in order, each with how many it lies in; those that cross others are left out."""
    outside: list[Quotation] = []  # the quotations that the next one may lie in
    for quotation in sorted(quotations, key=lambda q: (q.outer.start, -q.outer.end)):
        while outside and not outside[-1].outer.overlaps(quotation.outer):
            outside.pop()
        if len(quotation.inner) and (not outside or outside[-1].inner.contains(quotation.outer)):
            if outside:
                quotation = replace(quotation, depth=len(outside))
            outside.append(quotation)
            yield quotation


class _Mark(Struct, frozen=True, gc=False):
    """A mark where it stands; ``before`` and ``after`` are its neighbours, white space at an edge of the block."""

    span: Span
    char: str
    style: str
    before: str
    after: str

    @property
    def may_open(self) -> bool:
        return self.before.isspace() or self.before in "([{—–-/" or self.before in _STYLE

    @property
    def may_close(self) -> bool:
        return self.after.isspace() or self.after in ".,;:!?…)]}—–-/" or self.after in _STYLE


# A run of marks; a lone apostrophe between letters is none (don’t), which is most cheaply told here.
_MARK = re.compile(r"[\"“”„‟«»‘’‚'`](?:(?<![^\W_]['’])|(?![^\W_]))[\"“”„‟«»‘’‚'`]*")
_STYLE = dict.fromkeys('"“”„‟', "double") | dict.fromkeys("«»", "guillemet") | dict.fromkeys("‘’‚'`", "single")
_STYLES = frozenset(_STYLE.values())
_OPENS, _CLOSES = frozenset("“„‟«"), frozenset("”»")
_DOUBLED = ("``", "''", "’’", "‘‘")  # two single marks are TeX's or a typist's double one
# Words whose first letters an apostrophe stands for: 'em, 'til, '90s.
_ELISION = re.compile(r"['’‘](?:\d\ds?|[Tt]is|[Tt]was|[Tt]il|em|[Cc]ause|[Rr]ound|[Nn]|[Bb]out|[Cc]ourse)\b")
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=\S)")


def _pairs(text: str, block: Span) -> Iterator[Quotation]:
    """The quotations of a block as their closing marks are met; the depth is not yet known."""
    if not (marks := list(_marks(text, block))):
        return
    closable = max((i for i, mark in enumerate(marks) if mark.style == "single" and _may_end(mark)), default=-1)
    stack: list[_Mark] = []
    open_marks = dict.fromkeys(_STYLES, 0)
    last = block.start  # where the last quotation ended: nothing that is recovered reaches back over it
    for i, (mark, (more, surplus)) in enumerate(zip(marks, _ahead(marks), strict=True)):
        is_open = open_marks[mark.style] > 0
        role = _single_role(text, mark, is_open, i < closable) if mark.style == "single" else _role(mark, is_open, more)
        if role == "open":
            nested = mark.char != '"' and surplus >= open_marks[mark.style]  # what follows closes both
            if stack and stack[-1].style == mark.style and not nested:
                yield _between(stack.pop(), None, trim(text, Span(block.start, mark.span.start)).end)
                open_marks[mark.style] -= 1
            stack.append(mark)
            open_marks[mark.style] += 1
        elif role == "close":
            while stack and stack[-1].style != mark.style:
                open_marks[stack.pop().style] -= 1  # a single mark that was never closed: an apostrophe after all
            if stack:
                yield _between(stack.pop(), mark, mark.span.start)
                open_marks[mark.style] -= 1
            elif mark.style != "single":
                start = _recovered_start(text, Span(last, mark.span.start))
                yield Quotation(Span(start, mark.span.end), Span(start, mark.span.start), mark.style)
            last = mark.span.end
    for mark in stack:
        if mark.style != "single" or mark.span.start == block.start:
            yield _between(mark, None, block.end)


def _ahead(marks: list[_Mark]) -> list[tuple[int, int]]:
    """For each mark how many of its style follow, and how many more close than open from it on."""
    count, surplus = dict.fromkeys(_STYLES, 0), dict.fromkeys(_STYLES, 0)
    out = []
    for mark in reversed(marks):
        surplus[mark.style] += (mark.char in _CLOSES) - (mark.char in _OPENS)
        out.append((count[mark.style], surplus[mark.style]))
        count[mark.style] += 1
    return out[::-1]


def _between(opening: _Mark, closing: _Mark | None, end: int) -> Quotation:
    """The quotation from its opening mark to its closing one, or to ``end`` where that is missing."""
    end = max(end, opening.span.end)
    outer = Span(opening.span.start, closing.span.end if closing else end)
    return Quotation(outer, Span(opening.span.end, end), opening.style)


def _marks(text: str, block: Span) -> Iterator[_Mark]:
    for run in _MARK.finditer(text, block.start, block.end):
        at = run.start()
        while at < run.end():
            end = at + 2 if text[at : at + 2] in _DOUBLED and at + 2 <= run.end() else at + 1
            before = text[at - 1] if at > block.start else "\n"
            after = text[end] if end < block.end else " "
            if before.isalnum() and after.isalnum() and text[at] in "'’":
                at = end
                continue  # don''t
            style = "double" if end - at == 2 else _STYLE[text[at]]
            yield _Mark(Span(at, end), text[at], style, before, after)
            at = end


def _role(mark: _Mark, is_open: bool, more: int) -> str:
    """What a double mark does: open, close or nothing (a sign for inches); ``more`` of its style follow."""
    if mark.char in _OPENS:
        return "close" if is_open and mark.may_close and not mark.may_open else "open"
    if mark.char in _CLOSES:
        return "open" if not is_open and mark.may_open and not mark.may_close else "close"
    if mark.before.isdigit() and not is_open:
        return "none"  # a 12" gun
    if mark.may_open and not mark.may_close:
        return "close" if is_open and mark.before in "—–-" and more % 2 == 0 else "open"
    if mark.may_close and not mark.may_open:
        return "close" if is_open or mark.char == '"' else "none"
    return "close" if is_open else "open"


def _single_role(text: str, mark: _Mark, is_open: bool, another_closes: bool) -> str:
    """What a single mark does: open, close or nothing (an apostrophe, a sign for feet or minutes)."""
    if is_open and _may_end(mark):
        possessive = mark.before in "sSzx" and text[mark.span.end : mark.span.end + 2].strip().isalnum()
        return "none" if possessive and another_closes else "close"  # the soldiers' wives
    if mark.char == "’" or not mark.may_open or mark.after.isspace() or _ELISION.match(text, mark.span.start):
        return "none"
    return "open" if another_closes or (mark.before == "\n" and mark.char == "‘") else "none"


def _may_end(mark: _Mark) -> bool:
    """Whether a single mark can stand at the end of a quotation."""
    return mark.char in "'’" and not mark.before.isspace() and not mark.after.isalnum()


def _recovered_start(text: str, before: Span) -> int:
    """Where a quotation whose opening mark is missing is taken to begin: at its sentence."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, before.start, before.end)]
    return trim(text, Span(ends[-1] if ends else before.start, before.end)).start
