"""Ten words a language: as a page would have them, and as somebody asks for them.

What is asked for is another form, spelling or script habit of the same word: an ending, a missing mark, another keyboard.
"""

NATIVE = {
    "sv": [("våldtäkt", "valdtäkten"), ("mobiltelefon", "mobilen"), ("skilsmässa", "skillsmässa"), ("pengar", "pengarna"),
           ("polisen", "POLIS"), ("barn", "barnens"), ("hotad", "hotar"), ("misshandel", "misshandlad"),
           ("våld", "våldet"), ("tvångsgift", "tvangsgift")],
    "en": [("violence", "violense"), ("threatened", "threats"), ("police", "POLICE"), ("children", "kids"),
           ("beaten", "beats"), ("marriage", "married"), ("money", "mony"), ("shelter", "shelters"),
           ("stalking", "stalked"), ("phone", "phones")],
    "ar": [("عنف", "العنف"), ("الشرطة", "شرطه"), ("زوج", "زوجي"), ("ضرب", "يضربني"), ("تهديد", "التهديد"),
           ("هاتف", "هاتفي"), ("أطفال", "اطفالي"), ("طلاق", "الطلاق"), ("مساعدة", "مساعده"), ("ملجأ", "ملجا")],
    "fa": [("خشونت", "خشونت‌ها"), ("پلیس", "پليس"), ("کمک", "كمك"), ("شوهر", "شوهرم"), ("تهدید", "تهديد"),
           ("کودک", "کودکان"), ("طلاق", "طلاقم"), ("تلفن", "تلفنم"), ("پناهگاه", "پناهگاه‌ها"), ("می‌زند", "میزند")],
    "so": [("rabshad", "rabshada"), ("caawimaad", "caawimad"), ("boolis", "booliska"), ("carruur", "carruurta"),
           ("lacag", "lacagta"), ("guur", "guurka"), ("telefoon", "telefon"), ("furiin", "furiinka"),
           ("hanjabaad", "hanjabaadda"), ("guri", "guriga")],
    "ti": [("ሓገዝ", "ሓገዝ"), ("ፖሊስ", "ፖሊስ"), ("ዓመጽ", "ዓመጽን"), ("ቆልዑ", "ንቆልዑ"), ("ገንዘብ", "ገንዘበይ"),
           ("ቴለፎን", "ቴለፎነይ"), ("መርዓ", "መርዓ"), ("ፍትሕ", "ፍትሒ"), ("ፍርሒ", "ፍርሕቲ"), ("ገዛ", "ገዛይ")],
    "ckb": [("توندوتیژی", "توندوتيژى"), ("پۆلیس", "پۆليس"), ("یارمەتی", "يارمەتى"), ("مێرد", "مێردم"), ("هەڕەشە", "هەرەشە"),
            ("منداڵ", "منداڵەکان"), ("تەلاق", "تەلاقم"), ("پارە", "پارەکە"), ("تەلەفۆن", "تەلەفۆنم"), ("ماڵ", "مالم")],
    "tr": [("şiddet", "siddet"), ("polis", "POLİS"), ("kocam", "kocamdan"), ("tehdit", "tehditler"), ("çocuk", "cocuklar"),
           ("boşanma", "bosanma"), ("yardım", "YARDIM"), ("sığınak", "siginak"), ("telefon", "telefonum"), ("dayak", "dayağı")],
    "ru": [("насилие", "насилия"), ("полиция", "полицию"), ("муж", "мужа"), ("ребёнок", "ребенок"), ("развод", "развода"),
           ("угроза", "угрозы"), ("помощь", "помощи"), ("деньги", "денег"), ("телефон", "телефоном"), ("приют", "приюта")],
    "uk": [("насильство", "насильства"), ("поліція", "поліцію"), ("чоловік", "чоловіка"), ("дитина", "дитину"),
           ("розлучення", "розлученя"), ("погроза", "погрози"), ("допомога", "допомогу"), ("гроші", "грошей"),
           ("телефон", "телефоном"), ("притулок", "притулку")],
}  # fmt: skip
