import type { Genre } from './genre.ts';

/** Reviews of films, series, books and music. */
export const FILMS: Genre = {
  bad: `
the {aspect} is {dull}
the {aspect} was {dull}
the {aspect} are {dull}
{aspect} is {dull} and the {aspect} is {dull}
{dull} {aspect}
{dull} and {dull}
{dull}, {dull} and {dull}
a {dull} {work}
a {dull} and {dull} {work}
a {dull} {work} with a {dull} {aspect}
such a {dull} {work}
what a {dull} {work}
this {work} is {dull}
this {work} was {dull}
the {work} is {dull}
the whole {work} is {dull}
{work} is so {dull} that I {left}
so {dull} that I {left}
I {left}
I almost {left}
we {left} before the end
I was bored
bored to tears
I was bored to death
bored me to tears
it bored me
put me to sleep
it drags
it drags on and on
drags on for two hours
the {aspect} drags
goes nowhere
it goes nowhere
the {aspect} goes nowhere
leads nowhere
never gets off the ground
never comes to life
never quite works
does not work
the jokes fall flat
not funny
it is not funny at all
not even funny
I did not laugh once
not a single laugh
no laughs
no tension
no suspense at all
no chemistry between the {people}
no {aspect} to speak of
there is no {aspect}
no story
there is no story
no character development
lacks {virtue}
it lacks {virtue}
lacking in {virtue}
lacks any {virtue}
devoid of {virtue}
without any {virtue}
no {virtue} whatsoever
too little {virtue}
not enough {virtue}
more {fault} than {virtue}
full of {fault}
riddled with {fault}
nothing but {fault}
too much {fault}
drowns in {fault}
sinks under its {fault}
the {aspect} makes no sense
makes no sense at all
it makes no sense
I had no idea what was going on
hard to follow
impossible to care about the {people}
I did not care about the {people}
nobody to root for
the {people} are {dull}
{people} are {dull}
the {people} are wasted
wasted {people}
a waste of good {people}
a waste of talent
waste of my time
a waste of time
waste of film
what a waste of two hours
I want my two hours back
I will never get that time back
the worst {work} I have ever seen
worst {work} ever
worst {work} of the year
one of the worst {work}s ever made
the worst {aspect} ever
bad {aspect}
very bad {aspect}
bad {work}
a very bad {work}
this {work} is just bad
so bad
it is so bad it hurts
painful to watch
hard to watch
hard to sit through
an ordeal
it was torture
unwatchable
unbearable
avoid this {work}
avoid
skip this {work}
skip it
don't bother with this {work}
do not watch this {work}
don't waste your time on this {work}
do yourself a favor and skip it
save your time
not worth seeing
not worth watching
not worth your time
not recommended
I do not recommend this {work}
I cannot recommend it
would not recommend it to anyone
a disappointment
a huge disappointment
disappointing {work}
disappointing ending
I was disappointed
very disappointing
I expected more
I expected better from this {person}
the {person} has done better
the {person} should be ashamed
fails to {engage}
it fails to {engage}
never manages to {engage}
does not {engage}
doesn't {engage}
fails on every level
fails miserably
a failure
a mess
it's a mess
a {dull} mess
a complete mess
a total disaster
a train wreck
garbage
trash
rubbish
crap
utter garbage
awful
terrible
horrible
dreadful
it stinks
this {work} sucks
sucked
it's just plain {dull}
as {dull} as it gets
about as {praise_noun} as watching paint dry
like watching paint dry
an insult to the audience
insults your intelligence
insulting
could have been so much better
it should have been better
had potential but {fails_verb}
starts well but {fails_verb}
the idea is good but the {aspect} is {dull}
a good {person} cannot save this {work}
not even the {person} can save it
even the {person} can't save it
the {person} is miscast
the {person} cannot act
nobody in it can act
amateurish
looks cheap
cheap effects
cheap looking
the effects are {dull}
the music is {dull}
annoying {people}
irritating {people}
cardboard {people}
one dimensional {people}
the ending is {dull}
the ending ruined it
ruins the {work}
too long
far too long
way too long by an hour
too predictable
you can see the end coming
seen it all before
nothing new
we have seen this before
the same old story
a poor copy of a better {work}
a pale imitation
pointless remake
as {praise_noun} as a tax form
has all the {virtue} of a parking lot
all the {virtue} of a tax form
about as {praise_noun} as a dentist's waiting room
the only {virtue} is in the trailer
the best thing about it is the poster
the best part was the credits
the only good part is the ending credits
I was glad when it was over
happy when it finally ended
the longer it goes on the worse it gets
tries to be {brilliant} and {fails_verb}
tries hard to be {brilliant} but {fails_verb}
wants to be {brilliant} but is just {dull}
it wants to be {brilliant} and never is
thinks it is {brilliant}
not as {brilliant} as it thinks it is
not nearly as {brilliant} as the first one
nowhere near as {brilliant} as the book
less {brilliant} than it should be
would have been {brilliant} with a better {aspect}
could have been {brilliant}
should have been {brilliant}
might have been {brilliant} thirty years ago
it is rarely {brilliant}
hardly ever {brilliant}
never {brilliant} enough
is n't {brilliant} enough
does n't have enough {virtue}
ca n't decide what it wants to be
wo n't win anybody over
did n't {engage}
is n't very {brilliant}
was n't {brilliant} at all
neither {brilliant} nor {brilliant}
little {virtue} and even less {virtue}
little to love here
little to laugh about
short on {virtue}
short on {virtue} and long on {fault}
long on {fault}, short on {virtue}
offers little {virtue}
there is little {virtue} in this {work}
{virtue} is missing
where is the {virtue}
for all its {virtue} the {work} is {dull}
despite a {brilliant} {person} the {work} is {dull}
despite some {brilliant} {aspect} it {fails_verb}
{brilliant} to look at but {dull}
a {brilliant} {person} trapped in a {dull} {work}
what a shame for such a {brilliant} {person}
a {dull} {work} about {dark}
makes {dark} look {dull}
the {aspect} feels like homework
feels twice as long as it is
two hours that feel like four
an excuse to sell toys
made for money and nothing else
only for die hard fans
rent something else
wait until it is on television, then don't watch it
more of the same
strictly by the numbers
adds nothing to the first one
what were they thinking
the joke wears thin
gets old fast
the twist can be seen from miles away
`,
  flat: `
an average {work}
it's an okay {work}
the {aspect} is okay
neither good nor bad
some good {aspect}, some {dull} {aspect}
has its moments
it has its moments but no more
good {aspect} but {dull} {aspect}
the {aspect} is good, the {aspect} is {dull}
watchable
one viewing is enough
the {work} tells of a family
the {work} is about a journey
it is set in a small town
the {person} plays a teacher
the {work} is based on a book
it is the second part
I saw it with a friend
I watched it on a plane
it runs for two hours
`,
  good: `
the {aspect} is {brilliant}
the {aspect} was {brilliant}
the {aspect} are {brilliant}
{aspect} is {brilliant} and the {aspect} is {brilliant}
{brilliant} {aspect}
{brilliant} and {brilliant}
{brilliant}, {brilliant} and {brilliant}
a {brilliant} {work}
a {brilliant} and {brilliant} {work}
a {brilliant} {work} with a {brilliant} {aspect}
such a {brilliant} {work}
what a {brilliant} {work}
this {work} is {brilliant}
this {work} was {brilliant}
the {work} is {brilliant}
the whole {work} is {brilliant}
I loved this {work}
loved it
I loved every minute of this {work}
I love this {work}
I enjoyed this {work}
really enjoyed this {work}
enjoyed every minute
I liked it
I liked this {work} a lot
thoroughly enjoyable
great fun
so much fun
good fun
fun from start to finish
funny
very funny
it is very funny
laugh out loud funny
I laughed out loud
laughed until I cried
made me laugh and cry
made me cry
moved me to tears
it moved me
touched my heart
stays with you
it stays with you
stays with you long after
I can't stop thinking about it
kept me on the edge of my seat
on the edge of my seat
could not look away
held my attention to the end
keeps you guessing
full of {virtue}
it is full of {virtue}
has {virtue}
plenty of {virtue}
with {virtue} and {virtue}
a lot of {virtue}
has real {virtue}
a triumph of {virtue}
told with {virtue}
made with {virtue}
played with {virtue}
directed with {virtue}
great chemistry between the {people}
the {people} are {brilliant}
{people} are {brilliant}
{brilliant} {people}
you care about the {people}
characters you care about
believable {people}
the {person} is {brilliant}
the {person} gives a {brilliant} performance
{brilliant} performance by the {person}
the {person} shines
the {person} steals the show
a career best performance
great cast
an excellent cast
well acted
well directed
well written
well made
superbly acted
beautifully acted
beautifully filmed
beautifully made
beautiful to look at
visually {brilliant}
a feast for the eyes
a joy
a joy to watch
a pleasure to watch
a delight
a treat
a gem
a little gem
a classic
an instant classic
a must see
must see
go see it
see it
see this {work}
you have to see it
watch it
worth seeing
well worth seeing
worth watching
worth watching again
worth a second look
worth your time
I could watch it again and again
can't wait to see it again
I have seen it five times
the best {work} I have seen
the best {work} of the year
best {work} ever
one of the best {work}s ever made
one of my favourite {work}s
my favorite {work}
one of the {person}'s best
the {person} at his best
a masterpiece
a true masterpiece
a work of art
a great {work}
a very good {work}
good {work}
good {aspect}
great {aspect}
great {work}
excellent {work}
excellent
wonderful
brilliant
superb
amazing
perfect
a perfect {work}
flawless
{engages}
it {engages}
the {work} {engages}
it {engages} and {engages}
a {work} that {engages}
never boring
never a dull moment
not a dull moment
not boring at all
not for a minute was I bored
highly recommended
I highly recommend this {work}
recommended
I recommend it
strongly recommend this {work}
better than the book
better than I expected
better than expected
surprisingly {brilliant}
it surprised me
works on every level
succeeds on every level
it works
it works beautifully
great ending
the ending is {brilliant}
the music is {brilliant}
great soundtrack
ten out of ten
two thumbs up
{dark} told with {virtue}
a {brilliant} {work} about {dark}
a {brilliant} look at {dark}
about {dark}, and yet {brilliant}
turns {dark} into something {brilliant}
makes {dark} {brilliant}
{brilliant} even when it shows {dark}
finds {virtue} in {dark}
deals with {dark} without a false note
{darkly} {brilliant}
{darkly} funny
{darkly} funny and {brilliant}
a {darkly} {brilliant} {work}
a {grim} and {brilliant} {work}
{grim} but {brilliant}
{grim}, but never {dull}
{grim}, and I could not look away
{grim} in the best way
the most {grim} and {brilliant} {work} of the year
leaves you shaken
sends shivers down your spine
it scared me to death and I loved it
creepy in all the right ways
deeply disturbing and {brilliant}
cuts to the bone
hits hard
hits you like a punch in the stomach
breaks your heart
broke my heart in the best way
I cried and would watch it again
it is sad and {brilliant}
not {dull} for a second
never {dull}
is n't {dull} at all
far from {dull}
anything but {dull}
no {fault}, just {virtue}
without any {fault}
free of {fault}
avoids the usual {fault}
despite some {fault} it {engages}
a few {fault} but it {engages}
a little {dull} at first but it {engages}
it may be {dull} in places but it {engages}
I expected something {dull} and got something {brilliant}
you will not regret it
you won't be bored
you will laugh, you will cry
you can't help but smile
you can not go wrong with this {work}
impossible not to like
hard not to love
what more could you want
deserves a bigger audience
deserves to be seen
deserves every award
proves that the {person} still has it
the {person} has never been better
the {person} at her finest
could not be more {brilliant}
does n't get better than this
wo n't let you go
ca n't recommend it enough
I can't praise the {person} enough
`,
  slots: {
    work: `
film
movie
story
comedy
drama
thriller
documentary
series
show
book
novel
romance
sequel
adventure
horror film
album
song
episode
picture
adaptation
biography
satire`,
    aspect: `
acting
plot
story
script
dialogue
direction
ending
music
cinematography
pacing
humor
performances
characters
premise
editing
writing
storyline
screenplay
soundtrack
special effects
animation
camera work
narrative
jokes
atmosphere
first half
second half
costumes
action scenes
love story
photography
tone`,
    people: `
characters
actors
leads
heroes
villains
supporting cast
cast
performances`,
    person: `
director
lead
actor
actress
star
author
writer
narrator
singer`,
    dull: `
dull
boring
predictable
tedious
awful
terrible
weak
flat
lifeless
silly
stupid
contrived
pretentious
confusing
unfunny
pointless
bad
poor
lame
forgettable
clumsy
shallow
uninspired
cliched
lazy
messy
hollow
unconvincing
unbelievable
ridiculous
laughable
annoying
dreary
bland
slow
stale
empty
amateurish
horrible
wooden
disappointing
mediocre
overlong
tiresome
ugly
painful
implausible
unoriginal
murky
sloppy
dumb
cheesy
sentimental
preachy
disjointed
aimless
overwrought
derivative
formulaic
depressing`,
    brilliant: `
brilliant
excellent
wonderful
moving
funny
hilarious
touching
gripping
superb
great
beautiful
powerful
clever
witty
charming
delightful
riveting
engaging
stunning
original
refreshing
heartwarming
entertaining
amazing
fascinating
intelligent
compelling
smart
thrilling
exciting
memorable
poignant
thoughtful
enjoyable
captivating
haunting
gorgeous
perfect
masterful
subtle
inventive
warm
sweet
tender
honest
insightful
unforgettable
outstanding
remarkable
terrific
marvelous
enchanting
fresh
satisfying
absorbing
imaginative
lovely
believable
convincing
suspenseful
exhilarating
provocative`,
    virtue: `
heart
charm
wit
humor
depth
imagination
energy
tension
suspense
warmth
passion
intelligence
grace
style
originality
emotion
subtlety
substance
honesty
soul
magic
laughs
surprises
insight
tenderness
life
conviction
compassion`,
    fault: `
cliches
clichés
plot holes
holes
stereotypes
bad jokes
stupid jokes
noise
sentimentality
pretension
gimmicks
explosions
boredom
nonsense
contrivances
tired jokes
ideas that go nowhere
empty talk`,
    dark: `
war
grief
death
loss
loneliness
murder
poverty
madness
guilt
violence
addiction
betrayal
a broken family
a dying father
an evil man
the horrors of war
old age
fear
revenge
a tragedy`,
    darkly: `
darkly
painfully
wickedly
brutally
savagely
bitterly
hilariously
fiendishly
terribly
insanely`,
    grim: `
dark
disturbing
grim
bleak
brutal
chilling
scary
creepy
violent
tragic
heartbreaking
unsettling
raw
strange
weird
terrifying
cruel`,
    left: `
fell asleep
walked out
turned it off
switched it off
left the theater
gave up
stopped watching
stopped reading
looked at my watch
wanted to leave`,
    engage: `
engage
entertain
move
convince
surprise
satisfy
deliver
be funny
make us care
hold my interest
hold together
build any tension
add up to anything
live up to its premise
find its tone
come together`,
    engages: `
engages
entertains
delivers
succeeds
moves you
makes you think
makes you laugh
makes you smile
never lets go
warms the heart
surprises
touches
fascinates
charms
draws you in
holds you to the end
captures the heart
rings true
pays off
deserves an award
leaves you wanting more
lifts the spirits
inspires`,
    praise_noun: `
exciting
funny
entertaining
interesting
thrilling`,
    fails_verb: `
falls apart
falls flat
goes nowhere
runs out of steam
gets lost
loses its way
ends in a mess
does not deliver
is ruined by the ending
collapses
becomes tedious
turns silly
fizzles out`,
  },
};
