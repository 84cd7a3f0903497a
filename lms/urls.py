"""Every URL prefix of the site, on one screen."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from courses.api.v1 import api
from courses.catalogue import serving
from courses.learn import search
from lms import health, media, metrics, pwa, styleguide
from lms.accounts.views.sign_out import no_such_door, sign_out, staff_sign_in
from lms.accounts.views.site_history import site_history

handler500 = "lms.errors.server_error"

urlpatterns = [
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
    path("metrics", metrics.scrape),
    # Wagtail's own doors, shadowed: they know neither the limits nor the second factor.
    path("admin/login/", staff_sign_in),
    path("admin/logout/", sign_out),
    path("admin/password_reset/", staff_sign_in),
    path("admin/password_reset/<path:rest>", staff_sign_in),
    path("admin/bulk/accounts/<path:rest>", no_such_door),
    path("admin/reports/site-history/", site_history),
    path("admin/reports/site-history/results/", site_history, {"results_only": True}),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("sw.js", pwa.service_worker, name="service_worker"),
    path("dokumen/", include(wagtaildocs_urls)),
    path("gaya/keadaan.css", styleguide.states, name="styleguide_states"),
    path("media/<path:name>", media.serve, name="media"),
]

urlpatterns += i18n_patterns(
    path("akun/", include("lms.accounts.urls")),
    path("sertifikat/", include("certificates.urls")),
    path("cari/", search.search, name="search"),
    path("offline/", pwa.offline, name="offline"),
    path("gaya/", styleguide.page, name="styleguide"),
    path("", include("courses.urls")),
    # Another of Wagtail's doors that knows neither limits nor second factor.
    path("_util/login/", no_such_door),
    *wagtail_urls.urlpatterns[:-1],
    # Its last address, served the shorter way.
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
    prefix_default_language=False,
)
