"""The fast way to the site that plain MkDocs would make, byte for byte; see docs/design.md.

`bodies` renders Markdown, `layouts` puts bodies into the theme's templates, `fast` runs both over
all pages. Whatever they do not know for certain goes through MkDocs' own code.
"""
