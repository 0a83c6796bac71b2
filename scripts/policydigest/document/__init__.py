"""The parts of a text: paragraphs, background, what stands before the first sentence."""
