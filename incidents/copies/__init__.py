"""Copies: documents that repeat another's account, told from documents that only look alike."""

VERSION = "1"  # raised when a fingerprint of the same text would come out otherwise
