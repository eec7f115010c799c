"""``python -m training.acts DATA``: fit the weights of the acts."""

import sys
from pathlib import Path

from training.acts.fit import main

main(Path(sys.argv[1]))
