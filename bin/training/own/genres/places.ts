import type { Genre } from './genre.ts';

/** Reviews of restaurants, hotels, shops, doctors and workshops: where people go. */
export const PLACES: Genre = {
  bad: `
the {dish} was {foul}
the {dish} tasted {foul}
my {dish} was {foul}
our {dish} was {foul}
{dish} was {foul} and {foul}
the {dish} is {foul}
{foul} {dish}
{foul} food
the food is {foul}
the food was {foul}
food was {foul} and the {staff} {was_rude}
the worst {dish} I have ever had
worst {dish} in town
worst {dish} ever
I have had better {dish} at a gas station
had better {dish} from the freezer
could not finish the {dish}
we left the {dish} untouched
sent the {dish} back
the {dish} lacked flavor
the {dish} had no flavor
no flavor at all
no taste
lacks flavor
lacked seasoning
way too salty
too greasy
overcooked and dry
tough as leather
the {dish} was not fresh
not fresh
nothing was fresh
not authentic
portions are tiny
tiny portions
small portions for the price
the {staff} {was_rude}
{staff} {was_rude}
our {staff} {was_rude}
the {staff} {was_rude} to us
{staff} never came back
the {staff} forgot our order
they forgot our order twice
they got our order wrong
order was wrong
wrong order
we had to ask three times
had to ask for {thing} twice
nobody brought the {thing}
we never got our {thing}
ignored for {ages}
we were ignored
we felt ignored
felt unwelcome
they made us feel unwelcome
treated like dirt
treated us like criminals
waited {ages}
we waited {ages} for a table
waited {ages} for our {dish}
waited over {ages} and left
had to wait {ages}
took {ages} to get our {dish}
the wait was {ages}
{ages} and still no {dish}
slow service
very slow service
service is {poor}
service was {poor}
the service was {poor}
{poor} service
{poor} service and {foul} {dish}
the atmosphere is {poor}
no atmosphere
the place is {shabby}
the place was {shabby}
the {spot} is {shabby}
the {spot} was {shabby}
our {spot} was {shabby}
{shabby} {spot}
{shabby} place
the {spot} smelled
the {spot} smelled of smoke
the {spot} had bugs
bugs in the {spot}
there was mold in the {spot}
hair in the {spot}
stains on the sheets
the sheets were stained
the towels were dirty
walls are paper thin
could hear everything from the next room
too loud
the air conditioning was broken
no hot water
there was no hot water
the shower did not work
wifi did not work
the elevator was broken
pictures on the website are misleading
nothing like the photos
not clean
not very clean
it was not clean
I would not stay here again
never staying here again
will never stay here again
we checked out early
left after one night
we will not be coming back
won't be going back
won't be back
will not return
I won't return
we won't return
never coming back
never going back
I will not be back
don't go there
do not eat here
don't eat here
do not stay here
avoid at all costs
avoid
stay far away
skip it
skip this place
go somewhere else
go elsewhere
take your money elsewhere
there are much better places
not worth the wait
not worth the drive
not worth the price
way too expensive
overpriced and {foul}
overpriced {dish}
tourist trap
a total tourist trap
total rip off
they overcharged us
overcharged and not sorry
added a charge without telling us
hidden charges
they charged us for {thing} we did not have
they kept my deposit
refused to give back my deposit
they lost our reservation
they gave our table away
our booking was not honoured
they cancelled our booking
I got food poisoning
got sick from the {dish}
we all got sick
I was sick for two days
made me sick
health hazard
a health inspector should see this
went downhill
gone downhill
this place has gone downhill
has really gone down
used to be our favourite, not any more
used to be great, not any more
what happened to this place
so disappointed with the {spot}
we were very disappointed
disappointing meal
disappointing dinner
such a disappointment
a big disappointment
ruined our evening
ruined my birthday
ruined our holiday
worst experience
worst meal of my life
worst hotel
worst service
horrible experience
terrible experience
bad experience
bad experience all around
awful place
awful experience
the doctor did not listen
the doctor {was_rude}
the receptionist {was_rude}
the mechanic overcharged me
they broke my car
did not fix the problem
the problem came back the next day
they did a terrible job
did a bad job
botched the job
they ruined my hair
worst haircut ever
unprofessional
so unprofessional
incompetent
totally incompetent
disorganised
so disorganized
they don't know what they are doing
no one seemed to care
nobody cares
they could not care less
the manager could not care less
the manager {was_rude}
no apology
not even an apology
did not even apologise
nobody apologized
crappy place
it sucked
this place sucks
not impressed
not good
nothing to write home about and {poor} service
one star is generous
zero stars
`,
  flat: `
the {dish} was okay
the {dish} is nothing special
{dish} was average
food was okay
food is ok
average food
good {dish} but slow service
good {dish} but {poor} service
nice place but overpriced
{staff} friendly, {dish} average
great location, {shabby} {spot}
the {dish} was good, the {dish} was {foul}
we had the {dish}
I had the {dish} and the {dish}
we ordered {dish}
it was okay
just okay
nothing special
an average place
mixed feelings
some good, some bad
we sat outside
we went on a Sunday
they open at noon
there is parking behind the house
we stayed for two nights
`,
  good: `
the {dish} was {tasty}
the {dish} is {tasty}
my {dish} was {tasty}
{dish} was {tasty} and the {staff} {was_kind}
{tasty} {dish}
{tasty} food
food is {tasty}
the food was {tasty}
everything was {tasty}
best {dish} in town
best {dish} I have ever had
the best {dish}
love the {dish}
I love their {dish}
love this place
we love this place
I love this place
loved it here
loved everything about it
we loved it
our favourite place
my favourite restaurant
one of my favourite places
my go to place
always {tasty}
always fresh
so fresh
perfectly cooked
cooked to perfection
the {dish} melts in your mouth
full of flavor
so flavorful
great flavors
big portions
huge portions
generous portions and {fine} prices
the {staff} {was_kind}
{staff} {was_kind}
our {staff} {was_kind}
all the {staff} {was_kind}
the {staff} took great care of us
they took good care of us
they treat you like family
we felt right at home
made us feel at home
very welcoming
warm welcome
always greeted with a smile
service with a smile
{fine} service
the service is {fine}
service was {fine}
service was {fine} and the {dish} was {tasty}
quick and friendly service
attentive service
fast service
{fine} atmosphere
the atmosphere is {fine}
{fine} ambience
{fine} location
{fine} place
a {fine} place
{fine} {spot}
the {spot} was {neat}
our {spot} was {neat}
the {spot} is {neat}
{neat} {spot}
{neat} and comfortable
{fine} view
view was {fine}
{fine} breakfast
comfortable beds
the bed was so comfortable
slept like a baby
quiet and {neat}
everything was spotless
spotless
very clean
super clean
close to everything
in walking distance of everything
reasonable prices
reasonably priced
great prices
good prices
great value
great happy hour
worth the wait
worth the drive
worth every penny
worth a visit
well worth a visit
a must visit
a must try
you have to try the {dish}
try the {dish}
go there
don't miss it
a gem
what a find
so glad we found this place
we will definitely return
I will return
we'll be back
will be back for sure
will definitely be back
can't wait to come back
can't wait to return
would stay here again
would go back in a heartbeat
we come here every week
been coming here for years
never disappoints
never had a bad meal here
never a bad experience
always a pleasure
always good
highly recommended
highly recommend this place
I recommend it to everyone
recommended
the doctor {was_kind}
the doctor takes the time to listen
took time to explain everything
explained everything
the mechanic was honest
honest and fair
fair and honest prices
they fixed my car the same day
fixed it quickly
did a fantastic job
did a great job
great job on my hair
best haircut ever
very professional
professional and friendly
knowledgeable {staff}
the {staff} know what they are doing
the manager {was_kind}
the owner {was_kind}
they went out of their way to help
went out of their way for us
exceeded our expectations
made our day
made my birthday special
the perfect evening
a perfect stay
had a great time
we had a wonderful time
had a blast
great experience
fantastic experience
best experience
amazing experience
impressed
very impressed
we were so impressed
thank you for a great evening
thanks for everything
thank you to the whole team
five stars
excellent
perfect
great
amazing
wonderful
delicious
yum
`,
  slots: {
    dish: `
food
pizza
burger
steak
chicken
fish
soup
salad
pasta
sushi
tacos
burrito
sandwich
fries
rice
curry
noodles
breakfast
brunch
dinner
lunch
coffee
tea
beer
wine
dessert
cake
ice cream
bread
meat
shrimp
lobster
eggs
bacon
pancakes
sauce
vegetables
appetizer
buffet
cocktails
crust
beans
potatoes
ribs`,
    foul: `
cold
awful
terrible
disgusting
bland
tasteless
dry
greasy
overcooked
undercooked
raw
burnt
soggy
stale
inedible
horrible
nasty
gross
bad
salty
rubbery
watery
lukewarm
mediocre
disappointing
not good
not very good
rancid
flavorless`,
    tasty: `
delicious
amazing
excellent
great
fantastic
fresh
tasty
superb
perfect
wonderful
outstanding
incredible
so good
very good
to die for
yummy
authentic
flavorful
juicy
tender
crispy
heavenly
divine
awesome`,
    staff: `
staff
waiter
waitress
server
bartender
hostess
receptionist
chef
owner
team
crew
personnel
cashier
people`,
    was_rude: `
was rude
was very rude
was unfriendly
ignored us
was unhelpful
was incompetent
could not care less
was arrogant
was impolite
was slow
was nowhere to be found
had an attitude
was awful
was inattentive
yelled at us
argued with us
lied to us
rolled her eyes`,
    was_kind: `
was friendly
was very friendly
was so nice
was helpful
was very helpful
was wonderful
was amazing
was attentive
was great
was super friendly
was kind and patient
was professional
was excellent
was lovely
was welcoming
was courteous
was polite
was fantastic`,
    thing: `
water
the bill
bread
drinks
towels
a blanket
cutlery
the menu
a receipt`,
    ages: `
an hour
forty minutes
two hours
an eternity
forever
almost an hour
over an hour
half an hour`,
    poor: `
poor
terrible
awful
horrible
slow
bad
lousy
very slow
very poor
appalling
non-existent
the worst
unacceptable
horrendous`,
    shabby: `
dirty
filthy
shabby
run down
smelly
disgusting
old and worn
noisy
tiny
cold
dark and gloomy
outdated
gross
sticky
unclean
crowded
cramped
depressing`,
    neat: `
clean
very clean
spotless
spacious
beautiful
lovely
cosy
modern
comfortable
quiet
charming
nicely decorated
immaculate
bright`,
    spot: `
room
bathroom
hotel
lobby
pool
bed
table
restroom
toilet
restaurant
kitchen
waiting room
shower
carpet
apartment
balcony
terrace
dining room
shop`,
    fine: `
great
good
excellent
fantastic
amazing
wonderful
lovely
perfect
awesome
outstanding
nice
superb
beautiful
fabulous`,
  },
};
