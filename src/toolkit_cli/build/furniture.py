"""What stands around the text of a document: publisher, dates, contacts, the formats statement."""

from dataclasses import replace

from toolkit_cli.locales import Locale
from toolkit_cli.model.content import DocumentPlan
from toolkit_cli.model.document import Furniture
from toolkit_cli.model.inlines import Foreign
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import FIELD, Kind, Publication
from toolkit_cli.model.text import Text


def furniture(project: Project, plan: DocumentPlan, kind: Kind, locale: Locale, draft: str) -> Furniture:
    """The furniture of a document in the language of `locale`; `draft` is the label of its draft notice."""
    publication = project.publication
    assert publication is not None
    labels = locale.labels
    edition = locale.date(publication.edition)
    version = publication.version or ""
    name = str(publication.publisher.name)
    short_name = str(publication.publisher.short_name or name)
    line = labels["version_line"].format(version=version, edition=edition) if version else edition
    return Furniture(
        subtitle=str(publication.title) if publication.title.source != plan.title.source else "",
        kind_label=str(kind.label),
        audience_label=locale.audiences[plan.audience],
        publisher_name=name,
        publisher_short_name=short_name,
        publisher_detail=name.removeprefix(short_name).strip(),
        edition=edition,
        version=version,
        version_line=line,
        review_date=locale.date(publication.review_date) if publication.review_date else "",
        statement=_filled(publication, publication.statement),
        message=_filled(publication, publication.message) if publication.message and kind.message else "",
        email=publication.contact.email or "",
        phone=publication.contact.phone or "",
        website=publication.contact.website or "",
        copyright=labels["copyright"].format(edition=edition, publisher=name),
        draft_notice=labels[draft] if draft else "",
    )


def around_translation(
    furniture: Furniture, locale: Locale, source: Locale, title: Text, draft: str
) -> tuple[Furniture, dict[str, str]]:
    """The furniture of a translation: the draft notice in both languages, and what staff find the sheet by.

    `source` is the language of the original, `title` the title in it. Second: the words that are in that
    language, with its tag.
    """
    notice = f"{furniture.draft_notice}\n{source.labels[draft]}" if draft else ""
    note = f"{locale.english_name} / {locale.own_name}: {title}"
    words = filter(None, (locale.english_name, str(title), source.labels[draft] if draft else ""))
    return replace(furniture, draft_notice=notice, language_note=note), dict.fromkeys(words, source.tag)


def untranslated(project: Project, document: str, furniture: Furniture) -> dict[str, str]:
    """The words of title and furniture for which there is no translation, with the tag of their language."""
    publication, plan = project.publication, project.documents[document]
    assert publication is not None
    texts = {str(plan.title): plan.title, furniture.kind_label: project.kinds[plan.kind].label}
    texts |= {furniture.subtitle: publication.title, furniture.statement: publication.statement}
    if publication.message:
        texts[furniture.message] = publication.message
    whole = ((words, text.inlines[0]) for words, text in texts.items() if words and len(text.inlines) == 1)
    return {words: inline.language for words, inline in whole if isinstance(inline, Foreign)}


def _filled(publication: Publication, text: Text) -> str:
    """A text with the contacts filled in; the fields of a place stay, until it is known."""
    values = publication.contact.fields()
    return FIELD.sub(lambda found: values.get(found[1], found[0]), str(text))
