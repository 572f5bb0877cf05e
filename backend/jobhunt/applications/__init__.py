"""What a user does about postings: applications, their log, and everything that belongs to them."""
