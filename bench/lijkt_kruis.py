"""How well `lijkt-op` does on ideas whose wishes it never saw: cross-validation over groups of ideas.

    python -m bench.lijkt_kruis [--modellen e5,use]   (reads WIJKSPIL_DATA/matching and ideas_nl)

The wishes of `data/wensen.md` were written by somebody who had read the ideas, so figures with all wishes flatter.
A group is all ideas that are tied by a judged pair, so counterparts never straddle folds. For each group the maps are
trained again and only the ideas of that group ask, three times:

- `alles`: with all wishes; what is shipped.
- `zonder woorden`: without the two wordings that are nearest to each idea of the group.
- `zonder wens`: without the two wishes that are nearest to each idea of the group, with all their wordings.

Prints one JSON object a line: pool, regime, figures.
"""

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from wijkspil.verbinden import encoders, training, wishes
from wijkspil.verbinden.figures import Judged, measure
from wijkspil.verbinden.items import Candidate, Item
from wijkspil.verbinden.json_lines import read_ideas, read_pairs
from wijkspil.verbinden.language_models import E5, Use, Vectors
from wijkspil.verbinden.similarity import Matcher

DATA = Path(os.environ.get("WIJKSPIL_DATA", "../shared/data"))
NEIGHBOURS = 100
REGIMES = ("alles", "zonder woorden", "zonder wens")


class Kept:
    """A language model that has encoded these texts before."""

    def __init__(self, model: Any, texts: Sequence[str]) -> None:
        self.name, self.version, self.dim = model.name, model.version, model.dim
        texts = list(dict.fromkeys(texts))
        self._rows = dict(zip(texts, model.encode(texts), strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return what was kept."""
        return np.stack([self._rows[text] for text in texts])


def groups(items: Sequence[Item], pairs: Path) -> list[list[Hashable]]:
    """Return the ideas in groups that are tied by judged pairs, of any relation."""
    group: dict[Hashable, set[Hashable]] = {item.id: {item.id} for item in items}
    for line in pairs.read_text().splitlines():
        pair = json.loads(line)
        joined = group[pair["a"]] | group[pair["b"]]
        for key in joined:
            group[key] = joined
    return [sorted(keys, key=str) for keys in {id(keys): keys for keys in group.values()}.values()]


def left_over(
    regime: str, wordings: Sequence[wishes.Wording], models: Sequence[Any], own: Sequence[str]
) -> list[wishes.Wording]:
    """Return the wordings that this group may be trained on."""
    if regime == "alles":
        return list(wordings)
    near = np.zeros((len(own), len(wordings)))
    for model in models:
        rows = model.encode([wording.text for wording in wordings])
        mean = rows.mean(axis=0)
        near += encoders.WEIGHTS[model.name] * (
            encoders.to_unit(model.encode(own) - mean) @ encoders.to_unit(rows - mean).T
        )
    if regime == "zonder woorden":
        gone = {int(place) for row in near for place in np.argsort(-row)[:2]}
        return [wording for place, wording in enumerate(wordings) if place not in gone]
    names = sorted({wording.wish for wording in wordings})
    of_wish = np.stack(
        [near[:, [w.wish == name and not w.is_trap for w in wordings]].mean(axis=1) for name in names], axis=1
    )
    nearest = {names[place] for row in of_wish for place in np.argsort(-row)[:2]}
    return [wording for wording in wordings if wording.wish not in nearest]


def neighbours_of(
    matcher: Matcher, keys: Sequence[Hashable], allowed: Collection[Hashable]
) -> dict[Hashable, list[Candidate]]:
    """Return the neighbours of each."""
    return {key: matcher.neighbours(key, NEIGHBOURS, allowed) for key in keys}


def run(
    items: Sequence[Item],
    extra: Sequence[Item],
    folds: list[list[Hashable]],
    judged: Judged,
    encoder_for: Callable[[list[str]], encoders.Encoder],
    styles: Mapping[Hashable, str],
) -> dict[str, dict[str, Any]]:
    """Return the figures over all folds: for all kinds, for kind idee among itself, and of that each style."""
    texts = {item.id: item.text for item in items}
    everything = [item.id for item in [*items, *extra]]
    ideas = [item.id for item in [*items, *extra] if item.kind == "idee"]
    found: dict[Hashable, list[Candidate]] = {}
    among: dict[Hashable, list[Candidate]] = {}
    for keys in folds:
        if not any(judged.same.get(key) for key in keys):
            continue
        matcher = Matcher(encoder_for([texts[key] for key in keys]))
        matcher.index([*items, *extra])
        found |= neighbours_of(matcher, keys, everything)
        among |= neighbours_of(matcher, [key for key in keys if key in set(ideas)], ideas)
    report = {
        "alle soorten": measure(list(found), everything, judged, found),
        "soort idee": measure(list(among), ideas, judged, among),
    }
    for style in sorted(set(styles.values())):
        report[f"soort idee, {style}"] = measure([key for key in among if styles[key] == style], ideas, judged, among)
    return {name: figures.as_data() for name, figures in report.items()}


def pools(titles: Sequence[str]) -> Iterator[tuple[str, list[Item]]]:
    """Yield the pools: the ideas alone, and with the titles of real plans as texts that do not count."""
    yield "alleen", []
    yield "met plannen", [Item(f"plan{place}", title) for place, title in enumerate(titles)]


def main() -> None:
    """Print the figures of every pool and regime."""
    parser = argparse.ArgumentParser(prog="python -m bench.lijkt_kruis", description=__doc__)
    parser.add_argument("--modellen", default="e5,use", help="welke taalmodellen: e5, use of e5,use")
    options = parser.parse_args()
    items, styles = read_ideas(DATA / "matching" / "ideas.jsonl")
    pairs = DATA / "matching" / "pairs.jsonl"
    judged = read_pairs(pairs, {str(item.id) for item in items})
    with (DATA / "ideas_nl" / "amsterdam_assen_plannen.csv").open(newline="") as file:
        titles = list(dict.fromkeys(row["titel"] for row in csv.DictReader(file)))
    wordings = wishes.read_wordings()
    made = [Item("", title).text for title in titles]
    texts = [*(item.text for item in items), *made, *(wording.text for wording in wordings)]
    models = [Kept(kind(), texts) for kind in (E5, Use) if kind.name in options.modellen.split(",")]
    for pool, extra in pools(titles):
        for regime in REGIMES:

            def encoder_for(own: list[str], regime: str = regime) -> encoders.Encoder:
                kept = left_over(regime, wordings, models, own)
                return encoders.SemanticEncoder(models, training.train_all(models, kept), regime)

            folds = [[item.id for item in items]] if regime == "alles" else groups(items, pairs)
            figures = run(items, extra, folds, judged, encoder_for, styles)
            for kinds, data in figures.items():
                line = {"pool": pool, "regime": regime, "soorten": kinds, **data}
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
