# ruff: noqa: E501  (a table is read in columns)
"""Who may open what: the staff's pages in the admin.

The words are those of the learners' table. Behind ! stands the event that a look leaves in
the audit log: each look at learners' data leaves one.
"""

STAFF = """
# Cohorts and programmes: a trainer meets the own ones, and of others not even that they are.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  cohorts:index                                             adm adm adm adm 200 200 not not 200 not 200
GET  cohorts:index_results                                     adm adm adm adm 200 200 not not 200 not 200
GET  cohorts:add                                               adm adm adm adm not not not not 200 not 200
POST cohorts:add                                               adm adm adm adm not not not not 200 not 200
GET  cohorts:inspect{budis_cohort}                             adm adm adm adm 200 404 404 404 200 404 200  ! cohort.view
GET  cohorts:inspect{citras_cohort}                            adm adm adm adm 404 200 404 404 200 404 200  ! cohort.view
GET  cohorts:attempts{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200  ! cohort.attempts
GET  cohorts:attempts{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200  ! cohort.attempts
GET  cohorts:consents{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200  ! cohort.consents
GET  cohorts:consents{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200  ! cohort.consents
POST cohorts:consents{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200
POST cohorts:consents{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200
GET  cohorts:guardian_link{budis_cohort indras_enrolment}      adm adm adm adm 200 404 not not 200 not 200  ! consent.link_view
GET  cohorts:guardian_link{citras_cohort indras_enrolment}     adm adm adm adm 404 404 not not 404 not 404
POST cohorts:guardian_link{budis_cohort indras_enrolment}      adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/consents/#/link/
POST cohorts:guardian_link{citras_cohort indras_enrolment}     adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:ways_in{budis_cohort}                             adm adm adm adm 200 404 not not 200 not 200  ! cohort.ways_in
GET  cohorts:ways_in{citras_cohort}                            adm adm adm adm 404 200 not not 200 not 200  ! cohort.ways_in
POST cohorts:ways_in{budis_cohort}                             adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/ways-in/
POST cohorts:ways_in{citras_cohort}                            adm adm adm adm 404  go not not  go not  go  > /admin/cohorts/#/ways-in/
GET  cohorts:poster{budis_cohort}                              adm adm adm adm 200 404 not not 200 not 200
GET  cohorts:poster{citras_cohort}                             adm adm adm adm 404 200 not not 200 not 200
GET  cohorts:sheet{budis_cohort 1}                             adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:sheet{citras_cohort 1}                            adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:sessions{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200  ! cohort.sessions
GET  cohorts:sessions{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200  ! cohort.sessions
POST cohorts:sessions{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200
POST cohorts:sessions{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200
GET  cohorts:session{budis_cohort budis_session}               adm adm adm adm 200 404 not not 200 not 200
GET  cohorts:session{budis_cohort citras_session}              adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:session{citras_cohort citras_session}             adm adm adm adm 404 200 not not 200 not 200
POST cohorts:session{budis_cohort budis_session}               adm adm adm adm 200 404 not not 200 not 200
POST cohorts:session{budis_cohort citras_session}              adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:practice{budis_cohort}                            adm adm adm adm 200 404 not not 200 not 200  ! practice.view
GET  cohorts:practice{citras_cohort}                           adm adm adm adm 404 200 not not 200 not 200  ! practice.view
POST cohorts:practice{budis_cohort}                            adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/practice/
POST cohorts:practice{citras_cohort}                           adm adm adm adm 404  go not not  go not  go  > /admin/cohorts/#/practice/
GET  cohorts:practice_person{budis_cohort ayus_enrolment}      adm adm adm adm 200 404 not not 200 not 200  ! practice.view
GET  cohorts:practice_person{budis_cohort gitas_enrolment}     adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:practice_person{citras_cohort gitas_enrolment}    adm adm adm adm 404 200 not not 200 not 200  ! practice.view
POST cohorts:practice_person{budis_cohort ayus_enrolment}      adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/practice/#/
POST cohorts:practice_person{citras_cohort ayus_enrolment}     adm adm adm adm 404 404 not not 404 not 404
GET  attendance:index                                           in 404 404 404 200 200 404 404 200 404 200
GET  attendance:list{budis_session}                             in 404 404 404 200 404 404 404 200 404 200  ! attendance.view
GET  attendance:list{citras_session}                            in 404 404 404 404 200 404 404 200 404 200  ! attendance.view
POST attendance:mark{budis_session}                             in 404 404 404  go 404 404 404  go 404  go  > /hadir/#/
POST attendance:mark{citras_session}                            in 404 404 404 404  go 404 404  go 404  go  > /hadir/#/
GET  cohorts:sheet_to_sign{budis_cohort budis_session}         adm adm adm adm 200 404 not not 200 not 200  ! attendance.sheet
GET  cohorts:sheet_to_sign{budis_cohort citras_session}        adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:attendance_cards{budis_cohort}                    adm adm adm adm 200 404 not not 200 not 200  ! attendance.cards
GET  cohorts:attendance_cards{citras_cohort}                   adm adm adm adm 404 200 not not 200 not 200  ! attendance.cards
GET  cohorts:attendance_file{budis_cohort csv}                 adm adm adm adm 200 404 not not 200 not 200  ! attendance.export
GET  cohorts:attendance_file{budis_cohort xlsx}                adm adm adm adm 200 404 not not 200 not 200  ! attendance.export
GET  cohorts:attendance_file{citras_cohort csv}                adm adm adm adm 404 200 not not 200 not 200  ! attendance.export
GET  cohorts:attendance_file{budis_cohort pdf}                 adm adm adm adm 404 404 not not 404 not 404
GET  attendance:card{ayus_card}                                 in 404 404 404 200 404 404 404 200 404 200  ! attendance.card
GET  attendance:card{gitas_card}                                in 404 404 404 404 200 404 404 200 404 200  ! attendance.card
POST attendance:mark_card{budis_session ayus_card}              in 404 404 404  go 404 404 404  go 404  go  > /hadir/#/
POST attendance:mark_card{budis_session gitas_card}             in 404 404 404 404 404 404 404 404 404 404
POST attendance:mark_card{citras_session gitas_card}            in 404 404 404 404  go 404 404  go 404  go  > /hadir/#/
POST api:attendance{budis_session}                             401 404 404 404 200 404 404 404 200 404 200
POST api:attendance{citras_session}                            401 404 404 404 404 200 404 404 200 404 200
GET  cohorts:roster{budis_cohort}                              adm adm adm adm 200 404 not not 200 not 200
GET  cohorts:roster{citras_cohort}                             adm adm adm adm 404 200 not not 200 not 200
POST cohorts:roster{budis_cohort}                              adm adm adm adm 200 404 not not 200 not 200
POST cohorts:roster{citras_cohort}                             adm adm adm adm 404 200 not not 200 not 200
GET  cohorts:roster_template{budis_cohort csv}                 adm adm adm adm 200 404 not not 200 not 200
GET  cohorts:roster_template{budis_cohort exe}                 adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:roster_export{budis_cohort csv}                   adm adm adm adm 200 404 not not 200 not 200  ! roster.export
GET  cohorts:roster_export{citras_cohort xlsx}                 adm adm adm adm 404 200 not not 200 not 200  ! roster.export
GET  cohorts:roster_import{budis_cohort budis_roster}          adm adm adm adm 200 404 not not 200 not 200  ! roster.view
GET  cohorts:roster_import{citras_cohort budis_roster}         adm adm adm adm 404 404 not not 404 not 404
POST cohorts:roster_import{budis_cohort budis_roster}          adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/roster/#/
POST cohorts:roster_import{citras_cohort budis_roster}         adm adm adm adm 404 404 not not 404 not 404
GET  cohorts:roster_to_mend{budis_cohort budis_roster csv}     adm adm adm adm 200 404 not not 200 not 200  ! roster.to_mend
GET  cohorts:roster_to_mend{citras_cohort budis_roster csv}    adm adm adm adm 404 404 not not 404 not 404
POST cohorts:select{budis_cohort}                              adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/
POST cohorts:select{citras_cohort}                             adm adm adm adm 404  go not not  go not  go  > /admin/cohorts/#/
GET  cohorts:select{budis_cohort}                              adm adm adm adm 405 405 not not 405 not 405
POST cohorts:copy{budis_cohort}                                adm adm adm adm not not not not  go not  go  > /admin/cohorts/edit/#/
GET  cohorts:copy{budis_cohort}                                adm adm adm adm not not not not 405 not 405
POST cohorts:test_times{budis_cohort}                          adm adm adm adm  go 404 not not  go not  go  > /admin/cohorts/#/
POST cohorts:test_times{citras_cohort}                         adm adm adm adm 404  go not not  go not  go  > /admin/cohorts/#/
GET  cohorts:test_times{budis_cohort}                          adm adm adm adm 405 405 not not 405 not 405
GET  cohorts:edit{budis_cohort}                                adm adm adm adm not not not not 200 not 200
POST cohorts:edit{budis_cohort}                                adm adm adm adm not not not not 200 not 200
GET  cohorts:delete{budis_cohort}                              adm adm adm adm not 404 404 404 not 404 409
POST cohorts:delete{budis_cohort}                              adm adm adm adm not 404 404 404 not 404 409
GET  cohorts:history{budis_cohort}                             adm adm adm adm not 404 404 404 200 404 200
GET  cohorts:history{citras_cohort}                            adm adm adm adm 404 not 404 404 200 404 200
GET  cohorts:history_results{budis_cohort}                     adm adm adm adm not 404 404 404 200 404 200
GET  cohorts:history_results{citras_cohort}                    adm adm adm adm 404 not 404 404 200 404 200
GET  programmes:index                                          adm adm adm adm not not 200 not 200 not 200
GET  programmes:index_results                                  adm adm adm adm not not 200 not 200 not 200
GET  programmes:add                                            adm adm adm adm not not not not 200 not 200
POST programmes:add                                            adm adm adm adm not not not not 200 not 200
GET  programmes:edit{programme}                                adm adm adm adm not not not not 200 not 200
POST programmes:edit{programme}                                adm adm adm adm not not not not 200 not 200
GET  programmes:delete{programme}                              adm adm adm adm not not not not not not 200
POST programmes:delete{programme}                              adm adm adm adm not not not not not not  go  > /admin/programmes/
GET  copy_course{course}                                       adm adm adm adm not not not not 200 not 200
POST copy_course{course}                                       adm adm adm adm not not not not 200 not 200
GET  programmes:inspect{programme}                             adm adm adm adm 404 404 200 404 200 404 200  ! programme.view
GET  programmes:history{programme}                             adm adm adm adm not not not not 200 not 200
GET  programmes:history_results{programme}                     adm adm adm adm not not not not 200 not 200
POST cohorts:edit{citras_cohort}                               adm adm adm adm not not not not 200 not 200

# Safety over all cohorts: counts.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  safeguarding                                              adm adm adm adm not not not not 200 200 200  ! safeguarding.view

# Certificates of the own cohorts; withdrawing is the programme's.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  certificate_template:index                                adm adm adm adm not not not not 200 not 200
GET  certificate_template:index_results                        adm adm adm adm not not not not 200 not 200
GET  certificate_template:add                                  adm adm adm adm not not not not 200 not 200
POST certificate_template:add                                  adm adm adm adm not not not not 200 not 200
GET  certificate_template:edit{template}                       adm adm adm adm not not not not 200 not 200
POST certificate_template:edit{template}                       adm adm adm adm not not not not 200 not 200
GET  certificate_template:delete{template}                     adm adm adm adm not not not not not not 200
POST certificate_template:delete{template}                     adm adm adm adm not not not not not not  go  > /admin/certificate_template/
GET  certificate_template:history{template}                    adm adm adm adm not not not not 200 not 200
GET  certificate_template:history_results{template}            adm adm adm adm not not not not 200 not 200
GET  certificate_template:usage{template}                      adm adm adm adm not not not not 200 not 200
GET  certificate:index                                         adm adm adm adm 200 200 not not 200 not 200  ! certificate.list
GET  certificate:index_results                                 adm adm adm adm 200 200 not not 200 not 200  ! certificate.list
GET  certificate:inspect{ayus_certificate}                     adm adm adm adm 200 404 404 404 200 404 200  ! certificate.view
GET  certificate:inspect{gitas_certificate}                    adm adm adm adm 404 200 404 404 200 404 200  ! certificate.view
GET  certificate:download{ayus_certificate}                    adm adm adm adm 200 404 404 404 200 404 200  ! certificate.download
GET  certificate:download{gitas_certificate}                   adm adm adm adm 404 200 404 404 200 404 200  ! certificate.download
GET  certificate:revoke{ayus_certificate}                      adm adm adm adm not 404 404 404 200 404 200  ! certificate.view
POST certificate:revoke{ayus_certificate}                      adm adm adm adm not 404 404 404 200 404 200
POST certificate:revoke{gitas_certificate}                     adm adm adm adm 404 not 404 404 200 404 200
GET  certificate:supersede{ayus_certificate}                   adm adm adm adm not 404 404 404 200 404 200  ! certificate.view
POST certificate:supersede{ayus_certificate}                   adm adm adm adm not 404 404 404 200 404 200
POST certificate:supersede{gitas_certificate}                  adm adm adm adm 404 not 404 404 200 404 200
GET  certificate_batch:index                                   adm adm adm adm 200 200 not not 200 not 200
GET  certificate_batch:index_results                           adm adm adm adm 200 200 not not 200 not 200
GET  certificate_batch:new                                     adm adm adm adm 200 200 not not 200 not 200
POST certificate_batch:new                                     adm adm adm adm 200 200 not not 200 not 200
GET  certificate_batch:inspect{budis_batch}                    adm adm adm adm 200 404 404 404 200 404 200  ! certificate.view_batch
GET  certificate_batch:inspect{citras_batch}                   adm adm adm adm 404 200 404 404 200 404 200  ! certificate.view_batch
GET  certificate_batch:download{budis_batch zip}               adm adm adm adm 200 404 404 404 200 404 200  ! certificate.export
GET  certificate_batch:download{budis_batch pdf}               adm adm adm adm 200 404 404 404 200 404 200  ! certificate.export
GET  certificate_batch:download{budis_batch exe}               adm adm adm adm 404 404 404 404 404 404 404
GET  certificate_batch:download{citras_batch zip}              adm adm adm adm 404 200 404 404 200 404 200  ! certificate.export

# Consents: who recorded one, and those who see them all.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  guardian_consents:index                                   adm adm adm adm 200 200 not not 200 200 200  ! consent.list
GET  guardian_consents:index_results                           adm adm adm adm 200 200 not not 200 200 200  ! consent.list
GET  guardian_consents:add                                     adm adm adm adm 200 200 not not 200 200 200
POST guardian_consents:add                                     adm adm adm adm 200 200 not not 200 200 200
GET  guardian_consents:inspect{ayus_consent}                   adm adm adm adm 200 404 404 404 200 200 200  ! consent.read
GET  guardian_consents:inspect{gitas_consent}                  adm adm adm adm 404 200 404 404 200 200 200  ! consent.read
GET  guardian_consents:edit{ayus_consent}                      adm adm adm adm not not not not 200 200 200  ! consent.read
GET  guardian_consents:edit{withdrawn_consent}                 adm adm adm adm not not not not 404 404 404
POST guardian_consents:edit{ayus_consent}                      adm adm adm adm not not not not  go  go  go  > /admin/guardian_consents/
GET  guardian_consents:delete{ayus_consent}                    adm adm adm adm not not not not not not not
POST guardian_consents:delete{ayus_consent}                    adm adm adm adm not not not not not not not
GET  guardian_consents:history{ayus_consent}                   adm adm adm adm 200 404 404 404 200 200 200  ! consent.read
GET  guardian_consents:history{gitas_consent}                  adm adm adm adm 404 200 404 404 200 200 200  ! consent.read
GET  guardian_consents:history_results{ayus_consent}           adm adm adm adm 200 404 404 404 200 200 200  ! consent.read
GET  guardian_consents:history_results{gitas_consent}          adm adm adm adm 404 200 404 404 200 200 200  ! consent.read
GET  guardian_consents:usage{ayus_consent}                     adm adm adm adm not not not not 200 200 200
POST guardian_consents:put_right{withdrawn_consent}            adm adm adm adm not not not not 404 404 404
GET  guardian_consents:put_right{withdrawn_consent}            adm adm adm adm 405 405 405 405 405 405 405

# Removals of data: the programme's and Safeguarding's.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  erasures:index                                            adm adm adm adm not not not not 200 200 200  ! erasure.list
GET  erasures:index_results                                    adm adm adm adm not not not not 200 200 200  ! erasure.list
GET  erasures:add                                              adm adm adm adm not not not not 200 200 200
POST erasures:add                                              adm adm adm adm not not not not 200 200 200
GET  erasures:inspect{indras_erasure}                          adm adm adm adm not not not not 200 200 200  ! erasure.read
GET  erasures:edit{indras_erasure}                             adm adm adm adm not not not not 200 200 200  ! erasure.read
POST erasures:edit{indras_erasure}                             adm adm adm adm not not not not  go  go  go  > /admin/erasures/
GET  erasures:delete{indras_erasure}                           adm adm adm adm not not not not not not not
POST erasures:delete{indras_erasure}                           adm adm adm adm not not not not not not not
GET  erasures:history{indras_erasure}                          adm adm adm adm not not not not 200 200 200  ! erasure.read
GET  erasures:history_results{indras_erasure}                  adm adm adm adm not not not not 200 200 200  ! erasure.read
GET  erasures:usage{indras_erasure}                            adm adm adm adm not not not not 200 200 200

# Questions and quizzes, lessons and files: authors'.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  quizzes:index                                             adm adm adm adm not not not 200 200 not 200
GET  quizzes:index_results                                     adm adm adm adm not not not 200 200 not 200
GET  quizzes:add                                               adm adm adm adm not not not 200 200 not 200
POST quizzes:add                                               adm adm adm adm not not not 200 200 not 200
GET  quizzes:edit{quiz}                                        adm adm adm adm not not not 200 200 not 200
POST quizzes:edit{quiz}                                        adm adm adm adm not not not 200 200 not 200
GET  quizzes:delete{quiz}                                      adm adm adm adm not not not 409 409 not 409
POST quizzes:delete{quiz}                                      adm adm adm adm not not not 409 409 not 409
GET  quizzes:history{quiz}                                     adm adm adm adm not not not 200 200 not 200
GET  quizzes:history_results{quiz}                             adm adm adm adm not not not 200 200 not 200
GET  questions:index                                           adm adm adm adm not not not 200 200 not 200
GET  questions:index_results                                   adm adm adm adm not not not 200 200 not 200
GET  questions:add                                             adm adm adm adm not not not 200 200 not 200
POST questions:add                                             adm adm adm adm not not not 200 200 not 200
GET  questions:edit{question}                                  adm adm adm adm not not not 200 200 not 200
POST questions:edit{question}                                  adm adm adm adm not not not 200 200 not 200
GET  questions:delete{question}                                adm adm adm adm not not not 409 409 not 409
POST questions:delete{question}                                adm adm adm adm not not not 409 409 not 409
GET  questions:history{question}                               adm adm adm adm not not not 200 200 not 200
GET  questions:history_results{question}                       adm adm adm adm not not not 200 200 not 200
GET  question_banks:index                                      adm adm adm adm not not not 200 200 not 200
GET  question_banks:index_results                              adm adm adm adm not not not 200 200 not 200
GET  question_banks:add                                        adm adm adm adm not not not 200 200 not 200
POST question_banks:add                                        adm adm adm adm not not not 200 200 not 200
GET  question_banks:edit{bank}                                 adm adm adm adm not not not 200 200 not 200
POST question_banks:edit{bank}                                 adm adm adm adm not not not 200 200 not 200
GET  question_banks:delete{bank}                               adm adm adm adm not not not not not not 409
POST question_banks:delete{bank}                               adm adm adm adm not not not not not not 409
GET  question_banks:history{bank}                              adm adm adm adm not not not 200 200 not 200
GET  question_banks:history_results{bank}                      adm adm adm adm not not not 200 200 not 200
GET  objectives:index                                          adm adm adm adm not not not 200 200 not 200
GET  objectives:index_results                                  adm adm adm adm not not not 200 200 not 200
GET  objectives:add                                            adm adm adm adm not not not 200 200 not 200
POST objectives:add                                            adm adm adm adm not not not 200 200 not 200
GET  objectives:edit{objective}                                adm adm adm adm not not not 200 200 not 200
POST objectives:edit{objective}                                adm adm adm adm not not not 200 200 not 200
GET  objectives:delete{objective}                              adm adm adm adm not not not not not not 409
POST objectives:delete{objective}                              adm adm adm adm not not not not not not 409
GET  objectives:history{objective}                             adm adm adm adm not not not 200 200 not 200
GET  objectives:history_results{objective}                     adm adm adm adm not not not 200 200 not 200
GET  quizzes:edition{edition}                                  adm adm adm adm not not not 200 200 not 200
GET  lesson_reviews                                            adm adm adm adm not not not 200 200 not 200
GET  lesson_reviews_results                                    adm adm adm adm not not not 200 200 not 200
GET  admin/documents/delete/<int:document_id>/{loose}          adm adm adm adm not not not 200 200 not 200
GET  admin/documents/delete/<int:document_id>/{handout}        adm adm adm adm 409 409 409 409 409 409 409
POST admin/documents/delete/<int:document_id>/{loose}          adm adm adm adm not not not  go  go not  go  > /admin/documents/
POST admin/documents/multiple/<int:doc_id>/delete/{loose}      adm adm adm adm not not not 200 200 not 200
GET  admin/images/<int:image_id>/delete/{picture}              adm adm adm adm not not not opn opn not opn  + wagtailimages_rendition
POST admin/images/<int:image_id>/delete/{picture}              adm adm adm adm not not not  go  go not  go  > /admin/images/
POST admin/images/multiple/<int:image_id>/delete/{picture}     adm adm adm adm not not not 200 200 not 200
GET  admin/media/delete/<int:media_id>/{recording}             adm adm adm adm not not not 200 200 not 200
POST admin/media/delete/<int:media_id>/{recording}             adm adm adm adm not not not  go  go not  go  > /admin/media/

# What the site itself does and tells.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  help_channels:index                                       adm adm adm adm not not not not 200 not 200
GET  help_channels:index_results                               adm adm adm adm not not not not 200 not 200
GET  help_channels:add                                         adm adm adm adm not not not not 200 not 200
POST help_channels:add                                         adm adm adm adm not not not not 200 not 200
GET  help_channels:edit{help_channel}                          adm adm adm adm not not not not 200 not 200
POST help_channels:edit{help_channel}                          adm adm adm adm not not not not 200 not 200
GET  help_channels:delete{help_channel}                        adm adm adm adm not not not not 200 not 200
POST help_channels:delete{help_channel}                        adm adm adm adm not not not not  go not  go  > /admin/help-channels/
GET  help_channels:history{help_channel}                       adm adm adm adm not not not not 200 not 200
GET  help_channels:history_results{help_channel}               adm adm adm adm not not not not 200 not 200
GET  help_channels:usage{help_channel}                         adm adm adm adm not not not not 200 not 200
GET  help_channels:copy{help_channel}                          adm adm adm adm not not not not 200 not 200
POST help_channels:copy{help_channel}                          adm adm adm adm not not not not 200 not 200
GET  audit:index                                               adm adm adm adm not not not not not 200 200
GET  audit:index_results                                       adm adm adm adm not not not not not 200 200
GET  audit:check                                               adm adm adm adm not not not not not 200 200
GET  jobs:index                                                adm adm adm adm not not not not 200 not 200
GET  jobs:index_results                                        adm adm adm adm not not not not 200 not 200
GET  jobs:inspect{budis_job}                                   adm adm adm adm not not not not 200 not 200
GET  jobs:state{budis_job}                                     adm adm adm adm 200 404 404 404 200 404 200
GET  jobs:state{citras_job}                                    adm adm adm adm 404 200 404 404 200 404 200
POST jobs:retry{budis_job}                                     adm adm adm adm not not not not  go not  go  > /admin/jobs/inspect/#/
GET  outbox:index                                              adm adm adm adm not not not not 200 not 200
GET  outbox:index_results                                      adm adm adm adm not not not not 200 not 200
POST outbox:retry{message}                                     adm adm adm adm not not not not  go not  go  > /admin/outbox/
GET  staff_invitations:index                                   adm adm adm adm not not not not 200 not 200
GET  staff_invitations:index_results                           adm adm adm adm not not not not 200 not 200
GET  staff_invitations:add                                     adm adm adm adm not not not not 200 not 200
POST staff_invitations:add                                     adm adm adm adm not not not not 200 not 200
GET  staff_invitations:link                                    adm adm adm adm not not not not  go not  go  > /admin/staff_invitations/
POST staff_invitations:withdraw{fitris_invitation}             adm adm adm adm not not not not  go not  go  > /admin/staff_invitations/
POST staff_invitations:withdraw{jokos_invitation}              adm adm adm adm not not not not 404 not  go  > /admin/staff_invitations/
GET  wagtailusers_users:index                                  adm adm adm adm not not not not not not 200
GET  wagtailusers_users:index_results                          adm adm adm adm not not not not not not 200
GET  wagtailusers_users:add                                    adm adm adm adm not not not not not not  go  > /admin/staff_invitations/new/
POST wagtailusers_users:add                                    adm adm adm adm not not not not not not  go  > /admin/staff_invitations/new/
GET  wagtailusers_users:edit{a_person}                         adm adm adm adm not not not not not not 200
GET  wagtailusers_users:edit{a_learner}                        adm adm adm adm 404 404 404 404 404 404 404
POST wagtailusers_users:edit{a_person}                         adm adm adm adm not not not not not not 200
GET  wagtailusers_users:delete{a_person}                       adm adm adm adm not not not not not not not
POST wagtailusers_users:delete{a_person}                       adm adm adm adm not not not not not not not
GET  wagtailusers_users:history{a_person}                      adm adm adm adm not not not not not not 200
GET  wagtailusers_users:history_results{a_person}              adm adm adm adm not not not not not not 200
GET  wagtailusers_users:history{a_learner}                     adm adm adm adm 404 404 404 404 404 404 404
GET  admin/reports/site-history/                               adm adm adm adm not not not not 200 not 200
GET  admin/reports/site-history/results/                       adm adm adm adm not not not not 200 not 200
"""
