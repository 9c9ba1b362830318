set(SOURCES
    tst_foreign.cpp
    tst_shellwords.cpp
    tst_snippet.cpp
)
