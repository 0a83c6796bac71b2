"""A site of one’s own, laid out by `policydigest init`."""
