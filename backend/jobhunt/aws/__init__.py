"""The AWS door: what each Lambda function runs, with tasks on SQS and files in S3 but all else as everywhere."""

import gc

# What is imported stays: 120,000 objects, the API 220,000. Looking for garbage in them took a tenth of a start.
gc.set_threshold(250_000, 10, 10)
