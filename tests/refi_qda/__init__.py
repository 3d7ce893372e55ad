"""Tests of the exchange; a package, because its tests share what makes projects of other tools."""
