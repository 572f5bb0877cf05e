"""Taking everything along: the export, the import of it, and the import of tables from elsewhere."""
