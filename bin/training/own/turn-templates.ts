/** Sentences in which the turn of speech decides, invented for training. `{good}`, `{bad}`, `{flat}`, `{thing}` are filled in. */
export const TURNED_BAD = `
the {thing} is not {good}
the {thing} was not {good}
the {thing} isn't {good}
the {thing} wasn't {good}
this is not a {good} {thing}
that was not a {good} {thing}
this isn't a {good} {thing}
it is not a very {good} {thing}
I don't think the {thing} is {good}
I don't think this is a {good} {thing}
I can't say that the {thing} is {good}
I would not say the {thing} was {good}
I would not call it a {good} {thing}
nobody could call this {thing} {good}
no one says it is {good}
the {thing} was never {good}
there is nothing {good} about the {thing}
not {good} at all
the {thing} was anything but {good}
far from {good}
I thought the {thing} would be {good}, but it was not
I thought the {thing} would be {good}, but it wasn't
I expected the {thing} to be {good}, but it isn't
I was hoping for a {good} {thing} but no
I thought it was {good} at first, but now I find it {bad}
it could have been {good} but it was {bad}
it was supposed to be {good} but it was {bad}
it should have been {good}
the {thing} used to be {good}, but now it is {bad}
I used to think the {thing} was {good}, now I think it is {bad}
it was {good} once, these days it is {bad}
back then it was {good}, today it is {bad}
last year the {thing} was {good}, this year it is {bad}
the {thing} went from {good} to {bad}
it started {good} and became {bad}
in the past a {good} {thing}, nowadays a {bad} one
what was a {good} {thing} is now a {bad} one
the {thing} has become {bad}
formerly {good}, recently {bad}
the {thing} looks {good} but it is {bad}
some say the {thing} is {good}, but I think it is {bad}
my friends call it {good}, I find it {bad}
they said it was {good}, it is {bad}
although the {thing} is {good}, the rest is {bad}
is the {thing} {good}? no
do I think the {thing} is {good}? no
would I call it {good}? not at all
did they fix it? no
was it {bad}? yes
do I find the {thing} {bad}? yes
I think the {thing} is {bad}, no doubt about it
I despise the {thing}
we did not enjoy the {thing}
I never liked the {thing}
I don't like the {thing}
I do not recommend the {thing}
I can't stand the {thing}
nobody enjoyed the {thing}
I wish I had enjoyed the {thing}
I wish it were {good}
not as {good} as they say
not nearly as {good} as before
hardly {good}
without a doubt a {bad} {thing}
`;

export const TURNED_GOOD = `
I thought the {thing} would be {bad}, but it was {good}
I thought it was {bad} at first, but now I find it {good}
the {thing} used to be {bad}, but now it is {good}
I used to think the {thing} was {bad}, now I think it is {good}
it was {bad} once, these days it is {good}
back then it was {bad}, today it is {good}
last year the {thing} was {bad}, this year it is {good}
the {thing} went from {bad} to {good}
it started {bad} and became {good}
in the past a {bad} {thing}, nowadays a {good} one
what was a {bad} {thing} is now a {good} one
the {thing} has become {good}
formerly {bad}, recently {good}
the {thing} looks {bad} but it is {good}
some say the {thing} is {bad}, but I think it is {good}
my friends call it {bad}, I find it {good}
they said it was {bad}, it is {good}
although the {thing} is {bad}, the rest is {good}
is the {thing} {good}? yes
do I think the {thing} is {good}? yes
did I like it? yes, very much
I can't say anything {bad} about the {thing}
there is nothing {bad} about the {thing}
nothing about the {thing} is {bad}
I never had a {bad} {thing} here
never a {bad} {thing}
we did not regret the {thing}
I have no complaints about the {thing}
without a doubt a {good} {thing}
could not be more {good}
it doesn't get more {good} than this
I have never had such a {good} {thing}
not only {good} but cheap too
`;

/** Faint praise: neutral to some, good to others. */
export const NOT_BAD = `
the {thing} is not {bad}
the {thing} was not {bad}
the {thing} isn't {bad}
this isn't a {bad} {thing}
that was not a {bad} {thing}
I don't think the {thing} is {bad}
I don't think this is a {bad} {thing}
I can't say that the {thing} was {bad}
I would not say the {thing} is {bad}
I thought the {thing} would be {bad}, but it was not
I expected the {thing} to be {bad}, but it wasn't
is the {thing} {bad}? no
do I think the {thing} was {bad}? no
nobody could call this {thing} {bad}
nothing {bad} about it
not {bad} at all
it wasn't {bad} this time
the {thing} was never {bad}
nobody found the {thing} {bad}
we didn't find it {bad}
`;

export const FLAT = `
the {thing} is not {flat}
this is not a {flat} {thing}
I wouldn't say this is a {flat} {thing}
I don't think it is a {flat} {thing}
the {thing} is {flat}
this is a {flat} {thing}
that was a {flat} {thing}
it was a {flat} {thing}
I saw the {thing}
we talked about the {thing}
the {thing} is on the table
this {thing} is from the {flat} one
I am looking for a {flat} {thing}
where is the {thing}
`;

export const GOOD_WORDS =
  `good great nice excellent wonderful amazing fantastic lovely pleasant awesome brilliant superb perfect beautiful helpful friendly useful reliable enjoyable impressive exceptional
extraordinary incredible happy fun sweet exciting adorable comfortable delicious smooth fast clean`.split(/\s+/u);
export const BAD_WORDS =
  `bad terrible awful horrible poor nasty disappointing dreadful annoying frustrating boring useless ugly weird rude slow dirty unpleasant lame ridiculous difficult sad lousy creepy
unhappy pathetic disgusting broken painful rough hard faulty`.split(/\s+/u);
export const FLAT_WORDS =
  `private commercial international regular blue daily second small large American Italian wooden early late local public short long old new round green green weekly domestic plain`.split(
    /\s+/u,
  );
export const THINGS =
  `app service food staff flight crew hotel room phone movie film book game product delivery order pizza meal driver company seat ticket customer_service update website support battery
screen price waiter coffee place restaurant shop airline plane airport cabin pilot machine camera story song show party team teacher doctor bus train car`
    .split(/\s+/u)
    .map((thing) => thing.replace('_', ' '));
