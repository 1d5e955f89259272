import type { Genre } from './genre.ts';

/** Reviews of things that were bought, and of the shops that sold them. */
export const PRODUCTS: Genre = {
  bad: `
the {item} {broke}
my {item} {broke}
this {item} {broke}
{item} {broke} after {while}
it {broke} after {while}
{broke} within {while}
{broke} the first time I used it
the {piece} {broke}
the {piece} {broke} after {while}
the {piece} is {shoddy}
the {piece} feels {shoddy}
{shoddy} {piece}
very {shoddy}
{shoddy} material
{shoddy} quality
made of {shoddy} plastic
the {item} is {shoddy}
{shoddy} {item}
what a {shoddy} {item}
the worst {item} I have ever owned
the worst {item} ever
worst {item} I ever bought
one of the worst purchases I have made
I regret this purchase
big mistake buying this {item}
don't buy this {item}
do not buy this {item}
avoid this {item}
stay away from this {item}
buyer beware
beware
save yourself the trouble
buy something else
spend your money elsewhere
look elsewhere
I would not buy it again
would never buy this {item} again
will not buy from this brand again
won't be buying again
I threw it away
I threw the {item} in the bin
it went straight into the bin
ended up in the trash
this {item} belongs in the trash
sent it back
I sent it back the same day
returned the {item}
had to return the {item}
I am returning this {item}
wanted a refund
I asked for a refund and got nothing
they refuse a refund
no refund
they would not take it back
had to pay for the return
return shipping was at my cost
the replacement {broke} too
the second one {broke} as well
this is my third {item} and it {broke} again
it is the second time it {broke}
lasted only {while}
it only lasted {while}
didn't last {while}
did not even last {while}
died after {while}
died on me
dead on arrival
arrived dead
doesn't charge
does not hold a charge
the battery life is {poor}
{poor} battery life
battery life is a joke
the {quality} is {poor}
{poor} {quality}
very {poor} {quality}
{quality} is not good
{quality} is not what I expected
the {quality} leaves much to be desired
{quality} could not be worse
I am not happy with the {quality}
disappointed with the {quality}
disappointed in this {item}
what a disappointment this {item} is
I expected better {quality}
not the {quality} I expected for {money}
not worth {money}
way too expensive for such {poor} {quality}
overpriced junk
overpriced for what it is
cheap junk
cheap Chinese junk
cheap knock off
counterfeit
it is a counterfeit
obviously used
it was used and dirty
came with scratches
came scratched
came without the {piece}
the {piece} was missing
the {piece} is missing
came in the wrong colour
wrong size
wrong item
got the wrong {item}
I received the wrong {item}
not what I ordered
not what was pictured
not like the picture
doesn't look like the picture
misleading description
false advertising
the description is a lie
does not do what it claims
does not do what it says
doesn't do what it is supposed to do
it does not work with my {item}
not compatible
doesn't fit my {item}
it doesn't fit
did not fit
runs small
too tight
too short
too heavy
too loud
the {piece} is too short
the {piece} is too small
the {piece} does not stay on
falls off all the time
keeps falling off
falls out of my ears
hurts my ears
it hurts
uncomfortable to wear
hard to use
hard to assemble
hard to clean
impossible to assemble
impossible to clean
impossible to open
can't get it to work
could not get it to work
never got it to work
never worked
it never worked right
it never worked properly
didn't work from day one
did not work out of the box
won't pair with my phone
doesn't connect
loses the connection
drops calls
people can't hear me
I can't hear the other person
poor reception
terrible reception
bad reception
static noise
too much static
there is an echo
the volume is too low
screen went black
gets way too hot
smells of chemicals
smells like plastic
leaked all over
it leaks
stained my clothes
the colour faded after one wash
shrank in the wash
full of holes
came apart at the seams
flimsy
clunky
bulky and ugly
design flaw
a design flaw ruins it
poorly made
poorly designed
badly designed
badly made
stupid design
useless {item}
absolutely useless {item}
complete junk
total junk
piece of junk
piece of crap
what a piece of junk
rubbish
utter rubbish
this is rubbish
delivery took {while}
delivery took far too long
delivery was {poor}
it took {while} to arrive
still waiting for my {item}
still waiting after {while}
order never arrived
the order was never delivered
my {item} never came
never got my {item}
ordered {while} ago and still nothing
nothing has arrived
the parcel was left in the rain
the parcel got lost
the box was crushed
badly packaged
bad packaging
the courier left it with a stranger
no tracking information
cancelled my order without telling me
they cancelled my order
out of stock after I had paid
the shop does not answer
the seller does not answer
the seller ignored me
seller never replied
no reply to my e-mails
no answer from customer service
customer service is {poor}
{poor} customer service
{poor} service
bad service
bad service and {poor} {quality}
unfriendly on the phone
nobody picks up the phone
they do not answer the phone
sent three e-mails and no answer
they promised to call back and did not
they don't keep their promises
they don't honour the warranty
the warranty is worthless
they blame the customer
dishonest shop
dishonest seller
do not trust this shop
don't order here
don't order from them
never order from this shop
I will never order from them again
never shopping here again
lost a customer
you lost a customer
untrustworthy
unreliable
unreliable shop
not serious
scam shop
a bunch of crooks
poor value
not good
not good at all
no good
not recommended
cannot recommend this {item}
can't recommend
I do not recommend
I would not recommend this {item}
doesn't deserve a single star
very unhappy
very unhappy with my {item}
very dissatisfied
I am so annoyed
frustrating
a waste
such a waste
what a waste of {money}
complete waste of {money}
`,
  flat: `
it's an okay {item}
the {item} is okay
an average {item}
average {quality}
{quality} is average
{quality} is okay for the price
okay for the price
fine for the price
you get what you pay for
does its job
good {quality} but slow delivery
good {item} but the {piece} is {shoddy}
works but the {piece} is {shoddy}
nice {item}, but {poor} {quality}
fast delivery but the {item} is {shoddy}
I like the {item} but not the {piece}
not the best, not the worst
neither good nor bad
it is just a {item}
three stars because of the {piece}
has not been used yet
have not tried it yet
too early to tell
I bought this {item} for my {person}
ordered a {item} for my {person}
it came with a {piece}
the {piece} is black
I have two of them
the {item} is smaller than it looks
`,
  good: `
the {item} {excels}
my {item} {excels}
this {item} {excels}
{excels}
it {excels}
the {piece} {excels}
the {quality} is {fine}
{fine} {quality}
very {fine} {quality}
{fine} {item}
a {fine} {item}
really {fine} {item}
what a {fine} {item}
the {item} is {fine}
the {item} looks {fine}
the {piece} is {fine}
{fine} {piece}
{fine} price
{fine} price and {fine} {quality}
{fine} {quality} for the price
{fine} delivery
{fine} service
{fine} customer service
{fine} shop
{fine} seller
the best {item} I have ever owned
the best {item} ever
best {item} I have had
one of the best purchases I have made
best {money} I ever spent
love this {item}
I love this {item}
love my new {item}
I love it
my {person} loves it
my {person} loves this {item}
bought it for my {person} and it {excels}
a gift for my {person}, who loves it
my {person} is very happy with it
I am very happy with my {item}
very happy with the {quality}
very happy with the {item}
very satisfied with the {item}
very pleased with the {quality}
pleased with my purchase
so pleased
delighted
could not be happier with this {item}
exactly as pictured
just as described
looks just like the picture
as described
as advertised
arrived quickly
arrived the next day
arrived earlier than expected
arrived in perfect condition
came quickly
came on time
quick delivery
super fast delivery
fast shipping
delivered the next day
ordered in the evening, delivered the next morning
delivery was quick and easy
easy ordering
easy to order
simple ordering and fast delivery
everything went smoothly
everything went well
everything worked
everything as it should be
nothing to complain about
no problem with the return
the return was easy
return was no problem
got my refund right away
they replaced it without any questions
they replaced the {item} for free
they sent a new {piece} the same day
quick reply from the seller
the seller was very helpful
friendly and quick answers
friendly on the phone
helpful staff
good communication
good contact
good information
good website
good selection
huge selection
large selection and low prices
low prices
cheap and good
cheap and fast
good prices and fast delivery
best prices
best price I could find
cheaper than anywhere else
great deal
great bargain
a real bargain
good value
great value
excellent value for money
value for money
worth {money}
worth every bit of {money}
works as it should
works as expected
works very well
works like new
worked right away
worked right out of the box
works with my {item}
fits my {item} perfectly
perfect fit
fits well
easy to assemble
easy to install
easy to clean
easy to use
set up took two minutes
set it up in minutes
lightweight and sturdy
light and easy to carry
comfortable to wear
very comfortable
stays in place
sound is clear
clear sound
loud and clear
people hear me clearly
good reception
great reception
long battery life
battery lasts for days
the battery lasts {while}
charges quickly
still going strong after {while}
still looks new after {while}
still works after {while}
has lasted {while} and still {excels}
use it every day
I use it all the time
does what it is supposed to
does the trick
does the job
does the job perfectly
solved my problem
just what I was looking for
exactly what I wanted
what more could you want
no regrets
no complaints
highly recommended {item}
I recommend this {item}
I can recommend this {item}
I can only recommend it
can highly recommend this shop
would recommend it to anyone
recommended
would buy again
would buy it again
will buy here again
I will order again
will order here again
will gladly come back
will be back
happy to shop here again
always happy with this shop
I always order here
my favourite shop
always fast, always good
never disappointed
never had problems here
never been disappointed
trustworthy shop
reliable
reliable and fast
professional
very professional
top
top quality
top {item}
top service
super
perfect
perfect {item}
excellent
great
great {item}
good
good {item}
nice {item}
awesome {item}
fantastic {item}
five stars for this {item}
10 out of 10
better than expected
even better than expected
better than my old {item}
better than the expensive ones
well packaged
nicely packed
beautifully wrapped
`,
  slots: {
    item: `
phone
headset
charger
cable
case
battery
camera
printer
laptop
keyboard
mouse
speaker
television
watch
vacuum cleaner
washing machine
coffee machine
kettle
blender
toaster
fridge
mattress
pillow
chair
table
sofa
lamp
shoes
jacket
dress
shirt
jeans
bag
suitcase
backpack
ring
perfume
cream
shampoo
toy
bike
tent
drill
product
item
device
unit
earpiece
headphones
adapter
router
tablet
filter
bottle
knife
pan
glasses
lenses`,
    piece: `
zipper
handle
strap
screen
cable
plug
button
buttons
charger
case
cover
lid
clip
battery
sole
seams
fabric
wheels
hinge
lock
switch
display
speaker
microphone
remote
manual
box
leather`,
    broke: `
broke
broke down
fell apart
stopped working
died
quit working
cracked
ripped
came apart
wore out
tore
snapped
leaked
burnt out
gave up
rusted
is falling apart
failed
shorted out
stopped charging
was broken
arrived broken
was damaged
was defective`,
    while: `
a week
two weeks
one day
a month
two months
three months
half a year
a year
five minutes
a few days
six weeks
an hour`,
    shoddy: `
cheap
flimsy
badly made
poorly made
shoddy
faulty
useless
ugly
weak
fragile
loose
crooked
uncomfortable
terrible
awful
horrible
disappointing
rubbish`,
    quality: `
quality
sound quality
picture quality
build quality
workmanship
material
sound
design
finish
fit
packaging`,
    poor: `
poor
bad
terrible
awful
lousy
horrible
very bad
very poor
inferior
disappointing
unacceptable
appalling
shocking`,
    fine: `
great
good
excellent
superb
very good
fantastic
amazing
perfect
wonderful
outstanding
beautiful
lovely
awesome
impressive
fabulous
brilliant
solid
nice
exceptional`,
    excels: `
works great
works perfectly
works well
works very well
is great
is perfect
is excellent
is fantastic
is amazing
looks great
looks beautiful
feels great
is well made
is very comfortable
is easy to use
is worth the money
fits perfectly
is just right
does everything it should
is a pleasure to use
exceeded my expectations
is better than I expected
makes life easier
is high quality
is very sturdy
is a great buy`,
    money: `
money
the money
20 dollars
the price
50 euros
30 bucks
100 pounds`,
    person: `
wife
husband
son
daughter
mother
father
sister
brother
friend
girlfriend
boyfriend
grandmother
boss
dog
cat`,
  },
};
