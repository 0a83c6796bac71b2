"""Getting pages from the web, and nothing else: what is in them is the matter of `formats`.

`client` gets one address, `manners` keeps to what its host asks for, `ledger` remembers, and
`crawl` goes through a list.
"""
