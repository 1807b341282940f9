"""The languages of ``settings.CUSTOMER_LANGUAGES``, as somebody who reads nothing else needs them."""

#: Written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "ur"})

#: Said under English words to somebody who asked for another language.
NEED_A_TRANSLATION = {
    "gd": "A bheil feum agad air seo ann an Gàidhlig? Cuir fòn gu {phone}.",
    "bfi": "Do you need this in British Sign Language? Write to us at {email}.",
    "ar": "هل تحتاج إلى هذا باللغة العربية؟ اتصل بنا على {phone}.",
    "bg": "Имате ли нужда от това на български? Обадете ни се на {phone}.",
    "zh": "需要此信息的中文版本吗？请致电 {phone}。",
    "lv": "Vai jums tas ir nepieciešams latviešu valodā? Zvaniet mums: {phone}.",
    "pl": "Czy potrzebują Państwo tej informacji po polsku? Prosimy dzwonić: {phone}.",
    "pa": "ਕੀ ਤੁਹਾਨੂੰ ਇਹ ਪੰਜਾਬੀ ਵਿੱਚ ਚਾਹੀਦਾ ਹੈ? ਸਾਨੂੰ {phone} ’ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "ro": "Aveți nevoie de acest text în limba română? Sunați-ne la {phone}.",
    "ru": "Вам нужно это на русском языке? Позвоните нам: {phone}.",
    "uk": "Вам потрібно це українською мовою? Зателефонуйте нам: {phone}.",
    "ur": "کیا آپ کو یہ اردو میں چاہیے؟ ہمیں {phone} پر فون کریں۔",
}
