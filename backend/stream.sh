#!/bin/sh
# What the function that streams progress runs: the app on a port of its own, from which AWS's adapter passes it on.
PYTHONPATH="$LAMBDA_TASK_ROOT:$LAMBDA_RUNTIME_DIR" exec python3 -m uvicorn --factory jobhunt.aws.api:create \
	--host 127.0.0.1 --port "$AWS_LWA_PORT" --no-access-log --log-level warning
