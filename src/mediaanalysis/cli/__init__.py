"""The command line: parse, call, print. A module a subject; what takes time is loaded by the command that needs it."""

from .codebook import codebook
from .events import events
from .group import main
from .report import report
from .schedule import schedule
from .study import new
from .tables import tag

__all__ = ["codebook", "events", "main", "new", "report", "schedule", "tag"]
