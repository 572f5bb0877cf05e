"""Every table, one file per thing."""
