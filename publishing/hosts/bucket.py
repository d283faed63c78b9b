"""A bucket of S3 or its like: the one place that calls boto3. What it raises leaves as one sentence."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

from publishing.errors import Stopped, Unreachable
from publishing.settings import Storage

Thing = TypeVar("Thing")

_AT_ONCE = 16
_TAKEN = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})
_MISSING = frozenset({"NoSuchKey", "404"})
_FIELDS = {"Content-Type": "ContentType", "Cache-Control": "CacheControl"}
_REASONS = {
    "AccessDenied": "these credentials may not do that in it",
    "InvalidAccessKeyId": "the access key is not known there",
    "SignatureDoesNotMatch": "the secret key is not that of the access key",
    "ExpiredToken": "the credentials have expired",
    "NoSuchBucket": "there is no such bucket",
}


class Bucket:
    """Objects by their keys."""

    def __init__(self, target: Storage) -> None:
        self._target = target

    @cached_property
    def _client(self) -> Any:
        import boto3  # imported where used: it takes half a second
        from botocore.config import Config

        config = Config(
            retries={"max_attempts": 5, "mode": "standard"},
            max_pool_connections=_AT_ONCE,
            connect_timeout=15,
            read_timeout=60,
            request_checksum_calculation="when_required",  # not all that speak S3 know these checksums
        )
        with self._plainly():
            return boto3.client(
                "s3",
                endpoint_url=self._target.endpoint or None,
                region_name=self._target.region or None,
                config=config,
            )

    def get(self, key: str) -> bytes | None:
        """The bytes of an object; None if there is none."""
        with self._plainly(missing=True):
            return bytes(self._client.get_object(Bucket=self._target.bucket, Key=key)["Body"].read())
        return None

    def put(self, key: str, data: bytes, *, new: bool = False) -> bool:
        """Write an object; with `new`, only if there is none. Whether it was written."""
        condition = {"IfNoneMatch": "*"} if new else {}
        check = base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
        with self._plainly(taken=new):
            self._client.put_object(Bucket=self._target.bucket, Key=key, Body=data, ContentMD5=check, **condition)
            return True
        return False

    def copy(self, source: str, key: str, fields: Mapping[str, str]) -> None:
        """Make an object a copy of another, served with these header fields."""
        given = {_FIELDS[name]: value for name, value in fields.items() if name in _FIELDS}
        origin = {"Bucket": self._target.bucket, "Key": source}
        with self._plainly():
            self._client.copy_object(
                Bucket=self._target.bucket, Key=key, CopySource=origin, MetadataDirective="REPLACE", **given
            )

    def remove(self, keys: Iterable[str]) -> None:
        """Remove objects, be they there or not."""
        keys = sorted(keys)
        for start in range(0, len(keys), 1000):
            some = [{"Key": key} for key in keys[start : start + 1000]]
            with self._plainly():
                answer = self._client.delete_objects(
                    Bucket=self._target.bucket, Delete={"Objects": some, "Quiet": True}
                )
                for error in answer.get("Errors", ()):
                    raise Stopped(f"{self._name} kept {error['Key']}: {error['Message']}. Publish again to go on.")

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys that begin so, in order."""
        with self._plainly():
            for part in self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._target.bucket, Prefix=prefix
            ):
                yield from (str(each["Key"]) for each in part.get("Contents", ()))

    @property
    def _name(self) -> str:
        return f"the bucket '{self._target.bucket}'"

    @contextmanager
    def _plainly(self, *, missing: bool = False, taken: bool = False) -> Iterator[None]:
        """Turn the errors of the block into one sentence; those that are expected end it."""
        from botocore import exceptions as wrong

        try:
            yield
        except wrong.ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if (missing and code in _MISSING) or (taken and code in _TAKEN):
                return
            status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
            if status >= 500:
                raise Unreachable(
                    f"{self._name} answers with an error of its own ({status}): try again later."
                ) from None
            reason = _REASONS.get(code) or f"{code or status}: {error.response.get('Error', {}).get('Message', '')}"
            raise Stopped(f"{self._name} cannot be used: {reason}.") from None
        except (wrong.NoCredentialsError, wrong.PartialCredentialsError, wrong.ProfileNotFound):
            raise Stopped(
                f"there are no credentials for {self._name}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                "or name a profile in AWS_PROFILE."
            ) from None
        except (wrong.HTTPClientError, wrong.ConnectionError) as error:
            raise Unreachable(f"{self._name} does not answer ({error}): publish again to go on.") from None
        except wrong.BotoCoreError as error:
            raise Stopped(f"{self._name} cannot be used: {error}.") from None


def at_once(work: Callable[[Thing], object], things: Iterable[Thing]) -> None:
    """Do the work for all things, several at a time. The first error stops it."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        running = [pool.submit(work, thing) for thing in things]
        try:
            for each in running:
                each.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
