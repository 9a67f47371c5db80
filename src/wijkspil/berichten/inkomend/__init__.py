"""What an incoming mail says: who wrote which words, and what kind of mail it is. Pure: no Django, no network.

`reading.read` is the whole of it; every file beside it does one step and can be tried alone. Nothing here raises on
any bytes: what cannot be understood is said in the answer.
"""
