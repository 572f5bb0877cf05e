"""What every feature stands on: settings, errors, database, work, tasks, files, the network."""
