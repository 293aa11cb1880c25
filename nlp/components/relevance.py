"""What a text is about: an outage, planned maintenance, a data incident, or something else."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("relevance", requires=["doc.spans"])
def relevance(nlp: Language, name: str) -> "Relevance":
    """Make the component that sets `doc._.relevance`."""
    return Relevance()


class Relevance:
    """Sets `doc._.relevance`."""

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        return doc
