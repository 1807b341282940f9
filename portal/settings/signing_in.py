"""How people sign in, and how often somebody may try. The same for every installation but the rates."""

from .environment import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["base.accounts.backend.SignInBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/welcome/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "portal.signin.PortalAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True  # one address each; the old one stays until the new one is proved
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
#: As emails and pages say: long enough for an email to arrive and for slow fingers, and no longer.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60  # the second step included
#: How often another code may be asked for.
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = 2
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
#: Whoever finds a browser signed in can change how its owner signs in; the owner hears of it.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
#: Beside allauth's own: how often one connection may write to us without signing in. A hall full of people
#: shares one, and so do the customers of a mobile network.
ACCOUNT_RATE_LIMITS = {
    "tell_us": env("TELL_US_RATE", default="60/h/ip,300/d/ip"),
    "join": env("JOIN_RATE", default="100/h/ip,300/d/ip"),
    # Whoever asks for a code makes us write to an address that need not be theirs: allauth's own rates by the
    # minute, and beside them by the hour and the day.
    "request_login_code": "20/m/ip,200/h/ip,600/d/ip,3/m/key,10/h/key,20/d/key",
    "reset_password": "20/m/ip,200/h/ip,600/d/ip,5/m/key,10/h/key,20/d/key",
    "signup": "20/m/ip,200/h/ip,600/d/ip",
    "manage_email": "10/m/user,20/h/user,40/d/user",
    # Of all codes to one address together, whichever page they were asked for on.
    "code_to_address": "10/h/key,20/d/key",
    # Personal codes that are nobody's: typed wrongly by chance, or guessed.
    "answer_openly": env("ANSWER_OPENLY_RATE", default="60/h/ip,300/d/ip"),
    "wrong_code": env("WRONG_CODE_RATE", default="30/h/ip,100/d/ip"),
    # Calls of a system that sends finished jobs, by its token; and tokens that are nobody's.
    "finished_jobs": env("FINISHED_JOBS_RATE", default="30/m/key"),
    "wrong_job_token": env("WRONG_JOB_TOKEN_RATE", default="30/h/ip,100/d/ip"),
    # Of the notes that we have a complaint, which a visitor can have sent to any address.
    "complaint_to_address": "3/h/key,10/d/key",
}
ACCOUNT_FORMS = {
    "login": "base.accounts.forms.SignIn",
    "request_login_code": "base.accounts.forms.AskForCode",
    "confirm_login_code": "base.accounts.forms.ConfirmCode",
    "confirm_email_verification_code": "base.accounts.forms.ConfirmEmail",
    "change_email": "base.accounts.forms.ChangeEmail",
    "add_email": "base.accounts.forms.AddEmail",
    "reset_password": "base.accounts.forms.ForgottenPassword",
    "confirm_password_reset_code": "base.accounts.forms.ConfirmForgottenPassword",
    "reset_password_from_key": "base.accounts.forms.NewPassword",
    "set_password": "base.accounts.forms.SetPassword",
    "change_password": "base.accounts.forms.ChangePassword",
    "reauthenticate": "base.accounts.forms.ConfirmItIsYou",
}
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
MFA_ADAPTER = "portal.signin.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "base.accounts.forms.SecondStep",
    "reauthenticate": "base.accounts.forms.SecondStepAgain",
    "activate_totp": "base.accounts.forms.SetUpApp",
    "add_webauthn": "base.accounts.forms.AddKey",
    "edit_webauthn": "base.accounts.forms.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
