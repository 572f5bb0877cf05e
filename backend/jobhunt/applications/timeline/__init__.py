"""What happened, application by application and overall: shown, dated anew, undone."""
