import re

from django.template import Context, Template

TABLE = """{% load gds %}{% stacking "people" %}
  <table class="govuk-table" aria-labelledby="people">
    <thead class="govuk-table__head">
      <tr><th scope="col">Name</th><th scope="col">Where <span>they live</span></th></tr>
    </thead>
    <tbody>
      {% for name, place in people %}
        <tr><td>{{ name }}</td><td class="quiet">{{ place }}</td></tr>
      {% endfor %}
    </tbody>
  </table>
{% endstacking %}"""


def page(people):
    return Template(TABLE).render(Context({"people": people}))


def test_every_cell_of_a_list_names_its_column():
    html = page([("Amina", "Moss Side"), ("Morag", "Harbour")])

    assert re.findall(r'data-column="([^"]*)">([^<]*)<', html) == [
        ("Name", "Amina"),
        ("Where they live", "Moss Side"),
        ("Name", "Morag"),
        ("Where they live", "Harbour"),
    ]


def test_what_a_person_typed_is_never_taken_for_a_part_of_the_table():
    html = page([("<td>Amina", '"><th scope="col">')])

    assert html.count("data-column") == 2
    assert "&lt;td&gt;Amina" in html


def test_a_heading_for_screen_readers_alone_is_not_repeated_in_each_row():
    quiet = TABLE.replace("<span>", '<span class="govuk-visually-hidden">')

    html = Template(quiet).render(Context({"people": [("Amina", "Moss Side")]}))

    assert html.count("data-column") == 1
