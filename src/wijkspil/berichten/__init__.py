"""Mail out: the outbox, its delivery and the delivery record."""
