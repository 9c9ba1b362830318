set(SOURCES
    tst_pagedlist.cpp
    tst_pager.cpp
    tst_sandboxpaging.cpp
)
