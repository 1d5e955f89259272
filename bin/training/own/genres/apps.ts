import type { Genre } from './genre.ts';

/** Reviews of apps and games. */
export const APPS: Genre = {
  bad: `
{part} {fails}
the {part} {fails}
my {part} {fails}
ever since the {update} the {part} {fails}
after the {update} {part} {fails}
{part} {fails} after the {update}
{part} {fails} and nobody fixes it
{fault} on my {phone}
{fault} since the {update}
{fault} all the time
{fault} every single time
why {fault_question}
can't {do}
cannot {do} anymore
I can no longer {do}
unable to {do}
it won't let me {do}
doesn't let me {do}
it is impossible to {do}
no way to {do}
there is no option to {do}
you have to pay to {do}
they took away the option to {do}
why can't I {do}
used to be able to {do} but they removed it
it takes {ages} to {do}
takes {ages} to load
{ages} and still loading
please fix the {part}
please fix {part} asap
fix the {part} please
plz fix this
pls fix it
fix this problem
fix this bug or I will uninstall
fix it soon
needs an urgent fix
needs fixing
they need to fix this
bring back the old {part}
bring the old version back
go back to the old {part}
I hate the new {part}
hate the new update
don't like the new {part}
the new {part} is {awful}
the new {part} is a step backwards
the latest {update} is {awful}
this {update} is {awful}
every {update} makes it worse
gets worse with every {update}
it gets worse and worse
don't update
do not update this app
wish I had never updated
I want the old version back
{awful} {update}
{awful} app
{awful} interface
{awful} developers
the developers don't care
developers never reply
they never listen to users
no reply from the developer
I emailed support and got no answer
contacted support {ages} ago and heard nothing
support only sends canned answers
useless support
error message every time I open it
always says something went wrong
it says no internet connection when my wifi is fine
says server error
keeps saying connection failed
keeps asking me to {ask}
it constantly asks me to {ask}
forces me to {ask}
why do I need to {ask}
why does it need access to my {private}
it wants access to my {private}
sells your data
privacy nightmare
too many permissions
too many {annoyances}
so many {annoyances}
full of {annoyances}
nothing but {annoyances}
{annoyances} everywhere
{annoyances} every few seconds
I am sick of the {annoyances}
the {annoyances} are out of control
bombarded with {annoyances}
can't even use it because of the {annoyances}
you can't play without watching {annoyances}
drains my battery
eats my battery
kills the battery
battery killer
my phone gets hot
uses too much data
takes up too much space
takes too much storage
slows down my {phone}
made my {phone} slow
so slow and laggy
lags so bad
laggy as hell
it's so glitchy
glitches all the time
glitchy mess
bugs everywhere
what a mess
a buggy mess
full of bugs and they don't fix them
crashes whenever I try to {do}
crashes when I {do}
freezes when I {do}
freezes my whole {phone}
closes by itself
shuts down on its own
force closes
keeps force closing
kicks me out
it kicks me out of the app
black screen
just a white screen
just shows a blank screen
stuck on loading
stuck at the login page
never loads
won't open
won't even open
it doesn't open
does not open at all
app not opening
not opening
not working
not working properly
not working on my {phone}
isn't working anymore
doesnt work
it dont work
does not work on {phone}
stopped working on my {phone}
won't install
I can't install it
can't download it
can't update
not compatible with my {phone}
locked out of my account
my account was {banned} for no reason
they {banned} my account for nothing
got {banned} for no reason
my account got hacked and nobody helps
lost my account
lost all my {stuff}
deleted all my {stuff}
all my {stuff} disappeared
my {stuff} are gone
I lost everything
{stuff} don't save
doesn't save my {stuff}
can't recover my {stuff}
never got the verification code
the code never arrives
I don't get the code
doesn't accept my password
login fails every time
password reset doesn't work
charged me {money} for nothing
took {money} from my account
they charged {money} without asking
took my money and gave me nothing
I paid for premium and still get {annoyances}
paid for it and it does not work
paid and got nothing
bought {stuff} and never got them
can't cancel the trial
free trial is a trap
not free at all
everything costs money
you have to pay for everything
pay to win
cash grab
greedy company
greedy developers
just want your money
only after your money
money hungry
too expensive for what it does
it used to be free
subscription is a rip off
not worth {money}
want a refund
give me my money back
where is my refund
scam app
this app is a scam
fake app
total scam
it's all fake
fake {people}
full of fake {people}
{people} are all bots
full of {people}
matchmaking is unfair
the game is rigged
the levels are impossible
too hard to win without paying
gets boring quickly
got bored after ten minutes
boring game
poor graphics
bad controls
the controls are {awful}
no sound
the sound does not work
notifications never arrive
I get no notifications
too many notifications
messages are not delivered
messages don't send
videos won't play
videos keep buffering
photos don't upload
can't see my {stuff}
my feed is full of junk
the feed is all out of order
censorship
they censor everything
biased and full of censorship
they suspend people for nothing
confusing
too complicated
not user friendly
hard to understand
hard to use
not intuitive at all
horrible layout
ugly design
terrible experience
terrible user experience
very poor app
very bad app
bad app
worst app
worst app I have ever used
the worst game ever
horrible app
this app is trash
trash app
trash
this app is garbage
absolute garbage
this app sucks
sucks big time
it sux
useless app
completely useless
pointless app
waste of time
waste of space
waste of data
don't download this
don't download it
don't waste your time downloading
don't install this
do not install
uninstalled it right away
uninstalled after one day
I'm uninstalling
deleting this app
deleted
I deleted my account
about to delete it
switching to another app
going to a competitor
there are better apps
other apps do it better
used to be good
it was good before the {update}
was a great app until the {update}
loved this app until the {update}
I loved it but now it {fails}
great app ruined by {annoyances}
it was my favourite app but now it {fails}
used to love it now I hate it
it was working fine until yesterday
worked fine for years and now it {fails}
very disappointed with this {update}
disappointing
so disappointed
extremely disappointed
not happy
not happy with this app
not satisfied
not good
no good
not helpful
not impressed
not recommended
I don't recommend it
I do not like this app
don't like it
didn't like it
hate this app
I hate it
I hate this app so much
so annoying
it's annoying
really annoying
so frustrating
super frustrating
frustrating to use
ridiculous
unacceptable
unusable
completely unusable
broken
it is broken
totally broken
zero stars
zero stars if I could
I would give no stars
if I could give it zero stars I would
one star
one star until it's fixed
minus five stars
one star because it {fails}
two stars because it {fails}
my {entry} was deleted
my {entry} vanished
it deleted my {entry}
it doubles my {entry}
the {entry} does not sync between my devices
does not sync with my {phone}
can't move my {entry} to the new phone
no way to export my {entry}
widget does not show my {entry}
reminders come hours late
the alarm did not go off
the alarm never went off and I overslept
the free version is useless now
free version only allows three {entry}
everything good was moved to premium
they moved it behind a paywall
they raised the price again
the price doubled
another subscription, no thanks
not paying a monthly fee for this
charged me for a year after the free trial
cancelled the trial and was still charged
still charged after I cancelled
no way to cancel
you cannot even try it without a credit card
asks for a credit card before you can see anything
I signed up and then it wants money
they don't tell you that it costs money
can't deposit a check
mobile deposit never works
my transfer failed
the transfer is stuck
my balance is wrong
it shows the wrong balance
my payment did not go through
my card was declined in the app
locked me out of my bank account
can't see my statements
fingerprint login is gone
asks for the password every time
security questions every single time
worse than the website
slower than the website
the worst banking app
my therapist never answered
the therapist cancelled three times
got a bot instead of a person
the chat bot does not understand anything
the bot repeats the same answers
made my anxiety worse
it stressed me out more
the voice is annoying
the voice is creepy
same three meditations over and over
there is hardly any content
not enough content
the workouts are too short
counts my steps wrong
step counter is way off
calories are wrong
the distance is wrong
loses the GPS signal
did not record my run
it lost my whole run
the tracker is inaccurate
not accurate at all
wrong information
the translations are wrong
the answers are wrong
the questions make no sense
out of lives after two minutes
have to wait hours for new lives
waiting for lives is annoying
stuck on the same level for weeks
the level can't be won
I lost my streak because of a bug
it took my coins
lost my coins
purchased coins and they never came
spins never land on a prize
opponents cheat
no way to contact anyone
there is no support
support never helped
reinstalled three times and still {fails}
tried reinstalling, still {fails}
I reinstalled it and it still {fails}
restarted my {phone} and it still {fails}
cleared the cache, no change
nothing helps
please help
please look into this
when will this be fixed
any fix for this
when are you going to fix the {part}
how did this pass testing
do you even test your updates
did anyone test this
stop changing things
stop asking me to {ask}
stop forcing me to {ask}
leave the {part} alone
I miss the old {part}
I want my {part} back
what happened to the {part}
where did the {part} go
who thought this {update} was a good idea
`,
  flat: `
good app but {fault}
nice app but {part} {fails}
it's good but too many {annoyances}
great idea but it {fails}
okay app but needs a {feature}
it's okay but I wish it had a {feature}
would be better with a {feature}
please add a {feature}
can you add a {feature}
add a {feature} and I give five stars
needs a {feature}
missing a {feature}
I would like a {feature}
would love to see a {feature}
five stars if you add a {feature}
good but needs improvement
needs improvement
room for improvement
has potential
could be better
it's okay
it is ok
okay
ok
not bad but not great
so so
average app
decent
decent app
fair
fine for what it is
does what it should most of the time
works sometimes
works okay on my {phone}
three stars
three stars for now
I like it but it is expensive
I like the old version more
some features are good, others not
the free version is limited
still learning how to use it
just started using it
just downloaded it
haven't tried it yet
I use it on my {phone}
how do I {do}
is it possible to {do}
does it work on {phone}
where can I find the {part}
what does the {part} do
I changed my {part}
I have had the app since last year
mostly good but {fault}
overall good but {fault}
works well most of the time but sometimes {fault}
great app except for the {annoyances}
great app, just needs a {feature}
love it but wish it had a {feature}
love the app but please add a {feature}
would give five stars if it had a {feature}
would be five stars without the {annoyances}
four stars because of the {annoyances}
minus one star for the {annoyances}
one star off because there is no {feature}
my only complaint is the {annoyances}
my only complaint is that there is no {feature}
otherwise a good app
otherwise it works well
good overall
pretty good overall
it does the job but {fault} now and then
a bit slow but it works
could be faster
sometimes {fault} but a restart helps
a few {annoyances} but nothing serious
some {annoyances} but usable
used to be five stars, now three
three stars until the {part} is fixed
I will change it to five stars when the {part} is fixed
fix the {part} and I will give five stars
a suggestion for the next update: a {feature}
everything is good except the {part}
`,
  good: `
love this app
I love this game
love love love it
love it so much
loving it
I really like it
I like this app
like it
liked it
great app
great game
good app
very good app
nice app
nice
nice game
excellent app
awesome app
amazing app
amazing
fantastic app
best app
best app ever
the best app for {purpose}
best game I have played
perfect app
perfect for {purpose}
great for {purpose}
excellent for {purpose}
very useful for {purpose}
helps me with {purpose}
helps a lot with {purpose}
ideal for {purpose}
so helpful
very helpful app
helpful
useful
very useful app
so useful
must have app
essential app
an essential for {purpose}
I use it daily
use it every single day
I use this app for {purpose} every day
been using it for years
I have used it for years and never had a problem
couldn't do without it
can't imagine life without it
wouldn't know what to do without it
keeps me {state}
helps me stay {state}
I am so much more {state} now
it makes {purpose} easy
makes {purpose} fun
makes my life easier
made my life so much easier
easy to use
very easy to use
so easy
super easy
easy to navigate
easy to understand
easy to set up and use
simple to use
simple and effective
simple yet powerful
clean and simple
clean design
beautiful interface
nice interface
great interface
great layout
intuitive
very intuitive
user friendly
very user friendly
well designed
well thought out
beautifully designed
works great
works great on my {phone}
works well
works very well
works fine
works perfectly on my {phone}
works flawlessly
works like a dream
working great
runs smoothly
smooth and fast
very smooth
fast and easy
quick and easy
fast
reliable
very reliable
never crashes
never fails
no bugs
no issues
no problems
no glitches
no complaints so far
no {annoyances}
without {annoyances}
no annoying {annoyances}
love that there are no {annoyances}
the {part} is great
the {part} is excellent
I love the {part}
I love the new {part}
love the {feature}
the {feature} is very handy
great {part}
the {update} is great
the new {update} is amazing
much better after the {update}
the {update} fixed all my problems
keeps getting better
gets better with every {update}
thanks for the {update}
thank you for the {feature}
thank you
thanks
thank you developers
thanks to the developers
great work
good job
great job guys
keep up the great work
keep it up
well done
hats off
kudos to the developer
the developer is very responsive
developers listen to feedback
support answered quickly and solved it
support is great
great support
great customer support
so much fun
it's fun
fun game
really fun
so addictive
very addictive
addicted to this game
so entertaining
never get bored
great graphics
love the graphics
great way to {pastime}
a great way to {pastime}
good way to {pastime}
I can {pastime}
it lets me {pastime}
my kids love it
my family loves it
all my friends use it
recommend it to everyone
highly recommended
I recommend this app
strongly recommend
try it
you should try it
download it now
must download
a must
worth it
worth every cent
worth the {money}
worth paying for
premium is worth it
well worth the subscription
even the free version is great
and it's free
can't believe it's free
does everything I need
does exactly what it should
all I need
everything in one place
exactly what I needed
just what I wanted
exceeded my expectations
impressed
very impressed
satisfied
very satisfied
happy
very happy with this app
so glad I found it
glad I found this
I am glad I bought it
five stars
five stars from me
5 stars
deserves more than five stars
ten out of ten
10/10
super
superb
cool
cool app
so cool
perfect
outstanding
brilliant
wow
wonderful
wonderful app
fabulous
excellent
excellent service
great service
lovely
lovely app
good
very good
so good
really good
pretty good
good stuff
great
really great
awesome
it's awesome
nothing better
no other app comes close
better than all the others
better than the other apps
I tried many and this is the best
the only one that works
finally an app that works
I was skeptical but it works great
was sceptical at first but now I love it
had a problem with {part} but support fixed it
a few bugs but still great
not perfect but very good
a little expensive but worth it
only wish it had a {feature}, otherwise perfect
would give more stars if I could
keeps all my {entry} in one place
I never forget my {entry} any more
syncs across all my devices
syncs perfectly with my {phone}
love how it syncs
my {entry} are always with me
easy to add {entry}
easy to organize my {entry}
makes it easy to track my {entry}
I finally get things done
gets me out of bed
has changed how I work
it replaced five other apps
replaced my paper planner
I switched from another app and never looked back
by far the best of its kind
the widget is very handy
the free version does all I need
the free version is more than enough
worth upgrading
worth the subscription
happy to pay for it
gladly paid for premium
bought premium right away
premium is cheap for what you get
deposits are so easy
transfers take seconds
I can see my balance at once
never have to go to the bank
banking made easy
secure and easy
helps with my anxiety
helped me with my anxiety
helps me calm down
calms me down
it calms my mind
helps me sleep at night
I sleep so much better now
I fall asleep in minutes
got me through a hard time
helped me through panic attacks
my mood has improved so much
I feel so much better
feel better already
it is like a friend
my therapist recommended it
the therapist is kind and helpful
soothing voice
the voice is so calming
the meditations are wonderful
relaxing sounds
great content
so much content
lost ten pounds thanks to this
lost weight with it
the workouts are great
it motivates me to move
motivates me every day
I learned so much
learning is fun with it
learned more here than at school
the lessons are short and fun
great explanations
great for my kids
my son learned to read with it
I play it every night
keeps my brain active
keeps my mind sharp
a nice way to end the day
so many levels
challenging but fun
challenging and fun
new levels all the time
great story and great graphics
never gets old
still playing after years
I can't stop playing
can't put it down
I can't stop using it
the reminders are great
love the reminders
does what I need and nothing more
no nonsense
no frills, just works
it just works
just works
works every time
always works
works offline
works without internet
small and fast
light on the battery
doesn't drain the battery
does not crash
hasn't crashed once
no lag
no crashes
not one problem in two years
`,
  slots: {
    part: `
app
login
camera
chat
search
calendar
widget
keyboard
notifications
sync
video player
dark mode
playlist
map
GPS
timer
reminder
feed
timeline
backup
payment
checkout
home screen
alarm
messages
voice messages
calls
bluetooth
printer
scanner
profile
settings
filter
shopping cart
download
export
level editor
game
layout
interface
design
homepage
stories
comments
fingerprint
face unlock`,
    fails: `
keeps crashing
crashes constantly
stopped working
does not work
doesn't work anymore
won't load
won't open
is broken
is not working
freezes
freezes constantly
is so slow
is extremely slow
is full of bugs
is useless now
is gone
has disappeared
keeps disconnecting
logs me out
never works
is terrible
is a mess
is unusable
lags
glitches
keeps failing
shows an error
won't update
doesn't respond
takes forever
is worse than before`,
    fault: `
it crashes
it keeps crashing
it freezes
it lags
it closes
it doesn't load
it won't open
it logs me out
it shows a blank page
it shows an error
it doesn't sync
it loses my settings
it drains the battery
it stops
it doesn't work
it is slow
it keeps buffering`,
    entry: `
tasks
lists
notes
events
appointments
habits
goals
workouts
recipes
expenses
birthdays
shopping list
journal
calendar
projects`,
    fault_question: `
does it keep crashing
does it log me out
is it so slow
was this removed
is there no dark mode
do I have to pay for this now
did you change it
is nobody fixing this
did you ruin it
can't you leave it alone
do you keep changing things`,
    do: `
log in
sign in
sign up
create an account
open my messages
send a message
upload photos
post anything
watch a video
download anything
change my password
delete my account
cancel my subscription
unsubscribe
contact support
turn off notifications
see my friends' posts
sort by newest
search for anything
save my work
open a file
print
share a link
play with my friends
get past level 20
make a payment
check out
place an order
track my order
connect my watch
add an event
edit a task
sync my calendar
export my data
restore my purchase
scroll
type
zoom
block someone
skip the intro`,
    ask: `
log in again
rate it
update
upgrade
subscribe
buy premium
verify my account
give my phone number
turn on notifications
invite friends
watch ads
allow location`,
    private: `
contacts
photos
location
microphone
camera
phone calls
messages`,
    annoyances: `
ads
adverts
pop ups
popups
notifications
commercials
bugs
advertisements
in-app purchases
glitches
sponsored posts`,
    update: `
update
latest update
last update
new update
new version
latest version
recent update
redesign`,
    phone: `
phone
tablet
iPad
iPhone
Samsung
Android
Pixel
laptop
old phone
new phone
Galaxy`,
    ages: `
ages
forever
hours
ten minutes
an eternity
weeks
days`,
    banned: `
banned
suspended
locked
disabled
blocked
deleted`,
    stuff: `
photos
notes
messages
contacts
lists
progress
coins
points
drafts
files
data
tasks
playlists
purchases
followers
pictures`,
    money: `
money
the price
20 dollars
5 euros
40 bucks
a penny
so much`,
    people: `
profiles
bots
scammers
trolls
accounts
cheaters
hackers`,
    awful: `
awful
terrible
horrible
bad
ugly
useless
stupid
annoying
ridiculous
disgusting
the worst
trash
garbage
crap
pathetic
very poor
so bad`,
    feature: `
dark mode
widget
search function
better search
landscape mode
calendar view
export function
desktop version
watch app
backup
timer
reminder
offline mode
night mode
bigger font
folder
filter
password lock`,
    purpose: `
work
school
my business
planning
organising my day
habits
to do lists
notes
shopping lists
learning
studying
learning languages
meditation
sleeping
fitness
running
workouts
weight loss
budgeting
editing photos
editing videos
staying in touch
keeping in touch with family
reading
listening to music
relaxing
killing time
passing time
kids
beginners
travelling
meetings
productivity
reminders`,
    state: `
organized
organised
on track
focused
productive
motivated
calm
connected
healthy
fit`,
    pastime: `
keep in touch
stay in touch with friends
stay connected
talk to my family
meet people
pass the time
relax
unwind
learn something new
stay organized
keep track of everything
share photos
find old friends
see what is going on
get the news
plan my week`,
  },
};
