"""Other directories in as drafts, this one out as files. Nothing that comes in is believed: a person has to ask first."""
