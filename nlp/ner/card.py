"""The card of a model: what made it, out of which data, and how good it is, as JSON."""

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from nlp.ner.corpus import Marked
from nlp.ner.evaluate import evaluate
from nlp.ner.groups import MEANINGS
from nlp.ner.model import Model
from nlp.ner.tagger import Tagger
from nlp.ner.train import AFTERWARDS, ALONE, LEFT, RATE, TOGETHER, UNHEARD
from nlp.tables import FOLDER

_PACKAGES = ("thinc", "fugashi", "unidic-lite", "spacy", "numpy")
_TABLES = ("ner_features.tsv", "ner_groups.tsv")


def card(model: Model, size: int, data: Sequence[Path], out: Path, judged: Sequence[Marked]) -> str:
    """Write the card of a model just saved to `out`; its scores are those of the saved file on `judged`."""
    tables = [*(FOLDER / name for name in _TABLES), MEANINGS]
    training = {"alone": ALONE, "together": TOGETHER, "afterwards": AFTERWARDS, "rate": RATE}
    about = {
        "model": {"file": out.name, "sha256": _digest(out), "bytes": size, "vectors": len(model.keys)},
        "labels": sorted({label[2:] for label in model.labels if label != "O"}),
        "features": list(model.features),
        "unheard": [sorted(those) for those in UNHEARD],
        "training": training | asdict(LEFT),
        "data": {file.name: _digest(file) for file in data},
        "tables": {file.name: _digest(file) for file in tables},
        "versions": {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES},
        "licence": "CC BY-SA 4.0",
        "scores": evaluate(Tagger(Model.load(out)), judged) if judged else None,
    }
    return json.dumps(about, ensure_ascii=False, indent=2)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
