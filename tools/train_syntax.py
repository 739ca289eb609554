#!/usr/bin/env python3
"""Learns the weights of the syntax encoder (src/syntax/encoder.h) with PyTorch.

  train_syntax.py FOLDER WEIGHTS [--epochs N] [--seed N] [--hidden N] [--rate R] [--start NETWORK]
                  [--no-names] [--teachers NETWORK ...]

FOLDER is what syntax::Export wrote: vocab.u64, vectors.f32, labels.bin, set0.* to learn from, set1.*, set2.* ... to
measure on, plain.* of which only the words count, and names.* of which only the names count; the last two may be absent.
WEIGHTS is what syntax::Pack reads; WEIGHTS.network the same for --teachers. One core; 40 s an epoch for 20,000 sentences
and 128 cells.

With --teachers the network also learns what those networks together think of set0 and of plain: how likely they hold each
tag, head and relation (after Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network").
"""
import argparse
import array
import os
import random
import struct
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

# As in src/syntax/encoder.h, inputs.h and khaldun/grammar.h.
WORD, FORM, ARC, LABEL = 96, 64, 96, 128
FORM_ROWS, FORM_INPUTS, RELATIONS = 1 << 14, 6, 51
TAG, UPOS, HEAD, RELATION, NAME = (1 + FORM_INPUTS + k for k in range(5))
FIELDS = 6 + FORM_INPUTS
NAMES = 7  # outside, then begin and inside of persons, organisations, places
LONGEST = 120  # longer sentences are not learnt from
BATCH_WORDS = 900
GUESSES = 4  # of a word's tags, heads and relations are kept of what the teachers think
PLAIN = 12_000  # sentences of plain text in an epoch


def read(path, code):
    numbers = array.array(code)
    with open(path, "rb") as file:
        numbers.frombytes(file.read())
    return numbers


def read_set(folder, name):
    """Pairs of a sentence's words and its weight; none where there is no such set."""
    if not os.path.exists(f"{folder}/{name}.len"):
        return []
    lengths = read(f"{folder}/{name}.len", "i")
    weights = read(f"{folder}/{name}.weight", "f")
    words = torch.tensor(read(f"{folder}/{name}.words", "i"), dtype=torch.long).view(-1, FIELDS)
    sentences, at = [], 0
    for length, weight in zip(lengths, weights):
        sentences.append((words[at : at + length], weight))
        at += length
    return sentences


def drop_columns(states, share, training):
    """Dropout of the same columns at every word of a sentence; states are words x sentences x columns."""
    if not training:
        return states
    return states * (torch.rand(1, *states.shape[1:]) > share) * (1 / (1 - share))


class Recurrence(torch.autograd.Function):
    """The steps of LSTM cells, both directions at once: several times faster than PyTorch's own on one core.

    gates: steps x directions x sentences x 4 cells, what the inputs give to the gates (input, forget, output, cell);
    weights: directions x cells x 4 cells; mask: steps x directions x sentences x 1, 0 where a sentence has no word.
    Gives the states: steps x directions x sentences x cells.
    """

    @staticmethod
    def forward(ctx, gates, weights, mask):
        gates = gates.clone()
        steps, hidden = len(gates), weights.shape[1]
        cells = gates.new_zeros(steps + 1, *gates.shape[1:3], hidden)  # [t + 1] after step t
        squashed = torch.empty_like(cells[1:])
        states = torch.zeros_like(cells)
        for t in range(steps):
            now = gates[t]
            now.baddbmm_(states[t], weights)
            now[..., : 3 * hidden].sigmoid_()
            now[..., 3 * hidden :].tanh_()
            let_in, keep, let_out, new = now.split(hidden, -1)
            torch.mul(keep, cells[t], out=cells[t + 1])
            cells[t + 1].addcmul_(let_in, new).mul_(mask[t])
            torch.tanh(cells[t + 1], out=squashed[t])
            torch.mul(let_out, squashed[t], out=states[t + 1])
        ctx.save_for_backward(gates, weights, mask, cells, squashed, states)
        return states[1:].clone()

    @staticmethod
    def backward(ctx, given):
        gates, weights, mask, cells, squashed, states = ctx.saved_tensors
        hidden = weights.shape[1]
        let_in, keep, let_out, new = gates.split(hidden, -1)
        slopes = gates * (1 - gates)
        slopes[..., 3 * hidden :] = 1 - new * new
        through = let_out * (1 - squashed * squashed)
        out = torch.empty_like(gates)
        back = weights.transpose(1, 2)
        of_state, of_cell = torch.zeros_like(given[0]), torch.zeros_like(given[0])
        for t in reversed(range(len(gates))):
            of_state.add_(given[t])
            of_cell.addcmul_(of_state, through[t]).mul_(mask[t])
            now = out[t]
            torch.mul(of_cell, new[t], out=now[..., :hidden])
            torch.mul(of_cell, cells[t], out=now[..., hidden : 2 * hidden])
            torch.mul(of_state, squashed[t], out=now[..., 2 * hidden : 3 * hidden])
            torch.mul(of_cell, let_in[t], out=now[..., 3 * hidden :])
            now.mul_(slopes[t])
            of_cell.mul_(keep[t])
            torch.bmm(now, back, out=of_state)
        of_weights = [
            states[:-1, d].reshape(-1, hidden).t() @ out[:, d].reshape(-1, 4 * hidden) for d in range(len(weights))
        ]
        return out, torch.stack(of_weights), None


class Lstm(nn.LSTM):
    """nn.LSTM of one layer and two directions over padded sentences: steps x sentences x columns and a mask."""

    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, bidirectional=True)
        # From the gates' order in PyTorch to that of Recurrence.
        self.order = torch.cat([torch.arange(hidden) + hidden * gate for gate in (0, 1, 3, 2)])

    def forward(self, inputs, mask):
        gates, weights = [], []
        for end in ("", "_reverse"):
            part = {name: getattr(self, f"{name}_l0{end}")[self.order]
                    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
            gates.append(F.linear(inputs, part["weight_ih"], part["bias_ih"] + part["bias_hh"]))
            weights.append(part["weight_hh"].t())
        gates[1] = gates[1].flip(0)
        masks = torch.stack([mask, mask.flip(0)], 1).unsqueeze(-1)
        states = Recurrence.apply(torch.stack(gates, 1), torch.stack(weights), masks)
        return torch.cat([states[:, 0], states[:, 1].flip(0)], -1)


class Network(nn.Module):
    def __init__(self, vectors, labels, hidden):
        super().__init__()
        self.register_buffer("vectors", vectors)
        self.project = nn.Linear(vectors.shape[1], WORD)
        self.word = nn.Embedding(len(vectors), WORD, sparse=True)
        nn.init.zeros_(self.word.weight)
        self.form = nn.Embedding(FORM_ROWS, FORM, sparse=True)
        nn.init.normal_(self.form.weight, std=0.15)
        self.l1 = Lstm(WORD + FORM, hidden)
        self.l2 = Lstm(2 * hidden, hidden)
        self.tag = nn.Linear(2 * hidden, labels)
        self.name = nn.Linear(2 * hidden, NAMES)
        self.other_name = nn.Linear(2 * hidden, NAMES)  # as the sets of names.* have it, who each mean something else
        self.dep = nn.Linear(2 * hidden, ARC)
        self.head = nn.Linear(2 * hidden, ARC)
        self.root = nn.Parameter(torch.randn(ARC) * 0.1)
        self.hb = nn.Linear(ARC, 1)
        self.ldep = nn.Linear(2 * hidden, LABEL)
        self.lhead = nn.Linear(2 * hidden, LABEL, bias=False)
        self.lroot = nn.Parameter(torch.randn(LABEL) * 0.1)
        self.lout = nn.Linear(LABEL, RELATIONS)
        for layer in (self.l1, self.l2):
            for name, weights in layer.named_parameters():
                if "weight_hh" in name:
                    for gate in range(4):
                        nn.init.orthogonal_(weights.data[gate * hidden : (gate + 1) * hidden])
                if "bias" in name:
                    weights.data.zero_()
                if "bias_ih" in name:  # the gate that keeps the cell begins open
                    weights.data[hidden : 2 * hidden] = 1

    def word_vectors(self):
        return torch.tanh(self.project(self.vectors) + self.word.weight)

    def forward(self, batch, mask):
        words = batch[:, :, 0]
        if self.training:  # sometimes a word is as good as unknown
            words = words.masked_fill(torch.rand(words.shape) < 0.1, 0)
        known = torch.tanh(self.project(self.vectors[words]) + self.word(words))
        formed = torch.tanh(self.form(batch[:, :, 1 : 1 + FORM_INPUTS]).sum(2))
        inputs = torch.cat([known, formed], -1)
        if self.training:
            inputs = inputs * (torch.rand(*words.shape, 1) > 0.1) * (1 / 0.9)
            inputs = F.dropout(inputs, 0.2)

        here = mask.t().float()
        states = drop_columns(self.l1(inputs.transpose(0, 1), here), 0.25, self.training)
        states = drop_columns(self.l2(states, here), 0.3, self.training)
        return states.transpose(0, 1)

    def arcs(self, states):
        heads = torch.tanh(self.head(states))
        heads = torch.cat([torch.tanh(self.root).expand(len(states), 1, ARC), heads], 1)
        dependents = F.dropout(torch.tanh(self.dep(states)), 0.2, self.training)
        heads = F.dropout(heads, 0.2, self.training)
        return torch.bmm(dependents, heads.transpose(1, 2)) * 0.5 + self.hb(heads).transpose(1, 2)

    def relations(self, states, heads):
        count, length, _ = states.shape
        halves = torch.cat([self.lroot.expand(count, 1, LABEL), self.lhead(states)], 1)
        halves = halves.gather(1, heads.unsqueeze(-1).expand(count, length, LABEL))
        return self.lout(F.dropout(torch.tanh(self.ldep(states) + halves), 0.2, self.training))


def batches(sentences, words, learning):
    items = []
    for number, (sentence, weight) in enumerate(sentences):
        times = 1
        if learning:
            times = 0 if len(sentence) > LONGEST else int(weight) + (random.random() < weight - int(weight))
        items += [number] * times
    jitter = 6 if learning else 0
    items.sort(key=lambda i: len(sentences[i][0]) + random.random() * jitter)
    out, now, longest = [], [], 0
    for i in items:
        longest = max(longest, len(sentences[i][0]))
        if now and longest * (len(now) + 1) > words:
            out.append(now)
            now, longest = [], len(sentences[i][0])
        now.append(i)
    if now:
        out.append(now)
    if learning:
        random.shuffle(out)
    return out


def collate(sentences, numbers):
    lengths = torch.tensor([len(sentences[i][0]) for i in numbers])
    batch = torch.zeros(len(numbers), int(lengths.max()), FIELDS, dtype=torch.long)
    mask = torch.zeros(batch.shape[:2], dtype=torch.bool)
    for row, i in enumerate(numbers):
        batch[row, : lengths[row]] = sentences[i][0]
        mask[row, : lengths[row]] = True
    return batch, mask


def arc_scores(network, states, mask):
    nodes = torch.cat([torch.ones(len(mask), 1, dtype=torch.bool), mask], 1)
    return network.arcs(states).masked_fill(~nodes.unsqueeze(1), -1e4)


def loss_of_gold(network, states, batch, mask):
    tags = F.cross_entropy(network.tag(states)[mask], batch[:, :, TAG][mask], ignore_index=-1, label_smoothing=0.03)
    arcs = F.cross_entropy(arc_scores(network, states, mask)[mask], batch[:, :, HEAD][mask])
    relations = network.relations(states, batch[:, :, HEAD])
    labels = F.cross_entropy(relations[mask], batch[:, :, RELATION][mask], label_smoothing=0.03)
    known = mask & (batch[:, :, NAME] >= 0)
    if not known.any():
        return tags + arcs + labels
    names = F.cross_entropy(network.name(states)[known], batch[:, :, NAME][known])
    return tags + arcs + labels + names


def ask(teachers, sentences):
    """What the teachers together think of the words of each sentence: numbers and shares of the likeliest tags, the same of
    heads, and of relations to the likeliest head, GUESSES a word; and the shares of the tags of names."""
    def mean(scores):
        return torch.stack([F.softmax(s, -1) for s in scores]).mean(0)

    out = [None] * len(sentences)
    with torch.no_grad():
        for numbers in batches(sentences, 3000, False):
            batch, mask = collate(sentences, numbers)
            states = [(teacher, teacher(batch, mask)) for teacher in teachers]
            arcs = mean(arc_scores(t, s, mask) for t, s in states)
            arcs = F.pad(arcs, (0, max(0, GUESSES - arcs.shape[-1]))).topk(GUESSES)
            tags = mean(t.tag(s) for t, s in states).topk(GUESSES)
            relations = mean(t.relations(s, arcs.indices[:, :, 0]) for t, s in states).topk(GUESSES)
            names = mean(t.name(s) for t, s in states).half()
            for row, number in enumerate(numbers):
                length = len(sentences[number][0])
                thoughts = [names[row, :length]]
                for guesses in (tags, arcs, relations):
                    thoughts += [guesses.indices[row, :length].short(), guesses.values[row, :length].half()]
                out[number] = thoughts
    return out


def loss_of_opinions(network, states, mask, opinions):
    """Cross entropy against what the teachers think."""
    length = mask.shape[1]
    names, tags, tag_shares, heads, head_shares, relations, relation_shares = (
        torch.stack([F.pad(t, (0, 0, 0, length - len(t))) for t in thoughts]) for thoughts in zip(*opinions))
    heads = heads.clamp(max=length)  # what lies beyond the sentence has no share

    def loss(scores, numbers, shares):
        logs = F.log_softmax(scores, -1).gather(-1, numbers.long())[mask]
        shares = shares.float()[mask]
        return -(shares / shares.sum(-1, keepdim=True) * logs).sum(-1).mean()

    return (
        loss(network.tag(states), tags, tag_shares)
        + loss(arc_scores(network, states, mask), heads, head_shares)
        + loss(network.relations(states, heads[:, :, 0].long()), relations, relation_shares)
        - (names.float() * F.log_softmax(network.name(states), -1))[mask].sum(-1).mean()
    )


def spans(tags):
    """The names in a row of tags: kind, first word, last word + 1; an inside without a beginning begins one."""
    out, before = set(), 0
    for at, tag in enumerate(tags):
        kind = (tag + 1) // 2
        if tag > 0 and (tag % 2 == 1 or (before + 1) // 2 != kind):
            end = at + 1
            while end < len(tags) and tags[end] == 2 * kind:
                end += 1
            out.add((kind, at, end))
        before = tag
    return out


def measure(networks, sentences, upos):
    """Per cent of gold words with the right tag, head, and head with relation (subtypes told apart), and F1 of names; of
    some networks together the mean of what each thinks counts."""
    def mean(scores):
        return torch.stack([F.softmax(s, -1) for s in scores]).mean(0)

    hits, words, names = [0, 0, 0], 0, [0, 0]
    with torch.no_grad():
        for numbers in batches(sentences, 3000, False):
            batch, mask = collate(sentences, numbers)
            states = [(network, network(batch, mask)) for network in networks]
            heads = mean(arc_scores(n, s, mask) for n, s in states).argmax(-1)
            labels = mean(n.relations(s, heads) for n, s in states).argmax(-1)
            tags = upos[mean(n.tag(s) for n, s in states).argmax(-1)]
            right = (heads == batch[:, :, HEAD]) & mask
            words += int(mask.sum())
            hits[0] += int(((tags == batch[:, :, UPOS]) & mask).sum())
            hits[1] += int(right.sum())
            hits[2] += int((right & (labels == batch[:, :, RELATION])).sum())
            for row, length, tags in zip(batch, mask.sum(1), mean(n.name(s) for n, s in states).argmax(-1)):
                if row[0, NAME] < 0:
                    continue
                gold, found = spans(row[:length, NAME].tolist()), spans(tags[:length].tolist())
                names[0] += 2 * len(gold & found)
                names[1] += len(gold) + len(found)
    figures = "UPOS {:.2f} UAS {:.2f} LAS {:.2f}".format(*(100 * h / words for h in hits))
    return figures + (f" names {100 * names[0] / names[1]:.1f}" if names[1] else "")


def write(network, path):
    with open(path, "wb") as file:
        for name, tensor in network.state_dict().items():
            if name == "vectors" or name.startswith(("project.", "other_name.")):
                continue
            if name == "word.weight":
                name, tensor = "word", network.word_vectors()
            tensor = tensor.detach().float().contiguous()
            file.write(struct.pack("<I", len(name)) + name.encode())
            file.write(struct.pack(f"<{1 + tensor.dim()}I", tensor.dim(), *tensor.shape))
            file.write(array.array("f", tensor.view(-1).tolist()).tobytes())


def load(path, vectors, labels):
    kept = torch.load(path)
    network = Network(vectors, labels, kept["l1.weight_hh_l0"].shape[1])
    network.load_state_dict(kept)
    return network.eval()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("weights")
    arguments.add_argument("--epochs", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--hidden", type=int, default=128, help="cells a layer and direction; Pack wants encoder.h's")
    arguments.add_argument("--rate", type=float, default=3e-3, help="of learning, at its highest")
    arguments.add_argument("--no-names", action="store_true", help="without the set of which only the names count")
    arguments.add_argument("--start", help="network to go on from, of the same FOLDER and number of cells")
    arguments.add_argument("--teachers", nargs="*", default=[], help="networks of the same FOLDER, of any number of cells")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    random.seed(options.seed)

    size = os.path.getsize(f"{options.folder}/vocab.u64") // 8 + 1
    vectors = torch.tensor(read(f"{options.folder}/vectors.f32", "f")).view(size, -1)
    vectors = vectors / (vectors[1:].std() + 1e-9) * 0.5
    with open(f"{options.folder}/labels.bin", "rb") as file:
        labels = list(struct.iter_unpack("<QII", file.read()))
    upos = torch.tensor([label[1] for label in labels])
    files = {"learn": "set0", "plain": "plain"} | ({} if options.no_names else {"names": "names"})
    sets = {kind: read_set(options.folder, file) for kind, file in files.items()}
    held = []
    while os.path.exists(f"{options.folder}/set{len(held) + 1}.len"):
        held.append(read_set(options.folder, f"set{len(held) + 1}"))

    start = time.time()
    opinions = {}
    if options.teachers:
        teachers = [load(path, vectors, len(labels)) for path in options.teachers]
        print("the teachers:", "; ".join(measure(teachers, sentences, upos) for sentences in held), flush=True)
        opinions = {kind: ask(teachers, sets[kind]) for kind in ("learn", "plain")}
        print(f"asked, {time.time() - start:.0f} s", flush=True)

    if options.start:
        network = load(options.start, vectors, len(labels)).train()
    else:
        network = Network(vectors, len(labels), options.hidden)
    tables = {"word.weight", "form.weight"}
    dense = {n: p for n, p in network.named_parameters() if n not in tables}
    optimizers = [
        torch.optim.Adam(dense.values(), lr=options.rate, betas=(0.9, 0.95)),
        torch.optim.SparseAdam([network.word.weight, network.form.weight], lr=options.rate, betas=(0.9, 0.95)),
    ]
    # The weights that are kept: a running mean of the last some hundred steps.
    mean = {n: p.detach().clone() for n, p in dense.items()}
    step = 0

    def loss_on(kind, numbers):
        batch, mask = collate(sets[kind], numbers)
        states = network(batch, mask)
        if kind == "names":
            return F.cross_entropy(network.other_name(states)[mask], batch[:, :, NAME][mask])
        losses = []
        if kind == "learn":
            losses.append(loss_of_gold(network, states, batch, mask))
        if opinions:
            losses.append(loss_of_opinions(network, states, mask, [opinions[kind][i] for i in numbers]))
        return sum(losses) / len(losses)

    for epoch in range(options.epochs):
        todo = []
        for kind, sentences in sets.items():
            if kind == "plain":
                share = min(1, PLAIN / max(1, len(sentences))) if opinions else 0
                sentences = [(words, share) for words, _ in sentences]
            todo += [(kind, numbers) for numbers in batches(sentences, BATCH_WORDS, True)]
        random.shuffle(todo)
        for number, (kind, numbers) in enumerate(todo):
            done = (epoch + number / len(todo)) / options.epochs
            for optimizer in optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = options.rate * min(1, (step + 1) / 100) * (1 - done) + 1e-5
            for optimizer in optimizers:
                optimizer.zero_grad(set_to_none=True)
            loss = loss_on(kind, numbers)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense.values(), 5.0)
            for optimizer in optimizers:
                optimizer.step()
            step += 1
            if step % 5 == 0:
                keep = min(0.99, (step // 5 + 1) / (step // 5 + 20))
                for name, weights in dense.items():
                    mean[name].mul_(keep).add_(weights.detach(), alpha=1 - keep)
        now = {n: p.detach().clone() for n, p in dense.items()}
        last = epoch + 1 == options.epochs
        with torch.no_grad():
            for name, weights in dense.items():
                weights.copy_(mean[name])
            network.eval()
            scores = "; ".join(measure([network], sentences, upos) for sentences in held)
            network.train()
            print(f"epoch {epoch + 1}, {time.time() - start:.0f} s, loss {loss.item():.3f} {scores}", flush=True)
            if not last:
                for name, weights in dense.items():
                    weights.copy_(now[name])
    torch.save(network.state_dict(), options.weights + ".network")
    write(network, options.weights)


main()
