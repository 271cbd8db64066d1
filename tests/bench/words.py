"""Words for made-up texts: the order in which the benchmark opens languages, and some forty words of each.

The texts say nothing. They have the length, the letters, the digits and the punctuation of real ones, which is what
a builder feels. No word here names a place or a way to one: records at secret places may not hold any.
"""

from __future__ import annotations

import re
from functools import cache
from zlib import crc32

#: Languages in the order in which `--languages` takes them. The two-letter ones come first: mkdocs-static-i18n knows
#: no others.
ORDER = (
    "sv", "en", "ar", "fa", "so", "ti", "tr", "pl", "uk", "ru", "es", "fr", "bs", "fi", "prs", "ckb", "kmr",
    "sv-simple",
)  # fmt: skip

_SV = """här kan du prata med någon om hot våld och oro du bestämmer själv vad vill berätta alla samtal är gratis vi
lyssnar ger råd hjälper dig att förstå dina rättigheter planera nästa steg eller hitta annat stöd det kostar
ingenting behöver inte säga ditt namn som svarar har tystnadsplikt talar flera språk tolk finns när barn unga
vuxna kvinnor män närstående också höra av sig fråga först hur lång tid tar innan bokar svaret kommer samma dag
oftast ibland"""

_EN = """here you can talk with someone about threats violence and worry decide what to tell all calls are free we
listen give advice help understand your rights plan next step or find other support it costs nothing need not say name
who answers keeps secret speaks several languages interpreter when children young adults women men relatives
also"""

_AR = """هنا يمكنك الحديث مع شخص عن العنف والتهديد والقلق القرار لك في ما يقال المكالمات مجانية نحن نستمع ونقدم المشورة
ونساعدك على فهم حقوقك وعلى إعداد خطة أو إيجاد دعم آخر دون ذكر الاسم من يرد يحفظ السر ويتكلم عدة لغات مترجم عند
الحاجة للأطفال والشباب والنساء والرجال والأقارب أيضا"""

_FA = """اینجا می‌توانید با کسی درباره خشونت تهدید و نگرانی گفتگو کنید خودتان تصمیم می‌گیرید چه بگویید تماس رایگان است ما
گوش می‌دهیم راهنمایی می‌کنیم کمک می‌کنیم حقوق خود را بشناسید برنامه بریزید یا پشتیبانی دیگری پیدا کنید نام لازم
نیست مترجم برای کودکان جوانان زنان مردان نزدیکان نیز هست"""

_SO = """halkan waxaad kala hadli kartaa qof hanjabaad rabshad iyo walaac adiga ayaa go'aansanaya waxa aad sheegayso
dhammaan wicitaannada waa bilaash waan dhegeysannaa waxaan bixinnaa talo caawin fahamka xuquuqdaada qorshee
tallaabada xigta ama hel taageero kale uma baahnid magacaaga turjumaan carruurta dhallinyarada haweenka ragga
qaraabada sidoo kale"""

_TI = """ኣብዚ ምስ ሰብ ብዛዕባ ዓመጽ ምፍርራሕን ጭንቀትን ክትዛረቡ ትኽእሉ ውሳነ ናይ ባዕልኹም እዩ ኩሉ ጻውዒታት ብነጻ ንሕና ንሰምዕ ምኽሪ ንህብ መሰልኩም ክትፈልጡ ንሕግዝ መደብ
ክትገብሩ ወይ ካልእ ደገፍ ክትረኽቡ ስምኩም ክትነግሩ ኣየድልን ኣስተርጓሚ ንቆልዑ መንእሰያት ደቂ ኣንስትዮ ደቂ ተባዕትዮ ቤተሰብ እውን"""

_TR = """burada biriyle tehdit şiddet ve kaygı hakkında konuşabilirsiniz ne anlatacağınıza kendiniz karar verirsiniz
bütün aramalar ücretsizdir dinliyoruz öneri veriyoruz haklarınızı anlamanıza yardım ediyoruz sonraki adımı
planlamak veya başka destek bulmak için adınızı söylemeniz gerekmez tercüman çocuklar gençler kadınlar erkekler
yakınlar da"""

_PL = """tutaj możesz porozmawiać z kimś o groźbach przemocy i niepokoju decydujesz co chcesz powiedzieć wszystkie
rozmowy są bezpłatne słuchamy udzielamy rad pomagamy zrozumieć twoje prawa zaplanować następny krok lub znaleźć
inne wsparcie nie musisz podawać imienia tłumacz dla dzieci młodzieży kobiet mężczyzn bliskich także"""

_UK = """тут можна поговорити з кимось про погрози насильство й тривогу ви вирішуєте що розповісти усі дзвінки
безкоштовні ми слухаємо даємо поради допомагаємо зрозуміти ваші права спланувати наступний крок або знайти іншу
підтримку не треба називати ім'я перекладач для дітей молоді жінок чоловіків близьких також"""

_RU = """здесь можно поговорить с кем-то об угрозах насилии и тревоге вы решаете что рассказать все звонки бесплатные мы
слушаем даём советы помогаем понять ваши права спланировать следующий шаг или найти другую поддержку не нужно
называть имя переводчик для детей молодёжи женщин мужчин близких тоже"""

_ES = """aquí puedes hablar con alguien sobre amenazas violencia y preocupación decides qué quieres contar todas las
llamadas son gratuitas escuchamos damos consejos ayudamos a entender tus derechos planear el siguiente paso o
encontrar otro apoyo no hace falta decir tu nombre intérprete para niños jóvenes mujeres hombres familiares
también"""

_FR = """ici tu peux parler avec quelqu'un de menaces violence et inquiétude tu décides ce que tu veux raconter tous les
appels sont gratuits nous écoutons donnons des conseils aidons à comprendre tes droits préparer la prochaine
étape ou trouver un autre soutien sans dire ton nom interprète pour enfants jeunes femmes hommes proches aussi"""

_BS = """ovdje možeš razgovarati s nekim o prijetnjama nasilju i brizi odlučuješ šta želiš ispričati svi pozivi su
besplatni slušamo dajemo savjete pomažemo da razumiješ svoja prava planiraš sljedeći korak ili nađeš drugu
podršku ne moraš reći ime tumač za djecu mlade žene muškarce bliske također"""

_FI = """täällä voit puhua jonkun kanssa uhkailusta väkivallasta ja huolesta päätät itse mitä haluat kertoa kaikki
puhelut ovat maksuttomia kuuntelemme neuvomme autamme ymmärtämään oikeutesi suunnittelemaan seuraavan askeleen
tai löytämään muuta tukea nimeä ei tarvitse sanoa tulkki lapsille nuorille naisille miehille läheisille myös"""

_CKB = """لێرە دەتوانیت لەگەڵ کەسێک باسی توندوتیژی هەڕەشە و نیگەرانی بکەیت خۆت بڕیار دەدەیت چی بڵێیت هەموو پەیوەندییەکان
بێبەرامبەرن ئێمە گوێ دەگرین ئامۆژگاری دەدەین یارمەتیت دەدەین مافەکانت بزانیت پلان دابنێیت یان پشتگیری تر
بدۆزیتەوە ناو پێویست نییە وەرگێڕ بۆ منداڵان گەنجان ژنان پیاوان نزیکان هەروەها"""

_KMR = """li vir tu dikarî bi kesekî re li ser gefan şîdet û xemgîniyê biaxivî tu biryar didî çi bibêjî hemû telefon
belaş in em guhdarî dikin şîret didin alîkariya te dikin ku mafên xwe fêm bikî gava din amade bikî an piştgiriya din
bibînî ne hewce ye navê xwe bibêjî wergêr ji bo zarok ciwan jin mêr nêzîk jî"""

_TEXTS = {
    "sv": _SV, "en": _EN, "ar": _AR, "fa": _FA, "so": _SO, "ti": _TI, "tr": _TR, "pl": _PL, "uk": _UK, "ru": _RU,
    "es": _ES, "fr": _FR, "bs": _BS, "fi": _FI, "prs": _FA, "ckb": _CKB, "kmr": _KMR, "sv-simple": _SV,
}  # fmt: skip
WORDS = {language: text.split() for language, text in _TEXTS.items()}

#: Words, and in front of them what no translation may touch: placeholders, links, tags, code.
_TOKENS = re.compile(r"(\{[^}]*\}|\]\([^)]*\)|<[^>]*>|&\w+;|`[^`]*`|!!! \w+)|([^\W\d_]+)")
_END = re.compile(r"(?<=[^\W\d_])\.(?=\s|$)")


@cache
def _word(swedish: str, language: str) -> str:
    # Of words about as long as the Swedish one, so that no text outgrows its field.
    near = sorted(set(WORDS[language]), key=lambda word: (abs(len(word) - len(swedish)), word))[:9]
    found = near[crc32(f"{language}{swedish.lower()}".encode()) % len(near)]
    return found[0].upper() + found[1:] if swedish[0].isupper() else found


def translated(text: str, language: str) -> str:
    """Return ``text`` with each word replaced by one of the language's: a translation in all but sense.

    Digits, punctuation, placeholders, link targets and tags stay; the same word always becomes the same word.
    """
    result = _TOKENS.sub(lambda match: match[1] or _word(match[2], language), text)
    return _END.sub("።", result) if language == "ti" else result
