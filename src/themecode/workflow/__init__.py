"""The steps of a study, one file each: the only place where workshops meet."""
