"""Claims: a row for every construction in which news texts report casualties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaanalysis.analysis import analyze
from mediaanalysis.casualty.claim import Claim, find_claims
from mediaanalysis.corpus.document import Document
from mediaanalysis.framing.codebook import Entry, load_codebook


def claims(text: str) -> tuple[Claim, ...]:
    return analyze(Document("d", text)).claims


def found(text: str) -> list[tuple[str, str]]:
    return [(c.quantity.span.of(text), c.harm) for c in claims(text)]


HARD_WRAPPED = """
TWO POLICEMEN WHO WERE GUARDING THE OLD BANK IN THE SQUARE WERE
KILLED EARLY THIS MORNING WHEN A BOMB WENT OFF AT THE GATE, AND
FIVE PASSERSBY WERE WOUNDED.  THE BANK HAD RECEIVED THREATS IN
THE PAST WEEKS, ITS DIRECTOR SAID.
"""
CONSTRUCTIONS = [
    # the quantity as subject
    ("Twelve miners were killed on Monday.", [("Twelve", "killed")]),
    ("At least 15 were killed and dozens wounded.", [("At least 15", "killed"), ("dozens", "wounded")]),
    ("Five villagers were shot and killed.", [("Five", "killed")]),
    ("Four bystanders were shot.", [("Four", "wounded")]),
    ("Nine teachers have been reported missing.", [("Nine", "missing")]),
    ("Two of his sons were killed with him.", [("Two", "killed")]),
    ("Three porters who were carrying rice were killed.", [("Three", "killed")]),
    ("Two of his guards, whom nobody named, died, while a cook was not hurt.", [("Two", "killed")]),
    ("Two cooks who did not flee were killed.", [("Two", "killed")]),
    ("Two cooks were not badly hurt.", [("Two", "wounded")]),
    ("Six cooks, most of them women, were injured.", [("Six", "wounded")]),
    ("Two guards watching the gate were wounded.", [("Two", "wounded")]),
    ("A clerk and three porters were wounded.", [("A clerk and three porters", "wounded"), ("three", "wounded")]),
    ("Six priests and two maids were murdered.", [("Six", "killed"), ("two", "killed")]),
    ("Eleven people died in the fire.", [("Eleven", "killed")]),
    ("Seven may have lost their lives.", [("Seven", "killed")]),
    ("Some 40,000 villagers fled.", [("Some 40,000", "displaced")]),
    ("Three women and a man were hurt.", [("Three women and a man", "wounded"), ("Three", "wounded")]),
    ("Two clerks are in critical condition.", [("Two", "wounded")]),
    ("Four drivers suffered minor injuries.", [("Four", "wounded")]),
    ("Nine passengers were taken to a nearby hospital.", [("Nine", "wounded")]),
    ("Two farmers were among those killed.", [("Two", "killed")]),
    ("Three victims walked into a clinic.", [("Three", "wounded")]),
    ("The other three victims suffered minor wounds.", [("three", "wounded")]),
    ("Three of the passengers have since been pronounced dead.", [("Three", "killed")]),
    ("The raid killed 30. It took the town's 2016 murder count to 40.", [("30", "killed"), ("40", "killed")]),
    ("Forty villagers were held for ransom.", [("Forty", "missing")]),
    ("Four porters were taken from their homes and shot dead.", [("Four", "killed")]),
    ("Two students were kidnapped and later killed.", [("Two", "killed")]),
    ("More than 100 people were killed or wounded.", [("More than 100", "unspecified")]),
    ("The raids killed or wounded more than 100.", [("more than 100", "unspecified")]),
    ("Two girls were wounded and later died.", [("Two", "killed")]),
    ("The raid in which two cooks were killed also wounded three.", [("two", "killed"), ("three", "wounded")]),
    ("The families of two students, kidnapped in May, marched.", [("two", "missing")]),
    # the quantity as object
    ("The raid killed twelve villagers.", [("twelve", "killed")]),
    ("The shelling killed 12 and wounded 30 others.", [("12", "killed"), ("30", "wounded")]),
    ("A bomb went off, killing 12 people and wounding about 30.", [("12", "killed"), ("about 30", "wounded")]),
    ("The fighting displaced two million people.", [("two million", "displaced")]),
    ("Raiders abducted thirty pupils.", [("thirty", "missing")]),
    ("The brigade has lost forty soldiers.", [("forty", "killed")]),
    ("Gunmen executed 15 captives.", [("15", "killed")]),
    ("They shot and killed this elderly couple.", [("couple", "killed")]),
    ("The raid caused injuries to at least 15 porters.", [("at least 15", "wounded")]),
    ("The village mourned the deaths of four pupils who had been kidnapped.", [("four", "killed")]),
    (
        "The blast killed the mayor and two of his guards.",
        [("the mayor and two of his guards", "killed"), ("two", "killed")],
    ),
    ("The guards killed a couple and their two children.", [("a couple", "killed"), ("two", "killed")]),
    ("They shot two men dead.", [("two", "killed")]),
    ("The murder of three nurses shocked the town.", [("three", "killed")]),
    ("The murder last week of four clerks shocked the town.", [("four", "killed")]),
    ("They murdered the rector, a priest, along with seven monks.", [("seven", "killed")]),
    ("Masked men shot and killed six porters.", [("six", "killed")]),
    ("He mourned the deaths of more than 40 pupils.", [("more than 40", "killed")]),
    ("It led to the displacement of some 8,000 villagers.", [("some 8,000", "displaced")]),
    ("The storm forced thousands of farmers to flee.", [("thousands", "displaced")]),
    ("The shooting sent five people to the hospital.", [("five", "wounded")]),
    ("Stray bullets struck four bystanders.", [("four", "wounded")]),
    ("They lined up seven men and shot them.", [("seven", "wounded")]),
    ("Raiders rounded up 40 villagers in the square and then killed them.", [("40", "killed")]),
    # the quantity beside a noun or an adjective of harm
    ("62 dead, 100 wounded as jets bomb a base", [("62", "killed"), ("100", "wounded")]),
    ("Air aggression leaves 62 martyrs, 100 wounded", [("62", "killed"), ("100", "wounded")]),
    ("At least 20 martyrs fell in the raid, the ministry said.", [("At least 20", "killed")]),
    ("He met 12 families of martyrs.", []),
    ("Air strike kills 20 near the border", [("20", "killed")]),
    ("The raid left at least 15 people dead.", [("at least 15", "killed")]),
    ("It left six people on the pavement wounded.", [("six", "wounded")]),
    ("A flood left 9,000 homeless.", [("9,000", "displaced")]),
    ("There were 42 deaths.", [("42", "killed")]),
    ("The province counted 1,194 excess deaths.", [("1,194", "killed")]),
    ("Eleven corpses lay in the square.", [("Eleven", "killed")]),
    ("The ministry reported a number of casualties.", [("a number", "unspecified")]),
    ("The three commanders killed on Thursday were brothers.", [("three", "killed")]),
    ("They treated fifteen wounded soldiers.", [("fifteen", "wounded")]),
    ("He was charged in a double murder.", [("double", "killed")]),
    ("They asked about the triple murders.", [("triple", "killed")]),
    ("He is blamed for the two slayings and five other killings.", [("two", "killed"), ("five", "killed")]),
    ("The six villagers’ murder went unpunished.", [("six", "killed")]),
    ("It left four boys, ages 14, 16, 17 and 18, injured.", [("four", "wounded")]),
    ("It left 15 people, among them three cooks, injured.", [("15", "wounded"), ("three", "wounded")]),
    ("Three others are recovering from their wounds.", [("Three", "wounded")]),
    ("The wounded – two girls and two boys – are at home.", [("two", "wounded"), ("two", "wounded")]),
    ("Casualties in the north. Wounded: 30", [("30", "wounded")]),
    ("The flood forced 20,000 from their homes.", [("20,000", "displaced")]),
    ("Between twenty and thirty guests were killed.", [("Between twenty and thirty", "killed")]),
    ("A shell killed a family of eight.", [("eight", "killed")]),
    ("The city buried twelve of its dead.", [("twelve", "killed")]),
    ("It left ten people, including three porters, dead.", [("ten", "killed"), ("three", "killed")]),
    ("Nineteen people were hurt, six of whom died.", [("Nineteen", "wounded"), ("six", "killed")]),
    ("Twelve died, of whom seven were women.", [("Twelve", "killed"), ("seven", "killed")]),
    # idioms and tolls
    ("The flood claimed the lives of 20 farmers.", [("20", "killed")]),
    ("The war has claimed nearly 1,900 lives.", [("nearly 1,900", "killed")]),
    ("The death toll rose to 83.", [("83", "killed")]),
    ("The death toll rose from 30 to 83.", [("30", "killed"), ("83", "killed")]),
    ("Officials lowered the toll from 43 to 39.", [("43", "killed"), ("39", "killed")]),
    ("Others put the death toll at 150 or more.", [("150 or more", "killed")]),
    ("The number of people killed has risen to 37.", [("37", "killed")]),
    ("The ministry put the number of dead at 112.", [("112", "killed")]),
    ("In May, 12 cooks died; between June and July, 900 clerks were hurt.", [("12", "killed"), ("900", "wounded")]),
    ("They killed nine guards and captured 15 others.", [("nine", "killed"), ("15", "missing")]),
    ("Teams saved 14 miners, but nine died.", [("nine", "killed")]),
    ("Police arrested 14 men, and nine were hurt.", [("nine", "wounded")]),
    ("Seven cooks died; the mayor put the number at nine.", [("Seven", "killed"), ("nine", "killed")]),
    (
        "The number of dead ranges from anywhere between 75 to over 200.",
        [("anywhere between 75 to over 200", "killed")],
    ),
    (
        "The study counted 4,600 deaths. A later one put the number at 1,085.",
        [("4,600", "killed"), ("1,085", "killed")],
    ),
    ("The toll counts 40 soldiers.", [("40", "killed")]),
    ("The wounded numbered more than 40.", [("more than 40", "wounded")]),
    ("The dead and wounded numbered 300.", [("300", "unspecified")]),
    # sharing
    ("Six of the dozen miners were killed.", [("Six", "killed")]),
    ("Of the 40 guests, twelve died.", [("twelve", "killed")]),
    ("Twelve were killed on Monday; another 20 on Tuesday.", [("Twelve", "killed"), ("20", "killed")]),
    ("Twelve were killed on Monday and 20 on Tuesday.", [("Twelve", "killed"), ("20", "killed")]),
    ("Three of the four wounded died.", [("Three", "killed"), ("four", "wounded")]),
    ("Seven members of one family perished.", [("Seven", "killed")]),
    ("Seven clerks were among the 24 people killed.", [("Seven", "killed"), ("24", "killed")]),
    ("Doctors say 12 died, but the mayor says 30.", [("12", "killed"), ("30", "killed")]),
    ("Twelve were killed in the north and 40 in the south.", [("Twelve", "killed"), ("40", "killed")]),
    ("Two people – a man and a woman – died.", [("Two", "killed")]),
    ("Police arrested a man, and two women were shot.", [("two", "wounded")]),
    ("The blast hurt a man and two others died.", [("two", "killed")]),
    ("The blast left a man dead and two women wounded.", [("two", "wounded")]),
    ("Two people, a man and a woman, were killed.", [("Two", "killed")]),
    ("The mayor, a lawyer, and two guards were killed.", [("two", "killed")]),
    (
        "Another four visitors – two girls and two boys – were hurt.",
        [("four", "wounded"), ("two", "wounded"), ("two", "wounded")],
    ),
    (
        "They found 13 bodies in the barn; eight cooks and five clerks.",
        [("13", "killed"), ("eight", "killed"), ("five", "killed")],
    ),
    (
        "They mourned the deaths of the six monks, five of whom were Danes, and two nuns.",
        [("six", "killed"), ("five", "killed"), ("two", "killed")],
    ),
    ("The blast killed at least 83 soldiers and 120 others.", [("at least 83", "killed"), ("120", "killed")]),
    ("Three cadets and more than 50 soldiers were killed.", [("Three", "killed"), ("more than 50", "killed")]),
    ("38 people have been killed, including 35 soldiers.", [("38", "killed"), ("35", "killed")]),
    ("The raid killed 67, all but three of them soldiers.", [("67", "killed"), ("all but three", "killed")]),
    ("Nine of the 10 killed were children.", [("Nine", "killed"), ("10", "killed")]),
    ("Eight died in Monday's blast and 20 more on Tuesday.", [("Eight", "killed"), ("20", "killed")]),
    ("There 77 died: 69 on the island and eight in town.", [("77", "killed"), ("69", "killed"), ("eight", "killed")]),
    ("Nearly 300 people, 60 of them children, died.", [("Nearly 300", "killed"), ("60", "killed")]),
    ("Three Swedes, two Finns and a Dane were among the dead.", [("Three", "killed"), ("two", "killed")]),
    ("Six men were shot in the hills, two of them fatally.", [("Six", "wounded"), ("two", "killed")]),
    # told one by one
    ("A man and a woman were killed.", [("A man and a woman", "killed")]),
    ("Ada Roe, 20, and Bo Lind, 25, were shot.", [("Ada Roe, 20, and Bo Lind, 25", "wounded")]),
    ("Roe, 20, of Leeds, and 14-year-old Bo Lind died.", [("Roe, 20, of Leeds, and 14-year-old Bo Lind", "killed")]),
    ("He shot a man, his wife and their son.", [("a man, his wife and their son", "wounded")]),
    ("A mother and her daughter are missing.", [("A mother and her daughter", "missing")]),
    ("His wife and son were murdered.", [("His wife and son", "killed")]),
    ("An American and a Dane were killed.", [("An American and a Dane", "killed")]),
    ("It killed rebel leader Bo Lind and his son.", [("rebel leader Bo Lind and his son", "killed")]),
    ("She lost her husband and her son.", [("her husband and her son", "killed")]),
    ("A clerk and a cook at the hospital were killed.", [("A clerk and a cook", "killed")]),
    ("A shell killed his father and brother.", [("his father and brother", "killed")]),
    ("The shelling wounded a clerk, 29, and his wife, 31.", [("a clerk, 29, and his wife, 31", "wounded")]),
    (
        "The shots killed her and another girl and wounded two.",
        [("her and another girl", "killed"), ("two", "wounded")],
    ),
    ("It left the man, his former boss and a coworker dead.", [("the man, his former boss and a coworker", "killed")]),
    ("Roe's mother, aunt and a friend were hurt.", [("Roe's mother, aunt and a friend", "wounded")]),
    ("The deaths of Sergeant Ada Roe and Bo Lind were mourned.", [("Sergeant Ada Roe and Bo Lind", "killed")]),
    ("The murders of Ada Roe and Bo Lind shocked the town.", [("Ada Roe and Bo Lind", "killed")]),
    ("Two cooks were hanged and a nun and a priest shot.", [("Two", "killed"), ("a nun and a priest", "wounded")]),
    ("A shell killed a nun and a priest and a cook.", [("a nun and a priest and a cook", "killed")]),
    # sums of those told one by one and a number
    ("A man and two women were hurt.", [("A man and two women", "wounded"), ("two", "wounded")]),
    ("He killed his parents and his sister.", [("his parents and his sister", "killed")]),
    ("Her parents and two brothers died.", [("Her parents and two brothers", "killed"), ("two", "killed")]),
    ("Their parents and two brothers died.", [("two", "killed")]),  # two parents, or four
    ("A boy accused of killing his wife and two sons told police so.", [("his wife and two sons", "killed"), ("two", "killed")]),
    ("The boy accused of killing a man and a woman said nothing.", [("a man and a woman", "killed")]),
    ("A man and two women said they were hurt.", []),
    ("A man accused of killing a nun and a priest was held.", [("a nun and a priest", "killed")]),
    ("He fled after wounding two others, and a suspect is sought.", [("two", "wounded")]),
    ("“Mayor, Two Clerks Slain” -Oslo Times", [("Two", "killed")]),
    # how those who survive are
    ("The other three victims are expected to survive.", [("three", "wounded")]),
    ("Three others are expected to recover.", [("Three", "wounded")]),
    ("Three bills are expected to survive.", []),
    ("Four nurses are in critical but stable condition.", [("Four", "wounded")]),
    ("Four more were treated at the scene.", [("Four", "wounded")]),
    ("Two clerks are recovering in hospital.", [("Two", "wounded")]),
    ("Three prices are stable.", []),
    ("The blast killed six boys, a man and a woman.", [("six boys, a man and a woman", "killed"), ("six", "killed")]),
    (
        "A clerk, Ada Roe, 20, and two others were killed.",
        [("A clerk, Ada Roe, 20, and two others", "killed"), ("two", "killed")],
    ),
    ("Ada Roe, 20, and two others died.", [("Ada Roe, 20, and two others", "killed"), ("two", "killed")]),
    (
        "They mourn the deaths of a clerk, his wife and their three sons.",
        [("a clerk, his wife and their three sons", "killed"), ("three", "killed")],
    ),
    ("He killed two clerks and himself.", [("two clerks and himself", "killed"), ("two", "killed")]),
    ("He killed his wife and then himself.", [("his wife and then himself", "killed")]),
    # nobody, and one
    ("No one was hurt.", [("No one", "wounded")]),
    ("The rocket caused no damage or injuries.", [("no", "wounded")]),
    ("One person was killed.", [("One", "killed")]),
    ("Both pilots were killed.", [("Both", "killed")]),
    ("A stray dog was seen in the square.Five people were shot there.", [("Five", "wounded")]),
    # capitals, and lines that break anywhere
    (HARD_WRAPPED, [("TWO", "killed"), ("FIVE", "wounded")]),
    ("DOZENS KILLED IN MARKET BLAST", [("DOZENS", "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_a_construction_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


MISSED = [
    ("None of the 298 people on board survived.", [("298", "killed")]),  # harm by the denial of its opposite
    ("They lined up seven men and opened fire.", [("seven", "killed")]),  # no word of harm
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in MISSED]
)
def test_a_construction_that_is_missed(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


NO_CLAIMS = [
    "People were killed.",
    "Both soldiers and civilians were killed.",
    "She is the one victim whose name is known.",
    "The two shootings were on Monday.",
    "A policeman was killed.",
    "A teacher and mother was killed.",  # told one by one: but one person, or nobody knows how many
    "The mayor, a lawyer, and his wife were killed.",
    "Ada Roe, a nurse, and Bo Lind were killed.",
    "It killed every man and woman.",
    "The team lost its captain and its coach.",
    "The war hurt Denmark and Costa Rica.",
    "A man and a woman killed the mayor.",
    "He was shot by a man and a woman.",
    "He killed a man and a woman was arrested.",
    "A man and a woman were held for questioning over the murder.",
    "He met the families of a man and a woman killed there.",
    "They mourned the deaths of the mayor of Leeds, a nun and a priest.",
    "Four air strikes killed the mayor.",
    "Two guards were not hurt; two more weren’t wounded, and four have not yet been killed.",
    "Neither of the two guards was killed.",
    "Three cooks escaped without injury.",
    "Nobody knows how many of the 60 passengers died.",
    "Of the 40 planes sent there 30 were shot down.",
    "A mother of three was shot dead.",
    "Two death squads sent many death threats; three murder suspects were charged.",
    "They killed them one by one.",
    "The rebels blew up several towers.",
    "The murder of the mayor sought both to frighten and to divide.",
    "Since the murder of the mayor, many of his friends have left.",
    "Three men shot and killed 65-year-old minister Bo Lind.",
    "Two men saw the guards and shot them.",
    "The guards met two men and shot the mayor.",
    "He was killed 12 hours later.",
    "She was shot ten times.",
    "Two gunmen killed the mayor.",
    "The mayor was killed by two gunmen.",
    "Three gunmen who killed the mayor fled to the hills in a truck that 5 men had hired.",
    "He was killed in one of 12 villages.",
    "Police arrested 14 men after the mayor was killed.",
    "The army of 1,200 men mourned its dead.",
    "The party lost 350,000 jobs and twelve seats.",
    "The film captured five awards.",
    "The tax would hurt millions of savers.",
    "The families of those killed sued; a number of the families of those killed won.",
    "The two-tiered system is dead.",
    "About 40 percent of the wounded walked home.",
    "He died at 92.",
    "The killing happened on 23 May 1999.",
    "One of the most senior judges died.",
    "He was charged with the attempted murder of five men.",
    "The wound was not fatal; two non-fatal cases followed.",
    "The many lives of the old lord were told in one book.",
    "A hundred homeless people slept there.",
    "The rebels took 60 soldiers prisoner.",
    "Half of the 40 guests died.",
    "A third of the 90 patients were wounded.",
    "One in three guests died.",
    "Who saw the dead may call 555-0142.",
    "One out of every three guests died.",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_is_no_claim_is_left_alone(text: str) -> None:
    assert found(text) == []


VICTIMS = [
    ("Twelve soldiers were killed.", ["military"]),
    ("Twelve policemen were killed.", ["military"]),
    ("Twelve rebel fighters were killed.", ["militant"]),
    ("Three guerrilla commanders were killed.", ["militant"]),
    ("Twelve children were killed.", ["civilian"]),
    ("Twelve striking workers were killed.", ["civilian"]),
    ("Twelve people were killed.", ["mixed_or_unspecified"]),
    ("A soldier and a policeman were killed.", ["military"]),
    ("A soldier and a nurse were killed.", ["mixed_or_unspecified"]),
    ("Twelve Syrians were killed.", ["mixed_or_unspecified"]),
    ("Some 90 Danish troops died, and 110 others were hurt.", ["military", "military"]),
    ("It left 5 marchers and 2 policemen dead and 60 hurt.", ["civilian", "military", "mixed_or_unspecified"]),
    ("The raid killed 12 villagers. Five others were hurt.", ["civilian", "civilian"]),
    ("Six bodies of dead protesters lay there.", ["civilian"]),
    ("Nine of the 10 killed were children.", ["civilian", "mixed_or_unspecified"]),
    ("62 dead in air raid\n\nAt least 62 soldiers were killed on Sunday.", ["military", "military"]),
]


@pytest.mark.parametrize(("text", "expected"), VICTIMS)
def test_victims_are_those_of_the_words(text: str, expected: list[str]) -> None:
    assert [c.victims for c in claims(text)] == expected


SCOPES = [
    ("A strike killed 12 people on Sunday.", ["event"]),
    ("Two cooks have since died of their burns.", ["event"]),
    ("Some 400 people have been killed since March.", ["tally"]),
    ("The war has killed 12,000 people.", ["tally"]),
    ("In two years of fighting 9,000 people have died.", ["tally"]),
    ("After decades of military rule, in which 9,000 people died, they voted.", ["tally"]),
    ("The war killed 2,100 Danes and 73 Swedes.", ["tally", "tally"]),
    ("Over the past six weeks, 67 people have been killed.", ["tally"]),
    ("At least 9 were killed, the deadliest attack since 2011.", ["event"]),
    ("The raid killed 38 people, including 35 soldiers and two children.", ["event", "part", "part"]),
    ("The raid killed 38 people. Twelve of them were women.", ["event", "part"]),
    ("Many of the wounded walked.", ["part"]),
    ("Seven clerks were among the 24 people killed.", ["part", "event"]),
    ("Six of the dozen miners were killed.", ["event"]),
    ("Four cooks were among the dead.", ["part"]),
    ("Also injured were four cooks.", ["event"]),
    ("On average, five villagers die every day.", ["tally"]),
    ("Among the wounded were four cooks.", ["part"]),
    ("The war has killed 800 Danes. More than 60 Swedes have been killed.", ["tally", "tally"]),
    ("It hid its death toll since 2014. It has killed at least 300, monitors say.", ["tally"]),
    ("The war has killed 800 Danes. In one raid in May the army had killed 24.", ["tally", "event"]),
    (
        "The war has killed 800 Danes. Of the 90 wounded a third are boys, while 700 have lost their homes.",
        ["tally", "event", "tally"],
    ),
    ("The town was taken. Since then, 9,000 villagers have been driven from their homes.", ["tally"]),
    ("The count started the war and answers for its 40,000 casualties.", ["tally"]),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES)
def test_scope_tells_event_tally_and_part_apart(text: str, expected: list[str]) -> None:
    assert [c.scope for c in claims(text)] == expected


ASSERTED = [
    ("The ministry confirmed that 12 people were killed.", [True]),
    ("The army denied that 12 people were killed.", [False]),
    ("The army dismissed reports that 12 people were killed.", [False]),
    ("Such a strike could kill 200 people.", [False]),
    ("If 200 people were killed, it would be war.", [False]),
    ("The toll could rise to 60.", [False]),
    ("An hour later, 62 dead might have become 200.", [True, False]),
    ("The death toll is expected to exceed 60.", [False]),
    ("The toll might have been 200.", [False]),
    ("As many as 200 may have died.", [True]),
    ("The monitors warn that 10,000 villagers could die.", [False]),
    ("Forty men will be killed, they threatened.", [False]),
    ("Up to 25 men died, according to estimates disputed by the army.", [False]),
    ("Twelve men were killed, a figure that the army rejects.", [False]),
    ("The army said that it had not killed 12 villagers.", [False]),
    ("The report contradicted claims that the raid killed 12 men.", [False]),
    ("Twelve men were killed in the raid, for which the army denied responsibility.", [True]),
    ("The loss of life was far higher than the 64 deaths counted.", [False]),
]


@pytest.mark.parametrize(("text", "expected"), ASSERTED)
def test_a_figure_denied_or_imagined_is_not_asserted(text: str, expected: list[bool]) -> None:
    assert [c.asserted for c in claims(text)] == expected


SUPERSEDED = [
    ("The death toll rose to 83 from 30.", [False, True]),
    ("The death toll rose from 30 to 83.", [True, False]),
    ("Officials had earlier said that 30 people were killed.", [True]),
    ("The toll, which had been put at 30, rose to 83.", [True, False]),
    ("Thirty people were killed.", [False]),
]


@pytest.mark.parametrize(("text", "expected"), SUPERSEDED)
def test_a_figure_that_has_been_replaced_says_so(text: str, expected: list[bool]) -> None:
    assert [c.superseded for c in claims(text)] == expected


SOURCES = [
    ("Strike kills 80 soldiers at base: monitor", ["monitor"]),
    ("Strike kills 80 soldiers at base – By The Ledger", [""]),
    ("Strike kills 80 at base: Denmark, monitor", ["Denmark, monitor"]),
    ("- 12 killed: the Civil Defence, Monday night.", ["the Civil Defence"]),
    ("- Sunday: 30 killed (the Observatory).", ["the Observatory"]),
    ("- Sunday: 30 killed (according to local officials).", ["local officials"]),
    ("On Sunday 30 were killed in Leeds (Denmark) by a flood.", [""]),
    ("Twelve were killed (most of them women).", [""]),
    ("The bombs killed 77: 69 on the island and eight in town.", ["", "", ""]),
    ("This bulletin said on Sunday that 30 men had been killed.", [""]),
    ("The confirmed death toll of 45 is the highest.", [""]),
    ("Nobody has claimed the two murders.", [""]),
    ("Twelve people were killed.", [""]),
    ("Twelve people were killed, the health ministry said.", ["the health ministry"]),
    ("According to Ada Roe, a doctor, twelve people were killed.", ["Ada Roe"]),
    ("Hospital officials put the death toll at 40.", ["Hospital officials"]),
    ("The losses are estimated at 700 dead.", [""]),
    ("Killed: 12. Wounded: 40.", ["", ""]),
    ("Over 60 men died, Leeds said, but the monitors put the figure at 83.", ["Leeds", "the monitors"]),
    ("The minister said the strike that killed 40 people was illegal.", [""]),
    ("Leeds says 60 soldiers were killed, while monitors say at least 83.", ["Leeds", "monitors"]),
    ("Twelve died, according to the mayor, while the union said the figure was 30.", ["the mayor", "the union"]),
    ("Police said the three commanders killed on Thursday were brothers.", [""]),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_a_figure_has_the_source_that_vouches_for_it(text: str, expected: list[str]) -> None:
    assert [c.source for c in claims(text)] == expected


CHAINS = [
    ("At least 80 men died, the Observatory said, citing the Observatory.", ("the Observatory",), "the Observatory"),
    (
        "The health ministry said, citing the army command, that 62 soldiers had been killed.",
        ("The health ministry", "the army command"),
        "The health ministry",
    ),
    (
        "Doctors said at least 80 soldiers were dead, citing a guard at the gate.",
        ("Doctors", "a guard at the gate"),
        "Doctors",
    ),
    (
        "- Sunday: 30 killed (the Observatory, citing a source at the base).",
        ("the Observatory", "a source at the base"),
        "the Observatory",
    ),
    (
        "The agency Reuters reported that 80 soldiers had died, quoting the mayor.",
        ("The agency Reuters", "the mayor"),
        "the mayor",
    ),
]


@pytest.mark.parametrize(("text", "chain", "source"), CHAINS)
def test_the_chain_goes_from_the_outermost_source_to_the_original(text: str, chain: object, source: str) -> None:
    (claim,) = claims(text)
    assert (claim.chain, claim.source) == (chain, source)


LABELS = [
    ("Dozens of young Syrian soldiers died.", "young Syrian soldiers", "", ""),
    ("At least 12 schoolgirls were killed.", "schoolgirls", "female", "child"),
    ("Three women were killed.", "women", "female", "adult"),
    ("Twelve died.", "", "", ""),
]


@pytest.mark.parametrize(("text", "label", "sex", "age"), LABELS)
def test_the_label_is_kept_as_it_stands(text: str, label: str, sex: str, age: str) -> None:
    (claim,) = claims(text)
    assert (claim.label, claim.sex, claim.age) == (label, sex, age)


def test_all_but_some_has_the_bounds_of_what_is_left() -> None:
    text = "The raid killed 67 people, all but three of them soldiers."
    whole, part = claims(text)
    assert (part.quantity.low, part.quantity.high, part.scope, part.victims) == (64, 64, "part", "military")
    assert whole.victims == "mixed_or_unspecified"


def test_a_text_without_harm_has_no_claims_and_no_text_none_either() -> None:
    assert claims("Forty farmers met in the hall.") == ()
    assert claims("") == ()
    assert find_claims("", (), (), (), ()) == ()


WORDS = st.sampled_from(
    "killed wounded dead 12 dozens of the were , . and including at least soldiers who said death toll rose to from one no "
    "( ) [ ] — “ ” \n\n lost lives their hospital taken 2014 missing 5% $ all but three ı ſ K ß - AFP".split(" ")
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_text_raises_and_every_claim_lies_in_its_text(text: str) -> None:
    spans = [c.quantity.span for c in claims(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize("text", ["62 dead -  and AFP", "62 dead - AFP and  and army"])
def test_a_credit_with_a_name_left_out_is_none(text: str) -> None:
    assert [claim.chain for claim in claims(text)] == [()]


@settings(deadline=None)
@given(st.integers(2, 90_000), st.sampled_from(["were killed", "died", "were wounded", "are missing"]))
def test_a_figure_is_found_whatever_it_is(n: int, predicate: str) -> None:
    text = f"On Sunday, {n:,} villagers {predicate} in the north."
    (claim,) = claims(text)
    assert (claim.quantity.low, claim.quantity.high) == (n, n)


NOUNS = ["a clerk", "an old farmer", "his wife", "her young brother", "another nurse"]
NAMES = ["Ada Roe, 20", "14-year-old Bo Lind", "Captain Kit Field"]  # after a noun a name may be that person's


@settings(deadline=None)
@given(
    st.sampled_from([NOUNS, NAMES]).flatmap(lambda persons: st.lists(st.sampled_from(persons), min_size=2, max_size=8)),
    st.sampled_from([" and ", ", and "]),
)
def test_people_told_one_by_one_are_as_many_as_are_told(persons: list[str], joint: str) -> None:
    text = f"On Sunday a shell killed {', '.join(persons[:-1])}{joint}{persons[-1]}."
    (claim,) = claims(text)
    assert (claim.quantity.low, claim.quantity.high, claim.harm) == (len(persons), len(persons), "killed")


HARM = [entry for entry in load_codebook().entries if entry.feature == "harm"]


@pytest.mark.parametrize("entry", HARM, ids=lambda entry: entry.id)
def test_a_harm_word_counts_in_its_examples_and_not_in_its_near_misses(entry: Entry) -> None:
    harms = {text: {claim.harm for claim in claims(text)} for text in (*entry.examples, *entry.near_misses)}
    assert all(entry.category in harms[text] for text in entry.examples)
    assert not any(entry.category in harms[text] for text in entry.near_misses)
