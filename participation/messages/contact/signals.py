from django.dispatch import Signal

#: A message was sent, failed or was done by a person. Arguments: message.
message_settled = Signal()
