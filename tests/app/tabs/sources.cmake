set(SOURCES
    tst_lastwrite.cpp
)
