import type { ToneWords } from './tone-words.ts';

export const OTHER_LANGUAGES: Readonly<Record<string, ToneWords>> = {
  ar: {
    great: `ممتاز* رائع* الرائع جميل_جدا مذهل* مثالي* افضل أفضل الافضل الأفضل احب أحب أحببت احببت عشق اعشق تحفة خرافي* فخم* ابداع إبداع روعة مميز* متميز* حلو_جدا انصح أنصح يجنن خيالي* عظيم* عالمي`,
    good: `جيد* جيدة الجيد حسن جميل* الجميل حلو* لذيذ* طيب* نظيف* سريع* سهل* مفيد* مريح* هادئ* هادي ودود* لطيف* محترم* راقي* شكرا شكر مشكور* سعيد* سعادة فرح مبسوط* اعجبني أعجبني عجبني عجبتني يعجبني احسن أحسن مناسب* رخيص* ممتع* شيق* مبروك الحمد الله_يعطيك موفق* كويس* زين تمام بخير فخور امل أمل رضا راضي حب خير نجاح فوز سلام عملي* واسع* قيم* متعاون* خدوم* يستحق استمتعت ظريف لطف`,
    bad: `سيء* سيئ* سئ* سيئة ضعيف* بطيء* بطئ* غالي* غاليه مكلف* مشكل* مشاكل خطأ اخطاء أخطاء عطل معطل* خراب خربان خربانة مكسور* ناقص* تاخير تأخير متاخر* متأخر* تأخر انتظار انتظرت وسخ* قذر* قديم* مزعج* ازعاج إزعاج ممل* ملل بارد* باردة مخيب* خيبة محبط* احباط حزين* حزن زعلان* غاضب* غضب صعب* معقد* لا_يعمل لايعمل ما_يشتغل لا_انصح
      لا_أنصح ما_انصح لم_يعجبني ماعجبني ما_عجبني اعلانات إعلانات حذفت استرجاع ارجاع شكوى الم ألم وجع مرض خوف موت قتل حرب ازمة أزمة تعبت تعبان* رديء* ردئ* متوسط* عادي* اقل أقل للاسف للأسف سلبي* مبالغ* رائحة خسارة خساره عيب عيوب فقر ظلم كذب* فاشل* يعلق تعليق صوت`,
    awful: `اسوأ أسوأ اسوء أسوء الاسوأ الأسوأ فظيع* مقرف* قرف زبالة زباله خايس* حرامي* نصاب* نصب احتيال سرقة سرق سرقوا غش غشاش* كارثة كارثي* فضيحة اكره أكره كريه* حقير* حيوان* كلاب كلب غبي* تافه* فاشل* لعنة وقح* مستحيل لن_اعود لن_أعود ابدا_لا ارهاب إرهاب مجرم* خائن* وصخ`,
  },
  fa: {
    great: `عالی عالیه فوق‌العاده فوق_العاده بی‌نظیر بینظیر محشر معرکه بهترین عاشق دوست_دارم شاهکار`,
    good: `خوب خوبه خوبی قشنگ زیبا راحت سریع مفید راضی ممنون سپاس مرسی خوشمزه تمیز باکیفیت ارزان مناسب جالب آسان مهربان خوشحال شاد پیشنهاد_میکنم دمتون_گرم`,
    bad: `بد بدی کند گران گرون خراب مشکل ایراد ضعیف متاسفانه ناراضی ناامید دیر تاخیر کثیف سرد خسته شکسته غلط ناراحت غمگین سخت تبلیغات پشیمون پشیمان بی‌کیفیت بیکیفیت کار_نمیکنه کار_نمی‌کند نمیشه هنگ معمولی`,
    awful: `افتضاح مزخرف وحشتناک بدترین کلاهبردار کلاهبرداری دزد دزدی آشغال اشغال متنفر تقلبی مسخره چرت بیشعور فاجعه دروغ نخرید`,
  },
  he: {
    great: `מעולה* מדהים* מושלם* נהדר* מצוין* מצויין* נפלא* הטוב_ביותר אהבתי אוהב אוהבת פצצה אלוף* מומלץ* מומלצת מקסים* גאון*`,
    good: `טוב* טובה טובים יפה* נחמד* נעים* מהיר* קל* נוח* שימושי* תודה מרוצה* שמח* שמחה טעים* נקי* אדיב* מקצועי* זול* כיף ממליץ ממליצה איכותי* מעניין* מצחיק* חמוד* אמין* שירותי* משתלם* בהצלחה`,
    bad: `רע* גרוע* איטי* יקר* מאכזב* אכזבה מאוכזב* בעיה בעיות תקלה תקלות שבור* מקולקל* לא_עובד לא_עובדת לא_ממליץ לא_טוב גס* חצוף* מלוכלך* קר* רועש* משעמם* מכוער* פרסומות מחקתי החזר תלונה עצוב* פחד כאב* קשה* חסר* איחור מאחר* חיכיתי מעצבן* מתסכל* חבל מיותר* מסובך* עלוב* ירוד*`,
    awful: `נורא* איום* זוועה מחריד* הכי_גרוע גרוע_ביותר זבל חרא גועל* מגעיל* רמאים רמאי* נוכל* גנבים גנב* שקרנים שקר* שונא* בושה ביזיון לעולם_לא תתרחקו אסון חוצפה מזעזע* עושק*`,
  },
  fi: {
    great: `loistava* erinomai* mahtava* upea* täydelli* ihana* fantasti* rakastan paras parhaa* huippu* super* hieno* mainio* erittäin_hyvä suosittele* aivan_ihana nautin*`,
    good: `hyvä* hyvi* hyvin kiva* mukava* kaunis* kauni* nopea* nopeasti helppo* helposti kätevä* ystävälli* tyytyväi* iloi* onnelli* kiitos kiito* pidän tykkään tykkä* maistuv* herkulli* puhdas siisti* edulli* laadukas laadukk* luotettava* toimiva* toimii_hyvin mielenkiintoi* hauska* hupaisa* hyödylli* onnea onnitt* parempi viihty* rauhalli* söpö* toivo* rakkaus rakas sujuva* selkeä* sopiva* hymy*`,
    bad: `huono* huonosti hidas hitaa* kallis kallii* pettym* petty* valitettavasti harmi* ongelma* ongelmi* virhe* vika* vikoja rikki rikkou* kaatuu jumi* ei_toimi ei_avaudu ärsyttä* ärsyty* töykeä* epäkohteli* epäluotettava* hankala* vaikea* monimutkai* puuttu* odotta* odotin myöhäs* likai* likainen melu* kylmä* tylsä* ruma* mainoks* poistin palautus* palautin reklam* valitus* valita* surulli* surku* pelko* pelkää kipu* sairas sairau*
      huonompi turha* heikko* väsyn* väsytt* menetti* kuol* sota* suru* itke* köyh* väärin väärä* sekava* epäselvä* tyhm* typerä* säälittävä* haitta* paha* pahasti hävett* vaaralli* rikos* riko* stressi*`,
    awful: `kamala* hirveä* hirvittävä* kauhea* surkea* järkyttävä* paska* paskaa perse* vittu* vitun huijau* huijar* varas varkaa* roska* roskaa katastrof* inhottava* inho* vihaan viha* idiootti* idioot* saatana* perkele* helvet* hävytön* ikinä_enää en_suosittele törkeä* ällöttävä* kuvottava* häpeä* skandaali* valeh* petos petollis* surkein pahin huonoin`,
  },
  hu: {
    great: `kiváló* tökéletes* fantasztikus* csodálatos* szuper* imádom imád* legjobb* nagyszerű* remek* zseniális* szeretem szenzációs* príma* csodás*`,
    good: `jó jók jól szép* kedves* gyors* könnyű* hasznos* segítőkész* elégedett* boldog* köszön* tetszik tetszett finom* tiszta* kényelmes* ajánlom minőségi* profi* érdekes* vicces* megbízható* olcsó* örülök barátságos* udvarias* hangulatos* ügyes* korrekt*`,
    bad: `rossz* lassú* drága* csalód* sajnos kár probléma* problémá* hiba* hibás* törött* elromlott lefagy* összeomlik nem_működik nem_ajánlom nem_jó nem_tetszik kellemetlen* udvariatlan* goromba* bonyolult* hiányzik hiány* vár* vártam késés* késik késő koszos* zajos* hideg* unalmas* csúnya* reklám* töröltem visszatérítés panasz* szomorú* félelem fáj* nehéz* gyenge* felesleges* idegesítő* bosszantó*`,
    awful: `szörnyű* borzalmas* borzasztó* katasztrófa* katasztrofális* legrosszabb* szar* szemét átverés* átvert* csaló* csalás* tolvaj* lopás* szégyen* gyűlölöm utálom undorító* soha_többet soha_többé idióta* hazug* pocsék* gáz botrány* felháborító*`,
  },
  et: {
    great: 'suurepära* fantasti* ideaalne* parim* armasta* super*',
    good: 'hea head hästi ilus* kiire* lihtne* mugav* meeldi* tänan aitäh rahul sõbrali* maitse* puhas soovita*',
    bad: 'halb halva halvasti aeglane* kallis pettu* kahjuks probleem* viga vead katki ei_tööta tüütu* kurb* must räpane* külm* igav* ootama hiline*',
    awful: 'kohutav* jube* õudne* halvim* pettus* petta* varas saast* sitt sita* vihka* häbi*',
  },
  lv: {
    great: 'lielisk* izcil* brīnišķīg* perfekt* ideāl* labāk* mīlu super*',
    good: 'lab* labi jauk* skaist* ātr* ērt* patīk patika paldies apmierināt* draudzīg* garšīg* tīr* iesaku',
    bad: 'slikt* lēn* dārg* vīlies diemžēl problēm* kļūd* salauzt* nestrādā nedarbojas netīr* auksts garlaicīg* gaid* kavē* skumj*',
    awful: 'briesmīg* šausmīg* drausmīg* krāpnie* zagļ* mēsl* atkritum* nožēlojam* ienīst kauns',
  },
  lt: {
    great: 'puik* nuostab* tobul* geriaus* myliu fantastišk* super*',
    good: 'ger* gerai graž* malon* greit* patog* patin* ačiū dėkui patenkint* draugišk* skan* švar* rekomenduoju',
    bad: 'blog* lėt* brang* nusivyl* deja problem* klaid* sugedo sulūžo neveikia nešvar* šalt* nuobod* lauk* vėlu* liūdn*',
    awful: 'baisu* siaubing* šlykšt* sukčia* apgavik* vag* šūd* šlamšt* gėda nekenčiu',
  },
  el: {
    great: `εξαιρετικ* τέλει* φανταστικ* υπέροχ* άριστ* αριστ* καταπληκτικ* λατρεύω αγαπώ καλύτερ* απίστευτ* θαυμάσι* σούπερ μοναδικ* άψογ* αψογ* κορυφαί* συστήνω`,
    good: `καλ* καλή καλός καλό καλά ωραί* όμορφ* ευγενικ* γρήγορ* εύκολ* χρήσιμ* άνετ* ευχαριστ* χαίρομαι χαρούμεν* ευχάριστ* νόστιμ* καθαρ* φιλικ* ποιοτικ* επαγγελματ* ενδιαφέρ* αξίζει οικονομικ* προτείνω εξυπηρετικ* αρέσει άρεσε μπράβο ικανοποιημέν* αξιόπιστ*`,
    bad: `κακ* κακή κακός κακό άσχημ* αργ* αργό ακριβ* απογοήτευσ* απογοητευ* δυστυχώς πρόβλημα προβλήματα λάθος λάθη χαλασμέν* χάλασε σπασμέν* κολλάει δε_δουλεύει δεν_δουλεύει δεν_λειτουργεί δεν_αξίζει δεν_συστήνω αγενής αγενείς αγένεια δύσκολ* περίπλοκ* λείπει περίμενα αναμονή καθυστέρηση βρώμικ* φασαρία κρύο κρύα βαρετ* διαφημίσεις επιστροφή παράπονο λυπ* θλιβερ* φόβος πόνος χειρότερ* άχρηστ* μέτρι* κουραστικ* αδιάφορ*`,
    awful: `απαράδεκτ* τραγικ* φρικτ* χάλια άθλι* αίσχος χειρότερ* απατεών* απάτη κλέφτ* κλοπή σκουπίδι σκουπίδια σκατά μισώ ντροπή ξεφτίλα ποτέ_ξανά μακριά κοροϊδία ψεύτ* ηλίθι* αηδία αηδιαστικ* εφιάλτης`,
  },
  eu: {
    great: 'bikain* zoragarri* ederra maite hoberen* primera*',
    good: 'on ona onak ondo polit* atsegin* azkar* erraz* eskerrik* gustatu jatorr* garbi* pozik gomenda* eroso*',
    bad: 'txar* txarra motel* garesti* arazo* akats* hautsi* zikin* hotz* aspergarri* triste* itxaron* falta penagarri*',
    awful: 'izugarri_txar* okerren* lotsagarri* lapur* zabor* kaka nazkagarri* gorroto iruzur*',
  },
};
