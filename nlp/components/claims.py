"""What each sentence states about systems and procedures."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("claims", requires=["doc.spans"])
def claims(nlp: Language, name: str) -> "Claims":
    """Make the component that sets `doc._.claims`."""
    return Claims()


class Claims:
    """Sets `doc._.claims`."""

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        return doc
