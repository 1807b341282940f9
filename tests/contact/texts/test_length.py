import json
import subprocess
import sys
from pathlib import Path

import pytest

from participation.messages.contact.texts.length import Length, length_of


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", Length(0, 1)),
        ("a" * 160, Length(160, 1)),
        ("a" * 161, Length(161, 2)),
        ("a" * 306, Length(306, 2)),
        ("a" * 307, Length(307, 3)),
        ("€" * 80, Length(160, 1)),
        ("a" + "€" * 80, Length(161, 2)),
        ("Ó" * 70, Length(70, 1, "Ó" * 70)),
        ("Ó" * 71, Length(71, 2, "Ó" * 71)),
        ("🌳" * 35, Length(70, 1, "🌳" * 35)),
        ("🌳" * 36, Length(72, 2, "🌳" * 36)),
    ],
)
def test_a_text_is_counted_as_networks_charge_for_it(text, length):
    assert length_of(text) == length


def test_a_letter_of_two_places_is_never_cut_in_half():
    assert length_of("a" * 152 + "€" + "a" * 151).segments == 2
    assert length_of("a" * 152 + "€" + "a" * 152).segments == 3


SCRIPT = Path(__file__).parents[3] / "assets/js/text-length.js"
COUNT = "import {lengthInWords} from %s; console.log(JSON.stringify(%s.map(lengthInWords)))"


def test_a_browser_counts_as_the_portal_does():
    texts = ["", "a" * 160, "a" * 161, "€" * 80, "a" * 152 + "€" * 77, "Ó" * 71, "🌳" * 36, "’“ő”…"]
    script = COUNT % (json.dumps(SCRIPT.as_uri()), json.dumps(texts))

    ran = subprocess.run(
        [Path(sys.executable).parent / "node", "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(ran.stdout) == [str(length_of(text)) for text in texts]
    assert (
        json.loads(ran.stdout)[-1] == "1 text (5 characters; ’ “ ő in it makes each text shorter)"
    )
