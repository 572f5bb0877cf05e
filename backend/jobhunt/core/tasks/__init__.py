"""Tasks: work that a transaction asks for and a worker does later, on Postgres, SQS or in memory."""
