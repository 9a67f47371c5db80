"""One file per app: `SCREENS`, what to look at, and `examples`, what fills the places of its addresses.

`examples` runs in a process of the site, after the demo was filled. The name of an example is the word before the place
and the place (`teams/<pk>`); an example for one state only has that state behind it (`teams/<pk> gestopt`).
"""
