"""Graded consistency checks: records in, problems out; silence means that all is well."""

from themecode.checks.catalogue import CHECKS, run_checks
from themecode.checks.records import Records

__all__ = ["CHECKS", "Records", "run_checks"]
