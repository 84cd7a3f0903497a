# ruff: noqa: E501  (a table is read in columns)
"""Who may open what: everybody's pages, and the learner's own.

What each of the cast is answered: a status, or where they are sent.
in   to sign in first              crs  to the course page, with a reason
adm  to the staff's door           ask  to the page that asks for consent
not  to the admin's first page     go   on, to what stands behind > (# is a number)
opn  200, and the first opening is remembered
"""

LEARNERS = """
# Everybody's.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  page:home                                                 200 200 200 200 200 200 200 200 200 200 200
GET  page:catalogue                                            200 200 200 200 200 200 200 200 200 200 200
GET  page:course                                               200 200 200 200 200 200 200 200 200 200 200
GET  page:module                                               200 200 200 200 200 200 200 200 200 200 200
GET  page:lesson                                               crs 200 200 200 crs crs crs crs crs crs crs
GET  page:extra                                                crs opn  go  go crs crs crs crs crs crs crs  > /kursus/aman/ekstra/  + courses_lessonprogress
GET  page:draft                                                404 404 404 404 404 404 404 404 404 404 404
GET  page:plain                                                200 200 200 200 200 200 200 200 200 200 200
GET  page:help                                                 200 200 200 200 200 200 200 200 200 200 200
GET  search                                                    200 200 200 200 200 200 200 200 200 200 200
GET  styleguide                                                200 200 200 200 200 200 200 200 200 200 200
GET  styleguide_states                                         200 200 200 200 200 200 200 200 200 200 200
GET  offline                                                   200 200 200 200 200 200 200 200 200 200 200
GET  manifest                                                  200 200 200 200 200 200 200 200 200 200 200
GET  service_worker                                            200 200 200 200 200 200 200 200 200 200 200
GET  healthz/live                                              200 200 200 200 200 200 200 200 200 200 200
GET  healthz/ready                                             200 200 200 200 200 200 200 200 200 200 200
GET  metrics                                                   200 200 200 200 200 200 200 200 200 200 200
GET  media{rendition}                                          200 200 200 200 200 200 200 200 200 200 200
GET  media{original}                                           404 404 404 404 404 404 404 404 404 404 404
GET  /dokumen/<id>/<name>{handout handout_name}                crs 200 200 200 crs crs crs 200 200 crs 200
GET  /dokumen/<id>/<name>{handout loose_name}                  404 404 404 404 404 404 404 404 404 404 404
GET  /dokumen/<id>/<name>{loose loose_name}                    404 404 404 404 404 404 404 200 200 404 200
GET  _util/login/                                              404 404 404 404 404 404 404 404 404 404 404
POST _util/login/                                              404 404 404 404 404 404 404 404 404 404 404
GET  certificates:check_form                                   200 200 200 200 200 200 200 200 200 200 200
POST certificates:check_form                                   200 200 200 200 200 200 200 200 200 200 200
GET  certificates:check{ayus_code}                             200 200 200 200 200 200 200 200 200 200 200
GET  certificates:check{0000000000000000000000000A}            404 404 404 404 404 404 404 404 404 404 404
GET  api:openapi-json                                          200 200 200 200 200 200 200 200 200 200 200
GET  api:api-root                                              404 404 404 404 404 404 404 404 404 404 404

# One's own account.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  accounts:profile                                           in 200 200 200 200 200 200 200 200 200 200
GET  accounts:edit_profile                                      in 200 200 200 200 200 200 200 200 200 200
POST accounts:edit_profile                                      in 200 200 200 200 200 200 200 200 200 200
GET  accounts:age                                               in 200 200 200 200 200 200 200 200 200 200
POST accounts:age                                               in 200 200 200 200 200 200 200 200 200 200
GET  accounts:regions                                          200 200 200 200 200 200 200 200 200 200 200
GET  accounts:consent                                           in 200 200 200 200 200 200 200 200 200 200
POST accounts:give_assent                                       in  go  go ask  go  go  go  go  go  go  go  > /belajar/
GET  accounts:adult_beside                                      in 200 200 200 ask ask ask ask ask ask ask
POST accounts:adult_beside                                      in 200 200 200 ask ask ask ask ask ask ask
GET  accounts:paper_form                                        in 200 200 200 ask ask ask ask ask ask ask
GET  accounts:guardian_link                                     in ask ask 200 ask ask ask ask ask ask ask
POST accounts:make_guardian_link                                in ask ask  go ask ask ask ask ask ask ask  > /akun/izin/tautan/
POST accounts:cancel_guardian_link                              in  go  go  go  go  go  go  go  go  go  go  > /akun/izin/tautan/
GET  accounts:guardian_code                                    200 200 200 200 200 200 200 200 200 200 200
POST accounts:guardian_code                                    200 200 200 200 200 200 200 200 200 200 200
GET  accounts:guardian_asked{indras_link}                      200 200 200 200 200 200 200 200 200 200 200
POST accounts:guardian_asked{indras_link}                      200 200 200 200 200 200 200 200 200 200 200
GET  accounts:guardian_asked{tidak-ada}                        404 404 404 404 404 404 404 404 404 404 404
POST accounts:guardian_asked{tidak-ada}                        404 404 404 404 404 404 404 404 404 404 404
GET  accounts:guardian_answered{ya}                            200 200 200 200 200 200 200 200 200 200 200
GET  accounts:guardian_answered{lain}                          404 404 404 404 404 404 404 404 404 404 404
GET  accounts:withdraw                                          in 200 200 200 200 200 200 200 200 200 200
POST accounts:withdraw                                          in 200 200 200 200 200 200 200 200 200 200
GET  accounts:copy                                              in 200 200 200 200 200 200 200 200 200 200
POST accounts:copy                                              in 200 200 200 200 200 200 200 200 200 200
GET  accounts:erase                                             in 200 200 200 403 403 403 403 403 403 403
POST accounts:erase                                             in 200 200 200 403 403 403 403 403 403 403
POST accounts:keep                                              in 404 404  go 404 404 404 404 404 404 404  > /akun/hapus/
GET  accounts:recovery                                         200  go  go  go  go  go  go  go  go  go  go  > /akun/sandi/ubah/
POST accounts:recovery                                         200  go  go  go  go  go  go  go  go  go  go  > /akun/sandi/ubah/
GET  accounts:card                                             200  go  go  go  go  go  go  go  go  go  go  > /belajar/
POST accounts:card                                             200  go  go  go  go  go  go  go  go  go  go  > /belajar/
GET  accounts:recovery_code                                     in  go  go  go  go  go  go  go  go  go  go  > /akun/
POST accounts:recovery_code                                     in  go  go  go  go  go  go  go  go  go  go  > /belajar/
POST accounts:new_recovery_code                                 in  go  go  go  go  go  go  go  go  go  go  > /akun/pastikan/
GET  accounts:kept_form                                         in  go  go  go  go  go  go  go  go  go  go  > /belajar/
POST accounts:kept_form                                         in  go  go  go  go  go  go  go  go  go  go  > /belajar/
GET  accounts:join_staff{undangan-joko}                        200  go  go  go  go  go  go  go  go  go  go  > /akun/keluar/
POST accounts:join_staff{undangan-joko}                        200  go  go  go  go  go  go  go  go  go  go  > /akun/keluar/
GET  accounts:join_staff{tidak-ada}                            404  go  go  go  go  go  go  go  go  go  go  > /akun/keluar/
GET  accounts:signed_out                                       200  go  go  go  go  go  go  go  go  go  go  > /akun/keluar/
GET  account_signup                                            200  go  go  go not not not not not not not  > /belajar/
POST account_signup                                            200  go  go  go not not not not not not not  > /belajar/
GET  account_logout                                             go 200 200 200 200 200 200 200 200 200 200  > /akun/sudah-keluar/
POST account_logout                                             go  go  go  go  go  go  go  go  go  go  go  > /akun/sudah-keluar/
GET  admin/login/                                               in 403 403 403 403 403 403 403 403 403 403
POST admin/login/                                               in 403 403 403 403 403 403 403 403 403 403
GET  admin/logout/                                              go 200 200 200 200 200 200 200 200 200 200  > /akun/sudah-keluar/
POST admin/logout/                                              go  go  go  go  go  go  go  go  go  go  go  > /akun/sudah-keluar/
GET  admin/password_reset/                                      in 403 403 403 403 403 403 403 403 403 403
GET  admin/password_reset/<path:rest>{done/}                    in 403 403 403 403 403 403 403 403 403 403
GET  admin/bulk/accounts/<path:rest>{user/delete/}             404 404 404 404 404 404 404 404 404 404 404
POST admin/bulk/accounts/<path:rest>{user/delete/}             404 404 404 404 404 404 404 404 404 404 404

# Joining a cohort: whoever holds the code, and has an account.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  join:form                                                 200 200 200 200 200 200 200 200 200 200 200
POST join:form                                                 200 200 200 200 200 200 200 200 200 200 200
GET  join:cohort{budis_join_code}                              200 200 200 200 200 200 200 200 200 200 200
GET  join:cohort{TIDAKADA}                                     404 404 404 404 404 404 404 404 404 404 404
POST join:join{budis_join_code}                                 in crs crs ask crs crs crs crs crs crs crs
POST join:join{TIDAKADA}                                        in 404 404 404 404 404 404 404 404 404 404

# Learning: Ayu's are Ayu's, Gita's are Gita's; Indra waits for a consent.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  learn:my_courses                                           in 200 200 200 200 200 200 200 200 200 200
POST learn:enrol{course}                                        in crs crs crs crs crs crs crs crs crs crs
POST learn:start_test{course awal}                              in crs crs ask 404 404 404 404 404 404 404
POST learn:start_test{course akhir}                             in  go  go ask 404 404 404 404 404 404 404  > /belajar/uji/#/
POST learn:start_test{course latihan}                           in 404 404 404 404 404 404 404 404 404 404
GET  learn:test{ayus_post}                                      in 200 404 404 404 404 404 404 404 404 404
GET  learn:test{ayus_pre}                                       in  go 404 404 404 404 404 404 404 404 404  > /belajar/uji/#/hasil/
GET  learn:test{gitas_post}                                     in 404 200 404 404 404 404 404 404 404 404
GET  learn:test{indras_pre}                                     in 404 404 ask 404 404 404 404 404 404 404
GET  learn:check_test{ayus_post}                                in 200 404 404 404 404 404 404 404 404 404
GET  learn:check_test{gitas_post}                               in 404 200 404 404 404 404 404 404 404 404
GET  learn:check_test{indras_pre}                               in 404 404 ask 404 404 404 404 404 404 404
POST learn:save_test{ayus_post}                                 in  go 404 404 404 404 404 404 404 404 404  > /belajar/uji/#/
POST learn:save_test{ayus_pre}                                  in  go 404 404 404 404 404 404 404 404 404  > /belajar/uji/#/
POST learn:save_test{gitas_post}                                in 404  go 404 404 404 404 404 404 404 404  > /belajar/uji/#/
POST learn:save_test{indras_pre}                                in 404 404 ask 404 404 404 404 404 404 404
POST learn:submit_test{ayus_post}                               in  go 404 404 404 404 404 404 404 404 404  > /belajar/uji/#/hasil/
POST learn:submit_test{gitas_post}                              in 404  go 404 404 404 404 404 404 404 404  > /belajar/uji/#/hasil/
POST learn:submit_test{indras_pre}                              in 404 404 ask 404 404 404 404 404 404 404
GET  learn:result{ayus_pre}                                     in 200 404 404 404 404 404 404 404 404 404
GET  learn:result{ayus_post}                                    in  go 404 404 404 404 404 404 404 404 404  > /belajar/uji/#/
GET  learn:result{gitas_pre}                                    in 404 200 404 404 404 404 404 404 404 404
GET  learn:result{indras_pre}                                   in 404 404  go 404 404 404 404 404 404 404  > /belajar/uji/#/
POST learn:keep_place{lesson}                                    in 204 204 404 404 404 404 404 404 404 404
POST learn:finish_lesson{lesson}                                in crs crs  go crs crs crs crs crs crs crs  > /kursus/aman/modul-#/pelajaran-#/
POST learn:finish_lesson{draft_lesson}                          in 404 404 404 404 404 404 404 404 404 404
POST api:answers{ayus_post}                                    401 200 404 404 404 404 404 404 404 404 404
POST api:answers{gitas_post}                                   401 404 200 404 404 404 404 404 404 404 404
POST api:answers{indras_pre}                                   401 404 404 403 404 404 404 404 404 404 404
GET  certificates:mine                                          in 200 200 200 200 200 200 200 200 200 200
POST certificates:name                                          in  go  go ask  go  go  go  go  go  go  go  > /sertifikat/milikku/
GET  certificates:download{ayus_certificate}                    in 200 404 404 404 404 404 404 404 404 404
GET  certificates:download{gitas_certificate}                   in 404 200 404 404 404 404 404 404 404 404
"""
