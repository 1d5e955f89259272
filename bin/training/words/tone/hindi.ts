import type { ToneWords } from './tone-words.ts';

/** In both scripts. In Latin letters one spelling of each: `hindi-spellings.ts` makes the others. */
export const HINDI: Readonly<Record<string, ToneWords>> = {
  hi: {
    great: `बेहतरीन शानदार उत्कृष्ट अद्भुत लाजवाब जबरदस्त ज़बरदस्त प्यार सर्वश्रेष्ठ कमाल मस्त परफेक्ट सुपर सुपरहिट गजब गज़ब धमाकेदार दमदार अनमोल बेमिसाल उम्दा वाह सलाम जिंदाबाद नंबर_वन बधाई बधाइयां
      मुबारक शुभकामनाएं शुभकामना शुभकामनाएँ गर्व दिल_जीत दिल_खुश पैसा_वसूल मजा_आया मज़ा_आया मजा_आ मज़ा_आ मोहब्बत जन्नत सबसे_अच्छा सबसे_अच्छी सबसे_बढ़िया सबसे_बेहतर मान_गए छा_गए छा_गया बहुत_खूब लव बेस्ट
      zabardast shaandaar lajawaab kamaal mast behtareen umda pyaar mohabbat ishq dhamaal dhamakedar dhaansu jhakaas faadu dumdaar adbhut bemisaal gazab waah wah superhit blockbuster
      paisa_vasool dil_jeet dil_khush jee_khush maan_gaye maan_gaya chhaa_gaye chhaa_gaya chhaa_gayi salaam mubaarak mubarakbaad badhaai shubhkamna shubhkamnayein shubhkamnaye zindabad jeet_gaye
      mazaa_aaya mazaa_aa maja_aa maja_aaya bahut_khoob sabse_acchaa sabse_badhiya sabse_behtar masha_allah mashallah kya_baat jaan_ho number_one anmol jannat garv fida`,
    good: `अच्छा अच्छी अच्छे बढ़िया बढिया सुंदर सुन्दर खुश पसंद धन्यवाद शुक्रिया आभार आसान तेज मददगार साफ स्वच्छ स्वादिष्ट सस्ता सस्ते सस्ती किफायती उपयोगी बेहतर सही खुशी खुशियां शुभ मजा मज़ा मजेदार मज़ेदार प्यारा प्यारी प्यारे
      खूबसूरत ईमानदार ईमानदारी सच्चा सच्ची मेहनती सम्मान आदर आशीर्वाद दुआ दुआएं कृपा भरोसेमंद विश्वास जीत जीते जीता जीती सफल सफलता कामयाब कामयाबी तरक्की विकास सहायक सुविधा सुविधाजनक आराम आरामदायक राहत सुकून
      शांति फायदा फायदेमंद लाभ सुधार सुधरा मुस्कान हंसी भला नेक तारीफ प्रशंसा विजय विजेता चैंपियन रोमांचक दिलचस्प मनोरंजक मनोरंजन टिकाऊ मजबूत ताजा लजीज स्वाद सुरक्षित बहादुर वीर हिम्मत यादगार काबिल सुहाना सुहानी
      विनम्र मिलनसार संतुष्ट उम्मीद नमन गुड नाइस थैंक्स थैंक्यू लाइक हैप्पी ठीक_हो हल_हो सुलझ सुलझा समय_पर
      acchaa acchi acche achha badhiya badhia sundar khoobsoorat pyaara pyaari pyaare khush khushi khushiyan pasand dhanyavaad dhanyabad shukriya aabhaar sahi theek_ho sasta saste sasti tikaau
      mazaa mazedaar masti hansi hasi muskaan suhaana suhaani swaadisht swaad lazeez imaandaar imaandaari sachcha sachchi mehnati izzat aadar sammaan aashirwaad ashirvad dua duaayein kripa bharosemand
      vishwaas jeet jeeta jeeti jeete jeetenge jeetega safal safalta kaamyaab kaamyaabi tarakki vikaas madadgaar sahayata aasaan sukoon aaraam raahat faayda fayda faydemand laabh behtar behtr sudhaar saaf
      nek bhala taareef prashansa vijay vijeta romanchak dilchasp manoranjak manoranjan yaadgaar kaabil shubh bahadur himmat josh surakshit santusht mazboot umeed ummeed farishta naman jaadu lage_raho
      solve_ho sulajh suljha kaam_aaya time_pe samay_par hasaya hasaaya haseen naaz dil_se ache achhi achhe gud gr8 luv thnx thanku thanx thankx mubark frndly`,
    bad: `बुरा बुरी बुरे खराब ख़राब धीमा धीमी धीरे महंगा महंगी महंगे महंगाई निराश निराशा निराशाजनक समस्या समस्याएं परेशान परेशानी दिक्कत दिक्कतें तकलीफ गलत ग़लत गलती दुख दुखी दुखद दुःख दर्द गंदा गंदी गंदे गंदगी बदबू देर
      देरी बंद डर डरावना नुकसान घाटा मुश्किल कठिन शिकायत शिकायतें झूठ झूठा झूठी झूठे नकली फर्जी फ़र्ज़ी गुस्सा गुस्से नाराज नाराज़ झगड़ा लड़ाई मौत रोना रो_रहा रो_रही आंसू उदास अकेला बेचारा बेचारी बीमार बीमारी कमजोर कमज़ोर हार
      हारे हारा नाकाम नाकामी विफल फेल फ्लॉप तंग थक थका बोर बोरिंग फालतू फ़ालतू फिजूल बर्बाद बर्बादी तबाह तबाही टूटा टूटी टूटे टूट टूट_गया फट खामी खामियां कमी कमियां अटक अटकता हैंग क्रैश गायब चक्कर अफसोस पछता पछतावा
      भ्रष्टाचार भ्रष्ट घोटाला घोटाले रिश्वत चोरी अपराध अत्याचार अन्याय जुल्म हिंसा दंगा दंगे भूख हादसा दुर्घटना धमकी गिर_गया पागल मूर्ख बेवकूफ गधा आलसी फीका फीकी फीके बासी कच्चा ठंडा मच्छर घमंड घमंडी लालची स्वार्थी विरोध जाम
      ठप अधूरा अधूरी मजबूर मजबूरी खत्म लापरवाह लापरवाही बदतमीजी बदतमीज अनसुना इंतजार_करते मना_कर डूब डूबे कट_गए प्रॉब्लम
      bura buri bure kharaab dheema dheemi mehnga mehnge mehngi mehngai mahanga niraash niraasha mayoos samasya pareshaan pareshaani dikkat takleef galat galti dukh dukhi dukhad dard peeda ganda gandi
      gande gandagi badboo der_se deri nuksaan ghaata dar_lagta mushkil shikaayat jhooth jhootha jhoothe jhoothi jhut nakli farzi gussa gusse naaraaz jhagda ladaai maut mar_gaya mar_gaye rona rote roya
      royi ro_raha ro_rahi aansoo udaas akela bechaara bechaari beemaar beemaari kamzor haar_gaye haar_gaya haare nakaam vifal tang thak thaka bore pakaau faaltu faltu fizool barbaad barbaadi tabaah tabaahi satyanaash toota tooti toot
      toot_gaya phat_gaya adhoora kami kamiyan kamiyaan ghotaala ghotaale bhrashtachaar bhrasht rishwat loot loota lutere chori apraadh atyachaar anyaay zulm hinsa danga dange sharminda ghamand ghamandi
      laalach laalchi matlabi swaarthi jalan chidh afsos pachtaya pachtaana haadsa durghatna dhamki paagal bewakoof bevkoof gadha gadhe nalayak nikamma nikamme kaamchor aalsi badtameez badtameezi besharam
      laparwaah laparwaahi atak atakta hang gaayab chakkar feeka feeki baasi kaccha band_ho band_kar ruk_jata dil_toot dil_tod dil_toda rula rulaya mana_kar feku pappu bakchod ulti thanda_khana kat_gaye kat_liye doob_gaye sab_khatam
      prblm problm bekaar_lag bhoot_kharaab gali gaali gaaliya gaaliyan nautanki drama overacting`,
    awful: `बेकार बकवास घटिया भयानक धोखा धोखेबाज धोखाधड़ी चोर चोरों घृणा नफरत नफ़रत सबसे_खराब सबसे_बुरा सबसे_बुरी ठग ठगी लूट लूटते लुटेरे वाहियात शर्म शर्मनाक बेशर्म कचरा रद्दी कूड़ा घिनौना गद्दार आतंकवादी आतंकी हत्या हत्यारे बलात्कार
      आत्महत्या निकम्मा निकम्मी निकम्मे कमीना कमीने हरामी कुत्ता कुत्ते सूअर साला साले चूतिया भाड़_में थू लानत धिक्कार जाहिल पैसे_बर्बाद समय_बर्बाद पैसा_बर्बाद सत्यानाश बर्दाश्त फ्रॉड फर्जीवाड़ा
      bakwaas ghatiya ghatia bekaar third_class tatti kachra raddi waahiyaat dhokha dhokhe dhokhebaaz dhokebaaz chor choron thag thagi chutiya chutiye chutiyapa gandu gaandu haraami haraamkhor haraamzada
      kameena kameene kutta kutte kutiya suar suwar saala saale bhenchod behenchod madarchod maderchod bc mc bsdk bhosdike randi nafrat sharam_karo sharm_karo sharam_aani sharmnaak doob_maro lanat laanat thoo gaddar deshdrohi
      aatankwadi zaleel ghinona jaahil badnaam paisa_barbaad paise_barbaad time_waste time_barbaad tym_waste sabse_kharaab sabse_bura sabse_ghatiya balaatkaar hatya aatmahatya khudkushi bhaad_mein bhaad_me
      jhand vahiyaat mat_lena mat_dekhna mat_dekho mat_kharidna mat_lo fraudiya loot_rahe`,
  },
};
