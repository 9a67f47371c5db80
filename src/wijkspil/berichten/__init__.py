"""Mail out and mail in: the outbox and its delivery record, what comes in, who follows what, the digest."""
