import type { Theme } from '../theme.ts';

/** What may hurt people, break laws or become news: a complaint about it is graver than its tone. */
export const CRISIS_THEMES: Readonly<Record<string, Theme>> = {
  safety: {
    weight: 2,
    moment: 'use',
    terms: {
      en: `fire on_fire caught_fire flames explod* explosion smoke smoking~desk started_smoking burned burnt burning_hot electric_shock electrocut* shocked_me injur* hurt_my hurt_himself hurt_herself cut_my~hand stitches
        chok* suffocat* toxic fumes poison* food_poisoning allergic* allergy hospital dangerous danger hazard* unsafe not~safe killed could_have_died glass_splinter* piece_of_glass piece_of_metal piece_of_plastic
        metal_in glass_in collapsed brakes~failed overheat* swelled swollen_battery got_sick got_ill made~sick made~ill carbon_monoxide gas_leak recall sharp_edge melted`,
      de: `feuer feuer_gefangen in_brand brand~geraten gebrannt verbrannt schmor* explod* explosion rauch qualm* stromschlag verletz* wunde notaufnahme krankenhaus erstick* vergift* lebensmittelvergiftung
        giftig* allergi* gefahrlich* lebensgefahr* unsicher glassplitter glasscherbe* scherbe* metall~gefunden heiss_und aufgequollen aufgeblaht uberhitz* bremse*~versag* ruckruf krank_geworden`,
      fr: `feu prendre_feu pris_feu incendie explos* explosee exploser brul* brulee brulure* fumee choc_electrique electrocut* bless* blessure* intoxi* intoxication empoisonn* allergi* hopital urgences danger* dangereux dangereuse
        toxique* morceau_de_verre eclat*_de_verre etouff* surchauff* batterie_gonfl* malade*_apres tombes_malades`,
      es: `fuego incend* explot* explos* quem* humo descarga_electrica electrocut* herid* hizo_dano lesion* intoxic* intoxicamos envenen* alergi* hospital urgencias peligro* toxico trozo_de_vidrio cristal_en asfixi* sobrecalient* se_hincho`,
      it: `fuoco preso_fuoco incendio esplos* esplod* brucia* ustion* fumo scossa folgorat* ferit* intossicazion* avvelenat* allergi* ospedale pronto_soccorso pericolos* pericolo tossic* vetro_nel soffoc* surriscald*`,
      pt: `fogo pegou_fogo incendio explod* explos* queim* fumaca choque_eletrico choque machuc* ferid* feriu intoxic* envenen* alergi* hospital perigos* perigo toxic* caco_de_vidro pedaco_de_vidro sufoc* superaquec* estufou`,
      nl: `brand in_brand vlam* vuur explodeer* ontplof* rook stroomstoot schok~gekregen gewond verwond* verbrand* voedselvergiftiging vergiftig* allergi* ziekenhuis gevaar* levensgevaarlijk giftig* glas_in glasscherven stikk* oververhit* opgezwollen`,
      ja: `火事 発火 燃え 煙が 爆発 火傷 やけど 感電 怪我 けが ケガ 食中毒 アレルギー 病院 危険 危ない 異物 ガラス片 窒息 有毒 膨張 発熱`,
    },
  },
  billing: {
    weight: 1,
    moment: 'use',
    terms: {
      en: `charged~twice double_charg* charged_double charged~two charged_me charged~card keep*_charging kept_charging continue*~charge still_charg* was_charged i_was_billed billed overcharg* invoice* bill_was my_bill the_bill wrong_amount
        amount~invoice unauthori*~payment* unauthori*~charge* unauthori*~transaction* debited debit_my direct_debit hidden_fee* extra_fee* hidden_charge* extra_charge* took~money take~money taking_money taking~payment took_the~fee took~twice withdrawn_from
        money~withdrawn without_my_consent~card auto_renew* automatic_renewal renewed~without billing~error billing_issue* statement`,
      de: `abgebucht abbuch* doppelt~berechnet doppelt~bezahlt lastschrift rechnung* zu_viel_berechnet falsch~berechnet versteckte_gebuhr* versteckte_kosten gebuhr* bucht~ab eingezogen zahlung~obwohl kreditkarte~belastet automatisch_verlangert`,
      fr: `preleve* prelev* prelevement* debite* debit~carte facture* facturation double_paiement frais_caches frais~supplementaires paye_deux_fois encaiss* renouvellement_automatique surfactur*`,
      es: `cobr* me_cobraron cobro* cobrando cargo~tarjeta cargos factura* doble_cargo debitaron comisiones cargos_ocultos renovacion_automatica`,
      it: `addebit* fattura* doppio_pagamento costi_nascosti pagato_due_volte prelevat* rinnovo_automatico bolletta*`,
      pt: `cobrad* cobranca* cobraram cobram fatura* debitaram debitad* taxa*_escondida* taxas_ocultas renovacao_automatica boleto*`,
      nl: `afgeschreven afschrijv* factuur* facturen dubbel_betaald geincasseerd incasso* verborgen_kosten extra_kosten automatisch_verlengd rekening_gehouden`,
      ja: `請求 課金され 二重引き落とし 引き落とし 引き落とされ 勝手に課金 不正利用 手数料`,
    },
  },
  'data-loss': {
    weight: 1,
    moment: 'use',
    terms: {
      en: `lost_my lost_all lost~progress lost_everything lost~data lost~files lost~photos lost~pictures wiped erased delet*~photos delet*~files delet*~documents deleted_my photos~deleted files~deleted photos~gone notes~gone messages~gone progress~gone
        drawing~gone files~gone data~gone all~gone disappeared vanished nothing~restored cannot~restore progress~lost data_loss data~lost corrupted reset_itself`,
      de: `daten~weg fotos~weg bilder~weg alles_weg alle~weg daten~verloren fotos~verloren geloscht~wurde wurde_geloscht wurden_geloscht alles_geloscht bilder~geloscht daten~geloscht spielstand fortschritt~weg fortschritt~verloren datenverlust notizen~verschwunden
        daten~verschwunden verschwunden`,
      fr: `perdu~photos perdu~donnees perdu~fichiers perdu_toutes perdu~progression efface* effacees supprime~photos photos~disparu disparu* donnees~perdues perte_de_donnees`,
      es: `borraron se_borr* borrad* borro~todo perdi~datos perdi~fotos perdido~datos perdido~todo perdi_todo desapareci* perdida_de_datos perdi~progreso`,
      it: `perso~dati perso~foto perso_tutto persi cancellat*~foto foto~cancellate dati~cancellati spariti sparite sparito perdita_di_dati`,
      pt: `perdi~fotos perdi~dados perdi_tudo perdi~progresso apagou apagaram apagad* sumiram sumiu desaparec* perda_de_dados`,
      nl: `foto's~weg gegevens~weg alles_weg alles_kwijt foto's~kwijt gegevens~kwijt gewist verdwenen gegevens~verdwenen verloren~gegevens dataverlies voortgang~kwijt`,
      ja: `データが消え データが全部消え データ消失 消えた 消えました 消えてしま 消されて`,
    },
  },
  privacy: {
    weight: 2,
    moment: 'use',
    terms: {
      en: `+privacy leaked~data leaked~mail leaked~address leaked_my data_leak data_breach personal_data sell*~data sells_my sold~data spying spies_on spyware track*~location listens_to listening_to~conversations hacked hack third_part*
        stranger's other_customers'~orders permission~contacts gdpr identity_theft without_asking~number passed~number bank_details personal_information`,
      de: `+datenschutz* datenleck datenpanne daten~weiter daten~verkauf* spionier* spionage ausspion* uberwach* gehackt dsgvo personliche_daten fremden_kunden fremder_kunde`,
      fr: `+vie_privee donnees_personnelles fuite_de_donnees vend*~donnees revend* espionn* piratage pirate* rgpd`,
      es: `+privacidad datos_personales venden~datos filtra* filtracion espia* hackea* hackear* comparten~datos compartieron~datos`,
      it: `+privacy dati_personali vendono~dati nostri_dati ceduto~dati spiano spia hackerat* violazione_dei_dati`,
      pt: `+privacidade dados_pessoais vazaram vazamento* venderam~dados vendem~dados espion* hackea* invadiram~conta lgpd`,
      nl: `+privacy persoonsgegevens datalek delen~gegevens gegevens~delen gegevens~toestemming gegevens~verkoop* verkopen~gegevens gehackt bespioneer* avg`,
      ja: `個人情報 情報漏洩 情報流出 プライバシー 乗っ取ら ハッキング 不正アクセス`,
    },
  },
  discrimination: {
    weight: 2,
    moment: 'use',
    terms: {
      en: `racis* discriminat* homophob* transphob* sexist* sexism antisemit* islamophob* xenophob* ableist skin_colo* because_we_are~black because~headscarf because~hijab because~black because~gay because~asian because~muslim because~wheelchair
        refused~gay refused~serve~couple slur wheelchair~outside disabled~outside no_ramp guide_dog treated_us_differently`,
      de: `rassis* diskriminier* homophob* sexist* sexismus antisemit* fremdenfeindlich* auslanderfeindlich* hautfarbe wegen~herkunft wegen~kopftuch* rollstuhlfahrer~abgewiesen schwulenfeindlich*`,
      fr: `racis* discrimin* homophob* sexist* sexisme antisemit* couleur_de_peau couleur_de_la_peau fauteuil_roulant a_cause_de~origine`,
      es: `racis* discrimin* homofob* machis* sexist* xenofob* color_de_piel por_ser_extranjer* por_ser_negr* por_ser_gay`,
      it: `razzis* discrimin* omofob* sessist* xenofob* colore_della_pelle perche_stranieri`,
      pt: `racis* discrimin* homofob* machis* preconceito* preconceituos* xenofob* cor_da_pele`,
      nl: `racis* discrimin* gediscrimineerd homofob* seksis* huidskleur afkomst hoofddoek~geweigerd`,
      ja: `差別 人種差別 セクハラ 外国人だから`,
    },
  },
  legal: {
    weight: 2,
    moment: 'support',
    terms: {
      en: `lawyer* attorney* solicitor* sue suing lawsuit law_suit legal_action legal_steps court small_claims police fraud fraudulent illegal breaks_the_law against_the_law consumer_protection trading_standards ombudsman regulator filed_a_complaint~with
        class_action chargeback prosecut*`,
      de: `anwalt* rechtsanwalt* anwaltin klage verklag* gericht* anzeige_erstatten anzeige~polizei strafanzeige polizei betrug* betruger* verbraucherzentrale verbraucherschutz illegal* rechtliche_schritte gesetz* abmahn*`,
      fr: `avocat* porter_plainte plainte_deposee plainte~police tribunal justice police arnaque* escroc* escroquerie dgccrf illegal* 60_millions repression_des_fraudes mise_en_demeure`,
      es: `abogad* demanda* demandar denuncia* denunciar juicio tribunal* policia estafa* estafador* fraude* ilegal* consumo~denuncia facua ocu`,
      it: `avvocat* denuncia* querela vie_legali tribunale polizia carabinieri truffa* truffator* frode illegal* associazione_consumatori agcm`,
      pt: `advogad* processar processo~contra justica tribunal policia procon golpe fraude* ilegal* reclame_aqui deco queixa`,
      nl: `advocaat advocaten rechtszaak rechter aangifte aanklag* politie oplichting oplichter* fraude illega* consumentenbond juridische_stappen`,
      ja: `弁護士 訴え 訴訟 裁判 警察 詐欺 違法 消費者センター 消費生活センター 通報`,
    },
  },
  press: {
    weight: 2,
    moment: 'support',
    terms: {
      en: `journalist* reporter* newspaper* tv_station television~programme television~program going_viral goes_viral go_viral viral media~know contacted~press to_the_press the_press media_outlet* writing_an_article news_channel`,
      de: `presse zeitung* journalist* reporter* fernsehen fernsehsender* an_die_medien redaktion shitstorm viral`,
      fr: `presse journalist* journal_local medias television~emission viral*`,
      es: `prensa periodist* periodico* television medios_de_comunicacion viral*`,
      it: `stampa~contatt* giornalist* giornale giornali televisione striscia iene virale`,
      pt: `imprensa jornalist* jornal televisao midia viraliz* viral`,
      nl: `pers~benader* krant* journalist* televisieprogramma radar kassa viraal media~ingelicht`,
      ja: `新聞 記者 テレビ局 マスコミ 拡散 炎上`,
    },
  },
};
