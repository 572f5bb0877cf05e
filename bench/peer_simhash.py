"""The peer's side of fingerprints_vs_simhash: texts as JSON on stdin, milliseconds of CPU per text on stdout."""

import json
import sys
import time

from simhash import Simhash

texts = json.load(sys.stdin)
Simhash(texts[0])
began = time.process_time()
for text in texts:
    Simhash(text)
sys.stdout.write(str((time.process_time() - began) / len(texts) * 1000))
