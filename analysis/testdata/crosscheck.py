"""An independent implementation of location quotients, growth, shift-share and proximity, to check package analysis.

The formulas are those of published implementations:

* location quotient: that of `locq` in REAT, the Regional Economic Analysis Toolbox for R (Wieland 2019), (e_ij / e_j) / (e_i / e);
* shift-share after Dunn (1960), as in REAT's `shift`: national growth, the net proportionality shift and
  the net differential shift;
* advantage and proximity: those of py-ecomplexity (Growth Lab at Harvard, after Hidalgo, Klinger, Barabasi, Hausmann 2007): M = 1 where
  the quotient is 1 or more, and M'M divided by the larger of the two ubiquities.

It reads crosscheck_input.json beside it and writes crosscheck.json to standard output, with twelve digits, as further ones depend on the
order of addition. Quotients are computed in fractions, so that 1 is 1.
"""

import json
import pathlib
from fractions import Fraction


def digits(x):
    return None if x is None else float(f"{float(x):.12g}")


def quotients(table):
    places = [sum(row) for row in table]
    industries = [sum(column) for column in zip(*table)]
    everything = sum(places)
    return [
        [Fraction(x, places[p]) / Fraction(industries[i], everything) for i, x in enumerate(row)]
        for p, row in enumerate(table)
    ]


def growth(start, end, years):
    return None if start == 0 else float(Fraction(end, start)) ** (1 / years) - 1


def shift_share(start, end):
    """Of each place, the shifts by industry and then those of all industries."""
    first, last = [sum(column) for column in zip(*start)], [sum(column) for column in zip(*end)]
    nation = Fraction(sum(last), sum(first))
    result = []
    for before, after in zip(start, end):
        rows = []
        for i, (x, y) in enumerate(zip(before, after)):
            as_nation = x * nation - x
            as_industry = x * Fraction(last[i], first[i]) - x
            rows.append([y - x, as_nation, as_industry - as_nation, y - x - as_industry])
        rows.append([sum(column) for column in zip(*rows)])
        result.append([[digits(x) for x in row] for row in rows])
    return result


def proximity(lq):
    has = [[int(x >= 1) for x in row] for row in lq]
    ubiquity = [sum(column) for column in zip(*has)]
    size = range(len(ubiquity))
    return [
        [
            None if max(ubiquity[i], ubiquity[j]) == 0
            else digits(Fraction(sum(row[i] * row[j] for row in has), max(ubiquity[i], ubiquity[j])))
            for j in size
        ]
        for i in size
    ]


def main():
    given = json.loads(pathlib.Path(__file__).with_name("crosscheck_input.json").read_text(encoding="utf-8"))
    start, end, years = given["start"], given["end"], given["years"]
    lq = quotients(end)
    result = {
        "quotients": [[digits(x) for x in row] for row in lq],
        "growth": [[digits(growth(x, y, years)) for x, y in zip(*rows)] for rows in zip(start, end)],
        "shiftShare": shift_share(start, end),
        "proximity": proximity(lq),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
