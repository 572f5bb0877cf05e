"""The AWS door: what each Lambda function runs, with tasks on SQS and files in S3 but all else as everywhere."""
