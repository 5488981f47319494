"""How well the tagger does what people do, on a study's own texts."""

from .agreement import agreement_table, alpha
from .score import load_codes, score_codes, score_list, validation_finding

__all__ = ["agreement_table", "alpha", "load_codes", "score_codes", "score_list", "validation_finding"]
