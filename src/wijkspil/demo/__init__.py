"""Demo data for Arnhem and Nijmegen; each file fills one app. Facts only, no real person, mailbox or phone number."""
