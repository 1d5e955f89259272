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
any idea when this will be fixed? it has been {wait}
anyone else without {utility}? this is a joke
is anybody there or do you just not care
is there anyone at all who can help me
is this how you treat people who pay you every month
is it too much to ask for a simple answer
are you kidding me
are you serious
seriously? {wait}?
really? {money} for that?
so I pay {money} and {suffer_line}
how do you expect us to get to work
how does a company lose {lost} twice
how many times do I have to call
how many times do I have to explain this
what am I paying for
what is the point of {perk} if {suffer_line}
what kind of company {does_bad}
what kind of service is this
who do I complain to
who do I speak to about a complaint
who runs this place
why even have {perk}
why even offer {perk} if you can't deliver
why is it always {utility}
why does {utility} go down every evening
why do I keep getting {wrong_thing}
why am I being charged {money}
why was I not told
why is your {staff} so rude
when exactly were you going to tell us
when can we expect someone who knows what they are doing
where do I send the bill for my {ruined}
{utility} is down again
{utility} is out for the third time this week
{utility} has been out since {since}
no {utility} since {since}
no {utility} and no answer
still no {utility}
been without {utility} since {since}
waiting since {since}
waiting since {since} for {owed}
I have been waiting since {since} for {owed}
I have called {times} times
called {times} times and got {times} different answers
{times} calls, {times} different answers
{times} emails and no reply
{times} technicians and it is still broken
transferred {times} times
{times} hours later still nothing
on my {times}th person now
{staff} told me one thing, the next one another
your {staff} just told me there is nothing they can do
your {staff} says they can't help
your {staff} promised {owed} and nothing came
your {staff} put me on hold and never came back
I was told {wait}, then {wait}, now nobody knows
they keep telling me {wait}
every time I call it is another excuse
excuse after excuse
one excuse after another
you keep saying sorry and nothing changes
sorry doesn't get me home
sorry is not enough
don't tell me to DM you, fix it
I already sent you a DM {wait} ago
your automatic reply is useless
stop sending me {wrong_thing}
I keep getting {wrong_thing}
got {wrong_thing} instead of {owed}
sent me {wrong_thing}
received {wrong_thing} and nobody wants to know
{does_bad_past} and then blamed me
{does_bad_past} without telling me
{does_bad_past} for the second time this month
you {does_bad_past}, again
nobody told us {does_bad_past_passive}
this has been going on since {since}
this happens every single time
every single time
always the same with you
same story every {day}
third {day} in a row
{ruined} ruined
you ruined my {ruined}
there goes my {ruined}
my kids are crying at the {where}
elderly people standing for {wait}
people are sleeping on the floor at the {where}
not a single {staff} to be seen
nobody in charge
nobody takes responsibility
no one takes ownership
zero communication
zero respect for customers
lack of communication is unreal
your communication is a disgrace
treated like cattle
treated like dirt
treats loyal customers like this
{years} years a customer and this is how you treat me
loyal customer for {years} years, no more
after {years} years I am leaving
I want to speak to a manager
let me speak to a supervisor
get me a supervisor
I will be filing a complaint
filing a complaint
I am telling everyone to avoid you
do not fly with them
do not use this company
avoid this company at all costs
stay away from them
worst {utility} provider
most unreliable {utility} ever
most expensive and least reliable
paying more for less
you raised my price again
hidden fees everywhere
{money} for nothing
robbery
that's theft
thieves
liars
incompetent
clowns
unreal
unbelievable
absurd
insane
wow, just wow
I can't even
I give up
I'm over it
had enough
enough is enough
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
is {utility} down in my area
any outage near the {where}
do you have {utility} in my street
when is {perk} coming back
does my ticket include {perk}
how much is {perk}
how do I sign up for {perk}
how do I cancel {perk}
how do I return something
what documents do I need for my {trip}
what number do I call for {perk}
what is the difference between the two plans
which plan has {perk}
which of the {trip}s goes through the night
who can I ask about {perk}
could you tell me if my {trip} has {perk}
could you please send me the link
can you tell me the opening hours
can I pick it up at the {where}
can my mother collect it for me
do you ship to the islands
do you accept cash
are dogs allowed on the {trip}
are you open on {day}
is the {where} open on {day}
is there parking at the {where}
is there a {trip} on {day}
does the {trip} stop at the {where}
will there be a {trip} on {day}
waiting at the {where}
in line at the {where}
at the {where} with the kids
my {trip} leaves on {day}
we leave on {day}
booked for {day}
moving on {day}, need to change my address
new number, who do I tell
I replied to your message
replied
see my DM
I sent the number
it's the one on {day}
yes, that one
no, the other one
yes please
thanks, I will wait
okay thanks, will check
they say it is the weather
heard they are merging
they now offer {perk}
your new ad is on every bus
saw your plane over the lake
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
{utility} is back, thank you
{utility} back within the hour, well done
quick fix, thanks
fixed in minutes
your {staff} fixed {utility} in ten minutes
your {staff} stayed until it was working
your {staff} called me back as promised
your {staff} got me on an earlier {trip}
your {staff} found us seats together
your {staff} was so patient with my mother
your {staff} deserves a medal
please thank your {staff} for me
thank your {staff} at the {where} for me
can you pass my thanks to your {staff}
how do I compliment one of your {staff}
who do I tell that your {staff} was fantastic
best {utility} I have had
{utility} is so fast now
{years} years a customer and still happy
{years} years and never a problem
glad I switched to you
so glad I chose you
switched from {rival} and so happy
{perk} is great
love {perk}
loving {perk}
thanks for {perk}
thank you for {perk}
{perk} made my day
what a lovely surprise
lovely surprise
delivered a day early
arrived before I expected
refund already there, wow
refund in one day, impressive
sorted in five minutes
all sorted, you are stars
you are a star
credit where it is due
that is how you do it
other companies could learn from you
five stars for your {staff}
can't fault them
can't thank you enough
could not have been easier
so easy
no wait at all
no queue, no stress
easiest {trip} ever
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
    utility: `
internet
broadband
power
electricity
water
phone line
signal
wifi
heating
network`,
    since: `
Monday
Friday
this morning
last week
6am
yesterday
the weekend
last month`,
    times: `
two
three
four
5
six
7
ten
12`,
    day: `
Monday
Saturday
Sunday
Friday
morning
week
night`,
    years: `
five
ten
12
twenty
8
15`,
    perk: `
priority boarding
first class
wifi on board
next day delivery
online check in
the loyalty card
the night service
the extra legroom
roaming
the app
same day delivery
the free upgrade`,
    wrong_thing: `
someone else's bill
the wrong bill
the wrong card
marketing emails
an empty box
a broken phone
the wrong size
a final reminder for a bill I paid
an automatic answer
a used one`,
    ruined: `
honeymoon
weekend
birthday
holiday
job interview
day off
wedding
exam
funeral`,
    suffer_line: `
I still wait
nothing works
nobody answers
I have to do it all myself
I sit on the floor
there is no seat
my bag is gone
it never comes`,
    does_bad: `
does this to people
leaves a family at the gate
charges twice and keeps it
loses a wheelchair
hangs up on customers
cancels by text`,
    does_bad_past: `
cancelled my order
changed my plan
moved my appointment
put me on another bus
cut me off
doubled my bill
closed my case
sold my seat
sent a technician to the wrong street`,
    does_bad_past_passive: `
the train was cancelled
the desk was closed
the price had changed
the order was cancelled
the gate had moved`,
    rival: `
your competitor
another airline
someone else
a different company
another provider
the other one`,
  },
};
