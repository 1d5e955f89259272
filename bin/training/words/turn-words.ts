/** Words that turn, strengthen or date what is said. `*` at the end: also longer words that start so. */
export interface TurnWords {
  readonly not?: string;
  /** Denies as often as it turns what follows into its opposite. */
  readonly no?: string;
  readonly but?: string;
  readonly stronger?: string;
  readonly weaker?: string;
  readonly expected?: string;
  readonly once?: string;
  readonly now?: string;
}

/** Words by white space; two words that belong together by `_`. */
export const TURN_WORDS: Readonly<Record<string, TurnWords>> = {
  en: {
    no: 'no never none nobody nothing neither nor nowhere without hardly barely scarcely rarely seldom nope zero lacks lacking lacked far_from anything_but no_longer',
    not: `not n't cannot cant can't dont don't doesnt doesn't
      didnt didn't isnt isn't arent aren't wasnt wasn't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't havent
      haven't hasnt hasn't hadnt hadn't aint ain't mustn't needn't stopped_being fails_to failed_to fail_to refuse_to refuses_to refused_to unable_to`,
    but: 'but however although though yet except unfortunately nevertheless nonetheless whereas sadly',
    stronger: `very really so extremely absolutely totally completely incredibly super too truly highly especially particularly utterly
      insanely ridiculously such freaking fucking damn bloody most always real quite so_much hella mad way`,
    weaker:
      'slightly somewhat little bit kinda sorta kind_of sort_of partly fairly rather almost nearly mostly a_bit less occasionally',
    expected: `thought expected hoped expecting hoping hope supposed assumed assume wish wished would could should if believed imagined
      wanted promised promise promises promising advertised advertise advertises advertising advertisement claimed claim claims told said says meant intended figured
      guessed reckoned anticipated hyped hype allegedly supposedly apparently planned looked_forward looking_forward meant_to`,
    once: 'used formerly previously once originally initially used_to ago remember remembered back_then earlier past',
    now: 'now today nowadays currently lately anymore since recently these_days present become becomes became meanwhile turned_into',
  },
  de: {
    no: 'kein keine keinen keinem keiner keines kaum nie niemals niemand nichts nix nirgends ohne weder selten',
    not: 'nicht nich ned net',
    but: 'aber doch jedoch allerdings leider trotzdem dennoch obwohl sondern nur',
    stronger:
      'sehr so total absolut extrem wirklich echt mega super richtig voll besonders völlig komplett äußerst ganz zu immer',
    weaker: 'etwas bisschen ziemlich eher teilweise relativ fast wenig',
    expected: 'dachte gedacht erwartet gehofft hoffte hätte wäre könnte sollte würde versprochen angeblich',
    once: 'früher vorher einst damals bisher',
    now: 'jetzt nun heute mittlerweile inzwischen seit aktuell neuerdings',
  },
  fr: {
    no: 'jamais aucun aucune rien personne sans ni plus_jamais guère nullement',
    not: "pas ne n'",
    but: 'mais cependant pourtant toutefois malgré dommage sauf malheureusement',
    stronger:
      'très tres trop vraiment extrêmement tellement si super absolument totalement complètement particulièrement hyper toujours',
    weaker: 'peu assez plutôt presque légèrement parfois',
    expected: 'pensais croyais espérais attendais aurait serait devrait pourrait promis voulais',
    once: 'autrefois auparavant',
    now: 'maintenant désormais depuis actuellement',
  },
  es: {
    not: 'no nunca jamás ningún ninguna ninguno nada nadie sin ni tampoco apenas',
    but: 'pero sino aunque embargo lástima excepto lamentablemente desgraciadamente',
    stronger:
      'muy mucho tan realmente super súper demasiado totalmente absolutamente extremadamente bastante completamente siempre',
    weaker: 'poco algo casi ligeramente medio',
    expected: 'pensaba pensé creía creí esperaba habría sería debería podría prometieron',
    once: 'antes solía',
    now: 'ahora actualmente desde hoy últimamente',
  },
  it: {
    not: 'non mai nessun nessuno nessuna niente nulla senza né neanche nemmeno neppure',
    but: 'ma però tuttavia purtroppo peccato sebbene tranne',
    stronger: 'molto davvero troppo veramente così super estremamente assolutamente totalmente tanto proprio sempre',
    weaker: 'poco abbastanza quasi leggermente',
    expected: 'pensavo credevo speravo aspettavo sarebbe dovrebbe potrebbe avrebbe promesso',
    once: 'una_volta',
    now: 'adesso ora ormai attualmente oggi',
  },
  pt: {
    not: 'não nao nunca jamais nenhum nenhuma ninguém nada sem nem tampouco n',
    but: 'mas porém contudo entretanto embora pena infelizmente só',
    stronger: 'muito mto tão super realmente demais totalmente completamente extremamente bem sempre',
    weaker: 'pouco meio quase levemente',
    expected: 'pensei achei_que esperava achava seria deveria poderia teria prometeram',
    once: 'antes costumava',
    now: 'agora hoje atualmente desde ultimamente',
  },
  nl: {
    not: 'niet nooit geen niemand niets niks zonder nergens nauwelijks',
    but: 'maar echter helaas toch hoewel jammer alleen',
    stronger: 'heel erg zeer echt super enorm ontzettend te zo helemaal altijd',
    weaker: 'beetje redelijk best vrij bijna',
    expected: 'dacht verwachtte hoopte zou beloofd',
    once: 'vroeger eerst',
    now: 'nu tegenwoordig inmiddels sinds',
  },
  sv: {
    not: 'inte ej aldrig ingen inget inga utan knappt',
    but: 'men dock tyvärr däremot synd fast',
    stronger: 'mycket väldigt så riktigt verkligen super jätte helt extremt för alltid',
    weaker: 'lite ganska rätt nästan',
  },
  no: {
    not: 'ikke aldri ingen ingenting intet uten neppe',
    but: 'men dog dessverre derimot synd likevel',
    stronger: 'veldig meget så utrolig virkelig skikkelig super helt ekstremt altfor alltid svært',
    weaker: 'litt ganske nesten noe',
  },
  da: {
    not: 'ikke aldrig ingen intet uden næppe',
    but: 'men dog desværre derimod alligevel',
    stronger: 'meget så virkelig rigtig super helt ekstremt alt_for altid utrolig',
    weaker: 'lidt ret næsten',
  },
  fi: {
    not: 'ei en et emme ette eivät ole_ei eikä enkä älä koskaan ilman tuskin eipä',
    but: 'mutta kuitenkin valitettavasti vaikka vaan',
    stronger: 'erittäin todella tosi hyvin niin aivan ihan liian aina super',
    weaker: 'melko aika vähän hieman',
  },
  pl: {
    not: 'nie nigdy nikt nic bez żaden żadna żadne ani brak',
    but: 'ale jednak niestety lecz chociaż szkoda',
    stronger: 'bardzo naprawdę tak super mega strasznie zbyt całkowicie zawsze',
    weaker: 'trochę dość prawie nieco',
  },
  cs: {
    not: 'ne není nikdy nic nikdo bez žádný žádná',
    but: 'ale bohužel však avšak škoda',
    stronger: 'velmi moc opravdu hodně super příliš',
    weaker: 'trochu docela',
  },
  sk: {
    not: 'nie nikdy nič nikto bez žiadny',
    but: 'ale bohužiaľ však škoda',
    stronger: 'veľmi naozaj super príliš',
    weaker: 'trochu celkom',
  },
  ru: {
    not: 'не нет ни никогда никто ничего без нельзя никакой никакого',
    but: 'но однако хотя жаль увы зато а',
    stronger: 'очень так слишком совсем реально просто супер абсолютно полностью крайне постоянно всегда',
    weaker: 'немного чуть слегка почти довольно',
    expected: 'думал думала ожидал ожидала надеялся надеялась бы обещали',
    once: 'раньше прежде',
    now: 'теперь сейчас сегодня',
  },
  uk: {
    not: 'не ні ніколи ніхто нічого без немає',
    but: 'але проте однак хоча жаль',
    stronger: 'дуже так занадто зовсім супер',
    weaker: 'трохи трішки',
  },
  bg: {
    not: 'не никога никой нищо без няма',
    but: 'но обаче жалко ама',
    stronger: 'много толкова прекалено супер изключително',
    weaker: 'малко',
  },
  sr: {
    not: 'ne nije nikad niko ništa bez nema ni',
    but: 'ali nažalost međutim šteta',
    stronger: 'veoma jako vrlo mnogo super previše',
    weaker: 'malo',
  },
  hr: {
    not: 'ne nije nikad nitko ništa bez nema ni nisam',
    but: 'ali nažalost međutim šteta',
    stronger: 'jako vrlo vrlo super previše',
    weaker: 'malo',
  },
  sl: {
    not: 'ne ni nikoli nič nihče brez nima',
    but: 'ampak žal vendar toda',
    stronger: 'zelo res preveč super',
    weaker: 'malo',
  },
  ro: {
    not: 'nu niciodată nimic nimeni fără nici',
    but: 'dar însă păcat din_păcate totuși',
    stronger: 'foarte prea super extrem chiar',
    weaker: 'puțin cam destul',
  },
  hu: {
    not: 'nem ne soha senki semmi nincs sem nélkül',
    but: 'de azonban sajnos viszont',
    stronger: 'nagyon túl szuper teljesen igazán mindig',
    weaker: 'kicsit elég',
  },
  el: {
    not: 'δεν δε μη μην όχι ποτέ κανείς τίποτα χωρίς ούτε',
    but: 'αλλά όμως δυστυχώς ωστόσο κρίμα',
    stronger: 'πολύ πάρα τόσο πραγματικά εντελώς',
    weaker: 'λίγο σχεδόν',
  },
  tr: {
    not: 'değil yok hiç asla degil olmadı olmamış',
    but: 'ama fakat ancak maalesef lakin yazık',
    stronger: 'çok cok gerçekten süper aşırı tamamen tam her_zaman',
    weaker: 'biraz az',
  },
  ar: {
    not: 'لا ليس ليست لم لن ما غير بدون مش مو مب موب ماهو مافي مفيش دون عدم ولا',
    but: 'لكن ولكن بس للأسف رغم إلا',
    stronger: 'جدا جداً كثير كتير أوي قوي مره دائما تماما حقا',
    weaker: 'قليل شوي شوية',
  },
  fa: {
    not: 'نه نیست نبود بدون هیچ هرگز ندارد نداره',
    but: 'اما ولی متاسفانه',
    stronger: 'خیلی بسیار واقعا کاملا',
    weaker: 'کمی',
  },
  he: { not: 'לא אין בלי אף אל שום', but: 'אבל אך לצערי', stronger: 'מאוד ממש כל כך סופר', weaker: 'קצת' },
  hi: {
    not: 'नहीं नही नहि ना न मत बिना बगैर कभी_नहीं nahi nahin nahee nehi nehin nhi nhin nai naheen mat bina bgair bagair kabhi_nahi',
    but: 'लेकिन मगर परंतु परन्तु किंतु lekin lkn magar parantu kintu fir_bhi phir_bhi फिर_भी',
    stronger: `बहुत बेहद काफी अत्यंत एकदम इतना इतनी इतने कितना कितनी कितने बिल्कुल बिलकुल सबसे सचमुच वाकई पूरा पूरी हमेशा
      bahut bahot bohot bohut bhut bhot bht boht behad kaafi kafi ekdum ekdam akdam itna itni itne kitna kitni kitne bilkul sabse sachmuch waqai vakai poora puri pura hamesha`,
    weaker: 'थोड़ा थोड़ी थोडा कुछ जरा ज़रा thoda thodi thode kuch zara',
    expected: 'काश अगर सोचा_था उम्मीद_थी चाहिए_था kaash kash agar agr socha_tha umeed_thi ummeed_thi chahiye_tha',
    once: 'पहले pehle pahle phle',
    now: 'अब आजकल ab aajkal ajkal',
  },
  id: {
    not: 'tidak tak bukan jangan belum gak ga nggak ngga tanpa enggak tdk gk',
    but: 'tapi tetapi namun sayang sayangnya cuma',
    stronger: 'sangat sekali banget amat benar terlalu bgt selalu',
    weaker: 'agak sedikit cukup',
  },
  ms: {
    not: 'tidak tak bukan jangan belum tanpa takde',
    but: 'tapi tetapi namun malangnya',
    stronger: 'sangat sekali amat terlalu sungguh',
    weaker: 'agak sedikit',
  },
  jv: { not: 'ora ojo dudu durung tanpa gak', but: 'nanging tapi', stronger: 'banget tenan', weaker: 'rada' },
  tl: {
    not: 'hindi wala huwag di ayaw walang',
    but: 'pero kaso ngunit subalit',
    stronger: 'sobra napaka talaga super ang_galing',
    weaker: 'medyo',
  },
  vi: {
    not: 'không chẳng chưa đừng ko k hông chả',
    but: 'nhưng tuy mà tiếc',
    stronger: 'rất quá lắm cực siêu vô_cùng luôn',
    weaker: 'hơi khá',
  },
  th: {
    not: 'ไม่ ไม่ได้ ไม่มี มิ อย่า ไร้',
    but: 'แต่ อย่างไรก็ตาม',
    stronger: 'มาก มากๆ สุดๆ จริงๆ โคตร เกิน',
    weaker: 'นิดหน่อย ค่อนข้าง',
  },
  zh: {
    not: '不 没 沒 没有 沒有 无 無 别 別 不是 不会 不會 不能 从不 從不 毫无 毫無',
    but: '但 但是 可是 然而 不过 不過 却 卻 只是 可惜',
    stronger: '很 非常 太 特别 特別 真 超 超级 超級 十分 极其 極其 完全 真的 真心 实在 實在 相当 相當',
    weaker: '有点 有點 稍微 一点 一點 略',
    expected: '以为 以為 期待 希望 本来 本來',
    once: '以前 原来 原來 之前',
    now: '现在 現在 如今 自从 自從',
  },
  ja: {
    not: 'ない なかっ ません ませんでし ず なく ぬ 無い なし なさ',
    but: 'が けど けれど しかし ただ でも のに だけど 残念ながら',
    stronger: 'とても すごく 非常に かなり 本当に めちゃ めっちゃ 大変 超 最も あまりに',
    weaker: '少し ちょっと やや まあまあ',
    expected: '思っ 期待 はず',
    once: '以前 前は 昔',
    now: '今 最近 現在 今回',
  },
  ko: {
    not: '안 못 없* 않* 아니* 말고 없이',
    but: '하지만 그러나 그런데 근데 다만 아쉽게도',
    stronger: '너무 정말 진짜 매우 아주 완전 참 엄청',
    weaker: '조금 좀 약간',
  },
  sw: {
    not: 'si hakuna sio hapana bila wala hajawahi',
    but: 'lakini ila bali',
    stronger: 'sana kabisa mno',
    weaker: 'kidogo',
  },
  ha: {
    not: 'ba babu ban bai bata ba_a kar basu bamu',
    but: 'amma sai',
    stronger: 'sosai matuka kwarai',
    weaker: 'kadan',
  },
  am: { not: 'አይደለም የለም አልተ* አል* አይ*', but: 'ግን ነገር_ግን', stronger: 'በጣም እጅግ', weaker: 'ትንሽ' },
  pcm: {
    not: 'no never nor nobody nothing neva',
    but: 'but sha',
    stronger: 'well_well very too so die gan',
    weaker: 'small',
  },
  ur: { not: 'نہیں نا مت بغیر', but: 'لیکن مگر', stronger: 'بہت انتہائی', weaker: 'تھوڑا' },
  bn: { not: 'না নেই নয় নি', but: 'কিন্তু তবে', stronger: 'খুব অনেক', weaker: 'একটু' },
  ta: { not: 'இல்லை வேண்டாம்', but: 'ஆனால்', stronger: 'மிக மிகவும்' },
  ca: { not: 'no mai cap res ningú sense', but: 'però malgrat llàstima', stronger: 'molt massa super', weaker: 'poc' },
  eu: { not: 'ez inoiz gabe', but: 'baina', stronger: 'oso' },
  gl: { not: 'non nunca nada sen', but: 'pero mais', stronger: 'moi' },
};
