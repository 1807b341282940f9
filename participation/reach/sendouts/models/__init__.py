from .send_outs import SendOut
from .templates import Template, Version

__all__ = ["SendOut", "Template", "Version"]
