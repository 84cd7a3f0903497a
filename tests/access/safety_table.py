# ruff: noqa: E501  (a table is read in columns)
"""Who may open what: what is about the safety of learners. The words are the staff's table's."""

SAFETY = """
# Flags for the companion: who may read a text may flag it; the companion alone reads flags.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  text_flags:list                                           adm adm adm adm not not not not not 200 200  ! text.list
GET  text_flags:one{ayus_flag}                                 adm adm adm adm not not not not not 200 200  ! text.read
POST text_flags:one{ayus_flag}                                 adm adm adm adm not not not not not  go  go  > /admin/text-flags/
GET  text_flags:new{person a_learner}                          adm adm adm adm 200 404 404 404 200 404 200
GET  text_flags:new{person a_person}                           adm adm adm adm 404 404 404 404 404 404 404
POST text_flags:new{person a_learner}                          adm adm adm adm 200 404 404 404 200 404 200
"""
