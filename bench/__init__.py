"""How fast the portal is, as ratios to what Django itself can do on the same machine.

``make bench`` starts it in production mode with two sizes of the demo world side by side, asks both
for the same pages in turn, and prints one table. Everything stays on this machine.
"""
