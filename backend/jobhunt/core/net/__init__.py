"""The network: guarded, polite and bounded fetching of other people's pages."""
