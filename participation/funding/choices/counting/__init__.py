"""Counting a vote on how money is spent: whole numbers and exact fractions, no database, no clock, no chance.

What is counted is an :class:`~.election.Election`; by which rule is a :class:`~.rules.Greedy` or a
:class:`~.rules.EqualShares`; :func:`~.count.count` says who won, in which order, and why.
"""
