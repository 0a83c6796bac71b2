"""policydigest: from source articles to a published, searchable site of policy digests."""
