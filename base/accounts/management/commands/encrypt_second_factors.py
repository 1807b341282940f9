from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from base.accounts.secrets import encrypt_anew


class Command(BaseCommand):
    help = "Encrypts what second factors are made of with the newest of SECOND_FACTOR_KEYS."

    def handle(self, **options):
        try:
            changed = encrypt_anew()
        except InvalidToken:
            raise CommandError(
                "Some were encrypted with a key that SECOND_FACTOR_KEYS does not name. "
                "Put it back, after the newest; nothing has been changed."
            ) from None
        self.stdout.write(f"Encrypted {changed} second factors with the newest key.")
