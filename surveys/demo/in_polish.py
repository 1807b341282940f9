"""The pages of answering in Polish, and one survey: whoever reads Polish can answer it from first word to last."""

from base.core.demo import World
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.translating.frame import frame_lines
from participation.questionnaires.translating.services import write_frame, write_translations
from participation.questionnaires.translating.strings import lines_of

FRAME = {
    "Answer with your code": "Odpowiedz, podając swój kod",
    "With the code that we gave you, you can answer our questions without signing in. It is for you alone.": (
        "Z kodem od nas możesz odpowiedzieć na pytania bez logowania. Kod jest tylko dla Ciebie."
    ),
    "Your code": "Twój kod",
    "It has 8 letters and numbers, like 7KQ2 MX4D. It stands in our letter or message to you.": (
        "Ma 8 liter i cyfr, na przykład 7KQ2 MX4D. Znajdziesz go w liście lub wiadomości od nas."
    ),
    "Do you have no code, or does yours not work? Call {phone}. You can answer by phone, too.": (
        "Nie masz kodu albo Twój nie działa? Zadzwoń pod numer {phone}. Możesz też odpowiedzieć przez telefon."
    ),
    "This code is no longer in use": "Ten kod już nie działa",
    "You cannot answer now": "Teraz nie można odpowiadać",
    "It could be used until {day}.": "Można było go używać do dnia {day}.",
    "The questions are not open yet. Your code works from the first day on.": (
        "Pytania nie są jeszcze otwarte. Twój kod zadziała od pierwszego dnia."
    ),
    "Nobody is asked these questions.": "Nikogo nie pytamy o to teraz.",
    "Do you want to tell us something? Call {phone}.": (
        "Chcesz nam coś powiedzieć? Zadzwoń pod numer {phone}."
    ),
    "Type your code": "Wpisz swój kod",
    "A code has 8 letters and numbers. You typed {signs}": (
        "Kod ma 8 liter i cyfr. Liczba wpisanych znaków: {signs}"
    ),
    "A code has only letters from A to Z and numbers": "Kod ma tylko litery od A do Z i cyfry",
    "This code is not right: a letter or number is wrong, or two are the wrong way round. Look at it once more": (
        "Ten kod jest błędny: jakaś litera lub cyfra jest inna albo dwie są zamienione. Sprawdź go jeszcze raz"
    ),
    "We do not know this code. Look at it once more, or ring us": (
        "Nie znamy tego kodu. Sprawdź go jeszcze raz albo zadzwoń do nas"
    ),
    "Many wrong codes came from your connection. Wait {seconds} seconds and try again, or ring us": (
        "Z tego połączenia przyszło wiele błędnych kodów. Poczekaj {seconds} s i spróbuj ponownie albo zadzwoń do nas"
    ),
    "Your code: {code}": "Twój kod: {code}",
    "You have answered.": "Odpowiedź jest wysłana.",
    "You have begun to change it. What you change counts once you send it.": (
        "Zaczęta jest zmiana odpowiedzi. Zmiany liczą się dopiero po wysłaniu."
    ),
    "You have begun to answer. We have kept it. It counts once you send it.": (
        "Odpowiedź jest zaczęta i zapisana. Liczy się dopiero po wysłaniu."
    ),
    "You can answer until {day}.": "Można odpowiadać do dnia {day}.",
    "Your code lets you answer without signing in. It is for you alone: whoever has it can answer for you."
    " Everybody counts once, however they answer.": (
        "Z tym kodem odpowiadasz bez logowania. Kod jest tylko dla Ciebie: kto go ma, może odpowiedzieć za Ciebie."
        " Każda osoba liczy się raz, niezależnie od sposobu odpowiedzi."
    ),
    "Go on": "Dalej",
    "Look at my answer, or change it": "Zobacz lub zmień moją odpowiedź",
    "Go on with my answer": "Dokończ odpowiedź",
    "Answer here": "Odpowiedz tutaj",
    "Read what it is about": "Przeczytaj, o co chodzi",
    "You can also answer by phone: call {phone} and have your code ready.": (
        "Możesz też odpowiedzieć przez telefon: zadzwoń pod numer {phone} i przygotuj swój kod."
    ),
    "Is this your answer?": "Czy to Twoja odpowiedź?",
    "You have begun to answer. We keep this with it, and it counts once you send it at the end.": (
        "Odpowiedź jest już zaczęta. Zapiszemy to razem z nią; liczy się po wysłaniu całości na końcu."
    ),
    "You have answered before. This takes the place of what you said to this question.": (
        "Odpowiedź została już wysłana. Ta zastąpi poprzednią odpowiedź na to pytanie."
    ),
    "It counts as soon as you press.": "Liczy się od razu po naciśnięciu.",
    "Then you can go on, and stop at each question. There are up to {more} more.": (
        "Potem możesz odpowiadać dalej i przerwać przy każdym pytaniu. Liczba dalszych pytań: najwyżej {more}."
    ),
    "Yes, this is my answer": "Tak, to moja odpowiedź",
    "Choose another answer": "Wybierz inną odpowiedź",
    "Your answer": "Twoja odpowiedź",
    "Your answer, page {number} of {of}": "Twoja odpowiedź, strona {number} z {of}",
    "Change your answer": "Zmień odpowiedź",
    "Back": "Wstecz",
    "Leave out what you do not want to answer.": "Pomiń to, na co nie chcesz odpowiadać.",
    "We keep each page when you press Continue, so you can stop and go on later, on another phone too.": (
        "Zapisujemy każdą stronę po naciśnięciu „Dalej”, więc możesz przerwać i dokończyć później, także na"
        " innym telefonie."
    ),
    "Your answer counts once you have sent it at the end.": (
        "Twoja odpowiedź liczy się dopiero po wysłaniu jej na końcu."
    ),
    "Continue": "Dalej",
    "Words of usual size": "Zwykłe litery",
    "Larger words": "Większe litery",
    "Largest words": "Największe litery",
    "No answer: leave this out": "Bez odpowiedzi: pomiń to pytanie",
    "Don’t know": "Nie wiem",
    "Prefer not to say": "Wolę nie mówić",
    "Does not apply to me": "Nie dotyczy mnie",
    "Day": "Dzień",
    "Month": "Miesiąc",
    "Year": "Rok",
    "No place": "Bez miejsca",
    "First": "Pierwsze",
    "Second": "Drugie",
    "Third": "Trzecie",
    "Fourth": "Czwarte",
    "Fifth": "Piąte",
    "Sixth": "Szóste",
    "Seventh": "Siódme",
    "Eighth": "Ósme",
    "Ninth": "Dziewiąte",
    "Tenth": "Dziesiąte",
    "You have sent: {file}": "Wysłany plik: {file}",
    "Take it away": "Usuń go",
    "Or send another one": "Albo wyślij inny",
    "Because of what you answered, there is more to ask on this page.": (
        "Po tej odpowiedzi mamy na tej stronie jeszcze jedno pytanie."
    ),
    "The questions have changed. What you answered is kept.": (
        "Pytania się zmieniły. Twoje odpowiedzi są zachowane."
    ),
    "Check your answers": "Sprawdź swoje odpowiedzi",
    "This is what you sent. Change what you like, then send it again.": (
        "To są wysłane odpowiedzi. Zmień, co chcesz, i wyślij je ponownie."
    ),
    "Not answered": "Bez odpowiedzi",
    "Change": "Zmień",
    "Answer": "Odpowiedz",
    "Now send it to us": "Teraz wyślij je do nas",
    "This takes the place of what you sent before.": "Zastąpi to poprzednio wysłane odpowiedzi.",
    "You can change it until {day}.": "Możesz to zmienić do dnia {day}.",
    "You can change it later.": "Możesz to później zmienić.",
    "Once it is sent, nobody can change it, and neither can you.": (
        "Po wysłaniu nikt nie może tego zmienić, Ty też nie."
    ),
    "You may show others what I wrote, without my name": (
        "Możecie pokazać innym to, co napisałem lub napisałam, bez mojego nazwiska"
    ),
    "We take out what could tell who you are. Your answer counts just the same without this.": (
        "Usuniemy wszystko, po czym można Cię rozpoznać. Bez tej zgody Twoja odpowiedź liczy się tak samo."
    ),
    "Send my answers": "Wyślij moje odpowiedzi",
    "Stop, and forget what I answered": "Przerwij i zapomnij moje odpowiedzi",
    "Nothing of it stays on this device.": "Na tym urządzeniu nic z tego nie zostaje.",
    "Nothing of it stays on this device. Do not use the browser’s Back button.": (
        "Na tym urządzeniu nic z tego nie zostaje. Nie używaj przycisku „Wstecz” w przeglądarce."
    ),
    "We have your answer": "Mamy Twoją odpowiedź",
    "Thank you. It counts.": "Dziękujemy. Twój głos się liczy.",
    "What you answered": "Twoje odpowiedzi",
    "You have changed some of it and not sent it yet.": (
        "Część odpowiedzi została zmieniona i jeszcze nie wysłana."
    ),
    "Look at it and send it": "Przejrzyj je i wyślij",
    "What happens next": "Co dalej",
    "Only your last answer counts.": "Liczy się tylko ostatnia odpowiedź.",
    "This is called off": "To zostało odwołane",
    "You can no longer answer": "Nie można już odpowiedzieć",
    "We no longer ask about this.": "Już o to nie pytamy.",
    "The last day to answer was {day}.": "Ostatni dzień na odpowiedź to był {day}.",
    "This has closed.": "To zostało zamknięte.",
    "What you sent before counts.": "Liczy się to, co zostało wysłane wcześniej.",
    "You had not sent your answers, and we have kept them.": (
        "Odpowiedzi nie zostały wysłane, ale je zachowaliśmy."
    ),
    "What you sent": "Wysłane odpowiedzi",
    "What you had written": "Zapisane odpowiedzi",
    "Do you still want us to know? Call {phone}.": "Chcesz nam to jeszcze powiedzieć? Zadzwoń: {phone}.",
    "We keep your answers with your name. Our officers who deal with this can read them. What we publish is"
    " only numbers.": (
        "Przechowujemy Twoje odpowiedzi z Twoim nazwiskiem. Mogą je czytać pracownicy, którzy się tym zajmują."
        " Publikujemy tylko liczby."
    ),
    "Your answers are confidential. Only the few officers who handle this survey can see what you answered,"
    " and we write it down whenever they look. What we publish is only numbers.": (
        "Twoje odpowiedzi są poufne. Widzi je tylko kilku pracowników, którzy prowadzą tę ankietę, i za każdym"
        " razem to zapisujemy. Publikujemy tylko liczby."
    ),
    "Your answers are anonymous. Nobody can find out what you answered, not even us: we keep no name, no code"
    " and no time with them. That is why you need to finish in one go, and cannot change your answers once"
    " you have sent them.": (
        "Twoje odpowiedzi są anonimowe. Nikt się nie dowie, co odpowiadasz, nawet my: nie zapisujemy przy nich"
        " nazwiska, kodu ani czasu. Dlatego trzeba skończyć za jednym razem, a wysłanych odpowiedzi nie można"
        " zmienić."
    ),
    "You had not sent your answers, and we have kept nothing of them.": (
        "Odpowiedzi nie zostały wysłane i nic z nich nie zachowaliśmy."
    ),
    "We keep nothing until you send it at the end, so finish in one go, on this device, and do not use your"
    " browser’s Back button.": (
        "Niczego nie zapisujemy, zanim nie wyślesz całości na końcu. Dokończ więc za jednym razem, na tym"
        " urządzeniu, i nie używaj przycisku „Wstecz” w przeglądarce."
    ),
    "We keep each page when you press Continue, so you can stop and go on later, on another phone too. Another"
    " phone or computer does not show what you answered here. Once you have sent it, nobody can read it with your"
    " code: sign in to change it.": (
        "Zapisujemy każdą stronę po naciśnięciu „Dalej”, więc możesz przerwać i dokończyć później, także na"
        " innym telefonie. Inny telefon lub komputer nie pokaże tego, co tu odpowiadasz. Po wysłaniu nikt nie przeczyta odpowiedzi z Twoim kodem: aby je zmienić, zaloguj się."
    ),
    "What you answered on another phone or computer is kept, and not shown here. What you leave empty stays as"
    " you answered it.": (
        "Odpowiedzi z innego telefonu lub komputera są zapisane i nie są tu pokazywane. Czego nie wypełnisz,"
        " pozostanie bez zmian."
    ),
    "Our officers who deal with this read your answers with your name.": (
        "Pracownicy, którzy się tym zajmują, czytają Twoje odpowiedzi z Twoim nazwiskiem."
    ),
    "Only the few officers who handle this survey can see what you answered.": (
        "Twoje odpowiedzi widzi tylko kilku pracowników, którzy prowadzą tę ankietę."
    ),
    "Nobody can find out what you answered.": "Nikt się nie dowie, co odpowiadasz.",
    "What people said, and what we do about it, will be on its page after it has closed on {day}.": (
        "To, co ludzie powiedzieli, i co z tym robimy, znajdziesz na jej stronie po zamknięciu, czyli po dniu {day}."
    ),
    "The page of this survey": "Strona tej ankiety",
    "Answered, and not shown here": "Jest odpowiedź, ale nie jest tu pokazywana",
    "Would you like somebody to come back to you?": "Czy ktoś ma się z Tobą skontaktować?",
    "Please ring me about this": "Proszę zadzwonić do mnie w tej sprawie",
    "We tell the service your name and number.": "Przekażemy Twoje nazwisko i numer telefonu osobom, które się tym zajmują.",
    "We do not show it your answers.": "Nie pokażemy im Twoich odpowiedzi.",
    "Is there anything that the service should know, with your name?": (
        "Czy chcesz przekazać coś osobom, które się tym zajmują, podając swoje nazwisko?"
    ),
    "You can leave this empty. If we have no number of yours, write it here.": (
        "Możesz zostawić to pole puste. Jeśli nie mamy Twojego numeru, wpisz go tutaj."
    ),
    "Staff read your answers with your name. In public we show how many people chose what, and of your own"
    " words only what you let us show.": (
        "Pracownicy czytają Twoje odpowiedzi z Twoim nazwiskiem. Publicznie pokazujemy, ile osób co wybrało, a z"
        " Twoich słów tylko to, na co pozwolisz."
    ),
    "Staff read your answers. In public we show how many people chose what, and of your own words only what"
    " you let us show.": (
        "Pracownicy czytają Twoje odpowiedzi. Publicznie pokazujemy, ile osób co wybrało, a z Twoich słów tylko"
        " to, na co pozwolisz."
    ),
    "We send you a copy in the way you like to be written to.": (
        "Wyślemy Ci kopię w taki sposób, w jaki wolisz dostawać od nas wiadomości."
    ),
    "We read late answers and mark them as late.": (
        "Spóźnione odpowiedzi czytamy i oznaczamy jako spóźnione."
    ),
    "What it means for your rent, a week": "Co to oznacza dla Twojego czynszu, tygodniowo",
    "Home": "Mieszkanie",
    "Now": "Teraz",
    "{rent}, the same": "{rent}, bez zmian",
    "{rent}, {change} more": "{rent}, o {change} więcej",
    "{rent}, {change} less": "{rent}, o {change} mniej",
    "One officer of the participation team reads your answers with your name. The service reads what went"
    " wrong, and not who you are.": (
        "Twoje odpowiedzi z nazwiskiem czyta jeden pracownik zespołu do spraw udziału mieszkańców. Dział, którego to"
        " dotyczy, czyta, co poszło źle, ale nie wie, kim jesteś."
    ),
    "Tell us of one real contact: a call, a letter, a visit. It takes 5 to 10 minutes.": (
        "Opowiedz nam o jednym prawdziwym kontakcie: rozmowie, liście, wizycie. Zajmie to od 5 do 10 minut."
    ),
    "Answer soon after your enquiry, while you still remember it.": (
        "Odpowiedz wkrótce po swoim zapytaniu, póki je pamiętasz."
    ),
    "Next month we ask you again.": "W przyszłym miesiącu zapytamy Cię znowu.",
    "If something went wrong, the service has been told, and not who you are. You hear from us what was done.": (
        "Jeśli coś poszło źle, dział już o tym wie, ale nie wie, kim jesteś. Powiemy Ci, co zrobiono."
    ),
    "Your page of mystery shopping": "Twoja strona tajemniczego klienta",
    "We decide by {day}.": "Podejmiemy decyzję do dnia {day}.",
    "The decision, and how we weighed what people said, will be on its page.": (
        "Decyzja i to, jak wzięliśmy pod uwagę głosy mieszkańców, będą na ich stronie."
    ),
    "The page of this consultation": "Strona tych konsultacji",
    "There is a problem": "Coś jest nie tak",
    "Error:": "Błąd:",
    "Enter a number.": "Wpisz liczbę.",
    "Enter an amount in pounds, like 1240 or 14.20": "Wpisz kwotę w funtach, na przykład 1240 lub 14.20",
    "Enter pounds and pence, like 14.20, with no part of a penny": (
        "Wpisz funty i pensy, na przykład 14.20, bez ułamków pensa"
    ),
    "Enter an amount under £100 million": "Wpisz kwotę mniejszą niż 100 milionów funtów",
    "Enter an amount of £0 or more": "Wpisz kwotę 0 funtów lub więcej",
    "Date must be a real date, for example 27 3 2026": "Wpisz prawdziwą datę, na przykład 27 3 2026",
    "Date must include a day": "W dacie brakuje dnia",
    "Date must include a month": "W dacie brakuje miesiąca",
    "Date must include a year": "W dacie brakuje roku",
    "Date must have a year with 4 numbers, for example 2026": "Wpisz rok czterema cyframi, na przykład 2026",
    "Your answer must be {most} characters or fewer. You have used {used}.": (
        "Odpowiedź może mieć najwyżej {most} znaków. Twoja ma {used}."
    ),
    "You gave the {place} place twice. Give each place once": (
        "Miejsce „{place}” jest wybrane dwa razy. Wybierz każde miejsce raz"
    ),
    "The file must be smaller than {size}": "Plik musi być mniejszy niż {size}",
    "The file must be a PDF, Word (docx), Excel (xlsx), OpenDocument (odt), PNG, JPG or HEIC file": (
        "Plik musi być w formacie PDF, Word (docx), Excel (xlsx), OpenDocument (odt), PNG, JPG lub HEIC"
    ),
    "The file is empty. Choose another one": "Plik jest pusty. Wybierz inny",
    "This picture cannot be opened. It may be damaged: choose another one": (
        "Nie można otworzyć tego zdjęcia. Może jest uszkodzone: wybierz inne"
    ),
    "You have not answered anything yet.": "Nie ma jeszcze żadnej odpowiedzi.",
    "People can no longer answer this.": "Nie można już na to odpowiedzieć.",
}

#: Of the large survey.
QUESTIONS = {
    "How are we doing?": "Jak nam idzie?",
    "Taking everything into account, how satisfied are you with us as your landlord?": (
        "Biorąc wszystko pod uwagę, czy jesteś zadowolony lub zadowolona z nas jako wynajmującego?"
    ),
    "How satisfied are you with your home?": "Czy jesteś zadowolony lub zadowolona ze swojego mieszkania?",
    "How satisfied are you that we listen to what you say, and act on it?": (
        "Czy jesteś zadowolony lub zadowolona z tego, że słuchamy tego, co mówisz, i coś z tym robimy?"
    ),
    "Is there anything else that you want to say?": "Czy chcesz powiedzieć coś jeszcze?",
    "Very satisfied": "Bardzo zadowolony/a",
    "Fairly satisfied": "Raczej zadowolony/a",
    "Neither satisfied nor dissatisfied": "Ani zadowolony/a, ani niezadowolony/a",
    "Fairly dissatisfied": "Raczej niezadowolony/a",
    "Very dissatisfied": "Bardzo niezadowolony/a",
    "I do not know": "Nie wiem",
}


def translate(world: World, questionnaire: Questionnaire) -> None:
    write_frame(language="pl", lines=frame_lines(), words=FRAME, by=world.officer)
    version = questionnaire.asked
    lines = lines_of(version, questions_of(version)) if version else []
    write_translations(
        questionnaire=questionnaire,
        language="pl",
        lines=lines,
        words=QUESTIONS,
        by=world.officer,
    )
