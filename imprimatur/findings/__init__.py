"""The catalogue of findings: their words, their severities and families, and what each severity stops."""
