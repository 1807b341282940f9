"""The words in which people say that they want no more texts, by the language they write.

Marks on letters do not matter, nor do capitals and apostrophes: :func:`folded` takes them from
these words and from what somebody typed. English and the eight languages of the seed's row F-24, and the
others that a customer can choose here.
"""

import re

from base.core.folding import folded

#: Each line is what is left of a text when nothing else is in it that means anything.
ASKS_TO_STOP = {
    "en": (
        "stop, stopall, unsubscribe, end, quit, cancel, revoke, optout, opt out, remove, delete, "
        "unsub, take off, turn off, switch off, stop it"
    ),
    "gd": "stad, sguir, cuir stad, stadaibh, sguiribh",
    "pl": (
        "stop, koniec, rezygnuję, zrezygnować, wypisz, wypiszcie, wypisać, przestań, przestańcie, "
        "przestać, wyrejestruj, anuluj, zatrzymaj, usuń, usunąć"
    ),
    "zh": "停止, 停, 退订, 退訂, 取消, 取消订阅, 取消訂閱, 不要再, 别再, 別再, 不要, 别, 別",
    "bg": "стоп, спри, спрете, край, отказ, отказвам, отпиши, отпишете, откажи, прекратете",
    "ru": (
        "стоп, остановить, остановите, прекратите, прекратить, хватит, отписаться, отпишите, "
        "отпиши, отмена, отключить, отключите, перестаньте, удалите"
    ),
    "lv": (
        "stop, stāt, apturēt, apturiet, pārtraukt, pārtrauciet, beigt, beidziet, atrakstīties, "
        "atrakstiet, atteikties, atsakos, izbeidziet"
    ),
    "ur": (
        "بند, بس, روکو, روکیں, روک, رکو, سٹاپ, اسٹاپ, ختم, منسوخ, "
        "band, bund, bas, ruko, roko, khatam"
    ),
    "pa": "ਬੰਦ, ਬਸ, ਰੋਕੋ, ਰੁਕੋ, ਰੋਕ, ਸਟਾਪ, ਖਤਮ, ਖ਼ਤਮ, ਰੱਦ",
    "ar": "توقف, توقفوا, أوقف, أوقفوا, إيقاف, الغاء, إلغاء, قف, كفى",
    "ro": "stop, opriți, oprește, opriti, opreste, dezabonare, dezabonați, renunț, încetați",
    "uk": "стоп, зупиніть, зупинити, припиніть, припинити, досить, відписатися, відпишіть, скасувати",
}

#: A no that asks to stop only beside a word for what we send: "do not text me", "nie wysyłać smsów".
ASKS_TO_SEND_NONE = {
    "en": "dont, do not, not, not want get, not want receive, dont want get, dont want receive",
    "gd": "na, chan, gun",
    "pl": "nie",
    "bg": "не",
    "ru": "не",
    "lv": "ne, nē, nesūtiet, nesūtīt",
    "ur": "نہیں, نہ, مت, nahi, mat, na",
    "pa": "ਨਹੀਂ, ਨਾ",
    "ar": "لا",
    "ro": "nu",
    "uk": "не",
}

#: What we send, and doing so.
WHAT_WE_SEND = {
    "en": (
        "text, texts, texting, txt, txts, sms, message, messages, messaging, msg, msgs, contact, "
        "contacting, send, sending, write, writing, invite, inviting, invitations, news, "
        "notifications, alerts"
    ),
    "gd": "teacsa, teacsaichean, teachdaireachd, teachdaireachdan, cuir, cuiribh, cur",
    "pl": (
        "sms, smsy, smsów, smsa, wiadomości, wiadomość, wysyłać, wysyłania, wysyłajcie, wysyłaj, "
        "przysyłać, przysyłajcie, pisać, pisz, piszcie"
    ),
    "zh": "短信, 短訊, 信息, 消息, 发送, 發送, 发, 發, 订阅, 訂閱",
    "bg": "съобщения, съобщенията, съобщение, смс, sms, изпращайте, изпращате, пращайте, пишете",
    "ru": (
        "сообщения, сообщений, смс, sms, рассылка, рассылку, рассылки, присылать, присылайте, "
        "слать, писать, пишите, отправлять, отправляйте"
    ),
    "lv": "ziņas, ziņu, īsziņas, īsziņu, sūtīt, sūtīšanu, sūtiet, sms, rakstīt, rakstiet",
    "ur": "پیغام, پیغامات, میسج, میسجز, ایس, ایم, بھیجنا, بھیجو, بھیجیں, bhejo, bhejna",
    "pa": "ਸੁਨੇਹੇ, ਸੁਨੇਹਾ, ਮੈਸੇਜ, ਭੇਜੋ, ਭੇਜਣਾ, ਭੇਜਣੇ",
    "ar": "رسائل, الرسائل, رسالة, إرسال, ارسال",
    "ro": "mesaje, mesajele, sms, sms-uri, trimite, trimiteți, trimiterea",
    "uk": "повідомлення, смс, sms, надсилати, надсилайте, писати, розсилку",
}

#: What people say around it, which asks for nothing.
BESIDES = {
    "en": (
        "please, pls, plz, pleas, thanks, thank, thankyou, thx, ta, cheers, hi, hello, hey, dear, "
        "sir, madam, team, all, sorry, now, immediately, today, asap, at, once, again, anymore, "
        "any, more, further, future, in, i, id, im, we, me, my, mine, us, you, your, yours, "
        "this, these, those, the, them, that, a, to, of, from, for, on, with, and, so, just, "
        "can, could, would, will, want, wants, like, wish, need, kindly, am, is, be, been, number, "
        "phone, mobile, list, lists, mailing, regards, kind, best, yours, sincerely, faithfully, "
        "mr, mrs, ms, miss, longer, reply, request, asking, ask, everything, completely, "
        "permanently, ok, okay, yes"
    ),
    "gd": "mas, e, do, thoil, ur, tapadh, leat, leibh, thugam, mi, air, gu, a, an, na, tuilleadh, orm",
    "pl": (
        "proszę, dziękuję, dzięki, mnie, mi, do, z, ze, listy, więcej, już, tego, te, tych, dzień, "
        "dobry, pozdrawiam, chcę, się, i"
    ),
    "zh": "请, 請, 谢谢, 謝謝, 给, 給, 我, 了, 您, 你, 的, 吧, 再",
    "bg": "моля, благодаря, ме, ми, да, повече, ви, от, списъка, искам, тези",
    "ru": (
        "пожалуйста, спасибо, меня, мне, больше, от, из, списка, мой, номер, эти, прошу, хочу, "
        "здравствуйте, я"
    ),
    "lv": "lūdzu, paldies, man, mani, vairs, vairāk, no, saraksta, es, vēlos, šīs",
    "ur": (
        "براہ, کرم, مہربانی, مہربانی, شکریہ, مجھے, یہ, کریں, کرو, کر, کرنا, دیں, دو, جاؤ, جائیں, "
        "کو, سے, اب, karo, karen, karo, kar, do, den, mujhe, please, shukriya, jao, ye"
    ),
    "pa": "ਕਿਰਪਾ, ਕਰਕੇ, ਕਰੋ, ਕਰ, ਦਿਓ, ਦੇਵੋ, ਧੰਨਵਾਦ, ਮੈਨੂੰ, ਇਹ, ਨੂੰ, ਜਾਓ, ਜੀ",
    "ar": "من, فضلك, شكرا, لي, هذه, عن, الى",
    "ro": "vă, va, rog, mulțumesc, multumesc, îmi, mi, de, din, să, sa, mai, aceste",
    "uk": "будь, ласка, дякую, мені, мене, більше, від, зі, списку, прошу",
}

#: No more than texts are meant by it: :data:`NO_TEXTS` becomes a plain stop before words are looked up.
NO_TEXTS = re.compile(
    r"\bno (more |further |other |longer )?(texts|txts|sms|messages|msgs|contact|invites|invitations)\b"
)
#: May as well be about a place that somebody booked, so that nothing but thanks may stand beside them.
ONLY_ALONE = frozenset({"cancel", "end"})
COURTESY = frozenset(
    [
        "please",
        "pls",
        "plz",
        "thanks",
        "thank",
        "you",
        "thankyou",
        "thx",
        "ta",
        "cheers",
        "hi",
        "hello",
    ]
)
#: Who says that we do not write may be asking us to: "you never text me". Unless it is what they want.
OURS, WANTING = "you", frozenset({"want", "wish", "like"})

#: May mean it, in a roundabout way or in languages that we do not write in: for somebody to read.
MAY_ASK_TO_STOP = (
    "stopp, stopped, stops, stopping, subscribe, subscription, opt, opted, opting, removed, "
    "removing, revoked, revoking, cancelled, block, blocked, blocking, spam, spamming, harass, "
    "harassing, harassment, consent, gdpr, ico, wrong number, who this, not interested, no more, "
    "no longer, bother, bothering, pester, pestering, leave alone, had enough, fed up, go away, "
    "unwanted, annoying, arrête, arrêtez, arrêter, arrêt, parar, pare, alto, basta, aufhören, "
    "abmelden, joogso, jooji, dur, durdur, iptal, zastav, zastavte, odhlásit"
)


def _said(lines: dict[str, str] | str) -> frozenset[tuple[str, ...]]:
    lists = [lines] if isinstance(lines, str) else lines.values()
    return frozenset(tuple(folded(one).split()) for many in lists for one in many.split(","))


def _words(lines: dict[str, str] | str) -> frozenset[str]:
    return frozenset(word for words in _said(lines) for word in words)


STOPS = frozenset(map(frozenset, _said(ASKS_TO_STOP)))
NOES = frozenset(map(frozenset, _said(ASKS_TO_SEND_NONE)))
MAYBE_NOES = NOES | {frozenset({"no"}), frozenset({"never"})}
SENDING = _words(WHAT_WE_SEND)
AROUND = _words(BESIDES)
STOP_WORDS = frozenset(word for words in STOPS for word in words) - AROUND - {"off", "out"}
HINTS = frozenset(map(frozenset, _said(MAY_ASK_TO_STOP)))
#: Written without spaces between words: the longest first, so that none is read as a part of it.
WITHOUT_SPACES = re.compile(
    "|".join(
        sorted(
            {
                word
                for lines in (ASKS_TO_STOP, WHAT_WE_SEND, BESIDES)
                for words in _said({"zh": lines["zh"]})
                for word in words
            },
            key=len,
            reverse=True,
        )
    )
)
