from .forums import Forum, ForumMember, ForumNotice, ForumNoticeQuerySet, ForumQuerySet
from .posts import Post

__all__ = [
    "Forum",
    "ForumMember",
    "ForumNotice",
    "ForumNoticeQuerySet",
    "ForumQuerySet",
    "Post",
]
