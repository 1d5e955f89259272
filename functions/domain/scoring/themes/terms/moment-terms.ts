import type { Moment } from '../../moment.ts';
import type { Terms } from '../theme.ts';

/** Words that tell at which moment of truth a customer speaks. */
export const MOMENT_TERMS: Readonly<Record<Moment, Terms>> = {
  discover: {
    en: `+saw_your +your_poster +your_commercial +heard_of +told_me_about +recommended~to_me +just_discovered +discovered_this +discovered_them +came_across +found_them +found_you +stumbled_upon +your_ad~on +first_heard by_accident`,
    de: `+eure_anzeige +eure_werbung +aufmerksam_geworden +entdeckt +empfohlen_worden +von_euch_gehort +zufallig_gefunden +anzeige_in_der`,
    fr: `+decouvert +votre_pub +votre_affiche +entendu_parler +recommande_par +tombe_sur +vu_votre`,
    es: `+los_conoci +conoci +descubri* +vi_su_anuncio +me_recomendaron +oi_hablar +anuncio_en`,
    it: `+scoperto +ho_visto_la_vostra +mi_hanno_consigliato +sentito_parlare`,
    pt: `+descobri +conheci +vi_o_anuncio +me_indicaram +ouvi_falar`,
    nl: `+ontdekt +jullie_advertentie +gehoord_van +aangeraden +tegengekomen`,
    ja: `広告を見て 見つけました 知りました 勧められ`,
  },
  decide: {
    en: `+before_i_buy +worth_buying +thinking_of_buying +thinking_of_switching_to +comparing +which_is_better +is_the_trial +come*_in_size +does~include +checkout +voucher +cart +add_to_cart +wanted_to_order +should_i_buy +does_anybody_know +how_much_is +sign_up
      +create_an_account +registration_fails the_same~costs`,
    de: `+lohnt_sich +uberlege~kaufen +zu_kaufen +gibt_es~in +vergleich* +kasse~bezahlen +warenkorb +gutschein* +probeabo +soll_ich`,
    fr: `+vaut_le_coup +hesite +l'acheter +comparer +existe_en +panier +code_promo +essai_gratuit`,
    es: `+vale_la_pena +comprarlo +comparando +carrito +cupon +prueba_gratis +dudando`,
    it: `+vale_la_pena +comprarlo +carrello +confrontando +prova_gratuita`,
    pt: `+vale_a_pena +carrinho +comparando +teste_gratis`,
    nl: `+de_moeite_waard +overweeg +winkelwagen +vergelijk* +proefperiode`,
    ja: `購入を検討 迷って 買うべき カート 比較`,
  },
  receive: {
    en: `+arrived +setting_it_up +set_up +installation +installing +unpacked +unboxing +came_in_a~box +assembly +manual_is +on_arrival +instructions +that_you_sent_me found_a~in_the`,
    de: `+angekommen +aufbau +einrichtung +ausgepackt +geliefert +montage +anleitung`,
    fr: `+arrive* +montage +installation +deball* +notice`,
    es: `+llego* +llegado +montaje +instalacion +desempaque*`,
    it: `+arrivat* +montaggio +installazione`,
    pt: `+chegou +montagem +instalacao`,
    nl: `+aangekomen +montage +installatie +uitgepakt`,
    ja: `届き 届い 届か 開封 組み立て 設置`,
  },
  use: {
    en: `+every_day +every_evening +every_night +daily +use_it +using_it +works_nicely +works_well +feature* +dark_mode +the_sound +tastes +the_soup +the_food +the_music +perfect_for +while_using +film +just_a_good_game +runs_smoothly +works_flawlessly +please_add +would_be_nice`,
    de: `+taglich +jeden_tag +benutze +nutze +lauft +schmeckt +suppe`,
    fr: `+tous_les_jours +utilise +je_m'en_sers +sauce`,
    es: `+a_diario +todos_los_dias +la_uso +lo_uso +sopa`,
    it: `+ogni_giorno +la_uso +lo_uso +pizza`,
    pt: `+todos_os_dias +todo_dia +uso`,
    nl: `+elke_dag +dagelijks +gebruik`,
    ja: `毎日 使って`,
  },
  support: {
    en: `+complain* +refund* +no_reply +ticket +warranty +problem_solved +quick_answer +contacted_you legal_action pay_me_back`,
    de: `+reklam* +beschwer* +garantie`,
    fr: `+reclamation* +garantie`,
    es: `+reclam* +garantia +queja*`,
    it: `+reclamo +garanzia`,
    pt: `+reclama* +garantia`,
    nl: `+klacht* +garantie`,
    ja: `苦情 クレーム 保証`,
  },
  leave: {
    en: `cancelled cancel canceled cancelling canceling uninstall* delet*_the_app deleted_the_app deleting_the_app never_again switching_to~provider switching_to_another gone_to_a_competitor to_a_competitor leaving close_my_account lost_a~customer lost~loyal not_be_renewing won't_renew
      business_elsewhere going_elsewhere want_out ended_my_membership last_time_i goodbye as_a_customer_i`,
    de: `kundig* gekundigt kundigung wechsle wechsel*~anbieter zur_konkurrenz nie_wieder app_geloscht deinstallier* zum_letzten_mal`,
    fr: `resili* desinstall* plus_jamais je_change_d'* change_d'operateur concurrence adieu supprime_l'application`,
    es: `me_doy_de_baja cancelo cancele cancelar desinstal* nunca_mas me_cambio a_la_competencia`,
    it: `disdic* disdetta disinstall* mai_piu passo_alla_concorrenza concorrenza`,
    pt: `cancelar cancelei desinstal* nunca_mais mudar_para_outr* outra_empresa`,
    nl: `zeg*~op opgezegd opzeggen stap_over overstappen nooit_meer verwijderd~app`,
    ja: `解約 退会 アンインストール 二度と もう使いません 乗り換え`,
  },
};
