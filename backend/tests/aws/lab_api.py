"""The API's function as it is deployed, but for a wait that a test cannot afford."""

from jobhunt.aws import api
from jobhunt.core.tasks import sqs
from tests.aws.lab_functions import TICK_EVERY

sqs.TICK_EVERY = TICK_EVERY

handler = api.handler
