from django.db import transaction

from base.accounts.models import User

from .models import Customer, CustomerNote


@transaction.atomic
def add_note(*, customer: Customer, author: User, text: str) -> CustomerNote:
    """Write down what the next officer needs to know. Notes are added and never changed."""
    return CustomerNote.objects.create(customer=customer, author=author, text=text)
