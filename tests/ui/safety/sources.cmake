set(SOURCES
    tst_reviewsheet.cpp
)
