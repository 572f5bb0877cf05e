"""Tests of what runs on AWS, and what stands for AWS in them."""
