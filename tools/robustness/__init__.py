"""Proofs that the project is hard to break: damaged texts, killed runs, regenerated products."""
