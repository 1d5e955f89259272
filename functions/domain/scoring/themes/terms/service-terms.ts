import type { Theme } from '../theme.ts';

/** How the brand deals with people: before, at and after the sale. */
export const SERVICE_THEMES: Readonly<Record<string, Theme>> = {
  refund: {
    weight: 0,
    moment: 'support',
    terms: {
      en: `+refund* +money_back +reimburse* +return_policy +pay_me_back +pay~back~money +give_it_back +give~money~back +return~credited +credited sent_it_back +store_credit +cash_back keep_your_cash keep~cash chargeback`,
      de: `+ruckerstattung* +erstattung* +erstatten erstattet +geld_zuruck +geld~zuruck +rucksendung* +retoure* +ruckzahlung* +gutschrift*`,
      fr: `+rembours* +mon_argent +recuperer~argent +rendez*~argent +avoir~remboursement`,
      es: `+reembols* +devolucion* +dinero_de_vuelta +devuelv*~dinero +devuelvanme +devolver~dinero +devolvieron~dinero`,
      it: `+rimbors* rivoglio~soldi soldi_indietro +reso`,
      pt: `+reembols* +dinheiro_de_volta +devolv*~dinheiro +estorno* +devolucao`,
      nl: `+terugbetal* +geld_terug +geld~terug +restitutie +retour* +terugstort*`,
      ja: `返金 払い戻し 返品`,
    },
  },
  delivery: {
    weight: 0,
    moment: 'receive',
    terms: {
      en: `+deliver* +shipping +shipment* +shipped +ship_to +courier* +parcel* +package* +tracking +order~arriv* never_arrived never_showed_up never_came in_transit wrong_item missing_item* items~missing ordered~ago~still driver~box postman ups dhl fedex usps`,
      de: `+liefer* +lieferung* +zustell* +paket* +sendung +versand* +versendet +bote bestellung~erhalten bestellung~angekommen falscher_artikel falsche~geliefert nie_angekommen unterwegs +spedition dhl hermes`,
      fr: `+livr* +livraison* +colis +livreur* +expedi* commande~recu* commande~arrive* mauvais_article +transporteur chronopost colissimo`,
      es: `+entreg* +envio* +enviaron +paquete* +repartidor* +pedido*~llega* +pedido +mensajer* producto_equivocado`,
      it: `+consegn* +spedi* +pacco +pacchi +corriere +ordine~arrivat* +ordine~ricevut* articolo_sbagliato`,
      pt: `+entreg* +encomenda* +envio +pedido~chegou +pedido* +correios +transportadora produto_errado`,
      nl: `+bezorg* +lever* +levering +pakket* +pakje +verzend* +zending bestelling~ontvangen bestelling~aangekomen verkeerde_artikel postnl`,
      ja: `配送 配達 届か 届き 届い 発送 荷物 宅配 未着`,
    },
  },
  support: {
    weight: 0,
    moment: 'support',
    terms: {
      en: `+customer_service +customer_support +customer_care +support +help_desk +helpdesk +hotline +helpline +call_cent* on_hold in_the_queue hung_up no_reply no_response no_answer nobody_answers nobody~answer* never_repl* not_repl* has_not_replied
        never_respon* nobody~respond* not~respond* ignores_me ignored_my ignored~mail* +ticket +chat_bot +chatbot real_person human_to_talk reach~person call~back rang~back called~times warranty_claim doesn't_pick pick_up~phone answer*~phone +complaint_department`,
      de: `+kundenservice +kundendienst +kundenbetreuung +support +hotline warteschleife keine_antwort antwort~nicht antwortet~nicht niemand_antwortet aufgelegt nicht_erreichbar +ansprechpartner keine_ruckmeldung +ruckruf~service +reklamation`,
      fr: `+service_client +service_apres_vente +sav +support +hotline +assistance pas_de_reponse aucune_reponse sans_reponse ne_repond* injoignable* personne~telephone personne_ne_repond raccroch* +conseiller`,
      es: `+atencion_al_cliente +servicio_al_cliente +servicio_de_atencion +soporte no_responde* nadie_responde nadie_contesta no_contest* sin_respuesta esperando_al_telefono colgaron +ayuda_al_cliente`,
      it: `+servizio_clienti +assistenza +supporto non_rispond* nessuno_risponde nessuna_risposta +call_center`,
      pt: `+atendimento_ao_cliente +atendimento +suporte +sac nao_responde* ninguem_responde sem_resposta nao_atendem +servico_ao_cliente +apoio_ao_cliente`,
      nl: `+klantenservice +klantendienst +helpdesk +support geen_reactie geen_antwoord reageert_niet niemand_reageert niet_bereikbaar neemt_de_telefoon +servicedesk in_de_wacht`,
      ja: `サポート カスタマー 問い合わせ 問合せ お客様センター コールセンター 返事がない 返信がない 電話がつながら`,
    },
  },
  staff: {
    weight: 0,
    moment: 'use',
    terms: {
      en: `+staff +employee* +waiter* +waitress* +receptionist* +cashier* +clerk* +salesman +saleswoman +manager +doorman +guard the_agent~rude delivery_man driver_was rude +unfriendly arrogant shouted swore_at +friendly~helpful works_there laughed_at +bartender +doctor +team_was`,
      de: `+personal +bedienung +kellner* +mitarbeiter* +verkaufer* +kassierer* +rezeption* +team unfreundlich* unhoflich* pampig* arrogant* frech* +freundliches_team`,
      fr: `+personnel +serveur* +serveuse* +vendeu* +employe* +caissi* +receptionniste* +equipe +vigile impoli* desagreable* odieu* meprisan* malpoli*`,
      es: `+personal +camarer* +emplead* +vendedor* +dependient* +recepcion* +cajer* maleducad* groser* antipatic* prepotente* +chica_de +chico_de`,
      it: `+personale +camerier* +commess* +impiegat* +receptionist +staff maleducat* scortes* arrogant* sgarbat*`,
      pt: `+atendente* +funcionari* +garcom +garcons +garconete* +vendedor* +recepcionista* mal_educad* grosseir* arrogante*`,
      nl: `+personeel +bediening +medewerker* +ober +verkoper* +serveerster onbeleefd* onvriendelijk* arrogant* onbeschoft*`,
      ja: `店員 スタッフ 従業員 接客 態度が悪 態度悪 ウェイター`,
    },
  },
  price: {
    weight: 0,
    moment: 'decide',
    terms: {
      en: `expensive +price* +pricing overpriced pricey cheaper_elsewhere cheaper rip_off ripoff +value_for_money +bargain too_much_money cost*~half +worth~cent +worth_the_money price_increase costs_too_much not_worth_the +good_value +affordable euros_for_a dollars_for_a`,
      de: `teuer* uberteuert* +preis* preiserhohung* abzocke wucher +preis_leistungs* +gunstig*`,
      fr: `cher chere chers cheres +prix hors_de_prix +tarif* +rapport_qualite exagere*`,
      es: `caro cara caros caras carisim* +precio* +barat* subieron~precio* +relacion_calidad`,
      it: `caro cara cari care carissim* +prezz* costos* +rapporto_qualita`,
      pt: `caro cara caros caras carissim* +preco +precos abusiv* +custo_beneficio`,
      nl: `duur te_duur +prijs* +prijzen prijsverhoging* +prijs_kwaliteit +goedkoop*`,
      ja: `値段 料金 高すぎ 値上げ 価格 ぼったくり コスパ 割高`,
    },
  },
  cleanliness: {
    weight: 0,
    moment: 'use',
    terms: {
      en: `dirty filthy +clean +cleanliness +spotless smelled smelly stink* stank mold moldy mould mouldy stain* sticky cockroach* bed_bug* bedbug* rats mice disgusting~toilet* toilet*~disgusting bathroom~disgusting dust hair_in unhygienic sewage grimy`,
      de: `schmutz* dreckig* verdreckt* +sauber* schimmel* eklig* ekelhaft* muffig* stink* gestunken kakerlake* wanzen unhygienisch* ungepflegt* ratten`,
      fr: `sale sales salete* +propre* +proprete crasseu* degoutant* puait pue moisi* cafard* punaise* cheveux_dans hygiene poussiere`,
      es: `suci* +limpi* asqueros* moho cucaracha* chinche* olia_mal huele_mal mugre mugrient* higiene`,
      it: `sporc* +pulit* +pulizia muffa puzz* scarafagg* cimici schifos* igiene`,
      pt: `suj* +limpo +limpa +limpeza mofo nojent* barata* percevejo* fedor fedendo cheirava_mal higiene`,
      nl: `vies vieze smerig* +schoon +schone stonk stinkt stank schimmel* kakkerlak* bedwantsen vuil hygiene`,
      ja: `汚い 汚く 汚れ 不潔 臭い 臭く 清潔 カビ ゴキブリ 綺麗に掃除`,
    },
  },
};
