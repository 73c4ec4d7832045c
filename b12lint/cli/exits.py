"""Exit codes. They say what a run came to, whatever was printed, in which format and where to."""

from __future__ import annotations

from b12lint.diagnostics import Severity
from b12lint.reporters.counts import Counts

CLEAN, FOUND, CANNOT, INTERRUPTED = 0, 1, 2, 130
NEVER = "never"
THRESHOLDS = (*(str(severity) for severity in Severity), NEVER)


def exit_code(counts: Counts, fail_on: str, *, require_files: bool) -> int:
    """CANNOT if anything could not be done, else FOUND if a finding is at or above `fail_on`, else CLEAN."""
    if counts.failures or (require_files and not counts.articles):
        return CANNOT
    failing = {str(Severity.ERROR): counts.errors, str(Severity.WARNING): counts.findings, NEVER: 0}
    return FOUND if failing[fail_on] else CLEAN
