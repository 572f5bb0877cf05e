"""What belongs to an application: notes, contacts, interviews, reminders."""
