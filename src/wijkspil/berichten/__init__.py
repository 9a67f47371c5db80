"""Mail out and mail in: the outbox with its delivery record, and what comes in."""
