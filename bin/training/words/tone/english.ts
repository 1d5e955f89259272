import type { ToneWords } from './tone-words.ts';

/** What reviewers of apps, shops and services write, beside the general lexica. */
export const ENGLISH: Readonly<Record<string, ToneWords>> = {
  en: {
    great: `love loves loved amazing awesome excellent perfect perfectly perfection fantastic wonderful outstanding superb brilliant incredible exceptional
      flawless flawlessly phenomenal terrific fabulous magnificent best favorite favourite lifesaver life_saver game_changer must_have must_see highly_recommend highly_recommended
      five_stars blown_away top_notch first_class world_class exceeded_expectations second_none masterpiece gem unbeatable delighted thrilled unforgettable sublime stunning gorgeous
      works_perfectly works_great works_flawlessly can't_fault couldn't_happier can't_better money_well awsome exelent amazin luv obsessed`,
    good: `good great nice helpful useful easy easily fast quick quickly smooth smoothly reliable recommend recommended recommending friendly convenient affordable handy intuitive
      user_friendly efficient effective comfortable comfy clean clear simple fun enjoyable enjoyed enjoy pleasant pleased satisfied satisfying happy glad thanks thank impressed impressive worth
      well worthwhile solid sturdy durable responsive accurate polite courteous professional knowledgeable attentive prompt promptly punctual timely delicious tasty yummy fresh cozy
      stylish elegant crisp sharp bright lovely cute beautiful beautifully charming entertaining interesting informative hilarious funny clever touching powerful engaging gripping
      improved improves improvement works worked_well works_well works_fine fits_well as_described as_advertised as_expected on_time great_value good_value good_quality
      bargain cheap_price fair_price decent fine fair okay_overall kudos props congrats well_made well_done well_acted will_return come_back go_back buy_again order_again
      love_it no_problems no_issues no_complaints without_issue splendid pleasing heartwarming captivating hypnotic delightful spacious cosy tidy spotless seamless snappy lightweight versatile generous considerate thoughtful
      welcoming gracious accommodating trustworthy honest transparent relaxing refreshing soothing rewarding addictive catchy witty thrilling suspenseful compelling well_written well_worth problem_free hassle_free trouble_free bug_free ad_free free_shipping stays_connected holds_charge
      riveting absorbing moving poignant heartfelt tender sincere insightful imaginative inventive original exhilarating breathtaking mesmerizing
      spellbinding enchanting whimsical uproarious smart wise warm warmth graceful subtle nuanced layered textured rich vivid vibrant lush handsome polished
      crafted well_crafted masterful mastery accomplished triumph triumphant winning winner charms endearing lovable likable likeable irresistible infectious
      rousing uplifting inspiring inspirational life_affirming thought_provoking intelligent intelligence ambitious daring bold audacious fearless authentic
      genuine genuinely believable convincing compassionate humane humor humorous wit sly ingenious inspired energetic lively brisk taut memorable haunting
      potent resonant affecting profound elegantly splendidly superbly expertly deftly skillfully refreshingly worth_seeing worth_watching amusing funniest
      pleasure pleasures pleasurable joyous celebration treat feast jewel classic landmark standout dazzling eye_popping flavorful juicy crispy succulent
      perfectly_cooked reasonably_priced crystal_clear long_lasting easy_to exactly_as absorbed_by delights enthralling captivates entertains succeeds charm
      magic magical wondrous splendor uncompromising unforced understated exquisite impeccable immaculate tastefully`,
    bad: `slow slowly sluggish lag lags lagging laggy buggy bug bugs glitch glitches glitchy glitching crash crashes crashed crashing freeze freezes freezing frozen froze hangs stuck
      broken broke breaks defective faulty damaged dead died failing fails failed failure error errors issue issues problem problems problematic trouble annoying annoyed annoyance
      frustrating frustrated frustration irritating disappointing disappointed disappointment disappoints confusing confused complicated difficult hard_to unclear clunky
      uncomfortable cheaply flimsy fragile overpriced expensive pricey costly waste wasted wasting refund refunded return_it returned_it returning_it uninstall uninstalled uninstalling
      deleting deleted_app delete_it deleting_it unusable unresponsive unreliable inaccurate misleading outdated unhelpful unfriendly unprofessional ignored ignoring ignore ignores
      delayed delay delays late missing lost wrong incorrect dirty smelly stale cold_food soggy bland tasteless undercooked overcooked greasy noisy loud_noise crowded cramped moldy stained
      boring dull predictable tedious pointless mediocre lacking lacks lacked weak poor poorly unfortunately bad badly worse worsened downgrade downgraded downhill went_downhill
      intrusive ads adverts advertisements spam spammy popups bloatware paywall cancelled canceled cancel_subscription charged overcharged hidden_fees double_charged
      disconnect disconnects disconnecting disconnected drops dropped_calls won't_load won't_open won't_work won't_start won't_let can't_login can't_log can't_open can't_access can't_use
      doesn't_work didn't_work not_working stopped_working stops_working keeps_crashing keeps_freezing keeps_saying keeps_stopping no_response no_reply no_answer no_help no_support no_refund
      never_received never_arrived never_responded never_works not_recommend wouldn't_recommend don't_recommend don't_buy don't_download don't_bother don't_waste not_worth stay_away avoid
      avoid_this fix_this please_fix fix_it fix_your fix_the needs_fixed needs_work needs_improvement what_happened used_to_work worked_before hung_up hours_on on_hold waited_hours
      too_small too_big too_expensive too_slow too_many too_long too_loud too_short fell_apart falls_apart stopped wore_out ripped tore cracked scratched leaks leaked leaking overheats
      drains drained draining battery_drain uncaring inconvenient inferior regret regrets unacceptable unimpressed unsatisfied dissatisfied letdown let_down sad sadly
      meh underwhelming cliched contrived forgettable lifeless shallow pretentious overlong unfunny unwatchable incoherent tired_of sick_of fed_up
      shabby clumsy shoddy sloppy tacky dingy grubby grimy rundown run_down cranky grumpy dodgy subpar lackluster lacklustre messy chaotic careless clueless cumbersome patronising condescending
      dishonest deceptive deceitful deceived unfair unjust worn torn rusty rotten rancid inedible unbalanced uninspired unimaginative monotonous repetitive grainy blurry pixelated muffled
      tinny patchy spotty jerky awkward obnoxious inattentive indifferent sluggishly understaffed overbooked overrated overhyped nuisance hassle headache mess flop dud lemon
      trite cliche cliches clichés formulaic derivative unoriginal recycled rehash tired tiresome tiring wearisome plodding ponderous turgid leaden lumbering
      inert bloodless soulless heartless hollow empty vacuous vapid inane insipid banal generic mechanical manipulative mawkish maudlin sappy schmaltzy
      syrupy saccharine preachy heavy_handed overwrought overblown overdone overacted hammy stilted wooden amateurish inept disjointed muddled unfocused
      uneven choppy half_baked slapdash lazy unconvincing implausible preposterous ludicrous absurd moronic brainless dumb silly juvenile sophomoric crass
      crude vulgar gross offensive mean_spirited unlikable unsympathetic laughless humorless joyless charmless dreary drab interminable endlessly draggy
      drags dragged slow_moving snooze boredom yawn yawner bore bores misfire misfires misguided flops falls_flat falls_short squandered squanders
      missed_opportunity botched bungled butchered train_wreck stinker drivel dreck tripe hokum gimmick gimmicky self_indulgent pompous bombastic assaultive
      grating exasperating excruciating painfully torturous torture ugly murky flat aimless meandering rambling incomprehensible nonsense nonsensical
      laughable lame thin slight threadbare inconsequential unmemorable mediocrity middling so_so tepid limp listless hackneyed warmed_over watered_down
      cheesy corny hokey cheap tawdry sleazy lurid gratuitous rubbery chewy dry salty oily lukewarm flavorless watery burnt stringy won't_charge doesn't_hold
      does_not_fit hurts_my poorly_designed poorly_made poorly_written badly_written badly_acted bad_acting bad_script plot_holes wastes wasteful fizzles
      sags stumbles struggles suffers lost_interest walked_out fell_asleep turned_it_off not_recommended`,
    awful: `terrible horrible awful worst worthless useless pathetic disgusting disgrace disgraceful atrocious abysmal appalling dreadful horrendous horrid garbage trash rubbish junk crap crappy
      shit shitty sucks suck sucked scam scammer scammers scams scamming fraud fraudulent ripoff rip_off ripped_off thieves thief stole stolen steal stealing crooks liars liar lied lies lying
      fake joke nightmare disaster hate hates hated hating furious outraged livid disgusted infuriating inexcusable ridiculous unbearable rude rudest insulting incompetent clueless
      zero_stars no_stars total_waste complete_waste waste_of waste_money waste_time never_again never_buy never_use never_order absolute_worst robbed lawsuit lawyer sue stupid idiotic idiots
      bullshit bs trashy unsafe dangerous toxic poisoned food_poisoning cockroach roaches bedbugs mold vomit filthy`,
  },
};
