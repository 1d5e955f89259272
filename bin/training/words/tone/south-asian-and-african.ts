import type { ToneWords } from './tone-words.ts';

export const SOUTH_ASIAN_AND_AFRICAN: Readonly<Record<string, ToneWords>> = {
  ur: {
    great: `بہترین شاندار زبردست لاجواب کمال پیار`,
    good: `اچھا اچھی اچھے خوبصورت خوش پسند شکریہ آسان تیز صاف مددگار سستا مبارک خوشی`,
    bad: `برا بری خراب سست مہنگا مایوس مسئلہ پریشان غلط دکھ گندا دیر مشکل شکایت جھوٹ نقصان`,
    awful: `بکواس گھٹیا بدترین دھوکہ چور نفرت فراڈ بیکار شرم`,
  },
  bn: {
    great: `চমৎকার অসাধারণ দারুণ সেরা অসাধারন ভালোবাসি দারুন`,
    good: `ভালো ভাল সুন্দর খুশি পছন্দ ধন্যবাদ সহজ দ্রুত সুস্বাদু পরিষ্কার উপকারী মজার সন্তুষ্ট শুভ`,
    bad: `খারাপ ধীর দামি হতাশ সমস্যা ভুল দুঃখ নোংরা দেরি নষ্ট বিরক্ত কষ্ট ভাঙা`,
    awful: `জঘন্য বাজে প্রতারণা চোর ঘৃণা ভয়ঙ্কর ফালতু প্রতারক`,
  },
  ta: {
    great: 'அருமை சிறந்த அற்புதம் சூப்பர்',
    good: 'நல்ல நன்றி நன்று பிடித்த மகிழ்ச்சி அழகு எளிது',
    bad: 'மோசம் மோசமான கெட்ட பிரச்சனை ஏமாற்றம் சோகம் தாமதம்',
    awful: 'கேவலம் ஏமாற்று திருடன் வெறுப்பு குப்பை',
  },
  te: {
    great: 'అద్భుతం అద్భుతమైన సూపర్',
    good: 'మంచి బాగుంది ధన్యవాదాలు సంతోషం అందమైన',
    bad: 'చెడు సమస్య బాగోలేదు నిరాశ ఆలస్యం',
    awful: 'చెత్త మోసం దొంగ ఘోరం',
  },
  id: {
    great: `luar_biasa sempurna hebat keren mantap mantab mantul terbaik istimewa top juara suka cinta sangat_bagus recommended rekomendasi recomended jos joss sip puas memuaskan`,
    good: `bagus baik enak lezat nyaman bersih ramah cepat mudah murah indah cantik senang bahagia terima_kasih makasih terimakasih membantu berguna bermanfaat sesuai lumayan asik asyik seru lucu aman gampang praktis strategis sopan segar menarik hemat terjangkau rapi oke cocok lancar sukses semoga selamat bangga syukur alhamdulillah nikmat gurih menyenangkan`,
    bad: `buruk jelek lambat lelet lemot mahal kecewa mengecewakan sayang masalah rusak gagal error susah sulit ribet kotor bau dingin bising sempit lama menunggu telat terlambat kurang salah hilang bosan membosankan sedih takut sakit marah kesal bete iklan hapus uninstall komplain refund tidak_bisa gak_bisa ga_bisa tidak_sesuai tidak_enak tidak_puas tidak_suka
      tidak_nyaman tidak_ramah tidak_bagus bohong rugi repot pelit jutek cuek hambar basi keras macet cacat palsu aneh bodoh korupsi`,
    awful: `parah terburuk sampah penipu penipuan tipu bangsat anjing goblok tolol benci jijik menjijikkan maling curang zonk kapok hancur busuk brengsek kampret kurang_ajar memalukan`,
  },
  ms: {
    great: `hebat terbaik sempurna cemerlang luar_biasa mantap suka sayang`,
    good: `bagus baik sedap cantik cepat mudah murah bersih mesra selesa gembira terima_kasih membantu puas_hati berbaloi seronok best`,
    bad: `teruk lambat mahal kecewa masalah rosak susah kotor busuk lama menunggu kurang salah hilang bosan sedih sakit marah iklan tak_boleh tak_sedap`,
    awful: `paling_teruk penipu tipu sampah benci jijik bodoh sial celaka hancur`,
  },
  jv: {
    great: 'apik_banget istimewa top mantep',
    good: 'apik enak seneng becik murah gampang matur_nuwun resik ayu lancar',
    bad: 'elek larang suwe rusak kuciwa susah reget sedhih lara kurang',
    awful: 'parah asu ala_banget ngapusi bajingan',
  },
  tl: {
    great: `napakaganda ang_galing galing sobrang_ganda perpekto mahal_ko paborito`,
    good: `maganda mabuti masarap mabilis madali salamat masaya mura mabait malinis ayos okay sulit nakakatuwa nakakatulong`,
    bad: `pangit masama mabagal problema sira nakakainis nakakabagot malungkot hirap matagal kulang mali marumi sayang dismayado nakakadismaya`,
    awful: `bulok basura walang_kwenta manloloko scammer magnanakaw kadiri bwisit putangina gago tanga pinakamasama`,
  },
  tr: {
    great: `mükemmel* harika* muhteşem* süper* bayıldım bayıldik şahane* kusursuz* efsane* en_iyi seviyorum müthiş* olağanüstü* enfes* nefis* tavsiye_ederim başarılı* fevkalade* on_numara`,
    good: `iyi iyiydi güzel* hoş* hızlı* kolay* rahat* kaliteli* memnun* mutlu* teşekkür* sağol* beğendim beğendi* lezzetli* temiz* nazik* kibar* yardımsever* ilgili* ucuz* uygun* kullanışlı* faydalı* eğlenceli* tatlı* pratik* sağlam* güvenilir* keyifli* sevdim tebrik* aldım_memnun sorunsuz* şık* değer sıcak`,
    bad: `kötü* yavaş* pahalı* hayal_kırıklığı maalesef sorun* problem* hata* bozuk* bozul* kırık* kırıl* çalışmıyor çalışmadı açılmıyor olmuyor gelmedi ulaşmadı eksik* yanlış* geç gecikme* bekle* kirli* pis* soğuk* gürültü* sıkıcı* çirkin* reklam* sildim siliyorum iade* şikayet* üzgün* üzücü* kork* ağrı* zor zayıf* gereksiz* kalitesiz* memnun_değilim
      memnun_kalmadım beğenmedim tavsiye_etmem tavsiye_etmiyorum donuyor kasıyor atıyor kaba ilgisiz* pişman* vasat* sahte* yırtıl*`,
    awful: `berbat* rezalet* rezil* iğrenç* felaket* korkunç* en_kötü çöp dolandırıcı* dolandır* sahtekar* hırsız* yalan* yalancı* nefret* asla_almayın sakın_almayın almayın lanet* aptal* salak* kepaze* skandal* kandır* para_tuzağı vakit_kaybı zaman_kaybı boktan bok`,
  },
  az: {
    great: 'əla mükəmməl super',
    good: 'yaxşı gözəl rahat sürətli təşəkkür* bəyəndim',
    bad: 'pis yavaş bahalı problem* xarab işləmir gec',
    awful: 'bərbad biabır* dələduz*',
  },
  sw: {
    great: 'bora nzuri_sana safi_sana napenda hongera',
    good: 'nzuri vizuri safi asante rahisi haraka furaha penda mzuri pongezi',
    bad: 'mbaya polepole ghali tatizo shida huzuni chafu kuchelewa hasira duni kosa',
    awful: 'mbaya_sana wezi mwizi ulaghai takataka chukia upuuzi',
  },
  ha: {
    great: 'kyau_sosai masha_allah mashaallah alheri',
    good: 'kyau nagode godiya dadi lafiya sauki albarka farin_ciki murna barka daidai allah_ya so yabo',
    bad: 'matsala wahala bakin_ciki tsada jinkiri rashin laifi kuka mutuwa talauci kuskure',
    awful: 'banza wawa shege munafuki munafukai zalunci azzalumai barawo barayi karya la_ana tir jahili dan_iska',
  },
  am: {
    great: 'ድንቅ ምርጥ አሪፍ ግሩም',
    good: 'ጥሩ መልካም ደስ ቆንጆ አመሰግናለሁ ፍቅር ሰላም ጎበዝ ድል በርቱ',
    bad: 'መጥፎ ችግር ውድ ዘግይቶ አዝናለሁ ስህተት ሞት ሀዘን ጦርነት',
    awful: 'አስቀያሚ ሌባ ውሸታም ቆሻሻ ደደብ አረመኔ ገዳይ ባንዳ',
  },
  pcm: {
    great: 'sweet_die mad_o e_choke correct',
    good: 'sweet fine better gud correct enjoy thank_god beta',
    bad: 'wahala bad vex tire suffer problem palava yawa nonsense wicked',
    awful: 'useless yeye mumu foolish ole thief scam shege thunder_fire were',
  },
};
