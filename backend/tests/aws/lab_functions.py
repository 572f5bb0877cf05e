"""The functions as they are deployed, but for waits that a test cannot afford."""

import sys
from datetime import timedelta
from functools import partial

from jobhunt.aws import workers
from jobhunt.core.tasks import sqs
from jobhunt.core.tasks.deliveries import Deliveries
from jobhunt.ingestion import outage

PAUSE = 0.2
TICK_EVERY = timedelta(seconds=3)

setattr(workers, "Deliveries", partial(Deliveries, pause=lambda attempt: PAUSE))  # noqa: B010
workers.AFTER_THE_END = 0.5
workers.TELL_EVERY = 1.0
workers.LAST_SECONDS = 1.0
sqs.GRACE = timedelta(seconds=2)
outage.PAUSE = timedelta(seconds=2)
for module in ("jobhunt.aws.workers", "jobhunt.core.tasks.sqs"):
    setattr(sys.modules[module], "TICK_EVERY", TICK_EVERY)  # noqa: B010  both hold a name for it

initializer = workers.initializer
crawler = workers.crawler
extractor = workers.extractor
sweeper = workers.sweeper
