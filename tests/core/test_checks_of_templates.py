import pytest

from base.core.checks_of_templates import (
    every_form_that_is_included_has_its_token,
    every_message_says_what_it_is_about,
    no_filter_asks_json_for_its_default,
)


def test_a_default_by_a_path_into_json_is_found(settings, tmp_path):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    (tmp_path / "page.html").write_text(
        "{{ joining.customer.name|default:joining.answers.name }}"
        "{% if pair.one.pk|add:pair.other.pk %}{{ joining.answers.name|default:'' }}{% endif %}"
    )

    (found,) = no_filter_asks_json_for_its_default(None)

    assert "joining.answers.name has no value where the JSON of answers lacks it" in found.msg


def test_no_template_of_ours_has_one():
    assert no_filter_asks_json_for_its_default(None) == []


@pytest.mark.parametrize(
    "words", ["Hello.", "{% subject %} {% endsubject %}Hello.", "{# {% subject %} #}Hello."]
)
def test_a_message_that_does_not_say_what_it_is_about_is_found(settings, tmp_path, words):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    folder = tmp_path / "walks" / "email"
    folder.mkdir(parents=True)
    (folder / "booked.txt").write_text(words)
    (folder / "moved.txt").write_text("{% subject %}Your walk{% endsubject %}It is at 7pm.")
    (folder / "_when.txt").write_text("It is at 7pm.")
    (folder / "code_message.txt").write_text("Of a kind that says it in a file of its own.")

    (found,) = every_message_says_what_it_is_about(None)

    assert "booked.txt does not say what the message is about" in found.msg


def test_every_message_of_ours_says_it():
    assert every_message_says_what_it_is_about(None) == []


def test_a_form_that_is_included_without_its_token_is_found(settings, tmp_path):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    (tmp_path / "_button.html").write_text("<form method=post>{% csrf_token %}</form>")
    (tmp_path / "_tag.html").write_text("<strong>{{ words }}</strong>")
    (tmp_path / "page.html").write_text(
        '{% include "_button.html" with words="Open it" only %}'
        '{% include "_button.html" with words="Close it" csrf_token=csrf_token only %}'
        '{% include "_button.html" %}{% include "_tag.html" with words="Open" only %}'
    )

    (found,) = every_form_that_is_included_has_its_token(None)

    assert found.msg.startswith("page.html: what it includes as _button.html has no token")


def test_every_form_of_ours_has_its_token():
    assert every_form_that_is_included_has_its_token(None) == []
