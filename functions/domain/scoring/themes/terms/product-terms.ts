import type { Theme } from '../theme.ts';

/** What is bought and used, and the way into it. */
export const PRODUCT_THEMES: Readonly<Record<string, Theme>> = {
  quality: {
    weight: 0,
    moment: 'use',
    terms: {
      en: `broke broken fell_apart falls_apart came_apart +quality +well_made +well_built badly_made flimsy defective faulty damaged~arriv* arrived~damaged arrived~scratch* cheap_plastic cheaply_made snapped worn_out wore_out stopped_working faded scratch*
        +sturdy +durable warranty went_black no_sound +solid cracked ripped tore peeling badly_sewn broken_on_arrival crushed`,
      de: `kaputt* +qualitat defekt* abgebrochen zerbroch* schlecht_verarbeitet billiges_material billig_verarbeitet +robust* +stabil* +verarbeitung geht_nicht_mehr riss gerissen mangelhaft* beschadigt*`,
      fr: `casse cassee +qualite defectueu* abime* endommag* bas_de_gamme +solide* +robuste ne_fonctionne_plus ne_marche_plus tombe_en_morceaux dechir*`,
      es: `se_rompi* rompi* roto rota rotos +calidad defectuos* danad* dejo_de_funcionar material_mal* +resistente* +duradero no_sirve`,
      it: `rotto rotta rotti si_e_rott* +qualita difettos* danneggiat* scadent* +robust* +resistente smesso_di_funzionare non_funziona_piu`,
      pt: `quebr* +qualidade defeit* danificad* material_ruim +resistente* +duravel parou_de_funcionar estrag*`,
      nl: `kapot* stuk +kwaliteit defect* beschadigd* slecht_gemaakt +stevig* gebroken werkt_niet_meer`,
      ja: `壊れ 故障 品質 不良品 欠陥 破損 すぐ切れ`,
    },
  },
  stability: {
    weight: 0,
    moment: 'use',
    terms: {
      en: `crash* freez* frozen froze bug bugs buggy glitch* lag laggy lags stutter* error_message* shows_an_error error_503 error_code* won't_open will_not_open won't_load not_loading loading_screen keeps_closing closes_by_itself is_down was_down force_close* buttons_do_not
        slow_and~lag* extremely_slow does_not_load hangs unresponsive after~update~not_work*`,
      de: `sturzt*~ab absturz* absturze absturzt abgesturzt hangt_sich friert*~ein einfrier* bug bugs fehlermeldung* voller_fehler ladt_nicht offnet_nicht geht_gar_nichts ruckel* reagiert_nicht server_down`,
      fr: `plant* bug bugs bugge* bogue* crash* se_fige se_ferme_toute_seule se_ferme~seule se_bloque ne_s'ouvre ne_charge erreur* rame lent* mise_a_jour~marche`,
      es: `se_cierra* se_cuelga* se_traba* se_congela* congelada se_bloquea bug bugs errores error fallos no_abre no_carga no_funciona~actualizacion lenta`,
      it: `crash* si_blocca* si_chiude* bug bugs errore errori non_si_apre non_carica lenta rallenta*`,
      pt: `trav* fecha_sozinh* bug bugs erro erros nao_abre nao_carrega caiu_o~sistema congela*`,
      nl: `crash* loopt~vast vastlop* vastgelopen bug bugs foutmelding* sluit_vanzelf opent_niet laadt_niet hapert traag`,
      ja: `落ちる 落ちて すぐ落ち 落ちます フリーズ 不具合 バグ 起動しない 起動でき 固まる 固まり エラー 重い 動かない クラッシュ`,
    },
  },
  account: {
    weight: 0,
    moment: 'use',
    terms: {
      en: `log_in login log~in~can* sign_in signing_in can't_sign cannot_log can't_log password* verification_code* verification~email code~never two_factor code_is~invalid blocked_my_account my_account~blocked locked_out locked~account account~lock* account~hacked
        account~blocked account~suspended closed_my_account create_an_account registration register get_into_my_account banned_my`,
      de: `anmelden einloggen login passwort* bestatigungscode* registrier* konto~gesperrt konto~gehackt konto~geblockt ausgesperrt nicht_mehr_rein account~gesperrt kann_mich_nicht_anmelden verifizier*`,
      fr: `me_connecter connexion connecter mot_de_passe compte~bloque compte~suspendu compte~pirate mon_compte code_de_verification inscription identifiant*`,
      es: `iniciar_sesion inicio_de_sesion contrasena* cuenta~bloque* bloque*~cuenta codigo_de_verificacion registrarme registro no_puedo_entrar mi_cuenta~suspend*`,
      it: `accedere accesso login password account~bloccat* bloccat*~account codice_di_verifica registrazione registrarmi`,
      pt: `entrar_na_minha~conta minha_conta senha* login fazer_login conta~bloquead* conta~suspens* codigo_de_verificacao cadastro`,
      nl: `inloggen wachtwoord* account~geblokkeerd account~gehackt verificatiecode* aanmelden registrer*`,
      ja: `ログイン パスワード アカウント 認証コード 会員登録 サインイン`,
    },
  },
  ads: {
    weight: 0,
    moment: 'use',
    terms: {
      en: `ads ad_after advert* too_many_ad* commercials pop_up* pop_ups popups ads_pop unskippable without_watching_videos full_of_ad*`,
      de: `werbung werbungen werbeanzeigen popups`,
      fr: `pubs pub publicite* publicites`,
      es: `anuncios publicidad propagandas`,
      it: `pubblicita annunci`,
      pt: `anuncios propaganda* publicidade`,
      nl: `reclame* advertenties`,
      ja: `広告 コマーシャル`,
    },
  },
};
