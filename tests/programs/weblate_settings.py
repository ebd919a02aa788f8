"""Settings of a Weblate for `test_weblate.py` alone: one process, no mail, no queue, no Redis.

PGHOST names PostgreSQL's host or folder of its socket, CONCORD_WEBLATE_DATA a folder to work in.
"""

import os

from weblate.settings_example import *  # noqa: F403
from weblate.settings_example import DATABASES

SITE_DOMAIN = "localhost"
OTP_WEBAUTHN_RP_ID = SITE_DOMAIN
OTP_WEBAUTHN_ALLOWED_ORIGINS = ["https://localhost"]
SECRET_KEY = "of no secret: nobody signs in"  # noqa: S105
DEBUG = False
DATA_DIR = os.environ["CONCORD_WEBLATE_DATA"]
CACHE_DIR = f"{DATA_DIR}/cache"
DATABASES["default"] |= {"HOST": os.environ.get("PGHOST", ""), "USER": "weblate"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_TASK_ALWAYS_EAGER = True
CELERY_BROKER_URL = "memory://"
CELERY_RESULT_BACKEND = None
VCS_FILE_PROTOCOL = True
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING: dict[str, object] = {"version": 1}
