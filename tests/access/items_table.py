# ruff: noqa: E501  (a table is read in columns)
"""Who may open what: how questions work, in totals that name nobody.

The words are those of the learners' table.
"""

ITEMS = """
# Item analysis: M&E officers, authors and programme admins; trainers meet their own cohorts only.
#                                                              vis ayu git ind bud cit dew eko fit hes jok
GET  item_analysis                                             adm adm adm adm not not 200 200 200 not 200
GET  item_analysis_edition{edition}                            adm adm adm adm not not 200 200 200 not 200  ! items.view
GET  item_analysis_export{edition csv}                         adm adm adm adm not not 200 200 200 not 200  ! items.export
"""
