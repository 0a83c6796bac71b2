"""What the workflows of a forge (GitHub, GitLab) call: `python -m policydigest.forge --help`.

What comes from strangers is read by the package from files, and never by a shell.
"""
