import type { ToneWords } from './tone-words.ts';

export const SLAVIC: Readonly<Record<string, ToneWords>> = {
  ru: {
    great: `отличн* прекрасн* замечательн* великолепн* превосходн* супер шикарн* идеальн* обожаю люблю любим* восхитительн* потрясающ* восторг* лучш* классн* бомба огонь топ чудесн* изумительн* безупречн* офигенн* круто крут* молодцы молодец`,
    good: `хорош* хороше* неплох* нравится понравил* рекоменду* советую удобн* быстр* приятн* полезн* прост* легк* спасибо благодар* довольн* доволен довольна рад рада вежлив* приветлив* качествен* чист* вкусн* уютн* красив* интересн* весел* добр* надежн* симпатичн* мил* счаст* радост* смешн*
      дружелюбн* отзывчив* помог помогли работает_отлично всё_супер все_отлично улучш* ура класс норм нормально поздравля* мягк* комфортн* профессионал* тепл* здорово`,
    bad: `плох* медленн* дорог* разочаров* жаль проблем* ошибк* глюк* глюч* тормоз* лага* лаги вылет* завис* сломал* сломан* брак бракован* не_работает не_открывается не_загружается не_запускается не_рекомендую не_советую не_понравил* не_могу неудобн* груб* хам* хамств* невежлив* непонятн* сложн* отсутств*
      ждать ждал* ожидани* опозд* задерж* грязн* шумн* холодн* скучн* некрасив* реклам* удалил* удаляю возврат* вернуть верните жалоб* грустн* печальн* боль бол* страшн* хуже слаб* бесполезн* зря потер* умер война кризис стыд злой злит бесит раздража* надоел* устал* неприятн* навязыва* списал* испорти* отврат*`,
    awful: `ужас* кошмар* отвратительн* омерзительн* худш* мерзк* дерьмо говно хрень фигня бред обман* мошенн* развод кидал* воры воруют украл* лохотрон позор* безобраз* ненавижу ненавист* никогда_больше мусор помойк* отстой дно тупые тупо идиот* недопустим* гадость мрази тварь сволоч* бесполезн*`,
  },
  uk: {
    great: `чудов* прекрасн* відмінн* супер ідеальн* обожню* люблю найкращ* неймовірн* класн* крут* бездоганн* шикарн*`,
    good: `добр* гарн* подоба* сподоба* рекоменд* раджу зручн* швидк* приємн* корисн* прост* легк* дякую вдячн* задоволен* радий рада ввічлив* якісн* чист* смачн* затишн* цікав* весел* надійн* щаслив* допомогли`,
    bad: `поган* повільн* дорог* розчарув* шкода проблем* помилк* глюч* гальму* вилітає зависа* зламан* не_працює не_рекомендую незручн* груб* хам* хамств* складн* чекати чекав запізн* затрим* брудн* шумн* холодн* нудн* реклам* видалив поверн* скарг* сумн* гірш* слаб* дратує втрат* війна біль`,
    awful: `жах* жахлив* огидн* найгірш* лайно гівно обман* шахра* злоді* вкрали ганьба ненавиджу ніколи_більше сміття відстій ідіот* неприпустим* кошмар*`,
  },
  pl: {
    great: `świetn* doskonał* wspaniał* rewelac* fantastyczn* super idealn* perfekcyjn* uwielbiam kocham najlepsz* genialn* cudown* przepyszn* fenomenaln* wyśmienit* rewelka polecam znakomit* bomba mega`,
    good: `dobr* dobrze ład* ładn* mił* miło fajn* przyjemn* szybk* łatw* prost* przydatn* pomocn* uprzejm* zadowol* szczęśliw* dziękuj* dzięki podoba smaczn* czyst* przytuln* poleca* wygodn* solidn* profesjonaln* ciekaw* interesując* śmieszn* zabawn* niezawodn* jakość tanio korzystn* gratul* lepsz* sympatyczn* wart warto sprawn*`,
    bad: `zły zła złe źle słab* woln* drog* rozczarow* niestety szkoda problem* błąd błęd* zepsut* zawiesza zacina wywala crash nie_działa nie_polecam nie_można nie_otwiera niemił* niegrzeczn* opryskliw* niewygodn* skomplikowan* brak* czekać czekał* czekan* opóźni* spóźni* brudn* głośn* zimn* nudn* brzydk* reklam* odinstal* usunąłem zwrot* reklamacj*
      skarg* smutn* strach chor* ból gorsz* trudn* przeciętn* bezużyteczn* strata zmarnowan* męcz* wkurz* denerwuj* irytuj* wojna śmierć kłam* głup*`,
    awful: `okropn* straszn* tragiczn* tragedia fataln* koszmar* beznadziejn* najgorsz* dramat* masakra oszust* oszuka* złodziej* kradz* wstyd żenad* żenując* gówn* śmieć śmieci szajs dno porażka nienawidz* skandal* nigdy_więcej chamst* idiot* wyłudz* ohydn* obrzydliw*`,
  },
  cs: {
    great: `skvěl* výborn* perfektn* úžasn* fantastick* super vynikající* miluj* nejlepší bezchybn* báječn* paráda špičk* geniáln* nádhern*`,
    good: `dobr* dobře hezk* pěkn* příjemn* rychl* snadn* jednoduch* užitečn* ochotn* mil* milý spokojen* děkuj* líbí chutn* čist* útuln* doporuč* pohodln* kvalit* profesionáln* zajímav* zábavn* spolehliv* levn* rád ráda fajn šťastn* hodn* pomohl*`,
    bad: `špatn* pomal* drah* zklam* bohužel škoda problém* chyb* rozbit* padá zasekáv* nefunguj* nejde nefunkčn* nepříjemn* neochotn* arogantn* složit* chybí čekat čekal* čekán* zpožděn* pozdě špinav* hlučn* studen* nudn* ošklív* reklam* odinstal* vrácen* stížnost* smutn* strach bolest* horší těžk* zbytečn* ztráta otrav* nedoporuč* hloup* drž* slab*`,
    awful: `hrozn* strašn* příšern* otřesn* katastrof* nejhorší hnus* odporn* podvod* podvodn* zloděj* okrad* ukrad* ostuda hrůza sračka hovno šmejd* odpad nenávid* nikdy_více idiot* žumpa děs děsn*`,
  },
  sk: {
    great: `skvel* výborn* perfektn* úžasn* fantastick* super vynikajúc* milujem najlepš* bezchybn* špičk* nádhern*`,
    good: `dobr* dobre pekn* príjemn* rýchl* ľahk* jednoduch* užitočn* ochotn* mil* spokojn* ďakuj* páči chutn* čist* útuln* odporúč* pohodln* kvalit* profesionáln* zaujímav* zábavn* spoľahliv* lacn* rád rada fajn šťastn* pomohl*`,
    bad: `zle zlý zlá zlé pomal* drah* sklam* bohužiaľ škoda problém* chyb* pokazen* padá seká nefunguj* nejde neprijemn* neochotn* arogantn* zložit* chýba čakať čakal* čakan* mešk* špinav* hlučn* studen* nudn* škared* reklam* odinštal* vráten* sťažnosť smutn* strach bolesť horš* ťažk* zbytočn* strata otravn* neodporúč* hlúp*`,
    awful: `hrozn* strašn* príšern* otrasn* katastrof* najhorš* hnus* odporn* podvod* zlodej* okrad* ukrad* hanba hrôza hovno šmejd* odpad nenávid* nikdy_viac idiot*`,
  },
  bg: {
    great: `отличн* страхотн* прекрасн* чудесн* перфектн* супер невероятн* обожавам обичам най-добр* фантастичн* уникал*`,
    good: `добър добра добро добри добре хубав* приятн* бърз* лесн* полезн* любезн* доволен доволна благодар* харесва* вкусн* чист* уютн* препоръчвам удобн* качеств* професионал* интересн* забавн* надежд* евтин* мил* радвам щастлив*`,
    bad: `лош* бавн* скъп* разочаров* съжал* проблем* грешк* счупен* забива не_работи не_препоръчвам неприятн* груб* арогантн* нелюбезн* сложн* липсва* чака* закъсн* мръсн* шумн* студен* скучн* грозн* реклам* връщане оплак* тъжн* страх болка труд* слаб* безполезн* дразн*`,
    awful: `ужас* отвратителн* кошмар* най-лош* гадн* боклук* измам* измамн* крад* позор* срам мразя никога_повече идиот* лъж* катастроф* тъп*`,
  },
  sr: {
    great: `odličn* savršen* predivn* fantastičn* super sjajn* volim obožavam najbolj* vrhunsk* izvrsn* divn* prelep* genijaln* одличн* савршен* предивн* сјајн* волим најбољ* врхунск*`,
    good: `dobar dobra dobro dobri lep* lijep* prijatn* brz* lak* korisn* ljubazn* zadovolj* hvala sviđa ukusn* čist* preporuč* udobn* kvalitet* profesional* zanimljiv* zabavn* pouzdan* jeftin* srećn* drago bolj* pomogl* добар добра добро леп* брз* љубазн* задовољ* хвала свиђа препоруч*`,
    bad: `loš* spor* skup* razočar* nažalost šteta problem* grešk* pokvaren* ne_radi ne_preporučujem neprijatn* neljubazn* bezobraz* komplikovan* nedosta* čeka* kasn* prljav* bučn* hladn* dosadn* ružn* reklam* žalb* tužn* strah bol* težak slab* beskorisn* nervira лош* спор* скуп* разочар* проблем* не_ради прљав* досадн*`,
    awful: `užas* katastrof* najgor* odvratn* grozn* smeće prevar* lopov* kradu ukra* sramot* bruk* mrzim nikad_više idiot* govn* sranj* glup* ужас* катастроф* најгор* одвратн* превар* лопов* срамот*`,
  },
  hr: {
    great: `odličn* savršen* predivn* fantastičn* super sjajn* volim obožavam najbolj* vrhunsk* izvrsn* divn* prelijep* genijaln*`,
    good: `dobar dobra dobro dobri lijep* ugodn* brz* lak* korisn* ljubazn* zadovolj* hvala sviđa ukusn* čist* preporuč* udobn* kvalitet* profesional* zanimljiv* zabavn* pouzdan* jeftin* sretn* drago bolj* pomogl*`,
    bad: `loš* spor* skup* razočar* nažalost šteta problem* grešk* pokvaren* ne_radi ne_preporučujem neugodn* neljubazn* bezobraz* kompliciran* nedosta* čeka* kasn* prljav* bučn* hladn* dosadn* ružn* reklam* žalb* tužn* strah bol* težak slab* beskorisn* nervira`,
    awful: `užas* katastrof* najgor* odvratn* grozn* smeće prevar* lopov* kradu ukra* sramot* bruk* mrzim nikad_više idiot* govn* sranj* glup*`,
  },
  sl: {
    great: `odličn* popoln* čudovit* fantastičn* super vrhunsk* obožujem ljubim najboljš* izvrstn* krasn*`,
    good: `dober dobra dobro dobri lep* prijetn* prijazn* hitr* lahk* korist* zadovoljn* hvala všeč okusn* čist* priporoč* udobn* kakovost* zanimiv* zabavn* poceni vesel* srečn*`,
    bad: `slab* počasn* drag* razočar* žal škoda težav* problem* napak* pokvarjen* ne_deluje neprijazn* zapleten* manjka čaka* zamud* umazan* hladn* dolgočas* grd* reklam* pritožb* žalost* strah bol*`,
    awful: `grozn* obupn* katastrof* najslabš* sramot* prevar* goljuf* tat tatovi ukra* sovražim nikoli_več idiot* smeti ogabn*`,
  },
};
