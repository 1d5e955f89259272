import type { Genre } from '../genres/genre.ts';

/** What people write in Norwegian about apps, banks, parcels, tickets, films and things. */
export const NORWEGIAN: Genre = {
  speech: {
    language: 'no',
    joints: ['. ', '. ', ', ', ', ', ' og ', ' ', '! ', '... '],
    turns: [' men ', ', men ', '. Men ', ' dessverre ', ', selv om '],
    ends: ['', '', '.', '.', '!', '!!'],
  },
  bad: `
{thing} fungerer ikke
{thing} virker ikke
{thing} er elendig
{thing} er helt elendig
{thing} er dårlig
{thing} er veldig dårlig
{thing} er ubrukelig
{thing} er treg
{thing} er treig
{thing} er håpløs
{thing} krasjer
{thing} krasjer hele tiden
{thing} henger seg opp
{thing} fryser
{thing} er full av feil
{thing} er ikke bra
{thing} er ikke noe bra
{thing} var skuffende
{thing} er for dyr
{thing} er tungvint
{thing} er rotete
{thing} suger
ikke fornøyd med {thing}
veldig misfornøyd
skuffet over {thing}
får ikke logget inn
får ikke åpnet appen
kommer ikke inn
kommer ikke inn i appen etter oppdateringen
etter siste oppdatering virker ingenting
funket før, nå går det ikke
siste oppdatering ødela alt
den gamle versjonen var bedre
den nye versjonen er mye verre
hvorfor endre noe som fungerte
få tilbake den gamle
må logge inn på nytt hver gang
blir kastet ut hele tiden
starter ikke
bare svart skjerm
bare hvit skjerm
laster og laster
laster aldri ferdig
tar evigheter å laste
feilmelding hver gang
får bare feilmelding
altfor mye reklame
bare reklame
reklame hele tiden
må betale for alt
penger rett ut av vinduet
bortkastede penger
sløsing med tid
ikke verdt pengene
ikke last ned
ikke kjøp
styr unna
kan ikke anbefales
anbefales ikke
avinstallert
sletter appen
slettet
får ikke svar fra kundeservice
ingen svarer
ringt {many} ganger uten svar
ventet {long} på svar
pakken kom aldri
varen var ødelagt
feil vare
gikk i stykker etter {long}
sluttet å virke etter {long}
ble trukket for mye penger
trukket to ganger
får ikke pengene tilbake
billetten forsvant
viser feil tid
viser feil saldo
mangler det meste
mangler viktige funksjoner
tapper batteriet
varslene kommer ikke
dårlig lyd
lyden forsvinner
dårlig kvalitet
lite brukervennlig
vanskelig å finne fram
umulig å bruke
umulig å få kontakt
frekke ansatte
uhøflig betjening
maten var kald
rommet var skittent
kjedelig
dørgende kjedelig
dårlig skuespill
tynn historie
forutsigbar og flat
pinlig dårlig
noe skikkelig søppel
søppel
skrot
makkverk
irriterende
utrolig irriterende
frustrerende
latterlig
skammelig
trist
hater {thing}
null stjerner
en stjerne er for mye
fiks dette
vær så snill å fiks dette
skjerp dere
aldri mer`,
  flat: `
{thing} er helt grei
{thing} er ok
{thing} er som forventet
{thing} er midt på treet
{thing} er hverken god eller dårlig
{thing} ble lansert i fjor
{thing} kom på markedet i mars
{thing} har to knapper
{thing} finnes i to farger
har ikke prøvd den nok
ikke testet ennå
kunne hatt flere funksjoner
ønsker mulighet for mørkt tema
hvordan endrer jeg passord
filmen varer i to timer
boka har tre deler
plata har ti låter
han spiller sønnen
handlingen er lagt til Bergen
konserten begynner klokka åtte
skjermen er på seks tommer
prisen er omtrent som hos andre
den måler tjue centimeter
kameraet sitter på baksiden
noe bra og noe mindre bra
brukbar
litt blandet
verken bedre eller verre enn andre`,
  good: `
{thing} er bra
{thing} er veldig bra
{thing} er kjempebra
{thing} er topp
{thing} er supert
{thing} er genialt
{thing} er fantastisk
{thing} fungerer perfekt
{thing} fungerer utmerket
{thing} fungerer som den skal
{thing} virker fint
{thing} er oversiktlig
{thing} er rask
{thing} er enkel
{thing} er enkel å bruke
{thing} er brukervennlig
{thing} er nyttig
{thing} er lekker
{thing} er gøy
{thing} overrasket positivt
{thing} er blitt mye bedre
veldig fornøyd med {thing}
kjempefornøyd
fornøyd så langt
elsker {thing}
liker {thing} godt
glad i {thing}
anbefales
anbefales på det sterkeste
kan varmt anbefales
anbefaler {thing} til alle
den beste appen jeg har
beste jeg har prøvd
må ha
bruker den hver dag
brukt den i årevis uten problemer
aldri hatt problemer
ingen problemer
funker som bare det
funker bra
enkelt og greit
enkel og grei
lett å bruke
lett å finne fram
sparer meg for mye tid
verdt pengene
verdt hver krone
god kvalitet
god service
rask levering
hyggelig betjening
hyggelig personale
kundeservice hjalp med en gang
fikk hjelp med en gang
løste problemet på minutter
god oversikt
flott design
pent design
god lyd
skarp skjerm
batteriet varer lenge
god mat
deilig mat
rent og pent
morsomt
morsomt spill
kjempegøy
avhengighetsskapende på en god måte
spennende
gripende
vakkert
sterkt skuespill
velskrevet
morsom og varm
en liten perle
imponerende
strålende
nydelig
herlig
knallbra
dritbra
rått
konge
perfekt
super
supert
takk
tusen takk
bra jobba
stå på videre
fem stjerner
full pott
terningkast seks
gleder meg til mer`,
  slots: {
    thing: `
appen
den
den nye appen
tjenesten
spillet
nettbanken
produktet
siden
oppdateringen
filmen
boka
plata
programmet
butikken
telefonen
kameraet
dette
maten
hotellet
serien`,
    long: `
to dager
en uke
to uker
en måned
tre dager
flere timer
en halvtime`,
    many: `
tre
fem
ti
flere
to`,
  },
};
