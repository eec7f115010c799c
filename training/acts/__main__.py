"""``python -m training.acts DATA [--folds N]``: fit the weights of the acts, or try them on press left out."""

import argparse
from pathlib import Path

from training.acts.fit import crossed, main

parser = argparse.ArgumentParser(prog="python -m training.acts", description=__doc__)
parser.add_argument("data", type=Path, help="the folder of the training sets")
parser.add_argument("--folds", type=int, help="write nothing; fit N times, each without a part of the press")
options = parser.parse_args()
if options.folds:
    met = crossed(options.data, options.folds)
    met["all"] = sum(right for right, _ in met.values()), sum(of for _, of in met.values())
    for lang, (right, of) in met.items():
        print(f"{lang:4} {right:5} of {of:5}  {100 * right / of:5.1f} %")
else:
    main(options.data)
