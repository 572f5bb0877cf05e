"""The API's function as it is deployed, but for waits that a test cannot afford."""

from jobhunt.aws.api import handler
from jobhunt.core.tasks import sqs
from tests.aws.lab_functions import TICK_EVERY

sqs.TICK_EVERY = TICK_EVERY

api = handler
