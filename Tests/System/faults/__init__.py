"""The fault scenarios: what the daemon must survive, run against the real program."""
