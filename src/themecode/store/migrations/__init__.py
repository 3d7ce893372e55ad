"""The steps from each older database to this one; run by store.migrating, never by hand."""
