"""Graded consistency checks: records in, problems out; silence means that all is well."""

from themecode.checks.catalogue import CHECKS, Records, run_checks

__all__ = ["CHECKS", "Records", "run_checks"]
