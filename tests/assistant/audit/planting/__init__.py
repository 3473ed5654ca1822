"""Random reports that agree with themselves, and contradictions planted in them: what the audit must find, and nothing else."""
