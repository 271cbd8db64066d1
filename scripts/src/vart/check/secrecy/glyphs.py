"""Characters that are read as others. Data only.

The look-alikes are the usual ones of Unicode's confusables list (UTS 39) for Latin letters, chosen by eye.
"""

from __future__ import annotations

_PAIRS = (
    # Cyrillic
    "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ѵv ӏl кk мm тt нh вb гr ьb эe ғf ѓr "
    "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT УY ХX ԌG ԚQ ԜW ѴV ӀI ҮY ҺH ԀD ЬB ГR "
    # Greek
    "αa βb γy εe ηn ιi κk νv οo ρp τt υu χx ωw ϲc ϳj ςs σo "
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ͿJ "
    # Armenian, Cherokee, Lisu
    "օo ոn սu հh ցg զq յj ւi ՕO ՍU ՏS Լ L "
    "ᎪA ᏴB ᏟC ᎠD ᎬE ᎻH ᎥI ᎫJ ᏦK ᏞL ᎷM ᏢP ᏒR ᏚS ᎢT ᏙV ᎳW ᏃZ ᏀG "
    "ꓮA ꓐB ꓚC ꓓD ꓰE ꓝF ꓖG ꓧH ꓲI ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ "
    # Latin letters without a decomposition
    "ɡg ɑa ıi ȷj ǀl ǃl ʟl ɢg ɪi ɴn ʀr ʏy ʜh ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ᴊj ᴋk ᴍm ᴏo ᴘp ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz "
    "łl ŁL øo ØO đd ĐD ðd ÐD ħh ĦH ŧt ŦT ƀb ɓb ƈc ɗd ɖd ƒf ɠg ɦh ɨi ƙk ɫl ɯm ɲn ɵo ƥp ɾr ʂs ƭt ʋv ƶz ɐa əe ɛe ɩi"
)

#: Look-alikes of Latin letters.
LOOKALIKES: dict[str, str] = {pair[0]: pair[-1] for pair in _PAIRS.split() if len(pair) == 2}

#: Read the same in every rule: punctuation, forms of Arabic letters, letters that stand for two.
PLAIN: dict[str, str] = {
    **dict.fromkeys("‘’‚‛′ʹʼ＇`´", "'"),
    **dict.fromkeys("“”„‟″ʺ«»", '"'),
    **dict.fromkeys("ºº˚∘", "°"),
    **dict.fromkeys("−⁃﹣－‐‑‒–—―", "-"),
    **dict.fromkeys("∕⁄／⧸", "/"),
    **dict.fromkeys("∶：ː꞉", ":"),
    **dict.fromkeys("，﹐،", ","),
    **dict.fromkeys("。．․።", "."),
    **dict.fromkeys("؛;", ";"),
    **dict.fromkeys("؟？;", "?"),
    "…": ".",
    "٫": ".",
    "٬": ",",
    "＋": "+",
    "\u0640": "",  # tatweel
    **dict.fromkeys("يىیېۍئ", "ي"),
    **dict.fromkeys("كکڪ", "ك"),
    **dict.fromkeys("هةەہھۀ", "ه"),
    **dict.fromkeys("أإآاٱ", "ا"),
    **dict.fromkeys("وؤۆۇۈۋ", "و"),
    "ڵ": "ل",
    "ڕ": "ر",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ß": "ss",
    "ẞ": "ss",
    "þ": "th",
    "Þ": "Th",
}
