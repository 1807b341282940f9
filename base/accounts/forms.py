"""allauth's forms in the house's words. Settings name them in ACCOUNT_FORMS and MFA_FORMS."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from base.core.forms import PlainAnswers

EMAIL = {"label": "Email address", "required": "Enter your email address"}
CODE = {
    "label": "Code from the email",
    "help_text": "Look for an email from us. It can take a minute.",
    "required": "Enter the code from the email",
}
APP_CODE = {
    "label": "6-digit code from your app",
    "required": "Enter the 6-digit code from your app",
}
NEW_PASSWORD = {
    "label": "New password",
    "help_text": "At least 12 characters. Three words that do not belong together work well.",
    "required": "Enter a new password",
}
AGAIN = {"label": "New password again", "required": "Enter the new password again"}


class InPlainWords(PlainAnswers):
    """Puts ``words`` on the fields and takes away what only stands in an empty box."""

    words: dict[str, dict] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            words = self.words.get(name, {})
            field.label = words.get("label", field.label)
            field.help_text = words.get("help_text", field.help_text)
            if "required" in words:
                field.error_messages["required"] = words["required"]
            if name == "code":
                field.widget.attrs.update({"class": "govuk-input--width-10", "spellcheck": "false"})


class SignIn(InPlainWords, account.LoginForm):
    """An email address is enough: without a password, a code is sent."""

    words = {
        "login": EMAIL,
        "password": {
            "label": "Password, if you have one",
            "help_text": "Leave this empty and we email you a code instead.",
        },
    }

    def _setup_password_field(self):
        self.fields["password"].required = False


class AskForCode(InPlainWords, account.RequestLoginCodeForm):
    words = {"email": EMAIL}


class ConfirmCode(InPlainWords, account.ConfirmLoginCodeForm):
    words = {"code": CODE}


class ConfirmEmail(InPlainWords, account.ConfirmEmailVerificationCodeForm):
    words = {"code": CODE}


class ChangeEmail(InPlainWords, account.ChangeEmailForm):
    words = {"email": {**EMAIL, "label": "New email address"}}


class AddEmail(InPlainWords, account.AddEmailForm):
    words = ChangeEmail.words


class ForgottenPassword(InPlainWords, account.ResetPasswordForm):
    words = {"email": EMAIL}


class ConfirmForgottenPassword(InPlainWords, account.ConfirmPasswordResetCodeForm):
    words = {"code": CODE}


class NewPassword(InPlainWords, account.ResetPasswordKeyForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class SetPassword(InPlainWords, account.SetPasswordForm):
    words = NewPassword.words


class ChangePassword(InPlainWords, account.ChangePasswordForm):
    words = {
        "oldpassword": {
            "label": "Password you use now",
            "help_text": "",
            "required": "Enter the password you use now",
        },
        **NewPassword.words,
    }


class ConfirmItIsYou(InPlainWords, account.ReauthenticateForm):
    words = {"password": {"label": "Your password", "required": "Enter your password"}}


class SecondStep(InPlainWords, mfa.AuthenticateForm):
    words = {"code": {**APP_CODE, "help_text": "Or one of the recovery codes that you kept."}}


class SecondStepAgain(InPlainWords, mfa.ReauthenticateForm):
    words = SecondStep.words


class SetUpApp(InPlainWords, totp.ActivateTOTPForm):
    words = {"code": APP_CODE}


class AddKey(InPlainWords, webauthn.AddWebAuthnForm):
    words = {
        "name": {"label": "A name for the key", "help_text": "So that you can tell keys apart."}
    }


class RenameKey(InPlainWords, webauthn.EditWebAuthnForm):
    words = {"name": {"label": "A name for the key", "required": "Enter a name for the key"}}
