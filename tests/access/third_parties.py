# ruff: noqa: E501  (a table is read in columns)
"""Addresses that come with packages: one rule a namespace, one probe a role.

Those without a namespace are told apart by the first word of their name.
"""

from tests.access.reading import read
from tests.access.routes import Route

PROBES = """
# Wagtail's admin.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  wagtailadmin_home                                         adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailadmin_api:pages:listing                            adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailadmin_api:documents:listing                        adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailadmin_api:images:listing                           adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailadmin_pages:edit{course}                           adm adm adm adm not not not 200 200 not 200
GET  wagtailadmin_collections:index                            adm adm adm adm not not not not not not 200
GET  wagtailadmin_workflows:index                              adm adm adm adm not not not not not not 200
GET  wagtailadmin_reports:aging_pages                          adm adm adm adm not not not 200 200 not 200
GET  wagtailadmin_editing_sessions:release{1}                  adm adm adm adm 405 405 405 405 405 405 405
GET  wagtail_bulk_action{wagtailcore page delete}              adm adm adm adm 404 404 404 404 404 404 404
GET  wagtailforms:index                                        adm adm adm adm not not not 200 200 not 200
GET  wagtailredirects:index                                    adm adm adm adm not not not not not not 200
GET  wagtailsettings:edit{home sitesettings}                   adm adm adm adm not not not not  go not  go  > /admin/settings/home/sitesettings/#/
GET  simple_translation:submit_page_translation{course}        adm adm adm adm not not not not not not 200
GET  wagtailembeds:chooser                                     adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailsnippets:index                                     adm adm adm adm not not not not not not not
GET  wagtaildocs:index                                         adm adm adm adm not not not 200 200 not 200
GET  wagtaildocs_chooser:choose                                adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailimages:index                                       adm adm adm adm not not not 200 200 not 200
GET  wagtailimages_chooser:choose                              adm adm adm adm 200 200 200 200 200 200 200
GET  wagtailmedia:index                                        adm adm adm adm not not not 200 200 not 200
GET  wagtaillocales:index                                      adm adm adm adm not not not not not not 200
GET  wagtailsites:index                                        adm adm adm adm not not not not not not 200
GET  wagtailusers_users:add                                    adm adm adm adm not not not not not not  go  > /admin/staff_invitations/new/
GET  wagtailusers_groups:index                                 adm adm adm adm not not not not not not 200
GET  admin/test404/                                            adm adm adm adm 200 200 200 200 200 200 200
GET  admin/^.*/$                                               adm adm adm adm 404 404 404 404 404 404 404

# Its pages and documents for readers; the learners' table has one of each kind.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  wagtaildocs_authenticate_with_password{1}                 404 404 404 404 404 404 404 404 404 404 404
GET  wagtailcore_authenticate_with_password{1 1}               404 404 404 404 404 404 404 404 404 404 404

# allauth's pages about one's own account.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  account_email                                              in 200 200 200 200 200 200 200 200 200 200
GET  mfa_index                                                  in 200 200 200 200 200 200 200 200 200 200
GET  usersessions_list                                          in 200 200 200 200 200 200 200 200 200 200
"""
THIRD_PARTIES = read(PROBES)


def space_of(name: str) -> str:
    """Return the namespace; the first word of a bare name; a pattern as it is."""
    if "/" in name:
        return name
    space, colon, _name = name.rpartition(":")
    return space if colon else name.partition("_")[0]


SPACES = {space_of(line.route) for line in THIRD_PARTIES}


def is_third_party(route: Route) -> bool:
    return not route.is_ours_by_module and space_of(route.name) in SPACES
