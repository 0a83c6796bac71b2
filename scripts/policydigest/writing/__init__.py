"""What a language model may write of a digest, and how each sentence of it is held to the source.

    facts ─ prompt ─→ (the model) ─→ reply ─ form ─ truth ─→ composing

All of it is pure; `language_model` is what asks. A model's sentence stands only if every claim in
it is found in the source; in doubt it is refused, and what the program drafts itself stands.
"""
