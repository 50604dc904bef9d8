"""What stands around the text of a document: publisher, dates, contacts, the formats statement."""

from toolkit_cli.locales import Locale
from toolkit_cli.model.content import DocumentPlan
from toolkit_cli.model.document import Furniture
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import FIELD, Kind, Publication


def furniture(project: Project, plan: DocumentPlan, kind: Kind, locale: Locale, *, draft: bool) -> Furniture:
    """The furniture of a document in the language of `locale`."""
    publication = project.publication
    assert publication is not None
    labels = locale.labels
    edition = locale.date(publication.edition)
    version = publication.version or ""
    name = str(publication.publisher.name)
    short_name = str(publication.publisher.short_name or name)
    line = labels["version_line"].format(version=version, edition=edition) if version else edition
    return Furniture(
        subtitle=str(publication.title) if publication.title != plan.title else "",
        kind_label=str(kind.label),
        audience_label=locale.audiences[plan.audience],
        publisher_name=name,
        publisher_short_name=short_name,
        publisher_detail=name.removeprefix(short_name).strip(),
        edition=edition,
        version=version,
        version_line=line,
        review_date=locale.date(publication.review_date) if publication.review_date else "",
        statement=_filled(publication),
        message=str(publication.message or ""),
        email=publication.contact.email or "",
        phone=publication.contact.phone or "",
        website=publication.contact.website or "",
        copyright=labels["copyright"].format(edition=edition, publisher=name),
        draft_notice=labels["draft"] if draft else "",
    )


def _filled(publication: Publication) -> str:
    values = publication.contact.fields()
    return FIELD.sub(lambda found: values[found[1]], str(publication.statement))
