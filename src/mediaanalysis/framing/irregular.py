"""English words that no spelling rule inflects (Quirk et al. 1985, sections 5.78 to 5.93 and 3.11 to 3.19)."""

from __future__ import annotations

# base = past / participle, the participle only where it differs; several where usage is divided.
_VERBS = """
arise = arose / arisen
awake = awoke / awoken
bear = bore / borne
beat = beat / beaten
become = became / become
befall = befell / befallen
begin = began / begun
behold = beheld
bend = bent
beset = beset
bet = bet
bid = bid bade / bid bidden
bind = bound
bite = bit / bitten
bleed = bled
blow = blew / blown
break = broke / broken
breed = bred
bring = brought
broadcast = broadcast
build = built
burn = burned burnt
burst = burst
buy = bought
cast = cast
catch = caught
choose = chose / chosen
cling = clung
come = came / come
cost = cost
creep = crept
cut = cut
deal = dealt
dig = dug
dive = dived dove / dived
do = did / done
draw = drew / drawn
dream = dreamed dreamt
drink = drank / drunk
drive = drove / driven
dwell = dwelt dwelled
eat = ate / eaten
fall = fell / fallen
feed = fed
feel = felt
fight = fought
find = found
flee = fled
fling = flung
fly = flew / flown
forbid = forbade forbad / forbidden
forecast = forecast forecasted
forget = forgot / forgotten
forgive = forgave / forgiven
forgo = forwent / forgone
forsake = forsook / forsaken
freeze = froze / frozen
get = got / got gotten
give = gave / given
go = went / gone
grind = ground
grow = grew / grown
hang = hung hanged
have = had
hear = heard
hide = hid / hidden
hit = hit
hold = held
hurt = hurt
input = input
keep = kept
kneel = knelt kneeled
know = knew / known
lay = laid
lead = led
lean = leaned leant
leap = leaped leapt
learn = learned learnt
leave = left
lend = lent
let = let
light = lit lighted
lose = lost
make = made
mean = meant
meet = met
mow = mowed / mown mowed
offset = offset
overlie = overlay / overlain
pay = paid
plead = pleaded pled
prove = proved / proven
put = put
quit = quit
read = read
rend = rent
rid = rid
ride = rode / ridden
ring = rang / rung
rise = rose / risen
run = ran / run
say = said
see = saw / seen
seek = sought
sell = sold
send = sent
set = set
shake = shook / shaken
shed = shed
shine = shone shined
shoot = shot
show = showed / shown
shrink = shrank shrunk / shrunk shrunken
shut = shut
sing = sang / sung
sink = sank sunk / sunk
sit = sat
slay = slew / slain
sleep = slept
slide = slid
sling = slung
slink = slunk
slit = slit
sneak = sneaked snuck
sow = sowed / sown
speak = spoke / spoken
speed = sped
spell = spelled spelt
spend = spent
spill = spilled spilt
spin = spun
spit = spat spit
split = split
spoil = spoiled spoilt
spread = spread
spring = sprang sprung / sprung
stand = stood
steal = stole / stolen
stick = stuck
sting = stung
stink = stank / stunk
stride = strode / stridden
strike = struck / stricken
string = strung
strive = strove / striven
swear = swore / sworn
sweep = swept
swell = swelled / swollen
swim = swam / swum
swing = swung
take = took / taken
teach = taught
tear = tore / torn
telecast = telecast
tell = told
think = thought
throw = threw / thrown
thrust = thrust
tread = trod / trodden
underlie = underlay / underlain
upset = upset
wake = woke / woken
wear = wore / worn
weave = wove / woven
wed = wed wedded
weep = wept
win = won
wind = wound
withhold = withheld
wring = wrung
write = wrote / written
"""
IRREGULAR_VERBS = dict(line.split(" = ") for line in _VERBS.strip().splitlines())

_NOUNS = """
person = people persons
foot = feet
tooth = teeth
goose = geese
mouse = mice
louse = lice
ox = oxen
penny = pennies pence
criterion = criteria
phenomenon = phenomena
medium = media
datum = data
stimulus = stimuli
fungus = fungi
appendix = appendices appendixes
index = indices indexes
vertex = vertices
life = lives
wife = wives
housewife = housewives
midwife = midwives
knife = knives
leaf = leaves
thief = thieves
half = halves
self = selves
calf = calves
wolf = wolves
shelf = shelves
loaf = loaves
sheaf = sheaves
hoof = hooves hoofs
scarf = scarves scarfs
hero = heroes
antihero = antiheroes
superhero = superheroes
potato = potatoes
tomato = tomatoes
echo = echoes
veto = vetoes
torpedo = torpedoes
embargo = embargoes
cargo = cargoes cargos
volcano = volcanoes volcanos
mosquito = mosquitoes mosquitos
innuendo = innuendoes innuendos
fiasco = fiascos fiascoes
quiz = quizzes
chassis = chassis
passerby = passersby
paparazzo = paparazzi
graffito = graffiti
axis = axes
ax = axes
"""
IRREGULAR_NOUNS = dict(line.split(" = ") for line in _NOUNS.strip().splitlines())

_UNCHANGED = """
sheep deer fish offspring series species means headquarters barracks crossroads gallows corps swine bison
propaganda rhetoric nonsense violence information evidence police cattle
"""
UNCHANGED_NOUNS = frozenset(_UNCHANGED.split())

# Nouns in -man that are not men.
_NOT_MEN = "german human roman norman ottoman shaman talisman caiman superhuman subhuman turkoman"
NOT_MEN = frozenset(_NOT_MEN.split())

# Longer verbs stressed on their last syllable, and compounds of a short verb: the consonant doubles.
_DOUBLING = """
abet abhor abut acquit admit allot annul appal backpedal befit beget begin commit compel concur confer control
debar debug defer demur deter disbar dispel distil embed emit enrol enthral entrap equip excel expel extol forbid
forget fulfil handicap humbug impel incur infer instil intermit kidnap occur omit outfit outrun outstrip outwit
overlap overrun overstep patrol permit prefer program propel readmit rebel rebut recap recur refer refit regret
remit repel resubmit rerun retrofit sandbag sidestep submit transfer transmit transship unclog undercut unplug
unpin unwrap unzip upset worship zigzag hobnob nonplus eavesdrop leapfrog wiretap
"""
DOUBLING = frozenset(_DOUBLING.split())

# Doubled in Britain, single in America.
_BOTH = """
backpedal bedevil cancel channel counsel dial disembowel drivel duel enamel equal focus fuel funnel
grovel imperil initial jewel kidnap label level libel marshal metal model panel pedal pencil pummel quarrel refuel
revel rival shovel shrivel signal snivel snorkel spiral squirrel stencil swivel total towel trammel travel trowel
tunnel unravel victual worship bias
"""
BOTH_DOUBLINGS = frozenset(_BOTH.split())
