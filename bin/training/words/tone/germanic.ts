import type { ToneWords } from './tone-words.ts';

export const GERMANIC: Readonly<Record<string, ToneWords>> = {
  de: {
    great: `super toll* klasse spitze* hervorragend* ausgezeichnet* perfekt* fantastisch* großartig* genial* wunderbar* wunderschön* traumhaft* exzellent* begeister* liebe geliebt* lieblings*
      bestens beste bester bestes sensationell* überragend* mega geil* brillant* einwandfrei* tadellos* phänomenal* grandios* unschlagbar* top weltklasse erstklassig* herrlich* hammer`,
    good: `gut gute guter gutes guten gutem schön* nett* freundlich* hilfreich* hilfsbereit* empfehl* empfohlen zufrieden* schnell* einfach* leicht praktisch* nützlich* zuverlässig* gefällt gefallen
      angenehm* lecker* köstlich* sauber* gemütlich* günstig* preiswert* danke dankbar* dank glücklich* froh freu* freue* spaß lustig* witzig* interessant* spannend* hübsch* süß* stabil* hochwertig* übersichtlich*
      kompetent* pünktlich* höflich* problemlos* reibungslos* gelungen* lohnt gerne gern cool besser positiv* stark* modern* bequem* entspannt* sympathisch* aufmerksam* lob* verbessert* glückwunsch* erfolg* gewonnen
      funktioniert_super funktioniert_gut funktioniert_einwandfrei gute_qualität immer_wieder gerne_wieder sehr_gut wertvoll* liebevoll* professionell* flüssig* fair*`,
    bad: `schlecht* langsam* lahm* teuer* überteuert* enttäusch* nervig* nervt nerven ärger* leider fehler* fehlerhaft* problem* defekt* kaputt* absturz* abgestürzt abstürz* stürzt hängt ruckel* unfreundlich* unhöflich*
      unzuverlässig* umständlich* kompliziert* unbrauchbar* unverständlich* unübersichtlich* mangelhaft* mangel mängel verspät* fehlt fehlen fehlend* falsch* schade traurig* langweilig* hässlich* dreckig* schmutzig* laut lärm
      kalt* eklig* warten gewartet wartezeit* ignorier* beschwer* reklam* rückerstattung erstattung kündig* gekündigt deinstallier* gelöscht werbung verschlechter* schwach* minderwertig* billig* unzufrieden* zerbroch* gerissen
      undicht* nie_wieder funktioniert_nicht geht_nicht ging_nicht klappt_nicht läuft_nicht lässt_sich nicht_mehr lohnt_nicht abzocke* umsonst zeitverschwendung geldverschwendung peinlich* sinnlos* wütend sauer stress* angst
      krank* schmerz* tod tot gestorben verloren krieg krise schuld* dumm* doof* blöd* hass* armselig* mühsam* überfordert* unsinn quatsch unfähig* inkompetent*`,
    awful: `schrecklich* furchtbar* grauenhaft* grauenvoll* katastroph* miserabel* mies* scheiß* scheiss* kacke mist müll schrott unverschämt* frech* frechheit betrug* betrüg* abzock* lüg* gelogen ekelhaft* widerlich*
      schlimm* schlechteste* schlimmste* unterirdisch* saftladen wucher finger_weg hände_weg nie_wieder absolut_nicht zumutung skandal* unmöglich* desaster* horror* alptraum* hasse idiot* dreck* verarsch* nutzlos* wertlos* sauerei`,
  },
  nl: {
    great: `geweldig* fantastisch* perfect* uitstekend* super top prachtig* heerlijk* schitterend* briljant* beste zalig* subliem* voortreffelijk* super_goed aanrader* tevreden dol_op hou_van geniaal* magnifiek*`,
    good: `goed* mooi* fijn* leuk* vriendelijk* behulpzaam* handig* makkelijk* gemakkelijk* snel* prima blij gelukkig* bedankt dank dankjewel lekker* schoon* gezellig* duidelijk* overzichtelijk* betrouwbaar* correct* netjes
      aardig* lief* grappig* interessant* nuttig* stevig* aanbevelen aan_te_raden plezier genieten genoten succes* positief* beter soepel* knap* comfortabel* gastvrij* goedkoop* kwaliteit vlot* professioneel* welkom`,
    bad: `slecht* traag* langzaam* duur* teleurstel* teleurgesteld* helaas jammer probleem problemen fout* kapot* defect* stuk crasht crash vastloopt loopt_vast werkt_niet doet_niet irritant* vervelend* onvriendelijk* onbeschoft*
      onbetrouwbaar* onduidelijk* onhandig* ingewikkeld* klacht* klagen wachten gewacht vertraging* vertraagd* ontbreekt ontbreken mist kwijt verkeerd* vies* smerig* lawaai saai* lelijk* koud* reclame verwijderd* geannuleerd
      terugbetaling geld_terug zonde boos verdrietig* triest* matig* ondermaats* zwak* moeilijk* stom* dom* ziek* pijn haat* ergernis* ontevreden* nep onbruikbaar* waardeloos*`,
    awful: `verschrikkelijk* vreselijk* waardeloos* waardeloze afschuwelijk* slechtste nooit_meer oplicht* oplichter* bedrog* schandalig* schande belachelijk* rampzalig* ramp drama dramatisch* walgelijk* kut klote shit rotzooi troep
      leugen* liegen gestolen diefstal idioot idioten onacceptabel* hopeloos* bagger* puinhoop afzet* afzetters`,
  },
  sv: {
    great: `fantastisk* underbar* perfekt* utmärkt* suverän* superbra toppen bäst bästa älskar älskade jättebra enastående grym* kanon* otrolig* strålande härlig* klockren* toppklass rekommenderar`,
    good: `bra god* gott fin* fint trevlig* snabb* enkel* enkelt smidig* hjälpsam* vänlig* nöjd* glad* tack roligt rolig* kul skön* snygg* lätt prisvärd* billig* pålitlig* rekommendera* rekommenderas fungerar_bra
      bekväm* ren* fräsch* mysig* god_mat professionell* proffsig* bemötande tydlig* bättre gillar lyckad* lycka positiv* intressant* användbar* hjälpte grattis uppskattar stabil*`,
    bad: `dålig* dåligt sämre långsam* seg* segt dyr* dyrt besviken* besvikna besvikelse tyvärr problem fel trasig* kraschar krasch hänger fungerar_inte funkar_inte går_inte otrevlig* oförskämd* opålitlig* krånglig* krångel
      irriterande jobbig* störande saknas saknar vänta väntade väntan försenad* försening* smutsig* kallt tråkig* ful* reklam avinstaller* pengarna_tillbaka klag* reklamation* synd sjuk* ont arg ledsen sorglig* svår* värdelös* onödig*`,
    awful: `värdelös* värdelöst usel* uselt hemsk* fruktansvärd* katastrof* skit* skräp sämsta bedrägeri bluff* lurad* lurar lura aldrig_mer aldrig_igen skandal* skam äcklig* förfärlig* vidrig* hatar under_all idiot* oacceptabel* stöld stulen`,
  },
  no: {
    great: `fantastisk* nydelig* perfekt* utmerket* suveren* strålende best beste elsker elsket topp kjempebra utrolig_bra glimrende herlig* fabelaktig* rå råbra genial* super kjempefin* magisk mesterverk* imponerende`,
    good: `bra god gode godt fin* fint hyggelig* rask* raskt enkel* enkelt hjelpsom* vennlig* fornøyd* glad takk morsom* gøy artig* pen* lett nyttig* grei* greit pålitelig* anbefal* behagelig* ren* rent koselig* deilig* smart*
      kul kult fungerer_bra profesjonell* oversiktlig* bedre liker lykke* positiv* interessant* brukervennlig* praktisk* prisverdig billig* gratulerer vellykket* spennende underholdende vakker* flott* velkommen sterk* sjarmerende`,
    bad: `dårlig* treg* tregt langsom* dyr* dyrt skuff* skuffet dessverre problem* feil ødelagt* krasj* henger fungerer_ikke virker_ikke går_ikke funker_ikke uhøflig* frekk* upålitelig* tungvint* irriterende plagsom* mangler mangel mangle
      vente ventet forsink* skitten* kaldt kjedelig* stygg* reklame slett* avinstaller* refusjon klage* synd syk* vondt sint trist* vanskelig* verre unødvendig* ubrukelig* svak* tynt klisjé* forutsigbar* kjedsom* tull*`,
    awful: `forferdelig* elendig* grusom* verst verste katastrof* dritt* drit* søppel svindel* lure lurt bedrageri aldrig_mer aldri_mer aldri_igen skandale* skam ekkel* motbydelig* hater hatet idiot* håpløs* verdiløs* uakseptabel* ubrukelig* horribel* latterlig* makkverk tyveri stjålet`,
  },
  da: {
    great: `fantastisk* vidunderlig* perfekt* fremragende suveræn* super* bedst bedste elsker elskede topklasse kanon* skøn* strålende helt_perfekt dejlig* genial* imponerende`,
    good: `god gode godt fin* fint flink* hurtig* nem* nemt hjælpsom* venlig* tilfreds* glad tak sjov* sjovt lækker* pæn* let nyttig* anbefal* behagelig* ren* rent hyggelig* smart* professionel* overskuelig* bedre kan_lide
      lykke* positiv* interessant* brugervenlig* praktisk* billig* tillykke stabil* fungerer_godt virker_godt smuk* velkommen pålidelig* upåklagelig*`,
    bad: `dårlig* langsom* sløv* dyr* dyrt skuff* desværre problem* fejl ødelagt* crasher hænger fungerer_ikke virker_ikke går_ikke uhøflig* upålidelig* besværlig* irriterende mangler mangel vente ventede ventetid forsink* beskidt*
      kold* kedelig* grim* reklamer slett* afinstaller* refusion klage* synd syg* ondt vred ked trist* svær* værre unødvendig* ubrugelig* elendig*`,
    awful: `forfærdelig* elendig* rædsel* værst værste katastrof* lort* pis møg* affald svindel* snyd* snydt bedrageri aldrig_mere aldrig_igen skandale* skam ulækker* hader idiot* håbløs* værdiløs* uacceptabel* latterlig* tyveri`,
  },
};
