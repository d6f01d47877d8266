"""The register: every award, what happened to it, and what proves that neither was changed."""
