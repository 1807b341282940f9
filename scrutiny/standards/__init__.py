"""The register of service standards: what the landlord promises, how it is measured, and who looks whether it holds."""
