from django.urls import path

from . import applying_views as applying
from . import (
    assessing_views,
    deciding_views,
    file_views,
    grant_views,
    group_views,
    letter_views,
    my_grant_views,
    scheme_views,
    year_views,
)
from . import spending_views as spending
from . import works_views as works

app_name = "grants"
STAFF = "staff/grants/"
#: An application, by its number. A page of questions is named by the code of its first one.
ANSWER = "me/applications/<id:pk>/"
MY_GRANT = "me/grants/<id:pk>/"
KEY_IN = f"{STAFF}applications/<id:pk>/"

urlpatterns = [
    path(STAFF, year_views.Years.as_view(), name="list"),
    path(f"{STAFF}schemes/", scheme_views.Schemes.as_view(), name="schemes"),
    path(f"{STAFF}schemes/new/", scheme_views.WriteScheme.as_view(), name="new_scheme"),
    path(f"{STAFF}schemes/<id:pk>/", scheme_views.WriteScheme.as_view(), name="scheme"),
    path(f"{STAFF}schemes/<id:scheme>/rates/", year_views.WriteRates.as_view(), name="new_year"),
    path(f"{STAFF}years/<id:pk>/", year_views.YearPage.as_view(), name="year"),
    path(f"{STAFF}years/<id:pk>/rates/", year_views.WriteRates.as_view(), name="rates"),
    path(f"{STAFF}years/<id:pk>/budget/", year_views.Budget.as_view(), name="budget"),
    path(f"{STAFF}years/<id:pk>/count/", year_views.CountPeople.as_view(), name="count"),
    path(f"{STAFF}years/<id:pk>/agree/", year_views.AgreeTable.as_view(), name="agree"),
    path(f"{STAFF}years/<id:pk>/review/", works.Review.as_view(), name="review"),
    path(f"{STAFF}years/<id:pk>/works/", works.Works.as_view(), name="works"),
    path(f"{STAFF}years/<id:pk>/works/new/", works.ProposeWork.as_view(), name="new_work"),
    path(f"{STAFF}years/<id:pk>/works/order/", works.Rank.as_view(), name="rank"),
    path(f"{STAFF}<id:pk>/work/", works.WriteWork.as_view(), name="work"),
    path(f"{STAFF}asked/", grant_views.Grants.as_view(), name="asked"),
    path(f"{STAFF}360giving.csv", file_views.Published.as_view(), name="published_csv"),
    path(
        f"{STAFF}360giving.xlsx",
        file_views.Published.as_view(kind="xlsx"),
        name="published_workbook",
    ),
    path(f"{STAFF}<id:pk>/", grant_views.GrantPage.as_view(), name="grant"),
    path(f"{STAFF}<id:pk>/award/", deciding_views.Award.as_view(), name="award"),
    path(f"{STAFF}<id:pk>/turn-down/", deciding_views.TurnDown.as_view(), name="turn_down"),
    path(f"{STAFF}<id:pk>/score/", assessing_views.Assess.as_view(), name="assess"),
    path(f"{STAFF}<id:pk>/interest/", assessing_views.Interest.as_view(), name="interest"),
    path(f"{STAFF}<id:pk>/accepted/", deciding_views.Accepted.as_view(), name="accepted"),
    path(f"{STAFF}<id:pk>/receipts/add/", spending.AddReceipt.as_view(), name="add_receipt"),
    path(f"{STAFF}<id:pk>/receipts/hand-in/", spending.HandIn.as_view(), name="hand_in"),
    path(f"{STAFF}<id:pk>/account/", spending.TellForGroup.as_view(), name="account"),
    path(f"{STAFF}<id:pk>/photos/add/", spending.AddPhoto.as_view(), name="add_photo"),
    path(f"{STAFF}<id:pk>/close/", spending.Settle.as_view(), name="settle"),
    path(
        f"{STAFF}<id:pk>/receipts/<id:receipt>/take-off/",
        spending.TakeOffReceipt.as_view(),
        name="take_off_receipt",
    ),
    path(f"{STAFF}<id:pk>/receipts/<id:receipt>/", spending.ReceiptFile.as_view(), name="receipt"),
    path(f"{STAFF}<id:pk>/photos/<id:photo>/", spending.Photo.as_view(), name="photo"),
    path(f"{MY_GRANT}receipts/add/", spending.MyReceipt.as_view(), name="my_receipt"),
    path(f"{MY_GRANT}receipts/hand-in/", spending.MyHandIn.as_view(), name="my_hand_in"),
    path(f"{MY_GRANT}account/", spending.MyAccount.as_view(), name="my_account"),
    path(f"{MY_GRANT}photos/add/", spending.MyPhoto.as_view(), name="my_photo"),
    path(
        f"{MY_GRANT}receipts/<id:receipt>/take-off/",
        spending.MyTakeOffReceipt.as_view(),
        name="my_take_off_receipt",
    ),
    path(
        f"{MY_GRANT}receipts/<id:receipt>/",
        spending.MyReceiptFile.as_view(),
        name="my_receipt_file",
    ),
    path(f"{MY_GRANT}photos/<id:photo>/", spending.MyPhotoFile.as_view(), name="my_photo_file"),
    path(f"{MY_GRANT}accept/", my_grant_views.Accept.as_view(), name="accept"),
    path(f"{STAFF}<id:pk>/conditions/", deciding_views.Conditions.as_view(), name="conditions"),
    path(f"{STAFF}<id:pk>/money/", deciding_views.Move.as_view(), name="move"),
    path(f"{STAFF}entries/<id:pk>/take-back/", deciding_views.TakeBack.as_view(), name="take_back"),
    path("staff/groups/<id:pk>/grants/new/", grant_views.Ask.as_view(), name="new"),
    path("staff/groups/<id:pk>/funding/", group_views.MoneyOfGroup.as_view(), name="funding"),
    path(
        "staff/groups/<id:pk>/grants/<id:year>/begin/",
        applying.BeginForGroup.as_view(),
        name="begin_for_group",
    ),
    path(KEY_IN, applying.KeyingInStart.as_view(), name="key_start"),
    path(f"{KEY_IN}check/", applying.KeyingInCheck.as_view(), name="key_check"),
    path(f"{KEY_IN}sent/", applying.KeyingInSent.as_view(), name="key_sent"),
    path(f"{KEY_IN}<slug:page>/", applying.KeyingInOnePage.as_view(), name="key_page"),
    path(f"{STAFF}schemes/<id:pk>/open/", scheme_views.OpenToGroups.as_view(), name="open_scheme"),
    path(f"{STAFF}<id:pk>/files/<id:answer>/", grant_views.ItsFile.as_view(), name="file"),
    path(f"{STAFF}letters/<id:pk>/", letter_views.ALetter.as_view(), name="letter"),
    path(f"{STAFF}letters/<id:pk>/posted/", letter_views.Posted.as_view(), name="posted"),
    path(MY_GRANT, my_grant_views.MyGrant.as_view(), name="my_grant"),
    path("me/grants/letters/<id:pk>/", letter_views.MyLetter.as_view(), name="my_letter"),
    path(ANSWER, applying.ApplyingStart.as_view(), name="start"),
    path(f"{ANSWER}check/", applying.ApplyingCheck.as_view(), name="check"),
    path(f"{ANSWER}sent/", applying.ApplyingSent.as_view(), name="sent"),
    path(f"{ANSWER}<slug:page>/", applying.ApplyingOnePage.as_view(), name="page"),
    path("me/groups/<id:pk>/money/apply/", applying.ToApplyFor.as_view(), name="apply"),
    path("me/groups/<id:pk>/money/apply/<id:year>/", applying.Begin.as_view(), name="begin"),
    path("me/groups/<id:pk>/money/", group_views.MyGroupsMoney.as_view(), name="mine"),
]
