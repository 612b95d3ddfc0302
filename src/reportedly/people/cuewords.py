"""Small closed word classes the rules of this stage share."""

from __future__ import annotations


def words_of(text: str, mark: str | None = None) -> frozenset[str]:
    """The words of a list written as one string, cut at blanks or at `mark`."""
    return frozenset(text.split(mark))


SPEECH = words_of(
    "said says say saying told tells tell added adds wrote writes tweeted tweets posted "
    "argued argues "
    "claimed claims insisted insists noted notes explained explains replied asked asks "
    "warned warns "
    "announced announces declared declares stated states denied denies admitted admits "
    "acknowledged "
    "acknowledges confirmed confirms urged urges called suggested suggests believes "
    "believed thinks "
    "thought vowed promised pledged testified recalled remarked quipped joked responded continued "
    "concluded accused accuses criticized criticised praised demanded demands predicted complained "
    "agreed disagreed contended alleged conceded emphasized stressed reiterated reported reports "
    "revealed disclosed hopes hoped wants wanted feels felt knows knew decided ordered signed"
)
"""Verbs whose subject speaks, thinks or decides."""

PARTICLES = words_of(
    "de da do dos du del della di la le van von der den ten ter bin ibn bint al el abu af "
    "av zu zur "
    "y e ben ould dos das"
)
"""Small words inside family names (only kept between two capitalised words)."""

FUNCTION = words_of(
    "the a an this that these those his her its their our my your he she it they we you i who whom "
    "whose which what when where why how if but and or nor so yet for of in on at by to from with "
    "without as than then there here not no yes while although though because since after before "
    "until unless during despite about against among between into over under is are was "
    "were be been "
    "has have had do does did will would can could may might must should also still just even now "
    "both each every all some any many most more few several such other another one two three only "
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands "
    "however meanwhile moreover nevertheless instead according yesterday today tomorrow "
    "earlier later "
)
"""Words that open sentences with a capital and name nobody."""

SUFFIXES = words_of("jr sr ii iii iv jnr snr")

MODIFIERS = words_of(
    "former then ex acting interim deputy vice prime foreign senior chief top current outgoing "
    "incoming late fellow longtime veteran leading prominent assistant associate "
    "executive managing "
    "first lead co founding press party state federal city county campaign opposition government "
    "presidential vice-presidential congressional republican democratic conservative liberal "
    "independent senate house national defense defence finance interior justice health education "
    "company communications media policy research general human rights civil military police "
    "school university law sports political financial economic news television tv radio film "
    "newly-elected elected onetime one-time two-time ruling supreme district local regional "
    "provincial municipal retired disgraced self-styled billionaire famed noted renowned "
    "high-ranking hollywood real-estate young old new british-born famous fallen legendary "
    "longest-serving self-described right-wing left-wing far-right far-left climate trade labor "
    "labour environment energy science sports football baseball basketball tennis soccer"
)
"""Words inside a role phrase before its noun ("former deputy prime minister")."""

PERSON_ENDINGS = tuple(
    sorted(
        words_of(
            "ov ova ev eva sky skiy skyy ski ska enko chuk shvili dze vich ich yan ian sson sen "
            "oğlu oglu pour zadeh escu opoulos idis poulos bauer mann stein berg man ez ini elli "
            "etti son ton"
        )
    )
)
"""Ends of family names that hardly end other words with a capital."""
