"""What the benchmarks of this package do, in plain Python with nothing but its standard library.

    python3 peer.py [runs]

Each line is the fastest of some runs, in seconds of processor time.
"""

import random
import sys
import time

STATES_BEFORE = 2
NB201_EDGES = 6
NB201_OPERATIONS = 5
OPERATIONS = [
    "max_pool_3x3", "avg_pool_3x3", "skip_connect", "sep_conv_3x3", "sep_conv_5x5", "dil_conv_3x3", "dil_conv_5x5",
]
PAIRS = {node: [(a, b) for a in range(node) for b in range(a + 1, node)] for node in range(2, 6)}

DARTS_V2 = {
    "normal": [
        [("sep_conv_3x3", 0), ("sep_conv_3x3", 1)], [("sep_conv_3x3", 0), ("sep_conv_3x3", 1)],
        [("sep_conv_3x3", 1), ("skip_connect", 0)], [("skip_connect", 0), ("dil_conv_3x3", 2)],
    ],
    "reduce": [
        [("max_pool_3x3", 0), ("max_pool_3x3", 1)], [("skip_connect", 2), ("max_pool_3x3", 1)],
        [("max_pool_3x3", 0), ("skip_connect", 2)], [("skip_connect", 2), ("max_pool_3x3", 1)],
    ],
}


def sample_and_encode(draw):
    """One cell of NAS-Bench-201 and its 30 numbers."""
    numbers = [0.0] * (NB201_EDGES * NB201_OPERATIONS)
    for edge in range(NB201_EDGES):
        numbers[edge * NB201_OPERATIONS + draw.randrange(NB201_OPERATIONS)] = 1.0
    return numbers


def sample_darts(draw):
    """Per cell and node a pair of states and two operations, 24 choices."""
    choices = []
    for _ in range(2):
        for node in range(2, 6):
            choices += [draw.randrange(len(PAIRS[node])), draw.randrange(7), draw.randrange(7)]
    return choices


def options(position):
    return 7 if position % 3 else len(PAIRS[2 + position // 3 % 4])


OPEN = [position for position in range(24) if options(position) > 1]


def mutate(choices, draw):
    """Another option of one decision."""
    child = list(choices)
    position = draw.choice(OPEN)
    other = draw.randrange(options(position) - 1)
    child[position] = other if other < choices[position] else other + 1
    return child


def canonical_hash(choices):
    """Equal for cells that differ only in the names of their nodes: colours, refined until no pass parts more."""
    hashes = []
    for cell in range(2):
        labels, producers, states = ["input.0", "input.1"], [[], []], [0, 1]
        for node in range(2, 6):
            at = cell * 12 + (node - 2) * 3
            read = []
            for slot, state in enumerate(PAIRS[node][choices[at]]):
                read.append(len(labels))
                labels.append(OPERATIONS[choices[at + 1 + slot]])
                producers.append([states[state]])
            states.append(len(labels))
            labels.append("sum")
            producers.append(read)
        labels.append("output")
        producers.append(states[STATES_BEFORE:])
        consumers = [[] for _ in labels]
        for vertex, read in enumerate(producers):
            for producer in read:
                consumers[producer].append(vertex)
        colours = [hash(label) for label in labels]
        before, after = 0, len(set(colours))
        while before < after < len(labels):
            for vertex in range(len(labels)):
                colours[vertex] = hash((colours[vertex], tuple(sorted(colours[p] for p in producers[vertex]))))
            for vertex in reversed(range(len(labels))):
                colours[vertex] = hash((colours[vertex], 1, tuple(sorted(colours[c] for c in consumers[vertex]))))
            before, after = after, len(set(colours))
        hashes.append(tuple(sorted(colours)))
    return hash(tuple(hashes))


class Network:
    """Layers, each with its name, operation, inputs, shape, parameters and multiply-adds."""

    def __init__(self):
        self.layers = []

    def add(self, name, operation, inputs, shape, parameters=0, macs=0):
        self.layers.append((name, operation, inputs, shape, parameters, macs))
        return len(self.layers) - 1

    def shape(self, layer):
        return self.layers[layer][3]

    def convolution(self, name, layer, channels, kernel, stride=1, groups=1):
        before, height, width = self.shape(layer)
        shape = (channels, -(-height // stride), -(-width // stride))
        weights = kernel * kernel * before // groups * channels
        return self.add(name, "convolution", [layer], shape, weights, weights * shape[1] * shape[2])

    def norm(self, name, layer):
        shape = self.shape(layer)
        return self.add(name, "norm", [layer], shape, 2 * shape[0])

    def relu(self, name, layer):
        return self.add(name, "relu", [layer], self.shape(layer))

    def preactivated(self, name, layer, channels):
        active = self.relu(name + "/activation", layer)
        return self.norm(name + "/norm", self.convolution(name + "/convolution", active, channels, 1))

    def reduction(self, name, layer, channels):
        active = self.relu(name + "/activation", layer)
        _, height, width = self.shape(layer)
        crop = self.add(name + "/crop", "crop", [active], (self.shape(layer)[0], height - 1, width - 1))
        even = self.convolution(name + "/even", active, channels // 2, 1, 2)
        odd = self.convolution(name + "/odd", crop, channels // 2, 1, 2)
        both = self.add(name + "/concat", "concat", [even, odd], (channels, height // 2, width // 2))
        return self.norm(name + "/norm", both)

    def separable(self, name, layer, channels, kernel, stride):
        active = self.relu(name + "/activation", layer)
        depthwise = self.convolution(name + "/depthwise", active, channels, kernel, stride, channels)
        return self.norm(name + "/norm", self.convolution(name + "/pointwise", depthwise, channels, 1))

    def edge(self, name, operation, layer, channels, stride):
        kernel = int(operation[-1]) if operation[-1].isdigit() else 1
        if operation == "skip_connect":
            return layer if stride == 1 else self.reduction(name, layer, channels)
        if operation.startswith("sep_conv"):
            first = self.separable(name + "/first", layer, channels, kernel, stride)
            return self.separable(name + "/second", first, channels, kernel, 1)
        if operation.startswith("dil_conv"):
            return self.separable(name, layer, channels, kernel, stride)
        _, height, width = self.shape(layer)
        return self.add(name, operation, [layer], (channels, -(-height // stride), -(-width // stride)))

    def cell(self, name, nodes, older, newer, channels, stride):
        halves = self.shape(older)[1] != self.shape(newer)[1]
        states = [
            (self.reduction if halves else self.preactivated)(name + "/input.0", older, channels),
            self.preactivated(name + "/input.1", newer, channels),
        ]
        for number, edges in enumerate(nodes):
            read = []
            for operation, state in edges:
                place = f"{name}/edge.{state}-{number + 2}/{operation}"
                step = stride if state < STATES_BEFORE else 1
                read.append(self.edge(place, operation, states[state], channels, step))
            states.append(self.add(f"{name}/node.{number + 2}", "sum", read, self.shape(read[0])))
        shape = self.shape(states[-1])
        return self.add(name + "/output", "concat", states[2:], (shape[0] * len(nodes),) + shape[1:])


def network_and_costs(genotype, cells=20, channels=36):
    """Parameters and multiply-adds of the network of CIFAR-10."""
    network = Network()
    image = network.add("image", "input", [], (3, 32, 32))
    older = newer = network.norm("stem/norm", network.convolution("stem/convolution", image, 3 * channels, 3))
    for number in range(cells):
        reduces = number in (cells // 3, 2 * cells // 3)
        channels *= 2 if reduces else 1
        kind = genotype["reduce" if reduces else "normal"]
        older, newer = newer, network.cell(f"cell.{number}", kind, older, newer, channels, 2 if reduces else 1)
    features = network.shape(newer)[0]
    pooled = network.add("pool", "mean", [newer], (features, 1, 1))
    network.add("classifier", "linear", [pooled], (10, 1, 1), features * 10 + 10, features * 10)
    return sum(layer[4] for layer in network.layers), sum(layer[5] for layer in network.layers)


def fastest(runs, times, work):
    """Seconds for one of several times, in the fastest run."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        for _ in range(times):
            work()
        seconds.append((time.process_time() - start) / times)
    return min(seconds)


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    draw = random.Random(1)
    samples = 1_000_000 * fastest(runs, 100_000, lambda: sample_and_encode(draw))
    print(f"sampleAndEncodeAMillion  {samples:8.3f} s")
    current = [sample_darts(draw)]

    def step():
        current[0] = mutate(current[0], draw)
        return canonical_hash(current[0])

    print(f"mutateAndKey             {1e6 * fastest(runs, 5_000, step):8.1f} us")
    print(f"networkAndCosts          {1e3 * fastest(runs, 100, lambda: network_and_costs(DARTS_V2)):8.3f} ms")
    print("parameters %d, multiply-adds %d" % network_and_costs(DARTS_V2))


if __name__ == "__main__":
    main()
