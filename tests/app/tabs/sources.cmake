set(SOURCES
    tst_canaries.cpp
    tst_lastwrite.cpp
)
