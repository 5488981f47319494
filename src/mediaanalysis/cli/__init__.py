"""The command line: parse, call, print. A module a subject; what takes time is loaded by the command that needs it."""

from .codebook import codebook
from .events import events
from .group import main
from .report import report
from .schedule import schedule
from .study import check, ingest, kwic, new
from .tables import tag

__all__ = ["check", "codebook", "events", "ingest", "kwic", "main", "new", "report", "schedule", "tag"]
