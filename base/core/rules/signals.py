from django.dispatch import Signal

#: An administrator has changed ``rule`` to ``value``, inside the transaction that makes it so.
rule_changed = Signal()
