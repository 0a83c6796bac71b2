"""Measuring: synthetic collections, time and memory."""
