from django.urls import path

from .bank import views as bank
from .building import preview
from .building import views as building
from .building.versions import VersionChanges
from .codes import batch_views as batches
from .codes import staff_views as codes_of
from .codes import tapping_views
from .codes import views as codes
from .interviews import answering_views as on_the_phone
from .interviews import call_views as calls
from .interviews import views as interviews
from .offline import doubt_views as doubts
from .offline import views as offline
from .paper import keying_views as keying
from .paper import views as paper
from .pictures import views as pictures
from .results import export_views, files, staff_views
from .results import views as results
from .themes import answer_views, frame_views
from .themes import views as themes
from .translating import views as translating

app_name = "questionnaires"

#: Every page of one questionnaire stands under this, and every page of one of its questions.
ONE = "staff/questionnaires/<id:pk>/"
QUESTION = "staff/questionnaires/<id:questionnaire>/questions/"
#: Every page of one paper form that came back.
PAPER = "staff/paper-forms/<id:pk>/"
#: Short, for people type it. A page of questions is named by the code of its first one.
CODE = "s/<str:code>/"
#: Ringing one person with one questionnaire.
PHONE = "staff/questionnaires/<id:pk>/phone/<id:customer>/"
#: Sorting the answers in words to one question.
WORDS = "staff/questionnaires/<id:questionnaire>/words/<slug:code>/"

urlpatterns = [
    path("s/", codes.TypeCode.as_view(), name="type_code"),
    path("s/<str:code>.<slug:option>/", tapping_views.TapAnswer.as_view(), name="code_tap"),
    path(CODE, codes.CodePage.as_view(), name="code"),
    path(f"{CODE}check/", codes.CodeCheck.as_view(), name="code_check"),
    path(f"{CODE}sent/", codes.CodeSent.as_view(), name="code_sent"),
    path(f"{CODE}<slug:page>/", codes.CodeOnePage.as_view(), name="code_page"),
    path("staff/questionnaires/bank/", bank.Bank.as_view(), name="bank"),
    path("staff/questionnaires/bank/<id:pk>/", bank.Entry.as_view(), name="bank_entry"),
    path("staff/questionnaires/bank/<id:pk>/check/", bank.CheckEntry.as_view(), name="check_entry"),
    path(
        "staff/questionnaires/bank/<id:pk>/edition/",
        bank.BeginEdition.as_view(),
        name="begin_edition",
    ),
    path(f"{ONE}from-bank/", bank.AddFromBank.as_view(), name="add_from_bank"),
    path(f"{ONE}begin/", bank.BeginFrom.as_view(), name="begin_from"),
    path(ONE, building.QuestionnairePage.as_view(), name="questionnaire"),
    path(f"{ONE}open/", building.Open.as_view(), name="open"),
    path(f"{ONE}correct/", building.Correct.as_view(), name="correct"),
    path(f"{ONE}leave/", building.DropCorrection.as_view(), name="drop_correction"),
    path(f"{ONE}preview/", preview.Preview.as_view(), name="preview"),
    path(f"{ONE}codes/hand-out/", batches.CodesToHandOut.as_view(), name="codes_to_hand_out"),
    path(
        "staff/questionnaires/codes/<id:pk>/take/<slug:kind>/",
        batches.TakeCodes.as_view(),
        name="take_codes",
    ),
    path("staff/questionnaires/codes/<id:pk>/end/", batches.EndCodes.as_view(), name="end_codes"),
    path(f"{ONE}codes/<id:customer>/", codes_of.CodeOf.as_view(), name="code_of"),
    path(f"{ONE}paper/", paper.PaperDesk.as_view(), name="paper"),
    path(f"{ONE}paper/card.pdf", paper.CardFile.as_view(), name="card_file"),
    path(f"{ONE}paper/form.pdf", paper.FormFile.as_view(), name="form_file"),
    path(
        f"{ONE}paper/<id:code>/form.pdf",
        paper.PersonalFormFile.as_view(),
        name="personal_form_file",
    ),
    path(f"{ONE}paper/new/", paper.BeginPaper.as_view(), name="begin_paper"),
    path(f"{PAPER}key/", keying.KeyPaper.as_view(), name="key_paper"),
    path(f"{PAPER}second/", keying.SecondKeying.as_view(), name="second_keying"),
    path(f"{PAPER}settle/", keying.SettlePaper.as_view(), name="settle_paper"),
    path(
        "staff/questionnaires/<id:questionnaire>/paper/<id:pk>/drop/",
        paper.DropPaper.as_view(),
        name="drop_paper",
    ),
    path(f"{ONE}results/", results.Results.as_view(), name="results"),
    path(f"{ONE}results/<slug:code>/", results.AnswersInWords.as_view(), name="answers"),
    path(f"{ONE}method/", staff_views.Method.as_view(), name="method"),
    path(f"{ONE}method/change/", staff_views.DescribeApproach.as_view(), name="approach"),
    path(f"{ONE}weighting/", staff_views.WeightAnswers.as_view(), name="weighting"),
    path(f"{ONE}weighting/drop/", staff_views.DropWeighting.as_view(), name="drop_weighting"),
    path(f"{ONE}benchmarks/", staff_views.Benchmarks.as_view(), name="benchmarks"),
    path(
        f"{ONE}benchmarks/<id:benchmark>/remove/",
        staff_views.RemoveBenchmark.as_view(),
        name="remove_benchmark",
    ),
    path(f"{ONE}results.<str:kind>", export_views.ResultsFile.as_view(), name="results_file"),
    path(f"{ONE}answers.<str:kind>", export_views.AnswersFile.as_view(), name="answers_file"),
    path(f"{ONE}regulator/", export_views.ForRegulator.as_view(), name="for_regulator"),
    path(
        f"{ONE}regulator/<slug:collection>.csv",
        export_views.RegulatorFile.as_view(),
        name="regulator_file",
    ),
    path(f"{ONE}code-book.csv", export_views.CodeBook.as_view(), name="code_book"),
    path(f"{ONE}files/<id:answer>/", files.SentFile.as_view(), name="sent_file"),
    path(f"{ONE}ask/", offline.AskOnDevice.as_view(), name="ask_on_device"),
    path(f"{ONE}ask/device/", offline.DevicePage.as_view(), name="device_page"),
    path(f"{ONE}ask/device/worker.js", offline.DeviceWorker.as_view(), name="device_worker"),
    path(
        "staff/questionnaires/from-device/",
        offline.UploadFromDevice.as_view(),
        name="upload_from_device",
    ),
    path(
        "staff/questionnaires/from-device/send/",
        offline.SendFromDevice.as_view(),
        name="send_from_device",
    ),
    path(f"{ONE}ask/times/", doubts.DoubtfulTimes.as_view(), name="doubtful_times"),
    path(
        "staff/questionnaires/from-device/times/<id:pk>/",
        doubts.SettleTime.as_view(),
        name="settle_time",
    ),
    path(f"{ONE}phone/", interviews.CallList.as_view(), name="phone"),
    path(f"{ONE}phone/they-ring/", interviews.TheyRing.as_view(), name="they_ring"),
    path(f"{ONE}phone/script/", interviews.Script.as_view(), name="phone_script"),
    path(f"{ONE}phone/let-go/", interviews.LetGo.as_view(), name="phone_let_go"),
    path(PHONE, calls.Call.as_view(), name="phone_call"),
    path(f"{PHONE}take/", calls.TakeCall.as_view(), name="phone_take"),
    path(f"{PHONE}answer/", on_the_phone.PhoneStart.as_view(), name="phone_start"),
    path(f"{PHONE}answer/check/", on_the_phone.PhoneCheck.as_view(), name="phone_check"),
    path(f"{PHONE}answer/sent/", on_the_phone.PhoneSent.as_view(), name="phone_sent"),
    path(f"{PHONE}answer/<slug:page>/", on_the_phone.PhoneOnePage.as_view(), name="phone_page"),
    path(f"{QUESTION}new/", building.WriteQuestion.as_view(), name="new_question"),
    path(f"{QUESTION}grid/", building.WriteGrid.as_view(), name="new_grid"),
    path(f"{QUESTION}<id:pk>/", building.WriteQuestion.as_view(), name="question"),
    path(f"{QUESTION}<id:pk>/pictures/", pictures.PutPictures.as_view(), name="pictures"),
    path("questions/pictures/<str:file>", pictures.ShowPicture.as_view(), name="picture"),
    path(f"{QUESTION}<id:pk>/section/", building.WriteSection.as_view(), name="section"),
    path("staff/questionnaires/around/", translating.Frames.as_view(), name="frames"),
    path(
        "staff/questionnaires/around/<slug:language>/",
        translating.TranslateFrame.as_view(),
        name="translate_frame",
    ),
    path(f"{ONE}changes/", VersionChanges.as_view(), name="changes"),
    path(f"{ONE}translations/", translating.Translations.as_view(), name="translations"),
    path(f"{ONE}translations/<slug:language>/", translating.Translate.as_view(), name="translate"),
    path(f"{ONE}words/", building.WriteWordsAround.as_view(), name="words_around"),
    path(f"{QUESTION}<id:pk>/up/", building.MoveUp.as_view(), name="move_up"),
    path(f"{QUESTION}<id:pk>/down/", building.MoveDown.as_view(), name="move_down"),
    path(f"{QUESTION}<id:pk>/remove/", building.RemoveQuestion.as_view(), name="remove_question"),
    path(WORDS, themes.ReadAnswers.as_view(), name="read"),
    path(f"{WORDS}second/", themes.ReadAsSecond.as_view(), name="read_second"),
    path(f"{WORDS}settle/", themes.Settle.as_view(), name="settle"),
    path(f"{WORDS}themes/", frame_views.Themes.as_view(), name="themes"),
    path(f"{WORDS}themes/new/", frame_views.WriteTheme.as_view(), name="new_theme"),
    path(f"{WORDS}themes/<id:pk>/", frame_views.WriteTheme.as_view(), name="theme"),
    path(f"{WORDS}themes/<id:pk>/join/", frame_views.JoinTheme.as_view(), name="join_theme"),
    path(f"{WORDS}themes/<id:pk>/split/", frame_views.SplitTheme.as_view(), name="split_theme"),
    path(f"{WORDS}<id:answer>/", answer_views.TakeOut.as_view(), name="answer"),
    path(f"{WORDS}<id:answer>/quote/", answer_views.ChooseQuote.as_view(), name="quote"),
    path(
        f"{WORDS}<id:answer>/quote/<id:pk>/remove/",
        answer_views.TakeBackQuote.as_view(),
        name="take_back_quote",
    ),
    path(
        f"{WORDS}<id:answer>/words/<id:pk>/put-back/",
        answer_views.PutBack.as_view(),
        name="put_back",
    ),
]
