"""The words behind the context flags, by kind. Lists to read and argue with; how they act is in `context.py`.

How a cue is written: words in a row; ` | ` between one cue and the next; `a/b` either word; `word?` may be absent;
behind the first word, `...` is up to three words of any kind and `#` a number; `^` is the beginning of the sentence; a
word in capitals is a group from GROUPS. A punctuation mark stands alone. Short forms come apart: don't is `do n't`,
we'd is `we 'd`. Hesitations (um, er) and stutters ("it, it was") are taken out of a sentence before it is read.
"""

from __future__ import annotations

HESITATIONS = frozenset({"um", "umm", "erm", "er", "uh", "uhm", "mm", "hmm", "eh", "ah"})

FILLERS = frozenset({("you", "know"), ("i", "mean"), ("you", "see")})  # after a comma

GROUPS = {
    "WE": "i/we/they/he/she/it/you/there",
    "THEM": "me/us/them/him/her/people/you/everyone/everybody/staff/parents/patients",
    # people whose claims a speaker hands on: a pronoun, or a word for many of them
    "THEY": "they/he/she/people/some/others/everyone/everybody/somebody/someone/folk/patients/parents/staff/gps"
    "/teachers/families/residents/colleagues/members/managers/councillors/clinicians/nurses/doctors/kids/pupils/students"
    "/developers/engineers/customers/users/carers/officers/who",
    "FEELING": "feeling/feelings/view/message/line/story/sense/impression/argument/feedback/excuse/mantra/attitude",
    "BE": "is/was/are/were/'s/'re/be/been/being",
    "AUX": "is/was/are/were/do/does/did/have/has/had/ca/could/wo/would/should/must/ai",
    "ADV": "really/actually/even/ever/quite/just/always/fully/properly/exactly/necessarily/probably/possibly",
    "SAID": "said/says/say/told/tell/tells/reckon/reckons/reckoned/claim/claimed/argued/think/thought/felt/insisted",
    "MAYBE": "would/could/might/'d/should",
}

# --- negated: the matched words stand under a "no" ------------------------------------------------------------------

NEGATED = (
    # not and its short forms, also as speech-to-text writes them without the apostrophe
    "not | n't | cannot | never",
    "dont | didnt | doesnt | isnt | wasnt | werent | wont | cant | couldnt | wouldnt | havent | hasnt",
    # these go past a word that would otherwise end their reach
    "not because | n't because | not so much | n't so much | not as if | nobody who | no-one who | no one who",
    # a question that takes for granted that it is not so
    "why AUX n't | how come WE AUX n't",
    # nobody and nothing
    "nobody | no-one | no one | none | nothing | neither | nor | nowhere",
    # as good as not
    "hardly | barely | scarcely | rarely | seldom | no longer",
    # not done
    "fail/fails/failed/failing to | refuse/refuses/refused to | unable to | omitted to | neglected to",
    "doubt | doubts | doubted",
)

NEGATED_NEARBY = (
    # these take the next few words only
    "no | without | zero | lack/lacks/lacked/lacking of? | absence of | devoid of | short of | deprived of",
    "rather than | instead of | as opposed to | in lieu of | far from | anything but | nowhere near",
    "very little | precious little | little or no | hardly any | very few | missed out on",
)

NEGATED_BEFORE = (
    # what stands before these is what did not come about
    "not/n't/never ADV? happen/happened/happening/exist/existed/materialise/materialised/come/came/coming/arrive",
    "not/n't/never ADV? arrived/appear/appeared/there/available/possible/forthcoming/started/done/funded/filled/made",
    "not/n't/never ADV? provided/offered",
    "not/n't/never ADV? delivered/given/agreed/used/built/appointed/implemented/mentioned/discussed/considered",
    "not/n't/never ADV? in place",
    "not/n't/never ADV? on the table/agenda/radar/cards",
    "not/n't/never ADV? an/a/the option/thing/plan/idea/intention/priority/case",
    "BE ADV? missing/absent/lacking/non-existent/nowhere",
    "off the table | out of the question | nowhere to be seen/found | fell through",
)

NOT_NEGATED = (
    # more than so
    "not only | n't only | not just | n't just | not simply | n't simply | not merely | not least",
    "not to mention | n't to mention | not to say | nothing but | nothing short of | nothing if not",
    "nobody but | none other than | no less | no fewer | no end of | not half",
    # surely so
    "no doubt | no question | no wonder | no surprise/secret/coincidence/accident | no denying | no getting away",
    "no mistake | no two ways | without a? doubt | without question | without fail | without exception",
    "no matter | not surprisingly | not surprised | n't surprised | n't a surprise | never fails",
    "not without | n't without | far from alone | no small | not uncommon | n't uncommon | not unusual",
    "ca n't help but | could n't help but | ca n't stress | could n't agree more | ca n't deny | could n't wait",
    "could n't have ... without | would n't have ... without | n't doubt | not doubt | never doubted",
    "nobody/no-one can/could/would deny/doubt/dispute/argue | no one can/could/would deny/doubt/dispute/argue",
    "n't deny | not deny | n't forget | not forget | never forget | n't underestimate | ca n't fault",
    "can not help but | cannot stress | cannot fault | cannot deny",
    # only then, only so
    "not until | n't until | not till | n't till | no sooner | no more than | not long/far after/ago/before/from",
    "not so long | not that long | n't long before | n't long after | n't long until",
    # turns of phrase
    "why not | if not | whether or not | or not | as not | more often than not | believe it or not",
    "never mind | not to worry | n't worry | n't get me wrong | n't mind | no offence | no problem/worries",
    "not gonna lie | not going to lie | n't going to lie | wo n't lie | ca n't lie | not being funny",
    "n't say no | not say no | says/said/say/saying no | yes or no | n't ask me | n't tell me",
    "do n't know , | do n't know , , | dunno | n't know , maybe | n't matter | not the/my only | n't the/my only",
    # "no" as an answer or a start
    "no , | no . | no - | no no | no but | no because | ^ no WE | ^ no that/the/this | and no WE",
    # asking, offering and seeking agreement with a negative
    "AUX n't we/they/he/she/i | ^/,/and/so/but/well/-/because AUX n't it/you/that/this/there/the/people",
    "why do n't we/you | innit | in n't it/he/she/that",
)

NEGATED_ENDS = (
    # turning
    "but | although | though | even though | except | however | apart from | other than | instead | despite",
    "in spite of | regardless | , only | , just | , rather | yet we/they/it/the",
    # giving a reason, a time or a condition
    "because | cos | cause | , so | so WE/that/the | thanks to | due to | owing to | as a result",
    "until | till | unless | if | whether | when | once | while | after | before | since | during",
    # asking and relating
    "what | why | where | how | which | who | whose",
    # taken for granted behind "not"
    "realise/realised/realize/realized/know/knew/known/notice/noticed/regret/regretted/aware/surprised/appreciate",
    "help that | happy/pleased/comfortable that/with/about | fair that | forget/forgotten",
    # a new clause
    ", WE | , this/that 's/is/was | , my/our | and WE | and then | and so | and that 's",
    "; | : | - | ( | ) | … | ?",
)

NEARBY_ENDS = (
    # "no", "without" and the like act on what follows at once
    "that | and the/a",
)

KEPT_NEGATED = (
    # these do not end the reach after all
    "anyone/anybody/anything/somebody/someone who | know anyone/anybody/any/of | so much | if anything",
)

# --- hypothetical: supposed, wished, advised or left open, not claimed as being so ----------------------------------

CONDITION = (
    # conditions; they reach into the main clause, too
    "if | unless | suppose | supposing | assuming | as long as | so long as | provided | providing",
    "in case | as if | as though | imagine | on condition | were WE to | had WE known/realised",
    # worlds other than this
    "in theory | in principle | ideally | hopefully | in an/a ideal/perfect world | theoretically | on paper",
    # left open by the speaker
    "not/n't sure/certain if/whether | n't know if/whether | not know if/whether | no idea if/whether",
    "wonder/wondered/wondering if/whether | unclear if/whether | remains to be seen",
)

MODAL = (
    "would | could | might | may | should | ought | could n't have | could not have",
    "'d be/have/love/like/rather/prefer/need/want/hope/get/go/do/make/take/see/give/put/lose/keep/say/argue",
    "'d probably/definitely/still/never/all/just be/have/need/want/get/go/do/make/take/see/give/put/lose/keep",
    # wishing
    "wish | wishes | wished | hope | hopes | hoped | hoping | would like | like/love to see",
    # planned to be so
    "supposed to | meant to be/have",
)

MODAL_BEFORE = (
    # what stands before these is what the speaker supposes
    "MAYBE not/n't? ADV? be/have/'ve/help/mean/make/work/let/give/allow/stop/solve/fix/sort/change/save/free/go",
    "BE supposed/meant to",
)

NOT_HYPOTHETICAL = (
    # if that means whether
    "ask/asks/asked/asking THEM? if | see/seeing/saw if | know/knew if | check/checked/checking if | find out if",
    "whether or not | tell THEM? if | decide/decided if | work out if | matter if",
    # if in passing
    "if anything | if you like | if you will | if you ask me | if i 'm | if i remember/recall | if i may/can",
    "if you look/think about/at | if you see/know what | if that makes sense | if not | if at all",
    "if nothing else | if truth | if memory | if you do n't mind | if you want/get my | few if any | little if",
    # softened claims: I would say
    "i would/'d/should/might/could ADV? say/argue/think/imagine/guess/suggest/describe/call/add/assume/suppose/mention",
    "i would/'d have/'ve thought/said/guessed/imagined",
    "you/we/one could/might/would/'d ADV? say/argue/call",
    "as you might/would/'d expect/imagine | as WE could/would | would you believe/say | might/may i/we add",
    "i suppose | you suppose | should i say | i might add | that may be | be that as it may | as it should",
    "would n't say no | would n't/not have ... without | could n't/not have ... without",
    # what people were able to do, and saw
    "could see/hear/tell/feel/sense/only/never | could no longer | could n't | could not",
    "all/everything/what/wherever/whatever WE could | best/much/many/far/hard as? WE could",
    # a date, half remembered
    "that/this/it/which would/'d have been #/in/about/around/before/after/when/back/january/march/april/june/july",
    "that/this/it/which would/'d be #/in/about/around/before/after/when/back",
    "in/last/next/since/by/until/early/late/mid/of/from/during may | may #",
    # what people used to do
    "would/'d always/often/usually/regularly/routinely/sometimes/typically/normally/generally/constantly/frequently",
)

HABIT = (
    # with one of these in the sentence, a bare "would" tells what people used to do
    "every time/day/week/month/year/morning/night/monday/friday/term/winter/summer | each time/week/month/year/day",
    "whenever | back then | in those days | in the old/early days | at that time | used to | at one time",
    "when i/we first/was/were | years ago | once a week/month/year",
)

MODAL_ENDS = (
    "but | although | though | however | because | cos | except | which | , so | so WE | whereas",
    ", WE | and WE did/had/have/was/were | and then | ; | - | ( | ) | since | like we/they did | where | when | what",
    "how | why",
)

CONDITION_ENDS = ("but", "although", "though", "however", "whereas", "because", "cos", ";", "(", ")", ", which")

# --- reported: somebody else's claim, or the speaker's own at another time ------------------------------------------

REPORTED = (
    # verbs of saying, whoever says so
    "said | says | saying | said/says/saying , | claimed | claims that | insisted | insists | reckoned",
    "reckons | promised | assured | complained | announced | admitted | mentioned | asked | warned",
    "explained | replied | argued | argues | alleged | reported that | suggested that/WE | accused",
    "told/telling/tells THEM | told the/my/our/their | tell us/me/them/him/her | been/was/were/being/got/'m/'re told",
    # people who say, think or feel
    "THEY all? say/reckon/think/thinks/thought/believe/believed/believes/claim/assume/assumed",
    "THEY all? feel/felt/feels that/it/they/we/there/the/like/as",
    "i/we/he/she/they/people was/were/'s/'re like ,? i/we/you/no/oh/well/yeah/yes/why/what/right/okay/that/hang/how",
    "he/she/they/it went , | he/she/they/i 's/'re going ,",
    # hearsay
    "i/we/you hear/heard | i/we/you 've heard | rumour has it | rumours/rumour/talk that/of/about | word is/was",
    "led/given to believe/understand | so-called",
    # a feeling, a line, a message that goes round
    "the/their/his/her FEELING was/is/being/were",
    "the/their/his/her FEELING from/among/amongst/at/in/we/i/they/that ... was/is/being",
    # whose words
    "in the words of | to quote | quote | in their/his/her view/opinion/words/eyes",
)

REPORTED_EITHER_WAY = (
    # before or behind the words that they report
    "apparently | allegedly | supposedly | reportedly | according to | as he/she/they put it",
    ", THEY SAID ./,/? | , THEY SAID us/me/them ./,/? | , i/we hear/heard ./, | so WE say/said ./,",
    "so i/we was/were/'m/'re told",
    "i/we was/were/'m/'re told ./, | i/we been? been/was/were led to believe ./,",
)

NOT_REPORTED = (
    # the speaker claims it here and now
    "as/like i/we said/say/mentioned/explained/told | as/like i/we 've? just? said/mentioned | like/as i was saying",
    "i said/mentioned earlier/before/already | i 've already? said/mentioned | i just said | i must/should say",
    "i have/had/'ve/'d got? to say | i would/'d say | i 'm saying | am i saying | i 'm not saying | not saying",
    "i 'm just? saying | n't saying | when i say | what i 'm saying | i was going/about to say | i can/could/'ll tell",
    # turns of phrase
    "that said | having said | that being said | enough said | easier said | said and done | goes without saying",
    "let 's say | shall we say | dare i say | is/'s to say | needless to say | to say the least | saying that ,",
    "says a lot | says it all | says something/more/everything | says no | said no | say no | the said",
    "truth be told | all told | told off | heard of | hear you | heard back | heard from | hear about",
    "asked for/about | explained by | THEY think/thought about/of | who think/thought about/of | quote for",
    "^/so/and/well tell me/us | can/could you tell me/us | mentioned in | promised land | ask/asked myself",
)

REPORTED_ENDS = (
    "but | although | though | however | whereas | ; | ( | )",
    ", i/we | and i/we | so i/we | , so | and then | , which | - i/we | and so",
)
