import type { ToneWords } from './tone-words.ts';

export const ROMANCE: Readonly<Record<string, ToneWords>> = {
  fr: {
    great: `excellent* parfait* génial* super magnifique* formidable* merveilleu* fantastique* incroyable* extraordinaire* adore adoré exceptionnel* impeccable* sublime* top bravo meilleur* ravi* enchanté* remarquable* splendide* au_top coup_coeur
      délicieu* irréprochable* hyper_bien kiffe fabuleu* aime`,
    good: `bon bonne bons bonnes bien beau belle beaux belles joli* agréable* sympa* gentil* rapide* rapidement facile* facilement pratique* utile* efficace* recommand* conseille satisf* content* heureu* merci plaisir propre* chaleureu* accueillant* accueil
      professionnel* intéressant* drôle* amusant* fluide* fiable* solide* confortable* souriant* serviable* disponible* à_l'écoute qualité abordable* mignon* charmant* réussi* félicitations bonheur hâte mieux fonctionne_bien cool fier fière calme* frais
      savoureu* copieu* soigné* simple* clair* ponctuel* sérieu*`,
    bad: `mauvais* lent* lente* cher chère chers trop_cher déçu* décev* déception* dommage malheureusement problème* bug bugs bugue plante plantage* erreur* panne* cassé* défectueu* marche_pas fonctionne_pas fonctionne_plus marche_plus impossible
      pénible* énervant* agaçant* désagréable* impoli* incompétent* inutile* compliqué* confus* manque* manquant* attente attendre retard* sale* bruit* bruyant* froid* fade* ennuyeu* nul* moche* pub pubs publicité* désinstall* supprim* rembours*
      réclamation* plainte* triste* peur malade* mal pire* difficile* médiocre* moyen* limite* inadmissible* arnaque* fatigu* marre perdu* mort morts guerre crise honte grève* injuste* ridicule* stupide* colère déplorable* bof galère*
      jamais_reçu pas_reçu aucune_réponse aucun_service n'importe_quoi perte* abus* raciste* menteur* mensonge*`,
    awful: `horrible* affreu* terrible* catastroph* nul nulle nulles à_fuir fuyez lamentable* honteu* honte scandal* arnaqu* escro* voleur* vol voleurs volé dégueulasse* dégoût* dégueu merde* pourri* infect* immonde* exécrable* ignoble* pire pires cauchemar* déteste haine con
      connard* putain inacceptable* inadmissible* minable* perte_temps jamais_plus plus_jamais zéro poubelle bordel saloperie* foutage`,
  },
  es: {
    great: `excelente* perfect* genial* fantástic* maravillos* increíble* espectacular* estupend* encanta encantó encantan encantad* amo amé mejor mejores insuperable* impecable* magnífic* extraordinari* fabulos* súper super brutal buenísim* riquísim* espléndid* recomendadísim*
      recomiendo recomendad* favorit* hermos* precios* sensacional* top inmejorable*`,
    good: `buen bueno buena buenos buenas bien bonit* lind* agradable* amable* rápid* fácil* útil* práctic* cómod* eficiente* eficaz recomend* satisf* content* feliz felic* gracias gusta gustó gustan gusto ric* delicios* limpi* acogedor* atent* profesional*
      interesante* divertid* fluid* fiable* confiable* sólid* calidad económic* barat* simpátic* excelencia alegr* genia funciona_bien mejoró mejora mejorado sencill* clar* puntual* segur* disfrut* éxito* orgullo* guap* ilusión cariño* amor esperanza cool ganar ganamos`,
    bad: `mal mala malo malas malos lent* car cara caro caras caros decepcion* decepcionante* lástima lamentablemente desgraciadamente problema* error* fallo* falla* falló fallas rot* defectuos* roto cuelga cierra_sola funciona_mal no_funciona no_sirve no_abre no_carga
      no_deja molest* fastidi* desagradable* incompetente* inútil* complicad* confus* falta* faltan esper* demora* retras* tard* suci* ruido* ruidos* fri* abur* fe fea feo publicidad anuncios desinstal* eliminar cancel* reembols* devol* reclam* queja* triste* miedo
      enferm* dolor* peor* difícil* mediocre* regular pobre* cans* hart* perd* muert* muere guerra crisis vergüenza injust* ridícul* estúpid* enfad* rabia llorar lloro odio cabread* deja_desear nunca_llegó nadie_responde sin_respuesta jodid* asco mentir* mentira* culpa`,
    awful: `horrible* horroros* pésim* terrible* fatal* espantos* nefast* desastr* catastróf* asqueros* asco estafa* estafador* robo roban robaron ladron* ladrones fraude* engañ* basura mierda porquería* porqueria vergonzos* lamentable* deplorable* inaceptable* peor peores
      detesto odio odi* no_recomiendo nunca_más pérdida_tiempo pérdida_dinero timo grosero* grosera maleducad* puta puto gilipoll* hijos_puta idiot* imbécil* cagada`,
  },
  it: {
    great: `ottim* eccellent* perfett* fantastic* stupend* meravigli* splendid* eccezional* magnific* straordinari* adoro amo amato miglior* favolos* incredibil* strepitos* bellissim* buonissim* impeccabil* super top consigliatissim* superlativ* spettacolar* divin* delizios* consiglio`,
    good: `buon* bene bell* bravo bravi brava gentil* veloc* facil* util* comod* pratic* efficient* consiglia* soddisf* content* felic* grazie piace piaciut* piacevol* simpatic* pulit* accoglient* disponibil* professional* cordial* interessant* divertent* fluid*
      affidabil* qualità economic* carin* rapid* semplic* chiar* puntual* gustos* saporit* fresc* funziona_bene meglio auguri complimenti successo gioia speranza evviva vittoria sereno`,
    bad: `mal male brutt* lent* car caro cara delus* delud* deludent* purtroppo peccato problem* error* guast* rott* difettos* blocca bloccat* crash* non_funziona non_va non_apre non_carica fastidios* sgradevol* incompetent* inutil* complicat* confus* manca mancan*
      attes* aspettare aspettato ritard* sporc* rumor* fredd* noios* brutto pubblicità disinstall* cancell* rimbors* reclam* lament* trist* paura malat* dolor* peggio* difficil* mediocr* scars* scadent* stanc* perso persa morto morti guerra crisi vergogn* ingiust* ridicol*
      stupid* arrabbiat* rabbia maleducat* scortes* carissim* tasse rubare sbagliat* assurd* colpa bugie`,
    awful: `pessim* orribil* terribil* orrend* schif* disastr* disastros* vergognos* truff* ladr* ladri furto rubato fregatur* imbrogl* spazzatura merda cazzo vomit* peggior* peggiore odio odi* mai_più inaccettabil* indecen* scandalos* nauseant* penos* da_evitare evitate soldi_buttati imbecill* idiot* coglion* stronz* fascist* buffon*`,
  },
  pt: {
    great: `excelente* perfeit* ótim* otim* incrível incriveis incríveis maravilhos* fantástic* sensacional* espetacular* amo amei adoro adorei melhor melhores top show demais impecável* magnífic* extraordinári* fabulos* lindíssim* linda lindo lindas lindos nota_dez nota_10 recomendadíssim* parabéns recomendo`,
    good: `bom boa bons boas bem legal bonit* agradável* simpátic* rápid* fácil* útil úteis prátic* confortável* eficiente* recomend* satisf* content* feliz* obrigad* gosto gostei gosta gostoso gostosa delicios* limp* acolhedor* atencios* profissional* interessante*
      divertid* confiável* qualidade barat* econômic* funciona_bem melhorou melhora simples clar* pontual* segur* sucesso alegr* fofo fofa amor saudade orgulho gracinha massa bacana curti valeu excelência vitória esperança`,
    bad: `mau má maus más ruim ruins lent* car cara caro caros caras decepcion* desapont* infelizmente problema* erro* falha* falhas quebr* defeito* defeituos* trava travando travou travam fecha_sozinho bug bugs não_funciona nao_funciona não_abre nao_abre não_carrega não_consigo
      nao_consigo chat* irritante* incompetente* inútil* complicad* confus* falta* demor* espera* esperando atras* suj* barulh* fri* chato chata feia feio anúncio* propaganda* desinstal* cancel* reembols* devol* reclam* triste* medo doen* dor dores pior* difícil* medíocre* fraco
      fraca cans* perd* mort* guerra crise vergonha injust* ridícul* raiva ódio chorar choro nojo nojent* mentir* mentira* golpe* culpa burro saco`,
    awful: `péssim* pessim* horrível horriveis horríveis terrível terríveis horroros* lixo merda porcaria desastr* droga bosta vergonhos* roubo roubaram roub* ladrão ladrões ladroes golpe* golpista* fraude* enganos* enganad* enganação propaganda_enganosa pior piores odeio odiei odio nunca_mais inaceitável* lamentável*
      perda_tempo dinheiro_jogado não_recomendo nao_recomendo não_comprem nao_baixem não_baixem péssimo_atendimento descaso desrespeito* falta_respeito caralho puta porra idiot* imbecil* otári*`,
  },
  ro: {
    great: `excelent* perfect* minunat* extraordinar* fantastic* superb* grozav* genial* ador iubesc cel_mai_bun recomand* nemaipomenit*`,
    good: `bun buna bună buni bune bine frumos frumoas* plăcut* util* rapid* ușor* usor prietenos* amabil* mulțum* multum* fericit* place îmi_place curat* calitate profesionist* ieftin* gustos* comod* prompt* corect* interesant* mersi recomandat*`,
    bad: `rău rea slab* lent* încet scump* dezamăg* dezamag* din_păcate problem* eroare erori defect* stricat* nu_funcționează nu_funcționeaza nu_merge nu_recomand blocheaz* enervant* neplăcut* murdar* întârz* intarz* aștept* astept* lipsă lips* trist* prost proasta proastă proasta proști reclam* plictisitor* greu`,
    awful: `oribil* groaznic* îngrozitor* dezastru* mizerabil* țeap* teapa teapă hoți hotii furt mincinoși mizerie jaf nesimțit* nesimtiti bătaie_joc rușine rusine cel_mai_prost fraud* niciodată_mai gunoi inacceptabil* scârb*`,
  },
  ca: {
    great: 'excel·lent* perfect* fantàstic* genial* meravell* encanta increïble* millor',
    good: 'bo bona bons bones bé bonic* agradable* amable* ràpid* fàcil* útil* gràcies content* feliç recomano net neta',
    bad: 'dolent* mal mala lent* car cara decep* problema* error* trencat* brut bruta fred* trist* pitjor avorrit* espera falta',
    awful: 'horrible* pèssim* terrible* desastre* fàstic estafa* lladre* vergonya merda odio odi',
  },
  gl: {
    great: 'excelente* perfect* marabill* fantástic*',
    good: 'bo boa bos boas ben bonit* grazas rápid* fácil* contento',
    bad: 'malo mala mal lent* caro cara problema* erro* decepc* triste* sucio',
    awful: 'horrible* pésim* terrible* lixo merda roubo',
  },
};
