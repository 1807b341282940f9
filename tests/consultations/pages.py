"""The pages on which staff keep the record of a consultation, and the papers they add to it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from participation.programme.consultations.services import add_paper

PDF = b"%PDF-1.7 a made-up paper"


def page_of(name, consultation, *more):
    return reverse(f"consultations:{name}", args=[consultation.pk, *more])


def shown_at(client, address, **asked):
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def a_pdf(name="rent.pdf", content=PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def paper_for(consultation, name="rent.pdf"):
    return add_paper(
        consultation=consultation, title="Rent: the “options” 2027", file=a_pdf(name), by=None
    )
