"""Who is using the product."""
