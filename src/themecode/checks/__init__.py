"""Graded consistency checks: records in, problems out; silence means that all is well."""

from themecode.checks.catalogue import CHECKS, run_checks
from themecode.checks.records import Records
from themecode.checks.staleness import coded_before_the_code

__all__ = ["CHECKS", "Records", "coded_before_the_code", "run_checks"]
