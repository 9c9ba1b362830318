set(SOURCES
    tst_formrows.cpp
    tst_formview.cpp
)
