"""onrecord reads the press and keeps the record of what was said."""

import os

# The runtime of the networks (onnxruntime from 1.29, on Linux too) would send its maker which models run, and leave a
# file in the home folder, unless this is set before it loads. Whoever wants that can set another value.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

__version__ = "0.1.0"
