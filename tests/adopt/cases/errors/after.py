from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from unittest import TestCase, mock

import boto3
import botocore
import pytest
from aws_shapes.sqs import DeleteQueueRequest, PurgeQueueRequest
from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError
from botocore.exceptions import ParamValidationError as Refused

sqs = boto3.client("sqs")
s3 = boto3.client("s3")
REFUSED = (ParamValidationError, ClientError)
REASONS = {ParamValidationError: "refused", ClientError: "failed"}


# Only the calls in a handler for one of the errors, and in what it may call, are left.


def left_in_the_try(name):
    try:
        sqs.delete_queue(QueueUrl=name)
    except ParamValidationError:
        return False
    PurgeQueueRequest(queue_url=name).send(sqs)


def left_as_it_is_called(name):
    sqs.delete_queue(QueueUrl=name)


def left_as_it_is_called_by_what_is_called(name):
    sqs.delete_queue(QueueUrl=name)


def calls(name):
    left_as_it_is_called_by_what_is_called(name)


class LeftAsItIsMade:
    def __init__(self, name):
        sqs.delete_queue(QueueUrl=name)

    def not_called(self, name):
        DeleteQueueRequest(queue_url=name).send(sqs)


def handles(name):
    try:
        left_as_it_is_called(name)
    except Refused:
        pass
    try:
        calls(name)
    except REFUSED:
        pass
    try:
        LeftAsItIsMade(name)
    except botocore.exceptions.ParamValidationError:
        pass


def not_called(name):
    DeleteQueueRequest(queue_url=name).send(sqs)


def raises_one(name):
    if not name:
        raise ParamValidationError(report="no name")
    DeleteQueueRequest(queue_url=name).send(sqs)


# A handler of both that asks which it has.


def reason_of(error: ParamValidationError | ClientError) -> str:
    return REASONS.get(type(error), "unknown")


def left_as_the_handler_asks_by_a_function(name):
    try:
        sqs.delete_queue(QueueUrl=name)
    except Exception as error:
        print(reason_of(error))


def left_as_the_handler_asks_by_a_name(name):
    try:
        sqs.delete_queue(QueueUrl=name)
    except Exception as error:
        if type(error).__name__ == "ParamValidationError":
            raise


def handled_alike(name):
    try:
        DeleteQueueRequest(queue_url=name).send(sqs)
    except Exception as error:
        print(type(error).__name__)


# Tests


class Test(TestCase):
    def left_as_it_is_expected_to_raise(self):
        with self.assertRaises(ParamValidationError):
            sqs.delete_queue(QueueUrl=1)
        DeleteQueueRequest(queue_url="u").send(sqs)

    def left_as_it_is_handed_to_a_test(self):
        sqs.delete_queue(QueueUrl="u")

    def test(self):
        self.assertRaises(ParamValidationError, self.left_as_it_is_handed_to_a_test)
        with self.assertRaises(ClientError):
            self.another()
        with pytest.raises(ParamValidationError):
            left_in_a_test()
        with suppress(BotoCoreError):
            left_where_an_error_is_suppressed()
        with pytest.raises(ClientError):
            another_in_a_test()
        with mock.patch("other.read", side_effect=ParamValidationError):
            another_in_a_test()

    def another(self):
        DeleteQueueRequest(queue_url="u").send(sqs)


def left_in_a_test():
    sqs.delete_queue(QueueUrl="u")


def left_where_an_error_is_suppressed():
    sqs.delete_queue(QueueUrl="u")


def another_in_a_test():
    DeleteQueueRequest(queue_url="u").send(sqs)


# Functions that handle what others raise.


def no_errors(function):
    def inner(*arguments):
        try:
            return function(*arguments)
        except ParamValidationError:
            return None

    return inner


@contextmanager
def errors(text):
    try:
        yield
    except ParamValidationError as error:
        raise RuntimeError(text) from error


@no_errors
def left_as_it_is_decorated(name):
    sqs.delete_queue(QueueUrl=name)


def wrapped(name):
    with errors("no queue"):
        sqs.delete_queue(QueueUrl=name)
    no_errors(lambda: sqs.delete_queue(QueueUrl=name))()
    DeleteQueueRequest(queue_url=name).send(sqs)


# What runs elsewhere.


def left_in_a_thread(name):
    sqs.delete_queue(QueueUrl=name)


def left_in_a_generator(names):
    for name in names:
        yield sqs.delete_queue(QueueUrl=name)


def iterates(names):
    results = left_in_a_generator(names)
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(left_in_a_thread, name) for name in names]
    try:
        for _ in results:
            pass
        for future in futures:
            future.result()
    except ParamValidationError:
        pass
