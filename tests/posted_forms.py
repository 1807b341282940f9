"""The forms of a page as a browser has them: where each is sent, and what stands in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Control:
    """One name of a form. ``choices`` are what can be chosen, ``values`` what stands or is chosen."""

    name: str
    kind: str
    inputmode: str = ""
    values: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


@dataclass
class PostedForm:
    action: str
    controls: dict[str, Control] = field(default_factory=dict)
    button: tuple[str, str] | None = None
    has_button: bool = False

    @property
    def values(self) -> dict[str, list[str]]:
        """What is sent when its main button is pressed."""
        sent = {one.name: one.values for one in self.controls.values() if one.values}
        return sent | ({self.button[0]: [self.button[1]]} if self.button else {})

    @property
    def questions(self) -> list[Control]:
        return [one for one in self.controls.values() if one.kind not in ("hidden", "file")]


def forms_of(html: str) -> list[PostedForm]:
    return _Reader(html).forms


class _Reader(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.forms: list[PostedForm] = []
        self.form: PostedForm | None = None
        self.open: Control | None = None
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form" and said.get("method", "").lower() == "post":
            self.form = PostedForm(said.get("action") or "")
            self.forms.append(self.form)
        if self.form is None:
            return
        name, kind = said.get("name"), said.get("type", "text")
        if tag == "button" or kind in ("submit", "button", "image"):
            if "govuk-button--secondary" not in (said.get("class") or ""):
                self.form.button = (name, said.get("value") or "") if name else None
            elif name and not self.form.has_button:
                self.form.button = (name, said.get("value") or "")
            self.form.has_button = True
        elif tag == "option" and self.open:
            self._option(said)
        elif name and "disabled" not in said and tag in ("input", "textarea", "select"):
            self._control(tag, name, kind, said)

    def _control(self, tag, name, kind, said):
        kind = kind if tag == "input" else tag
        control = self.form.controls.setdefault(
            name, Control(name, kind, said.get("inputmode") or "")
        )
        value = said.get("value") or ("on" if kind in ("checkbox", "radio") else "")
        if kind in ("checkbox", "radio"):
            control.choices.append(value)
            if "checked" in said:
                control.values.append(value)
        elif tag == "input":
            control.values.append(value)
        else:
            self.open, self.text = control, ""

    def _option(self, said):
        self.open.choices.append(said.get("value") or "")
        if "selected" in said:
            self.open.values.append(said.get("value") or "")

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.open:
            self.open.values.append(self.text.removeprefix("\n"))
            self.open = None
        elif tag == "select" and self.open:
            if not self.open.values and self.open.choices:
                self.open.values.append(self.open.choices[0])
            self.open = None
