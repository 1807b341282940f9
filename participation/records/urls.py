from django.urls import path

from .acting import views as acting
from .merging import views as merging
from .mydata import staff_views as requests
from .mydata import views as mydata
from .retention import views as retention

app_name = "records"
urlpatterns = [
    path("staff/people/<id:pk>/act/", acting.Begin.as_view(), name="act"),
    path("staff/acting/finish/", acting.Finish.as_view(), name="finish_acting"),
    path("staff/people/duplicates/", merging.Duplicates.as_view(), name="duplicates"),
    path("staff/people/<id:pk>/merge/", merging.ChooseOther.as_view(), name="choose_other"),
    path("staff/people/<id:pk>/merge/<id:away>/", merging.MergePreview.as_view(), name="merge"),
    path("staff/people/<id:pk>/apart/<id:away>/", merging.TellApart.as_view(), name="tell_apart"),
    path("staff/merges/<id:pk>/undo/", merging.Undo.as_view(), name="undo_merge"),
    path("me/data/", mydata.MyData.as_view(), name="my_data"),
    path("me/data/see/<slug:section>/", mydata.MyRows.as_view(), name="my_rows"),
    path("me/data/copy/", mydata.AskForCopy.as_view(), name="ask_for_copy"),
    path("me/data/copy/<id:pk>/", mydata.FetchCopy.as_view(), name="fetch_copy"),
    path("me/data/erase/", mydata.AskToErase.as_view(), name="ask_to_erase"),
    path("me/data/object/", mydata.AskToStop.as_view(), name="ask_to_stop"),
    path("staff/erasures/", requests.Requests.as_view(), name="requests"),
    path("staff/people/<id:pk>/data-request/", requests.TakeRequest.as_view(), name="take_request"),
    path("staff/erasures/<id:pk>/", requests.Decide.as_view(), name="request"),
    path("staff/erasures/<id:pk>/copy/", requests.PrintCopy.as_view(), name="print_copy"),
    path("staff/retention/", retention.Retention.as_view(), name="retention"),
    path("staff/retention/<id:pk>/hold/", retention.HoldBack.as_view(), name="hold_back"),
    path("staff/retention/<id:pk>/let-go/", retention.LetGo.as_view(), name="let_go"),
]
