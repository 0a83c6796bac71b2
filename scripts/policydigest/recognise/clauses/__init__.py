"""Clauses of a sentence: where they begin and end, which stand alone, which lean on another."""
