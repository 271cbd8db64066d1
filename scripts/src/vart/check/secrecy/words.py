"""Words of many languages by which a text tells a place. Data only; folded by :func:`fold` before use.

Swedish and English were written with care for what these texts say innocently. The words of the other languages are
common dictionary words; those of Somali, Tigrinya and both Kurdish languages have not been read by a speaker.
"""

from __future__ import annotations

#: How sure a word is as the end of a Swedish (or neighbouring) street name.
#: 3: a compound with it is a street name. 2: with a house number, or after "på", "vid" … with a capital.
#: 1: with a capital and a house number only.
STREET_ENDS: dict[int, str] = {
    3: """gatan vägen gränden gränd stigen esplanaden boulevarden bulevarden straße strasse""",
    2: """torget torg avenyn kajen gata gaten gade veien katu kadulla kuja""",
    1: """väg vej stig plan planen backen backe leden kaj strand stranden ringen kroken höjden kullen gården gård
        hamnen dalen liden svängen trappan trappor gången hagen lunden ängen viken berget bågen rundan gärdet
        holmen udden vallen brinken brink slingan slinga tunneln allé allén park parken platsen bron terrassen tie
        polku tori raitti kaari rinne esplanad terrass passagen promenaden plads platz weg lunda tomten gläntan
        kvarnen heden farten vreten hällen åsen""",
}

#: Ends that tell a place after "på", "vid", "nära" … when the word has a capital: "vid Medborgarplatsen".
PLACE_ENDS = "torget torg plan platsen bron kajen parken hamnen strand stranden backen kaj terrassen avenyn"
PLACE_PREPOSITIONS = "på vid nära från till intill bakom mot mittemot bredvid ovanför nedanför kring runt"

#: Swedish streets in other scripts: how translators write "-gatan", "-vägen", "-gränd", "-torget" by ear.
STREET_ENDS_BY_EAR = """غاتان جاتان گاتان غاتن گاتن گاتەن قاتان فيغن فاغن فيجن ڤيغن ڤيگن ویگن ڤێگن غريند گرند гатан
    ґатан веген вэген веґен вяген гренд ґренд грэнд торьет торгет ጋታን ጋተን ቨገን ቬገን ቫገን ግረንድ"""

#: Compounds that end like a street and are none (first parts, Swedish): *motor*vägen, *åter­vänds*gränd.
NO_STREETS: dict[str, str] = {
    "vägen": """motor järn om hem skol gen ut in lands bil gång cykel åter halv livs sjö luft land arbets skogs huvud
        rätts mellan medel karriär yrkes flykt utrymnings smitt kontakt kommunikations betal anmälnings ansöknings
        remiss tjänste besluts hjälp stöd ingångs inkörs infarts påfarts vård rid vatten urin fram upp ned av
        stick gräns nöd reserv sido bort bi miss tillfarts tillgångs studie utbildnings smal grus alla båda långa
        korta samordnings informations lots slut start utvecklings återhämtnings läknings frigörelse frihets""",
    "gatan": "gå bak huvud tvär affärs sido återvänds parad bil villa by",
    "gränd": "återvänds",
    "gränden": "återvänds",
    "stigen": "be ned upp av på pre till djur skogs natur upptäckts karriär träd",
    "plan": """handlings säkerhets skydds vård vårds genomförande tids detalj dags studie utvecklings krav
        jämställdhets verksamhets affärs projekt kris beredskaps individ arbets behandlings rehabiliterings
        samordnings insats hjälp stöd års vecko läro kurs undervisnings budget avbetalnings betalnings bostads
        likabehandlings kommunikations hem fot golv boende plats flykt omsorgs kontakt barn risk åtgärds översikts
        ramp pensions utbildnings kontroll kvalitets personal säkerhets- evakuerings utrymnings""",
    "planen": "",
    "platsen": "arbets mötes vård boende bostads sam mark marknads bo upp öppna",
    "torget": "arbets idé mässe jobb bostads mat kultur digitala medborgar",
    "torg": "arbets jobb bostads mat kultur tjänste",
    "parken": "",
    "bron": "",
    "park": "",
    "gården": "fritids ungdoms frist hembygds",
    "leden": "ax hand arm knä",
}
NO_STREETS["planen"] = NO_STREETS["plan"]

#: Words before a street word that make it an ordinary one: "på vägen", "hela vägen", "samma gata".
NO_NAMES = """på i vid över längs den det denna hela av från till mot samma en ett rätt min din sin vår er deras
    hennes hans mitt ditt sitt om under ut in och eller som the a an on in of to by off along across every each
    other ingen inget någon något varje andra annan vilken långa långt lång kort halva halvvägs öppen öppna öppet
    ny nya bästa enda första sista egen eget egna is this that my your his her their our no any for with and or
    vägen via är kan går gå har hitta hittar finna bor bo genom utanför därifrån andra längre bra smalare trygg
    trygga säker säkra med hos utan"""
#: Of these, the ones that begin a street's name when they have a capital and a number follows: "Nya gatan 4".
SOME_NAMES = "långa korta nya öppna gamla första andra sista trygga smala"

#: Street words that stand apart, by script. ``before``: they stand before the name.
STREETS_BEFORE = """ul. ulica ulice ulicy ulici ulicu al. aleja alei aleje plac placu os. osiedle calle avenida avda
    avda. plaza paseo camino rue avenue boulevard impasse quai chemin jidka jidkii jidkaa waddada wadada waddadii
    dariiqa dariiqii fagaaraha fagaare kolana kolan kolanê cadeya cadde kuçeya kuçe rêya meydana meydan trg trgu
    bulevar prospekt xiyaban küçe"""
#: Of these, the ones that need no number when a capital follows.
STREETS_BEFORE_SURE = """ul. ulica ulice ulicy ulici al. aleja alei calle avenida avda avda. rue jidka jidkii jidkaa
    waddada wadada dariiqa kolana kuçeya cadeya"""
STREETS_AFTER = """street road avenue lane square boulevard alley str. st. rd. ave. sokak sokağı sok. cadde caddesi
    cad. bulvarı mahallesi mah. meydanı gatan gränden stigen vägen gata väg gränd torg torget allé stig plan backe
    strand kaj terrass ulica ulice ulici caddesinde sokağında sokakta katu straße strasse brinken backen bron platsen
    trappor gate vei"""
#: Of these, the ones that need no number when a capital stands before, not only at the start of a sentence.
STREETS_AFTER_SURE = """street road avenue lane sokak sokağı caddesi bulvarı mahallesi meydanı caddesinde sokağında
    sok. cad. mah. boulevard"""
STREETS_CYRILLIC = """вул вул. вулиця вулиці вулицю вулицею ул. улица улице улицы улицу пров. провулок провулку пер.
    переулок переулке просп. проспект проспекті проспекте пл. площа площі площадь площади бульвар бульварі бульваре
    набережная набережной шоссе шосе"""
STREETS_ARABIC = """شارع الشارع طريق ساحة ميدان زقاق حارة جادة خیابان کوچه بلوار میدان سرک جاده چهارراه چهارراهی
    جادەی شەقامی شەقام کۆڵانی کۆڵان گۆڕەپانی گۆڕەپان ڕێگای"""
STREETS_ETHIOPIC = "ጎደና ጐደና ጎዳና መንገዲ መንገድ ኣደባባይ አደባባይ ጽርግያ"

POSTCODE_WORDS = """postnummer|postnumret|postnr|postadress|postort|postal code|postcode|zip|zip code|zipcode|
    kod pocztowy|kodem pocztowym|почтовый индекс|почтовым индексом|индекс|поштовий індекс|поштовим індексом|індекс|
    código postal|code postal|postinumero|poštanski broj|poštanskim brojem|posta kodu|boostada|boosta|
    koodhka boostada|lambarka boostada|koda posteyê|koda posteye|koda posta|الرمز البريدي|رمز بريدي|رمز البريد|
    کد پستی|کدپستی|کود پستی|پوستی کۆد|کۆدی پۆستی|کۆدی پۆست|کۆدی پۆستە|ፖስታ ኮድ|ኮድ ፖስታ|ቁጽሪ ፖስታ|ፖስታል ኮድ|postleitzahl|
    plz"""

#: Words with a number beside them.
FLOOR_WORDS = """våning|våningen|vån|vån.|floor|fl.|piętro|piętrze|piętra|этаж|этаже|поверх|поверсі|piso|planta|étage|
    kerros|kerroksessa|sprat|spratu|katı|katında|dabaqa|dabaqda|dabaqadda|dabaqada|qata|qatê|qatî|الطابق|طابق|طبقه|
    طبقهٔ|نهۆمی|نهۆم|قاتی|ደርቢ|ፎቅ"""
ORDINALS = """first|second|third|fourth|fifth|sixth|ground|top|första|andra|tredje|fjärde|femte|sjätte|översta|
    nedersta|الاول|الثاني|الثالث|الرابع|الخامس|السادس|الارضي|اول|دوم|سوم|چهارم|پنجم|یەکەم|دووەم|سێیەم|چوارەم|
    pierwsze|pierwszym|drugie|drugim|trzecie|trzecim|czwarte|czwartym|первом|втором|третьем|четвертом|пятом|
    другому|третьому|четвертому|primer|segundo|tercer|cuarto|premier|deuxième|troisième|quatrième|toinen|kolmas|
    toisessa|kolmannessa|prvi|drugi|treći|prvom|drugom|trećem|birinci|ikinci|üçüncü|koowaad|labaad|saddexaad|yekem|
    duyem|sêyem"""

#: Stops and stations: the word alone is enough.
STOP_WORDS = """hållplats|hållplatsen|busshållplats|busshållplatsen|bushållplats|spårvagnshållplats|tunnelbanestation|
    tunnelbanestationen|tunnelbaneuppgång|tunnelbaneuppgången|pendeltågsstation|pendeltågsstationen|busstation|
    busstationen|busstorget|bus stop|bus-stop|busstop|tram stop|bus station|train station|metro station|
    subway station|underground station|tube station|railway station|commuter train|t-centralen|resecentrum|
    przystanek|przystanku|przystanka|stacja metra|stacji metra|stację metra|dworzec|dworcu|dworca|
    автобусная остановка|автобусной остановки|автобусной остановке|остановка автобуса|остановки автобуса|
    на остановке|станция метро|станции метро|станцию метро|метро|автобусна зупинка|автобусної зупинки|
    автобусній зупинці|зупинка автобуса|зупинки автобуса|зупинці автобуса|на зупинці|станція метро|станції метро|
    parada de autobús|parada de bus|parada del autobús|estación de metro|estación de tren|parada de metro|
    arrêt de bus|arrêt d'autobus|arrêt du bus|station de métro|gare routière|bouche de métro|bussipysäkki|
    bussipysäkin|bussipysäkiltä|pysäkki|pysäkin|pysäkiltä|metroasema|metroaseman|metroasemalta|juna-asema|
    autobuska stanica|autobuske stanice|autobuska stajališta|stajalište|stajališta|autobuskog stajališta|
    metro stanica|metro stanice|stanica metroa|željeznička stanica|otobüs durağı|otobüs durağına|otobüs durağının|
    durağı|durağına|durağının|metro istasyonu|metro istasyonuna|metro istasyonunun|tren istasyonu|boosteejo|
    boosteejada|istaanka baska|istaanka basaska|istaanka bas|joogsiga baska|saldhigga baska|goobta baska|
    saldhigga tareenka|istaanka tareenka|istaanka metro|saldhigga metro|rawestgeha otobusê|rawestgeha otobuse|
    rawestgeh|rawestgeha|îstgeha metroyê|îstgeha metro|îstgeha trênê|îstgeh|îstgeha|محطة الباص|محطة باص|
    محطة الحافلات|محطة الحافلة|محطة حافلات|موقف الباص|موقف باص|موقف الحافلات|موقف الحافلة|محطة المترو|محطة مترو|
    محطة القطار|محطة قطار|محطة القطارات|ایستگاه اتوبوس|ایستگاه مترو|ایستگاه قطار|ایستگاه بس|ایستگاه سرویس|ایستگاه|
    وێستگەی پاس|وێستگەی مێترۆ|وێستگەی میترۆ|وێستگەی شەمەندەفەر|وێستگەی قیتار|وێستگە|መዕረፊ ኣውቶቡስ|መዕረፊ ኣውቶቡሳት|
    መዓርፎ ኣውቶቡስ|ደው መበሊ ኣውቶቡስ|ፌርማታ|መዕረፊ ባቡር|መዓርፎ ባቡር|መደበር ባቡር|ባቡር ጣቢያ|ሜትሮ"""

#: Things that a place lies at; with a word of nearness before them they tell where it is.
LANDMARKS_SV = """stationen|station|torget|kyrkan|moskén|skolan|förskolan|gymnasiet|tunnelbanan|tunnelbana|t-banan|
    t-bana|pendeltåget|bussen|sjukhuset|vårdcentralen|lasarettet|parken|biblioteket|hamnen|vattnet|sjön|kajen|bron|
    viadukten|motorvägen|polisstationen|polishuset|stadshuset|kommunhuset|medborgarhuset|medborgarkontoret|butiken|
    affären|mataffären|apoteket|banken|köpcentret|köpcentrumet|gallerian|ica|coop|willys|lidl|hemköp|konsum|
    systembolaget|mcdonalds|mcdonald's|macken|bensinmacken|idrottsplatsen|idrottshallen|simhallen|badhuset|
    ishallen|fotbollsplanen|lekplatsen|kyrkogården|slottet|torgets|centralen|centralstationen|järnvägen|
    järnvägsstationen|rondellen|korsningen|fabriken|hotellet|restaurangen|pizzerian|rådhuset|tingshuset|museet|
    teatern|skogen|åkern|kullen|berget|campingen|golfbanan|brandstationen|universitetet|högskolan|gymmet|
    församlingshemmet|fritidsgården|posten|flygplatsen|busshållplatsen|hållplatsen|vattentornet|tornet|monumentet|
    statyn"""
#: Words of nearness before a landmark; ``NEAR_SV_NAMES``: before a name, too ("bakom" is not: "bakom kampanjen").
NEAR_SV = """nära|nära till|nära intill|bakom|bredvid|intill|mittemot|mitt emot|mitt för|granne med|i närheten av|
    ovanpå|ovanför|nedanför|runt hörnet från|snett emot|vägg i vägg med|alldeles vid|precis vid|strax vid|invid|
    strax intill|på baksidan av|på andra sidan|i anslutning till|förbi|vid"""
NEAR_SV_NAMES = """nära|nära till|nära intill|bredvid|intill|mittemot|mitt emot|granne med|i närheten av|ovanpå|
    runt hörnet från|snett emot|vägg i vägg med|alldeles vid|precis vid|strax vid|invid|strax intill|söder om|
    norr om|öster om|väster om"""
#: Things that "vid" makes a place of; "vid sjukhuset" or "vid skolan" alone says too little.
VID_SV = """stationen torget kyrkan moskén tunnelbanan tunnelbanestationen t-banan pendeltåget busstorget
    busstationen hamnen rondellen kajen bron köpcentret gallerian centralen centralstationen järnvägsstationen
    vattentornet rådhuset"""
#: Names too wide to find anyone by, and words with a capital that are no places.
WIDE = """stockholm stockholms göteborg malmö uppsala sverige sweden europa europe norden skåne norrland götaland
    svealand du dig you god gud er ni"""
DIRECTIONS = """gå av vid|gå av på|gå av bussen|kliv av|stig av vid|stig av på|hoppa av vid|hoppa av på|gångavstånd|
    promenadavstånd|minuters promenad|minuters gångväg|minuters gång|minuters bussresa|minuter med buss|
    i samma hus som|i samma byggnad som|i samma lokaler som|vägg i vägg med|get off at|get off the bus|
    get off the train|walking distance|minutes walk|minute walk|minutes' walk|minutes on foot|in the same building as|
    around the corner from|on the corner of|at the corner of|i hörnet av|i korsningen|sväng vänster|sväng höger|
    sväng till vänster|sväng till höger|till höger vid|till vänster vid|till höger efter|till vänster efter|
    gröna linjen|blå linjen|blåa linjen|green line|blue line|turn left|turn right|första gatan till|andra gatan till|
    runt hörnet från"""
TRAINS = """t-bana|t-banan|tunnelbana|tunnelbanan|pendeltåg|pendeltåget|spårvagn|spårvagnen|tvärbanan|roslagsbanan|
    metro|subway|underground|tube|commuter train|light rail|hlp|hpl"""
LANDMARKS_EN = """station|church|mosque|school|hospital|library|park|mall|shopping centre|shopping center|supermarket|
    shop|store|pharmacy|bank|hotel|restaurant|pizzeria|bridge|harbour|harbor|lake|river|square|roundabout|
    police station|fire station|town hall|city hall|museum|theatre|theater|cinema|swimming pool|gym|sports hall|
    football pitch|playground|cemetery|forest|railway|railroad|motorway|highway|metro|subway|underground|tram|bus|
    train|university|airport|kiosk|petrol station|gas station|water tower|clinic|health centre|health center|
    courthouse|factory|post office|market"""
NEAR_EN = """near|close to|next to|next door to|opposite|behind|beside|across from|across the street from|
    across the road from|adjacent to|in front of|just off|a stone's throw from|right by|just by"""
NEAR_EN_NAMES = """near|next to|next door to|opposite|across from|across the street from|across the road from|
    adjacent to|just off|south of|north of|east of|west of"""
#: After "near the", "next to the", "opposite the" anything is a place but these.
NEAR_THE = "near|next to|next door to|opposite|across from|adjacent to|across the street from|across the road from"
NO_THING_EN = """end start beginning border limit age time future person victim family child children name number
    button question word title date end. truth phone top bottom text icon link box sign field exit same abuser
    perpetrator one"""
#: Words of nearness and things, each language's together; only a pair counts.
NEAR_ELSEWHERE = """بالقرب من|قرب|قريب من|بجانب|بجوار|مقابل|خلف|امام|وراء|نزدیک|نزدیکی|نزدیک به|کنار|پشت|روبروی|
    روبه‌روی|مقابل|جنب|نزیک|لە نزیک|لە تەنیشت|تەنیشت|پشت|بەرامبەر|koło|obok|blisko|naprzeciwko|naprzeciw|za|przy|
    біля|поруч з|поруч із|навпроти|за|возле|рядом с|около|напротив|за|cerca de|cerca del|al lado de|al lado del|
    frente a|frente al|detrás de|detrás del|junto a|junto al|près de|près du|à côté de|à côté du|en face de|
    en face du|derrière|lähellä|vieressä|vastapäätä|takana|blizu|pored|preko puta|nasuprot|iza|yanında|yakınında|
    karşısında|arkasında|nêzî|nêzîkî|li kêleka|li pişt|li hember|u dhow|agteeda|ka soo horjeeda|gadaasha|dhinaca|
    ጥቃ|ኣብ ጥቃ|ኣብ ጎኒ|ጎኒ|ኣንጻር|ድሕሪ"""
THINGS_ELSEWHERE = """المسجد|الجامع|الكنيسة|المدرسة|المستشفى|السوق|المكتبة|المحطة|الحديقة|الصيدلية|المركز التجاري|
    مسجد|کلیسا|مدرسه|بیمارستان|شفاخانه|بازار|کتابخانه|پارک|داروخانه|فروشگاه|مکتب|مزگەوت|مزگەوتی|کڵێسا|کەنیسە|
    قوتابخانە|نەخۆشخانە|بازاڕ|کتێبخانە|کتێبخانەی|kościoła|kościołem|kościele|szkoły|szkołą|szkole|szpitala|
    szpitalem|szpitalu|dworca|dworcu|stacji|biblioteki|parku|sklepu|sklepem|церкви|церквою|школи|школою|лікарні|
    лікарнею|вокзалу|станції|бібліотеки|магазину|ринку|церковью|школы|школой|больницы|больницей|вокзала|станции|
    библиотеки|магазина|рынка|iglesia|la iglesia|la escuela|escuela|hospital|la estación|estación|la biblioteca|
    biblioteca|parque|el parque|supermercado|l'église|église|l'école|école|l'hôpital|hôpital|la gare|gare|
    la bibliothèque|bibliothèque|parc|le parc|supermarché|kirkon|koulun|sairaalan|aseman|kirjaston|puiston|kaupan|
    crkve|džamije|škole|bolnice|stanice|biblioteke|parka|prodavnice|caminin|camiinin|okulun|hastanenin|istasyonun|
    kütüphanenin|parkın|marketin|kilisenin|mizgeft|mizgeftê|dêr|dêrê|dibistan|dibistanê|nexweşxane|nexweşxaneyê|
    bazar|bazarê|masjidka|masaajidka|kaniisadda|dugsiga|iskuulka|isbitaalka|isbitalka|suuqa|maktabadda|ቤተክርስትያን|
    ቤተ ክርስትያን|መስጊድ|ቤት ትምህርቲ|ቤትትምህርቲ|ሆስፒታል|ሕክምና|ዕዳጋ|ቤተ መጻሕፍቲ"""

#: Units after a number that make it no house number; a word may go on (inflection).
UNITS = """år åring årig år? kr kronor öre sek euro eur procent st personer person people kvinnor män barn unga
    ungdomar platser plats rum lägenheter bostäder språk språken language samtal möten gånger gång time timmar
    timme tim timmes hour hrs minuter minut minute min dagar dag dygn dygnet natt nätter night day veckor vecka
    week månader månad month mil km meter kap kapitlet tusen miljoner kg year yrs tjejer killar jourer kommuner
    anställda volontärer steg delar frågor tips sidor of out horas días años meses semanas personas heures jours
    ans mois semaines personnes godzin dni lat osób tuntia päivää vuotta henkilöä sati sata dana godina osoba saat
    gün yaş kişi hafta saacad maalmood sano qof sal roj seet demjimêr kes часа часов час дней дня лет года человек
    годин годинами годину днів років осіб ساعة ساعه ساعات سنة سنوات ايام يوم اشخاص شخص ساعت سال روز نفر کاتژمێر
    ڕۆژ ساڵ کەس ሰዓት ሰዓታት መዓልቲ ዓመት ሰባት"""

#: What stands before a number that is a telephone's.
PHONE_WORDS = """tel tel. tele telefon telefonnummer telefonnumret tfn tfn. ring ringa ringer nummer numret nr sms
    sms:a smsa mobil växel växeln jourtelefon stödlinje relay call phone telephone text number dial fax swish iso
    bankgiro plusgiro pg bg telefonen اتصل هاتف الهاتف رقم تلفن زنگ شماره تەلەفۆن ژمارە zadzwoń numer телефон номер
    подзвоніть позвоните llama llame teléfono número appelez téléphone numéro soita puhelin numero pozovite nazovite
    broj ara arayın telefonu wac taleefan lambarka bang telefûn hejmara ስልኪ ቁጽሪ ደውል ደውሉ"""

#: Towns that decide when a number might also be a telephone's.
TOWNS = """stockholm solna sundbyberg nacka huddinge botkyrka tumba norsborg skärholmen farsta älvsjö hägersten årsta
    enskede bandhagen johanneshov vällingby hässelby spånga kista bromma lidingö täby danderyd djursholm
    sollentuna järfälla jakobsberg upplands märsta sigtuna vallentuna österåker åkersberga norrtälje södertälje
    nynäshamn haninge handen tyresö värmdö gustavsberg vaxholm ekerö salem rönninge vendelsö skogås trångsund
    saltsjöbaden kungsängen bro skarpnäck bagarmossen tensta rinkeby göteborg malmö uppsala västerås örebro
    linköping norrköping jönköping helsingborg lund umeå gävle borås sundsvall eskilstuna karlstad växjö halmstad
    luleå trollhättan östersund kalmar falun kristianstad skövde uddevalla nyköping motala karlskrona borlänge
    varberg visby skellefteå landskrona kiruna enköping katrineholm strängnäs ستوكهولم استوكهولم استکهلم ستۆکهۆڵم
    стокгольм стокгольмі стокгольме sztokholm estocolmo tukholma štokholm stokholm stockholmê ስቶክሆልም"""

#: Days, and other words that stand before a time such as 9:05.
BEFORE_TIMES = """måndag tisdag onsdag torsdag fredag lördag söndag monday tuesday wednesday thursday friday saturday
    sunday mån tis ons tor tors fre lör sön mon tue wed thu fri sat sun vardagar vardag helger dagligen telefon
    telefontid chatt öppet öppettider klockan lov från till kapitel kap matteus matt johannes joh lukas luk markus
    mark psaltaren psalm koranen sura korinthierbrevet dom mål artikel poniedziałek понеділок понедельник lunes
    lundi maanantai pazartesi"""
