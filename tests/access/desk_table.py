# ruff: noqa: E501  (a table is read in columns)
"""Who may open what: what a trainer tells a cohort, and where each of its people goes on.

The words are those of the learners' table.
"""

DESK = """
# The trainer's desk: of another's cohort, and of another's people, not even that they are.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  cohorts:announcements{budis_cohort}                       adm adm adm adm 200 404 not not 200 not 200
GET  cohorts:announcements{citras_cohort}                      adm adm adm adm 404 200 not not 200 not 200
POST cohorts:announcements{budis_cohort}                       adm adm adm adm 200 404 not not 200 not 200
POST cohorts:announcements{citras_cohort}                      adm adm adm adm 404 200 not not 200 not 200
GET  cohorts:paper{budis_cohort}                               adm adm adm adm 200 404 not not 200 not 200  ! cohort.paper
GET  cohorts:paper{citras_cohort}                              adm adm adm adm 404 200 not not 200 not 200  ! cohort.paper
POST cohorts:paper{budis_cohort}                               adm adm adm adm 200 404 not not 200 not 200
POST cohorts:paper{citras_cohort}                              adm adm adm adm 404 200 not not 200 not 200
GET  cohorts:recovery{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200  ! cohort.recovery
GET  cohorts:recovery{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200  ! cohort.recovery
GET  cohorts:place{budis_cohort ayus_enrolment}                adm adm adm adm 200 404 not not 200 not 200  ! cohort.place
GET  cohorts:place{citras_cohort gitas_enrolment}              adm adm adm adm 404 200 not not 200 not 200  ! cohort.place
GET  cohorts:place{budis_cohort gitas_enrolment}               adm adm adm adm 404 404 not not 404 not 404
POST cohorts:place{budis_cohort ayus_enrolment}                adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/
POST cohorts:place{citras_cohort gitas_enrolment}              adm adm adm adm 404  go not not  go not  go  > /admin/cohorts/#/
# Banks are written by authors and programme admins.
GET  questions:several                                         adm adm adm adm not not not 200 200 not 200
POST questions:several                                         adm adm adm adm not not not 422 422 not 422
"""
