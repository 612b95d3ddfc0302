"""Honest text that restorers like to damage; it must come out as it went in."""

from __future__ import annotations

import unicodedata

import pytest

from reportedly.restoration import restore

LANGUAGES = {
    "English": "The naïve café owner — “Zoë” — paid 20 € at 5 o’clock; it was co‑operative.",
    "German": "Über die „Straße“ fuhr ein großer Bär, sagte ‚Jörg‘ am Dienstag.",
    "French": "« L’été fut très chaud », dit-elle à Noël ; où est le cœur ?",
    "Spanish": "¿Dónde está el niño? Ayer llovió mucho en la región.",
    "Portuguese": "A mãe não está à porta; amanhã haverá eleições.",
    "Italian": "È stato così: la città è più grande di un tempo.",
    "Polish": "Wójt powiedział, że łódź płynęła źle i że żaba śpi.",
    "Czech": "Příliš žluťoučký kůň pěl ďábelské ódy u řeky.",
    "Slovak": "Ľudia v meste čakali na vlak a dážď neprestával.",
    "Hungarian": "A hídőr szerint az árvíztűrő tükörfúrógép elromlott.",
    "Romanian": "Primăria a spus că șoseaua și țara sunt în așteptare.",
    "Croatian": "Gradonačelnik je rekao da će most uskoro biti otvoren.",
    "Turkish": "Kıyıdaki ışıklı şehirde ırmağın suyu azaldı, dedi Işıl.",
    "Azerbaijani": "Şəhərin küçələrində qış gəldi, insanlar işə getdilər.",
    "Vietnamese": "Thị trưởng nói rằng cây cầu sẽ được mở lại vào tháng ba.",
    "Icelandic": "Það er kalt í bænum og fólk bíður eftir rútunni.",
    "Yoruba": "Ọjọ́ náà dára púpọ̀, ẹ káàárọ̀.",
    "Ewe": "Ame ɖe sia ɖe ƒe ɖoɖo le eƒe gbɔ, eye wòɖo afɔ ʋua me.",
    "Russian": "А он сказал: «С утра у нас тихо». Ее брат о том же.",
    "Ukrainian": "Її м’яч і п’ять об’єктів є в Києві; а ми — ні.",
    "Belarusian": "Ён сказаў, што ўчора ў горадзе было ціха і цёпла.",
    "Serbian": "Љиља је рекла да се сутра иде у Ниш, а он о томе ћути.",
    "Bulgarian": "Кметът каза, че се е случило в събота, а не вчера.",
    "Macedonian": "Ѕвездите беа јасни, а ние се вративме дома во осум.",
    "Kazakh": "Қала әкімі өзен көпірі туралы айтты.",
    "Greek": "Ο δήμος ανακοίνωσε ότι η οδός θα κλείσει· ποιος το ξέρει;",
    "polytonic Greek": "Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν καλός.",
    "Armenian": "Քաղաքապետն ասաց, որ կամուրջը փակ է․ մարդիկ սպասում են։",
    "Georgian": "მერმა თქვა, რომ ხიდი დაკეტილია.",
    "Hebrew": "ראש העיר אמר \u200f(אתמול)\u200f שהגשר סגור.",
    "Arabic": "قال العمدة إنّ الجسر مغلق منذ ٢٠٢٤، وسيفتح قريبًا.",
    "Persian": "شهردار گفت که پل‌ها بسته می‌شوند و کارها ادامه می‌یابد.",
    "Urdu": "میئر نے کہا کہ پل بند ہے۔",
    "Hindi": "महापौर ने कहा कि पुल बंद है, क्‍षमा करें।",
    "Bengali": "মেয়র বলেছেন র‍্যালি আজ বন্ধ।",
    "Malayalam": "പാലം അടച്ചു എന്ന് മേയര്‍ പറഞ്ഞു.",
    "Tamil": "பாலம் மூடப்பட்டது என்று மேயர் கூறினார்.",
    "Thai": "นายกเทศมนตรี\u200bกล่าวว่าสะพานปิด",
    "Khmer": "ស្ពាន\u200bត្រូវ\u200bបាន\u200bបិទ។",
    "Chinese": "市长说：“大桥（Ａ座）已经关闭！”他买了Ｔ恤。",
    "Japanese": "市長は「橋を閉鎖した」と述べた。　ＪＲ線は１２時から。",
    "Korean": "시장은 다리가 폐쇄되었다고 말했다. A동 3층.",
    "Cherokee": "ᎠᏂᏴᏫ ᎤᎾᏕᎿ ᏗᎧᎿᏩᏛᏍᏗ.",
    "Mongolian": "Хотын дарга гүүр хаагдсан гэж хэлэв.",
}

SNIPPETS = {
    "quoted foreign words": "In the tale «роса» falls and “сон” comes; the choir (хор) sings.",
    "a letter that is named": "The Cyrillic letter а and the letter с look Latin.",
    "a name in its own script": "The singer Вера Сомова (Vera Somova) and the agency ВЕСТ came.",
    "a bilingual line": "Welcome to Velm! Добро пожаловать в Вельм! Он рос у моря.",
    "Greek quantities": "The angle α was 3° while λ = 532 nm; ΔT, σ and ρ were kept, in Ω.",
    "formulas": "Let 𝑓 : ℝ → ℝ with 𝑓(𝑥) = 𝑥² and 𝒪(𝑛) steps; 𝐄·d𝐥 vanishes.",
    "phonetic writing": "It is pronounced /ˈvɛlm/ or [vɑˈɡoːn] with a long ɑ.",
    "code": "x = {'ключ': a1b2}; printf('%s', w0rd); // see https://ex.example/h4rb0ur",
    "names of science": "The Hα line, Kα rays, TNFα, IFNγ, NFκB, PPARγ and E = hν.",
    "placeholders in Serbian": "Ако образац није наведен, користи „tmp.XXXXXXXXXX“, а то је све.",
    "chess in Russian": "После 3.Кc3 Кf6 4.e3 e6 5.С:e4 слон на c8 и ладья на a1; 14... Лac8!",
    "chemistry in Russian": "Реакция: 2H2 + O2 → 2H2O; HCl, CO2 и NaOH; pH и pKa.",
    "a table of letters": "а = a, б = b, в = v, е = e, и = i, о = o, р = r, с = s, у = u, х = kh",
    "a table of letters by line": "| Text | Latin |\n| А а | A a |\n| О о | O o |\n| Р р | R r |",
    "options of a command": "Параметри -a і -j змінюють вивід; на x86 так само, -o теж.",
    "words between foreign names": "Сервіс і ноутбук: Wi-Fi 6E і Bluetooth, або COVID і HIV там.",
    "a folder in Russian": "Файл README.md лежит в папке C:\\Temp, а hosts — в другой.",
    "Latin brands in Greek": "Αγόρασε από το e-shop της XYZ Α.Ε. με χρήση PPPoE και 2 kB.",
    "a letter of Skolt Sami": "Ooumažkååʹdd puki vuäzzlai õõutlaaǥǥan da luõvteʹmes lie.",
    "full-width signs in Yi": "ꋧꃅꄿꐨ，ꑗꉬꌋꆀꄮ。",
    "emoji": "👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥 3️⃣ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ©️ ℹ️",
    "Latin brands in Russian": "Он купил USB-кабель, BMW X5 и iPhone; класс C и витамин D.",
    "a Roman number in Russian": "В XI веке и в XX веке здесь был мост.",
    "ordinals and addresses": "80th, 84th, C14N, m4rk@ex.example, @m4rk, http://a.example/c0de",
    "codes and models": "The B2B unit sold 3D, H1N1, MP3 and 4K gear to G20 on the 1st.",
    "fractions and signs": "½ and 1⁄2, 70 m², №7, 5′ 11″, −3 °C, 10–12 May, K♯ and B♭.",
    "names with accents": "Łukasz Żak, Þóra, Ñusta, Çağla, Đorđe, Ștefan and Hawaiʻi.",
    "soft breaks of lines": "First line\r\nsecond line\tend",
}


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_honest_text_is_left_alone(text):
    assert restore(text).text == text
    assert restore(text).alterations == ()


@pytest.mark.parametrize("text", SNIPPETS.values(), ids=SNIPPETS.keys())
def test_honest_mixtures_are_left_alone(text):
    assert restore(text).text == text


@pytest.mark.parametrize("name", ["French", "Vietnamese", "Yoruba", "polytonic Greek", "Czech"])
def test_decomposed_text_stays_decomposed(name):
    text = unicodedata.normalize("NFD", LANGUAGES[name])
    assert restore(text).text == text


def test_all_languages_in_one_text_are_left_alone():
    text = "\n\n".join(LANGUAGES.values())
    assert restore(text).text == text


@pytest.mark.parametrize("name", ["Russian", "Greek", "Hebrew", "Armenian", "Chinese"])
def test_quoted_languages_survive_in_a_tampered_text(name):
    quoted = LANGUAGES[name]
    clean = (
        f"The mayor spoke to a crowd.\n\nHe read aloud: «{quoted}»\n\nThen a band played at last."
    )
    tampered = (
        f"The mаyor spoke to а crowd.\n\nHe reаd аloud: «{quoted}»\n\nThen а bаnd plаyed аt lаst."
    )
    assert restore(tampered).text == clean
