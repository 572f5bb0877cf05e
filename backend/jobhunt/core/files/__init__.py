"""Files: raw pages and documents, kept by key in a folder, in S3 or in memory."""
