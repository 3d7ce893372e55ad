"""Words that tell names: capitals that are no names, titles, given names, kinds of place and organisation."""

from __future__ import annotations


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


GENERAL = _words(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter ramadan covid coronavirus brexit english british
    american european french german spanish polish irish scottish welsh asian african black white gypsy roma
    traveller muslim christian jewish hindu sikh nhs nhse ics icb icbs ics's pcn pcns jfp vcse vcfse ccg ccgs
    gp gps ukhsa ohid dhsc cqc nice lgbt lgbtq it hr ceo cfo sro pmo core core20plus5 plus teams zoom
    microsoft google whatsapp excel powerpoint internet mr mrs ms miss mx dr prof professor sir dame lord lady
    ok okay tv uk usa eu england britain am pm mm-hmm god labour conservative tory parliament government
    treasury whitehall internet phd bame imd jsna fte kpi kpis bsl pdf cv somali bengali urdu punjabi romanian
    arabic christmases univ nhs's cvs tb hiv adhd dna a and the of in we it that i"""
)
"""What is written with a capital everywhere, and names nobody."""

TITLES = _words(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady councillor cllr sister nurse reverend "
    "aunt auntie uncle"
)

LINKS = _words("of for upon de da del la le van der von al bin st")
"""Small words that may stand inside a name."""

ORGANISATIONS = _words(
    """trust council hospital university college school board partnership surgery practice foundation ltd limited plc
    charity hospice infirmary clinic alliance federation association network society committee company group
    healthwatch institute agency authority church mosque club centre service services union icb ics pcn ccg"""
)
"""A name with one of these words is an organisation's."""

PLACES = _words(
    """road street avenue lane close drive estate park river valley bridge square village town city county borough
    district island green hill coast dale moor north south east west"""
)
"""A name with one of these words is a place's."""

NEAR_PLACES = _words("in at near around across outside")
"""Before a name, these mean a place more often than a person."""

TOWNS = _words(
    """aberdeen barnet barnsley bath bedford belfast birmingham blackburn blackpool bolton bournemouth bradford
    brighton bristol burnley bury calderdale cambridge canterbury cardiff carlisle chelmsford chester
    chesterfield colchester coventry crawley croydon cumbria darlington derby devon doncaster dorset dover
    dudley dundee durham ealing eastbourne edinburgh essex exeter gateshead glasgow gloucester greenwich
    grimsby hackney halifax hampshire harrogate hartlepool hastings hereford hertfordshire huddersfield hull
    ipswich islington kent kirklees lambeth lancashire lancaster leeds leicester lewisham lincoln lincolnshire
    liverpool london luton maidstone manchester middlesbrough newcastle newham norfolk northampton
    northumberland norwich nottingham oldham oxford peterborough plymouth portsmouth preston reading redcar
    rochdale rotherham salford salisbury sandwell scarborough sheffield shropshire slough solihull somerset
    southampton southend southwark staffordshire stockport stockton stoke suffolk sunderland surrey sussex
    swansea swindon tameside teesside telford torbay trafford wakefield walsall wandsworth warrington warwick
    wigan wiltshire winchester wirral wolverhampton worcester worthing york yorkshire humber mersey tyne tees
    wales scotland ireland midlands cornwall berkshire buckinghamshire cheshire derbyshire leicestershire
    nottinghamshire oxfordshire worcestershire gloucestershire cambridgeshire bedfordshire northamptonshire"""
)
"""Towns, counties and regions that people name most."""

GIVEN = _words(
    """aaron abdul abigail adam adrian ahmed aisha alan alex alexander alice alison amanda amber amelia amir amy ana
    andrea andrew angela anita ann anna anne anthony april arthur ash barbara ben benjamin bernard beth bill
    bob brenda brian bruce carl carol caroline catherine charles charlie charlotte cheryl chloe chris
    christine christopher claire clare cliff colin craig daisy dale daniel darren dave david dawn dean deborah
    debbie denise dennis derek diana diane dominic donald donna dorothy doug duncan earl ed eddie edward
    eileen elaine eleanor elizabeth ella ellen ellie emily emma eric erin ernest ethan eva evie faith fatima
    faye fiona florence frances frank fred gail gareth gary gavin gemma gene geoff george gerald gill gillian
    glen gordon grace graham grant greg guy hannah harold harriet harry hassan hazel heather heidi helen henry
    holly hope howard hugh ian imran irene iris isaac isabel isla ivy jack jackie jacob jade jake james jamie
    jan jane janet janice jason jay jean jeff jennifer jenny jeremy jess jessica jill jim jo joan joanna
    joanne joe john jon jonathan jordan joseph josh joshua joy joyce judith judy julia julian julie june karen
    kate katherine kathleen katie kay keith kelly ken kenneth kerry kevin kim kirsty lara laura lauren
    lawrence leah lee leo leon lesley lewis liam lily linda lindsay lisa liz louis louise lucy luke lynn
    maggie marcus may margaret maria marie marilyn mark martha martin mary matt matthew maureen max megan
    melanie melissa michael michelle mike mohammed molly monica muhammad nadia nancy naomi natalie natasha
    neil nicholas nick nicola nigel nina noah nora norman oliver olivia omar oscar owen pam pamela pat
    patricia patrick paul paula pauline pearl penny pete peter phil philip phoebe poppy rachel ralph ray
    raymond rebecca richard rita rob robert robin roger ron rosa rose rosemary ross roy ruby russell ruth ryan
    sally sam samantha samuel sandra sara sarah scott sean sharon sheila shirley simon sophie stacey stan
    stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tariq ted teresa terry
    thomas tim tina toby tom tony tracey tracy trevor valerie vanessa vera veronica vicky victor victoria
    vincent violet walter wayne wendy will william yasmin yusuf yvonne zach zainab zoe"""
)
"""Given names that people in Britain bear most, ordinary words among them."""

UNMISTAKABLE = TOWNS - _words("bath bury reading hull stoke derby slough tees humber preston crawley wells")
"""Towns whose names are no words: a small letter does not make one of them."""
