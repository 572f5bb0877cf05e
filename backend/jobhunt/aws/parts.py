"""What every function is built of: its secrets, and who is told of which task."""

import os
from collections.abc import Mapping, Sequence

from jobhunt.core import clock
from jobhunt.core.amazon import Amazon
from jobhunt.core.errors import CannotStart
from jobhunt.core.settings import AwsSettings
from jobhunt.core.tasks.sqs import TICK, Bell, Function, Queue, Ringing

DATABASE = "DATABASE_URL"
SIGNING = "SECRET_KEY"
PROXY = "JOBHUNT_PROXY_SECRET"


def fetch_secrets(aws: AwsSettings, wanted: Sequence[str]) -> None:
    """Put these into the environment of this process, from the parameter store. Raises CannotStart."""
    if aws.secrets is None:
        return
    names = {f"{aws.secrets}/{name}": name for name in wanted}
    answer = Amazon("ssm").ask_now("get_parameters", Names=list(names), WithDecryption=True)
    if answer.get("InvalidParameters"):
        missing = ", ".join(answer["InvalidParameters"])
        raise CannotStart(
            f"the parameter store lacks {missing}: "
            "put each with `aws ssm put-parameter --type SecureString --name NAME --value VALUE`"
        )
    os.environ.update({names[one["Name"]]: one["Value"] for one in answer["Parameters"]})


def store_of(aws: AwsSettings, sqs: Amazon) -> Ringing:
    """The store of tasks whose bells are this deployment's queues and functions."""
    extract = Queue(aws.extract_queue, sqs)
    bells: Mapping[str, Bell] = {
        "initialize": Function(aws.initializer, Amazon("lambda")),
        "crawl": Queue(aws.crawl_queue, sqs),
        "extract": extract,
        "index": extract,
        "re_extract": extract,
        TICK.step: Queue(aws.tick_queue, sqs),
    }
    return Ringing(bells, clock.now)
