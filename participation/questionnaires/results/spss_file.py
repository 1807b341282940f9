"""Writes an SPSS file, in a process of its own: what it takes is far larger than the rest of the portal.

    python -m participation.questionnaires.results.spss_file PATH < columns.json

The columns come as ``written`` by :mod:`.exports`: each with its name, label, values, labels of values, the
values that stand for no answer, and its measure.
"""

import json
import sys

import pandas
import pyreadstat


def main() -> None:
    columns = json.load(sys.stdin)
    frame = pandas.DataFrame({one["name"]: one["values"] for one in columns})
    labels = {
        one["name"]: {int(value): words for value, words in one["labels"].items()}
        for one in columns
        if one["labels"]
    }
    pyreadstat.write_sav(
        frame,
        sys.argv[1],
        column_labels={one["name"]: one["label"] for one in columns},
        variable_value_labels=labels,
        missing_ranges={one["name"]: one["missing"] for one in columns if one["missing"]},
        variable_measure={one["name"]: one["measure"] for one in columns},
    )


if __name__ == "__main__":
    main()
