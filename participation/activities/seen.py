from portal.core.seen import SeenForm, fingerprint

__all__ = ["SeenForm", "fingerprint"]
