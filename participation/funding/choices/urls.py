from django.urls import path

from . import (
    idea_views,
    paper_views,
    picture_views,
    public_views,
    roll_views,
    staff_views,
    voting_views,
)

app_name = "choices"
ROUND, STAFF = "choices/<slug:slug>/", "staff/choices/"
OF_ROUND = f"{STAFF}<id:pk>/"

urlpatterns = [
    path("choices/", public_views.Rounds.as_view(), name="rounds"),
    path("choices/pictures/<id:pk>/", picture_views.ShownPicture.as_view(), name="picture"),
    path(ROUND, public_views.RoundPage.as_view(), name="round"),
    path(f"{ROUND}projects/<id:pk>/", public_views.ProjectPage.as_view(), name="project"),
    path(f"{ROUND}code/", voting_views.LetterCode.as_view(), name="code"),
    path(f"{ROUND}vote/", voting_views.Vote.as_view(), name="vote"),
    path(f"{ROUND}result/", public_views.ResultPage.as_view(), name="result"),
    path(f"{ROUND}receipts/", public_views.Receipts.as_view(), name="receipts"),
    path(f"{ROUND}receipts.txt", public_views.ReceiptsFile.as_view(), name="receipts_file"),
    path(f"{ROUND}ballots/<id:pk>.pb", public_views.PotFile.as_view(), name="pot_file"),
    path(f"{ROUND}tell-me/", public_views.TellMe.as_view(), name="tell_me"),
    path(f"{ROUND}ideas/new/", idea_views.SendIdea.as_view(), name="send_idea"),
    path(STAFF, staff_views.Rounds.as_view(), name="list"),
    path(f"{STAFF}new/", staff_views.WriteRound.as_view(), name="new"),
    path(OF_ROUND, staff_views.Hub.as_view(), name="hub"),
    path(f"{OF_ROUND}change/", staff_views.WriteRound.as_view(), name="change"),
    path(f"{OF_ROUND}days/", staff_views.MoveDays.as_view(), name="days"),
    path(f"{OF_ROUND}ask/", idea_views.AskForIdeas.as_view(), name="ask"),
    path(f"{OF_ROUND}ideas/", idea_views.Ideas.as_view(), name="ideas"),
    path(f"{OF_ROUND}ideas/new/", idea_views.KeyIdea.as_view(), name="key_idea"),
    path(f"{STAFF}ideas/<id:pk>/", idea_views.ReadIdea.as_view(), name="idea"),
    path(f"{OF_ROUND}publish/", staff_views.Fix.as_view(), name="fix"),
    path(f"{OF_ROUND}try-again/", staff_views.CountAgain.as_view(), name="try_again"),
    path(f"{OF_ROUND}result/", staff_views.PublishResult.as_view(), name="publish_result"),
    path(f"{OF_ROUND}roll/", roll_views.Roll.as_view(), name="roll"),
    path(f"{OF_ROUND}letters/", roll_views.Letters.as_view(), name="letters"),
    path(f"{OF_ROUND}paper/", paper_views.Piles.as_view(), name="piles"),
    path(f"{STAFF}roll/<id:pk>/ballot/", roll_views.TakeBallot.as_view(), name="take"),
    path(f"{STAFF}paper/<id:pk>/", paper_views.Pile.as_view(), name="batch"),
    path(f"{STAFF}paper/<id:pk>/again/", paper_views.StartAgain.as_view(), name="again"),
    path(f"{STAFF}<id:round>/money/new/", staff_views.WritePot.as_view(), name="new_pot"),
    path(
        f"{STAFF}<id:round>/money/<id:pk>/remove/",
        staff_views.RemovePot.as_view(),
        name="remove_pot",
    ),
    path(f"{STAFF}money/<id:pk>/", staff_views.WritePot.as_view(), name="pot"),
    path(
        f"{STAFF}<id:round>/projects/new/", staff_views.WriteProject.as_view(), name="new_project"
    ),
    path(f"{STAFF}projects/<id:pk>/", staff_views.WriteProject.as_view(), name="write_project"),
    path(f"{STAFF}projects/<id:pk>/pictures/", picture_views.Pictures.as_view(), name="pictures"),
    path(
        f"{STAFF}projects/<id:project>/pictures/<id:pk>/remove/",
        picture_views.RemovePicture.as_view(),
        name="remove_picture",
    ),
    path(f"{STAFF}projects/<id:pk>/decide/", staff_views.Decide.as_view(), name="decide"),
    path(f"{STAFF}projects/<id:pk>/delivery/", staff_views.Delivery.as_view(), name="delivery"),
]
