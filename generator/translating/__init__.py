"""Translations of content: which texts there are, what stands for them, and the files that translators write."""
