"""The canonical text of a revision: its layout, defined once for saving and for checking."""

import json

# The function of a JSON encoder for texts, in C; `encode` would take three times as long to get to it.
from json.encoder import encode_basestring as quoted

FORMAT = 1

encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def revision_text(
    year: int,
    office: str,
    indicator: str,
    quarter: int,
    state: str,
    value: str,
    numerator: str,
    denominator: str,
    status: str,
    reason: str,
    analysis: str,
    obstacles: str,
    follow_up: str,
    evidence: str,
    remark: str,
    deed: str,
    author: str,
    device: str,
    at: str,
    parents: str,
) -> str:
    """JSON with sorted keys and without spaces, its parts in the order of the columns of a revision.

    The three numbers, `evidence` and `parents` (a sorted list) are JSON already; `state`, `status`, `deed` and `at`
    are of letters that JSON takes as they are. Raises ValueError or TypeError for a number or text that is none.
    """
    return (
        f'{{"analysis":{quoted(analysis)},"at":"{at}","author":{quoted(author)},"deed":"{deed}",'
        f'"denominator":{denominator},"device":{quoted(device)},"evidence":{evidence},'
        f'"follow_up":{quoted(follow_up)},"format":{FORMAT},"indicator":{quoted(indicator)},'
        f'"numerator":{numerator},"obstacles":{quoted(obstacles)},"office":{quoted(office)},"parents":{parents},'
        f'"quarter":{quarter:d},"reason":{quoted(reason)},"remark":{quoted(remark)},"state":"{state}",'
        f'"status":"{status}","value":{value},"year":{year:d}}}'
    )
