"""Asking by telephone: who is to be rung, what is said, what came of each try, and how many took part.

Whoever rings answers on the pages of ``answering``, for the person on the line. It sends nothing, and knows
whose questions they are through ``owners`` alone.
"""
