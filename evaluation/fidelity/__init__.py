"""How good fidelity is: pairs of a quotation and a primary source, invented, with the verdict a careful person gives.

``data/{test,dev}-pairs.txt`` hold one pair a line; the sources they name lie beside them. The test half was written
before anything was tuned, and is not tuned on.
"""
