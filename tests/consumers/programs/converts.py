"""Values of DynamoDB from and to Python values."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_type

from aws_shapes.dynamodb import AttributeValue

made = AttributeValue.of({"name": "a", "sizes": [1, Decimal("2.5")], "tags": {"x", "y"}, "none": None})
assert_type(made, AttributeValue)
assert_type(made.which, "str | None")
total = made.value["sizes"][1] + 1
AttributeValue.of()  # error
made.value = 1  # error
