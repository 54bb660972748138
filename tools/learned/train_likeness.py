"""Learns the vectors of word pieces by which likeness.py compares a question with a context, and writes its two files.

    python tools/learned/train_likeness.py MODEL        # in an environment with echolink, torch and sentence-transformers

MODEL is a folder with sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), whose vocabulary is taken and which is the teacher.
First a sum of pieces learns to come out where the teacher puts a text, then to be nearest to the sentence that answers.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import normalize

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WRITTEN = ROOT / "src/echolink/agent/english"
PIECE = re.compile(r"(?:##)?[a-z]+|\d|[$€£%]")
WORD = re.compile(r"[a-z]+|\d|[$€£%]")
SIZE = 128
OF_THE_TEACHER, OF_QUESTIONS = 12, 8  # rounds over all texts
RATE = 2e-3
SHARP = 0.07  # how much nearer than the others the right sentence must be
BORDER, STEEP = 0.35, 12.0  # between what answers and what does not
TEXTS, CONTEXTS, BESIDE = 512, 8, 64  # in one step


def questions() -> list[tuple[list[str], list[tuple[str, list[int]]], list[str]]]:
    """Of each context its sentences, the questions with the places of what answers them, and those that nothing answers."""
    found = []
    for path in sorted((HERE / "data").glob("questions_*.json")):
        for bot in json.loads(path.read_text()):
            told = sentences(bot["context"])
            asked = [(one["q"], answers(one["sentence"].strip(), told)) for one in bot["ask"]]
            found.append((told, [one for one in asked if one[1]], bot["unknown"]))
    return found


def sentences(context: str) -> list[str]:
    return [s.strip() for line in context.split("\n") for s in re.split(r"(?<=[.!?])\s+(?=[A-Z])", line) if s.strip()]


def answers(sentence: str, told: Sequence[str]) -> list[int]:
    return [n for n, one in enumerate(told) if sentence in one or one in sentence]


def texts_of_calls() -> list[str]:
    found = set()
    for path in sorted((ROOT / "tests/data").rglob("*.json")):
        calls: Any = json.loads(path.read_text())
        for call in [one for one in calls if isinstance(one, dict)] if isinstance(calls, list) else ():
            bot = call.get("bot")
            found |= set(sentences((bot if isinstance(bot, dict) else {}).get("context") or ""))
            found |= {turn["say"] for turn in call.get("turns", ()) if isinstance(turn, dict) and turn.get("say")}
    return sorted(found)


class Likeness(torch.nn.Module):
    """The sum of the vectors of a text's pieces, of length 1."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        super().__init__()
        self.places = {piece: n for n, piece in enumerate(vocabulary)}
        self.rows = torch.nn.EmbeddingBag(len(vocabulary), SIZE, mode="sum")

    def pieces(self, text: str) -> list[int]:
        found = []
        for word in WORD.findall(text.lower().replace("’", "'")):
            start, parts = 0, []
            while start < len(word):
                mark = "##" if start else ""
                end = next((e for e in range(len(word), start, -1) if mark + word[start:e] in self.places), 0)
                if not end:
                    parts = []
                    break
                parts.append(self.places[mark + word[start:end]])
                start = end
            found += parts
        return found

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        found = [self.pieces(text) for text in texts]
        offsets = np.cumsum([0, *map(len, found[:-1])])
        return normalize(self.rows(torch.tensor([n for one in found for n in one]), torch.tensor(offsets)), dim=1)


def start(model: Likeness, teacher: SentenceTransformer, texts: Sequence[str], taught: torch.Tensor) -> torch.Tensor:
    """Each piece where the teacher puts it alone, the shorter the more common it is; returns what to project with."""
    middle = taught.mean(0)
    axes = torch.linalg.svd(taught[:8000] - middle, full_matrices=False).Vh[:SIZE].T
    alone = teacher.encode([p.removeprefix("##") for p in model.places], batch_size=512, convert_to_tensor=True).cpu()
    times = Counter(n for text in texts for n in model.pieces(text))
    rank = torch.arange(len(model.places)) + 1
    guess = 20000 / (rank * np.log(len(model.places)) + 500)
    share = (torch.tensor([float(times[n]) for n in range(len(model.places))]) + guess) / (sum(times.values()) + 20000)
    model.rows.weight.data = normalize((alone - middle) @ axes, dim=1) * (1e-3 / (1e-3 + share))[:, None]
    return normalize((taught - middle) @ axes, dim=1)


def learn_from_the_teacher(model: Likeness, texts: list[str], targets: torch.Tensor) -> None:
    steps, order = torch.optim.Adam(model.parameters(), lr=RATE), list(range(len(texts)))
    for _ in range(OF_THE_TEACHER):
        random.shuffle(order)
        for begin in range(0, len(order), TEXTS):
            part = order[begin : begin + TEXTS]
            mine, right = model([texts[n] for n in part]), targets[part]
            loss = (1 - (mine * right).sum(1)).mean() + 5 * ((mine @ mine.T - right @ right.T) ** 2).mean()
            steps.zero_grad(), loss.backward(), steps.step()


def learn_from_questions(model: Likeness, others: list[str], taught: dict[str, torch.Tensor]) -> None:
    steps, contexts = torch.optim.Adam(model.parameters(), lr=RATE), questions()
    for turn in range(OF_QUESTIONS):
        random.shuffle(contexts)
        for begin in range(0, len(contexts), CONTEXTS):
            loss = _of_contexts(model, contexts[begin : begin + CONTEXTS], random.sample(others, BESIDE), taught)
            steps.zero_grad(), loss.backward(), steps.step()
        print(f"round {turn + 1}: {loss.item():.3f}")


def _of_contexts(
    model: Likeness, contexts: list[Any], beside: list[str], taught: dict[str, torch.Tensor]
) -> torch.Tensor:
    """The right sentence before the others of its own context and of all, on its side of the border; as alike as they were."""
    told, asked, right, own, unknown = [], [], [], [], []
    for sentences_, asks, never in contexts:
        first, last = len(told), len(told) + len(sentences_)
        told += sentences_
        for question, places in asks:
            asked.append(question), right.append([first + n for n in places]), own.append(range(first, last))
        unknown += [(question, slice(first, last)) for question in never]
    all_texts = [*told, *asked, *beside]
    vectors = model(all_texts)
    answering, asking = vectors[: len(told)], vectors[len(told) : len(told) + len(asked)]
    near = asking @ answering.T
    wanted, elsewhere = torch.zeros_like(near), torch.full_like(near, -1e9)
    for n, places in enumerate(right):
        wanted[n, places] = 1 / len(places)
        elsewhere[n, list(own[n])] = 0
    first_of_its_own = -(wanted * (near / SHARP + elsewhere).log_softmax(1)).sum(1).mean()
    first_of_all = -(wanted * (near / SHARP).log_softmax(1)).sum(1).mean()
    yes = torch.cat([near[n, places] for n, places in enumerate(right)])
    no = torch.cat([near[n, [m for m in own[n] if m not in right[n]]] for n in range(len(asked))])
    never = model([question for question, _ in unknown])
    none = torch.cat([never[n] @ answering[where].T for n, (_, where) in enumerate(unknown)])
    sides = ((yes, torch.ones_like(yes)), (no, torch.zeros_like(no)), (none, torch.zeros_like(none)))
    border = sum(bce(STEEP * (one - BORDER), side) for one, side in sides)
    teacher = torch.stack([taught[text] for text in all_texts])
    kept = 10 * ((teacher @ teacher.T - vectors @ vectors.T) ** 2).mean()
    return first_of_its_own + 0.5 * first_of_all + border + kept


def write(model: Likeness) -> None:
    rows = model.rows.weight.detach().numpy()
    scales = np.maximum(np.abs(rows).max(1) / 127, 1e-9).astype("<f4")
    numbers = np.round(rows / scales[:, None]).astype(np.int8)
    (WRITTEN / "likeness.txt").write_text("\n".join(model.places), encoding="utf-8")
    (WRITTEN / "likeness.bin").write_bytes(scales.tobytes() + numbers.tobytes())


def main() -> None:
    torch.manual_seed(1), random.seed(1)
    teacher = SentenceTransformer(sys.argv[1])
    by_place = sorted(teacher.tokenizer.get_vocab().items(), key=lambda one: one[1])
    model = Likeness([piece for piece, _ in by_place if PIECE.fullmatch(piece)])
    asked = questions()
    others = texts_of_calls()
    texts = sorted({*others, *(t for told, asks, never in asked for t in (*told, *never, *(q for q, _ in asks)))})
    taught = teacher.encode(texts, batch_size=256, normalize_embeddings=True, convert_to_tensor=True).cpu()
    learn_from_the_teacher(model, texts, start(model, teacher, texts, taught))
    learn_from_questions(model, others, dict(zip(texts, taught, strict=True)))
    write(model)


if __name__ == "__main__":
    main()
