set(SOURCES
    tst_privatefile.cpp
    tst_visibletext.cpp
)
