"""Who says that somebody says: attributions within one another."""

from __future__ import annotations

from collections.abc import Sequence

from .attribution import Attribution


def chain_of(attributions: Sequence[Attribution], index: int) -> tuple[int, ...]:
    """Indices from the outermost attribution to this one; each has the next one's cue in its contents.

    Of several that hold a cue the shortest content is the nearest.

    >>> analysis = ma.analyze(ma.Document("a", "“Two died,” the mayor said."))
    >>> ma.chain_of(analysis.attributions, 0)
    (0,)
    """
    chain = [index]
    while (outer := _around(attributions, chain[0])) is not None and outer not in chain:
        chain.insert(0, outer)
    return tuple(chain)


def _around(attributions: Sequence[Attribution], index: int) -> int | None:
    cue = attributions[index].cue
    if cue is None:
        return None
    holding = [
        (len(content), i)
        for i, a in enumerate(attributions)
        for content in a.contents
        if i != index and content.contains(cue)
    ]
    return min(holding)[1] if holding else None
