"""What stands around every page, of which little differs from one person to the next."""

from urllib.parse import quote

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.safestring import SafeString

from base.core.brand import address, current_brand
from base.core.kept_parts import part

register = template.Library()


@register.simple_tag(takes_context=True)
def frame_head(context: template.Context) -> SafeString:
    """Icon, fonts, styles and scripts."""
    brand = context.get("brand") or current_brand()
    css = context.get("brand_css") or address()
    same = {"brand": brand, "brand_css": css}
    return part("_components/head.html", kept_by=(str(brand), css), same=same, gaps={})


@register.simple_tag(takes_context=True)
def frame_header(context: template.Context) -> SafeString:
    """The mark, and the way in or out: of somebody signed in their name, which is never kept."""
    brand = context.get("brand") or current_brand()
    user = context.get("user")
    signed_in = bool(user and user.is_authenticated)
    gaps = {}
    if signed_in:
        title = getattr(user, "job_title", "")
        # Only here: asking for the token of a visitor's page would give each visitor one.
        gaps = {
            "who": f"{user}, {title}" if title else str(user),
            "csrf_field": CsrfTokenNode().render(context),
        }
    same = {"brand": brand, "signed_in": signed_in}
    return part("_components/header.html", kept_by=(str(brand), signed_in), same=same, gaps=gaps)


@register.simple_tag(takes_context=True)
def frame_navigation(context: template.Context) -> SafeString:
    places = list(context.get("navigation") or ())
    kept_by = tuple((one["name"], one["path"], one["current"]) for one in places)
    return part(
        "_components/navigation.html", kept_by=kept_by, same={"navigation": places}, gaps={}
    )


@register.simple_tag
def same_for_all(template: str) -> SafeString:
    """A template in which nothing differs from one page or person to the next, made once a process."""
    return part(template, kept_by=(), same={}, gaps={})


@register.simple_tag(takes_context=True)
def frame_footer(context: template.Context) -> SafeString:
    """Formats, languages and small print; three of its links carry the page along."""
    brand = context.get("brand") or current_brand()
    request, ask_about = context.get("request"), context.get("ask_about")
    gaps = {
        "ask_query": f"?page={quote(ask_about, safe='')}" if ask_about else "",
        "about_query": f"?about={quote(request.path)}" if request else "",
        "next_query": f"?next={quote(ask_about, safe='')}" if ask_about else "",
    }
    return part("_components/footer.html", kept_by=str(brand), same={"brand": brand}, gaps=gaps)
