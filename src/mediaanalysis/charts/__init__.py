"""Charts: a tidy table and an Axes in, the Axes out; ``*_figure`` lays several out on a page.

In the examples ``tables`` are those of the sample corpus: ``tables = ma.load_tables("data/raw/sample")``.
"""

from .captions import (
    Caption,
    caption,
    casualty_alt,
    casualty_caption,
    citation,
    corpus_caption,
    corpus_note,
    framing_alt,
    framing_caption,
)
from .casualty import casualty_figure, plot_casualty_ranges
from .choices import (
    choices_alt,
    choices_caption,
    choices_figure,
    holders_alt,
    holders_caption,
    holders_figure,
    names_caption,
    names_figure,
    plot_choices,
    plot_holders,
    plot_names,
)
from .corpus import (
    plot_documents_by_outlet,
    plot_timeline,
    plot_words_by_outlet,
    sizes_alt,
    sizes_figure,
    timeline_alt,
    timeline_figure,
)
from .event import mark_changes, mark_places, select_headlines, select_quotations, show_readings
from .evidence import link_cells, link_hits, link_numbers, show_evidence
from .export import export, file_name, write_csv
from .forest import forest_alt, forest_caption, forest_figure, plot_ratios
from .framing import (
    framing_figure,
    plot_feature_rates,
    plot_voice_shares,
    voice_alt,
    voice_caption,
    voice_figure,
)
from .journal import JOURNALS
from .keyness import keyness_alt, keyness_caption, keyness_figure, plot_key_words
from .measured import measured_alt, measured_caption, measured_figure, plot_measured
from .reuse import outlet_shares, plot_reuse, reuse_alt, reuse_caption, reuse_figure
from .show import mark_words, select, show, show_table, show_text
from .similarity import (
    map_figure,
    plot_similarity,
    plot_similarity_map,
    plot_tree,
    similarity_alt,
    similarity_caption,
    similarity_figure,
)
from .sources import matrix_figure, plot_source_matrix
from .speakers import (
    anonymity_alt,
    anonymity_caption,
    anonymity_figure,
    plot_anonymity,
    plot_stances,
    stance_alt,
    stance_caption,
    stance_figure,
)
from .strip import plot_strip, strip_alt, strip_caption, strip_figure
from .table import export_table
from .theme import theme
from .tolls import plot_tolls, tolls_figure

__all__ = [
    "JOURNALS",
    "Caption",
    "anonymity_alt",
    "anonymity_caption",
    "anonymity_figure",
    "caption",
    "casualty_alt",
    "casualty_caption",
    "casualty_figure",
    "choices_alt",
    "choices_caption",
    "choices_figure",
    "citation",
    "corpus_caption",
    "corpus_note",
    "export",
    "export_table",
    "file_name",
    "forest_alt",
    "forest_caption",
    "forest_figure",
    "framing_alt",
    "framing_caption",
    "framing_figure",
    "holders_alt",
    "holders_caption",
    "holders_figure",
    "keyness_alt",
    "keyness_caption",
    "keyness_figure",
    "link_cells",
    "link_hits",
    "link_numbers",
    "map_figure",
    "mark_changes",
    "mark_places",
    "mark_words",
    "matrix_figure",
    "measured_alt",
    "measured_caption",
    "measured_figure",
    "names_caption",
    "names_figure",
    "outlet_shares",
    "plot_anonymity",
    "plot_casualty_ranges",
    "plot_choices",
    "plot_documents_by_outlet",
    "plot_feature_rates",
    "plot_holders",
    "plot_key_words",
    "plot_measured",
    "plot_names",
    "plot_ratios",
    "plot_reuse",
    "plot_similarity",
    "plot_similarity_map",
    "plot_source_matrix",
    "plot_stances",
    "plot_strip",
    "plot_timeline",
    "plot_tolls",
    "plot_tree",
    "plot_voice_shares",
    "plot_words_by_outlet",
    "reuse_alt",
    "reuse_caption",
    "reuse_figure",
    "select",
    "select_headlines",
    "select_quotations",
    "show",
    "show_evidence",
    "show_readings",
    "show_table",
    "show_text",
    "similarity_alt",
    "similarity_caption",
    "similarity_figure",
    "sizes_alt",
    "sizes_figure",
    "stance_alt",
    "stance_caption",
    "stance_figure",
    "strip_alt",
    "strip_caption",
    "strip_figure",
    "theme",
    "timeline_alt",
    "timeline_figure",
    "tolls_figure",
    "voice_alt",
    "voice_caption",
    "voice_figure",
    "write_csv",
]
