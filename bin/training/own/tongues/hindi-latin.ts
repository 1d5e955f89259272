import { hindiSpellings } from '../../words/hindi-spellings.ts';
import type { Genre } from '../genres/genre.ts';

const SHORTENED: Readonly<Record<string, readonly string[]>> = {
  hai: ['hai', 'hai', 'h', 'he'],
  hain: ['hain', 'hai', 'h'],
  nahi: ['nahi', 'nahi', 'nahin', 'nhi', 'nai', 'nahee'],
  bahut: ['bahut', 'bahut', 'bohot', 'bhut', 'bht', 'bahot'],
  me: ['me', 'mein', 'mai', 'm'],
  kya: ['kya', 'kya', 'kia'],
  ki: ['ki', 'ki', 'k'],
  ke: ['ke', 'ke', 'k'],
  ko: ['ko', 'ko', 'ko', 'k'],
  aur: ['aur', 'or', 'or'],
  kar: ['kar', 'kr'],
  raha: ['raha', 'rha'],
  rahe: ['rahe', 'rhe'],
  ho: ['ho', 'ho', 'h'],
  gaya: ['gaya', 'gya'],
  gaye: ['gaye', 'gye'],
  ye: ['ye', 'yeh', 'ye'],
  wo: ['wo', 'woh', 'vo'],
  bhai: ['bhai', 'bhai', 'bhaai', 'bro'],
  hoon: ['hoon', 'hu', 'hun'],
};
const SHORTEST_RESPELT = 4;

/** As one writer spells it. */
const spelt = (clause: string, next: () => number): string =>
  clause.replaceAll(/[a-z]+/gu, (word) => {
    const ways = SHORTENED[word] ?? (word.length >= SHORTEST_RESPELT ? [word, word, ...hindiSpellings(word)] : [word]);
    return ways[Math.floor(next() * ways.length)] as string;
  });

/** Posts and reviews in Hindi as it is typed in Latin letters, mixed with English. Respelt when drawn. */
export const HINDI_IN_LATIN: Genre = {
  speech: {
    language: 'hi',
    spelt,
    joints: ['. ', ' .. ', ', ', ' ', ' ', ' aur ', '! ', ' ... '],
    turns: [' lekin ', ', lekin ', ' par ', ' but ', ' magar ', ' phir bhi '],
    ends: ['', '', '', '!', '!!', ' yaar', ' bhai', ' :('],
  },
  bad: `
{thing} bekaar hai
{thing} bahut bekaar hai
{thing} ekdam bakwaas hai
{thing} bilkul bakwaas
{thing} bahut kharaab hai
{thing} kharaab ho gaya
{thing} kharaab nikla
{thing} ghatiya hai
{thing} itna ghatiya kabhi nahi dekha
{thing} kisi kaam ka nahi
{thing} acchaa nahi hai
{thing} acchaa nahi laga
{thing} pasand nahi aaya
{thing} mujhe pasand nahi
{thing} me koi dam nahi hai
{thing} se bahut niraash hua
{thing} se tang aa gaya hoon
{thing} ne rula diya
{thing} ne dimaag kharaab kar diya
{thing} ka haal bura hai
{thing} ki haalat kharaab hai
{thing} flop hai
{thing} total flop
{thing} bahut slow hai
{thing} bahut mehnga hai
{thing} kaam hi nahi karta
{thing} theek se nahi chalta
{thing} band ho jaata hai
{thing} hang hota rehta hai
{thing} baar baar crash hota hai
paisa barbaad
paise barbaad mat karo
poora paisa doob gaya
paise waste ho gaye
time barbaad kar diya
time waste mat karo
mat dekhna {thing}
mat lena koi bhi
koi mat kharidna
dosto mat lena ye
door raho is se
dhokha hua mere saath
dhokha diya hai logon ko
loot macha rakhi hai
loot rahe hain sabko
thag liya mujhe
sab chor hain
sab ke sab chor hain saale
jhooth bolte hain ye log
jhoothe waade karte hain
jhootha aadmi hai
fake hai sab
nakli maal bhej diya
galat saamaan bheja
toota hua saamaan mila
{few} me toot gaya
{few} me kharaab ho gaya
{long} se wait kar raha hoon
{long} ho gaye abhi tak nahi aaya
{long} se koi reply nahi
{long} se net nahi chal raha
{long} se light nahi hai
paise kat gaye lekin ticket nahi mila
paise kat gaye service nahi mili
refund nahi mila abhi tak
refund nahi de rahe
mera paisa wapas karo
customer care phone nahi uthata
customer care se baat nahi hoti
koi sunta hi nahi
koi jawab nahi deta
complaint ki par kuch nahi hua
problem solve nahi hui
bahut problem ho rahi hai
bahut pareshaan hoon
pareshaan kar rakha hai
dukhi ho gaya mann
bahut dukh hua
dil toot gaya
dil tod diya
rona aa gaya
bahut gussa aa raha hai
dimaag kharaab ho gaya
sharam karo
sharam aani chahiye tumko
sharam nahi aati kya
doob maro kahin
laanat hai aise logon par
nafrat hai mujhe in se
bardaasht nahi hota ab
had ho gayi yaar
hadd hai
kya bakwaas hai ye
kya ghatiya kaam kiya hai
kya faltu cheez hai
bahut boring hai
bore ho gaya
neend aa gayi dekhte dekhte
sir dard ho gaya
dekha nahi gaya mujhse
story bakwaas, acting bekaar
kahani me dam nahi
gaane bhi bekaar
acting nahi aati isko
isko team se nikaalo
kitna kharaab khela
haar gaye phir se
match haar gaye dukh hua
naak kata di
desh ko barbaad kar diya
desh ka satyanaash kar diya
sarkaar kuch nahi karti
neta sirf loot te hain
mehngai ne maar daala
garib mar raha hai
bhrashtachaar har jagah
sab drama hai
nautanki band karo
overacting ki dukaan
pagal ho gaya hai kya
gadha hai ye
kutte ki tarah
nikamma insaan
nikamme log
ghamandi insaan
badtameez staff
staff badtameezi karta hai
khaana thanda tha
khaane me koi swaad nahi
khaana kharaab tha
kamre gande the
bahut ganda tha
badboo aa rahi thi
safai bilkul nahi
machhar hi machhar
train phir late
late ho gaya phir se
dubara kabhi nahi aaunga
dubara nahi lunga
galti ho gayi le kar
pachtaa raha hoon
zindagi narak ban gayi
mood kharaab ho gaya
koi umeed nahi bachi
bharosa uth gaya
kismat hi kharaab hai
bura laga sun kar
bahut bura hua
galat hua uske saath
ye sahi nahi hai
aisa nahi karna chahiye tha
insaaf nahi mila
rest in peace bahut dukhad`,
  flat: `
{thing} kab aayega
{thing} kahan milega
{thing} ka price kya hai
{thing} kaun sa hai ye
kal {when} aana
{when} milte hain
{when} match hai
{when} school jaana hai
{when} result aayega
{when} film release hogi
main {where} ja raha hoon
wo {where} gaya hai
hum {where} me rehte hain
abhi {where} me hoon
tum kahan ho
kya kar rahe ho
kaise ho bhai
kya haal hai
kya hua
kaun hai ye
kaun bola
kisne kaha
kitne baje aana hai
kya time hua
kab tak aaoge
kab shuru hoga
kahan se ho aap
aap kya karte ho
naam kya hai
number bhej do
photo bhejo
link bhej do
mujhe nahi pata
pata nahi kya hua
sun lo meri baat
dekh lete hain
sochte hain
baat karni hai
call karna
msg karo
wo bol raha tha
usne kuch kaha
maine bhi dekha tha
maine to abhi dekha
pehle bhi aisa hota tha
bachpan me khelte the
ghar aa gaya
khaana kha liya kya
chai pee raha hoon
so raha tha main
train {when} ki hai
bus kitne baje hai
ticket book karna hai
form bharna hai
account kaise banaye
password kaise badle
recharge karna hai
order kab tak aayega
delivery kitne din me hogi
dukaan kab khulti hai
office {where} me hai
meeting {when} hai
toss jeet kar batting
score kya hua
kitne run bane
wicket gir gaya ek
agla match kis ke saath
trailer aaya kya
gaana kaun sa hai
hero kaun hai is film me
neta ji ka bhashan {when} hai
sarkaar ne naya kanoon banaya
budget {when} pesh hoga
chunaav ki date kya hai
vote daalne jaana hai
news me dikha rahe the
usko bol dena
ek ladka tha
do bhai the
teen din ka kaam hai
char log baithe the
ye meri wali hai
wo uska bhai hai
haan main bhi
accha phir
theek hai
hmm dekhte hai
chalo phir milte hain
bhai sun
arre bhai kahan ho
sir ek baat puchni thi
sir reply karna
admin post kar dena
koi bataye
koi hai kya
live dekho yahan
video ka link niche hai`,
  good: `
{thing} acchaa hai
{thing} bahut acchaa hai
{thing} bahut badhiya hai
{thing} ekdam mast hai
{thing} mast hai
{thing} zabardast hai
{thing} kamaal ka hai
{thing} kamaal hai
{thing} shaandaar hai
{thing} lajawaab hai
{thing} behtareen hai
{thing} sabse acchaa hai
{thing} sabse best hai
{thing} superhit hai
{thing} to super hai
{thing} bahut pasand aaya
{thing} mujhe bahut pasand hai
{thing} me mazaa aa gaya
{thing} ne dil jeet liya
{thing} ne dil khush kar diya
{thing} dekh kar khush ho gaya
{thing} ka jawab nahi
{thing} ki jitni taareef karo kam hai
{thing} ki koi kami nahi
{thing} se koi shikaayat nahi
{thing} me koi problem nahi
paisa vasool
poora paisa vasool
maza aa gaya
bahut maza aaya
mazaa aa gaya dekh kar
dil khush ho gaya
dil jeet liya
dil se shukriya
dil se salaam
chhaa gaye bhai
chhaa gaye guru
kya baat hai
kya baat hai bhai
wah kya baat hai
waah bhai waah
gazab kar diya
kamaal kar diya
kya mast khela
kya khoob likha
kya zabardast acting
acting bahut acchi
story badhiya hai
gaane bahut acche hain
zaroor dekhna
zaroor lo
sabko lena chahiye
dosto zaroor dekho
sasta aur tikaau
sasta bhi acchaa bhi
bahut kaam ki cheez
bahut kaam aaya
bahut useful app
chalane me aasaan
time par mil gaya
time se pehle aa gaya
jaldi delivery hui
ek din me mil gaya
customer care ne turant madad ki
problem turant solve ho gayi
koi dikkat nahi hui
paise turant wapas mil gaye
staff bahut acchaa hai
staff ne bahut madad ki
khaana bahut swaadisht
khaana mazedaar tha
swaad aa gaya
saaf suthra kamra
jagah bahut sundar hai
phir se aaunga
dubara zaroor aaunga
love you bhai
love you sir
i love you jaan
aap mahaan ho
aap best ho sir
aap jaisa koi nahi
aap par garv hai
proud of you bhai
hame garv hai
jai hind jai bharat
jai ho
bharat mata ki jai
zindabad
salute hai aapko
salaam hai
badhaai ho
bahut bahut badhaai
mubarak ho
eid mubarak sabko
happy birthday bhai
janamdin mubarak
shubhkamnayein
happy diwali sabko
god bless you
khush raho hamesha
jug jug jiyo
aashirwaad bana rahe
dua hai aapke liye
shukriya dost
bahut dhanyavaad
thank you so much sir
thanks bhai
jeet gaye
india jeet gaya
kya shaandaar jeet
jeet mubarak
champion team
hero ho aap
sher hai apna bhai
asli hero
pyaara baccha
kitni pyaari photo
bahut sundar
khoobsoorat
cute lag rahi ho
mast lag rahe ho
hasi nahi ruk rahi haha
hasa hasa ke maar diya
best comedy
superb yaar
awesome bhai
nice pic
acchi baat hai
sahi kaha bhai
bilkul sahi
sahi baat hai sir
acchaa kaam kar rahe ho
lage raho
keep it up bhai
bahut khushi hui
khush hoon aaj
sukoon mil gaya
aaj ka din ban gaya
sapna poora ho gaya
kya din the wo
bachpan yaad aa gaya
maa ka pyaar sabse bada
maa jaisi koi nahi
yaari zindabad`,
  slots: {
    thing: `
film
ye film
ye movie
service
aapki service
ye app
app
phone
mobile
network
khaana
gaana
ye gaana
trailer
acting
ye match
hamari team
saamaan
product
camera
battery
kaam
ye dukaan
hotel
delivery
hero
bhai
sarkaar
update`,
    few: `
do din
ek hafte
ek mahine
teen din
char din`,
    long: `
do ghante
teen din
ek hafta
subah
kal
paanch din
mahina`,
    when: `
kal
aaj shaam
parso
agle hafte
subah 9 baje
raat ko
somwaar ko`,
    where: `
dilli
mumbai
bazaar
office
gaon
ghar
station
patna`,
  },
};
