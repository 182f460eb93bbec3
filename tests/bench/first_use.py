"""What the first use in a process takes: schemas are built and modules imported for the structures in the value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.bench.measure import Row, alternate, statement
from tests.bench.request import CREATE_CONTACT
from tests.bench.workshop import Workshop

VALIDATING = f"""
import boto3
from aws_shapes import connect
from aws_shapes.connect import CreateContactRequest
params = {CREATE_CONTACT!r}
"""

# A client that stops before anything is sent; its first call, which loads botocore's own parts, does not count.
CLIENT = """
import boto3
class Stop(Exception): pass
def stop(**_): raise Stop
def call():
    try: client.create_analysis(**params)
    except Stop: pass
client = boto3.client("quicksight", region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="secret")
client.meta.events.register("before-call", stop)
params = {
    "AwsAccountId": "123456789012",
    "AnalysisId": "sales",
    "Name": "Sales",
    "Permissions": [{"Principal": "arn:aws:quicksight:us-east-1:123456789012:user/a", "Actions": ["quicksight:Query"]}],
    "Definition": {
        "DataSetIdentifierDeclarations": [{"Identifier": "sales", "DataSetArn": "arn:aws:quicksight:::dataset/sales"}],
        "Sheets": [
            {
                "SheetId": "one",
                "Visuals": [
                    {
                        "BarChartVisual": {
                            "VisualId": "bars",
                            "Title": {"Visibility": "VISIBLE", "FormatText": {"PlainText": "Sales"}},
                            "ChartConfiguration": {
                                "Orientation": "VERTICAL",
                                "FieldWells": {
                                    "BarChartAggregatedFieldWells": {
                                        "Category": [
                                            {
                                                "CategoricalDimensionField": {
                                                    "FieldId": "region",
                                                    "Column": {"DataSetIdentifier": "sales", "ColumnName": "region"},
                                                }
                                            }
                                        ],
                                        "Values": [
                                            {
                                                "NumericalMeasureField": {
                                                    "FieldId": "sum",
                                                    "Column": {"DataSetIdentifier": "sales", "ColumnName": "amount"},
                                                    "AggregationFunction": {"SimpleNumericalAggregation": "SUM"},
                                                }
                                            }
                                        ],
                                    }
                                },
                            },
                        }
                    }
                ],
            }
        ],
    },
}
call()
"""
GUARDED = "from aws_shapes import quicksight; quicksight.guard(client, on_violation='raise'); call()"


def first_use(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """Each in a fresh interpreter; the first round, which writes byte code, does not count."""
    validating = partial(statement, "connect.validate('CreateContactRequest', params)", VALIDATING, workshop.packages)
    guarded = partial(statement, GUARDED, CLIENT, workshop.quicksight)
    first, call = alternate([validating, guarded], rounds)
    yield Row("first validation of CreateContactRequest", first, at_most=0.002)
    yield Row("first guarded CreateAnalysis of quicksight", call, at_most=0.250)
