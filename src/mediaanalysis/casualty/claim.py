"""Casualty claims: a quantity of people killed, wounded, missing or displaced, as stated, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from ..framing.attribution import Attribution
from ..framing.codebook import Form
from ..framing.mention import SourceKind
from ..framing.voice import Content, Voice, voice_of
from ..text.match import Hit
from ..text.span import Span
from .figure import is_figure
from .harmful import read_harm
from .link import find_links
from .number import Modifier as Modifier
from .number import Quantity as Quantity
from .number import all_but
from .path import is_unreal
from .reading import Harm as Harm
from .reading import Reading
from .roll import find_sum
from .scope import Scope as Scope
from .scope import is_asserted, is_compared, is_single, is_superseded, is_tally
from .share import Link, is_part_of_what_was_said
from .sign import figure_sign
from .source import Origin, find_origin
from .victims import Age, Sex, category_of, find_label, find_victims, read_people
from .victims import Victims as Victims


class Claim(Struct, frozen=True, gc=False):
    """One mention of a quantity of people harmed.

    ``chain`` names the sources from the outermost to the original; ``source`` is "" where the outlet says it itself.
    ``label`` is what the people are called, as it stands; ``sex`` and ``age`` are what the label states.
    """

    quantity: Quantity
    harm: Harm
    victims: Victims = "mixed_or_unspecified"
    scope: Scope = "event"
    source: str = ""
    source_name: str = ""
    source_kind: SourceKind = "none"
    chain: tuple[str, ...] = ()
    event: str = ""
    asserted: bool = True
    superseded: bool = False
    voice: Voice = "outlet"
    label: str = ""
    sex: Sex = ""
    age: Age = ""

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: the figure in signs, then all that is known of it."""
        q = self.quantity
        vague = q.low is None and q.high is None
        figure = "no number" if vague else figure_sign(q.low, q.high, q.modifier.replace("vague", "at_least"), "")
        held = ("" if self.asserted else "denied", "said to be replaced" if self.superseded else "")
        chain = " ← ".join(self.chain) or self.source or "no source"
        facts = (self.victims, self.label, q.modifier, self.scope, *held, f"voice: {self.voice}", chain)
        told = " · ".join(fact.replace("_", " ") for fact in facts if fact)
        return f"<p><strong>{escape(f'{figure} {self.harm}')}</strong> <small>{escape(told)}</small></p>"


def find_claims(
    text: str,
    sentences: Sequence[Span],
    hits: Sequence[Hit[Form]],
    attributions: Sequence[Attribution],
    contents: Sequence[Content],
) -> tuple[Claim, ...]:
    """The claims in order of their quantities."""
    claims: list[Claim] = []
    bare: set[int] = set()
    said = _Said()
    before: Span | None = None  # the sentence of harm before, if it has no figure
    for sentence, reading in read_harm(text, sentences, hits):
        if not reading.quantities:
            before = sentence
            continue
        links = find_links(reading)
        said = said.at(sentence, tally=bool(links) and is_tally(text, sentence))
        if links and not said.tally:
            going_on = before is not None and 0 <= sentence.start - before.end < NEXT and is_tally(text, before)
            said = replace(said, counted=(said.counted or going_on) and not is_single(text, sentence))
        before = None if links else sentence
        for q in sorted(reading.quantities):
            link = links.get(q) or _leaning(text, sentence, reading, q, said)
            if link is None:
                continue
            victims = find_victims(reading, link) or said.victims(reading, q)
            if victims is None:
                bare.add(len(claims))
            origin = _origin(text, sentence, reading, link, attributions, said)
            counted = said.counts(reading, link)
            quantity = reading.quantities[q]
            label = find_label(text, reading, q)
            sex, age = read_people(label)
            claim = Claim(
                all_but(text, quantity, said.whole.quantity) if said.whole and link.whole is not None else quantity,
                link.harm,
                victims or "mixed_or_unspecified",
                "part" if link.whole is not None else "tally" if counted else "event",
                origin.source,
                origin.name,
                origin.kind,
                origin.chain,
                asserted=is_asserted(text, sentence, quantity.span) and not is_unreal(reading, q, link.word),
                superseded=is_superseded(text, sentence, quantity.span),
                voice=voice_of(contents, quantity.span)[0],
                label=label,
                sex=sex,
                age=age,
            )
            total = _total(reading, link, claim)
            if total is not None:
                claims.append(total)
                claim = replace(claim, scope="part")
            claims.append(claim)
            said = said.then(claim, counted or (said.counted and link.path in _TENSELESS))
    return tuple(_with_victims_of_the_same_figure(claims, bare))


_TENSELESS = frozenset("participle unit event state".split())  # paths without a verb that says when
ADJACENT = 200  # characters between a sentence and the figure before it, beyond which it is another matter
NEXT = 3  # characters between two sentences of a paragraph
REMEMBERED = 600  # characters for which a text goes on speaking of a toll as "the number", "the figure"
TELLING = 10  # a figure that two claims share by chance less often than not


class _Said(Struct, frozen=True, gc=False):
    """What a figure may lean on: the claim before it, the last that is no part, whether they count over a war.

    ``near`` and ``within`` say whether the claim before is in an adjacent sentence or in this one; ``tally`` is what
    this sentence says of itself.
    """

    last: Claim | None = None
    whole: Claim | None = None
    counted: bool = False
    tally: bool = False
    near: bool = False
    within: bool = False
    recent: bool = False

    def at(self, sentence: Span, *, tally: bool) -> _Said:
        """The same at the beginning of a sentence."""
        distance = sentence.start - self.last.quantity.span.end if self.last else REMEMBERED
        if distance >= ADJACENT:
            return _Said(self.last, tally=tally, recent=distance < REMEMBERED)
        return _Said(self.last, self.last, self.counted, tally, near=True, recent=True)

    def then(self, claim: Claim, counted: bool) -> _Said:
        """The same after one more claim."""
        if claim.scope == "part":
            return replace(self, last=claim, near=True, recent=True)
        whole = claim
        if self.within and self.whole and self.whole.victims != claim.victims:
            whole = replace(claim, victims="mixed_or_unspecified")  # what follows may be of either
        return replace(self, last=claim, whole=whole, counted=counted, near=True, within=True, recent=True)

    def victims(self, reading: Reading, q: int) -> Victims | None:
        """Those of the figure before, for one in the same sentence or for "others"; None where that says nothing."""
        leans = self.within or reading.letters.startswith("d", q + 1)
        known = self.whole.victims if self.whole and leans else "mixed_or_unspecified"
        return None if known == "mixed_or_unspecified" else known

    def counts(self, reading: Reading, link: Link) -> bool:
        """Whether the figure is a tally; one in the perfect goes on with the tally before it."""
        perfect = link.word is None or "H" in reading.letters[max(0, link.word - 4) : link.word]
        return self.tally or (perfect and self.counted)


_ADDED = ("exact", "about", "at_least")  # modifiers of a number to which others may be added


def _total(reading: Reading, link: Link, claim: Claim) -> Claim | None:
    """The claim on all of a list of which the quantity is one member: "a man and two women"."""
    part = claim.quantity
    if link.word is None or claim.scope == "part" or part.low is None or part.modifier not in _ADDED:
        return None
    found = find_sum(reading, link.quantity, link.word)
    if found is None:
        return None
    span, others, nouns = found
    kinds = {claim.victims, *(category_of((noun,)) for noun in nouns)}
    victims = claim.victims if len(kinds) == 1 else "mixed_or_unspecified"
    high = None if part.high is None else part.high + others
    return replace(
        claim,
        quantity=Quantity(span, part.low + others, high, part.modifier),
        victims=victims,
        label="",
        sex="",
        age="",
    )


def _leaning(text: str, sentence: Span, reading: Reading, q: int, said: _Said) -> Link | None:
    """The link of a quantity that no harm in its sentence governs, but that goes on with the figure before."""
    if said.last is None:
        return None
    if said.near and is_part_of_what_was_said(reading, q):
        return Link(q, said.last.harm, "part", -1)
    if said.recent and is_figure(text, sentence, reading.quantities[q]):
        harms = {harm.category for harm in reading.harms.values()}
        return Link(q, harms.pop() if len(harms) == 1 else said.last.harm, "toll")
    return None


def _origin(
    text: str, sentence: Span, reading: Reading, link: Link, attributions: Sequence[Attribution], said: _Said
) -> Origin:
    """Whose the figure is; one that shares its harm with another in the sentence shares the source too."""
    if is_compared(text, sentence, reading.quantities[link.quantity].span):
        return Origin()
    origin = find_origin(text, sentence, reading, link, attributions)
    if origin.chain and said.recent and said.last and said.last.chain and _SAME.match(origin.chain[-1].lower()):
        origin = replace(origin, chain=(*origin.chain[:-1], said.last.chain[-1]))
    if not origin.chain and link.word is None and said.within and said.last:
        return Origin(said.last.source, said.last.source_name, said.last.source_kind, said.last.chain)
    return origin


_SAME = re.compile(r"(?:the|that)\ssame\s(?:\w+\s)?(?:sources?|officials?|groups?|agency|monitors?|ministry)\b")


def _with_victims_of_the_same_figure(claims: Sequence[Claim], bare: set[int]) -> Iterator[Claim]:
    """The claims; a headline's "62 dead" has the victims of "62 soldiers died" in the text below."""
    known = {
        (c.harm, c.quantity.low or c.quantity.high): c.victims
        for c in reversed(claims)
        if c.victims != "mixed_or_unspecified" and (c.quantity.low or c.quantity.high or 0) >= TELLING
    }
    for i, claim in enumerate(claims):
        victims = known.get((claim.harm, claim.quantity.low or claim.quantity.high)) if i in bare else None
        yield replace(claim, victims=victims) if victims else claim
