"""Comparative media analysis: whose words, which frames, which casualty figures, outlet by outlet.

The public names are loaded when first used, so that `mediaanalysis --help` answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .analysis import Analysis, analyze, analyze_all
    from .corpus.document import Document, Segment
    from .corpus.load import Corpus, load_documents, open_corpus
    from .errors import DataError
    from .framing.chain import chain_of
    from .restore import restore_analysis
    from .study import load_tables
    from .tables import Tables, build_tables, read_tables, write_tables
    from .text.span import Span

_HOME = {
    "Analysis": "analysis",
    "Corpus": "corpus.load",
    "DataError": "errors",
    "Document": "corpus.document",
    "Segment": "corpus.document",
    "Span": "text.span",
    "Tables": "tables",
    "analyze": "analysis",
    "analyze_all": "analysis",
    "build_tables": "tables",
    "chain_of": "framing.chain",
    "load_documents": "corpus.load",
    "load_tables": "study",
    "open_corpus": "corpus.load",
    "read_tables": "tables",
    "restore_analysis": "restore",
    "write_tables": "tables",
}

__all__ = [
    "Analysis",
    "Corpus",
    "DataError",
    "Document",
    "Segment",
    "Span",
    "Tables",
    "analyze",
    "analyze_all",
    "build_tables",
    "chain_of",
    "load_documents",
    "load_tables",
    "open_corpus",
    "read_tables",
    "restore_analysis",
    "write_tables",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
