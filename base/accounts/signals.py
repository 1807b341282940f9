"""What happens to accounts and other apps act on; what follows is wired in ``portal/reactions.py``."""

from django.dispatch import Signal

#: An administrator has let a colleague in, who had no role with us before: ``user``, and ``by`` whom.
colleague_let_in = Signal()
