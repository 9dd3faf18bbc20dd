"""Budget performance self-evaluations as comparable, traceable figures."""
