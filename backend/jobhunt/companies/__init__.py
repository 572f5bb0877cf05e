"""Companies, their boards and one user's settings for them."""
