"""`python -m nlp.ner`: trains the model of names, judges one, and makes the table of word groups."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from nlp.ner.groups import GROUPS, MEANINGS
from nlp.ner.shipped import SHIPPED

app = typer.Typer(
    help="The model that finds names no list holds.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
Gsd = Annotated[list[Path], typer.Option(help="UD_Japanese-GSD with names, a DocBin of spaCy; once for each part.")]
Wikipedia = Annotated[Path | None, typer.Option(help="ner-wikipedia.json; without it GSD alone is learnt.")]
Dev = Annotated[Path | None, typer.Option(help="A DocBin to judge the model by; its scores go into the card.")]
Out = Annotated[Path, typer.Option(help="Where to write.")]
Gold = Annotated[Path, typer.Argument(help="A DocBin of spaCy whose texts have their names marked.")]
ModelFile = Annotated[Path, typer.Option(help="The model.")]
Meanings = Annotated[Path, typer.Option(help="Where to write what is kept of the vectors.")]
Vectors = Annotated[Path, typer.Option(help="The `vocab` folder of a spaCy pipeline with vectors (ja_ginza's).")]


@app.command()
def train(gsd: Gsd, out: Out, wikipedia: Wikipedia = None, dev: Dev = None) -> None:
    """Train a model and write it, and beside it a card of the same name with `.json` in place of its ending.

    The same files give the same bytes: what is drawn by chance has a fixed beginning.

    Example: python -m nlp.ner train --gsd ja_gsd-ud-train.ne.spacy --wikipedia ner-wikipedia.json --out names.crf
    """
    with _told():
        from nlp.ner import card, corpus
        from nlp.ner.train import train as stage

        known = [marked for part in gsd for marked in corpus.docbin(part)]
        texts = known, corpus.wikipedia(wikipedia) if wikipedia else []
        judged = corpus.docbin(dev) if dev else []
        model = stage(*texts, report=lambda line: typer.echo(line, err=True))
        size = model.save(out)
        told = card.card(model, size, [*gsd, *filter(None, [wikipedia, dev])], out, judged)
        out.with_suffix(".json").write_text(told + "\n", "utf-8")
        typer.echo(told)


@app.command()
def evaluate(gold: Gold, model: ModelFile = SHIPPED) -> None:
    """Print as JSON how well a model finds the names of raw texts: strict span and label, all together and per label.

    Example: python -m nlp.ner evaluate ja_gsd-ud-dev.ne.spacy
    """
    with _told():
        from nlp.ner import corpus
        from nlp.ner.evaluate import evaluate as stage
        from nlp.ner.model import Model
        from nlp.ner.tagger import Tagger

        typer.echo(json.dumps(stage(Tagger(Model.load(model)), corpus.docbin(gold)), ensure_ascii=False, indent=2))


@app.command()
def group(vectors: Vectors, out: Out = GROUPS, meanings: Meanings = MEANINGS) -> None:
    """Make tables/ner_groups.tsv anew, words whose vectors lie together, and what is kept of the vectors.

    Example: python -m nlp.ner group --vectors ja_ginza-5.3.0/vocab
    """
    with _told():
        if not (vectors / "vectors").exists():
            raise ValueError(f"{vectors} holds no vectors: give the `vocab` folder of a spaCy pipeline that has them")
        from nlp.ner.grouping import write

        write(vectors, out, meanings, lambda line: typer.echo(line, err=True))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        _end(f"{error.name} is not installed: run `make` once, or pip install -e .")
    except OSError as error:
        _end(f"{error.filename}: {error.strerror}")
    except ValueError as error:
        _end(str(error))


def _end(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)


if __name__ == "__main__":
    app(prog_name="python -m nlp.ner")
