"""The likelihood that a story is about an organisation, and how its weights are found."""

from __future__ import annotations

import fit_subjects
import pytest

from policydigest.about import subjects
from policydigest.about.subject_signs import Beside, Sentence, Signs
from policydigest.about.subjects import Home, Name, Place, Rank
from policydigest.model import Article
from policydigest.recognise.engine import recogniser
from policydigest.vocabulary import Language
from recognition import vocabulary

ALONE = Rank(score=1.3, is_enough=True, top=1.3, above=0)
EARLY = Place("early", 1, 1, 0.1, 1.05, "Salt Board", listed=False, opens=True)
LATE = Place("late", 9, 4, 0.9, 0.6, "SB", listed=True, opens=False)
MODEL = subjects.Model(-1.0, 0.4, {"in the title": 2.0, "part late": -0.5}, {"court": "a court"})


def test_features_tell_where_and_how_an_organisation_is_named() -> None:
    found = subjects.features([EARLY, LATE], ALONE, "a court")
    assert found["part early"] == 1.05
    assert found["part late"] == 0.6
    assert found["first named"] == 0.1
    assert found["two sentences"] == found["more than one form"] == found["is a court"] == 1.0
    assert found["acts where a paragraph begins"] == 1.0
    assert not {"in the title", "three sentences", "only in lists", "dealt with"} & set(found)


def test_features_tell_where_a_body_is_at_home_and_whether_the_next_sentence_goes_on() -> None:
    home = Home("FJ", "FJ", frozenset(("FJ", "TO")))
    found = subjects.features([EARLY._replace(goes_on=True)], ALONE, "a court", home)
    assert found["authority at home in the story's country"] == 1.0
    assert found["the next sentence goes on with it"] == 1.0
    assert "authority of a country it is not about" not in found
    found = subjects.features([EARLY], ALONE, "a company", home._replace(body="NZ"))
    assert found["other of a country it is not about"] == 1.0
    assert not any("home" in name or "goes on" in name for name in found)
    found = subjects.features([EARLY], ALONE, "a court", home._replace(body=""))
    assert not any(name.startswith("authority") for name in found)


def test_features_tell_where_in_its_sentence_a_body_stands_and_what_the_text_says_it_is() -> None:
    early = EARLY._replace(into=0.5, beside=Beside(is_introduced=True))
    given = EARLY._replace(into=0.75, in_brackets=True, form="SB")
    found = subjects.features([early, given], ALONE._replace(of=10), "", name=Name(is_listed=True))
    assert found["how far into its sentence"] == 0.5
    assert found["said what it is"] == found["its short form is given"] == 1.0
    assert found["organisations"] == pytest.approx(2.303, abs=0.001)
    assert found["part of a listed one"] == 1.05
    assert "more than one form" not in found  # a short form in brackets is none of its own
    dealt = early._replace(weight=1.3)  # who is dealt with stands where its verb has it
    assert "how far into its sentence" not in subjects.features([dealt], ALONE, "")
    plain = subjects.features([EARLY], ALONE, "")
    assert not {"said what it is", "part of a listed one", "organisations"} & set(plain)


def test_features_tell_who_only_joins_in_and_who_acts_before_the_story_does() -> None:
    found = subjects.features([EARLY._replace(weight=0.85, length=50)], ALONE, "")
    assert found["only joins in, early"] == 1.0
    assert found["length of its sentence"] == pytest.approx(-0.693, abs=0.001)
    acting = EARLY._replace(weight=1.0)
    found = subjects.features([EARLY, acting], ALONE, "")
    assert found["acts early"] == 1.0
    assert "only joins in, early" not in found
    assert "only joins in, early" not in subjects.features([LATE._replace(weight=1.05)], ALONE, "")


def test_features_tell_of_bodies_of_many_states_and_of_those_that_have_no_name() -> None:
    found = subjects.features([LATE], ALONE, "intergovernmental")
    assert found["of many states, named once"] == 1.0
    assert "of many states, named once" not in subjects.features(
        [EARLY, LATE], ALONE, "intergovernmental"
    )
    low = EARLY._replace(form="competition authority")
    found = subjects.features([low], ALONE, "a regulator")
    assert found["named in small letters alone"] == 1.0
    assert "named in small letters alone" not in subjects.features([low, LATE], ALONE, "")


def test_features_tell_what_the_rest_of_the_story_shows_of_a_name() -> None:
    name = Name(is_taken_up=True, is_of_several=True)
    found = subjects.features([EARLY], ALONE, "", name=name)
    assert found["a word of its name comes back"] == 1.0
    assert found["the headline tells of several of its kind"] == 1.0
    assert "governs" not in found
    assert subjects.features([EARLY], ALONE, "", name=Name(is_executive=True))["governs"] == 1.0
    ministry = subjects.features([EARLY], ALONE, "a ministry", name=name)
    assert "a word of its name comes back" not in ministry


@pytest.mark.parametrize(
    ("text", "sign", "is_told"),
    [
        ("Regulator fines two lenders", "the headline tells of several of its kind", True),
        ("Regulator fines Solvara", "the headline tells of several of its kind", False),
        ("The bank will appeal.", "a word of its name comes back", True),
        ("The Bank will appeal.", "a word of its name comes back", False),
    ],
)
def test_headline_and_later_words_take_a_name_up(text: str, sign: str, is_told: bool) -> None:
    story = "The Salt Board fined Solvara Bank Ltd on Monday."
    text = f"{story} {text}" if text.endswith(".") else f"{text}\n\n{story}"
    found = recogniser(vocabulary()).find(Article("test", text), explaining=True)
    (reason,) = [e.reason for e in found.findings.organisations if e.name.startswith("Solvara")]
    assert (sign in reason) is is_told, reason


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The Salt Board, the operator of two mines, sold one.", True),
        ("The Salt Board (SB), which runs two mines, sold one.", True),
        ("The Salt Board, led by Ann Poe, sold one.", True),
        ("The Salt Board, Ann Poe and others sold one.", False),
        ("The Salt Board sold one, the smaller.", False),
    ],
)
def test_words_behind_a_comma_say_what_a_body_is(sentence: str, is_told: bool) -> None:
    found = recogniser(vocabulary()).find(Article("test", sentence), explaining=True)
    assert ("said what it is" in found.findings.organisations[0].reason) is is_told


def test_who_does_it_is_not_far_into_its_sentence() -> None:
    text = "On Monday a mine in the east of Northport was sold by the Salt Board."
    for sentence, is_far in ((text, False), (text.replace("by the", "with help of the"), True)):
        found = recogniser(vocabulary()).find(Article("test", sentence), explaining=True)
        reason = found.findings.organisations[0].reason
        assert ("how far into its sentence" in reason) is is_far, reason


SIGNS = {
    "a day behind it": (
        "The Salt Board closed it on Monday.",
        "The Salt Board (SB) said today that it closed.",
        "It was closed, the Salt Board said on 27 July.",
        "The Salt Board closed it on July 27.",
    ),
    "did what is told aside": (
        "A loan arranged by the Salt Board paid for it.",
        "A mine run by the state-owned Salt Board paid for it.",
    ),
    "named behind a comma": (
        "It told the islands' own regulator, the Salt Board, to act.",
        "It told the regulator, Salt Board, to act.",
        "It is closed, the Salt Board said.",
    ),
    "named with another": (
        "The Salt Board (SB) and two others closed it.",
        "It was closed by the Salt Board and the mayor.",
    ),
    "beside a quotation": ("“It is closed,” said the Salt Board.",),
    "in the last sentence": ("It is closed. The Salt Board agreed.",),
    "its share is told": (
        "The Salt Board has 45 per cent and Jane Roe 5.",
        "Jane Roe has 45% and the Salt Board the rest.",
    ),
}
NO_SIGNS = {
    "a day behind it": (
        "The Salt Board had on Monday closed it.",
        "The Salt Board, in Northport since Monday, closed it.",
        "NORTHPORT (Salt Board) – The mine closed on Monday.",
        "On Monday the Salt Board closed it. It opened today.",
    ),
    "did what is told aside": (
        "The mine was run by the Salt Board.",
        "The mine has been closely run by the Salt Board.",
        "It lies by the Salt Board.",
        "A mine run by Jane Roe of the Salt Board paid for it.",
    ),
    "named behind a comma": ("In 2004, the Salt Board closed.", "In Northport, Salt Board closed."),
    "named with another": ("The Salt Board, Roe Ltd and Poe Ltd closed it.",),
    "beside a quotation": ("“Closed.” It is closed by the Salt Board.",),
    "in the last sentence": ("The Salt Board closed it. The mayor agreed.",),
    "its share is told": (
        "The Salt Board closed it, a loss of 45 per cent.",
        "The Salt Board closed it on 5 July.",
    ),
}


@pytest.mark.parametrize(
    ("sign", "text", "stands"),
    [
        (sign, text, stands)
        for stands, table in ((True, SIGNS), (False, NO_SIGNS))
        for sign, texts in table.items()
        for text in texts
    ],
)
def test_what_stands_beside_a_name_is_weighed(sign: str, text: str, stands: bool) -> None:
    known = recogniser(vocabulary())
    found = known.find(Article("test", f"It opened there. {text}", title="News"), explaining=True)
    board = next(one for one in found.findings.organisations if "Salt Board" in one.name)
    assert (f"{sign} " in board.reason) is stands, board.reason


def test_a_language_without_words_shows_no_signs() -> None:
    text = "A loan arranged by, the Salt Board and others on Monday."
    assert Signs().beside(text, 25, 35, Sentence(0, len(text))) == Beside()


def test_a_letterhead_and_a_headline_are_no_sentences_of_the_story() -> None:
    head = Place("edge", 0, 0, 0.0, 4.0, "Salt Board", listed=False, opens=False)
    found = subjects.features([head], ALONE, "")
    assert found["in the letterhead"] == 1.0
    assert "sentences" not in found
    assert "in the letterhead" not in subjects.features([head._replace(weight=1.0)], ALONE, "")


def test_the_likelihood_adds_up_the_weights() -> None:
    assert MODEL.likelihood({}) == pytest.approx(0.269, abs=0.001)
    assert MODEL.likelihood({"in the title": 1.0}) == pytest.approx(0.731, abs=0.001)
    assert MODEL.reasons({"part late": 1.0, "in the title": 1.0, "unheard of": 9.0}) == (
        "at first -1.0, in the title +2.0, part late -0.5"
    )


def test_a_language_without_weights_has_no_model() -> None:
    assert subjects.model(Language("xx", {})) is None


def test_every_weight_is_of_a_feature_and_every_sort_of_one_group() -> None:
    model = subjects.model(vocabulary().languages["en"])
    assert model is not None
    places = [LATE, EARLY, EARLY._replace(part="title"), EARLY._replace(part="opening", sentence=2)]
    places.append(EARLY._replace(part="sentence", sentence=3, weight=1.3))
    names = set(subjects.features(places, ALONE._replace(above=1), ""))
    names |= set(subjects.features([LATE._replace(into=0.5)], ALONE, "intergovernmental"))
    names |= set(subjects.features([EARLY._replace(form="board", length=50)], ALONE, ""))
    names |= set(subjects.features([EARLY._replace(weight=1.0)], ALONE, ""))
    names |= set(subjects.features([LATE._replace(part="edge", weight=4.0)], ALONE, ""))
    beside = Beside(*[True] * len(Beside._fields))
    places[0] = places[0]._replace(
        goes_on=True, beside=beside, in_brackets=True, into=0.5, counted=True
    )
    places[1] = places[1]._replace(form="the Board")
    alone = ALONE._replace(of=2)
    for group in ("a court", "a company"):
        for body in ("FJ", "NZ"):
            home = Home(body, "FJ")
            names |= set(
                subjects.features(places, alone, group, home, Name(*[True] * len(Name._fields)))
            )
    names |= {f"is {group}" for group in model.groups.values()}
    assert set(model.weights) <= names


def test_the_explanation_tells_what_each_feature_adds() -> None:
    article = Article("test", "The Harbour Board fined the port of Northport on Monday.")
    plain, told = (
        recogniser(vocabulary()).find(article, explaining=explaining).findings.organisations[0]
        for explaining in (False, True)
    )
    assert "likelihood 0." in plain.reason
    assert "part in the opening +" in told.reason
    assert told.about == plain.about


def rows(folder: str) -> list[fit_subjects.Row]:
    """Forty organisations of which those in the title are subjects, and two that break the rule."""
    return [
        fit_subjects.Row(
            folder,
            str(n),
            {"in the title": 1.0, "noise": n % 3} if n % 2 else {"noise": n % 3},
            frozenset({0} if n % 2 != (n in (6, 7)) else ()),
            filed=False,
        )
        for n in range(40)
    ]


def test_fitting_finds_what_makes_a_subject() -> None:
    fitted = fit_subjects.fit(rows("a"), ridge=1.0)
    assert fitted.weights["in the title"] > 2
    assert abs(fitted.weights["noise"]) < 0.5
    assert fitted.likelihood(rows("a")[1]) > 0.8 > 0.2 > fitted.likelihood(rows("a")[2])


def test_a_ridge_holds_weights_small_and_the_average_stays_right() -> None:
    loose, tight = fit_subjects.fit(rows("a"), ridge=1.0), fit_subjects.fit(rows("a"), ridge=100.0)
    assert 0 < tight.weights["in the title"] < loose.weights["in the title"]
    share = sum(tight.likelihood(row) for row in rows("a")) / 40
    assert share == pytest.approx(0.5, abs=0.01)


def test_only_weights_that_are_named_are_fitted() -> None:
    given = fit_subjects.Fit(-1.0, {"noise": 0.25, "kept": 3.0})
    fitted = fit_subjects.fit(rows("a"), 1.0, given, ["in the title"])
    assert fitted.weights["in the title"] > 2
    assert fitted.weights["noise"] == 0.25
    assert fitted.weights["kept"] == 3.0
    moved = fit_subjects.fit(rows("a"), 1e9, given, ["noise"])  # a ridge holds it near the given
    assert moved.weights["noise"] == pytest.approx(0.25, abs=0.001)


def test_recall_and_focus_count_an_entry_once() -> None:
    row = rows("a")[1]
    again = fit_subjects.Row("a", "1", {}, frozenset({0}), filed=True)
    wrong = fit_subjects.Row("a", "2", {}, frozenset(), filed=True)
    assert fit_subjects.measured([row, again, wrong], 2) == pytest.approx((0.5, 1 / 3))


def test_weights_are_set_beside_those_of_the_file() -> None:
    fitted = fit_subjects.Fit(-1.0, {"in the title": 2.1, "noise": 0.5})
    head, *lines = fit_subjects.compared(MODEL, fitted)
    assert head.split() == ["weight", "file", "fitted"]
    assert [line.rsplit(None, 2) for line in lines] == [
        ["noise", "0.00", "0.50"],
        ["part late", "-0.50", "0.00"],
        ["in the title", "2.00", "2.10"],
        ["constant", "-1.00", "-1.00"],
    ]


def test_the_file_keeps_its_words_and_gets_its_numbers() -> None:
    text = "# Why.\nschema: 1\ngroups: {a court: court}\nlimits: {constant: 0, needed: 1}\nweights: {}\n"
    fitted = fit_subjects.Fit(-1.234, {"in the title": 1.005, "noise": 0.001})
    assert fit_subjects._written(text, fitted, 0.3) == (
        "# Why.\nschema: 1\ngroups: {a court: court}\n"
        "limits: {constant: -1.23, needed: 0.3}\nweights:\n  in the title: 1.0\n"
    )
