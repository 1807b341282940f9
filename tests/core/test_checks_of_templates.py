from base.core.checks_of_templates import no_filter_asks_json_for_its_default


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
