"""Job Hunt Tracker: reads careers boards, keeps every posting, tracks what you do about them."""
