"""Names in the mix that a Scottish town has: share in a hundred, first names, surnames, language.

The language is the one in five or so who would rather be written to in it.
"""

import random
from typing import NamedTuple


class Stock(NamedTuple):
    share: int
    first: str
    last: str
    language: str = "en"


STOCKS = [
    Stock(
        66,
        "Morag Jean Isla Fiona Eilidh Catriona Margaret Agnes Elspeth Kirsty Shona Moira Sheila "
        "Linda Karen Nicola Gillian Lorna Rhona Senga Ina Maureen Heather Ailsa Iona Skye Emma "
        "Tam Callum Ewan Hamish Angus Gordon Alasdair Duncan Fergus Kenneth Ronald Derek Scott "
        "Craig Stuart Graeme Lewis Finlay Rory Archie Jamie Ross Blair Murdo Iain Keith Alan",
        "Rennie Galbraith Tait Baxter Lockhart Cairns Dunbar Forsyth Geddes Haldane Imrie Jardine "
        "Kerr Laidlaw Mackay MacAulay MacInnes McAllister McBride McCrindle McGregor McPhail "
        "Muirhead Naismith Ogilvie Paterson Purdie Ramsay Rankine Sinclair Strachan Torrance Urie "
        "Weir Wishart Yuill Auld Begg Calder Docherty Farquhar Gemmell Hogg Innes Kinnaird Leckie "
        "Mutch Nisbet Pringle Reid Shearer Thom Watt",
    ),
    Stock(
        9,
        "Siobhán Niamh Bridget Aoife Clodagh Nuala Róisín Patrick Declan Seán Cormac Brendan Liam "
        "Gerard Eoin Dermot",
        "O'Neill O'Hagan Ó_Súilleabháin Gallagher Doherty Boyle Sweeney Coyle McLaughlin Brennan "
        "Devlin O'Donnell Rafferty Tierney",
    ),
    Stock(
        7,
        "Kasia Agnieszka Magda Ewa Danuta Zofia Marta Beata Paweł Tomasz Krzysztof Łukasz Marek "
        "Piotr Grzegorz Wojtek",
        "Nowak Wójcik Mazur Krawczyk Zając Pawlak Wrona Sikora Baran Dudek Kozioł Stępień Górny",
        "pl",
    ),
    Stock(
        6,
        "Amina Fatima Nadia Sana Rukhsana Shazia Zainab Samina Imran Tariq Bilal Usman Adeel Kashif "
        "Naveed Yasin",
        "Hussain Akhtar Malik Sheikh Mahmood Iqbal Bashir Chaudhry Rafiq Aslam Siddiqui Anwar",
        "ur",
    ),
    Stock(
        2,
        "Harpreet Jasvinder Manjit Simran Gurdeep Balbir Daljit Amrit",
        "Dhillon Sandhu Gill Bains Sahota Purewal",
        "pa",
    ),
    Stock(
        2,
        "Ioana Andreea Mihaela Elena Bogdan Florin Vasile Radu",
        "Popa Stoica Ionescu Dumitru Rusu Moldovan",
        "ro",
    ),
    Stock(
        2,
        "Oksana Olena Natalia Iryna Taras Andriy Bohdan Mykola",
        "Shevchuk Bondar Kravets Melnyk Tkach Lysenko",
        "uk",
    ),
    Stock(
        2,
        "Blessing Chioma Ngozi Folake Adaeze Emeka Tunde Kelechi Babatunde Ifeanyi",
        "Okafor Adeyemi Nwosu Balogun Eze Oyelaran",
    ),
    Stock(
        2,
        "Rana Hala Yasmin Layla Samir Khaled Omar Tarek",
        "Haddad Al-Masri Nasser Khoury Saleh Darwish",
        "ar",
    ),
    Stock(1, "Mei Li Xiu Wai_Ling Jun Wei Ming Kwok", "Chan Wong Lam Zhang Liu Cheung", "zh"),
    Stock(1, "Ilze Dace Inga Jānis Andris Māris", "Bērziņš Kalniņa Ozols Liepa", "lv"),
]

_WEIGHTS = [stock.share for stock in STOCKS]


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


_NAMES = [(_words(stock.first), _words(stock.last), stock.language) for stock in STOCKS]


def somebody(dice: random.Random) -> tuple[str, str]:
    """A name, and the language its owner would like to be written to in."""
    first, last, language = dice.choices(_NAMES, _WEIGHTS)[0]
    speaks = language if dice.random() < 0.2 else "en"
    return f"{dice.choice(first)} {dice.choice(last)}", speaks
