set(SOURCES
    tst_accountstatus.cpp
    tst_moment.cpp
    tst_personquery.cpp
    tst_personreader.cpp
    tst_reads.cpp
    tst_usersummary.cpp
)
