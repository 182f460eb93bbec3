"""Methods that are no operations, paginators, waiters and signed URLs."""

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")

s3.upload_file("a", "b", "c")
s3.can_paginate("list_objects_v2")
s3.close()
s3.get_waiter("bucket_exist")
s3.get_waiter("bucket_exists").wait()
s3.get_waiter("bucket_exists").wait(Bucket="bucket", WaiterConfig={"Delay": 1})
s3.get_paginator("list_object_v2")
s3.get_paginator("get_object")
s3.get_paginator("list_objects_v2").paginate(Buckets="bucket", PaginationConfig={"PageSize": 5})
for page in s3.get_paginator("list_objects_v2").paginate(Bucket="bucket"):
    pass
s3.generate_presigned_url("get_object", Params={"Bucket": "bucket"})
s3.generate_presigned_url(ClientMethod="get_object", Params={"Bucket": "bucket", "Key": "key"}, ExpiresIn=60)
s3.list_buckets("bucket")
sqs.upload_file("a", "b", "c")
sqs.meta.events.register("before-send", print)
try:
    s3.head_bucket(Bucket="bucket")
except s3.exceptions.NoSuchBucket:
    pass
s3._make_api_call("HeadBucket", {})
boto3.client("sts").get_caller_identity(Account="1")
s3.generate_presigned_url("get_objct", Params={"Bucket": "bucket"})
s3.generate_presigned_url(Params={}, ClientMethod="list_bucket")
s3.generate_presigned_url("upload_file")
s3.get_paginator("list_objects_v2").paginate("bucket", Bucket="bucket")
s3.get_waiter("bucket_exists").wait("bucket", Bucket="bucket")
