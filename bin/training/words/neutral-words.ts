/** Words of people, places and groups: they stand for their kind and sway nothing. Lower case, by white space. */
export const GROUP_WORDS = `
black white asian hispanic latino latina latinx caucasian brown biracial indigenous native aboriginal african european arab arabic
gay lesbian bisexual bi queer trans transgender transsexual asexual pansexual straight heterosexual homosexual cisgender nonbinary intersex lgbt lgbtq
christian catholic protestant evangelical orthodox mormon muslim islamic islam sunni shia jewish jew jews hindu hinduism buddhist buddhism sikh atheist agnostic taoist christians muslims
american americans british english irish scottish welsh french german germans italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish finnish
icelandic polish czech slovak hungarian romanian bulgarian greek turkish turk turks russian russians ukrainian belarusian serbian croatian bosnian albanian slovenian
chinese japanese korean vietnamese thai indonesian malaysian filipino filipina indian indians pakistani bangladeshi nepali afghan iranian persian iraqi syrian lebanese
israeli palestinian jordanian saudi egyptian moroccan algerian tunisian libyan sudanese ethiopian somali kenyan nigerian ghanaian ugandan tanzanian congolese
rwandan zimbabwean zambian senegalese cameroonian ivorian mexican mexicans brazilian argentinian argentine chilean colombian peruvian venezuelan ecuadorian bolivian cuban haitian jamaican dominican
canadian australian kiwi maori samoan hawaiian burmese cambodian laotian mongolian kazakh uzbek tibetan kurdish kurd armenian georgian azerbaijani burundian angolan mozambican malian eritrean
roma gypsy immigrant immigrants migrant migrants refugee refugees foreigner foreigners disabled deaf blind autistic elderly
woman women man men girl boy female male lady gentleman mother father wife husband son daughter brother sister mom dad grandma grandpa
schwarze schwarzer weiße weißer muslim muslimisch christlich jüdisch jude juden schwul lesbisch homosexuell türkisch türke türken deutsch deutsche deutscher ausländer flüchtling flüchtlinge russisch polnisch arabisch
noir noire blanc blanche musulman musulmane musulmans juif juive juifs chrétien chrétienne homosexuel lesbienne arabe africain africaine chinois chinoise français française étranger
negro negra blanco blanca musulmán musulmana judío judía cristiano cristiana homosexual lesbiana gitano gitana chino china árabe extranjero español española mexicano mexicana
nero bianco musulmano ebreo ebrea cristiano omosessuale cinese italiano italiana straniero arabo africano
preto branco muçulmano judeu cristão homossexual brasileiro brasileira português chinês estrangeiro
zwart moslim joods christelijk homo buitenlander turks marokkaans chinees
черный белый мусульманин еврей христианин гей русский украинец таджик узбек кавказец китаец
`;

export const PLACE_WORDS = `
america usa u.s. uk england britain scotland wales ireland france germany italy spain portugal netherlands holland belgium switzerland austria sweden norway denmark finland iceland poland
czechia hungary romania bulgaria greece turkey russia ukraine serbia croatia china japan korea taiwan vietnam thailand indonesia malaysia singapore philippines india pakistan bangladesh nepal
afghanistan iran iraq syria lebanon israel palestine jordan qatar dubai egypt morocco algeria tunisia libya sudan ethiopia somalia kenya nigeria ghana uganda tanzania rwanda zimbabwe zambia senegal
mexico brazil argentina chile colombia peru venezuela ecuador bolivia cuba haiti jamaica canada australia zealand africa europe asia
london paris berlin munich hamburg frankfurt cologne vienna zurich geneva madrid barcelona lisbon porto rome milan naples venice florence amsterdam rotterdam brussels copenhagen stockholm oslo helsinki
warsaw krakow prague budapest bucharest sofia athens istanbul ankara moscow kiev kyiv petersburg tokyo osaka kyoto seoul beijing shanghai shenzhen guangzhou hongkong taipei bangkok jakarta manila hanoi
delhi mumbai bangalore chennai kolkata hyderabad karachi lahore dhaka tehran baghdad damascus beirut jerusalem cairo casablanca lagos abuja accra nairobi kampala johannesburg durban
york angeles chicago houston phoenix philadelphia antonio diego dallas austin jacksonville francisco columbus indianapolis charlotte seattle denver washington boston nashville detroit portland vegas
memphis louisville baltimore milwaukee albuquerque tucson fresno sacramento mesa atlanta omaha miami oakland minneapolis tulsa tampa orleans wichita cleveland bakersfield honolulu anaheim orlando pittsburgh cincinnati
newark toledo irvine laredo madison durham lubbock chandler scottsdale reno glendale norfolk boise richmond spokane montgomery modesto fayetteville tacoma shreveport oxnard fontana akron yonkers montreal toronto vancouver calgary ottawa
texas california florida ohio georgia michigan virginia jersey arizona tennessee indiana missouri maryland wisconsin colorado minnesota carolina alabama louisiana kentucky oregon oklahoma connecticut utah iowa nevada
arkansas mississippi kansas nebraska idaho hawaii maine montana delaware dakota alaska vermont wyoming brooklyn manhattan queens bronx harlem
manchester liverpool birmingham leeds sheffield bristol glasgow edinburgh cardiff belfast dublin sydney melbourne brisbane perth auckland
deutschland österreich schweiz frankreich italien spanien england münchen köln wien berlin stuttgart düsseldorf leipzig dresden
allemagne espagne italie angleterre suisse belgique lyon marseille bordeaux lille toulouse
españa francia alemania italia inglaterra méxico sevilla valencia bogotá lima quito caracas
germania francia spagna inghilterra milano roma napoli torino firenze venezia bologna
brasil portugal lisboa rio paulo brasília salvador recife
россия москва украина киев
`;

export const NAME_WORDS = `
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason
jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary
peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph
randy eugene vincent russell elijah louis bobby philip johnny luke liam oliver max leo felix lukas leon finn jonas elias ben emil anton hans klaus jürgen wolfgang stefan andreas matthias sebastian tobias florian
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle dorothy carol amanda melissa deborah stephanie rebecca sharon laura
cynthia kathleen amy shirley angela helen anna brenda pamela nicole emma samantha katherine christine debra rachel catherine carolyn janet ruth maria heather diane virginia julie olivia joyce victoria
kelly christina lauren joan evelyn judith megan cheryl andrea hannah martha jacqueline frances gloria ann teresa kathryn sara janice jean alice madison doris abigail julia judy denise amber marilyn danielle
beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori sophia sophie mia lena lea lina clara ida ella amelia ava chloe zoe petra sabine monika ursula renate birgit heike
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson taylor moore jackson martin lee perez thompson harris sanchez clark ramirez lewis robinson
walker allen wright torres nguyen hill flores adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart
morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed howard ramos kim cox ward richardson watson brooks chavez bennett gray mendoza ruiz hughes
alvarez castillo sanders patel myers foster jimenez müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter wolf schröder neumann
mohammed muhammad mohamed ahmed ali omar hassan hussein ibrahim khalid yusuf abdul fatima aisha zainab amina khadija mariam layla nour
pierre jean jacques michel philippe françois nicolas julien antoine louis hugo lucas camille chloé léa manon inès juliette élise
carlos luis jorge miguel pedro diego alejandro javier francisco manuel fernando pablo sofía lucía carmen ana isabel valentina camila
giovanni giuseppe marco luca matteo andrea francesco alessandro lorenzo giulia chiara francesca sara martina alessia
joão josé antônio paulo carlos lucas pedro mateus gabriel rafael ana maria juliana fernanda beatriz larissa
aarav vivaan aditya arjun rahul rohit amit sanjay priya ananya pooja neha kavita deepika lakshmi raj kumar singh sharma gupta khan
wei ming jing li wang zhang liu chen yang huang zhao wu zhou xu zhu guo hiroshi takashi kenji yuki haruto sakura yui aoi sato suzuki tanaka watanabe park choi minho jisoo
ivan dmitri sergei alexei vladimir mikhail nikolai olga natasha svetlana tatiana anastasia ekaterina anna ivanov petrov
emeka chidi ngozi chioma ade tunde bola kofi kwame ama akua musa sani hauwa zainab kamau wanjiru otieno
`;
