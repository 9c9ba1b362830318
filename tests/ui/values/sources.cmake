set(SOURCES
    tst_datetimetext.cpp
    tst_valuefields.cpp
)
