import type { Genre } from './genre.ts';

/** Posts to and about companies that people depend on: airlines, trains, telephone, banks, parcels, power. */
export const SERVICE: Genre = {
  bad: `
{wait} on hold
on hold for {wait}
been on hold for {wait}
I have been on hold for {wait} now
{wait} on hold and then they hung up
hung up on after {wait}
waited {wait} on the phone
{wait} on the phone and still no answer
nobody answers the phone
no one picks up
your phone line just hangs up
your system hung up on me
can't get through to anyone
can't reach anyone
can't talk to a human
no way to talk to a person
still no answer
still no reply
still no response from you
still waiting
still waiting for {owed}
still waiting on {owed}
still haven't received {owed}
still have not heard back
still haven't heard from you
haven't heard back
no response to my DM
nobody answers my messages
why is nobody answering
why does no one answer
why can't anyone help me
why won't you answer
when will you fix this
when are you going to fix this
how long do we have to wait
how long does it take to fix this
how do you lose {lost}
how is that possible
how is this acceptable
how is this ok
how hard can it be
how do you {fail} and not tell anyone
why did you {fail}
why would you {fail}
you {failed}
you {failed} again
you {failed} and nobody cares
you guys {failed}
they {failed}
they {failed} again
you {failed} and now I {suffer}
{failed} and no apology
now I {suffer}
because of you I {suffer}
thanks to you I {suffer}
thanks for nothing
thanks for ruining my {occasion}
thanks for the {delay}
thank you for ruining our {occasion}
great job losing {lost}
great, another {delay}
another {delay}
another day another {delay}
yet another {delay}
{delay} again
again {delay}
{delay} and no information
{delay} and nobody tells us anything
no information about the {delay}
{delay} for {wait}
{wait} {delay}
{wait} late
{wait} late and counting
{wait} late and no explanation
my {trip} is {wait} late
our {trip} is {wait} late
my {trip} is delayed again
my {trip} was delayed {wait}
my {trip} was cancelled
my {trip} was cancelled without notice
you cancelled my {trip}
you canceled my {trip} and won't rebook me
cancelled my {trip} for no reason
missed my {trip} because of you
missed my connection thanks to you
missing my connection because of your {delay}
going to miss my {trip}
stuck on the {where}
stuck at the {where} for {wait}
sitting on the {where} for {wait}
stranded at the {where}
stranded overnight
sleeping at the {where} tonight
no gate agent in sight
no staff at the {where}
only one agent for the whole line
one person working the counter
the line is not moving
lost {lost}
you lost {lost}
you lost {lost} again
you lost {lost} and nobody can tell me where it is
{lost} is lost
{lost} is still missing
where is {lost}
where the hell is {lost}
{lost} never arrived
{lost} was damaged
you broke {lost}
{lost} has been missing for {wait}
{lost} went to the wrong city
left {lost} in another city
no one knows where {lost} is
been {wait} without {lost}
{site} is down
{site} is down again
{site} is not working
{site} doesn't work
{site} keeps crashing
{site} won't let me check in
{site} won't let me pay
your {site} is useless
your {site} is a joke
can't log in to {site}
can't book on {site}
can't change my booking online
can't check in online
no internet for {wait}
internet is down again
no service for {wait}
no signal all day
no power for {wait}
outage again
your network is terrible
dropped calls all day
slowest internet ever
paying for internet I don't get
I pay you {money} a month for this
you charged me {money}
you charged me twice
charged {money} for nothing
I was charged {money} and got nothing
overcharged again
wrong bill again
my bill is wrong again
my bill went up
{money} for a change fee
{money} just to change a name
won't refund me
refuses to refund
you refuse to refund my {trip}
where is my refund
I want a refund
I want my money back
I demand a refund
need my money back
give me a refund
I deserve compensation
no compensation
no voucher, no apology, nothing
not even an apology
an apology is not enough
your apology means nothing
a voucher does not make up for this
{awful} service
{awful} customer service
{awful} customer service as always
{awful} experience
{awful} airline
{awful} company
{awful} communication
your customer service is {awful}
your service is {awful}
your {staff} {was_bad}
the {staff} {was_bad}
{staff} {was_bad}
your {staff} {was_bad} to my mother
so {staff} {was_bad}
worst customer service ever
worst airline ever
worst company ever
worst flight of my life
worst experience of my life
never flying with you again
never flying you again
I will never fly with you again
last time I fly with you
this is the last time I use you
never using you again
will never book with you again
done with you
I am done with this company
you lost a customer
you just lost a loyal customer
lost my business
switching to {rival}
I'm switching
should have flown with {rival}
should have gone with {rival}
next time {rival}
{rival} would never do this
cancelling my account
cancelling my contract
closing my account
get it together
get your act together
do better
you need to do better
step it up
fix your {site}
fix this now
fix it
not cool
not ok
not happy
not good enough
not impressed
not impressed with your service
unacceptable
this is unacceptable
totally unacceptable
ridiculous
this is ridiculous
absolutely ridiculous
it's a joke
what a joke
you are a joke
pathetic
shame on you
shameful
disgraceful
disgusted with your service
outrageous
so frustrating
so frustrated
beyond frustrated
fed up
I am fed up with this
so angry
furious
I am livid
disappointed
very disappointed
so disappointed in you
extremely disappointed with your service
really let down
let down again
fail
epic fail
big fail
you suck
you guys suck
this sucks
sucks
wtf
smh
ugh
nightmare
what a nightmare
a total nightmare
what a mess
total chaos
chaos at the {where}
disorganised mess
no help at all
no help from your {staff}
zero help
you are not helping
that does not help me
this didn't help
nobody helps
no one can help
refused to help
passed from one person to the next
every agent says something different
keep getting the run around
being lied to
you lied to us
they lied about the reason
blaming the weather
it's not the weather, it's you
seats are broken
my seat is broken
no legroom
freezing on board
no food on board
no water on board
no wifi on board
dirty plane
filthy seat
gave away my seat
you gave away our seats
separated me from my child
bumped from my {trip}
overbooked again
dragged out for {wait}
promised a call back and nobody called
you said {wait}, it has been a week
your app says delivered but nothing came
package says delivered but it is not here
my package is {wait} late
driver did not even ring
driver threw my package over the fence
you delivered it to the wrong house
my card was declined for no reason
you blocked my card
you froze my account
my account is locked and nobody helps
`,
  flat: `
what time does my {trip} leave
what time does the {where} open
is my {trip} on time
is {trip} on schedule
do you fly to the islands
do you have {trip}s on Sunday
which {where} do I go to
which terminal is it
what is the baggage allowance
how many bags can I bring
can I bring a bag on board
can I change my seat
can I change my {trip} to tomorrow
can I add a bag online
can I use my points for this
how do I add my number to the booking
how do I check in
how do I change the name
how do I get a receipt
where can I find my booking code
is there wifi on board
are there power outlets on board
do you allow pets
will the {where} be open on Monday
just sent you a DM
sent you a message
DM sent
I sent the details by DM
following now
please follow me so I can DM you
please follow back
check your DM
ok
ok will do
will do
okay, I will call
I'll try that
I'm at the {where}
on my way to the {where}
at the {where} now
boarding now
my {trip} is at noon
flying to see my family
we fly tomorrow
on the {trip} to work
just landed
I have a booking for two
I booked for next week
it's for my mother
my number is in the message
new route starts in May
you now fly to the coast
they announced new {trip}s
prices for next summer are out
I need to change my address
I need a copy of my bill
I have a question about my bill
I have a question
question about my booking
could you check my booking
can you look at my message
can someone call me
who do I talk to about a group booking
is there a number I can call
what does this code mean
what is the status of my {trip}
looking for a {trip} in June
`,
  good: `
thank you
thanks
thanks so much
thank you so much
thanks a lot
thank you for the quick reply
thanks for the quick response
thanks for your help
thank you for your help
thanks for the help
thanks for helping
thanks for getting back to me
thanks for fixing it
thanks for the upgrade
thank you for the upgrade
thanks for a great {trip}
thank you for a great {trip}
thanks for getting us home
thanks for taking care of us
thank you for finding {lost}
thanks for finding {lost} so fast
found {lost}, thank you
got {lost} back, thanks
you found {lost}, you are the best
{lost} arrived, thank you
much appreciated
really appreciate it
appreciate the help
appreciate the quick response
I appreciate it
you're the best
you are the best
you guys are the best
you guys rock
you rock
you guys are awesome
you are awesome
love you guys
I love flying with you
love flying with you
love this airline
love your {staff}
always a pleasure
always love your service
my favourite airline
favorite airline
best airline
best airline ever
best {trip} ever
best customer service
best service
{fine} service
{fine} customer service
{fine} {trip}
{fine} {staff}
{fine} experience
your {staff} {was_good}
the {staff} {was_good}
{staff} {was_good}
your {staff} {was_good} today
shout out to your {staff}
big thanks to your {staff}
kudos to your {staff}
hats off to your {staff}
props to your {staff}
give your {staff} a raise
your {staff} saved my day
your {staff} went above and beyond
went above and beyond
made my day
you made my day
made our {occasion} special
smooth {trip}
on time
on time and friendly
right on time
early arrival
landed early
we landed early
great crew
great landing
great view
wonderful crew
so comfortable
so helpful
very helpful
super helpful
so friendly
so kind
so quick
that was fast
wow that was fast
fast and easy
problem solved
all sorted now
all fixed, thank you
it works again, thanks
refund received, thank you
got my refund, thanks
you came through
you always come through
you never let me down
never disappoints
impressed
very impressed
so impressed with your service
pleasantly surprised
happy customer
a very happy customer
customer for life
you have a loyal customer
will fly with you again
will definitely fly with you again
can't wait to fly with you
can't wait for my {trip}
excited for my {trip}
looking forward to my {trip}
so excited
yay
awesome
excellent
perfect
great
great job
good job
well done
way to go
nice
nice work
brilliant
fantastic
amazing
love it
love the new {site}
love the new seats
great to hear
good to know, thanks
glad it worked out
glad to be flying with you
`,
  slots: {
    wait: `
2 hours
3 hours
an hour
45 minutes
two days
three days
a week
over an hour
4 hrs
forever
5 days
half a day`,
    owed: `
my refund
a reply
an answer
my bag
my luggage
my parcel
my package
a call back
my voucher
a response
the technician
my order
my money
an explanation
a new card`,
    lost: `
my bag
my bags
my luggage
our luggage
my suitcase
my package
my parcel
my baggage
my stroller
my reservation
my booking
my phone`,
    fail: `
cancel my flight
lose my bag
overbook
delay us
charge me twice
change my seat
close the gate early
ignore your customers
leave us here
cut my internet`,
    failed: `
cancelled my flight
canceled my flight
lost my bag
lost our bags
charged me twice
overbooked the flight
changed my booking without asking
closed the gate early
forgot our bags
left us on the runway
hung up on me
ignored my messages
gave my seat away
messed up my reservation
messed up my booking
cut off my internet
never called back
refused to help
sent me to the wrong gate`,
    suffer: `
missed my connection
miss my connection
have to sleep at the airport
miss a funeral
miss my meeting
missed my meeting
have no clothes
have to pay for a hotel
am stuck
can't get home
will be late for work
lost a day of my vacation
have to wait until tomorrow
can't work`,
    occasion: `
honeymoon
vacation
holiday
birthday
trip
weekend
wedding
anniversary
day
evening`,
    delay: `
delay
delays
cancellation
delayed flight
cancelled flight
delayed train
outage
mechanical problem
missed connection
maintenance delay
late arrival`,
    trip: `
flight
train
bus
trip
connection
first flight
flight home
morning flight
ferry`,
    where: `
airport
gate
runway
tarmac
station
plane
platform
terminal
counter
baggage claim`,
    site: `
website
app
site
system
phone system
booking page
check in`,
    money: `
$200
50 dollars
100 euros
$75
80 pounds
300 bucks`,
    awful: `
terrible
awful
horrible
worst
the worst
poor
pathetic
horrendous
bad
very poor
disgraceful
shocking
appalling
crappy
shitty
non-existent`,
    fine: `
great
excellent
amazing
awesome
outstanding
wonderful
fantastic
fabulous
good
lovely
perfect
super
exceptional`,
    staff: `
staff
crew
gate agent
agent
agents
flight attendant
flight attendants
driver
technician
pilot
customer service
supervisor
desk
team
rep`,
    was_bad: `
was rude
was so rude
were rude
was unhelpful
was useless
hung up on me
lied to us
could not care less
laughed at me
yelled at me
was clueless
refused to help
ignored me
doesn't care
do not care
has no idea
made me cry
was terrible`,
    was_good: `
was great
was amazing
were amazing
was so helpful
was very helpful
was so kind
was wonderful
were wonderful
was awesome
was fantastic
were great
was friendly
was the best
was patient
was very friendly
took great care of us
saved us
fixed everything`,
    rival: `
your competitor
another airline
someone else
a different company
another provider
the other one`,
  },
};
