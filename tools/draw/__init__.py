"""Pictures and tables, drawn from recorded runs and measurements."""
