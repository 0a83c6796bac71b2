"""Title, lead, points and timeline: sentences of an article that stand alone."""
