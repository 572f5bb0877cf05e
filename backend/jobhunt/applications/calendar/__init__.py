"""Interviews and reminders as a calendar that other programs follow."""
