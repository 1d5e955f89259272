/** Clauses as reviewers write them, invented for training: one a line. */
export const COMPLAINTS = `
keeps crashing since the last update
it crashes every time I open it
crashes on startup
the app freezes and I have to restart my phone
it won't let me log in
I can't log in anymore
can't even sign up
says my password is wrong when it isn't
it keeps logging me out
login does not work
doesn't work at all
it does not work on my phone
stopped working after two weeks
stopped working after the update
the update ruined everything
the new update is horrible
the new version is so much worse
please bring back the old version
please fix this
fix your app
needs a lot of work
too many ads
ads every five seconds
you can't do anything without paying
wants money for everything
everything is behind a paywall
they charged my card twice
charged me without permission
they keep charging me after I cancelled
it is impossible to cancel the subscription
I want my money back
still waiting for my refund
they refused to refund me
total waste of money
a waste of time and money
not worth the money
not worth it
not worth a single star
save your money
don't waste your money
don't waste your time
don't bother
do not buy this
do not download
stay away
avoid this place
never again
I will never order here again
I will never come back
we won't be going back
I would not recommend this to anyone
I can't recommend it
would give zero stars if I could
one star is too much
deleted it after five minutes
uninstalled
uninstalling now
I am returning it
had to send it back
returned it the next day
it broke after one week
it broke the first time I used it
it fell apart within days
it arrived broken
came damaged
arrived late and damaged
the package never arrived
never received my order
still have not received anything
they sent the wrong item
the size is wrong
does not fit
too small and uncomfortable
cheaply made
feels cheap and flimsy
poor quality
the quality is terrible
bad quality for the price
not as described
nothing like the picture
looks nothing like the photos
it is a fake
battery dies within an hour
the battery drains way too fast
it won't charge
won't turn on
it overheats
the sound is awful
the sound is muffled
the screen flickers
the picture is blurry
constantly disconnects
keeps losing the connection
it is so slow
extremely slow and laggy
takes forever to load
nothing loads
stuck on the loading screen
notifications do not work
doesn't sync anymore
I lost all my data
it deleted all my photos
all my progress is gone
confusing to use
the interface is confusing and ugly
hard to navigate
very buggy
full of bugs
so many glitches
terrible customer service
customer service is a joke
customer support never answers
nobody answers my emails
no response from support
support was useless
I waited two hours on the phone
been on hold forever
they hung up on me
they lied to me
they don't care about their customers
staff was rude
the waitress was rude and ignored us
rude and unprofessional
the manager was no help at all
the service was slow
we waited an hour for our food
the food was cold
the food was bland
the food was disgusting
the meat was dry and overcooked
undercooked chicken
I got sick after eating here
found a hair in my soup
the place was dirty
the room was dirty and smelled
the bathroom was filthy
the bed was uncomfortable
too noisy to sleep
overpriced
way overpriced for what you get
such a rip off
this is a scam
they stole my money
what a disappointment
very disappointed
I was really disappointed
I expected so much more
disappointing from start to finish
such a letdown
boring
it was so boring I fell asleep
the plot makes no sense
the plot is predictable
the acting was terrible
bad acting and a worse script
the dialogue is awful
the characters are flat
I walked out after half an hour
two hours of my life I won't get back
the worst movie I have seen
the worst experience ever
worst app ever
worst purchase I have made
the worst company I ever dealt with
how is this legal
flight delayed for six hours
my flight was cancelled and nobody told us
they lost my luggage
the seats are cramped
I missed my connection because of you
absolutely useless
useless
garbage
junk
it sucks
this sucks
terrible
horrible
awful
pathetic
unacceptable
ridiculous
a complete joke
it used to be good, now it is terrible
used to love it but not anymore
it was great until the update
worked fine before, now it just crashes
I wish I had read the reviews first
I regret buying this
makes me so angry
I am fed up
leaks everywhere
smells awful
tastes awful
gave me a rash
stains after the first wash
the zipper broke
instructions are useless
missing parts
parts were missing
does nothing
didn't help at all
made no difference
no help whatsoever
can't hear anything
calls keep dropping
it doesn't hold a charge
it's a brick now
`;

export const PRAISE = `
I love this app
love it
absolutely love it
my favourite app
I use it every day
use it all the time
works great
works perfectly
works like a charm
works as advertised
works exactly as described
it does what it says
does exactly what I need
does the job well
so easy to use
very easy to set up
easy to use and fast
simple and clean
clean interface
the design is beautiful
user friendly
very helpful
this has helped me so much
it really helped me
it helps me sleep
keeps me organised
very useful
super convenient
a real time saver
saves me so much time
changed my life
a game changer
couldn't live without it
can't live without it
couldn't be happier
I couldn't ask for more
highly recommend
I highly recommend this
would recommend to anyone
recommended to all my friends
definitely recommend
a must have
worth every penny
worth the money
well worth it
great value for the price
great price
good quality
great quality
excellent quality
very well made
sturdy and well built
feels solid
looks amazing
looks even better in person
fits perfectly
fits like a glove
so comfortable
super soft
battery lasts all day
the battery life is excellent
charges fast
the sound is amazing
crystal clear sound
great picture
fast and reliable
never had a problem
no problems at all
no complaints
not a single crash
never lets me down
hasn't let me down
still works after three years
fast delivery
arrived on time
arrived early
came quickly and well packaged
exactly what I ordered
exactly what I was looking for
just what I needed
as described
great customer service
customer service was fantastic
support answered within minutes
they fixed it right away
the staff was friendly
friendly and helpful staff
everyone was so kind
our waiter was wonderful
they went above and beyond
made us feel welcome
the food was delicious
the food is always fresh
best pizza in town
everything tasted great
generous portions
great atmosphere
lovely place
a hidden gem
the room was clean and comfortable
great location
we will be back
I will be back
can't wait to go back
will order again
will definitely buy again
bought a second one
bought one for my sister too
great movie
the best film I have seen this year
the acting is superb
beautifully shot
great story
I laughed the whole time
had me in tears
could not put it down
loved every minute
so much fun
really enjoyed it
very addictive game
kids love it
my daughter loves it
very pleased
very happy with it
so happy with my purchase
pleasantly surprised
I was impressed
exceeded my expectations
better than I expected
even better than the old one
the update fixed everything
much better after the update
keep up the good work
thank you so much
thanks for this
five stars
perfect
excellent
amazing
awesome
fantastic
brilliant
great
good
very good
nice
wonderful
superb
the best
best purchase ever
best app ever
simply the best
great job
well done
smooth flight and friendly crew
great flight
comfortable seats
flight was on time
they got me home early
quick and painless
no ads
no issues so far
totally worth it
I was wrong about it, it is great
I thought I would hate it but I love it
I was sceptical at first but it is fantastic
not bad at all
can't complain
nothing to complain about
nothing wrong with it
you won't regret it
don't hesitate to buy it
look no further
`;

export const NEITHER = `
it's ok
it is okay
it's alright
nothing special
average
so so
just average
it is what it is
some things are good, some are not
there are pros and cons
good but could be better
good app but it needs more features
not great, not terrible
neither good nor bad
could be better, could be worse
decent but overpriced
it does the job, nothing more
works most of the time
I like it but it crashes now and then
nice idea but still buggy
I have mixed feelings
it could use some improvement
I wish it had a dark mode
please add more languages
please add a widget
would be nice to have an offline mode
I use it on my tablet
I bought this last month
I have had it for a week
ordered it in black
this was for my brother
we stayed two nights
we ordered the soup and the fish
I watched it on a plane
the film is set in the past
it comes with a cable
how do I change my password
does it work with the new model
can you add a search
is there a way to export my notes
what time do you open
the app asks for your location
there is a free version and a paid version
`;

/** What may stand before or after without changing what is meant. */
export const FILLERS = `
I have had this for a month
bought it last week
I ordered two of these
we went there on a Saturday
I downloaded it yesterday
on my old phone
my third one
just my opinion
in my opinion
to be honest
honestly
I have to say
all in all
overall
that is all
I use it at work
this was a gift
my husband ordered it
I am writing this after two weeks
`;
