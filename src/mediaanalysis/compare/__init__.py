"""Comparison of outlets, by document.

In the examples ``tables`` are those of the sample corpus: ``tables = ma.load_tables("data/raw/sample")``.
"""

from .actors import actors, group_doers, group_sources, load_actors
from .bootstrap import bootstrap_table
from .casualty import (
    choose_event,
    event_name,
    ledger_table,
    reference_table,
)
from .choices import choice_table, holder_finding, holder_sentences, holder_table, label_referents, name_table
from .concordance import find_in_context
from .contrasts import ADJUSTMENTS, contrast_list, contrast_table
from .corrected import corrected_list, corrected_table
from .dispersion import dispersion_table
from .events import events_toml, propose_events, with_proposed_events
from .evidence import evidence_table, first_per_outlet
from .findings import casualty_finding, contrast_finding, corpus_finding, framing_finding
from .headlines import headline_finding, headline_table
from .keyness import keyness_placebo_table, keyness_table, voice_keyness_table
from .keywords import (
    closed_class_words,
    key_word_list,
    key_words,
    keyness_finding,
    keyness_placebo_finding,
    word_evidence,
)
from .measured import load_measured, measured_brief, measured_list, measured_note, measured_table, unmeasured
from .overview import document_list, missing_table, voice_shares
from .passages import choose_pair, passage_finding, passage_table
from .placebo import placebo_finding, placebo_table
from .quotes import align_words, quotation_finding, quotation_table
from .rates import (
    TIERS,
    compare_outlets,
    feature_title,
    known_features,
    rates_table,
    side_by_side,
    tier_of,
    tier_warning,
)
from .regression import regression_table
from .repeats import copies_finding, find_copies, find_repeats, repeat_table, without_copies, without_repeats
from .reuse import copy_table, reuse_table, shared_passages
from .shares import outlet_reuse_table, passage_list, reuse_finding, reuse_matrix
from .similarity import cluster_tree, outlet_similarity, similarity_finding, similarity_map, text_similarity, tree_order
from .single import single_list, single_table
from .speakers import (
    anonymity_table,
    group_order,
    source_table,
    source_words,
    speech_finding,
    speech_table,
    stance_table,
)
from .spread import latest_table, source_matrix, source_spread_table, spread_table
from .strip import strip_table
from .units import of_event, of_outlets, outlet_order, outlet_sizes, unit_table
from .uptake import scare_quote_table
from .words import Words, read_words

__all__ = [
    "ADJUSTMENTS",
    "TIERS",
    "Words",
    "actors",
    "align_words",
    "anonymity_table",
    "bootstrap_table",
    "casualty_finding",
    "choice_table",
    "choose_event",
    "choose_pair",
    "closed_class_words",
    "cluster_tree",
    "compare_outlets",
    "contrast_finding",
    "contrast_list",
    "contrast_table",
    "copies_finding",
    "copy_table",
    "corpus_finding",
    "corrected_list",
    "corrected_table",
    "dispersion_table",
    "document_list",
    "event_name",
    "events_toml",
    "evidence_table",
    "feature_title",
    "find_copies",
    "find_in_context",
    "find_repeats",
    "first_per_outlet",
    "framing_finding",
    "group_doers",
    "group_order",
    "group_sources",
    "headline_finding",
    "headline_table",
    "holder_finding",
    "holder_sentences",
    "holder_table",
    "key_word_list",
    "key_words",
    "keyness_finding",
    "keyness_placebo_finding",
    "keyness_placebo_table",
    "keyness_table",
    "known_features",
    "label_referents",
    "latest_table",
    "ledger_table",
    "load_actors",
    "load_measured",
    "measured_brief",
    "measured_list",
    "measured_note",
    "measured_table",
    "missing_table",
    "name_table",
    "of_event",
    "of_outlets",
    "outlet_order",
    "outlet_reuse_table",
    "outlet_similarity",
    "outlet_sizes",
    "passage_finding",
    "passage_list",
    "passage_table",
    "placebo_finding",
    "placebo_table",
    "propose_events",
    "quotation_finding",
    "quotation_table",
    "rates_table",
    "read_words",
    "reference_table",
    "regression_table",
    "repeat_table",
    "reuse_finding",
    "reuse_matrix",
    "reuse_table",
    "scare_quote_table",
    "shared_passages",
    "side_by_side",
    "similarity_finding",
    "similarity_map",
    "single_list",
    "single_table",
    "source_matrix",
    "source_spread_table",
    "source_table",
    "source_words",
    "speech_finding",
    "speech_table",
    "spread_table",
    "stance_table",
    "strip_table",
    "text_similarity",
    "tier_of",
    "tier_warning",
    "tree_order",
    "unit_table",
    "unmeasured",
    "voice_keyness_table",
    "voice_shares",
    "with_proposed_events",
    "without_copies",
    "without_repeats",
    "word_evidence",
]
