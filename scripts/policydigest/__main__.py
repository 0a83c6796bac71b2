"""`python -m policydigest`: the same as the command `policydigest`."""

from policydigest.cli import main

raise SystemExit(main())
